/** /review: the built page. Its scripts and styles lie with the other pages' under /assets. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyPluginAsync } from 'fastify';
import type { ConsoleOptions } from './options.ts';

/** Stricter than the rest of the site: the console is never framed, and talks to its own server only. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const page: FastifyPluginAsync<ConsoleOptions> = async (app, { assets }) => {
  app.get('/review', { schema: { hide: true } }, async (_, reply) => {
    const html = await readFile(join(assets, 'review.html'), 'utf8').catch(() => undefined);
    if (html === undefined)
      return reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send('页面还没有构建，请运行 npm run build。\nThe page is not built yet: npm run build.\n');
    return reply
      .headers({
        'content-security-policy': policy,
        'cache-control': 'no-cache',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      })
      .type('text/html; charset=utf-8')
      .send(html);
  });
};
