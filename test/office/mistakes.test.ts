/** Every mistake that can be made in an office's file is answered with file, line, and what to write. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { print, type Problem } from '../../src/content/problems.ts';
import { LIMIT_WORDS, loadOffice, readOffice, STANDARD_OFFICE } from '../../src/office/load-office.ts';
import { LIMITS } from '../../src/core/matter-clocks.ts';

const SAMPLE = `办公时间: [08:30-12:00, 14:00-17:30]
放假通知:
  - { 日期: 2027-02-20, 是: 上班, 依据: 某通知 }
  - 起: 2027-02-05
    止: 2027-02-11
    是: 放假
    依据: 某通知
  - { 日期: [2027-01-01, 2027-05-01, 2027-10-01], 是: 放假, 依据: 某通知 }
期限:
  受理: { 工作日: 5, 依据: 某办法第三条 }
  作出结论: { 工作日: 20, 依据: 某办法第九条 }
队列负责人: [张某, 李某]
理由模板:
  - 名称: 补充材料
    内容: 请补充材料。
  - 名称: 不予受理
    内容: 不属于本机关受理的事项。
`;

const told = (problems: readonly Problem[], severity: Problem['severity'] = 'error'): readonly string[] =>
  problems.filter((problem) => problem.severity === severity).map(print);

const spoilt = (from: string, to: string): string => {
  if (!SAMPLE.includes(from)) throw new Error(from);
  return SAMPLE.replace(from, to);
};

/** What is replaced by what in the sample, and the errors that this brings. */
type Case = readonly [from: string, to: string, ...errors: readonly string[]];
const table = (cases: readonly Case[]): void => {
  test.each(cases)('%j → %j', (from, to, ...errors) => {
    const { office, problems } = readOffice('office.yaml', spoilt(from, to));
    expect(told(problems)).toEqual(errors.map((each) => `office.yaml:${each}`));
    expect(office).toBeUndefined();
  });
};

test('the sample is read as it is written', () => {
  const { office, problems } = readOffice('office.yaml', SAMPLE);
  expect(problems).toEqual([]);
  expect({ ...office, calendar: office?.calendar.hours }).toEqual({
    calendar: [
      { from: 510, to: 720 },
      { from: 840, to: 1050 },
    ],
    knownUntil: '2027-12-31',
    limits: {
      accept: { workingDays: 5, rule: '某办法第三条' },
      decide: { workingDays: 20, rule: '某办法第九条' },
    },
    heads: ['张某', '李某'],
    templates: [
      { name: '补充材料', text: '请补充材料。' },
      { name: '不予受理', text: '不属于本机关受理的事项。' },
    ],
  });
  expect(
    ['2027-02-04', '2027-02-05', '2027-02-11', '2027-02-12', '2027-02-20'].map((day) =>
      office?.calendar.isWorkday(day),
    ),
  ).toEqual([true, false, false, true, true]);
});

test('every step can be limited, and none needs to be', () => {
  expect(Object.values(LIMIT_WORDS).sort()).toEqual([...LIMITS].sort());
  expect(readOffice('office.yaml', '办公时间: 08:00-16:00').office?.limits).toEqual({});
  expect(STANDARD_OFFICE.limits).toEqual({});
});

describe('keys', () =>
  table([
    ['办公时间', '办工时间', '1 没有「办工时间」这一项，是不是「办公时间」？'],
    ['队列负责人', '负责人', '12 没有「负责人」这一项，是不是「队列负责人」？'],
    [
      '队列负责人',
      '其他',
      '12 没有「其他」这一项，可以写：「办公时间」、「放假通知」、「期限」、「队列负责人」、「理由模板」',
    ],
    ['期限:\n', '期限：\n', '9 「期限」后面用了全角冒号「：」，要写半角冒号加一个空格：「期限: 」'],
    ['  作出结论', '  做出结论', '11 没有「做出结论」这一项，是不是「作出结论」？'],
    ['  作出结论', '  受理', '11 「受理」写了两次（上一次在第 10 行），只留一个'],
    ['队列负责人: [张某, 李某]', '队列负责人:', '12 「队列负责人」后面没有内容'],
    ['依据: 某办法第三条', '根据: 某办法第三条', '10 没有「根据」这一项，是不是「依据」？'],
  ]));

describe('办公时间', () =>
  table([
    ['08:30-12:00', '8:30-12:00', '1 「8:30-12:00」要写成「08:30-12:00」'],
    ['08:30-12:00', '08：30—12：00', '1 「08：30—12：00」要写成「08:30-12:00」'],
    ['08:30-12:00', '8点30分至12点00分', '1 「8点30分至12点00分」要写成「08:30-12:00」'],
    ['08:30-12:00', '上午', '1 「上午」要写成「上班-下班」，例如「08:30-12:00」'],
    ['08:30-12:00', '08:30-12:60', '1 「08:30-12:60」要写成「上班-下班」，例如「08:30-12:00」'],
    ['08:30-12:00', '08:30-25:00', '1 「08:30-25:00」要写成「上班-下班」，例如「08:30-12:00」'],
    ['14:00-17:30', '14:00-05:30', '1 「14:00-05:30」的下班不晚于上班，请检查（时间按 24 小时写，下午两点是 14:00）'],
    ['14:00-17:30', '14:00-14:00', '1 「14:00-14:00」的下班不晚于上班，请检查（时间按 24 小时写，下午两点是 14:00）'],
    ['14:00-17:30', '11:00-17:30', '1 「11:00-17:30」和「08:30-12:00」重叠了，要一段接一段'],
    ['14:00-17:30', '07:00-08:00', '1 「07:00-08:00」要写在「08:30-12:00」的前面：从早到晚'],
    ['[08:30-12:00, 14:00-17:30]', '[]', '1 「办公时间」里还没有内容'],
    ['[08:30-12:00, 14:00-17:30]', '{ 上午: 08:30-12:00 }', '1 「办公时间」要写一段文字，或写成 [甲, 乙]'],
  ]));

describe('放假通知', () =>
  table([
    ['是: 上班', '是: 上斑', '3 「是」不能写「上斑」，是不是「上班」？只能写：「放假」、「上班」'],
    ['是: 上班, 依据: 某通知', '依据: 某通知', '3 放假通知缺少「是」这一项'],
    ['是: 上班, 依据: 某通知', '是: 上班', '3 放假通知缺少「依据」这一项'],
    ['日期: 2027-02-20, 是', '是', '3 放假通知要写是哪一天：一天写「日期」，连着几天写「起」和「止」'],
    ['日期: 2027-02-20', '日期: 2027-02-30', '3 没有「2027-02-30」这一天'],
    ['日期: 2027-02-20', '日期: 2027年2月20日', '3 「2027年2月20日」要写成年-月-日，例如 2027-02-20'],
    ['日期: 2027-02-20', '日子: 2027-02-20', '3 没有「日子」这一项，是不是「日期」？'],
    ['    止: 2027-02-11\n', '', '4 放假通知缺少「止」这一项；只有一天的，改写成「日期」'],
    ['起: 2027-02-05\n    ', '', '4 放假通知缺少「起」这一项；只有一天的，改写成「日期」'],
    ['止: 2027-02-11', '止: 2027-02-01', '5 「止: 2027-02-01」早于「起: 2027-02-05」'],
    ['止: 2027-02-11', '止: 2028-02-11', '5 从 2027-02-05 到 2028-02-11 有 372 天，一段最多 31 天，请检查年月'],
    ['止: 2027-02-11', '止: 二月十一日', '5 「二月十一日」要写成年-月-日，例如 2024-05-01'],
    [
      '    止: 2027-02-11',
      '    日期: 2027-02-11',
      '5 「日期」和「起」「止」只写一种：一天写「日期」，连着几天写「起」和「止」',
    ],
    [
      '日期: 2027-02-20',
      '日期: [2027-02-20, 2027-02-20]',
      '3 「2027-02-20」写了两次（上一次在第 3 行），一天只能写一次',
    ],
    ['日期: 2027-02-20', '日期: 2027-02-07', '4 「2027-02-07」写了两次（上一次在第 3 行），一天只能写一次'],
    ['  - { 日期: 2027-02-20, 是: 上班, 依据: 某通知 }', '  - 2027-02-20', '3 放假通知要写成「名称: 内容」，每项一行'],
  ]));

describe('期限', () => {
  const days = '「工作日」要写 1 到 1000 的整数，不能写';
  table([
    ['工作日: 5', '工作日: 5个工作日', `10 ${days}「5个工作日」，是不是 5？`],
    ['工作日: 5', '工作日: ５天', `10 ${days}「５天」，是不是 5？`],
    ['工作日: 5', '工作日: 五', `10 ${days}「五」`],
    ['工作日: 5', '工作日: 2.5', `10 ${days}「2.5」`],
    ['工作日: 5', '工作日: 0', `10 ${days}「0」`],
    ['工作日: 5', '工作日: -5', `10 ${days}「-5」`],
    ['工作日: 5', '工作日: 5000', `10 ${days}「5000」`],
    ['工作日: 5, 依据: 某办法第三条', '工作日: 5', '10 期限「受理」缺少「依据」这一项'],
    ['工作日: 5, 依据: 某办法第三条', '依据: 某办法第三条', '10 期限「受理」缺少「工作日」这一项'],
    [
      '{ 工作日: 5, 依据: 某办法第三条 }',
      '7',
      '10 「受理」要写明几个工作日、谁的规定，例如 受理: { 工作日: 7, 依据: 本机关的规定 }',
    ],
    ['{ 工作日: 5, 依据: 某办法第三条 }', '[5, 某办法第三条]', '10 「受理」要写成 { 工作日: 5, 依据: 本机关的规定 }'],
    ['{ 工作日: 5, 依据: 某办法第三条 }', '', '10 「受理」后面没有内容'],
  ]);
});

describe('队列负责人 and 理由模板', () =>
  table([
    ['[张某, 李某]', '[张某, 张某]', '12 「队列负责人: 张某」写了两次（上一次在第 12 行），名字不能重复'],
    ['[张某, 李某]', '[]', '12 「队列负责人」里还没有内容'],
    ['名称: 不予受理', '名称: 补充材料', '16 「名称: 补充材料」写了两次（上一次在第 14 行），名字不能重复'],
    ['\n    内容: 请补充材料。', '', '14 理由模板缺少「内容」这一项'],
    ['  - 名称: 补充材料\n    内容', '  - 内容', '14 理由模板缺少「名称」这一项'],
  ]));

describe('what is no office’s file at all', () => {
  test.each([
    ['nothing', '', 'office.yaml:1 文件是空的'],
    ['comments only', '# 办公时间: 08:30-12:00\n', 'office.yaml:1 文件里只有注释，还没有内容'],
    ['a list', '- 办公时间\n', 'office.yaml:1 本机关的设置要写成「名称: 内容」，每项一行'],
    ['an open quote', `${SAMPLE}其他: "没有收尾\n`, 'office.yaml:18 引号没有成对'],
    ['not UTF-8', Buffer.from('b0ecb9abcab1bce43a20', 'hex'), /^office\.yaml:1 文件不是 UTF-8 编码（可能是 GBK/],
  ] as const)('%s', (_, raw, expected) => {
    const { office, problems } = readOffice('office.yaml', raw);
    expect(told(problems)).toEqual([typeof expected === 'string' ? expected : expect.stringMatching(expected)]);
    expect(office).toBeUndefined();
  });
});

describe('a file on the disk', () => {
  test('may have any name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'liukan-office-'));
    const path = join(folder, 'Our Office.yaml');
    await writeFile(path, SAMPLE);
    const { office } = await loadOffice(path);
    await rm(folder, { recursive: true });
    expect(office?.heads).toEqual(['张某', '李某']);
  });

  test('is told by its path from here, where it is under it', async () =>
    expect((await loadOffice(join(process.cwd(), 'no/office.yaml'))).problems.map(({ file }) => file)).toEqual([
      'no/office.yaml',
    ]));

  test('that is named and not there is told', async () => {
    const { office, problems } = await loadOffice('/nowhere/office.yaml');
    expect(told(problems)).toEqual([
      '/nowhere/office.yaml:1 没有这个文件，请检查 LIUKAN_OFFICE；写法见 office.example.yaml 和 docs/office.md',
    ]);
    expect(office).toBeUndefined();
  });

  test('none at all: standard hours and no limits', async () =>
    expect(await loadOffice(undefined)).toEqual({ office: STANDARD_OFFICE, problems: [] }));
});

describe('reminders', () => {
  test('a year of which the notice is written in part stays provisional, told once', () => {
    const { office, problems } = readOffice('office.yaml', spoilt('2027-05-01, 2027-10-01', '2027-05-01'));
    expect(told(problems, 'warning')).toEqual([
      'office.yaml:3 2027 年的放假通知还没有写全（没有写 2027-10-01 放假），这一年的期限仍标为暂定',
    ]);
    expect(office?.knownUntil).toBe('2026-12-31');
  });

  test('a change to a year that is known is no reason to remind', () =>
    expect(readOffice('office.yaml', '放假通知: [{ 日期: 2026-12-05, 是: 上班, 依据: 某通知 }]').problems).toEqual([]));
});
