/**
 * What the proof finds is exactly what one finds by going through all combinations, on small random flows and lists. The
 * definitions stand, word for word, in `listing.ts`.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../src/core/content.ts';
import type { Condition, PolicyPack } from '../../src/core/policy.ts';
import { prove } from '../../src/core/prove.ts';
import type { Found } from '../../src/core/region.ts';
import {
  aboutConflict,
  bestOf,
  type Case,
  canBe,
  classOf,
  conflictsIn,
  deadIn,
  gapsIn,
  inversionsIn,
  isAlike,
  isSame,
  kindOf,
  neverIn,
  otherwise,
  owedTo,
  pairsOf,
  everyQuestion,
  type Part,
  partsOf,
  redundantIn,
  tierOf,
  worldFrom,
} from './listing.ts';
import { holds, isMet, verdictOf, type World } from './naive.ts';
import { ASOF, type Draw, drawFrom, drawn, packFrom, RUNS, smallContentFrom, smallFlowFrom } from './random.ts';

const smallFrom = (draw: Draw) => ({
  content: smallContentFrom(draw),
  asOf: draw.from([ASOF, ASOF, '2022-06-01', '2026-01-01']),
});

function proofOf(content: Content, asOf: string) {
  const proof = prove(content, { asOf });
  if ('exceeded' in proof) throw new Error('exceeded');
  return proof.found;
}

const idsOf = (found: readonly Found[], kind: Found['kind'], how?: Found['how']): readonly string[] =>
  found
    .filter((each) => each.kind === kind && each.how === how)
    .map(({ situation = '' }) => situation)
    .toSorted();

/** The example of a finding, which a person could have answered, in the place and branch that the finding names. */
function exampleOf(content: Content, { example, place, path }: Found): World {
  if (example === undefined) throw new Error('no example');
  const world = worldFrom(content, example);
  expect(canBe(content, world)).toBe(true);
  if (place !== undefined)
    expect(classOf(content, '地区', world['地区'] ?? { kind: 'absent' })).toBe(
      classOf(content, '地区', { kind: 'place', place }),
    );
  expect(content.flow.paths.find(({ when }) => holds(when, world))?.name).toBe(path);
  return world;
}

/** The combinations of the place and branch that a finding names. */
const casesAt = (content: Content, parts: readonly Part[], { place, path }: Found): readonly Case[] =>
  parts.find(
    (part) =>
      part.path === path &&
      (place === undefined ||
        (part.place !== undefined &&
          classOf(content, '地区', part.place) === classOf(content, '地区', { kind: 'place', place }))),
  )?.cases ?? [];

/** Every place that a finding names. */
const placesOf = ({ place, alsoAt = [] }: Found): readonly Pick<Found, 'place'>[] =>
  place === undefined ? [{}] : [place, ...alsoAt].map((each) => ({ place: each }));

/** Once for each random content: what was found of one kind, and what the listing says. */
const law = (check: (content: Content, asOf: string, found: readonly Found[], parts: readonly Part[]) => void) =>
  fc.assert(
    fc.property(drawn(smallFrom), ({ content, asOf }) =>
      check(content, asOf, proofOf(content, asOf), partsOf(content, asOf)),
    ),
    RUNS,
  );

test('the small contents are worth the trouble: each kind of finding comes out of them', () => {
  const kinds = new Map<string, number>();
  for (const { content, asOf } of fc.sample(drawn(smallFrom), { numRuns: 400, seed: 8 }))
    for (const { kind, how = '', option, within, pack, by = [], alsoAt } of proofOf(content, asOf)) {
      const more = {
        option: option !== undefined,
        within: within !== undefined,
        'owed to a 收紧': pack !== undefined && by.some((id) => !id.startsWith(`${pack}/`)),
        'in several places': alsoAt !== undefined,
      };
      for (const name of [how, ...Object.entries(more).flatMap(([word, is]) => (is ? [word] : []))])
        kinds.set(`${kind} ${name}`.trim(), (kinds.get(`${kind} ${name}`.trim()) ?? 0) + 1);
    }
  const often = [...kinds].filter(([, count]) => count >= 5).map(([name]) => name);
  expect(often.toSorted()).toEqual([
    'conflict',
    'conflict in several places',
    'conflict option',
    'conflict within',
    'dead',
    'gap',
    'inverted',
    'inverted in several places',
    'shadowed never',
    'shadowed redundant',
  ]);
});

test('永不成立 are the situations that no combination meets', () =>
  law((content, _, found, parts) => {
    expect(idsOf(found, 'dead')).toEqual(deadIn(content, parts).toSorted());
  }));

describe('从不起作用', () => {
  test('are the situations that are met and never decide; the example meets it', () =>
    law((content, asOf, found, parts) => {
      expect(idsOf(found, 'shadowed', 'never')).toEqual(neverIn(content, parts).toSorted());
      for (const each of found.filter(({ how }) => how === 'never')) {
        const world = exampleOf(content, each);
        const id = each.situation ?? '';
        expect([undefined, asOf].some((day) => isMet(content, id, world, day))).toBe(true);
      }
    }));

  test('多余 are those that decide, and without which everything comes to the same; in the example it decides', () =>
    law((content, asOf, found, parts) => {
      expect(idsOf(found, 'shadowed', 'redundant')).toEqual(redundantIn(content, parts, asOf).toSorted());
      for (const each of found.filter(({ how }) => how === 'redundant'))
        expect(verdictOf(content, exampleOf(content, each), asOf).deciding).toContain(each.situation);
    }));

  test('what is said to stand before it does: wherever it is met one of those is, no lower, and none of them is too many', () =>
    law((content, _, found, parts) => {
      for (const each of found) {
        const { kind, how, situation: id = '', by } = each;
        if (kind !== 'shadowed' || by === undefined) continue;
        const cases = casesAt(content, parts, each);
        const own = tierOf(content, [id]);
        for (const other of by) {
          expect(tierOf(content, [other])).toBeLessThanOrEqual(how === 'never' ? own - 1 : own);
          expect(other).not.toBe(id);
        }
        const covers = (law: 'then' | 'now', some: readonly string[]): boolean => {
          const meeting = cases.filter((one) => one[law].includes(id));
          return meeting.length > 0 && meeting.every((one) => one[law].some((met) => some.includes(met)));
        };
        const laws = (['then', 'now'] as const).filter((one) => covers(one, by));
        expect(laws.length).toBeGreaterThan(0);
        expect(
          laws.some((one) =>
            by.every(
              (left) =>
                !covers(
                  one,
                  by.filter((other) => other !== left),
                ),
            ),
          ),
        ).toBe(true);
      }
    }));

  test('under one law, what stands before a situation that never decides is always said', () =>
    law((content, _, found) => {
      if (content.packs.some(({ lighterLaw, tightenings }) => lighterLaw || tightenings.length > 0)) return;
      for (const { how, by } of found) if (how === 'never') expect(by?.length).toBeGreaterThan(0);
    }));
});

test('a situation is not 多余 beside one that says the same of that day and has lapsed by now', () => {
  const flow = smallFlowFrom(drawFrom([]));
  const plain = (id: string, when: Condition, until?: string): PolicyPack => {
    const pack = packFrom(drawFrom([]), flow, id);
    const lists = pack.lists.map((list) => ({
      ...list,
      situations: list.situations.map((situation) => ({ ...situation, when, clauses: [] })),
    }));
    return { ...pack, ...(until === undefined ? {} : { until }), lighterLaw: true, clauses: [], lists };
  };
  const lapsed = plain('旧', [], '2023-01-01');
  const still = plain('新', [{ question: '行为时间', is: 'before', day: '2023-01-01' }]);
  const content: Content = { hash: '', flow, packs: [lapsed, still] };
  expect(redundantIn(content, partsOf(content, ASOF), ASOF)).toEqual(['旧/1']);
  expect(idsOf(proofOf(content, ASOF), 'shadowed', 'redundant')).toEqual(['旧/1']);
});

test('空白 are the places where lists apply and the six looks can end with none of them speaking, with how often', () =>
  law((content, asOf, found, parts) => {
    const gaps = found.filter(({ kind }) => kind === 'gap');
    expect(gaps.length).toBe(gapsIn(content, parts, asOf).length);
    for (const [place, count] of gapsIn(content, parts, asOf)) {
      const [gap] = gaps.filter((each) =>
        place === undefined
          ? each.place === undefined
          : each.place !== undefined &&
            classOf(content, '地区', { kind: 'place', place: each.place }) === classOf(content, '地区', place),
      );
      if (gap === undefined) throw new Error('a gap is not found');
      expect(gap.count).toBe(count);
      expect(kindOf(verdictOf(content, exampleOf(content, gap), asOf))).toBe('unlisted');
    }
  }));

test('层级冲突 are the grounds that bars of a higher level rule out, wholly or for one of their options', () =>
  law((content, _, found, parts) => {
    const conflicts = found.filter(({ kind }) => kind === 'conflict');
    const told = conflicts.map(
      ({ situation, option, within = [] }) =>
        `${situation}${option === undefined ? '' : ` ${option.question}=${option.option}`} ${JSON.stringify(within)}`,
    );
    expect(new Set(told)).toEqual(conflictsIn(content, parts));
    for (const each of conflicts) {
      const { situation: id = '', option, within = [], by = [] } = each;
      const world = exampleOf(content, each);
      const { bars } = aboutConflict(content, id);
      const meets = (one: string): boolean => isMet(content, one, world, undefined);
      expect(meets(id)).toBe(true);
      expect(bars.some(meets)).toBe(true);
      const isOption = (of: World): boolean =>
        option === undefined || holds([{ question: option.question, is: 'oneOf', options: [option.option] }], of);
      expect(isOption(world)).toBe(true);
      // Every bar that has a part in it, and no other; the same in every place that is told.
      for (const place of placesOf(each)) {
        const meeting = casesAt(content, parts, { ...each, ...place }).filter(
          ({ then, world: of }) => then.includes(id) && isOption(of) && holds(within, of),
        );
        expect(meeting.length).toBeGreaterThan(0);
        expect(meeting.every(({ then }) => then.some((met) => bars.includes(met)))).toBe(true);
        expect(by.toSorted()).toEqual(bars.filter((bar) => meeting.some(({ then }) => then.includes(bar))).toSorted());
      }
    }
  }));

test('倒挂 are the pairs of answers of which the 不利 one earns more somewhere, all else equal, in every place and for every situation that it is owed to; the example is such a place', () =>
  law((content, asOf, found, parts) => {
    const inversions = found.filter(({ kind }) => kind === 'inverted');
    const told = inversions.flatMap((each) => {
      const { question: id, answers, outcomes, pack, by = [] } = each;
      const question = everyQuestion(content).find((one) => one.id === id);
      if (question?.kind !== 'choice' || answers === undefined) throw new Error('no choice');
      const [pair] = pairsOf(content, question).filter(
        ({ against, favourable }) => isSame(against, answers[0]) && isSame(favourable, answers[1]),
      );
      return placesOf(each).flatMap((place) => {
        const number = parts.findIndex(({ cases }) => cases === casesAt(content, parts, { ...each, ...place }));
        return by.map((one) => `${number}. ${pair?.name}: ${outcomes?.join(' > ')}, ${pack} ${one}`);
      });
    });
    expect(new Set(told)).toEqual(inversionsIn(content, parts, asOf));
    expect(told.length).toBe(new Set(told).size);
    for (const each of inversions) {
      const { question = '', answers, outcomes, pack, by = [] } = each;
      const world = exampleOf(content, each);
      const verdict = verdictOf(content, world, asOf);
      expect(isSame(world[question], answers?.[0])).toBe(true);
      expect(verdict.outcome).toBe(outcomes?.[0]);
      const favourable = answers?.[1];
      if (favourable === undefined) throw new Error('no answers');
      const cases = casesAt(content, parts, each);
      const [same] = cases.filter((one) =>
        everyQuestion(content).every(
          ({ id, kind }) => kind === 'account' || isAlike(content, id, world[id], one.world[id]),
        ),
      );
      if (same === undefined) throw new Error('the example is no combination');
      const others = otherwise(cases, same, question, favourable);
      expect(bestOf(others)).toBe(outcomes?.[1]);
      expect(owedTo(content, same, others, asOf)).toContain(`${pack} ${by[0]}`);
    }
  }));
