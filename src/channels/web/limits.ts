/** How often one may ask. Two counts: by network address (generous: a whole office may share one) and by conversation. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tokenOf } from './asker.ts';
import { usualPace, type Pace } from './options.ts';
import { Refusal } from './refusals.ts';
import { hashOf } from './token.ts';

export interface Limits {
  readonly perAddress: Limit;
  readonly openings: Limit;
  /** Counted by token, so that a stranger cannot use up what belongs to somebody's conversation. */
  readonly perConversation: Limit;
}

type Limit = (request: FastifyRequest) => Promise<void>;

export const limits = async (app: FastifyInstance, pace: Partial<Pace> = {}): Promise<Limits> => {
  const { perAddress, openings, perConversation } = { ...usualPace, ...pace };
  await app.register(rateLimit, { global: false, cache: 20_000 });
  const limit = (max: number, keyGenerator?: (request: FastifyRequest) => string): Limit => {
    const count = app.createRateLimit({ max, timeWindow: 60_000, ...(keyGenerator && { keyGenerator }) });
    return async (request) => {
      const counted = await count(request);
      if (!counted.isAllowed && counted.isExceeded)
        throw new Refusal('rate_limited', { retryAfter: counted.ttlInSeconds });
    };
  };
  return {
    perAddress: limit(perAddress),
    openings: limit(openings),
    perConversation: limit(perConversation, (request) => hashOf(tokenOf(request) ?? request.ip)),
  };
};
