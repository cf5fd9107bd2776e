/** Signing a decision: on the console only. Where it departs from the judgment it is a proposal that another must agree to. */
import { type Decision, takesSecond } from '../core/decision.ts';
import { Conflict } from '../store/database.ts';
import { actsOf, draftOf, keepDraft, type Review } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import { act, mayTake, replayed } from './act.ts';
import { type Desk, reviewFor } from './desk.ts';
import { decisionOf, type Draft } from './draft.ts';
import { recordOf } from './record.ts';
import { refused, type Refused, type ReviewRefusedCode } from './refused.ts';
import { enact } from './tick.ts';

type Done = { readonly review: Review } | Refused<ReviewRefusedCode>;

/**
 * Decides, or proposes to where the decision departs from what a judgment left possible. `seen`: how many acts there were on the page
 * that was signed; an answer that came since may be why it would not have been.
 */
export async function sign(desk: Desk, user: User, id: string, draft: Draft, seen: number): Promise<Done> {
  const review = await reviewFor(desk, user, id);
  if (review === undefined) return refused('unknown_review');
  if (review.holder !== user.id) return refused('not_yours');
  const acts = await actsOf(desk.world.db, id);
  const { asks, decisions } = replayed(review, acts).state;
  const decision = decisionOf(recordOf(review), asks, draft, user.unit, desk.world.now(), decisions[0]);
  if (decision.reason === '') return refused('reason_missing');
  if (decision.clauses.length < new Set(draft.clauses).size) return refused('unknown_clause');
  if ((decision.means ?? []).length < new Set(draft.means ?? []).size) return refused('unknown_clause');
  if (decision.outcome === 'transferred' && !isWhole(decision.transfer)) return refused('transfer_missing');
  const type = takesSecond(decision) ? 'proposed' : 'decided';
  return act(desk, user, id, { type, decision }, { seen });
}

const isWhole = (transfer: Decision['transfer']): boolean =>
  transfer !== undefined && transfer.to !== '' && transfer.document !== '';

/** The second person agrees: what was proposed is decided. `seen`: how many acts there were on the page on which they read it. */
export async function second(desk: Desk, user: User, id: string, reason: string, seen: number): Promise<Done> {
  const review = await reviewFor(desk, user, id);
  if (review === undefined) return refused('unknown_review');
  const acts = await actsOf(desk.world.db, id);
  const { proposal } = replayed(review, acts).state;
  if (proposal === undefined) return refused('not_now');
  // Somebody who stands aside by now, or has left, decides nothing through another: what the next minute does is done now.
  if (!(await mayTake(desk, review, proposal.by))) {
    await enact(desk, id);
    return refused('not_now');
  }
  const decision: Decision = { ...proposal.decision, at: desk.world.now() };
  const deed = { type: 'decided', decision, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) } as const;
  return act(desk, user, id, deed, { seen });
}

/** What this user has put down and not signed. */
export async function readDraft(desk: Desk, user: User, id: string): Promise<unknown> {
  return (await reviewFor(desk, user, id)) === undefined ? undefined : draftOf(desk.world.db, id, user.id);
}

/** Kept until it is signed; only the holder has one, and only while they hold it. */
export async function writeDraft(
  desk: Desk,
  user: User,
  id: string,
  draft: Partial<Draft>,
): Promise<Refused<'unknown_review' | 'not_yours'> | undefined> {
  const review = await reviewFor(desk, user, id);
  if (review === undefined) return refused('unknown_review');
  try {
    await desk.world.db.commit(keepDraft(id, user.id, draft, desk.world.now()));
    return undefined;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return refused((await reviewFor(desk, user, id)) === undefined ? 'unknown_review' : 'not_yours');
  }
}
