/**
 * Whether the answer to a question can still change the judgment or the clauses that it rests on. Exact: it can if and only if
 * some situation that turns on it can still be among what decides under the law of the day or today's (or be cited as a
 * circumstance): by an answer that makes that situation fail, it no longer is; and whatever else changes, changes because one
 * such situation comes or goes, or because the question says for whom a version of the rules is missing. (A test that every answer passes, and a 收紧 that does not apply in the end, may make it be
 * asked once too often.)
 */
import { atPlace } from './at-place.ts';
import type { Content } from './content.ts';
import { type Answers, counted, factsOf, pathOf, talkOf, UNKNOWN, type Value, weigh } from './facts.ts';
import { type Question, questionsOf } from './flow.ts';
import { findIn } from './diagram.ts';
import { takenAt } from './ends.ts';
import type { Test } from './policy.ts';
import { missingVersionsOf, type Rule, rulesOf } from './rules.ts';
import { weighsIn, rowOf } from './situations.ts';
import { spaceOf } from './space.ts';
import type { FactOf } from './weighing.ts';

/** In: content, answers, a question of the talk that applies, the day of asking. */
export function matters(content: Content, answers: Answers, question: Question, asOf: string): boolean {
  const local = atPlace(content, answers);
  const facts = factsOf(local.flow, answers);
  const open = new Set([question.id]);
  const fact: FactOf = (id) => (open.has(id) ? UNKNOWN : (facts.get(id) ?? UNKNOWN));
  // What would be asked for its sake is open with it.
  for (const { id, when } of questionsOf(local.flow))
    if (when.some((test) => open.has(test.question)) && weigh(when, fact) !== 'unmet') open.add(id);
  const turning = rulesOf(local).filter(
    (rule) => testsOf(rule).some((test) => open.has(test.question)) && canHold(rule, fact),
  );
  const isOpen = ({ question }: Test): boolean => open.has(question);
  const versions = missingVersionsOf(local).some(({ then, ever }) => [...then, ...ever].some(isOpen));
  if (turning.length === 0 && !versions) return false;

  const given = new Map<string, Value>();
  const only = new Map<string, Value>();
  for (const each of talkOf(local.flow, answers)) {
    const known = facts.get(each.id);
    const answer = counted(each, answers);
    if (open.has(each.id)) {
      // Answered before its gate was opened again: asked at all, it says the same.
      if (each.id !== question.id && answers[each.id] !== undefined && answer.kind !== 'unknown')
        only.set(each.id, answer);
      continue;
    }
    if (known !== undefined && known.kind !== 'unknown') given.set(each.id, known);
    else if (answer.kind !== 'unknown') only.set(each.id, answer);
  }
  const notes = turning.filter(({ effect }) => effect === 'note');
  const path = pathOf(local.flow, answers)?.name;
  const space = spaceOf(local, { path, given, only, asOf, also: notes.map(({ then }) => then) });
  return (
    space.also.some((note) => findIn(space, { must: [note] }, () => true) !== undefined) ||
    turning.some((rule) => {
      const row = rowOf(space, rule);
      return row !== undefined && weighsIn(space, row);
    }) ||
    // Whom a version that is missing would have been for: then a person compares, and otherwise not.
    space.missing
      .flat()
      .some(
        (version) =>
          (space.conjunctions[version] ?? []).some(isOpen) &&
          findIn(space, { must: [version] }, (end) => takenAt(end).law === 'missing') !== undefined,
      )
  );
}

const testsOf = ({ ever, then, tightened }: Rule): readonly Test[] => [
  ...ever,
  ...then,
  ...tightened.flatMap((each) => [...each.ever, ...each.then, ...each.demand]),
];

/** Whether a rule is not ruled out, whatever the day of asking. */
const canHold = (rule: Rule, fact: FactOf): boolean =>
  weigh(rule.ever, fact) !== 'unmet' &&
  rule.tightened.every(
    ({ then, ever, demand }) => then !== ever || weigh(then, fact) !== 'met' || weigh(demand, fact) !== 'unmet',
  );
