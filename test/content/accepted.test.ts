/** 已知: findings of the proof that a pack's author accepts. */
import { expect, test } from 'vitest';
import { read } from '../../src/content/load.ts';
import { print } from '../../src/content/problems.ts';
import { FILES, sample } from './sample.ts';

/** The sample's pack with 已知 in the place of its line 36, 未收录. */
const load = (...known: readonly string[]) => {
  const files = sample(
    'pack',
    '未收录: [第八条：没有见到。]\n',
    `已知:\n${known.map((each) => `  - ${each}\n`).join('')}`,
  );
  return read(new Map(files).set(FILES.english, files.get(FILES.english)?.replace(/未收录.*\n/, '') ?? ''));
};

test('each kind is read', () =>
  expect(
    load(
      '{ 发现: 永不成立, 情形: 容1, 理由: 一 }',
      '{ 发现: 从不起作用, 情形: 转1, 理由: 二 }',
      '{ 发现: 空白, 理由: 三 }',
      '{ 发现: 层级冲突, 情形: 容1, 理由: 四 }',
      '{ 发现: 倒挂, 问题: 后果, 理由: 五 }',
    ).content?.packs.find(({ id }) => id === 'hubei/sample')?.accepted,
  ).toEqual([
    { kind: 'dead', situation: 'hubei/sample/容1', reason: '一' },
    { kind: 'shadowed', situation: 'hubei/sample/转1', reason: '二' },
    { kind: 'gap', reason: '三' },
    { kind: 'conflict', situation: 'hubei/sample/容1', reason: '四' },
    { kind: 'inverted', question: '后果', reason: '五' },
  ]));

test.each([
  [['{ 发现: 永不成立, 情形: 容2, 理由: 一 }'], '37 这个文件里没有「容2」这个编号，可以写：「禁1」、「容1」、「转1」'],
  [['{ 发现: 永不成立, 情形: 溶1, 理由: 一 }'], '37 这个文件里没有「溶1」这个编号，可以写：「禁1」、「容1」、「转1」'],
  [['{ 发现: 永不成立, 理由: 一 }'], '37 「发现: 永不成立」要写明「情形」：这个文件里的一个编号'],
  [['{ 发现: 从不起作用, 理由: 一 }'], '37 「发现: 从不起作用」要写明「情形」：这个文件里的一个编号'],
  [['{ 发现: 层级冲突, 理由: 一 }'], '37 「发现: 层级冲突」要写明「情形」：这个文件里的一个编号'],
  [['{ 发现: 倒挂, 理由: 一 }'], '37 「发现: 倒挂」要写明「问题」：一个问题的「记为」'],
  [['{ 发现: 倒挂, 问题: 后裹, 理由: 一 }'], '37 没有「后裹」这个问题，是不是「后果」？'],
  [['{ 发现: 空白, 情形: 容1, 理由: 一 }'], '37 「发现: 空白」不写「情形」，请删去这一项'],
  [['{ 发现: 永不成立, 情形: 容1, 问题: 后果, 理由: 一 }'], '37 「发现: 永不成立」不写「问题」，请删去这一项'],
  [['{ 发现: 倒挂, 问题: 后果 }'], '37 已知缺少「理由」这一项'],
  [['{ 发现: 空白, 理由: 一 }', '{ 发现: 空白, 理由: 二 }'], '38 这一条「已知」写了两次（上一次在第 37 行），只留一条'],
])('%j', (known, message) => {
  const { content, problems } = load(...known);
  expect(problems.filter(({ severity }) => severity === 'error').map(print)).toEqual([`${FILES.pack}:${message}`]);
  expect(content).toBeUndefined();
});

test('another word for a finding is told with those that there are', () =>
  expect(load('{ 发现: 不成立, 理由: 一 }').problems.map(print)).toContainEqual(
    expect.stringMatching(
      /^policies\/hubei\/sample\.yaml:37 「发现」不能写「不成立」.*「永不成立」、「从不起作用」、「空白」、「层级冲突」、「倒挂」$/,
    ),
  ));

test('the hash knows what is accepted', () =>
  expect(load('{ 发现: 空白, 理由: 一 }').content?.hash).not.toBe(load('{ 发现: 空白, 理由: 二 }').content?.hash));
