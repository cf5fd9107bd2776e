/** The whole tree and what is said of situations that are not met, against the naive weighing: as laws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../src/core/content.ts';
import type { Answers } from '../../src/core/facts.ts';
import { judge } from '../../src/core/judge.ts';
import type { Outcome, PolicyPack, Situation, Test } from '../../src/core/policy.ts';
import { failingTests, weighAll, type WeighedSituation } from '../../src/core/weighed.ts';
import { whyNot } from '../../src/core/why-not.ts';
import { holds, isMet, worldsOf, type World } from './naive.ts';
import { ASOF, drawn, filledIn, matterFrom, RUNS } from './random.ts';

const onPath = ({ flow }: Content, world: World): boolean => flow.paths.some(({ when }) => holds(when, world));
const weighed = (content: Content, answers: Answers): readonly WeighedSituation[] =>
  weighAll(content, answers, ASOF).flatMap(({ situations }) => situations);
const dayOf = ({ law }: WeighedSituation): string | undefined => (law === 'now' ? ASOF : undefined);

const law =
  (check: (content: Content, answers: Answers, worlds: readonly World[]) => void, complete = false) =>
  () =>
    fc.assert(
      fc.property(
        drawn((draw) => ({ ...matterFrom(draw), draw })),
        ({ content, answers, draw }) => {
          const given = complete ? filledIn(draw, content, answers) : answers;
          const worlds = worldsOf(content, given);
          if (!worlds.some((world) => onPath(content, world))) check(content, given, worlds);
        },
      ),
      RUNS,
    );

describe('the whole tree', () => {
  test(
    'says met, not met or not settled as every way of filling in does',
    law((content, answers, worlds) => {
      for (const each of weighed(content, answers)) {
        const met = worlds.filter((world) => isMet(content, each.situation.id, world, dayOf(each)));
        if (each.verdict === 'met') expect(met.length).toBe(worlds.length);
        if (each.verdict === 'unmet') expect(met.length).toBe(0);
      }
    }),
  );

  test(
    'leaves nothing unsettled once everything is known',
    law((content, answers, [world]) => {
      if (world === undefined) return;
      for (const each of weighed(content, answers))
        expect(each.verdict).toBe(isMet(content, each.situation.id, world, dayOf(each)) ? 'met' : 'unmet');
    }, true),
  );

  test(
    'weighs each condition as every way of filling in does',
    law((content, answers, worlds) => {
      for (const { tests } of weighed(content, answers))
        for (const { test, verdict } of tests) {
          const passing = worlds.filter((world) => holds([test], world)).length;
          if (verdict === 'met') expect(passing).toBe(worlds.length);
          if (verdict === 'unmet' || verdict === 'absent') expect(passing).toBe(0);
          if (verdict === 'absent') for (const world of worlds) expect(world[test.question]?.kind).toBe('absent');
        }
    }),
  );

  test(
    'has every situation that can be met by the law of either day',
    law((content, answers, worlds) => {
      const named = weighed(content, answers).map(({ situation }) => situation.id);
      for (const { id } of situationsOf(content))
        if (worlds.some((world) => isMet(content, id, world, undefined) || isMet(content, id, world, ASOF)))
          expect(named).toContain(id);
    }),
  );

  test(
    'names every situation of a list that applies, or counts it',
    law((content, answers) => {
      const tree = weighAll(content, answers, ASOF, 3);
      expect(tree.flatMap(({ situations }) => situations).length).toBeLessThanOrEqual(3);
      for (const { pack, situations, leftOut, elsewhere } of tree)
        expect(situations.length + leftOut + elsewhere).toBe(pack.lists.flatMap((list) => list.situations).length);
    }),
  );
});

describe('a situation that is said not to be met', () => {
  const RANK: readonly Outcome[] = ['exempt', 'tolerated', 'mitigated', 'referred', 'barred'];

  test(
    'is not met in any way of filling in, and neither is any of the conditions named',
    law((content, answers, worlds) => {
      const tree = weighAll(content, answers, ASOF);
      for (const { situation, failed } of whyNot(judge(content, answers, ASOF), tree)) {
        const isSo = situation.verdict === 'met';
        for (const world of worlds) {
          expect(isMet(content, situation.situation.id, world, dayOf(situation))).toBe(isSo);
          for (const { test } of failed) expect(holds([test], world)).toBe(false);
        }
        expect(failed.length > 0).toBe(!isSo);
      }
    }),
  );

  test(
    'is every better ground that applies and is not met: no other, none left out, closest first',
    law((content, answers, [world]) => {
      if (world === undefined) return;
      const judgment = judge(content, answers, ASOF);
      const best = judgment.settled ? RANK.indexOf(judgment.outcome) : RANK.length;
      const first = new Set(content.flow.first.map(({ id }) => id));
      const isFor = (pack: PolicyPack, situation: Situation, day: string | undefined): boolean => {
        // Without what the six looks say, is it met?
        const asked = (tests: readonly Test[]) => tests.filter(({ question }) => first.has(question));
        const bare = { ...situation, when: asked(situation.when) };
        const alone = {
          ...pack,
          scope: asked(pack.scope),
          tightenings: [],
          lists: [{ effect: 'ground' as const, situations: [bare] }],
        };
        return isMet({ ...content, packs: [alone] }, situation.id, world, day);
      };
      const expected = situationsOf(content)
        .filter(({ effect, outcome }) => effect === 'ground' && outcome !== undefined && RANK.indexOf(outcome) < best)
        .filter(({ pack, situation }) => isFor(pack, situation, undefined) || isFor(pack, situation, ASOF))
        .map(({ id }) => id);
      const said = whyNot(judgment, weighAll(content, answers, ASOF));
      expect(said.map(({ situation }) => situation.situation.id).toSorted()).toEqual(expected.toSorted());
      const failing = said.map(({ situation }) => failingTests(situation).length);
      expect(failing).toEqual(failing.toSorted((a, b) => a - b));
    }, true),
  );
});

const situationsOf = ({ packs }: Content) =>
  packs.flatMap((pack) =>
    pack.lists.flatMap(({ effect, outcome, situations }) =>
      situations.map((situation) => ({ pack, situation, id: situation.id, effect, outcome })),
    ),
  );
