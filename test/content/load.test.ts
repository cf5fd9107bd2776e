/** What a well-written folder becomes. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/content/hash.ts';
import { load, read } from '../../src/content/load.ts';
import type { Content } from '../../src/core/content.ts';
import { FILES, sample } from './sample.ts';

const contentOf = (files: ReadonlyMap<string, string>): Content => {
  const { content, problems } = read(files);
  if (!content) throw new Error(JSON.stringify(problems));
  return content;
};

const packOf = (content: Content, id: string): Content['packs'][number] => {
  const pack = content.packs.find((each) => each.id === id);
  if (!pack) throw new Error(id);
  return pack;
};

test('a folder is read as its files are', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liukan-content-'));
  for (const [path, text] of sample()) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await writeFile(join(folder, 'policies/README.md'), '# not a list');
  expect((await load(folder)).content).toEqual(contentOf(sample()));
});

test('a folder without lists is told, not thrown', async () => {
  const { content, problems } = await load(await mkdtemp(join(tmpdir(), 'liukan-content-')));
  expect(content).toBeUndefined();
  expect(problems.map((problem) => problem.file)).toEqual(['flows', 'policies']);
});

test('the flow that ships is well written', async () => {
  const { problems } = await load(join(import.meta.dirname, '../..'), { english: 'error' });
  expect(problems.filter((problem) => problem.file === 'flows/six-looks.yaml')).toEqual([]);
});

describe('a pack', () => {
  const pack = packOf(contentOf(sample()), 'hubei/sample');
  const [bars, grounds, referrals] = pack.lists;

  test('its scope is 适用对象 and its own 同时具备', () => {
    expect(pack.scope).toEqual([{ question: '身份', is: 'oneOf', options: ['中共党员', '公务员'] }]);
    const files = sample('pack', '谁来认定: 党组织', '同时具备: { 决策: { 不是: 个人决定 } }');
    const scoped = new Map(files).set(FILES.english, files.get(FILES.english)?.replace(/谁来认定.*\n/, '') ?? '');
    expect(packOf(contentOf(scoped), 'hubei/sample').scope).toEqual([
      ...pack.scope,
      { question: '决策', is: 'not', options: ['个人决定'] },
    ]);
  });

  test("a situation holds its list's 同时具备 and its own 当", () =>
    expect(grounds?.situations[0]?.when).toEqual([
      { question: '动机', is: 'oneOf', options: ['为公'] },
      { question: '得利', is: 'oneOf', options: ['没有人得利'] },
      { question: '性质', is: 'oneOf', options: ['先行先试中的失误'] },
      { question: '后果', is: 'not', options: ['重大'] },
    ]));

  test('lists have the outcome of their effect', () =>
    expect([bars, grounds, referrals].map((list) => [list?.effect, list?.outcome])).toEqual([
      ['bar', 'barred'],
      ['ground', 'tolerated'],
      ['refer', 'referred'],
    ]));

  test('clauses carry their instrument, its dates and both languages', () =>
    expect(pack.clauses[0]).toEqual({
      id: 'hubei/sample#第五条',
      article: '第五条',
      articleText: { zh: '第五条', en: 'Article 5' },
      gist: { zh: '探索中的失误可以容错。', en: 'Exploratory errors may be tolerated.' },
      instrument: { zh: '示例办法', en: 'Example measures' },
      from: '2024-01-01',
      until: '2030-01-01',
      regime: '问责',
      discretion: '可以',
      verified: '已核对',
      verifiedIn: { zh: '国家库 2025-04-19', en: 'National database' },
    }));

  test('what an example relies on is named in full', () =>
    expect(pack.examples[0]).toEqual({
      name: '谋利的不容错',
      facts: { 动机: '为本人谋利', 身份: ['公务员'], 地区: '湖北武汉', 行为时间: '2024-05-01', 损失金额: '30万' },
      expected: { outcome: 'barred' },
      relies: ['hubei/sample/禁1', 'hubei/sample#第五条'],
      line: 38,
      file: FILES.pack,
    }));

  test('an example may leave the outcome open', () => {
    const open = packOf(contentOf(sample('pack', '应得: 不予容错', '应得: [可容错, 转人工研判]')), 'hubei/sample');
    expect(open.examples[0]?.expected).toEqual({ possible: ['tolerated', 'referred'] });
  });

  test.each([
    ['500万', 5_000_000],
    ['５００万元', 5_000_000],
    ['1.1万', 11_000],
    ['1.5亿', 150_000_000],
    ['5,000,000', 5_000_000],
    ['300000', 300_000],
  ])('an amount may be written %s', (written, yuan) => {
    const read = packOf(contentOf(sample('pack', '{ 不少于: 500万 }', `{ 不少于: "${written}" }`)), 'hubei/sample');
    expect(read.lists[2]?.situations[0]?.when).toEqual([{ question: '损失金额', is: '>=', yuan }]);
  });
});

test('the flow keeps its order, and says what is asked when', () => {
  const { flow } = contentOf(sample());
  expect(flow.first.map((question) => question.id)).toEqual(['身份', '地区', '行为时间', '事项', '经过']);
  expect(flow.looks.map((look) => [look.number, look.reconstructed])).toEqual(
    [1, 2, 3, 4, 5, 6].map((number) => [number, number === 6]),
  );
  expect(flow.paths[0]).toMatchObject({
    name: '澄清正名',
    when: [{ question: '事项', is: 'oneOf', options: ['澄清'] }],
  });
  expect(flow.looks[1]?.questions[1]).toMatchObject({
    id: '上级文件',
    when: [{ question: '依据', is: 'oneOf', options: ['有部署'] }],
  });
});

describe('the hash', () => {
  const { hash } = contentOf(sample());

  test('is that of the content, also after it was stored as JSON', () => {
    expect(hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    const revived = JSON.parse(JSON.stringify(contentOf(sample()))) as Content;
    expect(revived).toEqual(contentOf(sample()));
    expect(hashOf(revived)).toBe(hash);
  });

  test.each([
    ['a comment', '# 一份示例清单', '# 另一句话\n\n# 又一句'],
    ['layout', '适用对象: [中共党员, 公务员]', '适用对象:\n  - 中共党员\n  - 公务员'],
    ['quotes', '制定机关: 湖北省', '制定机关: "湖北省"'],
    ['the order of keys', '层级: 省级\n适用地区: 湖北', '适用地区: 湖北\n层级: 省级'],
    ['another way of writing an amount', '500万', '5000000'],
  ])('%s does not change it', (_what, from, to) => expect(contentOf(sample('pack', from, to)).hash).toBe(hash));

  test.each([
    ['a word', '要由人核实。', '要由专人核实。'],
    ['a threshold', '500万', '501万'],
    ["the order of situations' options", '[中共党员, 公务员]', '[公务员, 中共党员]'],
  ])('%s changes it', (_what, from, to) => expect(contentOf(sample('pack', from, to)).hash).not.toBe(hash));

  test('a place changes it', () => expect(contentOf(sample('city', '湖北/武汉', '湖北/荆州')).hash).not.toBe(hash));

  test('English wording changes it too', () =>
    expect(contentOf(sample('english', 'Great loss', 'Heavy loss')).hash).not.toBe(hash));
});
