/** What the officer does to a submitted matter, as statements for the commit of their turn. */
import type { OfficerDeed } from '../core/decision.ts';
import type { Act } from '../core/matter-acts.ts';
import { step } from '../core/matter-life.ts';
import type { Database, Statement } from '../store/database.ts';
import { actsOf, addAct, type Review, reviewsOfCase } from '../store/reviews.ts';
import { calls } from './act.ts';

/** Kept with an answer to a look that was asked again. */
export type Deed = OfficerDeed | { readonly type: 'withdrawn' };

/** In: the case, what the officer did, when. Out: the act, and whom it calls. Nothing where the matter is past it. */
export async function officerActed(
  db: Database,
  caseId: string,
  deed: Deed & { readonly judgment?: string },
  at: number,
): Promise<readonly Statement[]> {
  const review = (await reviewsOfCase(db, caseId)).findLast(isUnderWay);
  if (review === undefined) return [];
  const acts = await actsOf(db, review.id);
  const act: Act = { ...deed, by: { kind: 'officer' }, at };
  const after = step(review.openedAt, acts, act);
  return after === undefined ? [] : [...addAct(review, act, after), ...(await calls(db, review, act, after))];
}

const isUnderWay = ({ stage }: Review): boolean => stage !== 'returned' && stage !== 'withdrawn' && stage !== 'expired';
