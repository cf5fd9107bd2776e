/** The way to the office's identity provider, and back from it. */
import { createHash } from 'node:crypto';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { JOURNEY_LIFETIME } from '../../review/oidc.ts';
import { isRefused } from '../../review/refused.ts';
import { SESSION_LIFETIME } from '../../review/sessions.ts';
import { isSecure, journeyCookie, journeyOf, languageOf, sessionCookie } from './asker.ts';
import type { ConsoleOptions } from './options.ts';
import { attempts } from './pace.ts';
import { Refusal, refusalBody, statusOf, type Values } from './refusals.ts';
import { departureBody, refusals } from './schemas.ts';

export const oidcDeparture: FastifyPluginAsyncZod<ConsoleOptions> = async (app, { desk: { world }, oidc }) => {
  const mayTry = await attempts(app); // each leaves a row behind for a while
  app.post(
    '/oidc',
    {
      schema: {
        tags: ['review'],
        operationId: 'departToOidc',
        summary: 'Begin to sign in with the office’s own account: where to go',
        security: [],
        response: { 200: departureBody, ...refusals },
      },
    },
    async (request, reply) => {
      await mayTry(request);
      const departure = oidc === undefined ? undefined : await oidc.depart(world);
      if (departure === undefined) throw new Refusal('oidc_off');
      if (isRefused(departure)) throw new Refusal(departure.refused);
      reply.header('set-cookie', journeyCookie(departure.secret, JOURNEY_LIFETIME / 1000, isSecure(request)));
      return { to: departure.to };
    },
  );
};

/**
 * The session's cookie is strict: a browser does not send it with a page that another site has led to. So this answers with a
 * page of our own, and that one leads on.
 */
export const oidcReturn: FastifyPluginAsync<ConsoleOptions> = async (app, { desk: { world }, oidc }) => {
  app.get('/review/oidc', { schema: { hide: true }, exposeHeadRoute: false }, async (request, reply) => {
    const lang = languageOf(request);
    const secure = oidc?.isSecure ?? false;
    reply.header('set-cookie', journeyCookie('', 0, secure));
    const title = lang === 'en' ? 'Sign in to the review desk' : '登录审核台';
    const no = (code: Parameters<typeof statusOf>[0], values: Values = {}): FastifyReply => {
      const { message } = refusalBody(new Refusal(code, undefined, values), lang).error;
      const back = lang === 'en' ? 'Back to the review desk' : '回到审核台';
      return send(
        reply.code(statusOf(code)),
        lang,
        `<h1>${title}</h1><p>${escaped(message)}</p><p><a href="/review">${back}</a></p>`,
      );
    };
    if (oidc === undefined) return no('oidc_off');
    const arrived = await oidc.arrive(world, journeyOf(request) ?? '', new URL(request.url, 'http://localhost'));
    if ('subject' in arrived) return no(arrived.refused, { subject: arrived.subject });
    if ('why' in arrived) return no(arrived.refused, { why: arrived.why });
    if (isRefused(arrived)) return no(arrived.refused);
    reply.header('set-cookie', sessionCookie(arrived.secret, SESSION_LIFETIME / 1000, secure));
    const on = lang === 'en' ? 'To the review desk' : '进入审核台';
    return send(
      reply,
      lang,
      `<p><a href="/review">${on}</a></p>`,
      '<meta http-equiv="refresh" content="0; url=/review">',
    );
  });
};

/** Few words in the middle, in the colours of src/pages/look.ts. */
const STYLE =
  ':root{color-scheme:light dark;font:1rem/1.7 system-ui,sans-serif;background:#f5f6f8;color:#1b2530}a{color:#1f4b73}main{max-width:32rem;margin:12vh auto 0;padding:0 1.25rem;overflow-wrap:anywhere}h1{font-size:1.4375rem}@media(prefers-color-scheme:dark){:root{background:#12171d;color:#e6ebf0}a{color:#8fbbe4}}';
/** This one style, and nothing else at all. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const send = (reply: FastifyReply, lang: string, body: string, head = ''): FastifyReply =>
  reply
    .headers({
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer', // the address holds the provider's code
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${lang === 'en' ? 'en' : 'zh-CN'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>六看 · Liukan</title>${head}<style>${STYLE}</style></head><body><main>${body}</main></body></html>`,
    );

/** What the provider sent is text and nothing else. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
