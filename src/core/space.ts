/**
 * Every answer there is, as a space: one variable for each question of a branch of the flow, with the values that it can
 * take, and the rules as conjunctions of tests on them. Nothing is listed here but the values of one question at a time.
 */
import type { Content } from './content.ts';
import { ABSENT, passes, type Value } from './facts.ts';
import { type Flow, type Path, type Question, questionsOf } from './flow.ts';
import type { Law } from './laws.ts';
import { type Condition, type Outcome, PLACE, type Test } from './policy.ts';
import { missingVersionsOf, type Rule, rulesOf } from './rules.ts';
import { valuesOf } from './values.ts';

/** A conjunction by its number in `Space.conjunctions`; NEVER for one that nothing can meet, ALWAYS for one without tests. */
export type Conjunction = number;
export const NEVER: Conjunction = -1;
export const ALWAYS: Conjunction = -2;

export interface Variable {
  readonly question: Question;
  /** Met: the question applies. */
  readonly gate: Conjunction;
  /** Every answer to it; amounts, days and places one for each class that some test of the content tells apart. */
  readonly values: readonly Value[];
}

/**
 * A situation that brings an outcome, lane by lane. A lane is one way of weighing all rules: by the law of the day and by
 * today's; where two contents are compared, four: the old content's two, then the new one's.
 */
export interface Row {
  readonly rule: Rule;
  readonly outcome: Outcome;
  readonly lanes: readonly Conjunction[];
  /** 收紧: in each lane, where it applies, `demand` must hold too. */
  readonly tightened: readonly { readonly lanes: readonly Conjunction[]; readonly demand: Conjunction }[];
  /** The packs that tighten it, in the same order. */
  readonly tighteners?: readonly string[];
}

/** The lanes of one content. */
export const THEN = 0;
export const NOW = 1;

export interface Space {
  /** The short path that this is the space of; undefined: the six looks. */
  readonly path: Path | undefined;
  /** In the order in which they are filled in: a gate before what hangs on it. */
  readonly variables: readonly Variable[];
  readonly conjunctions: readonly Condition[];
  readonly rows: readonly Row[];
  /** By lane: met where a version of the rules is missing. */
  readonly missing: readonly (readonly Conjunction[])[];
  /** What must be met, and what must not, for the answers to lead to this branch. */
  readonly branch: { readonly must: readonly Conjunction[]; readonly mustNot: readonly Conjunction[] };
  /** The conjunctions of `also`, in its order. */
  readonly also: readonly Conjunction[];
  /** What was given beforehand, such as the place. */
  readonly given: ReadonlyMap<string, Value>;
  readonly asOf: string;
}

export interface Part {
  /** The short path's name; undefined: the six looks. */
  readonly path?: string | undefined;
  /** Values that hold throughout, of questions that are always asked. */
  readonly given?: ReadonlyMap<string, Value>;
  /** The day of asking, for 从旧兼从轻. */
  readonly asOf: string;
  /** The value that a question has where it is asked at all, of those that hang on one that is open. */
  readonly only?: ReadonlyMap<string, Value>;
  /** The rules that are weighed; all where absent. */
  readonly rules?: readonly Rule[];
  /** Conditions that no rule makes and that are to be asked about. */
  readonly also?: readonly Condition[];
}

/** In: content, and which part of its answers. Out: that part as a space. Throws where a question hangs on a later one. */
export function spaceOf(
  content: Content,
  { path: name, given = new Map(), asOf, only, rules, also = [] }: Part,
): Space {
  const { flow } = content;
  const path = flow.paths.find((each) => each.name === name);
  const talk = [...flow.first, ...(path?.questions ?? flow.looks.flatMap(({ questions }) => questions))].filter(
    ({ kind, id }) => kind !== 'account' && !given.has(id),
  );
  const inTalk = new Set(talk.map(({ id }) => id));
  checkGates(talk);

  const conjunctions: Condition[] = [];
  const numbers = new Map<Condition, Conjunction>();
  /** What is given is weighed here; a question of another branch is not asked and fails every test. */
  const add = (condition: Condition | 'never'): Conjunction => {
    if (condition === 'never') return NEVER;
    const known = numbers.get(condition);
    if (known !== undefined) return known;
    const number = condition.every(
      (test) => inTalk.has(test.question) || passes(test, given.get(test.question) ?? ABSENT),
    )
      ? conjunctions.push(condition.filter(({ question }) => inTalk.has(question))) - 1
      : NEVER;
    numbers.set(condition, number);
    return number;
  };
  const lanes = (dated: Pick<Rule, Law>): readonly Conjunction[] => [add(dated.then), add(dated.now(asOf))];

  const rows = (rules ?? rulesOf(content)).flatMap((rule): readonly Row[] => {
    if (rule.outcome === undefined) return [];
    const own = lanes(rule);
    if (own.every(isNever)) return [];
    const tightened = rule.tightened
      .map((each) => ({ pack: each.pack.id, lanes: lanes(each), demand: add(each.demand) }))
      .filter((each) => !each.lanes.every(isNever));
    return [
      {
        rule,
        outcome: rule.outcome,
        lanes: own,
        tightened: tightened.map((each) => ({ lanes: each.lanes, demand: each.demand })),
        tighteners: tightened.map(({ pack }) => pack),
      },
    ];
  });
  const versions = rows.every((row) => isOneLaw(row.lanes) && row.tightened.every((each) => isOneLaw(each.lanes)))
    ? []
    : missingVersionsOf(content).map(lanes);

  const earlier = path === undefined ? flow.paths : flow.paths.slice(0, flow.paths.indexOf(path));
  const branch = {
    must: path === undefined ? [] : [add(path.when)],
    mustNot: earlier.map(({ when }) => add(when)).filter((number) => number !== NEVER),
  };
  const asked = also.map(add);
  const gates = new Map(
    talk.map((question) => [question.id, question.when.length === 0 ? ALWAYS : add(question.when)]),
  );
  const classes = classesOf(content);
  const variables = inOrder(flow, talk, rules ?? rulesOf(content)).map(
    (question): Variable => ({
      question,
      gate: gates.get(question.id) ?? NEVER,
      values: valuesIn(only?.get(question.id), classes.get(question.id)),
    }),
  );
  return {
    path,
    variables,
    conjunctions,
    rows,
    missing: [THEN, NOW].map((lane) =>
      versions.map((version) => version[lane] ?? NEVER).filter((number) => number !== NEVER),
    ),
    branch,
    also: asked,
    given,
    asOf,
  };
}

const valuesIn = (only: Value | undefined, all: readonly Value[] = []): readonly Value[] =>
  only === undefined ? all : [only];

const isNever = (number: Conjunction): boolean => number === NEVER;
const isOneLaw = (lanes: readonly Conjunction[]): boolean => lanes[THEN] === lanes[NOW];

function checkGates(talk: readonly Question[]): void {
  const met = new Set<string>();
  for (const { id, when } of talk) {
    const later = when.find(({ question }) => !met.has(question) && talk.some((each) => each.id === question));
    if (later !== undefined) throw new Error(`「${id}」 is asked before 「${later.question}」, which it hangs on`);
    met.add(id);
  }
}

/** Every test that the content makes of a question, by the question. */
export function testsOf(content: Content): ReadonlyMap<string, readonly Test[]> {
  const rules = rulesOf(content);
  const conditions: readonly Condition[] = [
    ...questionsOf(content.flow).map(({ when }) => when),
    ...content.flow.paths.map(({ when }) => when),
    ...rules.flatMap(({ then, ever, tightened }) => [
      then,
      ever,
      ...tightened.flatMap((each) => [each.then, each.ever, each.demand]),
    ]),
    ...missingVersionsOf(content).flatMap(({ then, ever }) => [then, ever]),
  ];
  return Map.groupBy(conditions.flat(), ({ question }) => question);
}

const classed = new WeakMap<Content, ReadonlyMap<string, readonly Value[]>>();

/** The values of every question. Of amounts, days and places one of each class; of choices every choice. */
export function classesOf(content: Content): ReadonlyMap<string, readonly Value[]> {
  const known = classed.get(content);
  if (known !== undefined) return known;
  const tests = testsOf(content);
  const classes = new Map(
    questionsOf(content.flow).map((question): [string, readonly Value[]] => {
      const own = tests.get(question.id) ?? [];
      const values = valuesOf(question, [own]);
      if (question.kind === 'choice') return [question.id, values];
      const byVerdict = Map.groupBy(values, (value) => own.map((test) => Number(passes(test, value))).join(''));
      return [question.id, [...byVerdict.values()].flatMap((alike) => plainest(alike) ?? [])];
    }),
  );
  classed.set(content, classes);
  return classes;
}

/** Of amounts that nothing tells apart that which is said most easily: 50万元 and not 49,999,999.99元; of the rest the first. */
function plainest(alike: readonly Value[]): Value | undefined {
  const whole = alike.flatMap((value) => (value.kind === 'amount' && Number.isInteger(value.yuan) ? [value] : []));
  return whole.toSorted((a, b) => a.yuan - b.yuan)[0] ?? alike[0];
}

/** The classes of places: the chains of jurisdictions, `{ kind: 'place', place: '' }` being everywhere else. */
export const placesOf = (content: Content): readonly Value[] => classesOf(content).get(PLACE) ?? [];

/**
 * The order in which questions are filled in, which decides how large a diagram gets: first what most bars turn on, because
 * below a bar nothing else matters; last who and when, which by then choose among little that is left. A follow-up comes
 * right after what it hangs on.
 */
export function inOrder(
  { first, paths }: Pick<Flow, 'first' | 'paths'>,
  talk: readonly Question[],
  rules: readonly Rule[],
): readonly Question[] {
  const choosesPath = new Set(paths.flatMap(({ when }) => when.map(({ question }) => question)));
  const chooses = new Set(first.map(({ id }) => id).filter((id) => !choosesPath.has(id)));
  const bars = new Map<string, number>();
  for (const { outcome, ever } of rules)
    if (outcome === 'barred')
      for (const id of new Set(ever.map(({ question }) => question))) bars.set(id, (bars.get(id) ?? 0) + 1);
  const late = (question: Question): number => (chooses.has(question.id) ? 1 : -(bars.get(question.id) ?? 0));
  const sorted = talk.toSorted((a, b) => late(a) - late(b));

  const ordered = new Set<Question>();
  const hangsOn = ({ when }: Question): readonly Question[] =>
    talk.filter(({ id }) => when.some((test) => test.question === id));
  const put = (question: Question): void => {
    if (ordered.has(question)) return;
    hangsOn(question).forEach(put);
    ordered.add(question);
    for (const other of sorted)
      if (hangsOn(other).length > 0 && hangsOn(other).every((gate) => ordered.has(gate))) put(other);
  };
  sorted.filter((question) => hangsOn(question).length === 0).forEach(put);
  return [...ordered];
}
