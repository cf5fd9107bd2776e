/** What the proof finds of single situations: dead, shadowed, or at odds with a higher level. */
import type { Content } from './content.ts';
import { findIn, TIERS } from './diagram.ts';
import { takenAt } from './ends.ts';
import { isWithin } from './places.ts';
import { type Condition, LEVELS, type Test } from './policy.ts';
import { type Found, type Region, regionsAt, regionsOf, whereOf } from './region.ts';
import type { Rule } from './rules.ts';
import { type Conjunction, NEVER, NOW, type Row, type Space, THEN } from './space.ts';

/** What there is to say of these rules, over every region of the content. */
export function proveSituations(content: Content, rules: readonly Rule[], asOf: string): readonly Found[] {
  const regions = regionsOf(content).flatMap((place) => regionsAt(content, place, asOf));
  return rules.flatMap((rule) => foundOf(rule, regions));
}

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

export const rowOf = (space: Space, rule: Rule): Row | undefined => space.rows.find((row) => row.rule === rule);

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

/** Whether in some combination it is among what decides under one of the laws, taken or not. */
export const weighsIn = (space: Space, row: Row): boolean =>
  LANES.some((lane) =>
    waysMet(row, lane).some(
      (way) =>
        findIn(space, { ...way, floor: { lane, tier: tierOf(row) } }, (end) => end.tiers[lane] === tierOf(row)) !==
        undefined,
    ),
  );

/** Whether it decides in some combination, by the law that is taken there. */
export const decidesIn = (space: Space, row: Row): boolean =>
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
