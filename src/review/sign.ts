/** Signing a decision: on the console only. Where it departs from the judgment it is a proposal that another must agree to. */
import type { Decision } from '../core/decision.ts';
import { actsOf, draftOf, keepDraft, type Review } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import { act, replayed } from './act.ts';
import { type Desk, reviewFor } from './desk.ts';
import { decisionOf, type Draft } from './draft.ts';
import { recordOf } from './record.ts';
import { refused, type Refused, type ReviewRefusedCode } from './refused.ts';

type Done = { readonly review: Review } | Refused<ReviewRefusedCode>;

/** Decides, or proposes to where the decision departs from what the judgment left possible. */
export async function sign(desk: Desk, user: User, id: string, draft: Draft): Promise<Done> {
  const review = await reviewFor(desk, user, id);
  if (review === undefined) return refused('unknown_review');
  if (review.holder !== user.id) return refused('not_yours');
  const decision = decisionOf(recordOf(review), draft, user.unit, desk.world.now());
  if (decision.reason === '') return refused('reason_missing');
  if (decision.clauses.length < new Set(draft.clauses).size) return refused('unknown_clause');
  if ((decision.means ?? []).length < new Set(draft.means ?? []).size) return refused('unknown_clause');
  if (decision.outcome === 'transferred' && (decision.transfer?.to ?? '') === '') return refused('transfer_missing');
  return act(desk, user, id, { type: decision.agrees ? 'decided' : 'proposed', decision });
}

/** The second person agrees: what was proposed is decided. */
export async function second(desk: Desk, user: User, id: string, reason: string): Promise<Done> {
  const review = await reviewFor(desk, user, id);
  if (review === undefined) return refused('unknown_review');
  const { proposal } = replayed(review, await actsOf(desk.world.db, id)).state;
  if (proposal === undefined) return refused('not_now');
  const decision: Decision = { ...proposal.decision, at: desk.world.now() };
  return act(desk, user, id, { type: 'decided', decision, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
}

/** What this user has put down and not signed. */
export async function readDraft(desk: Desk, user: User, id: string): Promise<unknown> {
  return (await reviewFor(desk, user, id)) === undefined ? undefined : draftOf(desk.world.db, id, user.id);
}

/** Kept until it is signed; only the holder has one. */
export async function writeDraft(
  desk: Desk,
  user: User,
  id: string,
  draft: Partial<Draft>,
): Promise<Refused<'unknown_review' | 'not_yours'> | undefined> {
  const review = await reviewFor(desk, user, id);
  if (review === undefined) return refused('unknown_review');
  if (review.holder !== user.id) return refused('not_yours');
  await desk.world.db.commit(keepDraft(id, user.id, draft, desk.world.now()));
  return undefined;
}
