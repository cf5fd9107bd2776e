/** Every mistake that a policy officer can make in the lists is answered with file, line, and what to write. */
import { describe, expect, test } from 'vitest';
import { read } from '../../src/content/load.ts';
import { print } from '../../src/content/problems.ts';
import { FILES, type Name, sample } from './sample.ts';

const FIRST_BAR = '当: { 动机: 为本人谋利 }';
const UNTIL = '失效: 2030-01-01';

/** What is replaced by what in the sample, and the errors that this brings. */
type Case = readonly [from: string, to: string, ...errors: readonly string[]];

const errorsOf = (files: ReadonlyMap<string, string | Uint8Array>): readonly string[] =>
  read(files)
    .problems.filter((problem) => problem.severity === 'error')
    .map(print);

const table = (name: Name, cases: readonly Case[]): void => {
  test.each(cases)('%j → %j', (from, to, ...errors) => {
    const loaded = read(sample(name, from, to));
    expect(loaded.problems.filter((problem) => problem.severity === 'error').map(print)).toEqual(
      errors.map((each) => `${FILES[name]}:${each}`),
    );
    expect(loaded.content).toBeUndefined();
  });
};

test('the sample itself has no mistake', () => {
  expect(errorsOf(sample())).toEqual([]);
  expect(read(sample()).content).toBeDefined();
});

describe('keys', () =>
  table('pack', [
    ['依据: [第五条, 第六条]', '依剧: [第五条, 第六条]', '19 没有「依剧」这一项,是不是「依据」?'],
    ['名称: 谋取私利', '名字: 谋取私利', '17 没有「名字」这一项,是不是「名称」?'],
    [
      '        名称: 谋取私利',
      '        备注: 谋取私利',
      '16 情形缺少「名称」这一项',
      '17 没有「备注」这一项,可以写:「编号」、「名称」、「当」、「依据」、「理由」、「前提」、「请准备」、「纠错」',
    ],
    [`        ${FIRST_BAR}\n`, '', '16 情形缺少「当」这一项'],
    ['        依据: [第五条, 第六条]\n', '', '16 情形「禁1」缺少「依据」:写上「条款」里的一条或几条'],
    [', 核对于: 国家库 2025-04-19', '', '11 条款「第五条」缺少「核对于」这一项'],
    [UNTIL, `${UNTIL}\n失效: 2031-01-01`, '9 「失效」写了两次(上一次在第 8 行),只留一个'],
    [UNTIL, '失效:', '8 「失效」后面没有内容'],
    ['谁来认定: 党组织', '谁来认定: [党组织]', '9 「谁来认定」只能写一段文字'],
    ['纠错: [完善评估]', '纠错: { 一: 完善评估 }', '32 「纠错」要写一段文字,或写成 [甲, 乙]'],
    [
      '责任: 问责, 裁量: 可以',
      '责任: 问则, 裁量: 可以',
      '11 「责任」不能写「问则」,只能写:「问责」、「党纪」、「政务」、「国企」、「综合」',
    ],
    [UNTIL, '从旧兼从轻: true', '8 「从旧兼从轻」不能写「true」,只能写:「是」、「否」'],
    [UNTIL, '从旧兼从轻: 是。', '8 「从旧兼从轻」不能写「是。」,只能写:「是」、「否」'],
    [
      '{ 编号: 转1, 名称: 损失大,',
      '{ 编号: 转1, 名称: 损失,大,',
      '35 没有「大」这一项;如果它是前一项的内容,其中的半角逗号「,」要改成全角「，」,或给整句加引号',
    ],
  ]));

describe('YAML', () =>
  table('pack', [
    [
      '制定机关: 湖北省',
      '制定机关：湖北省',
      '3 「制定机关」后面用了全角冒号「：」,要写半角冒号加一个空格:「制定机关: 」',
    ],
    ['条款:\n', '条款：\n', '10 「条款」后面用了全角冒号「：」,要写半角冒号加一个空格:「条款: 」'],
    ['  - 作用: 否决', '  - 作用：否决', '14 「作用」后面用了全角冒号「：」,要写半角冒号加一个空格:「作用: 」'],
    [FIRST_BAR, '当：{ 动机: 为本人谋利 }', '18 「当」后面用了全角冒号「：」,要写半角冒号加一个空格:「当: 」'],
    [FIRST_BAR, '当: { 动机：为本人谋利 }', '18 「动机」后面用了全角冒号「：」,要写半角冒号加一个空格:「动机: 」'],
    [FIRST_BAR, '当: 动机：为本人谋利', '18 「动机」后面用了全角冒号「：」,要写半角冒号加一个空格:「动机: 」'],
    [FIRST_BAR, '当: { 动机:为本人谋利 }', '18 「动机:」后面少一个空格,要写「动机: 」'],
    [UNTIL, `\t${UNTIL}`, '8 行首用了制表符(Tab),缩进要用空格'],
    [UNTIL, `　${UNTIL}`, '8 「失效」前面是全角空格,缩进要用半角空格'],
    [UNTIL, '失效: @2030', '8 内容不能以「@」或「`」开头,请给整句加引号'],
    [UNTIL, `${UNTIL}\n---`, '9 一个文件里只能有一份内容,请去掉单独一行的「---」'],
    ['谁来认定: 党组织', '谁来认定: *党组织', '9 这里不能用 YAML 的「&」「*」引用,请把内容直接写出来,或给文字加引号'],
    ['谁来认定: 党组织', '谁来认定: !党组织 甲', '9 内容不能以「!」开头,请给整句加引号'],
    ['谁来认定: 党组织', '谁来认定: "党组织', '9 引号没有成对'],
    [
      '谁来认定: 党组织',
      '谁来认定: 党组织: 本级',
      '9 缩进不对,或一行里有两个「: 」:同一层的各项要左对齐,内容里有冒号的要加引号',
    ],
    [
      '[试点方案, 会议记录]',
      '[试点方案, 会议记录',
      '32 缩进不对,或上面的括号「[」「{」没有收尾:同一层的各项要左对齐,括号要成对',
    ],
  ]));

describe('conditions', () =>
  table('pack', [
    [FIRST_BAR, '当: { 动因: 为本人谋利 }', '18 没有「动因」这个问题,是不是「动机」?'],
    [FIRST_BAR, '当: { 动机: 为本人牟利 }', '18 「动机」没有「为本人牟利」这个选项,是不是「为本人谋利」?'],
    [FIRST_BAR, '当: { 身份: 村（社区）干部 }', '18 「身份」没有「村（社区）干部」这个选项,是不是「村(社区)干部」?'],
    [FIRST_BAR, '当: { 性质: pilot }', '18 「性质」没有「pilot」这个选项,是不是「先行先试中的失误」?'],
    [FIRST_BAR, '当: { 动机: 贪财 }', '18 「动机」没有「贪财」这个选项,可以写:「为公」、「为本人谋利」'],
    [FIRST_BAR, '当: { 动机: 不清楚 }', '18 「不清楚」不能写在这里:没有答清的,研判时会列为未定'],
    [
      FIRST_BAR,
      '当: { 动机: [为公，为本人谋利] }',
      '18 「动机」没有「为公，为本人谋利」这个选项;几个选项之间用半角逗号加空格:[为公, 为本人谋利]',
    ],
    [FIRST_BAR, '当: { 性质: [没有履行职责, 没有履行职责] }', '18 「没有履行职责」写了两次,只留一个'],
    [
      FIRST_BAR,
      '当: { 动机: { 不少于: 5万 } }',
      '18 「动机」不能用「不少于」:它是选择题,直接写选项,或写 { 不是: … }、{ 只有: … }',
    ],
    [FIRST_BAR, '当: { 损失金额: { 大于: 5万 } }', '18 没有「大于」这种条件,是不是「超过」?'],
    [
      FIRST_BAR,
      '当: { 损失金额: { 约等: 5万 } }',
      '18 没有「约等」这种条件,「损失金额」是金额,要写 { 不少于: 500万 },或用「少于」「超过」「不超过」',
    ],
    [FIRST_BAR, '当: { 损失金额: { 不少于: 很多 } }', '18 「很多」不是金额,要写成 500万、1.5亿 或 300000'],
    [
      FIRST_BAR,
      '当: { 行为时间: 2024-02-01 }',
      '18 「行为时间」是日期,要写 { 不早于: 2024-01-01 } 或 { 早于: 2024-01-01 }',
    ],
    [FIRST_BAR, '当: { 行为时间: { 早于: 2024-02-30 } }', '18 没有「2024-02-30」这一天'],
    [FIRST_BAR, '当: { 地区: { 在: [武汉] } }', '18 「武汉」要从省级地区写起,例如 湖北 或 湖北/武汉'],
    [FIRST_BAR, '当: { 经过: 很长 }', '18 「经过」是自述,不参与研判,不能作条件'],
    [FIRST_BAR, '当: { 不是: 为公 }', '18 「不是」要写在问题后面,例如 { 损失金额: { 不少于: 500万 } }'],
    [FIRST_BAR, '当: 动机', '18 条件要写成「问题: 选项」,例如 { 动机: 为公 }'],
    [FIRST_BAR, '当: {}', '18 这里还没有写条件'],
    [FIRST_BAR, '当: { 动机: [] }', '18 「动机」里还没有内容'],
    [FIRST_BAR, '当: { 动机: {} }', '18 「动机」后面没有内容'],
    [FIRST_BAR, '当: { 动机: }', '18 「动机」后面没有内容'],
    [FIRST_BAR, '当: { 动机: { 不是: [] } }', '18 「不是」里还没有内容'],
    ['适用对象: [中共党员, 公务员]', '适用对象: []', '6 「适用对象」里还没有内容'],
  ]));

describe('situations that can never apply', () => {
  const never = '这个情形永远不会成立';
  table('pack', [
    [
      '          后果: { 不是: 重大 }',
      '          后果: { 不是: [没有后果, 轻微, 重大] }',
      `26 ${never}:「后果」的几个条件没有共同的答案`,
    ],
    ['          后果: { 不是: 重大 }', '          动机: 为本人谋利', `26 ${never}:「动机」的几个条件没有共同的答案`],
    ['          后果: { 不是: 重大 }', '          得利: 本人得利', `26 ${never}:「得利」的几个条件没有共同的答案`],
    [FIRST_BAR, '当: { 身份: { 不是: [中共党员, 公务员] } }', `18 ${never}:「身份」的几个条件没有共同的答案`],
    [FIRST_BAR, '当: { 损失金额: { 不少于: 500万, 少于: 300万 } }', `18 ${never}:「损失金额」的几个条件没有共同的答案`],
    [FIRST_BAR, '当: { 损失金额: { 超过: 5万, 不超过: 5万 } }', `18 ${never}:「损失金额」的几个条件没有共同的答案`],
    [FIRST_BAR, '当: { 损失金额: { 少于: 0 } }', `18 ${never}:「损失金额」的几个条件没有共同的答案`],
    [
      FIRST_BAR,
      '当: { 损失金额: { 不少于: 5万 }, 后果: 没有后果 }',
      `18 ${never}:「损失金额」只在「后果」是另外的答案时才问`,
    ],
    [FIRST_BAR, '当: { 上级文件: 一致, 依据: 没有依据 }', `18 ${never}:「上级文件」只在「依据」是另外的答案时才问`],
    [FIRST_BAR, '当: { 核查结论: 失实, 依据: 没有依据 }', `18 ${never}:「澄清正名」和「六看」的问题不会一起问到`],
    [FIRST_BAR, '当: { 核查结论: 失实, 事项: 容错 }', `18 ${never}:「核查结论」只在「事项」是另外的答案时才问`],
    [
      FIRST_BAR,
      '当: { 行为时间: { 早于: 2024-01-01 } }',
      `18 ${never}:「行为时间」的条件与这个文件的施行、失效日期没有重合`,
    ],
    [
      FIRST_BAR,
      '当: { 行为时间: { 不早于: 2030-01-01 } }',
      `18 ${never}:「行为时间」的条件与这个文件的施行、失效日期没有重合`,
    ],
    [FIRST_BAR, '当: { 地区: { 在: [浙江/杭州] } }', `18 ${never}:「地区」的条件与这个文件的适用地区没有重合`],
  ]);

  test.each([
    ['当: { 身份: 村(社区)干部 }', 'a second status besides the one that the pack is for'],
    ['当: { 得利: { 只有: [本人得利, 亲属得利] } }', 'some of several'],
    ['当: { 损失金额: { 不少于: 5万, 不超过: 5万 } }', 'one amount exactly'],
    ['当: { 上级文件: { 不是: 一致 } }', 'a follow-up, without its own condition'],
    ['当: { 行为时间: { 不早于: 2029-12-31 } }', 'the last day in force'],
    ['当: { 地区: { 在: [湖北/武汉, 浙江] } }', 'a part of the place'],
  ])('%s can apply: %s', (to) => expect(errorsOf(sample('pack', FIRST_BAR, to))).toEqual([]));

  test("under 从旧兼从轻 today's rule reaches conduct before it came into force", () => {
    const files = new Map(sample('pack', FIRST_BAR, '当: { 行为时间: { 早于: 2024-01-01 } }'));
    files.set(FILES.pack, files.get(FILES.pack)?.replace('谁来认定', '从旧兼从轻: 是\n谁来认定') ?? '');
    expect(errorsOf(files)).toEqual([]);
  });
});

describe('clauses, lists, dates and places', () =>
  table('pack', [
    ['依据: [第五条, 第六条]', '依据: [第五条, 第七条]', '19 「条款」里没有「第七条」,可以写:「第五条」、「第六条」'],
    [
      '依据: [第五条, 第六条]',
      '依据: 第六条',
      '19 「作用: 否决」至少要有一条「已核对」或「转引」的条款,这里只有「重构」的,请写成「作用: 转人工」',
    ],
    ['    结论: 可容错\n', '', '20 「作用: 支持」要写明「结论」,只能写:「可免责」、「可容错」、「可减责」'],
    [
      '    结论: 可容错\n',
      '    结论: 不予容错\n',
      '21 「结论」不能写「不予容错」,只能写:「可免责」、「可容错」、「可减责」',
    ],
    ['  - 作用: 否决\n', '  - 作用: 否决\n    结论: 不予容错\n', '15 只有「作用: 支持」才写「结论」,请删去这一项'],
    [', 理由: 要由人核实。', '', '35 情形「转1」缺少「理由」:「作用: 转人工」要写明为什么要由人研判'],
    ['编号: 转1', '编号: 禁1', '35 「编号: 禁1」写了两次(上一次在第 16 行),名字不能重复'],
    ['编号: 转1', '编号: 第五条', '35 编号「第五条」与条款同名,「依据」会分不清,请换一个编号'],
    ['编号: 转1', '编号: 转/1', '35 编号「转/1」里不能有「/」「#」和空格'],
    [
      '  第六条:',
      '  第五条:',
      '12 「第五条」写了两次(上一次在第 11 行),只留一个',
      '19 「条款」里没有「第六条」,可以写:「第五条」',
    ],
    [UNTIL, '失效: 2023-01-01', '8 「失效」2023-01-01 要晚于「施行」2024-01-01'],
    [
      '裁量: 可以, 核对: 已核对,',
      '裁量: 可以, 核对: 已核对, 失效: 2023-06-01,',
      '11 「失效」2023-06-01 要晚于「施行」2024-01-01',
    ],
    [UNTIL, '失效: 2024-01-01', '8 「失效」2024-01-01 要晚于「施行」2024-01-01'],
    [UNTIL, '失效: 2030-02-30', '8 没有「2030-02-30」这一天'],
    [UNTIL, '失效: 2030年1月1日', '8 「2030年1月1日」要写成年-月-日,例如 2030-01-01'],
    [
      '适用对象: [中共党员, 公务员]',
      '适用对象: [中共党员, 教师]',
      '6 「身份」没有「教师」这个选项,可以写:「中共党员」、「公务员」、「村(社区)干部」',
    ],
    ['适用地区: 湖北', '适用地区: 武汉', '5 「武汉」要从省级地区写起,例如 湖北 或 湖北/武汉'],
    ['适用地区: 湖北\n', '', '4 「层级: 省级」要写「适用地区」,例如 适用地区: 湖北;不写就成了全国适用'],
  ]));

describe('收紧', () =>
  table('city', [
    [
      '情形: hubei/sample/容1',
      '情形: hubei/sample/容2',
      '8 没有「hubei/sample/容2」这个情形,要写成 文件夹/文件名/编号,可以写:「hubei/sample/禁1」、「hubei/sample/容1」、「hubei/sample/转1」',
    ],
    [
      '情形: hubei/sample/容1',
      '情形: hubei/sample/溶1',
      '8 没有「hubei/sample/溶1」这个情形,要写成 文件夹/文件名/编号,可以写:「hubei/sample/禁1」、「hubei/sample/容1」、「hubei/sample/转1」',
    ],
    [
      '情形: hubei/sample/容1',
      '情形: 容1',
      '8 没有「容1」这个情形,要写成 文件夹/文件名/编号,可以写:「hubei/sample/容1」',
    ],
    [
      '情形: hubei/sample/容1',
      '情形: hubei/sample/禁1',
      '8 只能收紧「作用: 支持」的情形;给「hubei/sample/禁1」加条件等于放宽',
    ],
    [
      '当: { 决策: 集体研究 }',
      '当: { 动机: 为本人谋利 }',
      '8 收紧以后「hubei/sample/容1」永远不会成立:「动机」的几个条件没有共同的答案',
    ],
    [
      '适用地区: 湖北/武汉',
      '适用地区: 浙江/杭州',
      '8 收紧以后「hubei/sample/容1」永远不会成立:「地区」的几个条件没有共同的答案',
    ],
  ]));

describe('范例', () => {
  table('pack', [
    ['应得: 不予容错', '应得: 不容错', '40 没有「不容错」这个结论,是不是「不予容错」?'],
    [
      '依据: [禁1, 第五条]',
      '依据: [禁2, 第五条]',
      '41 没有「禁2」这一条款或情形,要写条款名、编号,或 文件夹/文件名/编号',
    ],
    [
      '事实: { 动机: 为本人谋利,',
      '事实: { 动机: 为本人牟利,',
      '39 「动机」没有「为本人牟利」这个选项,是不是「为本人谋利」?',
    ],
    ['事实: { 动机: 为本人谋利,', '事实: { 动因: 为本人谋利,', '39 没有「动因」这个问题,是不是「动机」?'],
    ['事实: { 动机: 为本人谋利,', '事实: { 动机: [为公, 为本人谋利],', '39 「动机」:只能选一个'],
    ['损失金额: 30万 }', '损失金额: 三十万 }', '39 「损失金额」:「三十万」不是金额,要写成 30万、1.5亿 或 300000'],
    ['行为时间: 2024-05-01,', '行为时间: 2024-05-32,', '39 「行为时间」:没有「2024-05-32」这一天'],
  ]);

  test('a fact that is never asked under the other facts is warned of', () => {
    const { content, problems } = read(sample('pack', '损失金额: 30万 }', '后果: 没有后果, 损失金额: 30万 }'));
    expect(content).toBeDefined();
    expect(problems.map(print)).toContain(`${FILES.pack}:39 按其他事实,不会问到「损失金额」,写了也不起作用`);
  });
});

describe('the flow', () =>
  table('flow', [
    ['版本: 2026-11\n', '', '1 流程文件缺少「版本」这一项'],
    ['何时问: { 依据: 有部署 }', '何时问: { 动机: 为公 }', '42 到这里还没有问过「动机」,只能用前面问过的问题'],
    ['何时问: { 依据: 有部署 }', '何时问: { 核查结论: 失实 }', '42 到这里还没有问过「核查结论」,只能用前面问过的问题'],
    ['何时问: { 依据: 有部署 }', '何时问: { 依据: 有布署 }', '42 「依据」没有「有布署」这个选项,是不是「有部署」?'],
    [
      '何时问: { 依据: 有部署 }',
      '何时问: { 依据: { 不是: [有部署, 没有依据] } }',
      '42 「上级文件」永远不会问到:「依据」的几个条件没有共同的答案',
    ],
    [
      '何时: { 事项: 澄清 }',
      '何时: { 事项: { 不是: [容错, 澄清] } }',
      '19 「澄清正名」永远走不到:「事项」的几个条件没有共同的答案',
    ],
    ['不清楚作: 容错', '不清楚作: 容错误', '14 「事项」没有「容错误」这个选项,是不是「容错」?'],
    ['- { 记为: 决策, 问', '- { 记为: 动机, 问', '58 「记为: 动机」写了两次(上一次在第 49 行),名字不能重复'],
    [
      '- { 记为: 决策, 问',
      '- { 记为: 决策, 何时问: { 动机: 为公 }, 问',
      '58 「决策」是这一看的第一问,总要问,不能写「何时问」',
    ],
    [
      '名称: 没有后果',
      '名称: 轻微',
      '62 「后果」有两个选项都叫「轻微」',
      '63 「后果」没有「没有后果」这个选项,可以写:「轻微」、「轻微」、「重大」',
    ],
    [
      '也可以说: [参公]',
      '也可以说: [中共党员]',
      '8 「中共党员」和「公务员」都可以说「中共党员」,回答时分不清,只留一处',
    ],
    ['{ 名称: 集体研究 }', '{ 名称: 不清楚 }', '58 「不清楚」会自动加上,不用写'],
    ['{ 名称: 集体研究 }, { 名称: 个人决定 }', '{ 名称: 集体研究 }', '58 「决策」至少要有两个选项'],
    [
      '[{ 名称: 没有人得利, 单独: 是 },',
      `[${[...'一二三四五六七八九十'].map((each) => `{ 名称: ${each} },`).join('')} { 名称: 没有人得利, 单独: 是 },`,
      '54 「得利」有 13 个选项,多选题最多 12 个,请拆成两问',
    ],
    ['{ 名称: 轻微 }', '{ 名称: 轻微, 单独: 是 }', '62 「单独」只能写在「多选: 是」的问题里'],
    ['        可改变: 是\n', '', '71 「可以补做」只能写在「可改变: 是」的问题里'],
    ['可改变: 是', '可改变: 对', '69 「可改变」不能写「对」,只能写:「是」、「否」'],
    ['倾向: 有利', '倾向: 好', '34 「倾向」不能写「好」,只能写:「有利」、「不利」'],
    ['出处: 重构', '出处: 原文', '66 「出处」不能写「原文」,只能写:「重构」'],
    [', 类型: 日期', ', 类型: 金额', '10 「行为时间」要写「类型: 日期」'],
    [
      '类型: 日期',
      '类型: 时间',
      '10 「类型」不能写「时间」,只能写:「选择」、「金额」、「日期」、「地区」、「自述」',
      '10 「行为时间」要写「类型: 日期」',
    ],
    ['记为: 身份', '记为: 谁', '3 「先问」里要有「记为: 身份」的问题,用来选择适用的政策'],
    [
      '类型: 金额, ',
      '',
      '63 「损失金额」缺少「选项」;不是选择题的,要写「类型: 金额」「类型: 日期」「类型: 地区」或「类型: 自述」',
    ],
    ['类型: 自述, ', '类型: 自述, 多选: 是, ', '16 「经过」不是选择题,不能写「多选」'],
    ['  - 看: 四看决策过程\n    看什么: 集体还是个人\n    问题:\n', '', '26 「六看」要有 6 看,现在有 5 看'],
  ]));

describe('English', () => {
  const told = (from: string, to: string, english: 'error' | 'warning') =>
    read(sample('english', from, to), { english })
      .problems.filter((problem) => problem.file === FILES.english)
      .map((problem) => `${problem.severity} ${problem.line} ${problem.message}`);

  test.each([
    ['  禁1: { 名称: Private gain }\n', '', 'missing 7 缺少「情形 › 禁1」的英文'],
    [
      '禁1: { 名称: Private gain }',
      '禁1: { 名字: Private gain }',
      'error 8 中文的「情形 › 禁1」里没有「名字」,是不是「名称」?',
    ],
    [
      '禁1: { 名称: Private gain }',
      '禁1: { 名称: Private gain, 理由: None }',
      'error 8 中文的「情形 › 禁1」里没有「理由」,可以写:「名称」',
    ],
    ['制定机关: Hubei Province\n', '', 'missing 1 缺少「制定机关」的英文'],
    [
      '名称: Great loss, 理由',
      '名称: Great, heavy loss, 理由',
      'error 14 「heavy loss」后面没有内容;如果它是前一项的内容,其中有逗号,要给整句加引号',
    ],
    [', Minutes', '', 'error 12 「情形 › 容1 › 请准备」的英文有 1 项,中文有 2 项,要一一对应'],
    ['  容1:\n', '  容1：\n', 'error 9 「容1」后面用了全角冒号「：」,要写半角冒号加一个空格:「容1: 」'],
    ['{ 名称: Private gain }', 'Private gain', 'error 8 「情形 › 禁1」要写成「中文的名字: 英文」'],
  ] as const)('%j → %j', (from, to, expected) => {
    expect(told(from, to, 'error')).toEqual([expected.replace('missing', 'error')]);
    expect(told(from, to, 'warning')).toEqual([expected.replace('missing', 'warning')]);
  });

  test('what ships must have its English; an adopter is reminded', () => {
    expect(read(sample(), { english: 'error' }).content).toBeUndefined();
    expect(read(sample()).content).toBeDefined();
    expect(read(sample()).problems.map(print)).toContain(
      `${FILES.city}:1 没有英文文件 city.en.yaml,读英文的人会看到中文`,
    );
  });
});

describe('files', () => {
  const withFile = (path: string, text: string | Uint8Array): ReadonlyMap<string, string | Uint8Array> =>
    new Map<string, string | Uint8Array>([...sample(), [path, text]]);

  test.each<[path: string, text: string | Uint8Array, message: string]>([
    [
      'policies/hubei/gbk.yaml',
      Uint8Array.of(0xd5, 0xfe, 0xb2, 0xdf),
      '1 文件不是 UTF-8 编码(可能是 GBK),请另存为 UTF-8',
    ],
    ['policies/hubei/empty.yaml', '\n', '1 文件是空的'],
    ['policies/hubei/other.en.yaml', '政策包: Other', '1 没有对应的中文文件 other.yaml'],
    ['policies/湖北/report.yml', '政策包: 甲', '1 文件名和文件夹名只用小写英文字母、数字和连字符,以 .yaml 结尾'],
    ['flows/two.yaml', '流程: 二', '1 只能有一个流程文件,已经有 flows/six-looks.yaml'],
  ])('%s', (path, text, message) => expect(errorsOf(withFile(path, text))).toEqual([`${path}:${message}`]));

  test('nothing at all', () =>
    expect(errorsOf(new Map())).toEqual([
      'flows:1 文件夹 flows 里没有流程文件',
      'policies:1 文件夹 policies 里没有政策清单',
    ]));

  test('a list that a tightening refers to is not called missing when it is no YAML', () =>
    expect(errorsOf(sample('pack', '条款:\n', '条款：\n'))).toHaveLength(1));
});

test('whatever line is lost, doubled or cut short: an answer, never a fault', () => {
  for (const name of Object.keys(FILES) as Name[]) {
    const text = sample().get(FILES[name]) ?? '';
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      for (const instead of [
        [],
        [line, line],
        [line.slice(0, line.length / 2)],
        [line.replace(': ', '：')],
        [`  ${line}`],
        [line.replace(/[\]}]/, '')],
      ]) {
        const files = new Map(sample()).set(FILES[name], lines.toSpliced(index, 1, ...instead).join('\n'));
        const { content, problems } = read(files);
        expect(content === undefined, `${name}:${index + 1} ${instead.join('⏎')}`).toBe(
          problems.some((problem) => problem.severity === 'error'),
        );
      }
    }
  }
});
