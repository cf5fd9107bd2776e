/**
 * Answers as they stand in a list's example: nothing in them tells whose matter it was. A place, a day and an amount are
 * replaced by the broadest one that every list and every question still takes for the same.
 */
import type { Content } from '../core/content.ts';
import { factsOf, type Answer, type Answers } from '../core/facts.ts';
import { questionsOf, type Question } from '../core/flow.ts';
import { judge, type Judgment } from '../core/judge.ts';
import { isWithin } from '../core/places.ts';
import { ASKER, PLACE, STAGE, type Test } from '../core/policy.ts';

/** The answers that apply, without what the person wrote, without who asks and at what stage where that decides nothing. */
export function unnamed(content: Content, answers: Answers, asOf: string): Answers {
  const facts = factsOf(content.flow, answers);
  const kept: Record<string, Answer> = {};
  for (const question of questionsOf(content.flow)) {
    const answer = answers[question.id];
    if (answer === undefined || facts.get(question.id)?.kind === 'absent') continue;
    const broad = broadened(content, question, answer);
    if (broad !== undefined) kept[question.id] = broad;
  }
  const before = outcomeOf(judge(content, answers, asOf));
  for (const personal of [ASKER, STAGE]) {
    const { [personal]: _, ...others } = kept;
    if (outcomeOf(judge(content, others, asOf)) === before) delete kept[personal];
  }
  return kept;
}

const outcomeOf = (judgment: Judgment): string =>
  JSON.stringify([
    judgment.settled ? judgment.outcome : judgment.possible,
    judgment.path,
    judgment.reliedOn.map(({ situation }) => situation.id),
  ]);

/** undefined: not for an example at all. */
function broadened(content: Content, question: Question, answer: Answer): Answer | undefined {
  switch (answer.kind) {
    case 'chosen':
    case 'unknown':
      return question.kind === 'account' ? undefined : answer;
    case 'account':
      return undefined;
    case 'place':
      return { kind: 'place', place: broadPlace(content, question.id, answer.place) };
    case 'date':
      return { kind: 'date', day: broadDay(answer.day, daysOf(content, question.id)) };
    case 'amount':
      return { kind: 'amount', yuan: broadAmount(answer.yuan, testsOf(content, question.id)) };
  }
}

/** Every test on a question, of lists and of the flow itself. */
const testsOf = ({ flow, packs }: Content, question: string): readonly Test[] =>
  [
    ...packs.flatMap(({ scope, lists, tightenings }) => [
      scope,
      ...lists.flatMap(({ situations }) => situations.map(({ when }) => when)),
      ...tightenings.map(({ when }) => when),
    ]),
    ...flow.paths.map(({ when }) => when),
    ...questionsOf(flow).map(({ when }) => when),
  ]
    .flat()
    .filter((test) => test.question === question);

/** 湖北/武汉/洪山 → 湖北 where no list names Wuhan. */
function broadPlace(content: Content, question: string, place: string): string {
  const named = [
    ...(question === PLACE ? content.packs.flatMap((pack) => pack.place ?? []) : []),
    ...testsOf(content, question).flatMap((test) => (test.is === 'within' ? test.places : [])),
  ];
  const parts = place.split('/');
  const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const isSame = (broad: string): boolean => named.every((each) => isWithin(place, each) === isWithin(broad, each));
  return prefixes.find(isSame) ?? place;
}

/** Every day on which something changes: packs and clauses come into force or go out, and what conditions name. */
const daysOf = (content: Content, question: string): readonly string[] => [
  ...content.packs.flatMap((pack) =>
    [pack, ...pack.clauses].flatMap(({ from, until }) => [from ?? [], until ?? []].flat()),
  ),
  ...testsOf(content, question).flatMap((test) => (test.is === 'from' || test.is === 'before' ? [test.day] : [])),
];

/**
 * The first of the month, or of the next, or else the day itself on which the law last changed: with nothing changing in
 * between. broadDay('2024-05-17', ['2024-05-10']) = '2024-06-01'.
 */
export function broadDay(day: string, changes: readonly string[]): string {
  const isSame = (other: string): boolean => changes.every((change) => day >= change === other >= change);
  const first = `${day.slice(0, 7)}-01`;
  const [year = 0, month = 0] = day.split('-').map(Number);
  const next = month === 12 ? `${year + 1}-01-01` : `${day.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`;
  const lastChange = changes.filter((change) => change <= day).reduce((a, b) => (a > b ? a : b), '');
  return [first, next, lastChange].find((other) => other !== '' && isSame(other)) ?? day;
}

/** With as few digits as leave it on the same side of every threshold: 1234567 → 1000000. */
export function broadAmount(yuan: number, tests: readonly Test[]): number {
  const sides = (amount: number): string =>
    tests.map((test) => ('yuan' in test ? Math.sign(amount - test.yuan) : 0)).join();
  for (let digits = 1; digits <= 6; digits++) {
    const rounded = Number(yuan.toPrecision(digits));
    if (sides(rounded) === sides(yuan)) return rounded;
  }
  return yuan;
}
