/** Reads an office's file, or says everything that is wrong with it. */
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { textOf } from '../content/file-text.ts';
import { type Problem, type Report, reportTo } from '../content/problems.ts';
import { asMap, checkUnique, fieldsOf } from '../content/reader.ts';
import { type Cell, parseYaml } from '../content/yaml-tree.ts';
import { calendarOf, knownUntil, NO_NOTICE } from './calendar.ts';
import { readHours, STANDARD_HOURS } from './hours.ts';
import { readNotice } from './notice.ts';
import type { LimitName } from '../core/matter-clocks.ts';
import type { Limit, Office, Template } from './office.ts';

export interface LoadedOffice {
  /** Absent where any problem is an error: half an office is never used. */
  readonly office?: Office;
  /** By line. */
  readonly problems: readonly Problem[];
}

/** Where there is no file: standard hours and no limits at all. A length that nobody has ruled would be made up. */
export const STANDARD_OFFICE: Office = {
  calendar: calendarOf(STANDARD_HOURS, NO_NOTICE),
  knownUntil: knownUntil(NO_NOTICE),
  limits: {},
  heads: [],
  templates: [],
};

const OFFICE = { required: [], optional: ['办公时间', '放假通知', '期限', '队列负责人', '理由模板'] } as const;
const LIMIT = { required: ['工作日', '依据'], optional: [] } as const;
const TEMPLATE = { required: ['名称', '内容'], optional: [] } as const;

/** The steps by what the file calls them. */
export const LIMIT_WORDS: Readonly<Record<string, LimitName>> = {
  受理: 'accept',
  领取: 'claim',
  沉默放回: 'silence',
  当事人答复: 'answer',
  第二人意见: 'second',
  作出结论: 'decide',
  告知: 'tell',
  申诉: 'appeal',
  纠错: 'correct',
  回访: 'followUp',
  澄清: 'clear',
};

/** About four years. What is longer is a slip of the hand. */
const MOST_DAYS = 1000;

/**
 * The office of a file; of no file (undefined), the standard one. That a named file is not there is told like any mistake in it;
 * what else keeps it from being read is thrown.
 */
export async function loadOffice(path: string | undefined): Promise<LoadedOffice> {
  if (path === undefined) return { office: STANDARD_OFFICE, problems: [] };
  const shown = shownPath(path);
  try {
    return readOffice(shown, await readFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const problems: Problem[] = [];
    reportTo(problems, shown).error(
      1,
      '没有这个文件，请检查 LIUKAN_OFFICE；写法见 office.example.yaml 和 docs/office.md',
    );
    return { problems };
  }
}

/** office.yaml for /srv/liukan/office.yaml, where that is the folder one is in. */
const shownPath = (path: string): string => {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
};

/** The same for a text that was read elsewhere; `file` names it in what is told. */
export function readOffice(file: string, raw: Uint8Array | string): LoadedOffice {
  const problems: Problem[] = [];
  const report = reportTo(problems, file);
  // The rules for names of files are those of the lists, which refer to each other by them; this file may lie anywhere.
  const text = textOf(report, 'office.yaml', raw);
  const cell = text === undefined ? undefined : parseYaml(report, text);
  const office = cell && officeOf(report, cell);
  const inOrder = problems.toSorted((a, b) => a.line - b.line);
  return office === undefined || problems.some(({ severity }) => severity === 'error')
    ? { problems: inOrder }
    : { office, problems: inOrder };
}

const officeOf = (report: Report, cell: Cell): Office => {
  const fields = fieldsOf(report, cell, '本机关的设置', OFFICE);
  const hours = fields.cell('办公时间') === undefined ? STANDARD_HOURS : readHours(report, fields.words('办公时间'));
  const notice = readNotice(report, fields.items('放假通知'));
  const limits = fields.cell('期限');
  const heads = fields.words('队列负责人');
  checkUnique(report, '队列负责人', heads);
  return {
    calendar: calendarOf(hours, notice),
    knownUntil: knownUntil(notice),
    limits: limits === undefined ? {} : readLimits(report, limits),
    heads: heads.map(({ text }) => text),
    templates: readTemplates(report, fields.items('理由模板')),
  };
};

const readLimits = (report: Report, cell: Cell): Office['limits'] => {
  const fields = fieldsOf(report, cell, '期限', { required: [], optional: Object.keys(LIMIT_WORDS) });
  return Object.fromEntries(
    Object.entries(LIMIT_WORDS).flatMap(([word, name]): readonly (readonly [LimitName, Limit])[] => {
      const written = fields.cell(word);
      const limit = written && readLimit(report, written, word);
      return limit === undefined ? [] : [[name, limit]];
    }),
  );
};

const readLimit = (report: Report, cell: Cell, word: string): Limit | undefined => {
  // 受理: 5 is the slip that everybody makes once; what is missing is whose rule that is.
  if (cell.kind === 'text') {
    report.error(
      cell.line,
      `「${word}」要写明几个工作日、谁的规定，例如 ${word}: { 工作日: ${daysIn(cell.text) ?? 5}, 依据: 本机关的规定 }`,
    );
    return undefined;
  }
  if (asMap(report, cell, `「${word}」要写成 { 工作日: 5, 依据: 本机关的规定 }`) === undefined) return undefined;
  const fields = fieldsOf(report, cell, `期限「${word}」`, LIMIT);
  const text = fields.textIf('工作日');
  const rule = fields.text('依据');
  if (text === undefined) return undefined;
  const days = /^\d+$/.test(text) ? Number(text) : undefined;
  if (days !== undefined && days >= 1 && days <= MOST_DAYS) return { workingDays: days, rule };
  const meant = days === undefined ? daysIn(text) : undefined;
  report.error(
    fields.lineOf('工作日'),
    `「工作日」要写 1 到 ${MOST_DAYS} 的整数，不能写「${text}」${meant === undefined ? '' : `，是不是 ${meant}？`}`,
  );
  return undefined;
};

/** ５, 5个工作日, 5 天 → 5 */
const daysIn = (text: string): number | undefined => {
  const [, digits] = /^(\d{1,3})(?:个?工作日|[个天日])?$/.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

const readTemplates = (report: Report, cells: readonly Cell[]): readonly Template[] => {
  const templates = cells.map((cell) => {
    const fields = fieldsOf(report, cell, '理由模板', TEMPLATE);
    return { name: fields.text('名称'), text: fields.text('内容'), line: fields.lineOf('名称') };
  });
  checkUnique(
    report,
    '名称',
    templates.map(({ name, line }) => ({ text: name, line })),
  );
  return templates.map(({ name, text }) => ({ name, text }));
};
