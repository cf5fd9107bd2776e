/**
 * Which days are worked: Monday to Friday, but for the State Council's yearly notice (statutory holidays, 调休), which
 * chinese-days carries, and for what an office's own file says of a day, which comes first.
 *
 * Only the data of chinese-days is used: its functions take the day of the week from the time zone of the machine, and west of
 * Greenwich are a day out.
 */
import notices from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { WorkCalendar } from '../core/working-time.ts';

/** Days of which an office's file says whether they are worked, 2027-02-06. */
export type Notice = ReadonlyMap<string, 'off' | 'worked'>;

export const NO_NOTICE: Notice = new Map();

const OFF: ReadonlySet<string> = new Set(Object.keys(notices.holidays));
const WORKED: ReadonlySet<string> = new Set(Object.keys(notices.workdays));

/** Given as a holiday by either. That the office works on one all the same does not make the notice unknown. */
const isOff = (day: string, notice: Notice): boolean => OFF.has(day) || notice.get(day) === 'off';

const isWeekday = (day: string): boolean => {
  const ofWeek = new Date(`${day}T00:00:00Z`).getUTCDay();
  return ofWeek >= 1 && ofWeek <= 5;
};

export const calendarOf = (hours: WorkCalendar['hours'], notice: Notice): WorkCalendar => ({
  hours,
  isWorkday: (day) => {
    const said = notice.get(day);
    if (said !== undefined) return said === 'worked';
    return WORKED.has(day) || (isWeekday(day) && !OFF.has(day));
  },
});

/**
 * Days that every yearly notice gives, on the same date: 元旦, 劳动节, 国庆. A single day of a year does not make its notice
 * known: a notice may say of the year before or after as well, and an office may know one day ahead.
 */
const FIXED = ['01-01', '05-01', '10-01'] as const;

/** Whether the notice of a year is here: in chinese-days, or written out in the office's file. */
const hasNotice = (year: number, notice: Notice): boolean => FIXED.every((day) => isOff(`${year}-${day}`, notice));

/** 31 December of the last year whose notice is here; the years before it have theirs as well. */
export function knownUntil(notice: Notice): string {
  let year = Number([...OFF].reduce((first, day) => (day < first ? day : first)).slice(0, 4));
  while (hasNotice(year + 1, notice)) year += 1;
  return `${year}-12-31`;
}

/** Of a year that a notice names, and that stays unknown all the same: the fixed days that it lacks, 2027-05-01. */
export const lackingDays = (year: number, notice: Notice): readonly string[] =>
  FIXED.map((day) => `${year}-${day}`).filter((day) => !isOff(day, notice));
