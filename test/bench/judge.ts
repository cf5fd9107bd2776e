/** npm run bench: how long judging takes on what ships, as medians. Times are for people to read; no test depends on them. */
import { answersFrom } from '../../src/content/answers.ts';
import { load } from '../../src/content/load.ts';
import type { Answers } from '../../src/core/facts.ts';
import { explain } from '../../src/core/explain.ts';
import { judge } from '../../src/core/judge.ts';
import { possibilities } from '../../src/core/possible.ts';
import { remediesOf } from '../../src/core/remedies.ts';
import { rulesOf } from '../../src/core/rules.ts';
import { HOME } from '../../src/config.ts';

const began = performance.now();
const { content } = await load(HOME);
if (content === undefined) throw new Error('the content has mistakes: npx liukan check');
const loaded = performance.now() - began;
const TODAY = '2026-11-23';

/** Medians over fresh copies of the answers, so that nothing is remembered. */
function median(run: (answers: Answers) => void, answers: Answers, times: number): number {
  const took = Array.from({ length: times }, () => {
    const copy = structuredClone(answers);
    const start = performance.now();
    run(copy);
    return performance.now() - start;
  });
  return took.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
}

const examples = content.packs
  .flatMap((pack) => pack.examples)
  .map(({ facts }) => answersFrom(content.flow, facts).answers);
const fullest = examples.reduce(
  (best, answers) => (Object.keys(answers).length > Object.keys(best).length ? answers : best),
  {},
);
const { 地区: place, 身份: status, 行为时间: day, ...looks } = fullest;
void looks;
const selected: Answers = {
  ...(place && { 地区: place }),
  ...(status && { 身份: status }),
  ...(day && { 行为时间: day }),
};

/** A matter that could be tolerated, with eight of its answers left open, here and there. */
const tolerated = examples
  .filter((one) => {
    const judgment = judge(content, one, TODAY);
    return judgment.settled && judgment.outcome === 'tolerated';
  })
  .reduce((best, one) => (Object.keys(one).length > Object.keys(best).length ? one : best));
const unsure: Answers = Object.fromEntries(Object.entries(tolerated).filter((_, at) => at % 5 < 3 || at > 19));
const reason = (answers: Answers): void => {
  const judgment = judge(content, answers, TODAY);
  if (judgment.settled) void judgment.decisive;
};
const explained = (answers: Answers): void => {
  explain(content, answers, TODAY, judge(content, answers, TODAY));
};

const rows: [string, number][] = [
  ['load and check flow and packs', loaded],
  ['possibilities, everything answered', median((answers) => possibilities(content, answers, TODAY), fullest, 200)],
  ['judgment, everything answered', median((answers) => judge(content, answers, TODAY), fullest, 50)],
  ['sufficient reason, everything answered', median((answers) => reason(answers), fullest, 50)],
  ['sufficient reason, the slowest of all examples', Math.max(...examples.map((one) => median(reason, one, 3)))],
  ['explanation with the whole tree, everything answered', median((answers) => explained(answers), fullest, 20)],
  ['explanation with the next question, 8 answers unknown', median((answers) => explained(answers), unsure, 5)],
  [
    'explanation with the next question, only who, where and when answered',
    median((answers) => explained(answers), selected, 3),
  ],
  [
    'remedies, everything answered',
    median((answers) => remediesOf(content, answers, TODAY, judge(content, answers, TODAY)), fullest, 20),
  ],
  ['judgment, only who, where and when answered', median((answers) => judge(content, answers, TODAY), selected, 20)],
  ['judgment, nothing answered', median((answers) => judge(content, answers, TODAY), {}, 5)],
  [
    'judgment, median over all examples',
    median((answers) => examples.forEach((one) => judge(content, { ...one, ...answers }, TODAY)), {}, 3) /
      examples.length,
  ],
];
process.stdout.write(
  `${content.packs.length} packs, ${rulesOf(content).length} situations, ${examples.length} examples\n`,
);
for (const [what, milliseconds] of rows) process.stdout.write(`${milliseconds.toFixed(2).padStart(9)} ms  ${what}\n`);
