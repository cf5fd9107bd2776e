/** Who may do what: hooks that stand before the routes, and ask nothing about any matter. */
import type { FastifyRequest } from 'fastify';
import { type BegunBy, signedIn } from '../../review/sessions.ts';
import { seesMatters, type User, worksOnMatters } from '../../review/users.ts';
import type { World } from '../../world.ts';
import { isAway, isFromConsole, sessionOf } from './asker.ts';
import { Refusal } from './refusals.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whoever is signed in at the console; set where `onlySignedIn` stands before a route. */
    reviewUser: User | null;
    /** How their session was begun. */
    reviewBegunBy: BegunBy | null;
  }
}

/** What changes something is taken from our own page only. */
export async function onlyFromConsole(request: FastifyRequest): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD' && !isFromConsole(request))
    throw new Refusal('foreign_request');
}

export const onlySignedIn =
  (world: World) =>
  async (request: FastifyRequest): Promise<void> => {
    const secret = sessionOf(request);
    const open = secret === undefined ? undefined : await signedIn(world, secret, isAway(request));
    request.reviewUser = open?.user ?? null;
    request.reviewBegunBy = open?.begunBy ?? null;
    if (!open) throw new Refusal('signed_out');
  };

/** Those who work on matters. */
export async function onlyReviewers(request: FastifyRequest): Promise<void> {
  if (!worksOnMatters(request.reviewUser?.role ?? '')) throw new Refusal('reviewers_only');
}

/** Those who may look at them: the auditor too. */
export async function onlyDesk(request: FastifyRequest): Promise<void> {
  if (!seesMatters(request.reviewUser?.role ?? '')) throw new Refusal('reviewers_only');
}

/** Behind `onlySignedIn` there is always somebody. */
export function userOf({ reviewUser }: FastifyRequest): User {
  if (!reviewUser) throw new Refusal('signed_out');
  return reviewUser;
}

export function begunByOf({ reviewBegunBy }: FastifyRequest): BegunBy {
  if (!reviewBegunBy) throw new Refusal('signed_out');
  return reviewBegunBy;
}
