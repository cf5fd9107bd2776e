/** liukan check: right or wrong, by file and line, in words and as JSON. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aContent, aFolder, liukan, tidyAfterEach } from './run.ts';

tidyAfterEach();

test('what ships is right', async () => {
  const { code, stdout, stderr } = await liukan(['check']);
  expect(stdout).toMatch(
    /^没有错误：\d+ 个政策包，\d+ 条条款，\d+ 个情形，\d+ 个范例都得到应得的结论。\nsha256:[0-9a-f]{64}\n$/,
  );
  expect([code, stderr]).toEqual([0, '']);
});

test('an adopter’s own folder may be right', async () => {
  const { code, stdout } = await liukan(['check', await aContent()]);
  expect([code, stdout.includes('没有错误：2 个政策包')]).toEqual([0, true]);
});

describe('a mistake is told by file and line, with what to write', () => {
  test.each([
    [
      'an unknown key',
      ['pack', '核对于: 国家库', '核对與: 国家库'] as const,
      /policies\/hubei\/sample\.yaml:11 .*核对與/,
    ],
    [
      'a misspelt option',
      ['pack', '当: { 动机: 为本人谋利 }', '当: { 动机: 为本人谋例 }'] as const,
      /policies\/hubei\/sample\.yaml:18 .*为本人谋例.*是不是「为本人谋利」/,
    ],
    [
      'a 范例 that comes out otherwise',
      ['pack', '应得: 不予容错', '应得: 可容错'] as const,
      /policies\/hubei\/sample\.yaml:\d+ 范例「谋利的不容错」应得 可容错，实得 不予容错/,
    ],
    ['a broken YAML', ['flow', '版本: 2026-11', '版本: [2026-11'] as const, /flows\/six-looks\.yaml:\d+ /],
  ])('%s', async (_, spoilt, told) => {
    const { code, stdout } = await liukan(['check', await aContent(...spoilt)]);
    expect(code).toBe(1);
    expect(stdout).toMatch(told);
    expect(stdout).toMatch(/有 \d+ 处错误，请改好再用。/);
  });

  test('a missing English wording is a warning in an adopter’s own list', async () => {
    const folder = await aContent();
    await rm(join(folder, 'policies/hubei/sample.en.yaml'));
    const { code, stdout } = await liukan(['check', folder]);
    expect([code, stdout.includes('提醒：')]).toEqual([0, true]);
  });

  test('a place that is none is a warning', async () => {
    const { code, stdout } = await liukan(['check', await aContent('city', '湖北/武汉', '湖北/武汗')]);
    expect(code).toBe(0);
    expect(stdout).toContain('policies/hubei/city.yaml:4 提醒：湖北没有「武汗」这个市，是不是「武汉」？\n');
    expect(stdout).toContain('没有错误');
  });

  test('a folder that has nothing, or is not there', async () => {
    for (const folder of [await aFolder(), '/nowhere/at/all']) {
      const { code, stdout } = await liukan(['check', folder]);
      expect(code).toBe(1);
      expect(stdout).toContain('没有流程文件');
    }
  });
});

describe('--json prints one JSON document and nothing else', () => {
  test('right', async () => {
    const { code, stdout, stderr } = await liukan(['check', await aContent(), '--json']);
    const { content, ...told } = JSON.parse(stdout) as Record<string, unknown>;
    expect(told).toEqual({ right: true, problems: expect.any(Array), examples: 1 });
    expect(content).toMatch(/^sha256:/);
    expect([code, stderr]).toEqual([0, '']);
  });

  test('wrong', async () => {
    const { code, stdout, stderr } = await liukan([
      'check',
      await aContent('pack', '应得: 不予容错', '应得: 可容错'),
      '--json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      right: false,
      content: null,
      problems: expect.arrayContaining([
        {
          severity: 'error',
          file: 'policies/hubei/sample.yaml',
          line: expect.any(Number),
          message: expect.stringContaining('应得 可容错'),
        },
      ]),
    });
    expect([code, stderr]).toEqual([1, '']);
  });
});

describe('the office’s own file is checked as well', () => {
  const checked = async (text: string | undefined, ...more: readonly string[]) => {
    const LIUKAN_OFFICE = join(await aFolder(), 'office.yaml');
    if (text !== undefined) await writeFile(LIUKAN_OFFICE, text);
    return { path: LIUKAN_OFFICE, ...(await liukan(['check', await aContent(), ...more], { env: { LIUKAN_OFFICE } })) };
  };
  const LIMIT = '期限:\n  受理: { 工作日: 5, 依据: 某办法 }\n';

  test('right', async () => {
    const { code, stdout } = await checked(LIMIT);
    expect([code, stdout.split('\n').at(-2)]).toEqual([0, '本机关的设置没有错误：1 个期限，放假通知到 2026-12-31。']);
  });

  test('wrong, and the lists right', async () => {
    const { code, stdout, path } = await checked(LIMIT.replace('受理', '受里'));
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining(`${path}:2 没有「受里」这一项，是不是「受理」？\n有 1 处错误，请改好再用。\n`),
    ]);
  });

  test('named, and not there', async () => {
    const { code, stdout, path } = await checked(undefined);
    expect([code, stdout]).toEqual([1, expect.stringContaining(`${path}:1 没有这个文件，请检查 LIUKAN_OFFICE`)]);
  });

  test('as JSON', async () => {
    const right = await checked(LIMIT, '--json');
    expect([right.code, JSON.parse(right.stdout)]).toEqual([
      0,
      expect.objectContaining({ right: true, office: right.path }),
    ]);
    const wrong = await checked('期限: 5', '--json');
    expect([wrong.code, JSON.parse(wrong.stdout)]).toEqual([
      1,
      expect.objectContaining({
        right: false,
        problems: expect.arrayContaining([expect.objectContaining({ file: wrong.path, line: 1, severity: 'error' })]),
      }),
    ]);
  });
});
