/** A small content, with an English side, that the tests spoil one line at a time. */
export const FLOW = `流程: 六看
版本: 2026-11
先问:
  - 记为: 身份
    问: 您的身份是?
    为什么问: 选择适用的规定。
    多选: 是
    选项: [{ 名称: 中共党员 }, { 名称: 公务员, 也可以说: [参公] }, { 名称: 村(社区)干部 }]
  - { 记为: 地区, 类型: 地区, 问: 在哪里?, 为什么问: 各地清单不同。 }
  - { 记为: 行为时间, 类型: 日期, 问: 哪一天?, 为什么问: 用当时有效的规定。 }
  - 记为: 事项
    问: 哪一类事?
    为什么问: 走的路不同。
    不清楚作: 容错
    选项: [{ 名称: 容错 }, { 名称: 澄清 }]
  - { 记为: 经过, 类型: 自述, 问: 说说经过。, 为什么问: 留给审核人员。 }
短路径:
  - 名称: 澄清正名
    何时: { 事项: 澄清 }
    说明: 不按六看研判。
    问题:
      - 记为: 核查结论
        问: 有没有结论?
        为什么问: 还没查实的不能澄清。
        选项: [{ 名称: 失实 }, { 名称: 还在核查 }]
六看:
  - 看: 一看问题性质
    看什么: 失误还是违纪
    问题:
      - 记为: 性质
        问: 最接近哪一种?
        为什么问: 先分清性质。
        选项:
          - { 名称: 先行先试中的失误, 也可以说: [探索, pilot], 倾向: 有利, 证据: [试点方案] }
          - { 名称: 明令禁止，仍然去做, 倾向: 不利 }
          - { 名称: 没有履行职责, 倾向: 不利 }
  - 看: 二看工作依据
    看什么: 有没有依据
    问题:
      - { 记为: 依据, 问: 凭什么?, 为什么问: 看依据。, 选项: [{ 名称: 有部署 }, { 名称: 没有依据 }] }
      - 记为: 上级文件
        何时问: { 依据: 有部署 }
        问: 文件合规吗?
        为什么问: 明显违规的不能照办。
        选项: [{ 名称: 一致 }, { 名称: 明显违规 }]
  - 看: 三看主观动机
    看什么: 公心还是私心
    问题:
      - { 记为: 动机, 问: 为了什么?, 为什么问: 公心是前提。, 选项: [{ 名称: 为公 }, { 名称: 为本人谋利 }] }
      - 记为: 得利
        问: 谁得了好处?
        为什么问: 动机看事实。
        多选: 是
        选项: [{ 名称: 没有人得利, 单独: 是 }, { 名称: 本人得利 }, { 名称: 亲属得利 }]
  - 看: 四看决策过程
    看什么: 集体还是个人
    问题:
      - { 记为: 决策, 问: 怎样定的?, 为什么问: 看程序。, 选项: [{ 名称: 集体研究 }, { 名称: 个人决定 }] }
  - 看: 五看后果影响
    看什么: 轻微还是严重
    问题:
      - { 记为: 后果, 问: 什么后果?, 为什么问: 看轻重。, 选项: [{ 名称: 没有后果 }, { 名称: 轻微 }, { 名称: 重大 }] }
      - { 记为: 损失金额, 类型: 金额, 何时问: { 后果: { 不是: 没有后果 } }, 问: 损失多少?, 为什么问: 按金额分档。 }
  - 看: 六看纠错态度
    看什么: 改正还是拖延
    出处: 重构
    问题:
      - 记为: 补救
        可改变: 是
        问: 补救了吗?
        为什么问: 现在还可以做。
        选项: [{ 名称: 已补救, 可以补做: 是 }, { 名称: 没有补救 }]
`;

export const PACK = `# 一份示例清单
政策包: 示例办法
制定机关: 湖北省
层级: 省级
适用地区: 湖北
适用对象: [中共党员, 公务员]
施行: 2024-01-01
失效: 2030-01-01
谁来认定: 党组织
条款:
  第五条: { 要旨: 探索中的失误可以容错。, 责任: 问责, 裁量: 可以, 核对: 已核对, 核对于: 国家库 2025-04-19 }
  第六条: { 要旨: 谋利的不容错。, 责任: 问责, 裁量: 无, 核对: 重构, 核对于: 依报告重构 }
清单:
  - 作用: 否决
    有下列情形之一:
      - 编号: 禁1
        名称: 谋取私利
        当: { 动机: 为本人谋利 }
        依据: [第五条, 第六条]
  - 作用: 支持
    结论: 可容错
    同时具备: { 动机: 为公, 得利: 没有人得利 }
    有下列情形之一:
      - 编号: 容1
        名称: 先行先试失误
        当:
          性质: 先行先试中的失误
          后果: { 不是: 重大 }
        依据: 第五条
        前提: [试点由上级部署]
        请准备: [试点方案, 会议记录]
        纠错: [完善评估]
  - 作用: 转人工
    有下列情形之一:
      - { 编号: 转1, 名称: 损失大, 当: { 损失金额: { 不少于: 500万 } }, 理由: 要由人核实。 }
未收录: [第八条：没有见到。]
范例:
  - 名称: 谋利的不容错
    事实: { 动机: 为本人谋利, 身份: [公务员], 地区: 湖北武汉, 行为时间: 2024-05-01, 损失金额: 30万 }
    应得: 不予容错
    依据: [禁1, 第五条]
`;

export const PACK_EN = `政策包: Example measures
制定机关: Hubei Province
谁来认定: The Party organisation
条款:
  第五条: { 条: Article 5, 要旨: Exploratory errors may be tolerated., 核对于: National database }
  第六条: { 条: Article 6, 要旨: No tolerance for gain., 核对于: Reconstructed }
情形:
  禁1: { 名称: Private gain }
  容1:
    名称: Pilot error
    前提: [Assigned from above]
    请准备: [Pilot plan, Minutes]
    纠错: [Better assessment]
  转1: { 名称: Great loss, 理由: A person must verify. }
未收录: ["Article 8: not seen."]
`;

/** A lower level's pack, which tightens the sample's ground. */
export const CITY = `政策包: 某市细则
制定机关: 武汉市
层级: 市级
适用地区: 湖北/武汉
条款:
  第一条: { 要旨: 要集体研究。, 责任: 综合, 裁量: 可以, 核对: 转引, 核对于: 某报 }
收紧:
  - 情形: hubei/sample/容1
    当: { 决策: 集体研究 }
    依据: 第一条
`;

export const FILES = {
  flow: 'flows/six-looks.yaml',
  pack: 'policies/hubei/sample.yaml',
  english: 'policies/hubei/sample.en.yaml',
  city: 'policies/hubei/city.yaml',
} as const;

export type Name = keyof typeof FILES;

const TEXTS: Readonly<Record<Name, string>> = { flow: FLOW, pack: PACK, english: PACK_EN, city: CITY };

/** The sample's files, in one of which one piece of text (found exactly once) is replaced. */
export const sample = (name: Name = 'flow', from = '', to = ''): ReadonlyMap<string, string> => {
  if (from !== '' && TEXTS[name].split(from).length !== 2) throw new Error(`not exactly once in ${name}: ${from}`);
  return new Map(
    (Object.keys(FILES) as Name[]).map((each) => [
      FILES[each],
      each === name && from !== '' ? TEXTS[each].replace(from, () => to) : TEXTS[each],
    ]),
  );
};
