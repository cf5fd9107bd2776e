/** Which days are worked, and until when that is known. */
import { isWorkday } from 'chinese-days';
import { describe, expect, test } from 'vitest';
import { calendarOf, knownUntil, NO_NOTICE } from '../../src/office/calendar.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';

const { calendar } = STANDARD_OFFICE;
const DAY = 86_400_000;

/** From one day to another, both included. */
const days = (from: string, to: string): readonly string[] =>
  Array.from({ length: (Date.parse(to) - Date.parse(from)) / DAY + 1 }, (_, at) =>
    new Date(Date.parse(from) + at * DAY).toISOString().slice(0, 10),
  );

describe('国庆 2026, as the notice says', () => {
  test.each(days('2026-10-01', '2026-10-07'))('%s is off', (day) => expect(calendar.isWorkday(day)).toBe(false));
  test.each([
    ['2026-09-20', 'Sunday'],
    ['2026-10-10', 'Saturday'],
  ])('%s, a %s, is worked', (day) => expect(calendar.isWorkday(day)).toBe(true));
  test.each([
    ['2026-09-19', false],
    ['2026-09-30', true],
    ['2026-10-08', true],
    ['2026-10-09', true],
    ['2026-10-11', false],
  ] as const)('%s is as its day of the week: %s', (day, worked) => expect(calendar.isWorkday(day)).toBe(worked));
});

/** Where it runs west of Greenwich the library's own functions are a day out, which is why only its data is used. */
const isLibraryRight = new Date('2026-10-01T00:00:00Z').getTimezoneOffset() <= 0;

test.runIf(isLibraryRight)('every day of 2004 to 2026 is what the library says of it', () => {
  for (const day of days('2004-01-01', '2026-12-31'))
    expect([day, calendar.isWorkday(day)]).toEqual([day, isWorkday(day)]);
});

test('beyond what is known the days of the week decide', () => {
  expect(STANDARD_OFFICE.knownUntil).toBe('2026-12-31');
  expect(days('2027-09-27', '2027-10-03').map(calendar.isWorkday)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

describe('an office’s own notice', () => {
  const notice = new Map([
    ['2026-10-08', 'off'],
    ['2026-10-10', 'off'],
    ['2026-10-04', 'worked'],
  ] as const);

  test('comes before the library’s', () => {
    const own = calendarOf(calendar.hours, notice);
    expect(['2026-10-08', '2026-10-10', '2026-10-04', '2026-10-07'].map(own.isWorkday)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  const year = (number: number, ...dates: readonly string[]): readonly (readonly [string, 'off'])[] =>
    dates.map((date) => [`${number}-${date}`, 'off'] as const);

  test.each([
    ['nothing of the next year', [], '2026-12-31'],
    ['one day of it, or two of the three', year(2027, '01-01', '10-01'), '2026-12-31'],
    ['the whole of it', year(2027, '01-01', '05-01', '10-01'), '2027-12-31'],
    ['the year after it alone', year(2028, '01-01', '05-01', '10-01'), '2026-12-31'],
    ['both', [...year(2027, '01-01', '05-01', '10-01'), ...year(2028, '01-01', '05-01', '10-01')], '2028-12-31'],
  ] as const)('with %s, days are known until %s', (_, said, until) => expect(knownUntil(new Map(said))).toBe(until));

  test('a holiday that is worked here all the same leaves its year known', () =>
    expect(knownUntil(new Map([['2020-05-01', 'worked']]))).toBe(knownUntil(NO_NOTICE)));
});
