/** The schemas that an editor completes by: they are up to date, take everything that ships, and mark what is misspelt. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { asFile, SCHEMAS } from '../../src/commands/schema.ts';
import { HOME } from '../../src/config.ts';
import { load } from '../../src/content/load.ts';

const { content } = await load(HOME);
if (!content) throw new Error('the lists that ship are broken');

const validators = Object.fromEntries(
  Object.entries(SCHEMAS).map(([kind, make]) => [
    kind,
    // `errorMessage` is the editor's own
    new Ajv({
      allErrors: true,
      strict: true,
      strictTypes: false,
      strictRequired: false,
      keywords: ['errorMessage'],
    }).compile(make(content.flow)),
  ]),
);
const validatorOf = (kind: string): ValidateFunction => {
  const validate = validators[kind];
  if (!validate) throw new Error(`no schema for ${kind}`);
  return validate;
};

/** As .vscode/settings.json maps them. */
const kindOf = (path: string): string =>
  path.endsWith('.examples.yaml')
    ? 'examples'
    : `${path.startsWith('flows/') ? 'flow' : 'pack'}${path.endsWith('.en.yaml') ? '.en' : ''}`;

/** What the editor would underline: as it reads YAML, with numbers as numbers. */
const marked = (kind: string, text: string): readonly string[] => {
  const validate = validatorOf(kind);
  validate(parse(text));
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${decodeURIComponent(instancePath)} ${message} ${'additionalProperty' in params ? params.additionalProperty : ''}`.trim(),
  );
};

test.each(Object.entries(SCHEMAS))('schemas/%s.schema.json is up to date: npm run schemas', async (kind, make) =>
  expect(await readFile(join(HOME, `schemas/${kind}.schema.json`), 'utf8'), 'npm run schemas').toBe(
    asFile(make(content.flow)),
  ),
);

const files = (
  await Promise.all(
    ['flows', 'policies'].map(async (top) =>
      (await readdir(join(HOME, top), { recursive: true })).map((name) => `${top}/${name}`),
    ),
  )
)
  .flat()
  .filter((path) => path.endsWith('.yaml'));

test.each(files)('%s has nothing underlined', async (path) =>
  expect(marked(kindOf(path), await readFile(join(HOME, path), 'utf8'))).toEqual([]),
);

describe('what is misspelt is underlined', () => {
  test.each([
    ['flows/six-looks.yaml', '为什么问:', '为甚么问:'],
    ['flows/six-looks.yaml', '倾向: 有利', '倾向: 好'],
    ['flows/six-looks.yaml', '多选: 是', '多选: true'],
    ['flows/six-looks.en.yaml', '    问:', '    问题:'],
    ['policies/hubei/report.yaml', '制定机关:', '制订机关:'],
    ['policies/hubei/report.yaml', '层级: 省级', '层级: 省'],
    ['policies/hubei/report.yaml', '核对: 转引', '核对: 转述'],
    ['policies/hubei/report.yaml', '作用: 否决', '作用: 不容'],
    ['policies/hubei/report.yaml', '    结论: 可容错\n', ''],
    ['policies/hubei/report.yaml', '- 作用: 否决\n', '- 作用: 否决\n    结论: 可容错\n'],
    ['policies/hubei/report.yaml', '依据: 报告一（二）三看主观动机', '依剧: 报告一（二）三看主观动机'],
    ['policies/hubei/report.yaml', '当: { 动机: 为本人或亲友 }', '当: { 动因: 为本人或亲友 }'],
    ['policies/hubei/report.yaml', '当: { 动机: 为本人或亲友 }', '当: { 动机: 为本人和亲友 }'],
    ['policies/hubei/report.yaml', '当: { 动机: 为本人或亲友 }', '当: { 动机: { 不为: 为本人或亲友 } }'],
    ['policies/hubei/report.yaml', '当: { 动机: 为本人或亲友 }', '当: { 损失金额: 500万 }'],
    ['policies/hubei/report.yaml', '当: { 动机: 为本人或亲友 }', '当: { 行为时间: { 早于: 2024/1/1 } }'],
    ['policies/hubei/report.yaml', '当: { 动机: 为本人或亲友 }', '当: { 经过: 很长 }'],
    ['policies/hubei/report.yaml', '应得: 不予容错', '应得: 不容错'],
    ['policies/hubei/report.yaml', '已知:\n', '已知:\n  - { 发现: 永不成立, 理由: 试点已经结束 }\n'],
    ['policies/hubei/report.yaml', '已知:\n', '已知:\n  - { 发现: 倒挂, 问题: 动因, 理由: 试点 }\n'],
    ['policies/hubei/report.en.yaml', '要旨:', '要点:'],
  ])('%s: %j → %j', async (path, from, to) => {
    const text = await readFile(join(HOME, path), 'utf8');
    expect(text).toContain(from);
    expect(
      marked(
        kindOf(path),
        text.replace(from, () => to),
      ),
    ).not.toEqual([]);
  });
});

test('what may be written and nothing that ships has yet', () => {
  const pack = `政策包: 甲
制定机关: 某市
层级: 市级
适用地区: 湖北/宜昌
适用对象: 中共党员
施行: 2024-01-01
失效: 2030-01-01
取代: hubei/old
只收录部分: 是
从旧兼从轻: 是
同时具备: { 地区: { 在: 湖北/宜昌 }, 损失金额: { 不少于: 500万, 少于: 10000000 }, 行为时间: { 不早于: 2024-01-01 } }
条款: { 第一条: { 要旨: 甲, 责任: 综合, 裁量: 无, 核对: 重构, 核对于: 2024 } }
清单: [{ 作用: 转人工, 有下列情形之一: [{ 编号: 1, 名称: 甲, 当: { 得利: { 只有: 没有人得到不当好处 } }, 理由: 甲 }] }]
收紧: [{ 情形: hubei/report/容1, 当: { 决策: 集体研究决定，有记录 }, 依据: 第一条 }]
已知: [{ 发现: 空白, 理由: 另有规定 }, { 发现: 倒挂, 问题: 补救, 理由: 甲 }, { 发现: 永不成立, 情形: 1, 理由: 甲 }]
范例: [{ 名称: 甲, 事实: { 动机: 不清楚, 损失金额: 30万, 身份: [中共党员], 经过: 甲 }, 应得: [可容错, 转人工研判], 依据: 1 }]
`;
  expect(marked('pack', pack)).toEqual([]);
  expect(marked('pack', `${pack}此前没有同类规定: 是\n`)).toEqual([]);
  expect(marked('examples', pack.slice(pack.indexOf('范例')))).toEqual([]);
});

test('every question and every option of the flow is offered in conditions, with what is asked', () => {
  const text = asFile(SCHEMAS['pack']?.(content.flow) ?? {});
  for (const question of content.flow.looks.flatMap((look) => look.questions)) {
    expect(text).toContain(`"description": ${JSON.stringify(question.ask.zh)}`);
    if (question.kind === 'choice') for (const { id } of question.options) expect(text).toContain(JSON.stringify(id));
  }
});
