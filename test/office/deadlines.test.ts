/** Deadlines as a person would count them on a calendar: hours 09:00–12:00 and 13:30–17:30. */
import { describe, expect, test } from 'vitest';
import { dueAt, workingDaysUsed, workingMinutes } from '../../src/core/working-time.ts';
import { todayIn } from '../../src/conversation/receive.ts';
import { readOffice, STANDARD_OFFICE } from '../../src/office/load-office.ts';
import type { Office } from '../../src/office/office.ts';

/** '2026-10-09 16:00' in China. */
const at = (written: string): number => Date.parse(`${written.replace(' ', 'T')}:00+08:00`);
const written = (moment: number | undefined): string | undefined =>
  moment === undefined ? undefined : new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const due = (start: string, days: number, { calendar }: Office = STANDARD_OFFICE): string | undefined =>
  written(dueAt(calendar, at(start), days, []));

const { calendar } = STANDARD_OFFICE;

describe('due', () => {
  test.each([
    ['a day that begins with the office ends with it', '2026-11-23 09:00', 1, '2026-11-23 17:30'],
    ['five days of one week', '2026-11-23 08:00', 5, '2026-11-27 17:30'],
    ['from one afternoon to the next', '2026-11-24 15:20', 1, '2026-11-25 15:20'],
    ['begun in the lunch break: a morning ends at noon', '2026-11-23 12:30', 1, '2026-11-24 12:00'],
    ['begun in the morning: the break does not count', '2026-11-23 11:00', 0.5, '2026-11-23 16:00'],
    ['begun at night', '2026-11-23 23:00', 1, '2026-11-24 17:30'],
    ['begun before the office opens', '2026-11-23 00:10', 1, '2026-11-23 17:30'],
    ['begun on a Saturday', '2026-11-28 10:00', 1, '2026-11-30 17:30'],
    ['over a weekend', '2026-11-27 16:00', 1, '2026-11-30 16:00'],
    ['over 国庆', '2026-09-30 16:00', 1, '2026-10-08 16:00'],
    ['on to a make-up Saturday', '2026-10-09 16:00', 1, '2026-10-10 16:00'],
    ['begun on a make-up Saturday', '2026-10-10 10:00', 1, '2026-10-12 10:00'],
    ['begun on a make-up Sunday', '2026-09-20 10:00', 1, '2026-09-21 10:00'],
    ['begun in 国庆', '2026-10-03 10:00', 3, '2026-10-10 17:30'],
    ['over 春节, with its make-up Saturdays', '2026-02-13 09:00', 3, '2026-02-24 17:30'],
  ] as const)('%s: %s + %d → %s', (_, start, days, expected) => expect(due(start, days)).toBe(expected));
});

describe('pauses', () => {
  const start = at('2026-11-23 09:00');
  const paused = (...pauses: readonly (readonly [from: string, to?: string])[]) =>
    pauses.map(([from, to]) => ({ from: at(from), to: to === undefined ? undefined : at(to) }));

  test.each([
    ['none', paused(), '2026-11-24 17:30'],
    ['half a day', paused(['2026-11-23 13:30', '2026-11-23 17:30']), '2026-11-25 14:30'],
    ['a night and a weekend cost nothing', paused(['2026-11-23 17:30', '2026-11-24 09:00']), '2026-11-24 17:30'],
    [
      'two that overlap count once',
      paused(['2026-11-23 09:00', '2026-11-24 09:00'], ['2026-11-23 15:00', '2026-11-25 09:00']),
      '2026-11-26 17:30',
    ],
    ['begun before the start', paused(['2026-11-01 09:00', '2026-11-24 09:00']), '2026-11-25 17:30'],
    ['over before the start', paused(['2026-11-01 09:00', '2026-11-20 09:00']), '2026-11-24 17:30'],
    ['open, begun in time', paused(['2026-11-24 10:00']), undefined],
    ['open, begun when it was over', paused(['2026-11-24 17:30']), '2026-11-24 17:30'],
    ['ended, and another open', paused(['2026-11-23 10:00', '2026-11-23 11:00'], ['2026-11-23 15:00']), undefined],
  ] as const)('%s', (_, pauses, expected) => expect(written(dueAt(calendar, start, 2, pauses))).toBe(expected));

  test('已用 2.5 / 5 个工作日', () => {
    expect(workingDaysUsed(calendar, start, at('2026-11-25 14:00'), [])).toBe(2.5);
    expect(
      workingDaysUsed(calendar, start, at('2026-11-26 14:00'), paused(['2026-11-24 09:00', '2026-11-24 17:30'])),
    ).toBe(2.5);
    expect(workingDaysUsed(calendar, start, at('2026-12-30 14:00'), paused(['2026-11-25 14:00']))).toBe(2.5);
    expect(workingDaysUsed(calendar, start, at('2026-11-20 14:00'), [])).toBe(0);
  });
});

test('what is left is positive, what is past is negative', () => {
  const end = at('2026-11-27 17:30');
  expect(workingMinutes(calendar, at('2026-11-27 16:00'), end)).toBe(90);
  expect(workingMinutes(calendar, at('2026-11-30 10:00'), end)).toBe(-60);
  expect(Object.is(workingMinutes(calendar, at('2026-11-28 10:00'), end), 0)).toBe(true);
});

describe('a notice that comes late', () => {
  const officeWith = (text: string): Office => {
    const { office, problems } = readOffice('office.yaml', text);
    if (office === undefined) throw new Error(JSON.stringify(problems));
    return office;
  };
  const SPRING = `放假通知:
  - { 起: 2027-02-05, 止: 2027-02-11, 是: 放假, 依据: 某通知 }
  - { 日期: 2027-02-14, 是: 上班, 依据: 某通知 }
`;
  const WHOLE = `${SPRING}  - { 日期: [2027-01-01, 2027-05-01, 2027-10-01], 是: 放假, 依据: 某通知 }
`;
  const isProvisional = (office: Office): boolean =>
    todayIn(dueAt(office.calendar, at('2027-02-04 16:00'), 2, []) ?? 0) > office.knownUntil;

  test('moves what is due, and what was begun before it', () => {
    expect(due('2027-02-04 16:00', 2)).toBe('2027-02-08 16:00');
    expect(due('2027-02-04 16:00', 2, officeWith(SPRING))).toBe('2027-02-14 16:00');
  });

  test('a day beyond the known notices is provisional until the whole notice is written', () => {
    expect([STANDARD_OFFICE, officeWith(SPRING), officeWith(WHOLE)].map(isProvisional)).toEqual([true, true, false]);
  });
});
