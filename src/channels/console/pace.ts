/** How often one address may try to sign in: a name is locked after a few wrong passwords; this is against one who tries many. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './refusals.ts';

/** Many: a whole office may share one address. */
const A_MINUTE = 30;

/** Each kind of attempt has a count of its own, so that a page that asks for one cannot use up the other. */
export async function attempts(app: FastifyInstance): Promise<(request: FastifyRequest) => Promise<void>> {
  await app.register(rateLimit, { global: false, cache: 20_000 });
  const count = app.createRateLimit({ max: A_MINUTE, timeWindow: 60_000 });
  return async (request) => {
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded) throw new Refusal('rate_limited');
  };
}
