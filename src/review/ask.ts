/** What a reviewer asks the officer: in words, or a look of the flow once more. */
import { questionsOf } from '../core/flow.ts';
import { contentOf } from '../pinned.ts';
import { caseById } from '../store/cases.ts';
import type { User } from '../store/users.ts';
import type { Review } from '../store/reviews.ts';
import { act } from './act.ts';
import { type Desk, reviewFor } from './desk.ts';
import { refused, type Refused, type ReviewRefusedCode } from './refused.ts';

export interface Asking {
  readonly text: string;
  /** 1 to 6: the main question of this look and what follows it is put again. */
  readonly look?: number | undefined;
}

export async function ask(
  desk: Desk,
  user: User,
  id: string,
  { text, look }: Asking,
): Promise<{ readonly review: Review } | Refused<ReviewRefusedCode>> {
  const review = await reviewFor(desk, user, id);
  if (review === undefined) return refused('unknown_review');
  const questions = look === undefined ? [] : await questionsOfLook(desk, review, look);
  if (look !== undefined && questions.length === 0) return refused('unknown_question');
  if (look === undefined && text.trim() === '') return refused('reason_missing');
  return act(desk, user, id, { type: 'asked', ask: { id: desk.world.newId(), text: text.trim(), questions } });
}

/** The questions of a look, in the content that the matter is pinned to. Those that do not apply are passed over in the talk. */
async function questionsOfLook({ world }: Desk, review: Review, number: number): Promise<readonly string[]> {
  const found = await caseById(world.db, review.caseId);
  if (found === undefined) return [];
  const { flow } = await contentOf(world, found.content);
  const look = flow.looks.find((each) => each.number === number);
  const known = new Set(questionsOf(flow).map(({ id }) => id));
  return (look?.questions ?? []).filter(({ kind, id }) => kind !== 'account' && known.has(id)).map(({ id }) => id);
}
