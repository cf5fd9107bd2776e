/**
 * What can still be done: acts not yet done, from the questions that the flow marks 可改变 and the answers it marks
 * 还可以做. Never another story: what has happened is not touched.
 */
import type { Content } from './content.ts';
import { factsOf, UNKNOWN, weigh, type Answers } from './facts.ts';
import { questionsOf, type ChoiceQuestion, type Option } from './flow.ts';
import { judge, type Finding, type Judgment } from './judge.ts';
import { GROUNDS, type Outcome } from './policy.ts';

export interface Remedy {
  readonly question: ChoiceQuestion;
  readonly option: Option;
  /** The better outcome that it could lead to, with everything else as answered; absent where it changes none. */
  readonly outcome: Outcome | undefined;
  /** Situations and circumstances that would then be met and are not yet. */
  readonly gained: readonly Finding[];
}

const RANK: readonly Outcome[] = [...GROUNDS, 'referred', 'barred'];

/** In: what was answered and judged. Out: each remedy still open, in the order of the flow. */
export function remediesOf(content: Content, answers: Answers, asOf: string, judgment: Judgment): readonly Remedy[] {
  const facts = factsOf(content.flow, answers);
  const met = (found: Judgment): readonly Finding[] => [...found.reliedOn, ...found.notes];
  const already = new Set(met(judgment).map(({ situation }) => situation.id));
  const remedies: Remedy[] = [];
  for (const question of questionsOf(content.flow)) {
    if (question.kind !== 'choice' || !question.changeable) continue;
    if (weigh(question.when, (id) => facts.get(id) ?? UNKNOWN) !== 'met' || facts.get(question.id)?.kind === 'absent')
      continue;
    const answer = answers[question.id];
    if (answer?.kind !== 'chosen') continue;
    const chosen = question.options.filter(({ id }) => answer.options.includes(id));
    if (!chosen.every(({ stillOpen }) => stillOpen)) continue;
    for (const option of question.options.filter(({ id, attainable }) => attainable && !answer.options.includes(id))) {
      const after = judge(content, { ...answers, [question.id]: { kind: 'chosen', options: [option.id] } }, asOf);
      const better =
        after.settled &&
        (!judgment.settled || RANK.indexOf(after.outcome) < RANK.indexOf(judgment.outcome)) &&
        after.outcome !== 'barred'
          ? after.outcome
          : undefined;
      remedies.push({
        question,
        option,
        outcome: better,
        gained: met(after).filter(({ situation }) => !already.has(situation.id)),
      });
    }
  }
  return remedies;
}
