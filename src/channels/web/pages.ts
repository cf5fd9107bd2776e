/** Serves what `npm run build` made: the chat page at /, its scripts and styles, and widget.js. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Refusal } from './refusals.ts';

export const pages = async (app: FastifyInstance, assets: string): Promise<void> => {
  const root = resolve(assets);
  if (!existsSync(`${root}/index.html`)) {
    app.log.warn(`没有找到网页（${root}），请先运行 npm run build · the pages are not built: npm run build`);
    app.get('/', { schema: { hide: true } }, () => {
      throw new Refusal('unavailable');
    });
    return;
  }
  await app.register(files, {
    root,
    cacheControl: false,
    setHeaders: (reply, path) => reply.header('cache-control', lifetime(path.slice(root.length))),
  });
};

/** Files in assets/ carry a hash of what is in them in their names; the others may change under the same name. */
const lifetime = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
