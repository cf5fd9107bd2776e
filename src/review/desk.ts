/** What the desk is handed, and the one gate through which every look at a review goes. */
import type { ReviewerEvent } from '../core/decision.ts';
import { caseById } from '../store/cases.ts';
import type { Statement } from '../store/database.ts';
import { reviewById, type Review } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import type { World } from '../world.ts';
import { isRecused } from './recusal.ts';

export interface Desk {
  readonly world: World;
  /** Takes the case's turn, `extra` and what is to be sent in one commit, then rings the bell. Throws when any of it conflicts. */
  readonly reviewerActed: (world: World, caseId: string, event: ReviewerEvent, extra: Statement[]) => Promise<void>;
}

/** A review with something to see. A withdrawn one has none: consent was taken back, and it is as if it had never been. */
export type LiveReview = Exclude<Review, { status: 'withdrawn' }>;

/** May this user know that the review exists? */
export async function maySee({ db }: Pick<World, 'db'>, user: User, review: Review): Promise<boolean> {
  const owner = (await caseById(db, review.caseId))?.owner ?? null;
  return !isRecused(user, { unit: review.unit, excluded: review.excluded, owner });
}

/** The review, if there is one and this user may know of it. */
export async function reviewFor({ world }: Desk, user: User, id: string): Promise<LiveReview | undefined> {
  const review = await reviewById(world.db, id);
  if (!review || review.status === 'withdrawn') return undefined;
  return (await maySee(world, user, review)) ? review : undefined;
}
