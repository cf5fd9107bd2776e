/** What a reviewer asks the officer: in words, or a look of the flow once more. */
import { canBeAsked, type CaseEvent } from '../core/case.ts';
import { replay, Unheard } from '../core/dialogue.ts';
import { questionsOf } from '../core/flow.ts';
import type { Text } from '../core/text.ts';
import { contentOf } from '../pinned.ts';
import { caseById } from '../store/cases.ts';
import type { User } from '../store/users.ts';
import { actsOf, type Review } from '../store/reviews.ts';
import { turnsAfter } from '../store/turns.ts';
import { act, isAsked } from './act.ts';
import { type Desk, reviewFor } from './desk.ts';
import { isRefused, refused, type Refused, type ReviewRefusedCode } from './refused.ts';
import { hashOf } from './secrets.ts';

export interface Asking {
  readonly text: string;
  /** 1 to 6: the main question of this look and what follows it is put again. */
  readonly look?: number | undefined;
  /** The sender's key, new for each question: sent again, it is the same question. */
  readonly key?: string;
}

/** A look that can be put again. */
export interface AskableLook {
  readonly number: number;
  readonly title: Text;
  readonly questions: readonly string[];
}

export async function ask(
  desk: Desk,
  user: User,
  id: string,
  { text, look, key }: Asking,
): Promise<{ readonly review: Review } | Refused<ReviewRefusedCode>> {
  const review = await reviewFor(desk, user, id);
  if (review === undefined) return refused('unknown_review');
  const { db, newId } = desk.world;
  const ask = key === undefined ? newId() : hashOf(JSON.stringify([user.id, key])).slice(0, 32);
  if (isAsked(await actsOf(db, id), ask)) return { review };
  const questions =
    look === undefined ? [] : ((await looksOf(desk, review)).find(({ number }) => number === look)?.questions ?? []);
  if (look !== undefined && questions.length === 0) return refused('unknown_question');
  if (look === undefined && text.trim() === '') return refused('reason_missing');
  const done = await act(desk, user, id, { type: 'asked', ask: { id: ask, text: text.trim(), questions } }).catch(
    (error: unknown) => {
      // since it was looked up the officer has answered otherwise, and the look does not apply any more
      if (error instanceof Unheard) return refused('unknown_question');
      throw error;
    },
  );
  return isRefused(done) && isAsked(await actsOf(db, id), ask) ? { review } : done;
}

/**
 * In the content that the matter is pinned to, by what the officer has answered: of a matter that is not judged by the six looks
 * there is none. Follow-ups that do not apply are passed over in the talk.
 */
export async function looksOf({ world }: Desk, review: Review): Promise<readonly AskableLook[]> {
  const found = await caseById(world.db, review.caseId);
  if (found === undefined) return [];
  const content = await contentOf(world, found.content);
  const turns = await turnsAfter(world.db, review.caseId, 0);
  const moment = replay(
    content,
    turns.flatMap(({ event }) => event as readonly CaseEvent[]),
  );
  if (moment === undefined) return [];
  const { flow } = content;
  const known = new Set(questionsOf(flow).map(({ id }) => id));
  return flow.looks
    .map(({ number, title, questions }) => ({
      number,
      title,
      questions: questions.filter(({ kind, id }) => kind !== 'account' && known.has(id)).map(({ id }) => id),
    }))
    .filter(({ questions }) => questions.length > 0 && canBeAsked(content, moment.context, { questions }));
}
