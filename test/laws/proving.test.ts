/**
 * The proof lists nothing; these laws list everything. On small random flows and lists, every combination of answers is
 * judged one by one by the naive evaluator, and what the diagrams say must be exactly that.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../src/core/content.ts';
import { countsByOption, countsOf } from '../../src/core/counts.ts';
import { type Diagram, diagramOf, type End, findIn, type Wanted } from '../../src/core/diagram.ts';
import { KINDS, kindOf } from '../../src/core/ends.ts';
import { prove } from '../../src/core/prove.ts';
import { type Region, regionsAt, regionsOf } from '../../src/core/region.ts';
import { ALWAYS, NEVER, NOW, THEN, type Space, spaceOf } from '../../src/core/space.ts';
import * as listing from './listing.ts';
import { type Case, canBe, choosing, classOf, isAlike, type Part, partsOf, tierOf, worldFrom } from './listing.ts';
import { holds, type World } from './naive.ts';
import { ASOF, type Draw, drawn, RUNS, smallContentFrom } from './random.ts';

/** Some day of asking: one on which rules begin and end, or one before or after them all. */
const smallFrom = (draw: Draw) => ({
  content: smallContentFrom(draw),
  asOf: draw.from([ASOF, ASOF, '2022-06-01', '2026-01-01']),
});

/** The parts of the listing, each with the region of the proof that should be the same. */
function pairedFrom(content: Content, asOf: string): readonly { part: Part; region: Region }[] {
  const parts = partsOf(content, asOf);
  const regions = regionsOf(content).flatMap((place) => regionsAt(content, place, asOf));
  expect(regions.length).toBe(parts.length);
  return regions.map((region) => ({ region, part: partOf(content, parts, region) }));
}

function partOf(content: Content, parts: readonly Part[], { place, path }: Pick<Region, 'place' | 'path'>): Part {
  const isThere = (each: Part): boolean =>
    place === undefined || each.place === undefined
      ? place === each.place
      : classOf(content, '地区', { kind: 'place', place }) === classOf(content, '地区', each.place);
  const [found, more] = parts.filter((each) => each.path === path && isThere(each));
  if (found === undefined || more !== undefined) throw new Error(`not one part: ${place} ${path}`);
  return found;
}

const diagramFrom = (space: Space): Diagram => {
  const diagram = diagramOf(space);
  if ('exceeded' in diagram) throw new Error(`exceeded at ${diagram.question}`);
  return diagram;
};

/** A kind that nothing comes to is left out, as in the listing. */
const some = (counts: ReturnType<typeof countsOf>) =>
  Object.fromEntries(KINDS.flatMap((kind) => (counts[kind] === 0n ? [] : [[kind, counts[kind]]])));

test('the small contents are worth the trouble: every kind of end comes out of them, and none is too large to list', () => {
  const kinds = new Set<string>();
  for (const { content, asOf } of fc.sample(drawn(smallFrom), { numRuns: 200, seed: 7 }))
    for (const { cases } of partsOf(content, asOf)) {
      expect(cases.length).toBeLessThan(1000);
      for (const kind of Object.keys(listing.countsOf(cases))) kinds.add(kind);
    }
  expect([...kinds].toSorted()).toEqual([...KINDS].toSorted());
});

describe('counts', () => {
  test('say how many combinations come to each end, for every place and path', () =>
    fc.assert(
      fc.property(drawn(smallFrom), ({ content, asOf }) => {
        for (const { part, region } of pairedFrom(content, asOf))
          expect(some(countsOf(diagramFrom(region.space)))).toEqual(listing.countsOf(part.cases));
      }),
      RUNS,
    ));

  test('by option say how many of those in which it was chosen, alone or with others', () =>
    fc.assert(
      fc.property(drawn(smallFrom), ({ content, asOf }) => {
        for (const { part, region } of pairedFrom(content, asOf)) {
          const diagram = diagramFrom(region.space);
          for (const { question } of region.space.variables) {
            const byOption = countsByOption(diagram, question.id);
            const options = question.kind === 'choice' ? question.options.map(({ id }) => id) : [];
            expect([...byOption.keys()]).toEqual(options);
            for (const [option, counts] of byOption)
              expect(some(counts)).toEqual(listing.countsOf(choosing(part.cases, question.id, option)));
          }
        }
      }),
      RUNS,
    ));

  test('stand in the proof by chain, path and status', () =>
    fc.assert(
      fc.property(drawn(smallFrom), ({ content, asOf }) => {
        const parts = partsOf(content, asOf);
        const proof = prove(content, { asOf });
        if ('exceeded' in proof) throw new Error('exceeded');
        for (const { place, counts, byPath, byStatus } of proof.chains) {
          const here = [undefined, ...content.flow.paths.map(({ name }) => name)].map((path) =>
            partOf(content, parts, { place, path }),
          );
          const all = here.flatMap(({ cases }) => cases);
          expect(some(counts)).toEqual(listing.countsOf(all));
          expect([...byPath].map(([name, each]) => [name, some(each)])).toEqual(
            here.map(({ path, cases }) => [path ?? content.flow.name.zh, listing.countsOf(cases)]),
          );
          for (const [option, each] of byStatus)
            expect(some(each)).toEqual(listing.countsOf(choosing(all, '身份', option)));
        }
        expect(proof.chains.length * (content.flow.paths.length + 1)).toBe(parts.length);
      }),
      RUNS,
    ));
});

// ---- asking for one combination

/** The place of a world among all: by the order of the questions, then by that of their values. */
const orderOf = (content: Content, space: Space, world: World): readonly number[] =>
  space.variables.map(({ question, values }) =>
    values.findIndex((value) => isAlike(content, question.id, value, world[question.id])),
  );

const isEarlier = (one: readonly number[], other: readonly number[]): boolean => {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
};

describe('a combination that is asked for', () => {
  const askedFrom = (draw: Draw) => {
    const small = smallFrom(draw);
    const numbers = Array.from({ length: 6 }, () => draw.number(999));
    return {
      ...small,
      // Which conjunctions, as numbers to be taken modulo how many there are; a few are NEVER and ALWAYS.
      must: numbers.slice(0, draw.number(3)),
      mustNot: numbers.slice(3, 3 + draw.number(3)),
      floor: draw.chance(40) ? { lane: draw.from([THEN, NOW]), tier: draw.number(5) } : undefined,
      differing: draw.chance(30),
      kind: draw.chance(60) ? draw.from(KINDS) : undefined,
    };
  };

  /** A conjunction of the space, and whether a world meets it. */
  const conjunctionAt = ({ conjunctions }: Space, number: number) => {
    const at = number % (conjunctions.length + 2);
    if (at === conjunctions.length) return { number: NEVER, isMetIn: () => false };
    if (at > conjunctions.length) return { number: ALWAYS, isMetIn: () => true };
    return { number: at, isMetIn: (world: World) => holds(conjunctions[at] ?? [], world) };
  };

  test('is found exactly where the listing has one; it is the first of them, and comes to the end that is said', () =>
    fc.assert(
      fc.property(drawn(askedFrom), ({ content, asOf, must, mustNot, floor, differing, kind }) => {
        for (const { part, region } of pairedFrom(content, asOf)) {
          const { space } = region;
          const needed = must.map((number) => conjunctionAt(space, number));
          const forbidden = mustNot.map((number) => conjunctionAt(space, number));
          const wanted: Wanted = {
            must: needed.map(({ number }) => number),
            mustNot: forbidden.map(({ number }) => number),
            ...(floor === undefined ? {} : { floor }),
            ...(differing ? { differing: [[THEN, NOW]] } : {}),
          };
          const tiersOf = ({ then, now }: Case) => [tierOf(content, then), tierOf(content, now)] as const;
          const isAskedFor = (each: Case): boolean =>
            needed.every(({ isMetIn }) => isMetIn(each.world)) &&
            !forbidden.some(({ isMetIn }) => isMetIn(each.world)) &&
            (floor === undefined || (tiersOf(each)[floor.lane] ?? 0) >= floor.tier) &&
            (!differing || tiersOf(each)[THEN] !== tiersOf(each)[NOW]) &&
            (kind === undefined || listing.kindOf(each.verdict) === kind);

          let told: End | undefined;
          const found = findIn(space, wanted, (end) => {
            told = end;
            return (!differing || end.tiers[THEN] !== end.tiers[NOW]) && (kind === undefined || kindOf(end) === kind);
          });

          const candidates = part.cases.filter(isAskedFor);
          expect(found !== undefined).toBe(candidates.length > 0);
          if (found === undefined || told === undefined) continue;
          const world = worldFrom(content, found);
          expect(canBe(content, world)).toBe(true);
          const order = orderOf(content, space, world);
          const [same] = candidates.filter((each) => orderOf(content, space, each.world).join() === order.join());
          if (same === undefined) throw new Error('what was found is none of those asked for');
          expect(told.tiers).toEqual(tiersOf(same));
          expect(kindOf(told)).toBe(listing.kindOf(same.verdict));
          for (const other of candidates) expect(isEarlier(orderOf(content, space, other.world), order)).toBe(false);
        }
      }),
      RUNS,
    ));

  test('is counted too: a diagram of those that are asked for holds no more and no fewer', () =>
    fc.assert(
      fc.property(drawn(askedFrom), ({ content, asOf, must, mustNot, floor }) => {
        for (const { part, region } of pairedFrom(content, asOf)) {
          const needed = must.map((number) => conjunctionAt(region.space, number));
          const forbidden = mustNot.map((number) => conjunctionAt(region.space, number));
          const diagram = diagramOf(region.space, {
            must: needed.map(({ number }) => number),
            mustNot: forbidden.map(({ number }) => number),
            ...(floor === undefined ? {} : { floor }),
          });
          if ('exceeded' in diagram) throw new Error('exceeded');
          const asked = part.cases.filter(
            ({ world, then, now }) =>
              needed.every(({ isMetIn }) => isMetIn(world)) &&
              !forbidden.some(({ isMetIn }) => isMetIn(world)) &&
              (floor === undefined || tierOf(content, floor.lane === THEN ? then : now) >= floor.tier),
          );
          expect(some(countsOf(diagram))).toEqual(listing.countsOf(asked));
        }
      }),
      RUNS,
    ));
});

// ---- what is refused

test('a question that is asked before the one that it hangs on is refused', () => {
  let refused = 0;
  fc.assert(
    fc.property(drawn(smallFrom), ({ content, asOf }) => {
      const { flow } = content;
      const [look] = flow.looks;
      if (look === undefined) return;
      for (const [at, { when, kind }] of look.questions.entries()) {
        const gate = look.questions.findIndex(({ id }) => when.some((test) => test.question === id));
        // No list may turn on what somebody tells in their own words.
        if (gate < 0 || kind === 'account') continue;
        const questions = look.questions.toSpliced(at, 1);
        questions.splice(gate, 0, ...look.questions.slice(at, at + 1));
        const turned = { ...content, flow: { ...flow, looks: [{ ...look, questions }] } };
        expect(() => spaceOf(turned, { asOf })).toThrow(/is asked before 「问\d」, which it hangs on/);
        refused += 1;
      }
    }),
    RUNS,
  );
  expect(refused).toBeGreaterThan(0);
});

describe('a budget that is too small', () => {
  test('is told with the question at which it was spent, for every diagram that is larger', () =>
    fc.assert(
      fc.property(drawn(smallFrom), fc.nat(60), ({ content, asOf }, budget) => {
        for (const { space } of regionsOf(content).flatMap((place) => regionsAt(content, place, asOf))) {
          const whole = diagramFrom(space);
          const within = diagramOf(space, { budget });
          // The first state counts only once there is a question to ask.
          if (whole.states <= budget || space.variables.length === 0)
            expect('exceeded' in within || countsOf(within)).toEqual(countsOf(whole));
          else {
            expect(within).toMatchObject({ exceeded: true });
            if (!('exceeded' in within)) continue;
            expect(space.variables.map(({ question }) => question.id)).toContain(within.question);
            expect(within.states).toBeGreaterThan(budget);
          }
        }
      }),
      RUNS,
    ));

  test('ends the proof with the place and the question, or changes nothing in it', () =>
    fc.assert(
      fc.property(drawn(smallFrom), fc.nat(60), ({ content, asOf }, budget) => {
        const whole = prove(content, { asOf });
        const within = prove(content, { asOf, budget });
        if ('exceeded' in whole) throw new Error('exceeded');
        if (!('exceeded' in within)) {
          expect(within).toEqual(whole);
          return;
        }
        expect(within.question).not.toBe('');
        const chain = whole.chains.find(({ place }) => place === within.place);
        expect(chain?.states).toBeGreaterThan(budget);
      }),
      RUNS,
    ));
});
