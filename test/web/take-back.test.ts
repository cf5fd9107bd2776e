/** Whether the page of the consultation offers to delete or withdraw: where it works, and nowhere else. */
import { expect, test } from 'vitest';
import type { Reply } from '../../src/core/reply.ts';
import type { Status } from '../../src/message.ts';
import { canTakeBack, type Entry, isAsked, isConcluded } from '../../src/pages/chat/transcript.ts';

const said = (card?: Reply['card']): Entry => ({ key: '', seq: 1, replies: [{ text: '', ...(card && { card }) }] });
const decided = said({ kind: 'decision', headline: '审核结论：可容错', sections: [] });

test.each<[string, Status, readonly Entry[], boolean]>([
  ['being filled in', 'asking', [], true],
  ['submitted', 'submitted', [said()], true],
  ['in somebody’s hands', 'claimed', [said()], false],
  ['decided', 'decided', [said(), decided], false],
  ['under appeal', 'submitted', [decided, said()], false],
  ['under appeal, in somebody’s hands', 'claimed', [decided, said()], false],
])('%s', (_, status, entries, can) => {
  expect(canTakeBack({ status, entries })).toBe(can);
  expect(isConcluded({ entries })).toBe(entries.includes(decided));
});

test.each<[string, Status, Reply, boolean]>([
  ['asked in words', 'claimed', { text: '', choices: [{ value: ':unknown', label: '不清楚', role: 'command' }] }, true],
  ['read back', 'claimed', { text: '', choices: [{ value: ':yes', label: '是', role: 'option' }] }, true],
  ['waiting', 'claimed', { text: '', choices: [{ value: ':help', label: '帮助', role: 'command' }] }, false],
  ['a self-check', 'asking', { text: '', choices: [{ value: ':unknown', label: '不清楚', role: 'command' }] }, false],
])('%s: whether a reviewer waits for an answer', (_, status, reply, expected) => {
  const entries = [{ key: '', seq: 1, replies: [reply] }];
  expect(isAsked({ caseId: 'c', seq: 1, status, entries })).toBe(expected);
});
