/** 放假通知: what the office itself says of a day, for instance of a notice that the library does not have yet. */
import type { Report } from '../content/problems.ts';
import { dayMistake } from '../content/quantities.ts';
import { type Fields, fieldsOf } from '../content/reader.ts';
import type { Cell } from '../content/yaml-tree.ts';
import { lackingDays, type Notice } from './calendar.ts';

const NOTICE = { required: ['是', '依据'], optional: ['日期', '起', '止'] } as const;
type NoticeFields = Fields<(typeof NOTICE.required)[number] | (typeof NOTICE.optional)[number]>;

const KINDS = { 放假: 'off', 上班: 'worked' } as const;

/** No holiday of a notice is longer; a longer one has the wrong year or month in it. */
const LONGEST = 31;
const DAY = 86_400_000;

/** In: the items of 放假通知. Out: the days that they name. A year that they name in part is told as a reminder. */
export function readNotice(report: Report, cells: readonly Cell[]): Notice {
  const said = new Map<string, { readonly is: 'off' | 'worked'; readonly line: number }>();
  for (const cell of cells) {
    const fields = fieldsOf(report, cell, '放假通知', NOTICE);
    const days = daysOf(report, fields);
    const is = fields.choice('是', KINDS);
    // Whose notice it is: for whoever reads the file after years. Nothing is computed from it.
    fields.text('依据');
    for (const day of days) {
      const before = said.get(day);
      if (before !== undefined)
        report.error(fields.line, `「${day}」写了两次（上一次在第 ${before.line} 行），一天只能写一次`);
      else if (is !== undefined) said.set(day, { is, line: fields.line });
    }
  }
  const notice: Notice = new Map([...said].map(([day, { is }]) => [day, is]));
  remindOfYears(
    report,
    notice,
    [...said].map(([day, { line }]) => ({ day, line })),
  );
  return notice;
}

const daysOf = (report: Report, fields: NoticeFields): readonly string[] => {
  const isSpan = fields.cell('起') !== undefined || fields.cell('止') !== undefined;
  if (fields.cell('日期') !== undefined) {
    if (isSpan)
      report.error(fields.lineOf('日期'), '「日期」和「起」「止」只写一种：一天写「日期」，连着几天写「起」和「止」');
    return isSpan
      ? []
      : fields
          .words('日期')
          .filter(({ text, line }) => isDay(report, text, line))
          .map(({ text }) => text);
  }
  if (!isSpan) {
    if (fields.lacks('日期') && fields.lacks('起') && fields.lacks('止'))
      report.error(fields.line, '放假通知要写是哪一天：一天写「日期」，连着几天写「起」和「止」');
    return [];
  }
  for (const key of ['起', '止'] as const)
    if (fields.lacks(key)) report.error(fields.line, `放假通知缺少「${key}」这一项；只有一天的，改写成「日期」`);
  const [from, to] = [dayIn(report, fields, '起'), dayIn(report, fields, '止')];
  return from === undefined || to === undefined ? [] : spanned(report, fields.lineOf('止'), from, to);
};

const isDay = (report: Report, text: string, line: number): boolean => {
  const mistake = dayMistake(text);
  if (mistake !== undefined) report.error(line, mistake);
  return mistake === undefined;
};

const dayIn = (report: Report, fields: NoticeFields, key: '起' | '止'): string | undefined => {
  const text = fields.textIf(key);
  return text !== undefined && isDay(report, text, fields.lineOf(key)) ? text : undefined;
};

const spanned = (report: Report, line: number, from: string, to: string): readonly string[] => {
  const first = Date.parse(from);
  const count = (Date.parse(to) - first) / DAY + 1;
  if (count < 1) report.error(line, `「止: ${to}」早于「起: ${from}」`);
  else if (count > LONGEST)
    report.error(line, `从 ${from} 到 ${to} 有 ${count} 天，一段最多 ${LONGEST} 天，请检查年月`);
  else return Array.from({ length: count }, (_, at) => new Date(first + at * DAY).toISOString().slice(0, 10));
  return [];
};

/** A year of which something is written but not the whole notice stays provisional: that should not be a surprise. */
const remindOfYears = (
  report: Report,
  notice: Notice,
  said: readonly { readonly day: string; readonly line: number }[],
): void => {
  const told = new Set<string>();
  for (const { day, line } of said) {
    const year = day.slice(0, 4);
    const lacking = lackingDays(Number(year), notice);
    if (lacking.length === 0 || told.has(year)) continue;
    told.add(year);
    report.warn(line, `${year} 年的放假通知还没有写全（没有写 ${lacking.join('、')} 放假），这一年的期限仍标为暂定`);
  }
};
