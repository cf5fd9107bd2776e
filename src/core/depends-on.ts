/** What an open judgment depends on. */
import type { Content } from './content.ts';
import { talkOf, UNKNOWN, weigh, type Answers, type Facts } from './facts.ts';
import type { Possibilities } from './possible.ts';
import { rulesOf } from './rules.ts';
import { turnsOn, weighRule } from './weighing.ts';

/** The unknown questions that a situation which may still decide turns on, in the order of the talk. */
export function dependsOn(
  content: Content,
  answers: Answers,
  asOf: string,
  facts: Facts,
  found: Possibilities,
): readonly string[] {
  const fact = (id: string) => facts.get(id) ?? UNKNOWN;
  const turnedOn = new Set<string>();
  for (const rule of rulesOf(content)) {
    if (rule.outcome === undefined) continue;
    // Where the rules of two days may differ, one that cannot be the outcome can still make the difference.
    const decides = found.lawsDiffer || found.outcomes.has(rule.outcome);
    const undecided =
      weighRule(rule, fact) === 'unknown' || (found.lawsDiffer && weighRule(rule, fact, asOf) === 'unknown');
    if (decides && undecided) for (const id of turnsOn(rule)) if (fact(id).kind === 'unknown') turnedOn.add(id);
  }
  const talk = talkOf(content.flow, answers);
  // A follow-up that is not asked because its gate is unknown turns on the gate.
  for (const question of talk.toReversed())
    if (turnedOn.has(question.id))
      for (const test of question.when) if (fact(test.question).kind === 'unknown') turnedOn.add(test.question);
  return talk.filter(({ id, when }) => turnedOn.has(id) && weigh(when, fact) === 'met').map(({ id }) => id);
}
