/**
 * What changes, as a function of little: the answers that the changed situations test, and what the unchanged ones alone say.
 * Whether an outcome changes, and to what, turns on nothing else; so conditions are found here, where there is little to
 * restate, and not over all the facts of a matter.
 */
import { type Diagram, diagramOf, type End, type Exceeded, IMPOSSIBLE, TIERS } from './diagram.ts';
import { kindOf, outcomeOfKind } from './ends.ts';
import { ABSENT, passes, type Value } from './facts.ts';
import type { Question } from './flow.ts';
import { type Joint, NEXT, OLD, onePerVerdict, SHARED } from './joint.ts';
import { LIGHTEST_FIRST } from './laws.ts';
import type { Condition, Outcome, Test } from './policy.ts';
import type { Rule } from './rules.ts';
import { ALWAYS, type Conjunction, NEVER, NOW, type Row, type Space, THEN } from './space.ts';

/** Which way a change goes, and what the outcome is then. What newly harms comes first. */
export interface Turn {
  readonly way: Way;
  readonly outcome: Outcome;
}
export type Way = 'harm' | 'person' | 'better';
export const WAYS: readonly Way[] = ['harm', 'person', 'better'];

/** In: two outcomes. Out: which way it goes from one to the other; undefined where they are the same. */
export function turnOf(old: Outcome, next: Outcome): Turn | undefined {
  if (old === next) return undefined;
  if (next === 'referred') return { way: 'person', outcome: next };
  // From a person, 不予容错 is a harm and every ground an improvement.
  const rank = (outcome: Outcome): number =>
    outcome === 'referred' ? LIGHTEST_FIRST.length - 1.5 : LIGHTEST_FIRST.indexOf(outcome);
  return { way: rank(next) > rank(old) ? 'harm' : 'better', outcome: next };
}

export const turnAt = (end: End): Turn | undefined =>
  turnOf(outcomeOfKind(kindOf(end, OLD)), outcomeOfKind(kindOf(end, NEXT)));

/** A turn as a key; '' where nothing changes. */
export const keyOfTurn = (turn: Turn | undefined): string => (turn === undefined ? '' : `${turn.way} ${turn.outcome}`);

/** One question that the changed situations test, its answers in the classes that their tests tell apart. */
export interface Facet {
  readonly question: Question;
  readonly tests: readonly Test[];
  /** One answer of each class; amounts and days from the smallest. */
  readonly samples: readonly Value[];
  /** The joint variable's values, and the class of each; and of not being asked, where that can be. */
  readonly values: readonly Value[];
  readonly classOf: readonly number[];
  readonly absent: number | undefined;
}

/** What the unchanged situations alone say: the best tier of each law, and whether a version of the rules is missing. */
export interface Rest {
  readonly then: number;
  readonly now: number;
  readonly missing: readonly [then: boolean, now: boolean];
}

/** A condition: of each facet some classes (all where absent), and what the rest may say. All that meets it takes one turn. */
export interface Cube {
  readonly turn: string;
  readonly classes: ReadonlyMap<Facet, ReadonlySet<number>>;
  /** Undefined: whatever it says. */
  readonly rest: ReadonlySet<number> | undefined;
}

export interface Changing {
  readonly facets: readonly Facet[];
  readonly rests: readonly Rest[];
  readonly restOf: (end: End) => number;
  /** In: one answer of each facet by its class, and what the rest says. Out: the condition made as wide as it gets. */
  readonly widened: (turn: string, point: ReadonlyMap<Facet, number>, rest: number) => Cube;
  /** Found so far: the same changes elsewhere come to the same conditions. */
  readonly pool: Cube[];
}

const REST = '其余情形';

/** Functions that were worked out, by what they say: the same situations change in many places. */
export type Known = Map<string, Changing>;

/** In: a joint space. Out: its changes as a function, or where the diagram of them got too large. */
export function changingOf({ space, changed }: Joint, budget: number | undefined, known: Known): Changing | Exceeded {
  const ofBoth = (lane: number): readonly Conjunction[] => space.missing[SHARED + lane] ?? [];
  const missing = [OLD + THEN, OLD + NOW, NEXT + THEN, NEXT + NOW].map((lane) =>
    (space.missing[lane] ?? []).filter((number) => !ofBoth(lane % 2).includes(number)),
  );
  const used = [
    ...new Set([
      ...changed.flatMap(({ lanes, tightened }) => [
        ...lanes,
        ...tightened.flatMap((each) => [...each.lanes, each.demand]),
      ]),
      ...missing.flat(),
    ]),
  ].filter((number) => number >= 0);
  const renumbered = new Map(used.map((number, at) => [number, at]));
  const again = (number: Conjunction): Conjunction => renumbered.get(number) ?? NEVER;

  const conjunctions: Condition[] = used.map((number) => space.conjunctions[number] ?? []);
  const facets = facetsOf(space, conjunctions.flat());
  const knowsTwoLaws =
    [...space.rows, ...space.rows.flatMap(({ tightened }) => tightened)].some(
      ({ lanes }) => lanes[OLD] !== lanes[OLD + NOW] || lanes[NEXT] !== lanes[NEXT + NOW],
    ) || space.missing.some((numbers) => numbers.length > 0);
  const rests = restsOf(
    knowsTwoLaws,
    [THEN, NOW].map((lane) => ofBoth(lane).length > 0),
  );
  const saying = (accepts: (rest: Rest) => boolean): Conjunction =>
    conjunctions.push([
      {
        question: REST,
        is: 'oneOf',
        options: [...rests.keys()].filter((at) => accepts(rests[at] as Rest)).map(String),
      },
    ]) - 1;
  const rows: Row[] = [
    ...changed.map((row) => ({
      ...row,
      lanes: row.lanes.slice(0, SHARED).map(again),
      tightened: row.tightened.map(({ lanes, demand }) => ({
        lanes: lanes.slice(0, SHARED).map(again),
        demand: again(demand),
      })),
    })),
    ...TIERS.flatMap((outcome, tier): readonly Row[] => {
      const [then, now] = [saying((rest) => rest.then === tier), saying((rest) => rest.now === tier)];
      return [{ rule: NO_RULE, outcome, lanes: [then, now, then, now], tightened: [] }];
    }),
  ];
  const missed = [saying((rest) => rest.missing[THEN]), saying((rest) => rest.missing[NOW])];
  const small: Space = {
    path: undefined,
    variables: [
      ...facets.map(({ question, samples }) => ({ question, gate: ALWAYS, values: samples })),
      { question: restQuestion, gate: ALWAYS, values: [...rests.keys()].map(said) },
    ],
    conjunctions,
    rows,
    missing: missing.map((numbers, lane) => [...numbers.map(again), missed[lane % 2] ?? NEVER]),
    also: [],
    branch: { must: [], mustNot: [] },
    given: new Map(),
    asOf: space.asOf,
  };
  const key = JSON.stringify([
    facets.map(({ question, classOf, absent }) => [question.id, classOf, absent]),
    conjunctions,
    rows.map(({ outcome, lanes, tightened }) => [outcome, lanes, tightened]),
    small.missing,
    rests,
  ]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const diagram = diagramOf(small, {
    differing: [
      [OLD + THEN, NEXT + THEN],
      [OLD + NOW, NEXT + NOW],
    ],
    ...(budget === undefined ? {} : { budget }),
  });
  if ('exceeded' in diagram) return diagram;
  const numberOf = new Map(rests.map((rest, at) => [JSON.stringify(rest), at]));
  const made: Changing = {
    facets,
    rests,
    restOf: ({ tiers, missing: flags }) =>
      numberOf.get(
        JSON.stringify({
          then: tiers[SHARED + THEN],
          now: tiers[SHARED + NOW],
          missing: [flags[SHARED + THEN], flags[SHARED + NOW]],
        } satisfies Record<keyof Rest, unknown>),
      ) ?? -1,
    widened: widening(diagram, facets, rests.length),
    pool: [],
  };
  known.set(key, made);
  return made;
}

/** What the rest says is no rule of anybody's; rows are weighed by their lanes alone. */
const NO_RULE = {} as Rule;

const said = (at: number): Value => ({ kind: 'chosen', options: [String(at)] });
const restQuestion: Question = {
  id: REST,
  label: { zh: REST },
  ask: { zh: REST },
  why: { zh: REST },
  when: [],
  changeable: false,
  kind: 'choice',
  multiple: false,
  options: [],
};

/** Everything that the rest could say; under one law both laws say the same. */
function restsOf(knowsTwoLaws: boolean, canMiss: readonly boolean[]): readonly Rest[] {
  const tiers = [...TIERS.keys(), TIERS.length];
  if (!knowsTwoLaws) return tiers.map((tier) => ({ then: tier, now: tier, missing: [false, false] }));
  const flags = (lane: number): readonly boolean[] => (canMiss[lane] === true ? [false, true] : [false]);
  return tiers.flatMap((then) =>
    tiers.flatMap((now) =>
      flags(THEN).flatMap((one) => flags(NOW).map((other): Rest => ({ then, now, missing: [one, other] }))),
    ),
  );
}

function facetsOf({ variables }: Space, tests: readonly Test[]): readonly Facet[] {
  const byQuestion = Map.groupBy(tests, ({ question }) => question);
  return variables.flatMap(({ question, gate, values }): readonly Facet[] => {
    const own = [...new Map((byQuestion.get(question.id) ?? []).map((test) => [JSON.stringify(test), test])).values()];
    if (own.length === 0) return [];
    const known = onePerVerdict(values, own).toSorted(bySize);
    const verdict = (value: Value): string => own.map((test) => Number(passes(test, value))).join('');
    const classes = new Map(known.map((value, at) => [verdict(value), at]));
    const absent = gate === ALWAYS ? undefined : known.length;
    return [
      {
        question,
        tests: own,
        samples: absent === undefined ? known : [...known, ABSENT],
        values,
        classOf: values.map((value) => classes.get(verdict(value)) ?? 0),
        absent,
      },
    ];
  });
}

function bySize(one: Value, other: Value): number {
  if (one.kind === 'amount' && other.kind === 'amount') return one.yuan - other.yuan;
  if (one.kind === 'date' && other.kind === 'date') return one.day < other.day ? -1 : 1;
  return 0;
}

/** Of several chosen options, and of places, only what tests say can be put in words; of all else any set of answers can. */
export const isSaidByTests = ({ question }: Facet): boolean =>
  question.kind === 'place' || (question.kind === 'choice' && question.multiple);

/** The classes that come out of these tests as one class does. */
export const alike = ({ samples, absent }: Facet, tests: readonly Test[], as: number): ReadonlySet<number> => {
  const sample = samples[as] ?? ABSENT;
  return new Set(
    [...samples.keys()].filter(
      (at) => at !== absent && tests.every((test) => passes(test, samples[at] ?? ABSENT) === passes(test, sample)),
    ),
  );
};

function widening(diagram: Diagram, facets: readonly Facet[], rests: number): Changing['widened'] {
  const turns = diagram.ends.map((end) => keyOfTurn(turnAt(end)));
  const isWithin = (turn: string, allowed: readonly ReadonlySet<number>[]): boolean => {
    let states = new Set([0]);
    for (const [level, { starts, next, edgesOf, edges }] of diagram.layers.entries()) {
      const below = new Set<number>();
      for (const state of states) {
        const edgeOf = edges[edgesOf[state] ?? -1]?.edgeOf;
        for (const value of allowed[level] ?? []) {
          const to = next[(starts[state] ?? 0) + (edgeOf?.[value] ?? 0)] ?? IMPOSSIBLE;
          if (to === IMPOSSIBLE) return false;
          below.add(to);
        }
      }
      states = below;
    }
    for (const state of states) if (turns[state] !== turn) return false;
    return true;
  };
  const all = [...facets.map(({ samples }) => samples.length), rests].map((size) => new Set(Array(size).keys()));

  return (turn, point, rest) => {
    const now: ReadonlySet<number>[] = [...facets.map((facet) => new Set([point.get(facet) ?? 0])), new Set([rest])];
    const widen = (level: number, wider: ReadonlySet<number>): boolean => {
      const trying = now.with(level, wider);
      const can = isWithin(turn, trying);
      if (can) now[level] = wider;
      return can;
    };
    // First what need not be said at all.
    const told = now.flatMap((_, level) => (widen(level, all[level] ?? new Set()) ? [] : [level]));
    for (const level of told) {
      const facet = facets[level];
      const as = facet === undefined ? rest : (point.get(facet) ?? 0);
      if (facet === undefined || !isSaidByTests(facet))
        for (const each of all[level] ?? []) widen(level, new Set([...(now[level] ?? []), each]));
      else if (as !== facet.absent) {
        let tests = facet.tests;
        for (const test of facet.tests) {
          const fewer = tests.filter((each) => each !== test);
          if (widen(level, alike(facet, fewer, as))) tests = fewer;
        }
      }
    }
    const isAll = (level: number): boolean => now[level]?.size === all[level]?.size;
    return {
      turn,
      classes: new Map(
        facets.flatMap((facet, level) => (isAll(level) ? [] : [[facet, now[level] ?? new Set<number>()] as const])),
      ),
      rest: isAll(facets.length) ? undefined : now[facets.length],
    };
  };
}
