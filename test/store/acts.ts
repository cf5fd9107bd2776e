/** Acts on a review, as statements: what the desk writes. */
import type { Act, Deed } from '../../src/core/matter-acts.ts';
import { step } from '../../src/core/matter-life.ts';
import type { Database, Statement } from '../../src/store/database.ts';
import { actsOf, addAct, reviewById } from '../../src/store/reviews.ts';

export const aDecision = {
  outcome: 'tolerated',
  agrees: true,
  reason: '集体研究，没有谋利。',
  clauses: [],
  by: '某市纪委监委',
  at: 9,
} as const;

/** The next act of a review, as it stands in the store. Throws where it is not possible. */
export async function nextAct(db: Database, id: string, by: string, deed: Deed, at = 6): Promise<Statement[]> {
  const review = await reviewById(db, id);
  if (review === undefined) throw new Error(`there is no review ${id}`);
  const act: Act = { ...deed, by: by === 'officer' ? { kind: 'officer' } : { kind: 'user', id: by, unit: '' }, at };
  const after = step(review.openedAt, await actsOf(db, id), act);
  if (after === undefined) throw new Error(`${deed.type} is not possible in ${review.stage}`);
  return addAct(review, act, after);
}

/** One act after another, each committed. */
export async function acted(db: Database, id: string, by: string, ...deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) await db.commit(await nextAct(db, id, by, deed));
}
