/**
 * What the lists do, for every answer there could be: nothing is sampled.
 *
 * A chain is a place with every list that applies there, from the state down; the proof goes chain by chain and, within it,
 * branch by branch of the flow. Packs of other places never meet, so they are never in one diagram.
 */
import type { Content } from './content.ts';
import { countsByOption, countsOf, type Counts, noCounts, sum } from './counts.ts';
import { type Combination, combinationOf, type Diagram, diagramOf, type Exceeded, findIn, TIERS } from './diagram.ts';
import { kindOf, takenAt } from './ends.ts';
import type { Value } from './facts.ts';
import { inversionsOf } from './inverted.ts';
import { isWithin } from './places.ts';
import { type Condition, type FindingKind, LEVELS, type Outcome, PLACE, STATUS, type Test } from './policy.ts';
import { rulesOf, type Rule } from './rules.ts';
import { type Conjunction, NEVER, NOW, placesOf, type Row, type Space, spaceOf, THEN } from './space.ts';

export interface Chain {
  /** 湖北/武汉; '' is every place without a list of its own. Undefined: the flow asks for no place. */
  readonly place: string | undefined;
  readonly counts: Counts;
  /** Of those who were this, perhaps among other things. */
  readonly byStatus: ReadonlyMap<string, Counts>;
  /** The six looks; then each short path by its name. */
  readonly byPath: ReadonlyMap<string, Counts>;
  readonly states: number;
}

/** One thing that the proof finds. Which of its fields there are goes by its kind. */
export interface Found {
  readonly kind: FindingKind;
  /** dead, shadowed, conflict: the situation's id */
  readonly situation?: string;
  /** shadowed: what stands before it, or beside it with the same outcome; conflict: the bars of a higher level */
  readonly by?: readonly string[];
  /** shadowed: met and never deciding (never), or decides and could be left out (redundant) */
  readonly how?: 'never' | 'redundant';
  /** conflict: the option that the situation promises something for and that the bars rule out; absent: all of it */
  readonly option?: { readonly question: string; readonly option: string };
  /** inverted: the question, and the answers that differ */
  readonly question?: string;
  readonly answers?: readonly [against: Value, favourable: Value];
  readonly outcomes?: readonly [against: Outcome, favourable: Outcome];
  /** Where it was found first. */
  readonly place?: string;
  readonly path?: string;
  /** gap: how many combinations */
  readonly count?: bigint;
  /** A combination that shows it. */
  readonly example?: Combination;
  /** 已知: why it is accepted */
  readonly accepted?: string;
}

export interface Proof {
  readonly asOf: string;
  /** The days of asking for which it holds: no rule begins or ends between them. */
  readonly holds: { readonly from: string | undefined; readonly until: string | undefined };
  readonly chains: readonly Chain[];
  readonly found: readonly Found[];
  /** 已知 that accept nothing that was found. */
  readonly idle: readonly { readonly pack: string; readonly kind: FindingKind; readonly what: string }[];
}

export interface Options {
  readonly asOf: string;
  /** How many states one diagram may have. */
  readonly budget?: number | undefined;
}

/** In: content. Out: the proof; or, where a diagram got too large, which chain and question blew it up. */
export function prove(
  content: Content,
  { asOf, budget }: Options,
): Proof | (Exceeded & { readonly place: string | undefined }) {
  const chains: Chain[] = [];
  const spaces: Region[] = [];
  const found: Found[] = [];
  for (const place of regionsOf(content)) {
    const given = new Map(place === undefined ? [] : [[PLACE, place] as const]);
    const name = place?.kind === 'place' ? place.place : undefined;
    const byPath = new Map<string, Counts>();
    const byStatus: ReadonlyMap<string, Counts>[] = [];
    let states = 0;
    for (const path of [undefined, ...content.flow.paths.map((each) => each.name)]) {
      const space = spaceOf(content, { path, given, asOf });
      const diagram = diagramOf(space, budget === undefined ? {} : { budget });
      if ('exceeded' in diagram) return { ...diagram, place: name };
      states += diagram.states;
      const counts = countsOf(diagram);
      byPath.set(path ?? content.flow.name.zh, counts);
      byStatus.push(countsByOption(diagram, STATUS));
      const region: Region = { place: name, path, space };
      spaces.push(region);
      if (path === undefined) found.push(...gapOf(region, counts), ...invertedIn(diagram, region));
    }
    const statuses = new Set(byStatus.flatMap((counts) => [...counts.keys()]));
    chains.push({
      place: name,
      counts: sum([...byPath.values()]),
      byPath,
      byStatus: new Map([...statuses].map((id) => [id, sum(byStatus.map((counts) => counts.get(id) ?? noCounts()))])),
      states,
    });
  }
  found.push(...rulesOf(content).flatMap((rule) => foundOf(rule, spaces)));
  const merged = mergeInverted(found);
  return { asOf, holds: spanOf(content, asOf), chains, ...acceptedIn(content, merged) };
}

/** A part of the answers that is proved in one diagram. */
interface Region {
  readonly place: string | undefined;
  readonly path: string | undefined;
  readonly space: Space;
}

/** Every class of places; undefined alone where the flow does not ask for one in every talk. */
export function regionsOf(content: Content): readonly (Value | undefined)[] {
  const question = content.flow.first.find(({ id }) => id === PLACE);
  if (question === undefined || question.when.length > 0 || question.kind !== 'place') return [undefined];
  return placesOf(content);
}

/** Days between which no rule of a 从旧兼从轻 pack begins or ends, so that "today" makes no difference. */
function spanOf({ packs }: Content, asOf: string): Proof['holds'] {
  const days = packs
    .filter(({ lighterLaw }) => lighterLaw)
    .flatMap((pack) => [pack, ...pack.clauses])
    .flatMap(({ from, until }) => [from, until])
    .filter((day) => day !== undefined)
    .toSorted();
  return { from: days.findLast((day) => day <= asOf), until: days.find((day) => day > asOf) };
}

const whereOf = ({ place, path }: Region) => ({
  ...(place === undefined ? {} : { place }),
  ...(path === undefined ? {} : { path }),
});

function gapOf(region: Region, counts: Counts): readonly Found[] {
  if (counts.unlisted === 0n) return [];
  const example = findIn(region.space, {}, (end) => kindOf(end) === 'unlisted');
  return [{ kind: 'gap', ...whereOf(region), count: counts.unlisted, ...(example === undefined ? {} : { example }) }];
}

const invertedIn = (diagram: Diagram, region: Region): readonly Found[] =>
  inversionsOf(diagram).map(({ question, against, favourable, outcomes, way }) => ({
    kind: 'inverted',
    ...whereOf(region),
    question,
    answers: [against, favourable],
    outcomes,
    example: combinationOf(diagram.space, way),
  }));

/** The same two answers, inverted in several places, are one finding. */
function mergeInverted(found: readonly Found[]): readonly Found[] {
  const seen = new Set<string>();
  return found.filter(({ kind, question, answers }) => {
    if (kind !== 'inverted') return true;
    const key = JSON.stringify([question, answers]);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

// ---- one situation

const tierOf = (row: Row): number => TIERS.indexOf(row.outcome);

/** The ways in which a row is met in a lane: a 收紧 does not apply, or what it demands is met. */
export function waysMet(
  row: Row,
  lane: number,
): readonly { readonly must: readonly Conjunction[]; readonly mustNot: readonly Conjunction[] }[] {
  const own = row.lanes[lane] ?? NEVER;
  if (own === NEVER) return [];
  let ways: { must: Conjunction[]; mustNot: Conjunction[] }[] = [{ must: [own], mustNot: [] }];
  for (const { lanes, demand } of row.tightened) {
    const applies = lanes[lane] ?? NEVER;
    if (applies === NEVER) continue;
    ways = ways.flatMap(({ must, mustNot }) => [
      { must, mustNot: [...mustNot, applies] },
      ...(demand === NEVER ? [] : [{ must: [...must, applies, demand], mustNot }]),
    ]);
  }
  return ways;
}

const rowOf = (space: Space, rule: Rule): Row | undefined => space.rows.find((row) => row.rule === rule);

/** What there is to say of one situation, over all regions in which it is. */
function foundOf(rule: Rule, regions: readonly Region[]): readonly Found[] {
  if (rule.outcome === undefined) return [];
  const id = rule.situation.id;
  const own = regions.flatMap((region) => {
    const row = rowOf(region.space, rule);
    return row === undefined ? [] : [{ region, row }];
  });
  const met = own.find(({ region, row }) => isMet(region.space, row));
  if (met === undefined) return [{ kind: 'dead', situation: id }];
  const conflict = rule.effect === 'ground' ? own.flatMap(({ region, row }) => conflictsOf(region, row)) : [];
  const decides = own.find(({ region, row }) => decidesIn(region.space, row));
  if (decides === undefined) {
    const shadow = shadowersOf(met.region.space, met.row, (row) => tierOf(row) < tierOf(met.row));
    return [{ kind: 'shadowed', situation: id, how: 'never', ...whereOf(met.region), ...shadow }, ...conflict];
  }
  const stronger = impliedBy(
    rule,
    own.map(({ region }) => region.space),
  );
  if (stronger !== undefined)
    return [
      { kind: 'shadowed', situation: id, how: 'redundant', ...whereOf(decides.region), by: [stronger.situation.id] },
      ...conflict.slice(0, 1),
    ];
  if (own.some(({ region, row }) => changesSomething(region.space, row))) return conflict.slice(0, 1);
  const beside = shadowersOf(
    decides.region.space,
    decides.row,
    (row) => tierOf(row) <= tierOf(decides.row) && row !== decides.row,
  );
  return [
    { kind: 'shadowed', situation: id, how: 'redundant', ...whereOf(decides.region), ...beside },
    ...conflict.slice(0, 1),
  ];
}

const LANES = [THEN, NOW] as const;

const isMet = (space: Space, row: Row): boolean =>
  LANES.some((lane) => waysMet(row, lane).some((way) => findIn(space, way, () => true) !== undefined));

/** Whether it decides in some combination, by the law that is taken there. */
const decidesIn = (space: Space, row: Row): boolean =>
  LANES.some((lane) =>
    waysMet(row, lane).some(
      (way) =>
        findIn(space, { ...way, floor: { lane, tier: tierOf(row) } }, (end) => {
          const { law } = takenAt(end);
          return (
            end.tiers[lane] === tierOf(row) &&
            (law === 'both' ? lane === THEN : law === (lane === THEN ? 'then' : 'now'))
          );
        }) !== undefined,
    ),
  );

/** Whether some combination would come to another outcome without it. */
export const changesSomething = (space: Space, row: Row): boolean =>
  findIn(
    besideWithout(space, row),
    {
      differing: [
        [THEN, THEN + 2],
        [NOW, NOW + 2],
      ],
    },
    (end) => takenAt(end).outcome !== takenAt(end, 2).outcome,
  ) !== undefined;

/** The space with two more lanes, in which a row is left out. */
function besideWithout(space: Space, without: Row): Space {
  return {
    ...space,
    missing: [...space.missing, ...space.missing],
    rows: space.rows.map((row) => ({
      ...row,
      lanes: row === without ? [...row.lanes, NEVER, NEVER] : [...row.lanes, ...row.lanes],
      tightened: row.tightened.map((each) => ({ ...each, lanes: [...each.lanes, ...each.lanes] })),
    })),
  };
}

/**
 * Another rule, no lower, that plainly holds wherever this one does: each of its tests follows from one of this rule's. Spares
 * the search, which would find the same.
 */
function impliedBy(rule: Rule, spaces: readonly Space[]): Rule | undefined {
  const isNoLower = (other: Rule): boolean =>
    other.outcome !== undefined && TIERS.indexOf(other.outcome) <= TIERS.indexOf(rule.outcome ?? 'mitigated');
  return spaces[0]?.rows
    .map((row) => row.rule)
    .find(
      (other) =>
        other !== rule &&
        other.tightened.length === 0 &&
        isNoLower(other) &&
        follows(other.then, rule.then) &&
        follows(other.ever, rule.ever) &&
        other.pack.lighterLaw === rule.pack.lighterLaw &&
        (!rule.pack.lighterLaw || (other.pack.from ?? '') <= (rule.pack.from ?? '')) &&
        spaces.every((space) => rowOf(space, other) !== undefined),
    );
}

/** Whether every test of one condition follows from a test of the other on the same question. */
const follows = (weaker: Condition, stronger: Condition): boolean =>
  weaker.every((test) => stronger.some((from) => from.question === test.question && implies(from, test)));

function implies(from: Test, to: Test): boolean {
  const within = (inner: readonly string[], outer: readonly string[]) => inner.every((each) => outer.includes(each));
  if (from.is === 'oneOf' && to.is === 'oneOf') return within(from.options, to.options);
  if (from.is === 'not' && to.is === 'not') return within(to.options, from.options);
  if (from.is === 'only' && to.is === 'only') return within(from.options, to.options);
  if (from.is === 'from' && to.is === 'from') return from.day >= to.day;
  if (from.is === 'before' && to.is === 'before') return from.day <= to.day;
  if (from.is === 'within' && to.is === 'within')
    return from.places.every((inner) => to.places.some((outer) => isWithin(inner, outer)));
  return false;
}

/** A smallest set of rows of which one is met wherever this one is, and a combination in which that is seen. */
function shadowersOf(space: Space, row: Row, among: (row: Row) => boolean): Pick<Found, 'by' | 'example'> {
  const lane = waysMet(row, THEN).length > 0 ? THEN : NOW;
  const [way = { must: [], mustNot: [] }] = waysMet(row, lane);
  const escapes = (others: readonly Row[]): boolean =>
    findIn(
      space,
      {
        must: way.must,
        mustNot: [
          ...way.mustNot,
          ...others.map((other) => other.lanes[lane] ?? NEVER).filter((each) => each !== NEVER),
        ],
      },
      () => true,
    ) !== undefined;
  let by = space.rows.filter((other) => other !== row && among(other) && other.tightened.length === 0);
  const example = findIn(space, way, () => true);
  const shown = example === undefined ? {} : { example };
  if (escapes(by)) return shown;
  for (const other of by) {
    const fewer = by.filter((each) => each !== other);
    if (!escapes(fewer)) by = fewer;
  }
  return { by: by.map(({ rule }) => rule.situation.id), ...shown };
}

/** A ground of a lower level that promises what bars of a higher one rule out, wholly or for one of its options. */
function conflictsOf(region: Region, row: Row): readonly Found[] {
  const { space } = region;
  const depth = (rule: Rule): number => LEVELS.indexOf(rule.pack.level);
  const higher = space.rows.filter((other) => other.outcome === 'barred' && depth(other.rule) < depth(row.rule));
  if (higher.length === 0) return [];
  const found: Found[] = [];
  const [way] = waysMet(row, THEN);
  if (way === undefined) return [];
  const bars = higher.map(({ lanes }) => lanes[THEN] ?? NEVER).filter((each) => each !== NEVER);
  const escapes = (also: Conjunction[], from: Space) =>
    findIn(from, { must: [...way.must, ...also], mustNot: [...way.mustNot, ...bars] }, () => true);
  const whose = (also: Conjunction[], from: Space): readonly string[] =>
    higher
      .filter(({ lanes }) =>
        findIn(from, { must: [...way.must, ...also, lanes[THEN] ?? NEVER], mustNot: way.mustNot }, () => true),
      )
      .map(({ rule }) => rule.situation.id);
  const tell = (also: Conjunction[], from: Space, option?: Found['option']): void => {
    const example = findIn(from, { must: [...way.must, ...also], mustNot: way.mustNot }, () => true);
    if (example === undefined || escapes(also, from) !== undefined) return;
    found.push({
      kind: 'conflict',
      situation: row.rule.situation.id,
      by: whose(also, from),
      ...(option === undefined ? {} : { option }),
      ...whereOf(region),
      example,
    });
  };
  tell([], space);
  if (found.length > 0) return found;
  for (const test of row.rule.situation.when) {
    if (test.is !== 'oneOf' && test.is !== 'only') continue;
    for (const option of test.options) {
      const conjunctions = [
        ...space.conjunctions,
        [{ question: test.question, is: 'oneOf' as const, options: [option] }],
      ];
      tell(
        [conjunctions.length - 1],
        { ...space, variables: [...space.variables], conjunctions },
        { question: test.question, option },
      );
    }
  }
  return found;
}

// ---- 已知

function acceptedIn(content: Content, found: readonly Found[]): Pick<Proof, 'found' | 'idle'> {
  const used = new Set<object>();
  const told = found.map((each): Found => {
    for (const pack of content.packs)
      for (const accepted of pack.accepted) {
        if (accepted.kind !== each.kind) continue;
        const isIt =
          each.kind === 'gap'
            ? pack.place === undefined || (each.place !== undefined && isWithin(each.place, pack.place))
            : each.kind === 'inverted'
              ? accepted.question === each.question
              : accepted.situation === each.situation;
        if (!isIt) continue;
        used.add(accepted);
        return { ...each, accepted: accepted.reason };
      }
    return each;
  });
  const idle = content.packs.flatMap((pack) =>
    pack.accepted
      .filter((accepted) => !used.has(accepted))
      .map(({ kind, situation, question }) => ({ pack: pack.id, kind, what: situation ?? question ?? '' })),
  );
  return { found: told, idle };
}
