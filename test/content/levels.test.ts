/** 层级 and 适用地区 fit one another; 收紧 goes downwards only. */
import { describe, expect, test } from 'vitest';
import { read } from '../../src/content/load.ts';
import { print } from '../../src/content/problems.ts';
import { placeFrom } from '../../src/core/places.ts';
import { sample } from './sample.ts';

const AREA =
  '  - 记为: 领域\n    问: 哪方面?\n    为什么问: 各领域不同。\n    选项: [{ 名称: 水利 }, { 名称: 教育 }]\n';
const WITH_AREA = sample('flow', '  - { 记为: 经过', `${AREA}  - { 记为: 经过`);

const errorsOf = (path: string, text: string): readonly string[] =>
  read(new Map([...WITH_AREA, [path, text]]))
    .problems.filter(({ severity, file }) => severity === 'error' || file === path)
    .filter(({ message }) => !message.startsWith('没有英文文件'))
    .map(print);

describe('a unit may stand at the end of a place', () => {
  test.each([
    ['湖北武汉市水利局', '湖北/武汉/水利局'],
    ['湖北/武汉/水利局', '湖北/武汉/水利局'],
    ['湖北省水利厅', '湖北/水利厅'],
    ['湖北/武汉/洪山', '湖北/武汉/洪山'],
    ['湖北/武汉/洪山/水务局', '湖北/武汉/洪山/水务局'],
    ['湖北省/武汉市/洪山区/水务局', '湖北/武汉/洪山/水务局'],
    ['上海市浦东新区教育局', '上海/浦东/教育局'],
  ])('%s is %s', (written, place) => expect(placeFrom(written)).toBe(place));
});

describe('层级 and 适用地区', () => {
  const top = (level: string, place: string): string =>
    `政策包: 某办法\n制定机关: 某机关\n层级: ${level}\n${place === '' ? '' : `适用地区: ${place}\n`}`;

  test.each([
    ['全国', ''],
    ['省级', '湖北'],
    ['省级', '上海'],
    ['市级', '湖北/武汉'],
    ['市级', '湖北省武汉市'],
    ['市级', '重庆'],
    ['县级', '湖北/武汉/洪山'],
    ['县级', '湖北/仙桃'],
    ['县级', '北京/海淀'],
    ['县级', '四川/南充/南部县'],
    ['部门', '湖北/水利厅'],
    ['部门', '湖北/武汉/水利局'],
    ['部门', '湖北/武汉/洪山/水务局'],
    ['部门', '湖北/武汉/市委组织部'],
    ['部门', '湖北/国资委'],
  ])('%s: %s', (level, place) => expect(errorsOf('policies/hubei/other.yaml', top(level, place))).toEqual([]));

  test.each([
    ['全国', '湖北', '4 「层级: 全国」不写「适用地区」；只在一地适用的，请改「层级」'],
    ['省级', '', '3 「层级: 省级」要写「适用地区」，例如 适用地区: 湖北；不写就成了全国适用'],
    ['市级', '', '3 「层级: 市级」要写「适用地区」，例如 适用地区: 湖北/武汉；不写就成了全国适用'],
    ['县级', '', '3 「层级: 县级」要写「适用地区」，例如 适用地区: 湖北/武汉/洪山；不写就成了全国适用'],
    [
      '省级',
      '湖北/武汉',
      '3 「适用地区: 湖北/武汉」不是「省级」，要写「层级: 市级」、「层级: 县级」；是「省级」的，适用地区要写成 湖北 这样',
    ],
    [
      '市级',
      '湖北',
      '3 「适用地区: 湖北」不是「市级」，要写「层级: 省级」；是「市级」的，适用地区要写成 湖北/武汉 这样',
    ],
    [
      '县级',
      '北京',
      '3 「适用地区: 北京」不是「县级」，要写「层级: 省级」、「层级: 市级」；是「县级」的，适用地区要写成 湖北/武汉/洪山 这样',
    ],
    [
      '市级',
      '湖北/武汉/洪山',
      '3 「适用地区: 湖北/武汉/洪山」不是「市级」，要写「层级: 县级」；是「市级」的，适用地区要写成 湖北/武汉 这样',
    ],
    ['县级', '湖北/武汉/洪山/某街道', '4 「湖北/武汉/洪山/某街道」太细，「适用地区」最多写到县，例如 湖北/武汉/洪山'],
    [
      '市级',
      '湖北/武汉/水利局',
      '3 「适用地区」里的「水利局」是单位，要写「层级: 部门」；整个地区都适用的，请删去单位',
    ],
    [
      '部门',
      '湖北/武汉',
      '4 「层级: 部门」要在「适用地区」末尾写上单位，例如 湖北/武汉/水利局；整个「湖北/武汉」都适用的，请改「层级」为「市级」、「县级」',
    ],
    [
      '部门',
      '',
      '3 「层级: 部门」要在「适用地区」末尾写上单位，例如 适用地区: 湖北/武汉/水利局；管全国一个行业的，写 同时具备: { 领域: … }',
    ],
  ])('%s: %j', (level, place, message) =>
    expect(errorsOf('policies/hubei/other.yaml', top(level, place))).toEqual([`policies/hubei/other.yaml:${message}`]),
  );

  test.each(['', '湖北'])('a department for one line of work need not be a unit of %j', (place) =>
    expect(errorsOf('policies/hubei/other.yaml', `${top('部门', place)}同时具备: { 领域: 水利 }\n`)).toEqual([]),
  );

  test('a level or a place that cannot be read is told once', () => {
    expect(errorsOf('policies/hubei/other.yaml', top('市级', '武汉'))).toHaveLength(1);
    expect(errorsOf('policies/hubei/other.yaml', top('地级', '湖北'))).toHaveLength(1);
  });
});

describe('收紧 goes downwards', () => {
  const tightening = (level: string, place: string, of: string): string => `政策包: 某细则
制定机关: 某机关
层级: ${level}
${place === '' ? '' : `适用地区: ${place}\n`}条款:
  第一条: { 要旨: 要集体研究。, 责任: 综合, 裁量: 可以, 核对: 转引, 核对于: 某报 }
收紧:
  - { 情形: ${of}, 当: { 决策: 集体研究 }, 依据: 第一条 }
`;
  const ground = (level: string, place: string): string => `政策包: 上级办法
制定机关: 某机关
层级: ${level}
${place === '' ? '' : `适用地区: ${place}\n`}条款:
  第一条: { 要旨: 可以容错。, 责任: 综合, 裁量: 可以, 核对: 转引, 核对于: 某报 }
清单:
  - 作用: 支持
    结论: 可容错
    有下列情形之一:
      - { 编号: 容1, 名称: 探索, 当: { 动机: 为公 }, 依据: 第一条 }
`;
  const told = (level: string, place: string, upper: readonly [level: string, place: string]) =>
    read(
      new Map([
        ...sample(),
        ['policies/up/upper.yaml', ground(...upper)] as const,
        ['policies/up/lower.yaml', tightening(level, place, 'up/upper/容1')] as const,
      ]),
    )
      .problems.filter(({ severity }) => severity === 'error')
      .map(print);

  test.each<[level: string, place: string, upper: readonly [level: string, place: string]]>([
    ['市级', '湖北/武汉', ['省级', '湖北']],
    ['市级', '湖北/武汉', ['全国', '']],
    ['县级', '湖北/武汉/洪山', ['市级', '湖北/武汉']],
    ['县级', '湖北/武汉/洪山', ['省级', '湖北']],
    ['部门', '湖北/武汉/水利局', ['市级', '湖北/武汉']],
    ['部门', '湖北/武汉/洪山/水务局', ['县级', '湖北/武汉/洪山']],
    ['部门', '湖北/水利厅', ['省级', '湖北']],
  ])('%s %s may tighten %j', (level, place, upper) => expect(told(level, place, upper)).toEqual([]));

  const line = 'policies/up/lower.yaml:';
  test.each<[level: string, place: string, upper: readonly [level: string, place: string], message: string]>([
    ['市级', '湖北/武汉', ['省级', '浙江'], '8 「湖北/武汉」不在「up/upper」的适用地区「浙江」之内，不能收紧它'],
    ['省级', '湖北', ['市级', '湖北/武汉'], '8 「湖北」不在「up/upper」的适用地区「湖北/武汉」之内，不能收紧它'],
    ['全国', '', ['省级', '湖北'], '7 这个文件没有写「适用地区」，不在「up/upper」的适用地区「湖北」之内，不能收紧它'],
    ['省级', '湖北', ['省级', '湖北'], '8 只有下级可以收紧上级：这个文件是「省级」，「up/upper」也是「省级」'],
    ['市级', '上海', ['市级', '上海'], '8 只有下级可以收紧上级：这个文件是「市级」，「up/upper」也是「市级」'],
    ['市级', '湖北/仙桃', ['县级', '湖北/仙桃'], '8 只有下级可以收紧上级：这个文件是「市级」，「up/upper」是「县级」'],
  ])('%s %s may not tighten %j', (level, place, upper, message) =>
    expect(told(level, place, upper)).toEqual([`${line}${message}`]),
  );
});
