/** Working time against a count that goes through every minute, 2020 to 2030: as laws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dueAt,
  minutesOfDay,
  type Pause,
  type WorkCalendar,
  workingDaysUsed,
  workingMinutes,
} from '../../src/core/working-time.ts';
import { calendarOf } from '../../src/office/calendar.ts';
import { RUNS } from './random.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const START = Date.parse('2020-01-01T00:00:00+08:00');
const END = Date.parse('2031-01-01T00:00:00+08:00');

/** What a clock and a calendar on the wall in Shanghai show: the machine's own tables, not eight hours by sum. */
const inShanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
const DAYS: readonly string[] = Array.from({ length: (END - START) / DAY }, (_, day) =>
  inShanghai.format(START + day * DAY),
);

/** Whether each minute of the eleven years is worked. */
type Minutes = Uint8Array;

function everyMinute(calendar: WorkCalendar): Minutes {
  const minutes = new Uint8Array((END - START) / MINUTE);
  for (const [day, written] of DAYS.entries()) {
    if (!calendar.isWorkday(written)) continue;
    for (const { from, to } of calendar.hours)
      for (let minute = from; minute < to; minute++) minutes[day * 1440 + minute] = 1;
  }
  return minutes;
}

const indexOf = (moment: number): number => Math.floor((moment - START) / MINUTE);
const isPaused = (index: number, pauses: readonly Pause[]): boolean =>
  pauses.some(({ from, to }) => index >= indexOf(from) && (to === undefined || index < indexOf(to)));

function naiveMinutes(minutes: Minutes, from: number, to: number, pauses: readonly Pause[] = []): number {
  let count = 0;
  for (let index = indexOf(from); index < indexOf(to); index++)
    if (minutes[index] === 1 && !isPaused(index, pauses)) count++;
  return count;
}

function naiveDue(minutes: Minutes, start: number, length: number, pauses: readonly Pause[]): number | undefined {
  let left = length;
  for (let index = indexOf(start); index < minutes.length; index++) {
    if (minutes[index] !== 1 || isPaused(index, pauses)) continue;
    left -= 1;
    if (left === 0) return START + (index + 1) * MINUTE;
  }
  return undefined;
}

/** Calendars, each with its minutes: the real one, a broken day of many parts, a night shift, and days drawn by lot. */
const HOURS = [
  [
    { from: 540, to: 720 },
    { from: 810, to: 1050 },
  ],
  [
    { from: 0, to: 1 },
    { from: 300, to: 301 },
    { from: 301, to: 450 },
    { from: 1439, to: 1440 },
  ],
  [{ from: 0, to: 1440 }],
] as const;
const CALENDARS = [
  ...HOURS.map((hours) => calendarOf(hours, new Map())),
  ...[3, 7, 11].map((seed, at) => ({
    hours: HOURS[at] ?? HOURS[0],
    isWorkday: (day: string) => (Number(day.replaceAll('-', '')) * 2_654_435_761 * seed) % 97 < 40,
  })),
].map((calendar) => ({ calendar, minutes: everyMinute(calendar) }));

/** Of the first ten years, so that what is looked for is found before the eleventh ends. Every second, not only whole minutes. */
const moment = fc.integer({ min: START, max: Date.parse('2029-12-31T23:59:59+08:00') });
/** By its number, so that a counterexample does not print six million minutes. */
const any = fc.nat({ max: CALENDARS.length - 1 });
const drawn = (number: number): (typeof CALENDARS)[number] => {
  const calendar = CALENDARS[number];
  if (calendar === undefined) throw new Error(`no calendar ${number}`);
  return calendar;
};
const length = fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 60 }));
/** Moments near a start, so that pauses meet the span, each other, and what lies before it. */
const pausesNear = (start: number, open: boolean): fc.Arbitrary<readonly Pause[]> =>
  fc.array(
    fc
      .tuple(
        fc.integer({ min: -5 * DAY, max: 40 * DAY }),
        fc.integer({ min: -DAY, max: 15 * DAY }),
        open ? fc.integer({ min: 0, max: 3 }) : fc.constant(1),
      )
      .map(([after, long, end]) => ({ from: start + after, to: end === 0 ? undefined : start + after + long })),
    { maxLength: 5 },
  );
const matter = (open: boolean) =>
  moment.chain((start) => fc.record({ start: fc.constant(start), pauses: pausesNear(start, open) }));

const defined = (value: number | undefined): number => {
  if (value === undefined) throw new Error('no deadline');
  return value;
};

describe('as every minute counted says', () => {
  test('between two moments, years apart', () =>
    fc.assert(
      fc.property(any, moment, moment, (number, a, b) => {
        const { calendar, minutes } = drawn(number);
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(workingMinutes(calendar, from, to)).toBe(naiveMinutes(minutes, from, to));
      }),
      { numRuns: 150 },
    ));

  test('between two moments of the same days', () =>
    fc.assert(
      fc.property(any, moment, fc.integer({ min: 0, max: 4 * DAY }), (number, from, more) => {
        const { calendar, minutes } = drawn(number);
        expect(workingMinutes(calendar, from, from + more)).toBe(naiveMinutes(minutes, from, from + more));
      }),
      RUNS,
    ));

  test('the deadline, with pauses that overlap, begin before the start, are empty or have no end', () =>
    fc.assert(
      fc.property(any, matter(true), length, (number, { start, pauses }, days) => {
        const { calendar, minutes } = drawn(number);
        expect(dueAt(calendar, start, days, pauses)).toBe(
          naiveDue(minutes, start, days * minutesOfDay(calendar), pauses),
        );
      }),
      RUNS,
    ));

  test('the days used so far, with the same pauses', () =>
    fc.assert(
      fc.property(
        any,
        matter(true),
        fc.integer({ min: -3 * DAY, max: 60 * DAY }),
        (number, { start, pauses }, more) => {
          const { calendar, minutes } = drawn(number);
          const used = workingDaysUsed(calendar, start, start + more, pauses) * minutesOfDay(calendar);
          expect(used).toBeCloseTo(naiveMinutes(minutes, start, start + more, pauses), 6);
        },
      ),
      RUNS,
    ));
});

describe('laws', () => {
  test('a span is the sum of its parts, in any order', () =>
    fc.assert(
      fc.property(any, moment, moment, moment, (number, a, b, c) => {
        const { calendar } = drawn(number);
        expect(workingMinutes(calendar, a, b) + workingMinutes(calendar, b, c)).toBe(workingMinutes(calendar, a, c));
        expect(workingMinutes(calendar, b, a) + workingMinutes(calendar, a, b)).toBe(0);
      }),
    ));

  test('who begins later is due no earlier', () =>
    fc.assert(
      fc.property(
        any,
        matter(false),
        fc.integer({ min: 0, max: 9 * DAY }),
        length,
        (number, { start, pauses }, later, days) => {
          const { calendar } = drawn(number);
          expect(defined(dueAt(calendar, start, days, pauses))).toBeLessThanOrEqual(
            defined(dueAt(calendar, start + later, days, pauses)),
          );
        },
      ),
      RUNS,
    ));

  test('what is longer is due later', () =>
    fc.assert(
      fc.property(any, matter(false), length, length, (number, { start, pauses }, days, more) => {
        const { calendar } = drawn(number);
        expect(defined(dueAt(calendar, start, days, pauses))).toBeLessThan(
          defined(dueAt(calendar, start, days + more, pauses)),
        );
      }),
    ));

  test('a deadline and the minutes until it are each other’s inverse', () =>
    fc.assert(
      fc.property(any, moment, length, (number, start, days) => {
        const { calendar } = drawn(number);
        const due = defined(dueAt(calendar, start, days, []));
        const whole = minutesOfDay(calendar);
        expect(workingMinutes(calendar, start, due)).toBe(days * whole);
        // The first such moment: a minute earlier it has not passed yet.
        expect(workingMinutes(calendar, start, due - MINUTE)).toBe(days * whole - 1);
        expect(workingDaysUsed(calendar, start, due, [])).toBe(days);
      }),
    ));

  test('a deadline is met when all of its days are used, and none is used before the start', () =>
    fc.assert(
      fc.property(any, matter(false), length, (number, { start, pauses }, days) => {
        const { calendar } = drawn(number);
        const due = defined(dueAt(calendar, start, days, pauses));
        expect(workingDaysUsed(calendar, start, due, pauses)).toBeCloseTo(days, 9);
        expect(workingDaysUsed(calendar, start, due - MINUTE, pauses)).toBeLessThan(days);
        expect(workingDaysUsed(calendar, start, start - DAY, pauses)).toBe(0);
      }),
    ));

  test('a pause shifts a deadline by exactly its working minutes', () =>
    fc.assert(
      fc.property(
        any,
        moment,
        length,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        fc.integer({ min: 0, max: 30 * DAY }),
        (number, start, days, where, long) => {
          const { calendar } = drawn(number);
          const due = defined(dueAt(calendar, start, days, []));
          const from = start + Math.floor((due - MINUTE - start) * where);
          const shifted = defined(dueAt(calendar, start, days, [{ from, to: from + long }]));
          expect(workingMinutes(calendar, due, shifted)).toBe(workingMinutes(calendar, from, from + long));
        },
      ),
      RUNS,
    ));

  test('a pause after the deadline, or before the start, changes nothing', () =>
    fc.assert(
      fc.property(any, moment, length, fc.integer({ min: 0, max: 30 * DAY }), (number, start, days, long) => {
        const { calendar } = drawn(number);
        const due = defined(dueAt(calendar, start, days, []));
        expect(dueAt(calendar, start, days, [{ from: due, to: undefined }])).toBe(due);
        expect(dueAt(calendar, start, days, [{ from: start - long, to: start }])).toBe(due);
      }),
    ));

  test('the order of pauses, and one written twice, change nothing', () =>
    fc.assert(
      fc.property(any, matter(true), length, (number, { start, pauses }, days) => {
        const { calendar } = drawn(number);
        const due = dueAt(calendar, start, days, pauses);
        expect(dueAt(calendar, start, days, pauses.toReversed())).toBe(due);
        expect(dueAt(calendar, start, days, [...pauses, ...pauses])).toBe(due);
      }),
    ));

  test('while a pause has no end the clock stands, and the days used stay', () =>
    fc.assert(
      fc.property(any, moment, length, fc.integer({ min: 0, max: 20 * DAY }), (number, start, days, more) => {
        const { calendar } = drawn(number);
        const due = defined(dueAt(calendar, start, days, []));
        const pauses = [{ from: due - MINUTE, to: undefined }];
        expect(dueAt(calendar, start, days, pauses)).toBeUndefined();
        expect(workingDaysUsed(calendar, start, due + more, pauses)).toBe(
          workingDaysUsed(calendar, start, due - MINUTE, []),
        );
      }),
    ));
});

test('a calendar without working time gives no deadline, and ends', () => {
  const never = { hours: HOURS[0], isWorkday: () => false };
  expect(dueAt({ ...never, hours: [] }, START, 5, [])).toBeUndefined();
  expect(workingDaysUsed({ ...never, hours: [] }, START, END, [])).toBe(0);
  expect(dueAt(never, Date.UTC(9990, 0, 1), 5, [])).toBeUndefined();
});

test('ten years are counted in no time', () => {
  const { calendar } = drawn(0);
  const before = performance.now();
  for (let round = 0; round < 20; round++) workingMinutes(calendar, START, END);
  expect((performance.now() - before) / 20).toBeLessThan(50);
});
