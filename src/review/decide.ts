/** The decision of whoever claimed the matter: outcome, reasons, clauses chosen from those the record offers. */
import { decideReview } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import type { Desk } from './desk.ts';
import { decisionOf, type Draft } from './draft.ts';
import { held, readReview, type View } from './queue.ts';
import { recordOf } from './record.ts';
import { isRefused, refused, type Refused } from './refused.ts';

/** Decides and tells the officer, in one commit. What was decided is never changed: later acts supersede it. */
export async function decide(
  desk: Desk,
  user: User,
  id: string,
  draft: Draft,
): Promise<View | Refused<'unknown_review' | 'not_yours' | 'already_decided' | 'unknown_clause' | 'reason_missing'>> {
  const review = await held(desk, user, id);
  if (isRefused(review)) return review;
  const at = desk.world.now();
  const decision = decisionOf(recordOf(review), draft, user.unit, at);
  if (decision.reason === '') return refused('reason_missing');
  if (decision.clauses.length < new Set(draft.clauses).size) return refused('unknown_clause');
  try {
    await desk.reviewerActed(
      desk.world,
      review.caseId,
      { type: 'decided', decision },
      decideReview(id, user.id, decision, at),
    );
  } catch (error) {
    const now = await held(desk, user, id);
    if (isRefused(now)) return now;
    throw error;
  }
  return readReview(desk, user, id);
}
