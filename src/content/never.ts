/** Conditions that can never be met: a situation that cannot apply is a rule that its author believes in and that never fires. */
import type { Flow, Question } from '../core/flow.ts';
import { isWithin } from '../core/places.ts';
import { type Condition, DAY, PLACE, type Test } from '../core/policy.ts';

/** What a question rests on: its own 何时问 and, in a short path, the path's 何时. */
export interface Asking {
  readonly question: Question;
  readonly when: Condition;
  /** A short path's name, 六看, or 先问: questions of different branches are never asked together. */
  readonly branch: string;
}

const FIRST = '先问';
const LOOKS = '六看';

/** Every question by its name, with when it is asked. */
export const askings = (flow: Flow): ReadonlyMap<string, Asking> => {
  const all: Asking[] = [
    ...flow.first.map((question) => ({ question, when: question.when, branch: FIRST })),
    ...flow.paths.flatMap((path) =>
      path.questions.map((question) => ({ question, when: [...path.when, ...question.when], branch: path.name })),
    ),
    ...flow.looks.flatMap((look) =>
      look.questions.map((question) => ({ question, when: question.when, branch: LOOKS })),
    ),
  ];
  return new Map(all.map((asking) => [asking.question.id, asking]));
};

/** Where and when what is tested is in force at all. */
export interface InForce {
  readonly place?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * Why no answers can meet all these tests while the pack is in force, in words; undefined where some can. A tested
 * question must have been asked, so its 何时问 counts too.
 */
export const whyNever = (
  tests: Condition,
  flow: ReadonlyMap<string, Asking>,
  inForce: InForce = {},
): string | undefined => {
  const written = new Map<string, Asking>();
  const all: Condition = [...tests, ...reached(tests, flow, written), ...inForceTests(inForce, flow)];
  const branches = new Set([...written.values()].map((asking) => asking.branch).filter((branch) => branch !== FIRST));
  if (branches.size > 1) return `${[...branches].map((branch) => `「${branch}」`).join('和')}的问题不会一起问到`;
  for (const [name, { question }] of written) {
    const about = all.filter((test) => test.question === name);
    if (possible(question, about)) continue;
    const alone = tests.filter((test) => test.question === name);
    if (!possible(question, alone)) return `「${name}」的几个条件没有共同的答案`;
    const asker = [...written.values()].find(
      ({ when }) => !possible(question, [...alone, ...when.filter((test) => test.question === name)]),
    );
    if (asker) return `「${asker.question.id}」只在「${name}」是另外的答案时才问`;
    if (name === DAY) return `「${DAY}」的条件与这个文件的施行、失效日期没有重合`;
    if (name === PLACE) return `「${PLACE}」的条件与这个文件的适用地区没有重合`;
    return `各条件的「何时问」对「${name}」的要求没有共同的答案`;
  }
  return undefined;
};

/** The 何时问 of every question tested, and of those that these test in turn; the questions are noted in `met`. */
const reached = (tests: Condition, flow: ReadonlyMap<string, Asking>, met: Map<string, Asking>): Condition =>
  tests.flatMap(({ question }): Condition => {
    const asking = flow.get(question);
    if (asking === undefined || met.has(question)) return [];
    met.set(question, asking);
    return [...asking.when, ...reached(asking.when, flow, met)];
  });

const inForceTests = ({ place, from, until }: InForce, flow: ReadonlyMap<string, Asking>): Condition => [
  ...(place !== undefined && flow.has(PLACE) ? [{ question: PLACE, is: 'within' as const, places: [place] }] : []),
  ...(from !== undefined && flow.has(DAY) ? [{ question: DAY, is: 'from' as const, day: from }] : []),
  ...(until !== undefined && flow.has(DAY) ? [{ question: DAY, is: 'before' as const, day: until }] : []),
];

/** Whether some answer to the question meets all the tests on it. */
const possible = (question: Question, tests: readonly Test[]): boolean => {
  switch (question.kind) {
    case 'choice':
      return choicePossible(
        question.options.map((option) => ({ id: option.id, alone: option.alone || !question.multiple })),
        tests,
      );
    case 'amount':
      return amountPossible(tests);
    case 'date':
      return dayPossible(tests);
    case 'place':
      return placePossible(tests);
    case 'account':
      return true;
  }
};

/** Either one option meets everything by itself, or options that can be combined meet it together. */
const choicePossible = (
  options: readonly { readonly id: string; readonly alone: boolean }[],
  tests: readonly Test[],
): boolean => {
  const wanted = tests.flatMap((test) => (test.is === 'oneOf' ? [test.options] : []));
  const allowed = options.filter(({ id }) =>
    tests.every((test) =>
      test.is === 'not' ? !test.options.includes(id) : test.is === 'only' ? test.options.includes(id) : true,
    ),
  );
  const together = allowed.filter((option) => !option.alone).map((option) => option.id);
  const byItself = allowed.some(({ id }) => wanted.every((among) => among.includes(id)));
  return byItself || (together.length > 0 && wanted.every((among) => together.some((id) => among.includes(id))));
};

const amountPossible = (tests: readonly Test[]): boolean => {
  // Money is counted in cents here, so that > and >= differ by one step.
  let least = 0;
  let most = Number.POSITIVE_INFINITY;
  for (const test of tests) {
    if (test.is === '>=') least = Math.max(least, test.yuan * 100);
    if (test.is === '>') least = Math.max(least, test.yuan * 100 + 1);
    if (test.is === '<=') most = Math.min(most, test.yuan * 100);
    if (test.is === '<') most = Math.min(most, test.yuan * 100 - 1);
  }
  return least <= most;
};

const dayPossible = (tests: readonly Test[]): boolean => {
  const from = tests
    .flatMap((test) => (test.is === 'from' ? [test.day] : []))
    .reduce((a, b) => (a > b ? a : b), '0000-01-01');
  const before = tests
    .flatMap((test) => (test.is === 'before' ? [test.day] : []))
    .reduce((a, b) => (a < b ? a : b), '9999-12-31');
  return from < before;
};

/** The narrower of two places that lie in one another, for every pair that does. */
const placePossible = (tests: readonly Test[]): boolean => {
  let common: readonly string[] | undefined;
  for (const test of tests) {
    if (test.is !== 'within') continue;
    const { places } = test;
    common =
      common?.flatMap((a) => places.flatMap((b) => (isWithin(a, b) ? [a] : isWithin(b, a) ? [b] : []))) ?? places;
  }
  return common === undefined || common.length > 0;
};
