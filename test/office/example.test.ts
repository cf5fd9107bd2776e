/** office.example.yaml: right as it ships, with no limit of its own; right as well with its examples switched on. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HOME } from '../../src/config.ts';
import { readOffice, STANDARD_OFFICE } from '../../src/office/load-office.ts';
import { LIMITS } from '../../src/core/matter-clocks.ts';

const text = await readFile(join(HOME, 'office.example.yaml'), 'utf8');
const page = await readFile(join(HOME, 'docs/office.md'), 'utf8');

test('copied as it is, it says what holds without a file', () => {
  const { office, problems } = readOffice('office.yaml', text);
  expect(problems).toEqual([]);
  expect({ ...office, calendar: office?.calendar.hours }).toEqual({
    ...STANDARD_OFFICE,
    calendar: STANDARD_OFFICE.calendar.hours,
  });
});

test('with the 「# 」 of its examples taken away it shows every key there is', () => {
  const { office, problems } = readOffice('office.yaml', text.replace(/^# /gm, ''));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(Object.keys(office?.limits ?? {}).sort()).toEqual([...LIMITS].sort());
  expect([office?.heads.length, office?.templates.length]).toEqual([1, 1]);
  expect(office?.calendar.isWorkday('2027-01-31')).toBe(true);
});

test('no figure in it can be taken for a rule', () => {
  for (const line of text.split('\n').filter((each) => each.includes('工作日:') || each.includes('依据:')))
    expect(line).toMatch(/^# .*（例子，请换成/);
});

test('what docs/office.md writes is right, piece by piece and as one file', () => {
  const pieces = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, piece = '']) => piece);
  expect(pieces.length).toBeGreaterThan(3);
  for (const piece of [...pieces, pieces.join('')]) {
    const { problems } = readOffice('office.yaml', piece);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  }
});
