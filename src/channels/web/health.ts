/** For whoever watches over the server: is the process alive, and can it reach its database? */
import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { Refusal } from './refusals.ts';

export const health = (app: FastifyInstance, { db }: World): void => {
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }));
  app.get('/readyz', { schema: { hide: true } }, async (request) => {
    await db.query('select 1 as one', []).catch((error: unknown) => {
      request.log.error({ err: error, req: request }, 'database not reachable');
      throw new Refusal('unavailable');
    });
    return { status: 'ok' };
  });
};
