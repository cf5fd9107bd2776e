/**
 * Signing in with the accounts of the office's identity provider: OpenID Connect, authorization code with PKCE. Nobody gets an
 * account by it: an administrator has written the account's number (`sub`) beside a user.
 */
import * as client from 'openid-client';
import { Conflict } from '../store/database.ts';
import { addJourney, journeyByHash, takeJourney } from '../store/oidc-journeys.ts';
import { userByOidc } from '../store/users.ts';
import { refused, type Refused } from './refused.ts';
import { hashOf, newSecret } from './secrets.ts';
import { begin, type Session } from './sessions.ts';
import type { UserWorld } from './users.ts';

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says: the office's name for its accounts. */
  readonly name: string;
  /** Where the provider sends people back to: https://liukan.example/review/oidc */
  readonly callback: string;
}

/** For so long one may be away at the provider. */
export const JOURNEY_LIFETIME = 10 * 60_000;
/** A provider that does not answer is told soon. Seconds. */
const PATIENCE = 10;
/** What the provider has said of itself (addresses, ways to sign) is asked again after so long. */
const KNOWN_FOR = 3_600_000;

export interface Departure {
  /** The provider's page. */
  readonly to: string;
  /** Goes into a cookie, so that only the browser that left can come back. */
  readonly secret: string;
}

export interface Oidc {
  readonly name: string;
  /** Whether people reach us over TLS. */
  readonly isSecure: boolean;
  depart(world: UserWorld): Promise<Departure | Refused<'oidc_unreachable'>>;
  /** `url`: the address at which the provider sent the browser back, whole. */
  arrive(world: UserWorld, secret: string, url: URL): Promise<Arrived>;
}

type Arrived =
  | Session
  | Refused<'oidc_unreachable' | 'oidc_late'>
  /** What the provider or the check said, in one word: access_denied. */
  | (Refused<'oidc_failed'> & { readonly why: string })
  /** Whoever it is, no user has this account. */
  | (Refused<'oidc_unknown'> & { readonly subject: string });

/** `log` hears what went wrong in more words than a page may show, and no secret. */
export function oidcWith(
  { issuer, clientId, clientSecret, name, callback }: OidcConfig,
  log: (line: string) => void,
): Oidc {
  const discover = () =>
    client.discovery(new URL(issuer), clientId, undefined, clientAuth(clientSecret), {
      timeout: PATIENCE,
      execute: [
        client.enableNonRepudiationChecks, // else the library trusts TLS and leaves the signature of the id token alone
        ...(issuer.startsWith('http:') ? [client.allowInsecureRequests] : []), // this machine only: see src/config.ts
      ],
    });
  let known: { readonly found: Promise<client.Configuration>; readonly at: number } | undefined;
  /** Asked when it is first needed, and again after a failure: the desk starts while the provider is down. */
  const provider = (now: number): Promise<client.Configuration> => {
    if (known === undefined || now - known.at >= KNOWN_FOR) {
      const asked = { found: discover(), at: now };
      asked.found.catch(() => {
        if (known === asked) known = undefined;
      });
      known = asked;
    }
    return known.found;
  };

  return {
    name,
    isSecure: callback.startsWith('https:'),
    async depart({ db, now }) {
      const found = await provider(now()).catch((error: unknown) => log(`oidc: ${causesOf(error)}`));
      if (!found) return refused('oidc_unreachable');
      const [secret, state, nonce, verifier] = [
        newSecret(),
        client.randomState(),
        client.randomNonce(),
        client.randomPKCECodeVerifier(),
      ];
      await db.commit(addJourney({ hash: hashOf(secret), state, nonce, verifier }, now() + JOURNEY_LIFETIME, now()));
      const to = client.buildAuthorizationUrl(found, {
        redirect_uri: callback,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { to: to.href, secret };
    },

    async arrive(world, secret, url) {
      const journey = await journeyByHash(world.db, hashOf(secret), world.now());
      if (journey === undefined) return refused('oidc_late');
      const { hash, state, nonce, verifier } = journey;
      try {
        await world.db.commit(takeJourney(hash));
      } catch (error) {
        if (error instanceof Conflict) return refused('oidc_late');
        throw error;
      }
      const back = new URL(callback);
      back.search = url.search; // a proxy may have changed everything before it
      let subject: string | undefined;
      try {
        const tokens = await client.authorizationCodeGrant(await provider(world.now()), back, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        subject = tokens.claims()?.sub;
      } catch (error) {
        log(`oidc: ${causesOf(error)}`);
        const why = whyOf(error);
        return why === undefined ? refused('oidc_unreachable') : { ...refused('oidc_failed'), why };
      }
      if (!subject) return { ...refused('oidc_failed'), why: 'no_subject' };
      const user = await userByOidc(world.db, subject);
      const begun = user && (await begin(world, user.id, 'oidc', []));
      return begun ?? { ...refused('oidc_unknown'), subject };
    },
  };
}

/** By the way that the provider says it takes, in the body where it may choose: not all decode a header as the standard has it. */
function clientAuth(secret: string): client.ClientAuth {
  const [inBody, inHeader] = [client.ClientSecretPost(secret), client.ClientSecretBasic(secret)];
  return (as, ...request) =>
    (as.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? inBody : inHeader)(as, ...request);
}

/** What a provider answers when it is not itself: 502, a page of a proxy's. */
const NO_ANSWERS = ['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'];

/** The provider's own word for what is wrong, or the library's; undefined where nothing was answered that makes sense. */
function whyOf(error: unknown): string | undefined {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return error.error;
  if (error instanceof client.ClientError && !NO_ANSWERS.includes(error.code ?? ''))
    return error.code ?? 'invalid_response';
  return error instanceof client.WWWAuthenticateChallengeError ? 'invalid_client' : undefined;
}

/** 'fetch failed: self-signed certificate in certificate chain' */
const causesOf = (error: unknown): string =>
  error instanceof Error
    ? [error.message, ...(error.cause instanceof Error ? [causesOf(error.cause)] : [])].join(': ')
    : 'failed';
