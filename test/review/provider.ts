/** A real OpenID provider on this machine, with a page of its own on which one says who one is, or goes back. */
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

export interface RealProvider {
  readonly issuer: string;
  /** On the port that it had. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export const CLIENT = { clientId: 'liukan', clientSecret: 'a secret of the client, long enough for everybody' };

/** `redirectUris`: where it may send people back to. */
export async function realProvider(redirectUris: readonly string[]): Promise<RealProvider> {
  let handle: ReturnType<Provider['callback']> | undefined;
  const listen = async (port: number): Promise<Server> => {
    const server = createServer((request, response) => void handle?.(request, response));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return server;
  };
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const issuer = `http://localhost:${port}`; // another site than the desk's 127.0.0.1, as a browser counts
  handle = provider(issuer, redirectUris);
  return {
    issuer,
    async start() {
      server = await listen(port);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function provider(issuer: string, redirectUris: readonly string[]): ReturnType<Provider['callback']> {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const configuration: Configuration = {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [...redirectUris],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...key, alg: 'ES256', use: 'sig' }] },
    cookies: { keys: ['a key for cookies'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    /** Whoever is signed in has agreed. */
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  };
  const made = new Provider(issuer, configuration);
  made.use(async (context, next) => {
    const at = /^\/interaction\/[\w-]+(\/as|\/back)?$/.exec(context.path);
    if (at === null) return next();
    const { req, res } = context;
    switch (at[1]) {
      case undefined:
        context.type = 'html';
        context.body = PAGE.replaceAll('HERE', context.path);
        return;
      case '/back':
        await made.interactionFinished(req, res, { error: 'access_denied' });
        break;
      case '/as':
        await made.interactionFinished(req, res, { login: { accountId: String(context.query.sub) } });
        break;
    }
    context.respond = false;
  });
  return made.callback();
}

const PAGE = `<!doctype html><title>统一身份认证</title>
<form action="HERE/as"><label>账号 <input name="sub"></label> <button>登录</button></form>
<a href="HERE/back">不登录，返回</a>`;
