/** Whether a condition can still hold, exactly: for some way of filling in what is unknown. */
import { type Answers, counted, passes, talkOf, type Value } from './facts.ts';
import type { Flow, Question } from './flow.ts';
import type { Condition } from './policy.ts';
import { valuesOf } from './values.ts';

/**
 * In: the flow and answers. Out: whether a condition can hold.
 *
 * A test passes only where its question applies, and that is a conjunction again: so each question can be looked at by itself.
 */
export function canHold(flow: Flow, answers: Answers): (condition: Condition) => boolean {
  const asked = new Map(
    talkOf(flow, answers).map((question) => [question.id, { question, answer: counted(question, answers) }]),
  );
  return (condition) => {
    const open = new Map<Question, Condition[number][]>();
    const gated = new Set<Question>();
    const wanted = [...condition];
    for (const test of wanted) {
      const found = asked.get(test.question);
      if (found === undefined) return false;
      const { question, answer } = found;
      if (answer.kind !== 'unknown') {
        if (!passes(test, answer)) return false;
      } else open.set(question, [...(open.get(question) ?? []), test]);
      if (!gated.has(question)) wanted.push(...question.when);
      gated.add(question);
    }
    for (const [question, tests] of open) {
      const values = question.kind === 'choice' ? choicesOf(question) : valuesOf(question, [tests]);
      if (!values.some((value) => tests.every((test) => passes(test, value)))) return false;
    }
    return true;
  };
}

const choices = new WeakMap<Question, readonly Value[]>();

/** Of a multi-select these are many, and always the same. */
function choicesOf(question: Question): readonly Value[] {
  const values = choices.get(question) ?? valuesOf(question, []);
  choices.set(question, values);
  return values;
}
