/** What the proof finds of single situations: dead, shadowed, or at odds with a higher level. */
import type { Content } from './content.ts';
import { type Combination, type End, findIn, TIERS, type Wanted } from './diagram.ts';
import { takenAt } from './ends.ts';
import { isWithin } from './places.ts';
import { type Condition, LEVELS, type Test } from './policy.ts';
import { ABSENT, passes } from './facts.ts';
import { type Found, mergePlaces, type Region, regionsAt, regionsOf, whereOf } from './region.ts';
import { appliesWhere, type Rule } from './rules.ts';
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
  const met = firstOf(own, metIn);
  if (met === undefined) return [{ kind: 'dead', situation: id }];
  const conflicts =
    rule.effect === 'ground' ? distinct(own.flatMap(({ region, row }) => conflictsOf(region, row))) : [];
  const decides = firstOf(own, decidesIn);
  if (decides === undefined) {
    const by = shadowersOf(met, (row) => tierOf(row) < tierOf(met.row));
    return [{ kind: 'shadowed', situation: id, how: 'never', ...shownAt(met), ...by }, ...conflicts];
  }
  const redundant: Found = { kind: 'shadowed', situation: id, how: 'redundant', ...shownAt(decides) };
  const stronger = impliedBy(
    rule,
    own.map(({ region }) => region.space),
  );
  if (stronger !== undefined) return [{ ...redundant, by: [stronger.situation.id] }, ...conflicts];
  if (own.some(({ region, row }) => changesSomething(region.space, row))) return conflicts;
  return [{ ...redundant, ...shadowersOf(decides, (row) => tierOf(row) <= tierOf(decides.row)) }, ...conflicts];
}

/** Where something of a row is seen: in which region, under which law, and in which combination. */
interface Seen {
  readonly region: Region;
  readonly row: Row;
  readonly lane: number;
  readonly example: Combination;
}

type Seeing = Pick<Seen, 'lane' | 'example'>;

function firstOf(
  own: readonly { readonly region: Region; readonly row: Row }[],
  see: (space: Space, row: Row) => Seeing | undefined,
): Seen | undefined {
  for (const { region, row } of own) {
    const seen = see(region.space, row);
    if (seen !== undefined) return { region, row, ...seen };
  }
  return undefined;
}

const shownAt = ({ region, example }: Seen) => ({ ...whereOf(region), example });

/** The same promise that the same bars rule out in several places is told once for each branch of the flow. */
const distinct = (conflicts: readonly Found[]): readonly Found[] =>
  mergePlaces(conflicts, ({ path, option, within, by }) => [path, option?.question, option?.option, within, by]);

const LANES = [THEN, NOW] as const;

/** One combination in which a row is met in a lane, and which comes to an end that `accepts`. */
function seeIn(space: Space, row: Row, lane: number, wanted: Wanted, accepts: (end: End) => boolean) {
  for (const way of waysMet(row, lane)) {
    const example = findIn(
      space,
      { ...wanted, must: [...way.must, ...(wanted.must ?? [])], mustNot: [...way.mustNot, ...(wanted.mustNot ?? [])] },
      accepts,
    );
    if (example !== undefined) return { lane, example };
  }
  return undefined;
}

function metIn(space: Space, row: Row): Seeing | undefined {
  for (const lane of LANES) {
    const seen = seeIn(space, row, lane, {}, () => true);
    if (seen !== undefined) return seen;
  }
  return undefined;
}

/** Whether in some combination it is among what decides under one of the laws, taken or not. */
export const weighsIn = (space: Space, row: Row): boolean =>
  LANES.some((lane) => {
    const floor = { lane, tier: tierOf(row) };
    return seeIn(space, row, lane, { floor }, (end) => end.tiers[lane] === tierOf(row)) !== undefined;
  });

/** Where it decides, by the law that is taken there. */
function decidesIn(space: Space, row: Row): Seeing | undefined {
  for (const lane of LANES) {
    const seen = seeIn(space, row, lane, { floor: { lane, tier: tierOf(row) } }, (end) => {
      const { law } = takenAt(end);
      return (
        end.tiers[lane] === tierOf(row) && (law === 'both' ? lane === THEN : law === (lane === THEN ? 'then' : 'now'))
      );
    });
    if (seen !== undefined) return seen;
  }
  return undefined;
}

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
 * Another rule, no lower, that under either law plainly holds wherever this one does: each of its tests follows from one of
 * this rule's. Spares the search, which would find the same.
 */
function impliedBy(rule: Rule, spaces: readonly Space[]): Rule | undefined {
  const [first] = spaces;
  if (first === undefined) return undefined;
  const isNoLower = (other: Rule): boolean =>
    other.outcome !== undefined && TIERS.indexOf(other.outcome) <= TIERS.indexOf(rule.outcome ?? 'mitigated');
  const today = rule.now(first.asOf);
  const followsToday = (other: Rule): boolean => {
    const others = other.now(first.asOf);
    return today === 'never' || (others !== 'never' && follows(others, today));
  };
  return first.rows
    .map((row) => row.rule)
    .find(
      (other) =>
        other !== rule &&
        other.tightened.length === 0 &&
        isNoLower(other) &&
        follows(other.then, rule.then) &&
        followsToday(other) &&
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

/** Rows of which one is met wherever this one is, as few as can be; nothing where there are none that do. */
function shadowersOf({ region: { space }, row, lane }: Seen, among: (row: Row) => boolean): Pick<Found, 'by'> {
  const escapes = (others: readonly Row[]): boolean => {
    const mustNot = others.map((other) => other.lanes[lane] ?? NEVER).filter((each) => each !== NEVER);
    return seeIn(space, row, lane, { mustNot }, () => true) !== undefined;
  };
  let by = space.rows.filter((other) => other !== row && among(other) && other.tightened.length === 0);
  if (escapes(by)) return {};
  for (const other of by) {
    const fewer = by.filter((each) => each !== other);
    if (!escapes(fewer)) by = fewer;
  }
  return { by: by.map(({ rule }) => rule.situation.id) };
}

/**
 * A ground of a lower level that promises what bars of a higher one rule out: for whom, where and when the pack of one of those
 * bars applies, no combination of the ground is outside the bars of higher levels, wholly or for one of its options. Where only
 * some of its combinations are within them, the bars go before, as they should, and nothing is found.
 */
function conflictsOf(region: Region, row: Row): readonly Found[] {
  const depth = (rule: Rule): number => LEVELS.indexOf(rule.pack.level);
  const isAbove = (other: Row): boolean => other.outcome === 'barred' && depth(other.rule) < depth(row.rule);
  const higher = region.space.rows.filter((other) => isAbove(other) && barOf(other) !== NEVER);
  if (higher.length === 0) return [];
  const bars = higher.map(barOf);
  const scopes = [[], ...distinctScopes(higher)];
  const options = row.rule.situation.when.flatMap((test) =>
    test.is === 'oneOf' || test.is === 'only'
      ? test.options.map((option) => ({ question: test.question, option }))
      : [],
  );
  const space = withConjunctions(region.space, [...scopes, ...options.map(chosenIn)]);
  const numberOf = (scope: Condition): Conjunction => region.space.conjunctions.length + scopes.indexOf(scope);
  const found: Found[] = [];
  /** Returns the scopes that are ruled out, and tells of the widest of them. */
  const tell = (among: readonly Condition[], option?: Found['option']): readonly Condition[] => {
    const also =
      option === undefined ? [] : [region.space.conjunctions.length + scopes.length + options.indexOf(option)];
    const see = (wanted: Wanted) =>
      seeIn(space, row, THEN, { ...wanted, must: [...also, ...(wanted.must ?? [])] }, () => true);
    const free: Combination[] = [];
    const ruledOut = among.filter((scope) => {
      if (free.some((example) => holds(scope, example))) return false;
      const must = [numberOf(scope)];
      const outside = see({ must, mustNot: bars });
      if (outside !== undefined) free.push(outside.example);
      const own = higher.filter(({ rule }) => scope.length === 0 || isSame(appliesWhere(rule), scope));
      return outside === undefined && own.some((bar) => see({ must: [...must, barOf(bar)] }) !== undefined);
    });
    const isIn = (one: Condition, other: Condition): boolean =>
      see({ must: [numberOf(one)], mustNot: [numberOf(other)] }) === undefined;
    const widest = ruledOut.filter(
      (scope, at) => !ruledOut.some((other, place) => isIn(scope, other) && (place < at || !isIn(other, scope))),
    );
    for (const scope of widest) {
      const must = [numberOf(scope)];
      const seen = see({ must });
      if (seen === undefined) continue;
      found.push({
        kind: 'conflict',
        situation: row.rule.situation.id,
        by: higher.filter((bar) => see({ must: [...must, barOf(bar)] })).map(({ rule }) => rule.situation.id),
        ...(option === undefined ? {} : { option }),
        ...(scope.length === 0 ? {} : { within: scope }),
        ...whereOf(region),
        example: seen.example,
      });
    }
    return ruledOut;
  };
  const whole = tell(scopes);
  const rest = scopes.filter((scope) => !whole.includes(scope));
  if (rest.length === 0 || whole.some((scope) => scope.length === 0)) return found;
  for (const option of options) tell(rest, option);
  return found;
}

const barOf = ({ lanes }: Row): Conjunction => lanes[THEN] ?? NEVER;

/** For whom, where and when the packs of some rows apply, each once; the place is given already. */
const distinctScopes = (rows: readonly Row[]): readonly Condition[] => {
  const scopes = rows.map(({ rule }) => appliesWhere(rule)).filter((scope) => scope.length > 0);
  return [...new Map(scopes.map((scope) => [JSON.stringify(scope), scope])).values()];
};

const chosenIn = ({ question, option }: NonNullable<Found['option']>): Condition => [
  { question, is: 'oneOf', options: [option] },
];

const withConjunctions = (space: Space, more: readonly Condition[]): Space => ({
  ...space,
  variables: [...space.variables],
  conjunctions: [...space.conjunctions, ...more],
});

const isSame = (one: Condition, other: Condition): boolean => JSON.stringify(one) === JSON.stringify(other);

const holds = (condition: Condition, example: Combination): boolean =>
  condition.every((test) => passes(test, example.get(test.question) ?? ABSENT));
