/** The decision of whoever claimed the matter: outcome, reasons, clauses chosen from those the record offers. */
import { agrees, type CitedClause, type DecidedOutcome, type Decision } from '../core/decision.ts';
import type { ClauseJson } from '../core/judgment-json.ts';
import type { Verification } from '../core/policy.ts';
import { say } from '../core/text.ts';
import { decideReview } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import type { Desk } from './desk.ts';
import { held, readReview, type View } from './queue.ts';
import { possibleOutcomes, recordOf, standingOf } from './record.ts';
import { isRefused, refused, type Refused } from './refused.ts';

export interface Draft {
  readonly outcome: DecidedOutcome;
  readonly reason: string;
  /** Ids of clauses of the record, in any order. */
  readonly clauses: readonly string[];
}

/** Decides and tells the officer, in one commit. What was decided is never changed: later acts supersede it. */
export async function decide(
  desk: Desk,
  user: User,
  id: string,
  draft: Draft,
): Promise<View | Refused<'unknown_review' | 'not_yours' | 'already_decided' | 'unknown_clause' | 'reason_missing'>> {
  const review = await held(desk, user, id);
  if (isRefused(review)) return review;
  const record = recordOf(review);
  const reason = draft.reason.trim();
  if (reason === '') return refused('reason_missing');
  const clauses = record.clauses.filter((clause) => draft.clauses.includes(clause.id));
  if (clauses.length < new Set(draft.clauses).size) return refused('unknown_clause');
  const at = desk.world.now();
  const decision: Decision = {
    outcome: draft.outcome,
    agrees: agrees(possibleOutcomes(standingOf(record)), draft.outcome),
    reason,
    clauses: clauses.map(cited),
    by: user.unit || say(someone, record.lang),
    at,
  };
  try {
    await desk.reviewerActed(desk.world, review.caseId, { type: 'decided', decision }, decideReview(id, user.id, decision, at));
  } catch (error) {
    const now = await held(desk, user, id);
    if (isRefused(now)) return now;
    throw error;
  }
  return readReview(desk, user, id);
}

/** Who decided, where the reviewer's account names no unit. */
const someone = { zh: '审核人员', en: 'a reviewer' };

const cited = ({ id, instrument, article, gist, verified }: ClauseJson): CitedClause => ({
  id,
  instrument,
  article,
  gist,
  verified: verified as Verification, // printed from one
});
