/**
 * What a change changes, held against a listing of every combination of answers: the conditions that are printed hold each
 * combination whose outcome changes and no other, none can be left out, and every count is exact.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../src/core/content.ts';
import {
  bySeverity,
  type Condition,
  type Demand,
  type Difference,
  difference,
  type RestSays,
} from '../../src/core/difference.ts';
import { KINDS } from '../../src/core/ends.ts';
import { jointOf } from '../../src/core/joint.ts';
import { type Flow, questionsOf } from '../../src/core/flow.ts';
import type { Outcome, PolicyPack } from '../../src/core/policy.ts';
import { askedOtherwise, editedFrom } from './edited.ts';
import { canBe, classOf, kindOf, type Part, partsOf, tierOf, without, worldFrom } from './listing.ts';
import { holds, isMet, situationsOf, verdictOf, type World } from './naive.ts';
import { ASOF, type Draw, drawn, RUNS, smallContentFrom } from './random.ts';

const pairFrom = (draw: Draw) => {
  const old = smallContentFrom(draw);
  const next = editedFrom(draw, old);
  return { old, next, asOf: draw.from([ASOF, ASOF, '2022-06-01', '2026-01-01']) };
};
type Pair = ReturnType<typeof pairFrom>;

/** A list that says nothing and tests what the gates of a flow test. */
const gatesOf = (flow: Flow): PolicyPack => ({
  id: '何时问',
  title: { zh: '何时问' },
  issuer: { zh: '何时问' },
  level: '全国',
  scope: questionsOf(flow).flatMap(({ when }) => when),
  partial: false,
  firstOfItsKind: false,
  lighterLaw: false,
  clauses: [],
  lists: [],
  tightenings: [],
  examples: [],
  accepted: [],
  leftOut: [],
});

/** A list from which the last situation was taken tests nothing any more. */
const speaks = ({ lighterLaw, lists, tightenings }: PolicyPack): boolean =>
  lighterLaw || tightenings.length > 0 || lists.some(({ situations }) => situations.length > 0);

/** The rules of both side by side, so that every test of either cuts the amounts, days and places; the old one's flow. */
const bothOf = ({ old, next }: Pair): Content => ({
  ...old,
  packs: [
    ...[old, next].map(({ flow }) => gatesOf(flow)),
    ...old.packs.filter(speaks),
    ...next.packs.filter(speaks).map((pack) => ({
      ...pack,
      id: `新 ${pack.id}`,
      ...(pack.replaces === undefined ? {} : { replaces: `新 ${pack.replaces}` }),
    })),
  ],
});

type Told = Difference & { readonly conditions: readonly Condition[] };

function differenceFrom(pair: Pair): Told {
  const found = difference(pair);
  if (!('conditions' in found) || found.conditions === undefined) throw new Error('no exact difference');
  return { ...found, conditions: found.conditions };
}

interface Listed {
  readonly part: Part;
  readonly place: string | undefined;
  readonly worlds: readonly { readonly world: World; readonly move: string; readonly isChange: boolean }[];
}

/** Every combination with what it came to and comes to, by place and branch; the place as the difference names it. */
function listed(pair: Pair, { chains }: Difference): readonly Listed[] {
  const both = bothOf(pair);
  const after = new Set(worldsOf({ ...both, flow: pair.next.flow }, pair.asOf).map(nameOf(both)));
  return partsOf(both, pair.asOf).map((part) => {
    const chain = chains.find(({ place }) =>
      place === undefined || part.place === undefined
        ? place === undefined && part.place === undefined
        : classOf(both, '地区', { kind: 'place', place }) === classOf(both, '地区', part.place),
    );
    if (chain === undefined) throw new Error('no chain for a place');
    return {
      part,
      place: chain.place,
      worlds: part.cases
        .filter(({ world }) => after.has(nameOf(both)(world)))
        .map(({ world }) => {
          const [one, other] = [verdictOf(pair.old, world, pair.asOf), verdictOf(pair.next, world, pair.asOf)];
          return { world, move: `${kindOf(one)} ${kindOf(other)}`, isChange: one.outcome !== other.outcome };
        }),
    };
  });
}

const worldsOf = (content: Content, asOf: string): readonly World[] =>
  partsOf(content, asOf).flatMap(({ cases }) => cases.map(({ world }) => world));

/** The same for amounts, days and places that no test tells apart. */
const nameOf =
  (both: Content) =>
  (world: World): string =>
    JSON.stringify(
      Object.entries(world)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([id, fact]) => [
          id,
          fact.kind,
          fact.kind === 'chosen' ? fact.options.toSorted() : classOf(both, id, fact),
        ]),
    );

// ---- conditions, read word for word

const meets = ({ question, anyOf, absent }: Demand, world: World): boolean => {
  const fact = world[question] ?? { kind: 'absent' };
  if (fact.kind === 'absent') return absent;
  return anyOf.some((all) => all.every((each) => holds([each.test], world) === each.holds));
};

const TIERS: readonly (Outcome | undefined)[] = ['barred', 'referred', 'exempt', 'tolerated', 'mitigated', undefined];

/** What the situations that did not change say by themselves. */
function restIn(pair: Pair, { chains }: Difference, { place, part }: Listed, world: World) {
  const changed = chains.find((chain) => chain.place === place)?.changed.old ?? [];
  const rest = changed.reduce(without, pair.old);
  const tier = (asOf: string | undefined): Outcome | undefined =>
    TIERS[
      tierOf(
        rest,
        situationsOf(rest)
          .map(({ id }) => id)
          .filter((id) => isMet(rest, id, world, asOf)),
      )
    ];
  // Which of the missing versions stand in both contents is for the joint space to say; whether one is met is not.
  const given = new Map(place === undefined ? [] : [['地区', { kind: 'place', place }] as const]);
  const { space } = jointOf(pair, part.path, given);
  const isMissing = (lane: number): boolean =>
    (space.missing[lane] ?? []).some((number) => holds(space.conjunctions[number] ?? [], world));
  const missing = [isMissing(4), isMissing(5)] as const;
  return { then: tier(undefined), now: tier(pair.asOf), missing };
}

function isIn(condition: Condition, world: World, rest: ReturnType<typeof restIn>): boolean {
  const says = ({ then, now, missing = rest.missing }: RestSays): boolean =>
    then === rest.then && now === rest.now && String(missing) === String(rest.missing);
  const { not } = condition.rest ?? {};
  const restHolds =
    condition.rest === undefined || (not === undefined ? condition.rest.says.some(says) : !not.some(says));
  return restHolds && condition.demands.every((demand) => meets(demand, world));
}

const tally = (moves: Iterable<string>): Record<string, bigint> => {
  const counts: Record<string, bigint> = {};
  for (const move of moves) counts[move] = (counts[move] ?? 0n) + 1n;
  return counts;
};
const told = (moves: readonly { from: string; to: string; count: bigint }[]): Record<string, bigint> =>
  Object.fromEntries(moves.map(({ from, to, count }) => [`${from} ${to}`, count]));

function holdsExactly(pair: Pair, found: Told): void {
  for (const part of listed(pair, found)) {
    const here = found.conditions.filter(
      ({ path, at }) => path === part.part.path && at.some(({ place }) => place === part.place),
    );
    const needed = new Set<Condition>();
    for (const { world, move, isChange } of part.worlds) {
      const rest = here.length === 0 ? undefined : restIn(pair, found, part, world);
      const holding = here.filter((condition) => rest !== undefined && isIn(condition, world, rest));
      expect([move, holding.length > 0]).toEqual([move, isChange]);
      const [only] = holding;
      if (only !== undefined && holding.length === 1) needed.add(only);
      for (const { outcome } of holding) expect(outcome).toBe(verdictOf(pair.next, world, pair.asOf).outcome);
    }
    expect(needed.size).toBe(here.length);
  }
}

describe('the difference of two contents', () => {
  test('the pairs are worth the trouble: most change something, in every direction', () => {
    const ways = new Map<string, number>();
    for (const pair of fc.sample(drawn(pairFrom), { numRuns: 300, seed: 3 }))
      for (const way of new Set(differenceFrom(pair).conditions.map((each) => `${each.way} ${each.outcome}`)))
        ways.set(way, (ways.get(way) ?? 0) + 1);
    expect([...ways.keys()].toSorted()).toEqual(
      [
        'better exempt',
        'better mitigated',
        'better tolerated',
        'harm barred',
        'harm mitigated',
        'harm tolerated',
        'person referred',
      ].toSorted(),
    );
  });

  test('its conditions hold every combination whose outcome changes and no other, and none can be left out', () =>
    fc.assert(
      fc.property(drawn(pairFrom), (pair) => holdsExactly(pair, differenceFrom(pair))),
      RUNS,
    ));

  test('its counts are exact: of each chain, and of each condition there', () =>
    fc.assert(
      fc.property(drawn(pairFrom), (pair) => {
        const found = differenceFrom(pair);
        const parts = listed(pair, found);
        for (const { place, moves } of found.chains) {
          const worlds = parts.filter((part) => part.place === place).flatMap((part) => part.worlds);
          const changed = worlds.map(({ move }) => move).filter((move) => new Set(move.split(' ')).size > 1);
          expect(told(moves)).toEqual(tally(changed));
        }
        for (const condition of found.conditions)
          for (const { place, moves } of condition.at) {
            const part = parts.find((each) => each.place === place && each.part.path === condition.path);
            const inside = (part?.worlds ?? []).filter(
              ({ world }) => part !== undefined && isIn(condition, world, restIn(pair, found, part, world)),
            );
            expect(told(moves)).toEqual(tally(inside.map(({ move }) => move)));
          }
      }),
      RUNS,
    ));

  test('it begins with what newly harms, then what goes to a person, then what improves; and shows one of each', () =>
    fc.assert(
      fc.property(drawn(pairFrom), (pair) => {
        const found = differenceFrom(pair);
        const { conditions } = found;
        for (const [at, condition] of conditions.entries()) {
          const before = conditions[at - 1];
          if (before !== undefined) expect(bySeverity(before, condition)).toBeLessThanOrEqual(0);
          const world = worldFrom(pair.old, condition.example);
          const both = bothOf(pair);
          expect(canBe(both, world)).toBe(true);
          expect(verdictOf(pair.next, world, pair.asOf).outcome).toBe(condition.outcome);
          expect(verdictOf(pair.old, world, pair.asOf).outcome).not.toBe(condition.outcome);
          const worse = ['exempt', 'tolerated', 'mitigated', 'referred', 'barred'];
          const [from, to] = [verdictOf(pair.old, world, pair.asOf).outcome, condition.outcome];
          if (to !== 'referred')
            expect(condition.way).toBe(worse.indexOf(to) > worse.indexOf(from) ? 'harm' : 'better');
          else expect(condition.way).toBe('person');
        }
      }),
      RUNS,
    ));

  test('the same content differs in nothing, whatever its files are called', () =>
    fc.assert(
      fc.property(drawn(pairFrom), ({ old, asOf }) => {
        const next = structuredClone(old);
        const found = differenceFrom({ old, next, asOf });
        expect([found.conditions, found.flow, found.apart, found.chains.flatMap(({ moves }) => moves)]).toEqual([
          [],
          [],
          [],
          [],
        ]);
      }),
      RUNS,
    ));
});

describe('where the flows differ too', () => {
  const flowsFrom = (draw: Draw) => {
    const pair = pairFrom(draw);
    return draw.chance(50)
      ? { ...pair, next: askedOtherwise(draw, pair.next) }
      : { ...pair, old: askedOtherwise(draw, pair.old) };
  };

  test('the conditions hold what changes among the combinations that both have', () =>
    fc.assert(
      fc.property(drawn(flowsFrom), (pair) => holdsExactly(pair, differenceFrom(pair))),
      RUNS,
    ));

  test('what only one of them has is counted, by what it comes to', () =>
    fc.assert(
      fc.property(drawn(flowsFrom), (pair) => {
        const found = differenceFrom(pair);
        const both = bothOf(pair);
        const worlds = {
          old: worldsOf(both, pair.asOf),
          next: worldsOf({ ...both, flow: pair.next.flow }, pair.asOf),
        };
        for (const only of ['old', 'next'] as const) {
          const others = new Set(worlds[only === 'old' ? 'next' : 'old'].map(nameOf(both)));
          const alone = worlds[only].filter((world) => !others.has(nameOf(both)(world)));
          const told = found.apart.filter((each) => each.only === only);
          const counts: Record<string, bigint> = {};
          for (const each of told) {
            if (each.counts === 'unknown') throw new Error('not counted');
            for (const kind of KINDS)
              if (each.counts[kind] > 0n) counts[kind] = (counts[kind] ?? 0n) + each.counts[kind];
          }
          expect(counts).toEqual(tally(alone.map((world) => kindOf(verdictOf(pair[only], world, pair.asOf)))));
        }
      }),
      RUNS,
    ));
});
