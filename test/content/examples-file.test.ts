/** <name>.examples.yaml beside <name>.yaml: more 范例, so that the list itself stays readable. */
import { describe, expect, test } from 'vitest';
import { checkExamples } from '../../src/content/check-examples.ts';
import { read } from '../../src/content/load.ts';
import { print } from '../../src/content/problems.ts';
import { FILES, PACK, sample } from './sample.ts';

const PATH = 'policies/hubei/sample.examples.yaml';
const [LIST = '', EXAMPLES = ''] = PACK.split('范例:\n');
const apart = (examples: string, path = PATH, pack = PACK) =>
  read(new Map([...sample(), [FILES.pack, pack], [path, examples]]));
const errorsOf = (...of: Parameters<typeof apart>): readonly string[] =>
  apart(...of)
    .problems.filter(({ severity }) => severity === 'error')
    .map(print);

describe('an examples file', () => {
  test("is read after the pack's own, with its own file and line", () => {
    const { content } = apart(`# 一句话\n范例:\n${EXAMPLES.replace('谋利的不容错', '又一个')}`);
    expect(
      content?.packs
        .find(({ id }) => id === 'hubei/sample')
        ?.examples.map(({ name, file, line, relies }) => [name, file, line, relies]),
    ).toEqual([
      ['谋利的不容错', FILES.pack, 38, ['hubei/sample/禁1', 'hubei/sample#第五条']],
      ['又一个', PATH, 3, ['hubei/sample/禁1', 'hubei/sample#第五条']],
    ]);
  });

  test('needs no English beside it', () =>
    expect(apart(`范例:\n${EXAMPLES}`).problems.map(({ file }) => file)).not.toContain(PATH));

  test('is computed like the others, and told by its own file and line', () => {
    const { content } = apart(`范例:\n${EXAMPLES.replace('应得: 不予容错', '应得: 可容错')}`);
    if (content === undefined) throw new Error('no content');
    expect(checkExamples(content, '2026-11-23').map(print)).toEqual([
      expect.stringMatching(/^policies\/hubei\/sample\.examples\.yaml:2 范例「谋利的不容错」应得 可容错/),
    ]);
  });

  test.each([
    ['动机: 为本人谋利', '动机: 为本人牟利', '3 「动机」没有「为本人牟利」这个选项，是不是「为本人谋利」？'],
    ['应得: 不予容错', '应得: 不容错', '4 没有「不容错」这个结论，是不是「不予容错」？'],
    ['依据: [禁1, 第五条]', '依据: [禁9]', '5 没有「禁9」这一条款或情形，这个文件里有「禁1」'],
  ])('%j → %j', (from, to, message) =>
    expect(errorsOf(`范例:\n${EXAMPLES.replace(from, to)}`)).toEqual([`${PATH}:${message}`]),
  );

  test('holds 范例 only', () => {
    expect(errorsOf(`政策包: 甲\n范例:\n${EXAMPLES}`)).toEqual([`${PATH}:1 没有「政策包」这一项，可以写：「范例」`]);
    expect(errorsOf(`范列:\n${EXAMPLES}`)).toEqual([`${PATH}:1 没有「范列」这一项，是不是「范例」？`]);
  });

  test.each([
    ['policies/hubei/other.examples.yaml', '没有对应的政策清单 other.yaml：范例文件要放在它的旁边'],
    ['policies/zhejiang/sample.examples.yaml', '没有对应的政策清单 sample.yaml：范例文件要放在它的旁边'],
    ['flows/six-looks.examples.yaml', '没有对应的政策清单 six-looks.yaml：范例文件要放在它的旁边'],
  ])('%s has no list', (path, message) =>
    expect(errorsOf(`范例:\n${EXAMPLES}`, path)).toEqual([`${path}:1 ${message}`]),
  );

  test('is told even where its list is no YAML', () =>
    expect(errorsOf('范例: @甲\n', PATH, PACK.replace('条款:', '条款：'))).toEqual([
      expect.stringMatching(/^policies\/hubei\/sample\.examples\.yaml:1 内容不能以「@」/),
      expect.stringMatching(/^policies\/hubei\/sample\.yaml:10 「条款」后面用了全角冒号/),
    ]));
});

test('the hash does not know in which file an example stands, but which examples there are', () => {
  const inside = read(sample()).content?.hash;
  expect(inside).toMatch(/^sha256:/);
  expect(apart(`范例:\n${EXAMPLES}`, PATH, LIST).content?.hash).toBe(inside);
  expect(apart(`范例:\n${EXAMPLES}`).content?.hash).not.toBe(inside);
  expect(apart(`范例:\n${EXAMPLES.replace('30万', '31万')}`, PATH, LIST).content?.hash).not.toBe(inside);
});
