/** The way to the office's identity provider, and back from it. */
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { JOURNEY_LIFETIME } from '../../review/oidc.ts';
import { isRefused } from '../../review/refused.ts';
import { SESSION_LIFETIME } from '../../review/sessions.ts';
import { isSecure, journeyCookie, journeyOf, languageOf, sessionCookie } from './asker.ts';
import type { ConsoleOptions } from './options.ts';
import { Refusal, refusalBody, statusOf, type Values } from './refusals.ts';
import { departureBody, refusals } from './schemas.ts';

export const oidcDeparture: FastifyPluginAsyncZod<ConsoleOptions> = async (app, { desk: { world }, oidc }) => {
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
    const no = (code: Parameters<typeof statusOf>[0], values: Values = {}): FastifyReply => {
      const { message } = refusalBody(new Refusal(code, undefined, values), lang).error;
      const back = lang === 'en' ? 'Back to the review desk' : '回到审核台';
      return send(reply.code(statusOf(code)), lang, `<p>${escaped(message)}</p><p><a href="/review">${back}</a></p>`);
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

const send = (reply: FastifyReply, lang: string, body: string, head = ''): FastifyReply =>
  reply
    .headers({
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer', // the address holds the provider's code
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="${lang === 'en' ? 'en' : 'zh-CN'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>六看 · Liukan</title>${head}</head><body>${body}</body></html>`,
    );

/** What the provider sent is text and nothing else. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
