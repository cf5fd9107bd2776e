/**
 * What a change changes: every combination of answers whose outcome is another under the new content than under the old,
 * chain of jurisdictions by chain, as counts and as conditions. Nothing is sampled; where it cannot be exact, it says why.
 */
import { apartOf } from './apart.ts';
import { changesAnswers, type FlowChange, flowChanges, type NotCompared, notCompared } from './flow-changes.ts';
import {
  alike,
  type Changing,
  changingOf,
  type Cube,
  type Facet,
  isSaidByTests,
  type Known,
  type Rest,
  turnOf,
  type Way,
  WAYS,
} from './changing.ts';
import { type Counts, noCounts, sum } from './counts.ts';
import { countOf, type Covered, coverOf, type Held, type Move, movesIn } from './cover.ts';
import { type Combination, type Diagram, diagramOf, type Exceeded, TIERS } from './diagram.ts';
import { outcomeOfKind } from './ends.ts';
import { ABSENT, passes, type Value } from './facts.ts';
import { type Joint, jointOf, NEXT, OLD, type Pair, placesOfBoth } from './joint.ts';
import { LIGHTEST_FIRST } from './laws.ts';
import { type Outcome, PLACE, type Test } from './policy.ts';
import type { TooLarge } from './prove.ts';
import { NOW, THEN } from './space.ts';

export interface Difference {
  readonly asOf: string;
  readonly flow: readonly FlowChange[];
  /** Every chain of places, those in which something changes with what does. */
  readonly chains: readonly ChainChange[];
  /**
   * What newly harms first, then what goes to a person, then what improves. Together they hold every change, and no other.
   * Undefined: they would be too many to be read; the counts are exact all the same.
   */
  readonly conditions: readonly Condition[] | undefined;
  /** Where the flows differ: combinations that only one of the contents has. */
  readonly apart: readonly Apart[];
}

export interface ChainChange {
  /** As in a proof: '' is every place without a list of its own; undefined: not all talks ask for a place. */
  readonly place: string | undefined;
  readonly moves: readonly Move[];
  /** The ids of the situations that do not say the same in both, by content. */
  readonly changed: { readonly old: readonly string[]; readonly next: readonly string[] };
}

/** One condition, in all chains and branches where it says something. */
export interface Condition {
  readonly way: Way;
  /** What the outcome is now. */
  readonly outcome: Outcome;
  readonly demands: readonly Demand[];
  /** What the situations that did not change say by themselves; undefined: whatever it is. */
  readonly rest: RestDemand | undefined;
  /** The short path; undefined: the six looks. */
  readonly path: string | undefined;
  readonly at: readonly { readonly place: string | undefined; readonly moves: readonly Move[] }[];
  readonly moves: readonly Move[];
  readonly example: Combination;
}

/** What must be answered to one question: one of `anyOf`, or, where `absent`, that it was not asked. */
export interface Demand {
  readonly question: string;
  readonly anyOf: readonly (readonly { readonly test: Test; readonly holds: boolean }[])[];
  readonly absent: boolean;
}

export interface RestDemand {
  readonly says: readonly RestSays[];
  /** Where that is shorter: it says anything but these. */
  readonly not: readonly RestSays[] | undefined;
}

export interface RestSays {
  /** undefined: no situation is met */
  readonly then: Outcome | undefined;
  readonly now: Outcome | undefined;
  /** Whether for that day a version of the rules is missing, or here in part only; undefined: either way. */
  readonly missing: readonly [then: boolean, now: boolean] | undefined;
}

export interface Apart {
  readonly only: 'old' | 'next';
  readonly path: string | undefined;
  /** 'unknown': not to be counted, because it turns on a question that this content does not ask. */
  readonly counts: Counts | 'unknown';
}

/** In: two contents and the day of asking. Out: the difference; or why there is no exact one. */
export function difference(pair: Pair, budget?: number): Difference | NotCompared | TooLarge {
  const flow = flowChanges(pair.old.flow, pair.next.flow);
  const refused = notCompared(flow);
  if (refused !== undefined) return refused;
  const paths = [
    undefined,
    ...pair.old.flow.paths.flatMap(({ name }) =>
      pair.next.flow.paths.some((path) => path.name === name) ? [name] : [],
    ),
  ];
  const known: Known = new Map();
  const alreadyCovered = new Map<string, readonly [Changing, Covered]>();
  const chains: ChainChange[] = [];
  const found: Part[] = [];
  let areTooMany = false;
  for (const place of placesOfBoth(pair)) {
    const name = place?.kind === 'place' ? place.place : undefined;
    const changed = { old: new Set<string>(), next: new Set<string>() };
    const moves: Move[] = [];
    for (const path of paths) {
      const joint = jointOf(pair, path, givenAt(place));
      for (const { lanes, rule } of joint.changed)
        changed[lanes.slice(OLD, NEXT).some((lane) => lane !== -1) ? 'old' : 'next'].add(rule.situation.id);
      const part = coveredIn(joint, areTooMany ? countOf : coverOf, budget, known, alreadyCovered);
      if (part === undefined) continue;
      if ('exceeded' in part) return { ...part, place: name };
      const [changing, covered] = part;
      moves.push(...covered.moves);
      if (covered.conditions === undefined) areTooMany = true;
      else found.push(...covered.conditions.map((held) => ({ place, path, changing, held })));
    }
    chains.push({ place: name, moves: movesIn(moves), changed: { old: [...changed.old], next: [...changed.next] } });
  }
  const apart = changesAnswers(flow) ? allApart(pair) : [];
  if ('exceeded' in apart) return apart;
  return { asOf: pair.asOf, flow, chains, conditions: areTooMany ? undefined : merged(found), apart };
}

const givenAt = (place: Value | undefined): ReadonlyMap<string, Value> =>
  new Map(place === undefined ? [] : [[PLACE, place]]);

/** The changes of one part; undefined where both contents say the same there. What says the same elsewhere is not asked again. */
function coveredIn(
  joint: Joint,
  cover: typeof coverOf,
  budget: number | undefined,
  known: Known,
  alreadyCovered: Map<string, readonly [Changing, Covered]>,
): readonly [Changing, Covered] | Exceeded | undefined {
  const { space, changed, agreeing } = joint;
  const isSame = [THEN, NOW].every((lane) => `${space.missing[OLD + lane]}` === `${space.missing[NEXT + lane]}`);
  if (changed.length === 0 && isSame) return undefined;
  const key = JSON.stringify([
    space.conjunctions,
    space.rows.map(({ outcome, lanes, tightened }) => [outcome, lanes, tightened]),
    space.missing,
    space.branch,
    agreeing,
    space.variables.map(({ question, gate }) => [question.id, gate]),
  ]);
  const before = alreadyCovered.get(key);
  if (before !== undefined) return before;
  const diagrams: Diagram[] = [];
  for (const { must, mustNot } of agreeing) {
    const diagram = diagramOf(space, {
      must,
      mustNot,
      differing: [
        [OLD + THEN, NEXT + THEN],
        [OLD + NOW, NEXT + NOW],
      ],
      ...(budget === undefined ? {} : { budget }),
    });
    if ('exceeded' in diagram) return diagram;
    diagrams.push(diagram);
  }
  const changing = changingOf(joint, budget, known);
  if ('exceeded' in changing) return changing;
  const made = [changing, cover(diagrams, changing)] as const;
  alreadyCovered.set(key, made);
  return made;
}

function allApart(pair: Pair): readonly Apart[] | TooLarge {
  const names = [...pair.old.flow.paths, ...pair.next.flow.paths].map(({ name }) => name);
  const found: Apart[] = [];
  for (const only of ['old', 'next'] as const)
    for (const path of [undefined, ...new Set(names)]) {
      if (path !== undefined && !pair[only].flow.paths.some(({ name }) => name === path)) continue;
      const parts: Counts[] = [];
      let isUnknown = false;
      for (const place of placesOfBoth(pair)) {
        const counts = apartOf(pair, only, path, givenAt(place));
        if (counts === 'unknown') isUnknown = true;
        else if ('exceeded' in counts) return { ...counts, place: place?.kind === 'place' ? place.place : undefined };
        else parts.push(counts);
      }
      found.push({ only, path, counts: isUnknown ? 'unknown' : sum([noCounts(), ...parts]) });
    }
  return found;
}

// ---- conditions, as they are said

interface Part {
  readonly place: Value | undefined;
  readonly path: string | undefined;
  readonly changing: Changing;
  readonly held: Held;
}

/** The same condition in several chains is one. */
function merged(found: readonly Part[]): readonly Condition[] {
  const alikes = Map.groupBy(found, ({ path, changing, held: { cube } }) =>
    JSON.stringify([path, cube.turn, demandsOf(cube), cube.rest && [...cube.rest].map((at) => changing.rests[at])]),
  );
  const conditions = [...alikes.values()].flatMap((parts): readonly Condition[] => {
    const [first] = parts;
    const turn = first?.held.moves.map(({ from, to }) => turnOf(outcomeOfKind(from), outcomeOfKind(to)))[0];
    if (first === undefined || turn === undefined) return [];
    return [
      {
        ...turn,
        demands: demandsOf(first.held.cube),
        rest: restDemandOf(parts),
        path: first.path,
        at: parts.map(({ place, held: { moves } }) => ({
          place: place?.kind === 'place' ? place.place : undefined,
          moves,
        })),
        moves: movesIn(parts.flatMap(({ held }) => held.moves)),
        example: new Map([...first.held.example, ...givenAt(first.place)]),
      },
    ];
  });
  const size = ({ moves }: Condition): bigint => moves.reduce((total, { count }) => total + count, 0n);
  return conditions.toSorted((a, b) => bySeverity(a, b) || (size(a) > size(b) ? -1 : size(a) < size(b) ? 1 : 0));
}

/** What newly harms first and, of what goes the same way, the worst outcome first. */
export const bySeverity = (a: Pick<Condition, 'way' | 'outcome'>, b: Pick<Condition, 'way' | 'outcome'>): number =>
  WAYS.indexOf(a.way) - WAYS.indexOf(b.way) || LIGHTEST_FIRST.indexOf(b.outcome) - LIGHTEST_FIRST.indexOf(a.outcome);

const demandsOf = ({ classes }: Cube): readonly Demand[] =>
  [...classes].map(([facet, allowed]) => ({
    question: facet.question.id,
    anyOf: anyOf(facet, allowed),
    absent: facet.absent !== undefined && allowed.has(facet.absent),
  }));

const holding = (test: Test): { test: Test; holds: boolean } => ({ test, holds: true });

function anyOf(facet: Facet, allowed: ReadonlySet<number>): Demand['anyOf'] {
  const { question, samples, absent, tests } = facet;
  const answered = [...samples.keys()].filter((at) => at !== absent);
  const inside = answered.filter((at) => allowed.has(at));
  if (inside.length === 0) return [];
  if (inside.length === answered.length) return [[]];
  if (isSaidByTests(facet)) {
    const [as = 0] = inside;
    const verdicts = tests.map((test) => ({ test, holds: passes(test, samples[as] ?? ABSENT) }));
    // What all of them have in common lets in these and no others.
    const common = verdicts.filter(({ test, holds }) =>
      inside.every((at) => passes(test, samples[at] ?? ABSENT) === holds),
    );
    return [fewestOf(facet, common, as)];
  }
  if (question.kind === 'choice') {
    const options = facet.values.flatMap((value, at) =>
      value.kind === 'chosen' && allowed.has(facet.classOf[at] ?? -1) ? value.options : [],
    );
    return [[holding({ question: question.id, is: 'oneOf', options })]];
  }
  const runs: number[][] = [];
  for (const at of inside) {
    const last = runs.at(-1);
    if (last?.at(-1) === at - 1) last.push(at);
    else runs.push([at]);
  }
  return runs.map((run) => {
    const [low = 0, high = 0] = [run[0], run.at(-1)];
    return [
      ...(low === 0 ? [] : [boundary(facet, low - 1, 'above')]),
      ...(high === answered.length - 1 ? [] : [boundary(facet, high, 'below')]),
    ].map(holding);
  });
}

type Verdicts = Demand['anyOf'][number];

/** Without those of the verdicts that say nothing more. */
function fewestOf(facet: Facet, verdicts: Verdicts, as: number): Verdicts {
  const lets = (kept: Verdicts): number =>
    alike(
      facet,
      kept.map(({ test }) => test),
      as,
    ).size;
  let fewer = verdicts;
  for (const each of verdicts) {
    const without = fewer.filter((other) => other !== each);
    if (lets(without) === lets(verdicts)) fewer = without;
  }
  return fewer;
}

/** The threshold between a class and the next. */
function boundary({ tests, samples }: Facet, at: number, side: 'above' | 'below'): Test {
  const apart = tests.find((test) => passes(test, samples[at] ?? ABSENT) !== passes(test, samples[at + 1] ?? ABSENT));
  if (apart !== undefined && 'day' in apart) return { ...apart, is: side === 'above' ? 'from' : 'before' };
  if (apart !== undefined && 'yuan' in apart) {
    const isLow = apart.is === '>=' || apart.is === '<';
    return { ...apart, is: side === 'above' ? (isLow ? '>=' : '>') : isLow ? '<' : '<=' };
  }
  throw new Error('two classes that no test tells apart');
}

function restDemandOf(parts: readonly Part[]): RestDemand | undefined {
  const [first] = parts;
  const allowed = first?.held.cube.rest;
  if (first === undefined || allowed === undefined) return undefined;
  const { rests } = first.changing;
  const isWhole = ({ then, now }: Rest): boolean =>
    rests.every((rest, at) => rest.then !== then || rest.now !== now || allowed.has(at));
  const told = new Map<string, RestSays>();
  for (const { changing, held } of parts)
    for (const at of held.rests) {
      const rest = changing.rests[at];
      if (rest === undefined) continue;
      const says = { ...saysOf(rest), ...(isWhole(rest) ? { missing: undefined } : {}) };
      told.set(JSON.stringify(says), says);
    }
  const others = rests.filter((_, at) => !allowed.has(at)).map(saysOf);
  const isOneLaw = rests.every(({ then, now }) => then === now);
  return { says: [...told.values()], not: isOneLaw && others.length < told.size ? others : undefined };
}

const saysOf = ({ then, now, missing }: Rest): RestSays => ({ then: TIERS[then], now: TIERS[now], missing });
