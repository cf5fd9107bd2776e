/** What the officer does to a submitted matter, as statements for the commit of their turn. */
import type { Act, Deed as AnyDeed } from '../core/matter-acts.ts';
import { step } from '../core/matter-life.ts';
import { Conflict, type Database, type Statement } from '../store/database.ts';
import { actsOf, addAct, type Review, reviewsOfCase } from '../store/reviews.ts';
import { calls } from './act.ts';

export type Deed = Extract<AnyDeed, { readonly type: 'answered' | 'reported' | 'appealed' | 'wrote' | 'withdrawn' }>;

/**
 * In: the case, what the officer did, in order, when. Out: the acts, and whom they call. Throws `Conflict` where the matter is past
 * one of them: somebody of the desk acted at the same moment, and the officer must not be told that it was recorded.
 */
export async function officerActed(
  db: Database,
  caseId: string,
  deeds: readonly Deed[],
  at: number,
): Promise<readonly Statement[]> {
  if (deeds.length === 0) return [];
  let review = (await reviewsOfCase(db, caseId)).findLast(isUnderWay);
  if (review === undefined) throw new Conflict('cases', `case ${caseId} has no review under way`);
  let acts = await actsOf(db, review.id);
  const statements: Statement[] = [];
  for (const deed of deeds) {
    const act: Act = { ...deed, by: { kind: 'officer' }, at };
    const after = step(review.openedAt, acts, act);
    if (after === undefined) throw new Conflict('cases', `case ${caseId}: its review is past what was ${deed.type}`);
    statements.push(...addAct(review, act, after), ...(await calls(db, review, act, after)));
    acts = [...acts, act];
    review = { ...review, acts: review.acts + 1 };
  }
  return statements;
}

const isUnderWay = ({ stage }: Review): boolean => stage !== 'returned' && stage !== 'withdrawn' && stage !== 'expired';
