import { describe, expect, test } from 'vitest';
import { read } from '../../src/content/load.ts';
import { meantBy, namesOf, unknownName, unknownSituation } from '../../src/content/names.ts';
import { CITY, FILES, sample } from './sample.ts';

const packs = read(sample()).content?.packs ?? [];
const names = namesOf(packs);

describe('what a 依据 probably meant', () => {
  test.each([
    ['第五款', 'hubei/sample', '第五条'],
    ['禁1', 'hubei/city', 'hubei/sample/禁1'],
    ['hubei/samlpe/禁1', 'hubei/city', 'hubei/sample/禁1'],
    ['hubei/sample/近1', 'hubei/city', undefined],
    ['hubei/samlpe#第五条', 'hubei/city', 'hubei/sample#第五条'],
    ['hubei/city#第一款', 'hubei/city', 'hubei/city#第一条'],
    ['henan/other/容9', 'hubei/city', undefined],
    ['禁2', 'hubei/sample', undefined],
  ])('%s in %s → %s', (text, own, meant) => expect(meantBy(text, own, names)).toBe(meant));
});

test('its own numbers are offered before those of packs far away', () => {
  const far = new Map([...names, ['national/far', { numbers: ['禁2', '丙4'], articles: [] }] as const]);
  expect(unknownName('禁2', 'hubei/sample', far)).toBe(
    '没有「禁2」这一条款或情形，这个文件里有「禁1」；别的文件的要写全，例如 national/far/禁2',
  );
  expect(unknownName('第七条', 'hubei/sample', far)).toBe(
    '没有「第七条」这一条款或情形，这个文件里有「第五条」、「第六条」',
  );
  expect(unknownName('丙4', 'hubei/sample', far)).toBe('没有「丙4」这一条款或情形，是不是「national/far/丙4」？');
  expect(unknownName('丁4', 'hubei/sample', far)).toBe(
    '没有「丁4」这一条款或情形，要写条款名、编号，或 文件夹/文件名/编号',
  );
});

describe('what a 收紧 probably meant', () => {
  test.each([
    ['hubei/samlpe/容1', '没有「hubei/samlpe/容1」这个情形，是不是「hubei/sample/容1」？'],
    ['容1', '没有「容1」这个情形，要写成 文件夹/文件名/编号，可以写：「hubei/sample/容1」'],
    ['容9', '没有「容9」这个情形，要写成 文件夹/文件名/编号'],
  ])('%s', (of, message) => expect(unknownSituation(of, names)).toBe(message));

  test('of many none is listed to its end', () => {
    const many = new Map(
      Array.from({ length: 9 }, (_, pack) => [`p/${pack}`, { numbers: ['容1'], articles: [] }] as const),
    );
    expect(unknownSituation('容1', many)).toBe(
      '没有「容1」这个情形，要写成 文件夹/文件名/编号，可以写：「p/0/容1」、「p/1/容1」、「p/2/容1」、「p/3/容1」、「p/4/容1」 等 9 个',
    );
  });
});

test('a pack misspelt in 收紧 is told in its file', () =>
  expect(
    read(new Map(sample()).set(FILES.city, CITY.replace('hubei/sample/容1', 'hubei/samples/容1'))).problems.map(
      ({ line, message }) => `${line} ${message}`,
    ),
  ).toContain('8 没有「hubei/samples/容1」这个情形，是不是「hubei/sample/容1」？'));
