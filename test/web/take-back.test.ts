/** Whether the page of the consultation offers to delete or withdraw: where it works, and nowhere else. */
import { expect, test } from 'vitest';
import type { Reply } from '../../src/core/reply.ts';
import type { Status } from '../../src/message.ts';
import { canTakeBack, type Entry, isConcluded } from '../../src/pages/chat/transcript.ts';

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
