/** Mutants of the lists against brute force: what is said to change nothing changes nothing, and what is caught is caught. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOME } from '../../src/config.ts';
import { answersFrom } from '../../src/content/answers.ts';
import { load } from '../../src/content/load.ts';
import type { Content } from '../../src/core/content.ts';
import type { Answers } from '../../src/core/facts.ts';
import { questionsOf } from '../../src/core/flow.ts';
import { type Mutant, mutantsOf, mutated } from '../../src/core/mutants.ts';
import type { Example, PolicyPack } from '../../src/core/policy.ts';
import { tellApart } from '../../src/core/told-apart.ts';
import { coverageOf } from '../../src/mutants/coverage.ts';
import { standingOf, trialOf } from '../../src/mutants/caught.ts';
import { answersOf, readyFor } from '../../src/mutants/ready.ts';
import { sayMutant } from '../../src/mutants/say.ts';
import { tryMutants } from '../../src/mutants/survivors.ts';
import { everyValue, isMet, naiveJudge, situationsOf, verdictOf, type World, worldsOf } from '../laws/naive.ts';
import { ASOF, contentFrom, type Draw, drawn, pictureOf } from '../laws/random.ts';

const RUNS = Number(process.env['RUNS'] ?? 24);
const ASOF_SHIPPED = '2026-11-23';
const MOST = 1500;

/** Every world that there is; undefined where there are too many to list. */
function everyWorld(content: Content): readonly World[] | undefined {
  // 不清楚作: without an answer such a question has one value, so each of its options is answered in turn.
  let bases: Answers[] = [{}];
  for (const question of questionsOf(content.flow))
    if (question.kind === 'choice' && question.unknownMeans !== undefined)
      bases = bases.flatMap((base) =>
        everyValue(content, question).flatMap((value) =>
          value.kind === 'absent' ? [] : [{ ...base, [question.id]: value }],
        ),
      );
  const size = questionsOf(content.flow).reduce((product, each) => product * everyValue(content, each).length, 1);
  if (size > MOST * 20) return undefined;
  const worlds = bases.flatMap((base) => worldsOf(content, base));
  return worlds.length > MOST ? undefined : worlds;
}

/** Whether a mutant shows in a world: another outcome, or another 情节. */
function showsIn(content: Content, mutant: Mutant, world: World): boolean {
  const changed = mutated(content, mutant);
  if (verdictOf(content, world, ASOF).outcome !== verdictOf(changed, world, ASOF).outcome) return true;
  return situationsOf(content).some(
    ({ id, outcome }) =>
      outcome === undefined && isMet(content, id, world, undefined) !== isMet(changed, id, world, undefined),
  );
}

const some = <T>(draw: Draw, items: readonly T[], many: number): readonly T[] => draw.shuffled(items).slice(0, many);

/** Versions of an instrument are of one place, as the loader demands (versions.ts). */
function inOnePlace(content: Content): Content {
  const placeOf = (pack: PolicyPack): PolicyPack['place'] => {
    const newer = content.packs.find(({ replaces }) => replaces === pack.id);
    return newer === undefined ? pack.place : placeOf(newer);
  };
  return {
    ...content,
    packs: content.packs.map((pack) => {
      const { place: _, ...rest } = pack;
      const place = placeOf(pack);
      return place === undefined ? rest : { ...rest, place };
    }),
  };
}

const matter = drawn((draw) => ({ content: inOnePlace(contentFrom(draw)), draw }));

describe('what tells a mutant apart', () => {
  test('is found where there is any, and shows there', () => {
    let listed = 0;
    fc.assert(
      fc.property(matter, ({ content, draw }) => {
        const worlds = everyWorld(content);
        if (worlds === undefined) return;
        listed += 1;
        for (const mutant of some(draw, mutantsOf(content), 5)) {
          const said = `${sayMutant(mutant)}\n${pictureOf(content)}`;
          const [found] = tellApart(content, [mutant], ASOF);
          if (found === undefined) {
            const shown = worlds.find((world) => showsIn(content, mutant, world));
            expect(shown, `said to change nothing: ${said}`).toBeUndefined();
            continue;
          }
          const [world, ...others] = worldsOf(content, answersOf(content, found));
          expect(others).toEqual([]);
          expect(
            world !== undefined && showsIn(content, mutant, world),
            `does not show: ${JSON.stringify(answersOf(content, found))} ${mutant.pack.id} ${said}`,
          ).toBe(true);
        }
      }),
      { numRuns: RUNS * 3 },
    );
    expect(listed).toBeGreaterThan(RUNS / 3);
  });

  test('is the same whether mutants are searched for together or alone', () => {
    fc.assert(
      fc.property(matter, ({ content, draw }) => {
        const groups = [
          ...Map.groupBy(mutantsOf(content), ({ pack, touched }) => `${pack.id} ${touched.join()}`).values(),
        ];
        for (const together of some(draw, groups, 1)) {
          const found = tellApart(content, together, ASOF).map((each) => each === undefined);
          const alone = together.map((mutant) => tellApart(content, [mutant], ASOF)[0] === undefined);
          expect(found).toEqual(alone);
        }
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });
});

/** What an example says, by the naive evaluator. */
function comesOutAsWritten(content: Content, example: Example, answers: Answers): boolean {
  const { expected, relies, excludes = [] } = example;
  const judged = naiveJudge(content, answers, ASOF);
  const asExpected =
    'outcome' in expected
      ? judged.settled && judged.outcome === expected.outcome
      : !judged.settled && [...expected.possible].sort().join() === judged.possible.join();
  const worlds = worldsOf(content, answers);
  const notes = situationsOf(content).flatMap(({ id, outcome }) =>
    outcome === undefined && worlds.every((world) => isMet(content, id, world, undefined)) ? [id] : [],
  );
  const cited = [...judged.reliedOn, ...notes];
  return asExpected && relies.every((id) => cited.includes(id)) && !excludes.some((id) => cited.includes(id));
}

const withExamples = (
  content: Content,
  examples: readonly { readonly pack: string; readonly example: Example }[],
): Content => ({
  ...content,
  packs: content.packs.map((pack) => ({
    ...pack,
    examples: examples.filter((each) => each.pack === pack.id).map(({ example }) => example),
  })),
});

const countOf = (content: Content, answers: Answers): number =>
  questionsOf(content.flow).reduce(
    (product, each) => product * (answers[each.id] === undefined ? everyValue(content, each).length : 1),
    1,
  );

test('the examples of the survivors leave none, and each comes out otherwise with what it catches', () => {
  fc.assert(
    fc.property(matter, ({ content, draw }) => {
      const pack = draw.from(content.packs).id;
      const { survivors } = tryMutants(content, ASOF, new Set([pack]));
      const ready = readyFor(content, survivors, ASOF);
      const pinned = withExamples(content, ready);
      const again = tryMutants(pinned, ASOF, new Set([pack]));
      expect(
        again.survivors.map(({ mutant }) => sayMutant(mutant)),
        pictureOf(content),
      ).toEqual([]);
      for (const { example, catches } of some(draw, ready, 2)) {
        const { answers } = answersFrom(content.flow, example.facts);
        if (countOf(content, answers) > MOST) continue;
        expect(comesOutAsWritten(content, example, answers), `${JSON.stringify(example)}\n${pictureOf(content)}`).toBe(
          true,
        );
        for (const mutant of some(draw, catches, 3))
          expect(comesOutAsWritten(mutated(content, mutant), example, answers), sayMutant(mutant)).toBe(false);
      }
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  );
});

test('what one look at an example rules out does not come out otherwise', () => {
  fc.assert(
    fc.property(matter, ({ content, draw }) => {
      const { survivors } = tryMutants(content, ASOF);
      const ready = readyFor(content, some(draw, survivors, 6), ASOF);
      const pinned = withExamples(content, ready);
      const examples = standingOf(pinned, ASOF);
      for (const mutant of some(draw, mutantsOf(pinned), 20)) {
        const trial = trialOf(pinned, mutant, ASOF);
        for (const each of some(draw, examples, 3)) {
          if (trial.catches(each) || countOf(content, each.answers) > MOST / 10) continue;
          expect(comesOutAsWritten(mutated(pinned, mutant), each.example, each.answers), sayMutant(mutant)).toBe(true);
        }
      }
    }),
    { numRuns: Math.ceil(RUNS / 3) },
  );
});

describe('what ships', () => {
  test('has an example for every mutant of a few of its packs (npm run mutants: of all)', async () => {
    const { content } = await load(HOME);
    if (content === undefined) throw new Error('what ships is not right');
    const packs = new Set(content.packs.filter((_, at) => at % 13 === 7).map(({ id }) => id));
    const { mutants, caught, survivors } = tryMutants(content, ASOF_SHIPPED, packs);
    expect(survivors.map(({ mutant }) => `${mutant.pack.id}：${sayMutant(mutant)}`)).toEqual([]);
    expect([packs.size > 2, mutants > 100, caught > 50]).toEqual([true, true, true]);
  });

  test('every situation that can decide is decisive in some example, but for what is 已知', async () => {
    const { content } = await load(HOME);
    if (content === undefined) throw new Error('what ships is not right');
    const accepted = new Set(
      content.packs.flatMap((pack) => pack.accepted.flatMap(({ situation }) => situation ?? [])),
    );
    const { never, neverNamed } = coverageOf(content, standingOf(content, ASOF_SHIPPED));
    expect([...never, ...neverNamed].filter((id) => !accepted.has(id))).toEqual([]);
  });
});
