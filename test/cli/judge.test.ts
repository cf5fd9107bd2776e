/** liukan judge: facts in, a judgment out; the keys are a contract (DESIGN §7). */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../src/commands/judge.ts';
import { UsageError } from '../../src/commands/usage.ts';
import { read } from '../../src/content/load.ts';
import { sample } from '../content/sample.ts';
import { aContent, aFolder, liukan, tidyAfterEach } from './run.ts';

tidyAfterEach();

const BARRED = {
  date: '2024-05-01',
  asOf: '2026-11-23',
  region: '湖北武汉',
  facts: { 动机: '为本人谋利', 身份: ['公务员'] },
};

async function judgeSample(input: unknown, ...more: string[]) {
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  return liukan(['judge', '-', ...more], { input: text, env: { LIUKAN_CONTENT: await aContent() } });
}

/** Written down here, not computed: other programs rely on them. `dependsOn`, `name` and the explanations came after the design. */
const KEYS = [
  'outcome',
  'settled',
  'possible',
  'reliedOn',
  'notes',
  'referral',
  'decides',
  'correction',
  'decisive',
  'dependsOn',
  'wouldChange',
  'nextQuestion',
  'whyNot',
  'tree',
  'unknown',
  'content',
  'engine',
];

describe('--json', () => {
  test('prints one document with exactly the keys of the contract', async () => {
    const { code, stdout, stderr } = await judgeSample(BARRED, '--json');
    expect([code, stderr]).toEqual([0, '']);
    const judgment = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(judgment)).toEqual(KEYS);
    expect(judgment).toMatchObject({
      outcome: '不予容错',
      settled: true,
      possible: ['不予容错'],
      referral: null,
      decisive: expect.arrayContaining(['动机']),
      content: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      engine: expect.stringMatching(/^liukan-\d+$/),
    });
    const [finding] = judgment.reliedOn as { clauses: object[] }[];
    expect(finding).toMatchObject({ situation: 'hubei/sample/禁1', effect: '否决' });
    expect(finding?.clauses[0]).toEqual({
      id: 'hubei/sample#第五条',
      instrument: '示例办法',
      article: '第五条',
      gist: '探索中的失误可以容错。',
      regime: '问责',
      discretion: '可以',
      verified: '已核对',
    });
  });

  test('has the same keys where the judgment is open', async () => {
    const { stdout } = await judgeSample({ facts: { 地区: '湖北' } }, '--json');
    const judgment = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(judgment)).toEqual(KEYS);
    expect(judgment).toMatchObject({ outcome: null, settled: false, decisive: [] });
    expect((judgment.possible as unknown[]).length).toBeGreaterThan(1);
    expect((judgment.unknown as unknown[]).length).toBeGreaterThan(0);
  });

  test('is the same bytes every time', async () => {
    const [one, two] = [await judgeSample(BARRED, '--json'), await judgeSample(BARRED, '--json')];
    expect(two.stdout).toBe(one.stdout);
  });

  test('不清楚 is the same as not saying', async () => {
    const said = await judgeSample({ ...BARRED, facts: { ...BARRED.facts, 性质: '不清楚', 依据: '不清楚' } }, '--json');
    expect(said.stdout).toBe((await judgeSample(BARRED, '--json')).stdout);
  });
});

test('reads a file as it reads standard input', async () => {
  const file = join(await aFolder(), 'facts.json');
  await writeFile(file, JSON.stringify(BARRED));
  const env = { LIUKAN_CONTENT: await aContent() };
  const fromFile = await liukan(['judge', file, '--json'], { env });
  expect(fromFile.code).toBe(0);
  expect(fromFile.stdout).toBe((await liukan(['judge', '-', '--json'], { env, input: JSON.stringify(BARRED) })).stdout);
});

test('in words, without --json', async () => {
  const { code, stdout } = await judgeSample(BARRED);
  expect(code).toBe(0);
  expect(stdout).toContain('初步研判：不予容错');
  expect(stdout).toContain('这是初步研判，不是认定。');
  expect(stdout).toContain('谁追责问责，谁负责容错');
});

test('in English with --lang en; JSON has one language only', async () => {
  const { code, stdout, stderr } = await judgeSample(BARRED, '--lang', 'en');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Private gain');
  expect(stdout).not.toContain('初步研判');
  for (const [args, told] of [
    [['--lang', 'fr'], '--lang 只能是 zh 或 en'],
    [['--lang', 'en', '--json'], '--json 用清单里的原文，不分语言'],
  ] as const) {
    const refused = await judgeSample(BARRED, ...args);
    expect([refused.code, refused.stdout, refused.stderr.includes(told)]).toEqual([2, '', true]);
  }
});

test.each([
  [
    'a follow-up that is not asked',
    { 动机: '为公', 依据: '没有依据', 上级文件: '一致' },
    '提醒：按其他事实，不会问到「上级文件」，写了也不起作用\n',
  ],
  [
    'a follow-up that may be asked or not',
    { 动机: '为公', 上级文件: '一致' },
    '提醒：没有写明「依据」，不知道会不会问到「上级文件」，写了也不起作用\n',
  ],
  ['a follow-up that is not clear anyway', { 动机: '为公', 依据: '没有依据', 上级文件: '不清楚' }, ''],
])('what does not count is told on standard error: %s', async (_, facts, told) => {
  const { code, stdout, stderr } = await judgeSample({ facts }, '--json');
  expect([code, stderr]).toEqual([0, told]);
  expect(JSON.parse(stdout)).toHaveProperty('settled');
});

test('on the lists that ship: the report’s first case', async () => {
  const facts = {
    region: '湖北',
    facts: {
      阶段: '已经作出处理或处分决定',
      身份: '中共党员',
      违反的规定: '法律法规或党内法规的禁止性规定',
      涉及情形: '发放津贴补贴奖金或福利',
      依据: '有上级部署或政策支持',
      决策: '集体研究决定，有记录',
      本人意见: '赞成',
    },
  };
  const { code, stdout } = await liukan(['judge', '-', '--json'], { input: JSON.stringify(facts) });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ outcome: '不予容错' });
});

describe('what cannot be read is told with what to write', () => {
  test.each([
    ['no JSON', '{"facts": {', '不是 JSON：写到最后还没有写完：少了收尾的引号或括号'],
    ['nothing', '', '不是 JSON：没有内容'],
    [
      'a comma too many',
      '{\n  "facts": { "动机": "为公", }\n}',
      '不是 JSON：第 2 行第 26 个字「}」：最后一项后面不能有逗号',
    ],
    ['a comma too few', '{"date": "2024-05-01" "facts": {}}', /第 1 行第 23 个字「"」：两项之间要写半角逗号「,」/],
    ['a full-width colon', '{"facts"：{}}', '不是 JSON：第 1 行第 9 个字「：」：这里要用半角的「:」'],
    ['full-width quotes', '{“facts”: {}}', '不是 JSON：第 1 行第 2 个字「“」：这里要用半角的「"」'],
    ['single quotes', "{'facts': {}}", /第 1 行第 2 个字「'」：要用双引号/],
    ['no quotes', '{facts: {}}', /第 1 行第 2 个字「f」：这里要写一个带双引号的名字/],
    ['an open quote', '{"facts": {"动机": "为公}}', /第 1 行第 18 个字「"」：引号没有成对/],
    ['a comment', '{"facts": {} // 完\n}', /JSON 里不能写注释/],
    ['two documents', '{"facts": {}} {"facts": {}}', /第 1 行第 15 个字：后面还有多余的内容/],
    ['no end of brackets', '['.repeat(100_000), /括号套得太深/],
    ['no facts', '{}', /^要写成 \{"date".*事实都写在 facts 里$/],
    ['a list', '[]', /^要写成 \{"date".*事实都写在 facts 里$/],
    ['facts in a list', { facts: ['动机'] }, 'facts：要写成 {"问题": "选项"}，例如 {"动机": "为本人或亲友"}'],
    ['an unknown key', { facts: {}, dates: '2024-05-01' }, /^没有「dates」这一项.是不是「date」.$/],
    ['a fact outside', { facts: {}, 动机: '为公' }, '「动机」是事实，要写在 facts 里面'],
    ['an unknown fact', { facts: { 动鸡: '为公' } }, /动鸡.*是不是「动机」/],
    ['an unknown option', { facts: { 动机: '为公共' } }, /「动机」.*为公共.*是不是「为公」/],
    ['two options where one is asked for', { facts: { 动机: ['为公', '为本人谋利'] } }, /「动机」.*只能选一个/],
    ['a day that does not exist', { date: '2024-02-30', facts: {} }, 'date：没有「2024-02-30」这一天'],
    ['a day written otherwise', { date: '2024年5月1日', facts: {} }, /date：「2024年5月1日」要写成.*2024-05-01/],
    ['days in a list', { date: ['2024-05-01'], facts: {} }, 'date：要写一个带双引号的日期，例如 "2024-05-01"'],
    ['a day of asking that does not exist', { asOf: '2024-13-01', facts: {} }, 'asOf：没有「2024-13-01」这一天'],
    ['a place that is none', { region: '火星', facts: {} }, /地区.*火星.*湖北/],
    ['an amount that is none', { facts: { 损失金额: '很多' } }, /损失金额.*很多.*30万/],
    ['a negative amount', { facts: { 损失金额: -1 } }, /损失金额/],
    ['an amount in brackets', { facts: { 损失金额: { 约: 5 } } }, /「损失金额」.「{"约":5}」不是金额/],
    ['a prototype', '{"facts": {"__proto__": "x", "constructor": "y"}}', /__proto__.*\n.*constructor/],
    ['a prototype outside', '{"__proto__": "x", "facts": {}}', /^没有「__proto__」这一项/],
    [
      'a key twice: a bar must not vanish',
      '{"facts": {"动机": "为本人谋利",\n "动机": "为公"}}',
      '第 2 行：「动机」写了两次（上一次在第 1 行），只留一个',
    ],
    ['the facts twice', '{"facts": {"动机": "为本人谋利"}, "facts": {}}', /「facts」写了两次/],
    ['one key written in two ways', '{"facts": {}, "f\\u0061cts": {}}', /「facts」写了两次/],
    [
      'two days of the conduct',
      { date: '2024-05-01', facts: { 行为时间: '2023-05-01' } },
      'date 写的是「2024-05-01」，facts 里的「行为时间」写的是「2023-05-01」：这是同一件事，只写一处',
    ],
    [
      'two places',
      { region: '浙江', facts: { 地区: '湖北/武汉' } },
      'region 写的是「浙江」，facts 里的「地区」写的是「湖北/武汉」：这是同一件事，只写一处',
    ],
    ['a place and that it is not clear', { region: '浙江', facts: { 地区: '不清楚' } }, /只写一处/],
  ])('%s', async (_, input, told) => {
    const { content } = read(sample());
    if (content === undefined) throw new Error('the sample has mistakes');
    let said = '';
    try {
      readFacts(content, typeof input === 'string' ? input : JSON.stringify(input), '2026-11-23');
    } catch (error) {
      said = error instanceof UsageError ? error.message : String(error);
    }
    if (typeof told === 'string') expect(said).toBe(told);
    else expect(said).toMatch(told);
  });

  test('what is said twice and alike is said once', () => {
    const { content } = read(sample());
    if (content === undefined) throw new Error('the sample has mistakes');
    const twice = {
      date: '2024-05-01',
      region: '湖北武汉',
      facts: { 行为时间: '2024-05-01', 地区: '湖北/武汉', 动机: '为公' },
    };
    expect(readFacts(content, JSON.stringify(twice), '2026-11-23')).toEqual({
      answers: {
        行为时间: { kind: 'date', day: '2024-05-01' },
        地区: { kind: 'place', place: '湖北/武汉' },
        动机: { kind: 'chosen', options: ['为公'] },
      },
      asOf: '2026-11-23',
      idle: [],
    });
  });

  test('on standard error, ending with 2, and without a stack', async () => {
    const { code, stdout, stderr } = await judgeSample({ date: '2024-02-30', facts: {} }, '--json');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/date：没有「2024-02-30」这一天/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('every mistake at once, a line each', async () => {
    const { code, stderr } = await judgeSample({ facts: { 动鸡: '为公', 性质: '没有', 损失金额: 'x' } }, '--json');
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 3]);
  });

  test('a file that is not there', async () => {
    const { code, stderr } = await liukan(['judge', '/nowhere.json'], { env: { LIUKAN_CONTENT: await aContent() } });
    expect([code, stderr.trim()]).toEqual([2, '读不到文件 /nowhere.json']);
  });

  test('no file named', async () => {
    const { code, stderr } = await liukan(['judge']);
    expect([code, stderr.includes('文件名')]).toEqual([2, true]);
  });
});

test('with lists that are wrong it judges nothing', async () => {
  const env = { LIUKAN_CONTENT: await aContent('pack', '应得: 不予容错', '应得: 可容错') };
  const { code, stdout, stderr } = await liukan(['judge', '-', '--json'], { env, input: JSON.stringify(BARRED) });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/policies\/hubei\/sample\.yaml:\d+ /);
});

test('conduct of a day to come is refused, unless it is stated as not yet done', async () => {
  const { content } = read(sample());
  if (content === undefined) throw new Error('no content');
  const stage = { id: '阶段', options: ['还没有做，想先问清楚', '已经立案'] };
  const [first, ...others] = content.flow.first;
  if (first?.kind !== 'choice' || first.options[0] === undefined) throw new Error('no choice');
  const [option] = first.options;
  const asked = { ...first, id: stage.id, options: stage.options.map((id) => ({ ...option, id })) };
  const flow = { ...content.flow, first: [asked, ...others.filter(({ id }) => id !== stage.id)] };
  const facts = (date: string, more: object = {}) =>
    JSON.stringify({ date, asOf: '2026-11-23', region: '湖北', facts: more });
  const readIn = (json: string) => readFacts({ ...content, flow }, json, '2026-11-29');
  expect(() => readIn(facts('2026-11-24'))).toThrow('行为时间「2026-11-24」在问的那天（2026-11-23）以后');
  expect(() => readIn(facts('2099-01-01', { 阶段: '已经立案' }))).toThrow('还没有做的事');
  expect(readIn(facts('2026-11-23')).asOf).toBe('2026-11-23');
  expect(readIn(facts('2099-01-01', { 阶段: '还没有做，想先问清楚' })).answers['行为时间']).toEqual({
    kind: 'date',
    day: '2099-01-01',
  });
});
