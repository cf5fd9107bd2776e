/** The queue: what a user may see of it, and who takes up what. */
import type { Decision } from '../core/decision.ts';
import type { ConsentedRecord } from '../core/record.ts';
import { claimReview, releaseReview, reviewsByStatus } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import { type Desk, type LiveReview, maySee, reviewFor } from './desk.ts';
import { recordOf, reliedOn, standingOf, type Standing } from './record.ts';
import { isRefused, refused, type Refused } from './refused.ts';

export type QueueStatus = LiveReview['status'];

/** One line of the queue. */
export interface Summary {
  readonly id: string;
  readonly status: QueueStatus;
  /** Who holds it or decided it; a colleague is never named. */
  readonly held: 'nobody' | 'me' | 'colleague';
  /** The officer's unit, as they wrote it. */
  readonly unit: string;
  readonly openedAt: number;
  readonly standing: Standing;
}

/** One matter. Whole while it is open and for whoever took it up; what a colleague holds is no longer anybody else's to read. */
export interface View extends Summary {
  readonly whole?: Whole;
}

export interface Whole {
  readonly record: ConsentedRecord;
  /** Ids of the clauses that the judgment rests on. */
  readonly reliedOn: readonly string[];
  readonly decision?: Decision;
}

/** Oldest first, and one's own before the others'. */
export async function listReviews(desk: Desk, user: User, status: QueueStatus): Promise<readonly Summary[]> {
  const visible: Summary[] = [];
  for (const review of await reviewsByStatus(desk.world.db, status)) {
    if (review.status !== 'withdrawn' && (await maySee(desk.world, user, review))) visible.push(summary(review, user));
  }
  const othersLast = ({ held }: Summary): number => (held === 'colleague' ? 1 : 0);
  return visible.toSorted((a, b) => othersLast(a) - othersLast(b));
}

/** Looks at one matter. A log of who looked at a whole record would be written here. */
export async function readReview(desk: Desk, user: User, id: string): Promise<View | Refused<'unknown_review'>> {
  const review = await reviewFor(desk, user, id);
  return review ? viewOf(review, user) : refused('unknown_review');
}

/** Two at once: one gets it, the other is told that a colleague has it. Claiming again what one holds changes nothing. */
export async function claim(
  desk: Desk,
  user: User,
  id: string,
): Promise<View | Refused<'unknown_review' | 'taken' | 'already_decided'>> {
  const review = await reviewFor(desk, user, id);
  if (!review) return refused('unknown_review');
  if (review.status !== 'open') return claimed(review, user);
  try {
    const { world } = desk;
    await desk.reviewerActed(world, review.caseId, { type: 'claimed' }, claimReview(id, user.id, world.now()));
  } catch (error) {
    const now = await reviewFor(desk, user, id);
    if (now?.status === 'open') throw error;
    return now ? claimed(now, user) : refused('unknown_review'); // the officer withdrew it at the same moment
  }
  return readReview(desk, user, id);
}

/** What claiming a review comes to that was claimed before. */
function claimed(review: LiveReview, user: User): View | Refused<'taken' | 'already_decided'> {
  if (review.status === 'decided') return refused('already_decided');
  return holds(user, review) ? viewOf(review, user) : refused('taken');
}

/** Back into the queue. */
export async function release(
  desk: Desk,
  user: User,
  id: string,
): Promise<View | Refused<'unknown_review' | 'not_yours' | 'already_decided'>> {
  const review = await held(desk, user, id);
  if (isRefused(review)) return review;
  try {
    await desk.reviewerActed(desk.world, review.caseId, { type: 'released' }, releaseReview(id, user.id));
  } catch (error) {
    const now = await held(desk, user, id);
    if (!isRefused(now)) throw error;
    if (now.refused !== 'not_yours') return now; // decided at the same moment in another window; else released there
  }
  return readReview(desk, user, id);
}

/** The review, if this user has claimed it. */
export async function held(
  desk: Desk,
  user: User,
  id: string,
): Promise<Extract<LiveReview, { status: 'claimed' }> | Refused<'unknown_review' | 'not_yours' | 'already_decided'>> {
  const review = await reviewFor(desk, user, id);
  if (!review) return refused('unknown_review');
  if (review.status === 'decided') return refused('already_decided');
  return review.status === 'claimed' && holds(user, review) ? review : refused('not_yours');
}

const holds = (user: User, review: LiveReview): boolean => review.status !== 'open' && review.claimedBy === user.id;

const summary = (review: LiveReview, user: User): Summary => ({
  id: review.id,
  status: review.status,
  held: review.status === 'open' ? 'nobody' : holds(user, review) ? 'me' : 'colleague',
  unit: review.unit,
  openedAt: review.openedAt,
  standing: standingOf(recordOf(review)),
});

export function viewOf(review: LiveReview, user: User): View {
  const brief = summary(review, user);
  if (brief.held === 'colleague') return brief;
  const record = recordOf(review);
  const decision = review.status === 'decided' ? { decision: review.decision as Decision } : {};
  return { ...brief, whole: { record, reliedOn: [...reliedOn(record)], ...decision } };
}
