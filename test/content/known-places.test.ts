/** Places below the province: a reminder where there is none of that name, and never a mistake. */
import { describe, expect, test } from 'vitest';
import { placeReminders } from '../../src/content/known-places.ts';
import { read } from '../../src/content/load.ts';
import { print } from '../../src/content/problems.ts';
import { CITY, FILES, PACK, sample } from './sample.ts';

const remindedOf = (place: string, ...lists: readonly string[]): readonly string[] =>
  placeReminders([
    ...lists.map((each) => ({ file: 'list', line: 1, place: each, own: true })),
    { file: 'example', line: 1, place, own: false },
  ])
    .filter(({ file }) => file === 'example')
    .map(({ message }) => message);

const OR_NOT = '请核对；开发区、练习用的地名等不在行政区划里的，可以不管';

describe('in doubt', () => {
  test.each<[place: string, reminder: string]>([
    ['湖北/武汗', '湖北没有「武汗」这个市，是不是「武汉」？'],
    ['湖北/武漢', '湖北没有「武漢」这个市，是不是「武汉」？'],
    ['湖北/襄樊', '湖北没有「襄樊」这个市，是不是「襄阳」？'],
    ['河北/石家', '河北没有「石家」这个市，是不是「石家庄」？'],
    ['湖南/武汉', '湖南没有「武汉」这个市；有 湖北/武汉，请核对'],
    ['湖北/洪山', '湖北没有「洪山」这个市；「洪山」在武汉，要写成 湖北/武汉/洪山'],
    ['湖北/武汉/洪水', '湖北/武汉没有「洪水」这个区县，是不是「洪山」？'],
    ['湖北/武汉/洪水/水务局', '湖北/武汉没有「洪水」这个区县，是不是「洪山」？'],
    ['北京/朝样', '北京没有「朝样」这个区县，是不是「朝阳」？'],
    ['湖南/云岭', `湖南没有「云岭」这个市，${OR_NOT}`],
    ['湖北/武汉/东湖高新', `湖北/武汉没有「东湖高新」这个区县，${OR_NOT}`],
  ])('%s: %s', (place, reminder) => expect(remindedOf(place)).toEqual([reminder]));

  test.each<[place: string, list: string, reminder: string]>([
    ['湖南/云领', '湖南/云岭', '没有 湖南/云领 的清单，是不是 湖南/云岭？'],
    ['湖南/云领/河东', '湖南/云岭', '没有 湖南/云领/河东 的清单，是不是 湖南/云岭/河东？'],
    ['湖北/武汗', '湖北/武汉/水利局', '没有 湖北/武汗 的清单，是不是 湖北/武汉？'],
  ])('%s beside a list of %s: %s', (place, list, reminder) => expect(remindedOf(place, list)).toEqual([reminder]));
});

test.each([
  ...['湖北', '湖北/武汉', '湖北/武汉/洪山', '湖北/武汉/洪山/水务局', '湖北/水利厅', '湖北/黄石', '湖北/随州/随县'],
  ...[
    '湖北/仙桃',
    '湖北/神农架',
    '湖北/恩施',
    '海南/定安',
    '新疆/阿拉尔',
    '新疆/伊犁',
    '云南/临沧/沧源',
    '贵州/黔东南',
  ],
  ...[
    '北京/海淀',
    '重庆/石柱',
    '上海/浦东',
    '吉林/吉林',
    '内蒙古/锡林郭勒',
    '广东/东莞/虎门',
    '西藏/日喀则',
    '香港/中环',
  ],
])('%s is there', (place) => expect(remindedOf(place)).toEqual([]));

test('a place that is made up is reminded of at its own list only, and one that is real beside a near name not at all', () => {
  expect(remindedOf('湖南/云岭', '湖南/云岭')).toEqual([]);
  expect(remindedOf('湖南/云岭/河东', '湖南/云岭')).toEqual([]);
  expect(remindedOf('湖南/云岭', '湖南/云岭/水利局')).toEqual([]);
  expect(remindedOf('湖北/黄石', '湖北/黄冈')).toEqual([]);
});

test('a file names a place in its head, in conditions and in examples, and is reminded of each once', () => {
  const { places, content } = read(
    new Map([
      ...sample(),
      [FILES.city, CITY.replace('湖北/武汉', '湖北/武汗')],
      [
        FILES.pack,
        PACK.replace(
          '当: { 动机: 为本人谋利 }',
          '当: { 动机: 为本人谋利, 地区: { 在: [湖北/宜唱, 湖北/武汉] } }',
        ).replace('地区: 湖北武汉', '地区: 湖北宜唱'),
      ],
    ]),
  );
  expect(content).toBeDefined();
  expect(placeReminders(places).map((each) => `${each.severity} ${print(each)}`)).toEqual([
    `warning ${FILES.city}:4 湖北没有「武汗」这个市，是不是「武汉」？`,
    `warning ${FILES.pack}:18 湖北没有「宜唱」这个市，是不是「宜昌」？`,
  ]);
});
