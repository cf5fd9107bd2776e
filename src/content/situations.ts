/** 清单 and 收紧: what situations there are, what they need, and what follows from them. */
import type { Clause, Condition, Effect, List, Outcome, Situation, Tightening } from '../core/policy.ts';
import type { Text } from '../core/text.ts';
import { clausesOf } from './clauses.ts';
import { type Questions, readCondition } from './conditions.ts';
import type { English } from './english.ts';
import { quoted, type Report } from './problems.ts';
import { type Fields, fieldsOf, type Word } from './reader.ts';
import type { Cell } from './yaml-tree.ts';

export const LIST = { required: ['作用', '有下列情形之一'], optional: ['结论', '同时具备'] } as const;
export const SITUATION = {
  required: ['编号', '名称', '当'],
  optional: ['依据', '理由', '前提', '请准备', '纠错'],
} as const;
export const TIGHTENING = { required: ['情形', '当', '依据'], optional: [] } as const;
export const EFFECTS: Readonly<Record<string, Effect>> = { 否决: 'bar', 转人工: 'refer', 支持: 'ground', 情节: 'note' };
/** 结论 of a list of grounds. */
export const GROUNDS = { 可免责: 'exempt', 可容错: 'tolerated', 可减责: 'mitigated' } as const;

/** What the lists of one pack are read with. */
export interface Reading {
  readonly report: Report;
  readonly english: English;
  readonly questions: Questions;
  /** the pack's id */
  readonly pack: string;
  readonly clauses: readonly Clause[];
  /** Tells, of the situation at a line, when it can never apply. */
  readonly checkEver: (line: number, when: Condition, cited: readonly Clause[]) => void;
}

/** A list, and its 编号 with their lines. */
export const readList = (reading: Reading, cell: Cell): { readonly list: List; readonly numbers: readonly Word[] } => {
  const { report } = reading;
  const fields = fieldsOf(report, cell, '清单', LIST);
  const effect = fields.choice('作用', EFFECTS);
  const shared = readCondition(report, fields.cell('同时具备'), reading.questions);
  const items = fields.items('有下列情形之一');
  if (fields.cell('有下列情形之一')?.kind === 'list' && items.length === 0)
    report.error(fields.lineOf('有下列情形之一'), '「有下列情形之一」里还没有情形');
  const read = items.map((item) => readSituation(reading, item, effect, shared));
  const outcome = readOutcome(report, fields, effect);
  return {
    list: {
      effect: effect ?? 'refer',
      ...(outcome === undefined ? {} : { outcome }),
      situations: read.map(({ situation }) => situation),
    },
    numbers: read.map(({ number }) => number),
  };
};

const readOutcome = (
  report: Report,
  fields: Fields<(typeof LIST.required)[number] | (typeof LIST.optional)[number]>,
  effect: Effect | undefined,
): Outcome | undefined => {
  if (effect === 'ground') {
    if (fields.lacks('结论'))
      report.error(fields.lineOf('作用'), `「作用: 支持」要写明「结论」，只能写：${quoted(Object.keys(GROUNDS))}`);
    return fields.choice('结论', GROUNDS);
  }
  if (fields.cell('结论') && effect !== undefined)
    report.error(fields.lineOf('结论'), `只有「作用: 支持」才写「结论」，请删去这一项`);
  return effect === 'bar' ? 'barred' : effect === 'refer' ? 'referred' : undefined;
};

const readSituation = (
  { report, english, questions, pack, clauses, checkEver }: Reading,
  cell: Cell,
  effect: Effect | undefined,
  shared: Condition,
): { readonly situation: Situation; readonly number: Word } => {
  const fields = fieldsOf(report, cell, '情形', SITUATION);
  const number = { text: fields.text('编号'), line: fields.lineOf('编号') };
  if (/[/#\s]/.test(number.text)) report.error(number.line, `编号「${number.text}」里不能有「/」「#」和空格`);
  const words = english.under('情形').under(number.text);
  const own = readCondition(report, fields.cell('当'), questions);
  const when = [...shared, ...own];
  const cited = clausesOf(report, fields.words('依据'), clauses);
  checkEver(fields.lineOf('当'), when, cited);
  const reason = fields.textIf('理由');
  checkEffect(report, fields, effect, cited);
  const texts = (key: '前提' | '请准备' | '纠错'): readonly Text[] =>
    words.texts(
      key,
      fields.words(key).map((word) => word.text),
    );
  return {
    number,
    situation: {
      id: `${pack}/${number.text}`,
      name: words.text('名称', fields.text('名称')),
      when,
      clauses: cited,
      ...(reason === undefined ? {} : { reason: words.text('理由', reason) }),
      assumes: texts('前提'),
      prepare: texts('请准备'),
      correction: texts('纠错'),
    },
  };
};

/** What a situation must have for its list to do what it does. */
const checkEffect = (
  report: Report,
  fields: Fields<(typeof SITUATION.required)[number] | (typeof SITUATION.optional)[number]>,
  effect: Effect | undefined,
  cited: readonly Clause[],
): void => {
  const number = fields.text('编号');
  if (effect === 'refer' && fields.lacks('理由'))
    report.error(fields.line, `情形「${number}」缺少「理由」：「作用: 转人工」要写明为什么要由人研判`);
  if (effect !== 'refer' && effect !== undefined && fields.lacks('依据'))
    report.error(fields.line, `情形「${number}」缺少「依据」：写上「条款」里的一条或几条`);
  if (effect === 'bar' && cited.length > 0 && cited.every((clause) => clause.verified === '重构'))
    report.error(
      fields.lineOf('依据'),
      '「作用: 否决」至少要有一条「已核对」或「转引」的条款，这里只有「重构」的，请写成「作用: 转人工」',
    );
};

/** A tightening, and the line of what it tightens. */
export const readTightening = (
  { report, questions, clauses }: Reading,
  cell: Cell,
): { readonly tightening: Tightening; readonly line: number } => {
  const fields = fieldsOf(report, cell, '收紧', TIGHTENING);
  return {
    line: fields.lineOf('情形'),
    tightening: {
      of: fields.text('情形'),
      when: readCondition(report, fields.cell('当'), questions),
      clauses: clausesOf(report, fields.words('依据'), clauses),
    },
  };
};
