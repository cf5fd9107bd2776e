/**
 * node test/bench/many-packs.ts [PACKS] [SITUATIONS] [FOLDER]: as many lists as a whole country might keep, written to a
 * folder, loaded, and their 范例 computed. Times and memory are for people to read; no test depends on them.
 */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HOME } from '../../src/config.ts';
import { answersFrom } from '../../src/content/answers.ts';
import { checkExamples } from '../../src/content/check-examples.ts';
import { load, read } from '../../src/content/load.ts';
import { askings, whyNever } from '../../src/content/never.ts';
import { factsOf, UNKNOWN, weigh } from '../../src/core/facts.ts';
import { type Flow, type Question, questionsOf } from '../../src/core/flow.ts';
import { PROVINCES } from '../../src/core/places.ts';
import type { Condition, Test } from '../../src/core/policy.ts';

/** A matter to which nothing bad can be said: no bar and no referral written here is met by it, the ground 容1 is. */
const CLEAN: Readonly<Record<string, string | readonly string[]>> = {
  性质: '先行先试或探索中的失误',
  违反的规定: '当时没有这方面的规定',
  涉及情形: ['以上都没有'],
  依据: '界限不清，也没有禁止',
  动机: '为了公共利益或工作需要',
  得利: ['没有人得到不当好处'],
  知情: '不知道，事后才发现',
  决策: '集体研究决定，有记录',
  本人意见: '赞成',
  紧急程度: '不紧急',
  事前把关: ['调研、论证或评估'],
  后果: '后果轻微或可以补救',
  成因: '缺乏经验或判断失误',
  总体效果: '总体有利于发展和群众',
  补救: '已及时补救，损失或影响已挽回',
  事后态度: ['如实配合了解'],
  同类错误: '没有发生过',
};
const STATUSES = ['中共党员', '公务员或参公人员', '事业单位管理人员', '国企管理人员'];
const AREAS = ['改革试点', '数字经济', '工程建设和采购', '生态环保', '科研和科技创新'];

/** The same numbers at every run. */
export type Dice = (below: number) => number;
export const diceOf = (seed: number): Dice => {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
};

interface Place {
  /** p17/c3-x2 */
  readonly id: string;
  readonly level: string;
  readonly place: string | undefined;
  /** the province's pack */
  readonly above: string | undefined;
}

/** One in the whole country, one for each province, then cities and counties in turn. */
const placesFor = (packs: number): readonly Place[] => {
  const places: Place[] = [{ id: 'national/all', level: '全国', place: undefined, above: undefined }];
  for (const [index, { name }] of PROVINCES.entries())
    places.push({ id: `p${index}/all`, level: '省级', place: name, above: undefined });
  for (let round = 1; places.length < packs; round++)
    for (const [index, { name }] of PROVINCES.entries()) {
      const above = `p${index}/all`;
      places.push({ id: `p${index}/c${round}`, level: '市级', place: `${name}/城${round}`, above });
      places.push({ id: `p${index}/c${round}-x`, level: '县级', place: `${name}/城${round}/乡${round}`, above });
      places.push({ id: `p${index}/c${round}-d`, level: '部门', place: `${name}/城${round}/水利局`, above });
    }
  return places.slice(0, packs);
};

/** Conditions over the real flow, none of which can never be met. */
export const conditionsOf = (flow: Flow, dice: Dice) => {
  const asked = askings(flow);
  const looks = flow.looks
    .flatMap((look) => look.questions)
    .filter(({ kind }) => kind === 'choice' || kind === 'amount');
  const { answers } = answersFrom(flow, CLEAN);
  const clean = factsOf(flow, answers);
  const isClean = (when: Condition): boolean => weigh(when, (id) => clean.get(id) ?? UNKNOWN) === 'met';
  const testOf = (question: Question): Test => {
    if (question.kind !== 'choice')
      return { question: question.id, is: dice(2) === 0 ? '>=' : '<', yuan: (dice(40) + 1) * 1e5 };
    const options = question.options.filter(() => dice(3) === 0).map(({ id }) => id);
    const [first] = question.options;
    return {
      question: question.id,
      is: dice(3) === 0 ? 'not' : 'oneOf',
      options: options.length === 0 && first ? [first.id] : options,
    };
  };
  const draw = (isWanted: (when: Condition) => boolean): Condition => {
    for (;;) {
      const chosen = new Map(
        Array.from({ length: 2 + dice(4) }, () => looks[dice(looks.length)]).map((each) => [each?.id, each]),
      );
      const when = [...chosen.values()].flatMap((question) => (question ? [testOf(question)] : []));
      if (isWanted(when) && whyNever(when, asked) === undefined) return when;
    }
  };
  return { any: () => draw(() => true), unclean: () => draw((when) => !isClean(when)) };
};

const WRITTEN = { not: '不是', only: '只有', '>=': '不少于', '<': '少于' } as const;

/** { 性质: [甲, 乙], 损失金额: { 不少于: 300000 } } */
const written = (when: Condition): string =>
  `{ ${when
    .map((test) => {
      if (test.is === 'oneOf') return `${test.question}: [${test.options.join(', ')}]`;
      if (test.is === 'not' || test.is === 'only')
        return `${test.question}: { ${WRITTEN[test.is]}: [${test.options.join(', ')}] }`;
      return test.is === '>=' || test.is === '<' ? `${test.question}: { ${WRITTEN[test.is]}: ${test.yuan} }` : '';
    })
    .join(', ')} }`;

const factsText = (facts: Readonly<Record<string, string | readonly string[]>>): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : `[${value.join(', ')}]`}`)
    .join(', ');

/** Files by path. `situations` in all; in each pack one bar in ten, two referrals, two notes, five grounds; five 范例. */
export function* manyPacks(
  flow: Flow,
  packs: number,
  situations: number,
): Generator<readonly [path: string, text: string]> {
  const dice = diceOf(7);
  const conditions = conditionsOf(flow, dice);
  const places = placesFor(packs);
  for (const [index, { id, level, place, above }] of places.entries()) {
    const count = Math.floor(situations / packs) + (index < situations % packs ? 1 : 0);
    const listed = { 否决: [] as string[], 转人工: [] as string[], 情节: [] as string[], 支持: [] as string[] };
    for (let number = 1; number <= count; number++) {
      const effect =
        number === 1
          ? '否决'
          : number === 2
            ? '支持'
            : ((['否决', '转人工', '转人工', '情节', '情节', '支持', '支持', '支持', '支持', '支持'] as const)[
                dice(10)
              ] ?? '支持');
      const when =
        number === 1
          ? '{ 动机: 为本人或亲友 }'
          : number === 2
            ? '{ 动机: 为了公共利益或工作需要, 得利: 没有人得到不当好处 }'
            : written(effect === '否决' || effect === '转人工' ? conditions.unclean() : conditions.any());
      listed[effect].push(`      - 编号: 情${number}
        名称: 第${number}种情形
        当: ${when}
        依据: 第${1 + dice(20)}条${effect === '转人工' ? '\n        理由: 这种情形要由人核实以后研判。' : ''}${effect === '支持' ? '\n        请准备: [会议记录, 任务文件]\n        纠错: [完善评估]' : ''}
`);
    }
    const clauses = Array.from(
      { length: 20 },
      (_, article) =>
        `  第${article + 1}条: { 要旨: 第${article + 1}条的要旨，用自己的话写出来。, 责任: 综合, 裁量: 可以, 核对: 已核对, 核对于: 示例文本 2026-11-23 }`,
    ).join('\n');
    const lists = Object.entries(listed)
      .filter(([, items]) => items.length > 0)
      .map(
        ([effect, items]) =>
          `  - 作用: ${effect}\n${effect === '支持' ? '    结论: 可容错\n' : ''}    有下列情形之一:\n${items.join('')}`,
      )
      .join('');
    yield [
      `policies/${id}.yaml`,
      `政策包: 第${index + 1}个示例办法
制定机关: 示例机关
层级: ${level}
${place === undefined ? '' : `适用地区: ${place}\n`}施行: 20${10 + dice(10)}-01-01
条款:
${clauses}
清单:
${lists}${above === undefined ? '' : `收紧:\n  - { 情形: ${above}/情2, 当: { 决策: [集体研究决定，有记录, 集体研究过，没有记录] }, 依据: 第1条 }\n`}`,
    ];
    yield [
      `policies/${id}.examples.yaml`,
      `范例:\n${Array.from({ length: 5 }, (_, number) => {
        const isClean = number % 2 === 0;
        const facts = {
          身份: [STATUSES[dice(STATUSES.length)] ?? ''],
          地区: place ?? '台湾/台北',
          行为时间: `202${dice(5)}-0${1 + dice(9)}-15`,
          领域: AREAS[dice(AREAS.length)] ?? '',
          ...CLEAN,
          ...(isClean ? {} : { 动机: '为本人或亲友' }),
        };
        return `  - 名称: 第${number + 1}个范例\n    事实: { ${factsText(facts)} }\n    应得: ${isClean ? '可容错' : '不予容错'}\n`;
      }).join('')}`,
    ];
  }
}

const FLOW_FILES = ['flows/six-looks.yaml', 'flows/six-looks.en.yaml'];
const EMPTY = '政策包: 空\n制定机关: 示例机关\n层级: 全国\n';

/** The files of the flow that ships. */
export const flowFiles = (): Promise<readonly (readonly [path: string, text: string])[]> =>
  Promise.all(FLOW_FILES.map(async (path) => [path, await readFile(join(HOME, path), 'utf8')] as const));

/** That flow, whatever the state of the lists beside it. */
export const shippedFlow = async (): Promise<Flow> => {
  const { content } = read(new Map([...(await flowFiles()), ['policies/national/empty.yaml', EMPTY] as const]));
  if (content === undefined) throw new Error('the flow has mistakes: npx liukan check');
  return content.flow;
};

/** Writes them with the flow that ships. */
export const writeManyPacks = async (folder: string, packs: number, situations: number): Promise<void> => {
  await mkdir(join(folder, 'flows'), { recursive: true });
  for (const path of FLOW_FILES) await copyFile(join(HOME, path), join(folder, path));
  for (const [path, text] of manyPacks(await shippedFlow(), packs, situations)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
};

if (import.meta.main) {
  const [packs = '500', situations = '50000', given] = process.argv.slice(2);
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'liukan-many-')));
  const timed = async <T>(what: string, work: () => T | Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    process.stdout.write(`${seconds.padStart(7)} s  ${what} (at most ${megabytes} MB so far)\n`);
    return result;
  };
  await timed(`write ${packs} packs with ${situations} situations`, () =>
    writeManyPacks(folder, Number(packs), Number(situations)),
  );
  const { content, problems } = await timed('load', () => load(folder));
  for (const { file, line, message } of problems.filter(({ severity }) => severity === 'error').slice(0, 10))
    process.stdout.write(`${file}:${line} ${message}\n`);
  if (content !== undefined) {
    const asked = questionsOf(content.flow).length;
    const examples = content.packs.reduce((count, pack) => count + pack.examples.length, 0);
    const wrong = await timed(`check ${examples} examples over ${asked} questions`, () =>
      checkExamples(content, '2026-11-23'),
    );
    for (const { file, line, message } of wrong.slice(0, 10)) process.stdout.write(`${file}:${line} ${message}\n`);
  }
  if (given === undefined) await rm(folder, { recursive: true });
}
