/** npm run bench, second half: the proof, and how judging stands up to many lists. Times are for people to read. */
import { load, read } from '../../src/content/load.ts';
import { HOME } from '../../src/config.ts';
import type { Content } from '../../src/core/content.ts';
import { difference } from '../../src/core/difference.ts';
import type { Answers } from '../../src/core/facts.ts';
import { answersFrom } from '../../src/content/answers.ts';
import { explain } from '../../src/core/explain.ts';
import { judge } from '../../src/core/judge.ts';
import { rulesOf } from '../../src/core/rules.ts';
import { proveInParallel } from '../../src/proof/in-parallel.ts';
import { flowFiles, manyPacks, shippedFlow } from './many-packs.ts';

const TODAY = '2026-11-23';
const say = (what: string, milliseconds: number): void => {
  process.stdout.write(`${milliseconds.toFixed(2).padStart(9)} ms  ${what}\n`);
};
const timed = async <T>(what: string, run: () => T | Promise<T>): Promise<T> => {
  const began = performance.now();
  const result = await run();
  say(what, performance.now() - began);
  return result;
};

const { content } = await load(HOME);
if (content === undefined) throw new Error('the content has mistakes: npx liukan check');
for (const run of ['first', 'second', 'third'])
  await timed(`full proof of what ships, ${run} run`, () => proveInParallel(content, { asOf: TODAY }));

/** One condition of a situation gone. */
const without = (situation: string, question: string): Content => ({
  ...content,
  hash: `${content.hash} without ${question} in ${situation}`,
  packs: content.packs.map((pack) => ({
    ...pack,
    lists: pack.lists.map((list) => ({
      ...list,
      situations: list.situations.map((each) =>
        each.id === situation ? { ...each, when: each.when.filter((test) => test.question !== question) } : each,
      ),
    })),
  })),
});
const national = content.packs
  .filter(({ level }) => level === '全国')
  .flatMap(({ lists }) => lists)
  .find(({ effect, situations }) => effect === 'bar' && (situations[0]?.when.length ?? 0) > 1)?.situations[0];
for (const [situation, question] of [
  ['hubei/report/容4', '补办手续'],
  [national?.id ?? '', national?.when.at(-1)?.question ?? ''],
] as const)
  await timed(`difference: ${situation} without 「${question}」`, () =>
    difference({ old: content, next: without(situation, question), asOf: TODAY }),
  );

// The same matter in the same city, among more and more lists of other places.
const flow = await shippedFlow();
const files = await flowFiles();
const matterOf = (many: Content): Answers => {
  const example = many.packs.flatMap(({ examples }) => examples)[0];
  if (example === undefined) throw new Error('no examples');
  return answersFrom(many.flow, example.facts).answers;
};
for (const [packs, situations] of [
  [50, 5_000],
  [500, 50_000],
] as const) {
  const many = await timed(`load ${packs} packs, ${situations} situations`, () => {
    const loaded = read(new Map([...files, ...manyPacks(flow, packs, situations)]));
    if (loaded.content === undefined) throw new Error('generated lists have mistakes');
    return loaded.content;
  });
  const answers = matterOf(many);
  const times = Array.from({ length: 30 }, () => {
    const copy = structuredClone(answers);
    const began = performance.now();
    explain(many, copy, TODAY, judge(many, copy, TODAY));
    return performance.now() - began;
  }).sort((a, b) => a - b);
  say(`judgment with full explanation among ${rulesOf(many).length} situations, median of 30`, times[15] ?? 0);
}
