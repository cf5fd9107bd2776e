/** policies/<jurisdiction>/<instrument>.yaml: one instrument or list for one jurisdiction. */
import type { Flow } from '../core/flow.ts';
import type { Clause, Condition, PolicyPack } from '../core/policy.ts';
import { readAccepted } from './accepted.ts';
import { readClause, readDates } from './clauses.ts';
import { chosenAmong, type Questions, readCondition, readPlace, STATUS } from './conditions.ts';
import type { English } from './english.ts';
import { readExample } from './examples.ts';
import { LEVELS, standingMistake } from './levels.ts';
import { type Asking, whyNever } from './never.ts';
import type { Report } from './problems.ts';
import { checkUnique, type Fields, fieldsOf, same, type Word } from './reader.ts';
import { type Reading, readList, readTightening } from './situations.ts';
import type { Cell } from './yaml-tree.ts';

export const PACK = {
  required: ['政策包', '制定机关', '层级'],
  optional: [
    '文号',
    '适用地区',
    '适用对象',
    '同时具备',
    '施行',
    '失效',
    '取代',
    '只收录部分',
    '从旧兼从轻',
    '此前没有同类规定',
    '谁来认定',
    '条款',
    '清单',
    '收紧',
    '已知',
    '未收录',
    '范例',
  ],
} as const;
/** `<name>.examples.yaml` beside a pack. */
export const EXAMPLES = { required: ['范例'], optional: [] } as const;

/** What a pack is read against. */
export interface Frame {
  readonly flow: Flow;
  readonly questions: Questions;
  readonly asked: ReadonlyMap<string, Asking>;
}

/** A file as it is read: its tree, and where its mistakes go. */
export interface Opened {
  readonly report: Report;
  readonly cell: Cell;
}

/** A pack as read, and the lines of what can only be checked when all packs are read. */
export interface PackFile {
  readonly report: Report;
  readonly pack: PolicyPack;
  readonly lines: Lines;
  /** Keys that were written and could not be read, which was told: of what they say nothing is known. */
  readonly unread: ReadonlySet<VersionKey>;
  /** the 依据 and 不依据 of each 范例, in order, with the report of the file in which it stands */
  readonly relies: readonly {
    readonly report: Report;
    readonly words: readonly Word[];
    readonly not: readonly Word[];
  }[];
}

type VersionKey = '施行' | '失效' | '从旧兼从轻' | '适用地区';

interface Lines {
  /** 政策包 */
  readonly title: number;
  /** 适用地区 */
  readonly place: number;
  /** 施行 */
  readonly from: number;
  /** 取代 */
  readonly replaces: number;
  /** by article */
  readonly clauses: ReadonlyMap<string, number>;
  /** of each 收紧, in order */
  readonly tightenings: readonly number[];
}

/**
 * The pack of a file; `id` is folder and file name, hubei/report, `apart` the file that holds more of its 范例. What is
 * wrong is in the reports.
 */
export const readPack = (
  { report, cell }: Opened,
  english: English,
  id: string,
  frame: Frame,
  apart?: Opened,
): PackFile => {
  const fields = fieldsOf(report, cell, '政策清单', PACK);
  const title = english.text('政策包', fields.text('政策包'));
  const number = fields.textIf('文号');
  const dates = readDates(report, fields);
  const replaces = fields.textIf('取代');
  const lighterLaw = fields.flag('从旧兼从轻');
  const isLighterUnread = !fields.lacks('从旧兼从轻') && !isYesOrNo(fields.cell('从旧兼从轻'));
  const firstOfItsKind = readFirstOfItsKind(report, fields, lighterLaw || isLighterUnread);
  const decides = fields.textIf('谁来认定');
  const scope = [
    ...chosenAmong(report, frame.questions.get(STATUS), fields.words('适用对象')),
    ...readCondition(report, fields.cell('同时具备'), frame.questions),
  ];
  const { level, place } = readStanding(report, fields, scope);
  const clauses = fields
    .entries('条款')
    .map(([article, entry]) => readClause(report, english, { pack: id, title, number, dates }, article, entry.value));
  const checkEver = (line: number, when: Condition, cited: readonly Clause[]): void => {
    // A situation holds while its first clause is in force (core/rules.ts), but under 从旧兼从轻 today's lighter rule
    // reaches back to conduct before that.
    const { from, until } = lighterLaw ? {} : (cited[0] ?? dates);
    const why = whyNever([...scope, ...when], frame.asked, { place, from, until });
    if (why !== undefined) report.error(line, `这个情形永远不会成立：${why}`);
  };

  const reading: Reading = { report, english, questions: frame.questions, pack: id, clauses, checkEver };
  const lists = fields.items('清单').map((item) => readList(reading, item));
  if (fields.cell('清单')?.kind === 'list' && lists.length === 0)
    report.warn(fields.lineOf('清单'), '「清单」里还没有情形，什么也不决定：没有写完的请补上，不用的请删去这一项');
  const numbers = lists.flatMap((list) => list.numbers);
  checkUnique(report, '编号', numbers);
  const articles = new Map(fields.entries('条款').map(([article, entry]) => [article, entry.line]));
  for (const { text, line } of numbers)
    if (articles.has(text)) report.error(line, `编号「${text}」与条款同名，「依据」会分不清，请换一个编号`);

  const tightenings = fields.items('收紧').map((item) => readTightening(reading, item));
  const accepted = readAccepted(
    { report, questions: frame.questions, pack: id, numbers: numbers.map(({ text }) => text) },
    fields.items('已知'),
  );
  const examples = [
    ...readExamples(report, fields, frame),
    ...(apart === undefined
      ? []
      : readExamples(apart.report, fieldsOf(apart.report, apart.cell, '范例文件', EXAMPLES), frame)),
  ];
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
    ...(replaces === undefined ? {} : { replaces }),
    partial: fields.flag('只收录部分'),
    firstOfItsKind,
    lighterLaw,
    ...(decides === undefined ? {} : { decides: english.text('谁来认定', decides) }),
    clauses,
    lists: lists.map(({ list }) => list),
    tightenings: tightenings.map(({ tightening }) => tightening),
    examples: examples.map(({ example }) => example),
    accepted,
    leftOut: english.texts('未收录', leftOut),
  };
  const unread = new Set<VersionKey>(isLighterUnread ? ['从旧兼从轻'] : []);
  for (const [key, value] of [
    ['施行', dates.from],
    ['失效', dates.until],
    ['适用地区', place],
  ] as const)
    if (value === undefined && !fields.lacks(key)) unread.add(key);
  return {
    report,
    pack,
    unread,
    lines: {
      title: fields.lineOf('政策包'),
      place: fields.lineOf('适用地区'),
      from: fields.lineOf('施行'),
      replaces: fields.lineOf('取代'),
      clauses: articles,
      tightenings: tightenings.map(({ line }) => line),
    },
    relies: examples.map(({ report: own, relies, excludes }) => ({ report: own, words: relies, not: excludes })),
  };
};

/** The 范例 of one file. Two of one name cannot be told apart when one of them comes out otherwise. */
const readExamples = (report: Report, fields: Fields<'范例'>, { flow, questions }: Frame) => {
  const read = fields.items('范例').map((item) => readExample(report, flow, questions, item));
  const lines = new Map<string, number>();
  for (const { example } of read) {
    const before = lines.get(example.name);
    if (before === undefined) lines.set(example.name, example.line);
    else if (example.name !== '')
      report.warn(example.line, `这个文件里有两个范例都叫「${example.name}」（另一个在第 ${before} 行），请改一个名称`);
  }
  return read;
};

const isYesOrNo = (cell: Cell | undefined): boolean => cell?.kind === 'text' && ['是', '否'].includes(cell.text);

type PackFields = Fields<(typeof PACK.required)[number] | (typeof PACK.optional)[number]>;

/** 层级 and 适用地区, told when they do not fit. */
const readStanding = (report: Report, fields: PackFields, scope: Condition): Pick<PolicyPack, 'level' | 'place'> => {
  const level = fields.choice('层级', same(...LEVELS));
  const text = fields.textIf('适用地区');
  const place = text === undefined ? undefined : readPlace(report, { text, line: fields.lineOf('适用地区') }, true);
  const standing = { level: level ?? '全国', ...(place === undefined ? {} : { place }) };
  // Of a level or a place that could not be read nothing more is said.
  if (level === undefined || (place === undefined && fields.cell('适用地区') !== undefined)) return standing;
  const mistake = standingMistake({ ...standing, scope });
  if (mistake !== undefined) report.error(fields.lineOf(mistake.key), mistake.message);
  return standing;
};

/** 此前没有同类规定: it says of days before 施行 that today's lighter rule may be held against no rule at all. */
const readFirstOfItsKind = (report: Report, fields: PackFields, lighterLaw: boolean): boolean => {
  const isFirst = fields.flag('此前没有同类规定');
  if (!isFirst) return false;
  const line = fields.lineOf('此前没有同类规定');
  if (!lighterLaw) report.error(line, '「此前没有同类规定」只和「从旧兼从轻: 是」一起写');
  else if (fields.lacks('施行')) report.error(line, '写了「此前没有同类规定」就要写「施行」：从哪一天起有了规定');
  if (fields.cell('取代')) report.error(line, '写了「取代」就是此前有过规定，「此前没有同类规定」请删去');
  return true;
};
