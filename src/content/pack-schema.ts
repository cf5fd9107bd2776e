/** The schema of policies/<jurisdiction>/<instrument>.yaml, of its examples file, and of its English. */
import type { Flow } from '../core/flow.ts';
import { ABOUT, ACCEPTED, KINDS } from './accepted.ts';
import { CLAUSE, DISCRETIONS, REGIMES, VERIFICATIONS } from './clauses.ts';
import { EXAMPLE, OUTCOMES } from './examples.ts';
import { LEVELS } from './levels.ts';
import { EXAMPLES, PACK } from './pack-file.ts';
import {
  DAY,
  document,
  keysOf,
  listOf,
  mapOf,
  named,
  oneOf,
  oneOrMore,
  partsOf,
  type OfFlow,
  type Schema,
  TEXT,
  YES_NO,
} from './schema.ts';
import { EFFECTS, GROUNDS, LIST, SITUATION, TIGHTENING } from './situations.ts';

const texts = oneOrMore(TEXT);

export function packSchema(flow: Flow): Schema {
  const parts = partsOf(flow);
  return document(
    '政策清单',
    { ...parts.definitions, situation: situation(parts), example: example(parts) },
    mapOf(PACK, {
      政策包: ['规定或清单的名称。', TEXT],
      制定机关: ['谁制定的。', TEXT],
      层级: ['省级、市级、县级必须写「适用地区」。', oneOf(LEVELS)],
      文号: ['例如 某字〔2024〕1号；没有就不写。', TEXT],
      适用地区: ['从省级写起：湖北，或 湖北/武汉；全国的不写。', TEXT],
      适用对象: ['「身份」中的选项，有其中一种身份就适用；不写就是所有人。', parts.status],
      同时具备: ['整个文件的前提。', parts.condition],
      施行: ['从哪一天起有效，例如 2024-01-01；来源没有写明就不写。', DAY],
      失效: ['从这一天起不再有效。', DAY],
      取代: ['这一版取代的旧版本：旧版本的 文件夹/文件名。', TEXT],
      只收录部分: ['这一版只收录了一部分条文。', YES_NO],
      从旧兼从轻: ['行为发生时的规定和现在的规定，取较轻的。', YES_NO],
      此前没有同类规定: ['「施行」以前没有规定，不是我们没有收录。', YES_NO],
      谁来认定: ['按这份规定由谁认定。', TEXT],
      条款: ['可以引用的条款：条款的名字: { 要旨, 责任, 裁量, 核对, 核对于 }。', named(clause)],
      清单: ['有哪些情形，各有什么作用。', listOf(list(parts))],
      收紧: ['给上级「支持」的情形再加条件；只能收紧，不能放宽。', listOf(tightening(parts))],
      已知: ['证明时发现、而本清单有理由接受的问题。', listOf(accepted(parts))],
      未收录: ['来源里有、这里没有写进来的，说明原因。', texts],
      范例: ['每次 check 都重新计算：写您相信应当得到的结论。', listOf({ $ref: '#/definitions/example' })],
    }),
  );
}

/** <name>.examples.yaml beside a pack. */
export function examplesSchema(flow: Flow): Schema {
  const parts = partsOf(flow);
  return document(
    '政策清单的范例',
    { ...parts.definitions, example: example(parts) },
    mapOf(EXAMPLES, { 范例: ['每次 check 都重新计算。', listOf({ $ref: '#/definitions/example' })] }),
  );
}

const clause = mapOf(CLAUSE, {
  要旨: ['用自己的话写，写准；不抄原文。', TEXT],
  责任: ['免的是哪一种责任：综合 是不分种类。', keysOf(REGIMES)],
  裁量: ['条文写的是「可以」还是「应当」；无 是条款没有给予从宽的权力。', keysOf(DISCRETIONS)],
  核对: ['已核对：对着原文看过；转引：从别处引来；重构：推断的，不能用来否决。', keysOf(VERIFICATIONS)],
  核对于: ['在哪里读到的、哪一天，例如 国家法律法规文本库 2025-04-19 快照。', TEXT],
  施行: ['与整个文件不同才写。', DAY],
  失效: ['与整个文件不同才写。', DAY],
});

/** What goes with an effect: 结论 with grounds only, 理由 with referrals. */
const list = (parts: OfFlow): Schema => ({
  ...mapOf(LIST, {
    作用: ['否决：不予容错；转人工：交给人；支持：容错的理由；情节：只引用，不是结论。', keysOf(EFFECTS)],
    有下列情形之一: [
      '几个情形是「或者」，一个情形的「当」里各项是「并且」。',
      listOf({ $ref: '#/definitions/situation' }),
    ],
    结论: ['只有「作用: 支持」才写。', keysOf(GROUNDS)],
    同时具备: ['这一组情形共同的前提。', parts.condition],
  }),
  if: { properties: { 作用: { const: '支持' } } },
  then: { required: ['结论'] },
  else: { properties: { 结论: false } },
});

const situation = ({ condition }: OfFlow): Schema =>
  mapOf(SITUATION, {
    编号: ['本文件里不重复，例如 容1；没有「/」「#」和空格。', TEXT],
    名称: ['给人看的名字。', TEXT],
    当: ['什么时候成立：问题: 选项；各项要同时满足。', condition],
    依据: ['「条款」里的一条或几条；只有「转人工」可以不写。', texts],
    理由: ['给提问人的一句话；「转人工」必须写。', TEXT],
    前提: ['研判时要写出来的假设。', texts],
    请准备: ['要准备的证据。', texts],
    纠错: ['应当怎样改正。', texts],
  });

const tightening = ({ condition }: OfFlow): Schema =>
  mapOf(TIGHTENING, {
    情形: ['上级的哪一个情形：文件夹/文件名/编号，例如 hubei/report/容1。', TEXT],
    当: ['再要求什么。', condition],
    依据: ['本文件「条款」里的一条或几条。', texts],
  });

const accepted = ({ questionNames }: OfFlow): Schema => ({
  ...mapOf(ACCEPTED, {
    发现: ['证明发现的哪一种问题。', keysOf(KINDS)],
    理由: ['为什么可以接受。', TEXT],
    情形: ['永不成立、从不起作用、层级冲突的，写编号。', TEXT],
    问题: ['倒挂的，写问题的「记为」。', questionNames],
  }),
  allOf: Object.entries(KINDS).flatMap(([word, kind]) => {
    const about = ABOUT[kind];
    return about === undefined ? [] : [{ if: { properties: { 发现: { const: word } } }, then: { required: [about] } }];
  }),
});

const example = ({ facts }: OfFlow): Schema =>
  mapOf(EXAMPLE, {
    名称: ['说明这是什么事。', TEXT],
    事实: ['问题: 选项；没有写的就是不清楚。', facts],
    应得: ['您相信应当得到的结论；还不能确定的，写 [可容错, 转人工研判]。', oneOrMore(keysOf(OUTCOMES))],
    依据: ['必须出现在所依据的情形或条款；别的文件的写 文件夹/文件名/编号。', texts],
    不依据: ['不能出现在所依据的情形、情节或条款；写法同「依据」。', texts],
  });

/** <name>.en.yaml: the same structure by the Chinese names, holding English only. */
export const packEnglishSchema = (): Schema =>
  document(
    '政策清单的英文',
    {},
    mapOf(
      { required: ['政策包'], optional: ['制定机关', '谁来认定', '条款', '情形', '未收录'] },
      {
        政策包: ['名称的英文。', TEXT],
        制定机关: ['制定机关的英文。', TEXT],
        谁来认定: ['谁来认定的英文。', TEXT],
        条款: [
          '按中文条款的名字。',
          named(
            mapOf(
              { required: ['条', '要旨', '核对于'], optional: [] },
              {
                条: ['条款名字的英文，例如 Article 5。', TEXT],
                要旨: ['要旨的英文。', TEXT],
                核对于: ['核对于的英文。', TEXT],
              },
            ),
          ),
        ],
        情形: [
          '按编号。',
          named(
            mapOf(
              { required: ['名称'], optional: ['理由', '前提', '请准备', '纠错'] },
              {
                名称: ['名称的英文。', TEXT],
                理由: ['理由的英文。', TEXT],
                前提: ['与中文一一对应。', texts],
                请准备: ['与中文一一对应。', texts],
                纠错: ['与中文一一对应。', texts],
              },
            ),
          ),
        ],
        未收录: ['与中文一一对应。', texts],
      },
    ),
  );
