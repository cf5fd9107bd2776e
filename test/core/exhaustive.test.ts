/** A search that was cut short says so, and only then. */
import { expect, test } from 'vitest';
import { judge } from '../../src/core/judge.ts';
import { judgmentJson } from '../../src/core/judgment-json.ts';
import { shipped } from '../conversation/world.ts';

test('judge --json tells of a search that was cut short', async () => {
  const content = await shipped();
  const answers = { 事项: { kind: 'chosen', options: ['工作中的失误能不能容错'] } } as const;
  const today = '2026-11-23';
  const open = judge(content, answers, today);
  if (open.settled) throw new Error('settled by one answer');
  expect(open.exhaustive).toBe(true);
  expect(judgmentJson(content, answers, today, open)).not.toHaveProperty('exhaustive');
  expect(judgmentJson(content, answers, today, { ...open, exhaustive: false })).toHaveProperty('exhaustive', false);
});
