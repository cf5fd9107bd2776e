/**
 * What acts not yet done would lead to something better: every set of acts with which the matter is settled more favourably,
 * and none of which can be left out (fewer of them would lead to nothing as good).
 */
import type { Content } from './content.ts';
import { UNKNOWN, type Answers } from './facts.ts';
import type { ChoiceQuestion, Option } from './flow.ts';
import { judge, OUTCOMES, type Judgment, type Settled } from './judge.ts';
import type { Outcome } from './policy.ts';

/** Something that can still be done: the answer that it would make true. */
export interface Act {
  readonly question: ChoiceQuestion;
  readonly option: Option;
}

export interface Better {
  /** at most one of each question, in the order of the flow */
  readonly acts: readonly Act[];
  readonly after: Settled;
}

/** The answers once these acts are done. */
export const withDone = (answers: Answers, acts: readonly Act[]): Answers => ({
  ...answers,
  ...Object.fromEntries(acts.map(({ question, option }) => [question.id, { kind: 'chosen', options: [option.id] }])),
});

const rank = (outcome: Outcome): number => OUTCOMES.indexOf(outcome);

/** More favourable than what is settled (exempt, tolerated, mitigated, a person, barred); of an open matter: settled in favour. */
const isBetter = (outcome: Outcome, judgment: Judgment): boolean =>
  rank(outcome) < (judgment.settled ? rank(judgment.outcome) : rank('referred'));

/** In: what was judged and the acts that are open. Out: all such sets, the fewest acts first. */
export function betterBy(
  content: Content,
  answers: Answers,
  asOf: string,
  judgment: Judgment,
  acts: readonly Act[],
): readonly Better[] {
  const questions = [...new Set(acts.map(({ question }) => question))];
  const found: Better[] = [];
  // Where nothing better comes out with all of them open, nothing does with fewer.
  if (!canBeBetter(content, answers, asOf, judgment, questions)) return [];
  for (const chosen of subsets(questions)) {
    if (chosen.length > 1 && !canBeBetter(content, answers, asOf, judgment, chosen)) continue;
    for (const together of oneOfEach(chosen.map((question) => acts.filter((act) => act.question === question)))) {
      const after = judge(content, withDone(answers, together), asOf);
      if (!after.settled || !isBetter(after.outcome, judgment)) continue;
      const isEnough = (fewer: Better): boolean =>
        fewer.acts.every((act) => together.includes(act)) && rank(fewer.after.outcome) <= rank(after.outcome);
      if (!found.some(isEnough)) found.push({ acts: together, after });
    }
  }
  return found;
}

/** Whether anything better could come out if the answers to these questions were open: cheaper than trying each act. */
function canBeBetter(
  content: Content,
  answers: Answers,
  asOf: string,
  judgment: Judgment,
  questions: readonly ChoiceQuestion[],
): boolean {
  // Left open, such a question counts as one certain answer.
  if (questions.some(({ unknownMeans }) => unknownMeans !== undefined)) return true;
  const open = judge(content, { ...answers, ...Object.fromEntries(questions.map(({ id }) => [id, UNKNOWN])) }, asOf);
  return (open.settled ? [open.outcome] : open.possible).some((outcome) => isBetter(outcome, judgment));
}

/** subsets([a, b]) → [a], [b], [a, b]: the fewest first, never none. */
function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  let all: (readonly T[])[] = [[]];
  for (const item of items) all = all.concat(all.map((some) => [...some, item]));
  return all.filter((some) => some.length > 0).toSorted((a, b) => a.length - b.length);
}

/** oneOfEach([[a, b], [c]]) → [a, c], [b, c] */
const oneOfEach = <T>(groups: readonly (readonly T[])[]): readonly (readonly T[])[] =>
  groups.reduce<readonly (readonly T[])[]>(
    (ways, group) => ways.flatMap((way) => group.map((item) => [...way, item])),
    [[]],
  );
