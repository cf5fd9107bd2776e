/** The schema of flows/*.yaml and of its English. */
import type { Flow } from '../core/flow.ts';
import { FLOW, LOOK, OPTION, PATH, QUESTION, QUESTION_KINDS } from './flow-file.ts';
import {
  document,
  keysOf,
  listOf,
  mapOf,
  named,
  oneOf,
  oneOrMore,
  partsOf,
  type Schema,
  TEXT,
  YES_NO,
} from './schema.ts';

const texts = oneOrMore(TEXT);

/** Conditions are completed from the flow as it was: what is new in it is offered after the schema is printed again. */
export function flowSchema(flow: Flow): Schema {
  const { definitions, condition } = partsOf(flow);
  // A flow that is being changed tests questions and options that the schema does not know yet: it offers, and forbids nothing.
  const known = { anyOf: [condition, { type: 'object' }] };
  const questions = { type: 'array', items: { $ref: '#/definitions/question' } };
  const { facts: _, ...used } = definitions;
  return document(
    '问答流程',
    {
      ...used,
      question: mapOf(QUESTION, {
        记为: ['政策清单引用的名字，不能重复。', TEXT],
        问: ['问给人的话。', TEXT],
        为什么问: ['人说「为什么问」时的回答。', TEXT],
        类型: ['不写就是选择。', keysOf(QUESTION_KINDS)],
        多选: ['可以选几个。', YES_NO],
        选项: ['至少两个；「不清楚」会自动加上，不用写。', { type: 'array', items: option, minItems: 2 }],
        不清楚作: ['答「不清楚」时当作哪个选项。', TEXT],
        何时问: ['满足时才问；只能用前面问过的问题。', known],
        可改变: ['现在还可以做的事，例如补救。', YES_NO],
      }),
    },
    mapOf(FLOW, {
      流程: ['流程的名称。', TEXT],
      版本: ['例如 2026-11。', TEXT],
      先问: ['谁、哪里、哪一天、什么领域：用来选择路径和政策。', questions],
      短路径: [
        '不按六看研判的事。',
        listOf(
          mapOf(PATH, {
            名称: ['路径的名称。', TEXT],
            何时: ['什么时候走。', known],
            说明: ['先告诉人的话。', TEXT],
            问题: ['这条路径自己的问题；没有写 []。', questions],
          }),
        ),
      ],
      六看: [
        '正好六看，每一看的第一问总要问。',
        {
          type: 'array',
          minItems: 6,
          maxItems: 6,
          items: mapOf(LOOK, {
            看: ['例如 一看问题性质。', TEXT],
            看什么: ['两头各是什么。', TEXT],
            问题: ['第一个是主问，其余是追问。', { ...questions, minItems: 1 }],
            出处: ['来源里没有见到、是推断的，写 重构。', oneOf(['重构'])],
          }),
        },
      ],
    }),
  );
}

const option = mapOf(OPTION, {
  名称: ['选项的名字，政策清单引用它。', TEXT],
  也可以说: ['别的说法，中英文都可以。', texts],
  倾向: ['在六看条上偏向哪边；都不是就不写。', oneOf(['有利', '不利'])],
  证据: ['什么证据可以证明。', texts],
  可以补做: ['现在去做就能达到；只写在「可改变: 是」的问题里。', YES_NO],
  还可以做: ['这样回答的人还来得及补做。', YES_NO],
  单独: ['多选时不能和别的一起选，例如 以上都没有。', YES_NO],
});

/** flows/*.en.yaml: by the Chinese names, holding English only. */
export const flowEnglishSchema = (): Schema => {
  const words = mapOf(
    { required: ['名称'], optional: ['也可以说', '证据'] },
    { 名称: ['选项的英文。', TEXT], 也可以说: ['英文的别的说法。', texts], 证据: ['与中文一一对应。', texts] },
  );
  return document(
    '问答流程的英文',
    {},
    mapOf(
      { required: ['流程', '六看', '问题'], optional: ['短路径'] },
      {
        流程: ['流程名称的英文。', TEXT],
        短路径: [
          '按路径的中文名称。',
          named(
            mapOf({ required: ['名称', '说明'], optional: [] }, { 名称: ['英文。', TEXT], 说明: ['英文。', TEXT] }),
          ),
        ],
        六看: [
          '按「看」的中文。',
          named(
            mapOf({ required: ['看', '看什么'], optional: [] }, { 看: ['英文。', TEXT], 看什么: ['英文。', TEXT] }),
          ),
        ],
        问题: [
          '按「记为」。',
          named(
            mapOf(
              { required: ['记为', '问', '为什么问'], optional: ['选项'] },
              {
                记为: ['英文的名字。', TEXT],
                问: ['英文。', TEXT],
                为什么问: ['英文。', TEXT],
                选项: ['按选项的中文名称。', named(words)],
              },
            ),
          ),
        ],
      },
    ),
  );
};
