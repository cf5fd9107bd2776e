/** Answers, and the facts that they establish once the flow has said which questions apply. */
import { questionsOf, type Flow, type Path, type Question } from './flow.ts';
import { isWithin } from './places.ts';
import type { Condition, Test } from './policy.ts';

/** What a person answered. "不清楚" is an answer, not a gap. */
export type Answer =
  | { readonly kind: 'chosen'; readonly options: readonly string[] }
  | { readonly kind: 'amount'; readonly yuan: number }
  /** monthOnly: only the month was remembered, and its first day counts */
  | { readonly kind: 'date'; readonly day: string; readonly monthOnly?: true }
  | { readonly kind: 'place'; readonly place: string }
  | { readonly kind: 'account'; readonly text: string }
  | { readonly kind: 'unknown' };

/** Answers by question id. Absent: not answered yet. */
export type Answers = Readonly<Record<string, Answer>>;

/** A known value of a question, or that the question does not apply (不适用). */
export type Value = Exclude<Answer, { kind: 'unknown' }> | { readonly kind: 'absent' };

export const ABSENT: Value = { kind: 'absent' };
export const UNKNOWN: Answer = { kind: 'unknown' };

/** Whether an option was chosen, among others or alone. */
export const isChosen = (answers: Answers, question: string, option: string): boolean => {
  const answer = answers[question];
  return answer?.kind === 'chosen' && answer.options.includes(option);
};

export type Verdict = 'met' | 'unmet' | 'unknown';

/** The answer that counts: not answered and "不清楚" stand for the option that the flow names, where it names one. */
export function counted(question: Question, answers: Answers): Answer {
  const answer = answers[question.id] ?? UNKNOWN;
  if (answer.kind === 'unknown' && question.kind === 'choice' && question.unknownMeans !== undefined)
    return { kind: 'chosen', options: [question.unknownMeans] };
  return answer;
}

/** One test on one known value. A fact that does not apply fails every test, `不是` too; so does free text. */
export function passes(test: Test, value: Value): boolean {
  switch (test.is) {
    case 'oneOf':
      return value.kind === 'chosen' && value.options.some((option) => test.options.includes(option));
    case 'not':
      return value.kind === 'chosen' && !value.options.some((option) => test.options.includes(option));
    case 'only':
      return value.kind === 'chosen' && value.options.every((option) => test.options.includes(option));
    case '>=':
      return value.kind === 'amount' && value.yuan >= test.yuan;
    case '<':
      return value.kind === 'amount' && value.yuan < test.yuan;
    case '>':
      return value.kind === 'amount' && value.yuan > test.yuan;
    case '<=':
      return value.kind === 'amount' && value.yuan <= test.yuan;
    case 'from':
      return value.kind === 'date' && value.day >= test.day;
    case 'before':
      return value.kind === 'date' && value.day < test.day;
    case 'within':
      return value.kind === 'place' && test.places.some((place) => isWithin(value.place, place));
  }
}

/** Three-valued: one failed test → unmet; else one unknown → unknown; else met. */
export function weigh(condition: Condition, fact: (question: string) => Value | { kind: 'unknown' }): Verdict {
  let verdict: Verdict = 'met';
  for (const test of condition) {
    const value = fact(test.question);
    if (value.kind === 'unknown') verdict = 'unknown';
    else if (!passes(test, value)) return 'unmet';
  }
  return verdict;
}

/** The short path that the answers lead to, if any: the first whose condition is surely met. */
export function pathOf(flow: Flow, answers: Answers): Path | undefined {
  const first = new Map(flow.first.map((question) => [question.id, question]));
  const fact = (id: string): Answer => {
    const question = first.get(id);
    return question === undefined ? UNKNOWN : counted(question, answers);
  };
  return flow.paths.find((path) => weigh(path.when, fact) === 'met');
}

/**
 * The questions of the talk that the answers lead to, in the order in which they may be met: the first ones, then a
 * short path's own or those of the six looks. Questions of the other branches do not apply.
 */
export function talkOf(flow: Flow, answers: Answers): readonly Question[] {
  const path = pathOf(flow, answers);
  return [...flow.first, ...(path === undefined ? flow.looks.flatMap((look) => look.questions) : path.questions)];
}

/** Every fact: its value, `absent` where the question does not apply, or unknown (also where it may or may not apply). */
export type Facts = ReadonlyMap<string, Value | { readonly kind: 'unknown' }>;

export function factsOf(flow: Flow, answers: Answers): Facts {
  const facts = new Map<string, Value | { kind: 'unknown' }>();
  for (const question of questionsOf(flow)) facts.set(question.id, ABSENT);
  for (const question of talkOf(flow, answers)) {
    const applies = weigh(question.when, (id) => facts.get(id) ?? ABSENT);
    facts.set(question.id, applies === 'unmet' ? ABSENT : applies === 'unknown' ? UNKNOWN : counted(question, answers));
  }
  return facts;
}
