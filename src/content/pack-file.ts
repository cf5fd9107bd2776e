/** policies/<jurisdiction>/<instrument>.yaml: one instrument or list for one jurisdiction. */
import type { Flow } from '../core/flow.ts';
import type { Clause, Condition, Level, PolicyPack } from '../core/policy.ts';
import { readClause, readDates } from './clauses.ts';
import { chosenAmong, type Questions, readCondition, readPlace, STATUS } from './conditions.ts';
import type { English } from './english.ts';
import { readExample } from './examples.ts';
import { type Asking, whyNever } from './never.ts';
import type { Report } from './problems.ts';
import { checkUnique, type Fields, fieldsOf, same, type Word } from './reader.ts';
import { type Reading, readList, readTightening } from './situations.ts';
import type { Cell } from './yaml-tree.ts';

const PACK = {
  required: ['政策包', '制定机关', '层级'],
  optional: [
    '文号',
    '适用地区',
    '适用对象',
    '同时具备',
    '施行',
    '失效',
    '从旧兼从轻',
    '谁来认定',
    '条款',
    '清单',
    '收紧',
    '未收录',
    '范例',
  ],
} as const;
const LEVELS = same<Level>('全国', '省级', '市级', '县级', '部门');

/** What a pack is read against. */
export interface Frame {
  readonly flow: Flow;
  readonly questions: Questions;
  readonly asked: ReadonlyMap<string, Asking>;
}

/** A pack as read, and the lines of what can only be checked when all packs are read. */
export interface PackFile {
  readonly report: Report;
  readonly pack: PolicyPack;
  /** of each 收紧, in order */
  readonly tightenings: readonly number[];
  /** the 依据 of each 范例, in order */
  readonly relies: readonly (readonly Word[])[];
}

/** The pack of a file; `id` is folder and file name, hubei/report. What is wrong is in the report. */
export const readPack = (report: Report, cell: Cell, english: English, id: string, frame: Frame): PackFile => {
  const fields = fieldsOf(report, cell, '政策清单', PACK);
  const title = english.text('政策包', fields.text('政策包'));
  const number = fields.textIf('文号');
  const level = fields.choice('层级', LEVELS) ?? '全国';
  const place = readOwnPlace(report, fields, level);
  const dates = readDates(report, fields);
  const lighterLaw = fields.flag('从旧兼从轻');
  const decides = fields.textIf('谁来认定');
  const scope = [
    ...chosenAmong(report, frame.questions.get(STATUS), fields.words('适用对象')),
    ...readCondition(report, fields.cell('同时具备'), frame.questions),
  ];
  const clauses = fields
    .entries('条款')
    .map(([article, entry]) => readClause(report, english, { pack: id, title, number, dates }, article, entry.value));
  const checkEver = (line: number, when: Condition, cited: readonly Clause[]): void => {
    // A situation holds while its first clause is in force (core/rules.ts), but under 从旧兼从轻 today's lighter rule
    // reaches back to conduct before that.
    const { from, until } = lighterLaw ? {} : (cited[0] ?? dates);
    const why = whyNever([...scope, ...when], frame.asked, { place, from, until });
    if (why !== undefined) report.error(line, `这个情形永远不会成立:${why}`);
  };

  const reading: Reading = { report, english, questions: frame.questions, pack: id, clauses, checkEver };
  const lists = fields.items('清单').map((item) => readList(reading, item));
  const numbers = lists.flatMap((list) => list.numbers);
  checkUnique(report, '编号', numbers);
  const articles = new Map(fields.entries('条款').map(([article, entry]) => [article, entry.line]));
  for (const { text, line } of numbers)
    if (articles.has(text)) report.error(line, `编号「${text}」与条款同名,「依据」会分不清,请换一个编号`);

  const tightenings = fields.items('收紧').map((item) => readTightening(reading, item));
  const examples = fields.items('范例').map((item) => readExample(report, frame.flow, frame.questions, item));
  const leftOut = fields.words('未收录').map((word) => word.text);
  const pack: PolicyPack = {
    id,
    title,
    issuer: english.text('制定机关', fields.text('制定机关')),
    ...(number === undefined ? {} : { number }),
    level,
    ...(place === undefined ? {} : { place }),
    scope,
    ...dates,
    partial: false,
    firstOfItsKind: false,
    lighterLaw,
    ...(decides === undefined ? {} : { decides: english.text('谁来认定', decides) }),
    clauses,
    lists: lists.map(({ list }) => list),
    tightenings: tightenings.map(({ tightening }) => tightening),
    examples: examples.map(({ example }) => example),
    accepted: [],
    leftOut: english.texts('未收录', leftOut),
  };
  return {
    report,
    pack,
    tightenings: tightenings.map(({ line }) => line),
    relies: examples.map(({ relies }) => relies),
  };
};

type PackFields = Fields<(typeof PACK.required)[number] | (typeof PACK.optional)[number]>;

const readOwnPlace = (report: Report, fields: PackFields, level: Level): string | undefined => {
  const text = fields.textIf('适用地区');
  if (text !== undefined) return readPlace(report, { text, line: fields.lineOf('适用地区') });
  // Without a place a city's list would judge the whole country.
  if (level === '省级' || level === '市级' || level === '县级')
    report.error(fields.lineOf('层级'), `「层级: ${level}」要写「适用地区」,例如 适用地区: 湖北;不写就成了全国适用`);
  return undefined;
};
