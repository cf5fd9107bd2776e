/**
 * Working time: how much of it lies between two moments, and when a length of it will have passed. Deadlines are always
 * computed with this from what happened and today's calendar, never stored, so that a holiday notice that comes late moves
 * them all.
 *
 * Everything is counted in whole minutes. A moment counts as the minute that it lies in: a deadline is shown to the minute,
 * and what is shown must come out again when it is counted by hand.
 */

/** Which days are worked, and from when to when. */
export interface WorkCalendar {
  /** '2026-10-10' → true: a make-up day */
  isWorkday(day: string): boolean;
  /** Minutes of the day, in order, without overlap: 08:30–12:00, 14:00–17:30. Every working day has the same. */
  readonly hours: readonly { readonly from: number; readonly to: number }[];
}

/** Milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** While it lasts, the clock stands. Without an end: it still does. */
export interface Pause {
  readonly from: number;
  readonly to: number | undefined;
}

const MINUTE = 60_000;
const MINUTES_A_DAY = 1440;
/** China keeps one time, eight hours ahead of Greenwich, and has no daylight saving (since 1991). */
const CHINA = 8 * 60;
/** 10000-01-01: a day beyond cannot be written YYYY-MM-DD. */
const END_OF_DAYS = Date.UTC(10_000, 0, 1) / MINUTE / MINUTES_A_DAY;

/** The day in China at a moment, 2026-12-31. */
export const dayInChina = (at: number): string => written(dayOf(minuteOf(at)));

/** When a day begins in China. beginningOf('2026-11-24') is 2026-11-23T16:00:00Z */
export const beginningOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** Minutes since the first of January 1970 in China; negative before it. */
const minuteOf = (moment: number): number => Math.floor(moment / MINUTE) + CHINA;
const momentOf = (minute: number): number => (minute - CHINA) * MINUTE;
const dayOf = (minute: number): number => Math.floor(minute / MINUTES_A_DAY);
const inDay = (minute: number): number => minute - dayOf(minute) * MINUTES_A_DAY;

/** 2026-10-01 */
const written = (day: number): string => new Date(day * MINUTES_A_DAY * MINUTE).toISOString().slice(0, 10);

const isWorked = (calendar: WorkCalendar, day: number): boolean => calendar.isWorkday(written(day));

/** Working minutes of a working day before a minute of it; of the whole day: before 1440. */
const hoursBefore = ({ hours }: WorkCalendar, minute: number): number =>
  hours.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(minute, to) - from), 0);

/** Working minutes of one working day. */
export const minutesOfDay = (calendar: WorkCalendar): number => hoursBefore(calendar, MINUTES_A_DAY);

/** Working minutes from one minute to a later one. Only the first and the last day are looked into. */
function between(calendar: WorkCalendar, from: number, to: number): number {
  const [first, last] = [dayOf(from), dayOf(to)];
  let days = 0;
  for (let day = first; day < last; day++) if (isWorked(calendar, day)) days += 1;
  return (
    days * minutesOfDay(calendar) -
    (isWorked(calendar, first) ? hoursBefore(calendar, inDay(from)) : 0) +
    (isWorked(calendar, last) ? hoursBefore(calendar, inDay(to)) : 0)
  );
}

/** The first minute at which so many working minutes have passed since another; undefined: not before the end of days. */
function after(calendar: WorkCalendar, from: number, minutes: number): number | undefined {
  if (minutes <= 0) return from;
  const whole = minutesOfDay(calendar);
  // From the beginning of the first day, of which what lies before `from` has passed already.
  let left = minutes + (isWorked(calendar, dayOf(from)) ? hoursBefore(calendar, inDay(from)) : 0);
  for (let day = dayOf(from); day < END_OF_DAYS; day++) {
    if (!isWorked(calendar, day)) continue;
    if (left <= whole) return day * MINUTES_A_DAY + minuteWhen(calendar, left);
    left -= whole;
  }
  return undefined;
}

/** The minute of a working day at which so many of its working minutes, at least one, have passed: the end of a part, not the beginning of the next. */
function minuteWhen({ hours }: WorkCalendar, minutes: number): number {
  let left = minutes;
  for (const { from, to } of hours) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return MINUTES_A_DAY;
}

/** In minutes; `to` undefined: for ever. */
interface Stretch {
  readonly from: number;
  readonly to: number | undefined;
}

/** When the clock runs: from the start on, but for the pauses, which may overlap, begin before the start, or be empty. */
function running(start: number, pauses: readonly Pause[]): readonly Stretch[] {
  const inOrder = pauses
    .map(({ from, to }) => ({ from: minuteOf(from), to: to === undefined ? undefined : minuteOf(to) }))
    .filter(({ from, to }) => to === undefined || to > from)
    .sort((a, b) => a.from - b.from);
  const stretches: Stretch[] = [];
  let since = start;
  for (const { from, to } of inOrder) {
    if (from > since) stretches.push({ from: since, to: from });
    if (to === undefined) return stretches;
    since = Math.max(since, to);
  }
  return [...stretches, { from: since, to: undefined }];
}

/**
 * Working minutes between two moments (China time, UTC+8). From a later moment to an earlier one they are negative: what is
 * left of a deadline, or how far it is past.
 */
export function workingMinutes(calendar: WorkCalendar, from: number, to: number): number {
  const [a, b] = [minuteOf(from), minuteOf(to)];
  // 0 minus: the negative of nothing is nothing, and not the -0 that a minus sign alone makes of it.
  return b < a ? 0 - between(calendar, b, a) : between(calendar, a, b);
}

/**
 * The moment when so many working days (each as long as the office's hours) have passed since `start`, the pauses not
 * counted: the first such moment, so that a day that begins with the office ends with it, and not on the next morning.
 *
 * Undefined where the clock stands: a pause without an end has begun before. (Also where a calendar has no working time at all.)
 */
export function dueAt(
  calendar: WorkCalendar,
  start: number,
  workingDays: number,
  pauses: readonly Pause[],
): number | undefined {
  let left = Math.round(workingDays * minutesOfDay(calendar));
  if (minutesOfDay(calendar) === 0) return undefined;
  for (const { from, to } of running(minuteOf(start), pauses)) {
    const minutes = to === undefined ? Number.POSITIVE_INFINITY : between(calendar, from, to);
    if (left <= minutes) {
      const due = after(calendar, from, left);
      return due === undefined ? undefined : momentOf(due);
    }
    left -= minutes;
  }
  return undefined;
}

/** When the office next opens on a day after this moment's (China time). Undefined where a calendar has no working time at all. */
export function opensNext(calendar: WorkCalendar, moment: number): number | undefined {
  const [first] = calendar.hours;
  if (first === undefined) return undefined;
  for (let day = dayOf(minuteOf(moment)) + 1; day < END_OF_DAYS; day++)
    if (isWorked(calendar, day)) return momentOf(day * MINUTES_A_DAY + first.from);
  return undefined;
}

/** Working days (a fraction) used of a length: for 已用 2.5 / 5 个工作日. None before the start. */
export function workingDaysUsed(calendar: WorkCalendar, start: number, now: number, pauses: readonly Pause[]): number {
  const [until, whole] = [minuteOf(now), minutesOfDay(calendar)];
  const used = running(minuteOf(start), pauses)
    .filter(({ from }) => from < until)
    .reduce((sum, { from, to }) => sum + between(calendar, from, Math.min(to ?? until, until)), 0);
  return whole === 0 ? 0 : used / whole;
}
