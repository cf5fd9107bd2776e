/**
 * Two contents in one space: what both ask, the rules of each in lanes of their own. A situation that says the same in both
 * is one row of all lanes, so that only what changed can make the lanes come apart.
 */
import type { Content } from './content.ts';
import { ABSENT, passes, type Value } from './facts.ts';
import { type Flow, type Path, type Question, questionsOf } from './flow.ts';
import type { Law } from './laws.ts';
import { type Condition, PLACE } from './policy.ts';
import { missingVersionsOf, type Rule, rulesOf } from './rules.ts';
import { ALWAYS, type Conjunction, inOrder, NEVER, NOW, type Row, type Space, testsOf, THEN } from './space.ts';
import { valuesOf } from './values.ts';

/** Where the lanes of each begin: the old content's two, the new one's, and those of what stands in both alone. */
export const OLD = 0;
export const NEXT = 2;
export const SHARED = 4;

export interface Pair {
  readonly old: Content;
  readonly next: Content;
  /** The day of asking. */
  readonly asOf: string;
}

/** A part of the answers of which each combination is one of both contents. */
export interface Joint {
  /** Six lanes: see OLD, NEXT, SHARED. */
  readonly space: Space;
  /** The rows that do not stand in both. */
  readonly changed: readonly Row[];
  /**
   * Ways in which the questions that the contents ask under different conditions are asked by both or by neither: in every
   * other combination the two are not asked the same, and cannot be compared.
   */
  readonly agreeing: readonly Agreeing[];
}

export interface Agreeing {
  readonly must: readonly Conjunction[];
  readonly mustNot: readonly Conjunction[];
}

const NOWHERE = [NEVER, NEVER] as const;

/** In: two contents, and a branch of the flow that both have. Out: what both ask there, as one space. */
export function jointOf(pair: Pair, path: string | undefined, given: ReadonlyMap<string, Value>): Joint {
  const { old, next, asOf } = pair;
  const before = sideOf(old, path, given);
  const after = sideOf(next, path, given);
  const talk = [...before.talk, ...after.talk.filter(({ id }) => !before.inTalk.has(id))];
  const conjunctions: Condition[] = [];
  const numbers = new Map<string, Conjunction>();
  const adding =
    ({ inTalk }: Side) =>
    (condition: Condition | 'never'): Conjunction => {
      if (condition === 'never') return NEVER;
      if (!condition.every((test) => inTalk.has(test.question) || passes(test, given.get(test.question) ?? ABSENT)))
        return NEVER;
      const asked = condition.filter(({ question }) => inTalk.has(question));
      const key = JSON.stringify(asked);
      const known = numbers.get(key) ?? conjunctions.push(asked) - 1;
      numbers.set(key, known);
      return known;
    };
  const [addOld, addNext] = [adding(before), adding(after)];
  const [oldRows, nextRows] = [rowsOf(old, asOf, addOld), rowsOf(next, asOf, addNext)];
  const { shared, goneRows, newRows } = pairUp(oldRows, nextRows);
  const changed = [
    ...goneRows.map((row) => inLanes(row, [true, false, false])),
    ...newRows.map((row) => inLanes(row, [false, true, false])),
  ];
  const oldMissing = missingOf(old, asOf, oldRows, addOld);
  const nextMissing = missingOf(next, asOf, nextRows, addNext);
  const both = (lane: number): readonly Conjunction[] =>
    (oldMissing[lane] ?? []).filter((number) => nextMissing[lane]?.includes(number));

  const classes = classesOfBoth(pair);
  const gateOf = ({ talk: own }: Side, add: ReturnType<typeof adding>, id: string): Conjunction | undefined => {
    const question = own.find((each) => each.id === id);
    return question && (question.when.length === 0 ? ALWAYS : add(question.when));
  };
  const apart: (readonly [Conjunction, Conjunction])[] = [];
  const gates = new Map(
    talk.map(({ id }): [string, Conjunction] => {
      const [one, other] = [gateOf(before, addOld, id), gateOf(after, addNext, id)];
      if (one !== undefined && other !== undefined && one !== other) apart.push([one, other]);
      return [id, one ?? other ?? NEVER];
    }),
  );
  const branches = [branchOf(old.flow, path, addOld), branchOf(next.flow, path, addNext)];
  const space: Space = {
    path: before.path,
    variables: inOrder(old.flow, talk, [...rulesOf(old), ...rulesOf(next)]).map((question) => ({
      question,
      gate: gates.get(question.id) ?? NEVER,
      values: classes.get(question.id) ?? [],
    })),
    conjunctions,
    rows: [...shared.map((row) => inLanes(row, [true, true, true])), ...changed],
    missing: [...oldMissing, ...nextMissing, both(THEN), both(NOW)],
    also: [],
    branch: {
      must: branches.flatMap(({ must }) => must),
      mustNot: branches.flatMap(({ mustNot }) => mustNot),
    },
    given,
    asOf,
  };
  return { space, changed, agreeing: agreeingOn(apart) };
}

interface Side {
  readonly path: Path | undefined;
  readonly talk: readonly Question[];
  readonly inTalk: ReadonlySet<string>;
}

function sideOf({ flow }: Content, name: string | undefined, given: ReadonlyMap<string, Value>): Side {
  const path = flow.paths.find((each) => each.name === name);
  const talk = [...flow.first, ...(path?.questions ?? flow.looks.flatMap(({ questions }) => questions))].filter(
    ({ kind, id }) => kind !== 'account' && !given.has(id),
  );
  return { path, talk, inTalk: new Set(talk.map(({ id }) => id)) };
}

/** A row of one content, with its two lanes. */
function rowsOf(content: Content, asOf: string, add: (condition: Condition | 'never') => Conjunction): readonly Row[] {
  const lanes = (dated: Pick<Rule, Law>): readonly Conjunction[] => [add(dated.then), add(dated.now(asOf))];
  return rulesOf(content).flatMap((rule): readonly Row[] => {
    if (rule.outcome === undefined) return [];
    const own = lanes(rule);
    if (own.every(isNever)) return [];
    const tightened = rule.tightened
      .map((each) => ({ lanes: lanes(each), demand: add(each.demand) }))
      .filter((each) => !each.lanes.every(isNever));
    return [{ rule, outcome: rule.outcome, lanes: own, tightened }];
  });
}

const isNever = (number: Conjunction): boolean => number === NEVER;

/** What two contents say alike, and what only one of them says, whatever number or name a situation has. */
function pairUp(old: readonly Row[], next: readonly Row[]) {
  const said = ({ outcome, lanes, tightened }: Row): string =>
    JSON.stringify([outcome, lanes, tightened.map((each) => JSON.stringify([each.lanes, each.demand])).toSorted()]);
  const waiting = Map.groupBy(old, said);
  const shared: Row[] = [];
  const newRows = next.filter((row) => {
    const found = waiting.get(said(row))?.shift();
    if (found !== undefined) shared.push(row);
    return found === undefined;
  });
  return { shared, goneRows: [...waiting.values()].flat(), newRows };
}

/** In which of the contents, and whether in both, a row stands. */
function inLanes(row: Row, stands: readonly [old: boolean, next: boolean, both: boolean]): Row {
  const spread = (lanes: readonly Conjunction[]): readonly Conjunction[] =>
    stands.flatMap((does) => (does ? lanes : NOWHERE));
  return {
    ...row,
    lanes: spread(row.lanes),
    tightened: row.tightened.map((each) => ({ ...each, lanes: spread(each.lanes) })),
  };
}

/** By lane. Where no rule knows two laws, no version can be missed. */
function missingOf(
  content: Content,
  asOf: string,
  rows: readonly Row[],
  add: (condition: Condition | 'never') => Conjunction,
): readonly [then: readonly Conjunction[], now: readonly Conjunction[]] {
  const isOneLaw = (lanes: readonly Conjunction[]): boolean => lanes[THEN] === lanes[NOW];
  if (rows.every((row) => isOneLaw(row.lanes) && row.tightened.every((each) => isOneLaw(each.lanes)))) return [[], []];
  const versions = missingVersionsOf(content);
  const kept = (numbers: readonly Conjunction[]): readonly Conjunction[] => [
    ...new Set(numbers.filter((number) => number !== NEVER)),
  ];
  return [kept(versions.map(({ then }) => add(then))), kept(versions.map(({ now }) => add(now(asOf))))];
}

function branchOf({ paths }: Flow, name: string | undefined, add: (condition: Condition) => Conjunction): Agreeing {
  const at = paths.findIndex((each) => each.name === name);
  const path = paths[at];
  const earlier = path === undefined ? paths : paths.slice(0, at);
  return {
    must: path === undefined ? [] : [add(path.when)],
    mustNot: earlier.map(({ when }) => add(when)).filter((number) => number !== NEVER),
  };
}

/** Each question that hangs on different conditions is asked by both, or by neither. */
const agreeingOn = (apart: readonly (readonly [Conjunction, Conjunction])[]): readonly Agreeing[] =>
  apart.reduce<readonly Agreeing[]>(
    (all, both) =>
      all.flatMap(({ must, mustNot }) => [
        { must: [...must, ...both], mustNot },
        { must, mustNot: [...mustNot, ...both] },
      ]),
    [{ must: [], mustNot: [] }],
  );

const classed = new WeakMap<Content, WeakMap<Content, ReadonlyMap<string, readonly Value[]>>>();

/**
 * The values of each question: of choices those that both offer, or all where only one content asks; of amounts, days and
 * places one of each class that a test of either tells apart.
 */
export function classesOfBoth({ old, next }: Pair): ReadonlyMap<string, readonly Value[]> {
  const kept = classed.get(old) ?? new WeakMap<Content, ReadonlyMap<string, readonly Value[]>>();
  classed.set(old, kept);
  const known = kept.get(next);
  if (known !== undefined) return known;
  const tests = [testsOf(old), testsOf(next)];
  const also = new Map(questionsOf(next.flow).map((question) => [question.id, question]));
  const first = new Map(questionsOf(old.flow).map((question) => [question.id, question]));
  const classes = new Map(
    [...new Map([...also, ...first]).values()].map((question): [string, readonly Value[]] => {
      const own = tests.flatMap((each) => each.get(question.id) ?? []);
      const values = valuesOf(question, [own]);
      if (question.kind !== 'choice') return [question.id, onePerVerdict(values, own)];
      const other = first.has(question.id) ? also.get(question.id) : undefined;
      if (other === undefined) return [question.id, values];
      const offered = new Set(valuesOf(other, []).map(keyOf));
      return [question.id, values.filter((value) => offered.has(keyOf(value)))];
    }),
  );
  kept.set(next, classes);
  return classes;
}

/** Options in whatever order. */
export const keyOf = (value: Value): string =>
  JSON.stringify(value.kind === 'chosen' ? value.options.toSorted() : value);

export const onePerVerdict = (values: readonly Value[], tests: readonly Condition[number][]): readonly Value[] =>
  [...Map.groupBy(values, (value) => tests.map((test) => Number(passes(test, value))).join('')).values()].flatMap(
    ([one]) => one ?? [],
  );

/** The places that are looked at one by one; undefined alone where not both contents ask for one in every talk. */
export function placesOfBoth(pair: Pair): readonly (Value | undefined)[] {
  const asksAlways = ({ flow }: Content): boolean =>
    flow.first.some(({ id, kind, when }) => id === PLACE && kind === 'place' && when.length === 0);
  return asksAlways(pair.old) && asksAlways(pair.next) ? (classesOfBoth(pair).get(PLACE) ?? []) : [undefined];
}
