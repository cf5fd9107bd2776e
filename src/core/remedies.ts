/**
 * What can still be done: acts not yet done, from the questions that the flow marks 可改变 and the answers it marks
 * 还可以做. Never another story: what has happened is not touched.
 */
import { betterBy, withDone, type Act } from './better.ts';
import type { Content } from './content.ts';
import { factsOf, UNKNOWN, weigh, type Answers } from './facts.ts';
import { questionsOf } from './flow.ts';
import { judge, type Finding, type Judgment } from './judge.ts';
import type { Outcome } from './policy.ts';

export interface Remedy {
  /** One act, or several that are of use only together. */
  readonly acts: readonly Act[];
  /** The better outcome that it could lead to, with everything else as answered; absent where it changes none. */
  readonly outcome: Outcome | undefined;
  /** Situations and circumstances that would then be met and are not yet. */
  readonly gained: readonly Finding[];
}

/**
 * In: what was answered and judged. Out: everything that leads to a better outcome, with no act that it could do without,
 * the fewest acts first; then each act that leads to none by itself (it may still count as a circumstance, 情节).
 */
export function remediesOf(content: Content, answers: Answers, asOf: string, judgment: Judgment): readonly Remedy[] {
  const met = (found: Judgment): readonly Finding[] => [...found.reliedOn, ...found.notes];
  const already = new Set(met(judgment).map(({ situation }) => situation.id));
  const gained = (after: Judgment) => met(after).filter(({ situation }) => !already.has(situation.id));
  const acts = actsOf(content, answers);
  const better = betterBy(content, answers, asOf, judgment, acts);
  const useless = acts.filter((act) => !better.some((each) => each.acts.length === 1 && each.acts[0] === act));
  return [
    ...better.map(({ acts, after }) => ({ acts, outcome: after.outcome, gained: gained(after) })),
    ...useless.map((act) => ({
      acts: [act],
      outcome: undefined,
      gained: gained(judge(content, withDone(answers, [act]), asOf)),
    })),
  ];
}

/** The acts that are open, in the order of the flow: of questions that apply, from answers from which they can be reached. */
function actsOf(content: Content, answers: Answers): readonly Act[] {
  const facts = factsOf(content.flow, answers);
  const acts: Act[] = [];
  for (const question of questionsOf(content.flow)) {
    if (question.kind !== 'choice' || !question.changeable) continue;
    if (weigh(question.when, (id) => facts.get(id) ?? UNKNOWN) !== 'met' || facts.get(question.id)?.kind === 'absent')
      continue;
    const answer = answers[question.id];
    if (answer?.kind !== 'chosen') continue;
    const chosen = question.options.filter(({ id }) => answer.options.includes(id));
    if (!chosen.every(({ stillOpen }) => stillOpen)) continue;
    for (const option of question.options)
      if (option.attainable && !answer.options.includes(option.id)) acts.push({ question, option });
  }
  return acts;
}
