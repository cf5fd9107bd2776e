/** One test on one fact, at its edges; and a condition of which something is not known. */
import { describe, expect, test } from 'vitest';
import { ABSENT, passes, UNKNOWN, type Value, weigh } from '../../src/core/facts.ts';
import type { Test } from '../../src/core/policy.ts';

const options = (is: 'oneOf' | 'not' | 'only', ...named: string[]): Test => ({ question: '问', is, options: named });
const yuan = (is: '>=' | '<' | '>' | '<=', amount: number): Test => ({ question: '问', is, yuan: amount });
const day = (is: 'from' | 'before', on: string): Test => ({ question: '问', is, day: on });
const within = (...places: string[]): Test => ({ question: '问', is: 'within', places });

const chosen = (...named: string[]): Value => ({ kind: 'chosen', options: named });
const amount = (of: number): Value => ({ kind: 'amount', yuan: of });
const on = (date: string): Value => ({ kind: 'date', day: date });
const at = (place: string): Value => ({ kind: 'place', place });

const EVERY: readonly Test[] = [
  options('oneOf', '甲'),
  options('not', '甲'),
  options('only', '甲'),
  yuan('>=', 1),
  yuan('<', 1),
  yuan('>', 1),
  yuan('<=', 1),
  day('from', '2024-01-01'),
  day('before', '2024-01-01'),
  within('湖北'),
];

test.each<[Test, Value, boolean]>([
  [options('oneOf', '甲', '乙'), chosen('甲'), true],
  [options('oneOf', '甲', '乙'), chosen('乙', '丙'), true],
  [options('oneOf', '甲', '乙'), chosen('丙'), false],
  [options('not', '甲', '乙'), chosen('丙'), true],
  [options('not', '甲', '乙'), chosen('丙', '甲'), false],
  [options('only', '甲', '乙'), chosen('甲'), true],
  [options('only', '甲', '乙'), chosen('甲', '乙'), true],
  [options('only', '甲', '乙'), chosen('甲', '丙'), false],
  [yuan('>=', 100), amount(99.99), false],
  [yuan('>=', 100), amount(100), true],
  [yuan('<', 100), amount(99.99), true],
  [yuan('<', 100), amount(100), false],
  [yuan('>', 100), amount(100), false],
  [yuan('>', 100), amount(100.01), true],
  [yuan('<=', 100), amount(100), true],
  [yuan('<=', 100), amount(100.01), false],
  [day('from', '2024-01-01'), on('2023-12-31'), false],
  [day('from', '2024-01-01'), on('2024-01-01'), true],
  [day('before', '2024-01-01'), on('2023-12-31'), true],
  [day('before', '2024-01-01'), on('2024-01-01'), false],
  [within('湖北'), at('湖北'), true],
  [within('湖北'), at('湖北/武汉/洪山'), true],
  [within('湖北/武汉'), at('湖北'), false],
  [within('浙江', '湖北'), at('湖北/武汉'), true],
  [within('湖北'), at('湖北外'), false],
])('%j of %j: %s', (tested, value, passed) => expect(passes(tested, value)).toBe(passed));

test('what does not apply fails every test, 不是 too; so does free text, and a value of another kind', () => {
  for (const tested of EVERY) {
    expect(passes(tested, ABSENT)).toBe(false);
    expect(passes(tested, { kind: 'account', text: '甲' })).toBe(false);
  }
  expect(passes(options('not', '甲'), amount(1))).toBe(false);
  expect(passes(yuan('<', 1), chosen('甲'))).toBe(false);
});

describe('a condition', () => {
  const met = { ...options('oneOf', '甲'), question: '是' };
  const unmet = { ...options('oneOf', '甲'), question: '否' };
  const unknown = { ...options('oneOf', '甲'), question: '不清楚' };
  const fact = (question: string) => (question === '是' ? chosen('甲') : question === '否' ? chosen('乙') : UNKNOWN);

  test.each([
    [[], 'met'],
    [[met], 'met'],
    [[unmet], 'unmet'],
    [[unknown], 'unknown'],
    [[met, unknown], 'unknown'],
    [[unknown, unmet], 'unmet'],
    [[unmet, unknown, met], 'unmet'],
  ] as const)('%j is %s', (condition, verdict) => expect(weigh(condition, fact)).toBe(verdict));
});
