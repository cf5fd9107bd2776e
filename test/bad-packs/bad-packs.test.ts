/** A bad list of each kind, on a small flow and over one list without fault: the proof finds what the list is named after. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { read } from '../../src/content/load.ts';
import { prove } from '../../src/core/prove.ts';
import type { Found } from '../../src/core/region.ts';

const ASOF = '2026-11-01';

const found = async (...packs: readonly string[]): Promise<readonly Found[]> => {
  const paths = [
    'flows/flow.yaml',
    ...['national/base', ...packs.map((pack) => `hubei/${pack}`)].map((pack) => `policies/${pack}.yaml`),
  ];
  const files = await Promise.all(
    paths.map(async (path) => [path, await readFile(new URL(path, import.meta.url), 'utf8')] as const),
  );
  const { content, problems } = read(new Map(files));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (content === undefined) throw new Error('no content');
  const proof = prove(content, { asOf: ASOF });
  if ('exceeded' in proof) throw new Error('exceeded');
  return proof.found;
};

/** The answers of an example, as a person would give them. */
const said = ({ example = new Map() }: Found): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...example].flatMap(([question, value]) =>
      value.kind === 'chosen' ? [[question, value.options.join('、')]] : [],
    ),
  );

test('the list that the others stand over has no fault', async () => expect(await found()).toEqual([]));

test.each<
  [name: string, pack: string, of: Readonly<Record<string, unknown>>, example: Readonly<Record<string, string>>]
>([
  ['永不成立', 'dead', { kind: 'dead', situation: 'hubei/dead/容1' }, {}],
  [
    '从不起作用',
    'never-decides',
    { kind: 'shadowed', how: 'never', situation: 'hubei/never-decides/容1', by: ['national/base/转1'], place: '湖北' },
    { 动机: '为公', 后果: '重大', 决策: '集体研究' },
  ],
  [
    '多余',
    'redundant',
    { kind: 'shadowed', how: 'redundant', situation: 'hubei/redundant/容1', by: ['national/base/容1'], place: '湖北' },
    { 动机: '为公', 后果: '没有后果', 决策: '集体研究' },
  ],
  // No one situation covers it, two of them do.
  [
    '合起来多余',
    'redundant-beside-two',
    {
      kind: 'shadowed',
      how: 'redundant',
      situation: 'hubei/redundant-beside-two/容3',
      by: ['hubei/redundant-beside-two/容1', 'hubei/redundant-beside-two/容2'],
      place: '湖北',
    },
    { 动机: '为公', 后果: '没有后果', 性质: '先行先试' },
  ],
  // Three statuses, two natures, two bases, two outcomes short of grave, two remedies.
  ['空白', 'gap', { kind: 'gap', place: '湖北', count: 48n }, { 事项: '容错', 动机: '为公', 决策: '个人决定' }],
  [
    '一个选项层级冲突',
    'conflict-of-one-option',
    {
      kind: 'conflict',
      situation: 'hubei/conflict-of-one-option/容1',
      option: { question: '动机', option: '为本人谋利' },
      by: ['national/base/禁1'],
      place: '湖北',
    },
    { 动机: '为本人谋利', 后果: '没有后果', 补救: '已补救' },
  ],
  [
    '倒挂',
    'inverted',
    {
      kind: 'inverted',
      question: '决策',
      answers: [
        { kind: 'chosen', options: ['个人决定'] },
        { kind: 'chosen', options: ['集体研究'] },
      ],
      outcomes: ['exempt', 'tolerated'],
      place: '湖北',
    },
    { 动机: '为公', 后果: '没有后果', 决策: '个人决定' },
  ],
])('%s', async (_, pack, of, example) => {
  const [one, ...more] = await found(pack);
  expect(one).toMatchObject(of);
  expect(one === undefined ? {} : said(one)).toMatchObject(example);
  expect(more).toEqual([]);
});

test('层级冲突: what is ruled out wholly never decides either, and both are told', async () => {
  const both = await found('conflict');
  expect(both).toMatchObject([
    { kind: 'shadowed', how: 'never', situation: 'hubei/conflict/容1', by: ['national/base/禁1'], place: '湖北' },
    { kind: 'conflict', situation: 'hubei/conflict/容1', by: ['national/base/禁1'], place: '湖北' },
  ]);
  for (const each of both) {
    expect(each.option).toBeUndefined();
    expect(said(each)).toMatchObject({ 动机: '为本人谋利', 补救: '已补救' });
  }
});
