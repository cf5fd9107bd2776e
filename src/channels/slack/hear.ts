/** One message into the conversation. What it answers goes out through the outbox, but for the very last word. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Inbound, Received } from '../../message.ts';
import { placeOf } from './addresses.ts';
import { NotDelivered } from './api.ts';
import type { Desk } from './desk.ts';
import { wipe } from './wipe.ts';
import { langOf } from './words.ts';

/** Milliseconds before each try. */
const tries = [0, 1_000, 5_000, 20_000];

export async function hear(desk: Desk, inbound: Inbound): Promise<Received> {
  const received = await desk.conversation.receive(inbound);
  if (received.status === 'destroyed') {
    desk.later.run('a destruction was not confirmed', () => farewell(desk, inbound, received));
  }
  return received;
}

/** With a destroyed consultation its outbox is gone too, so its last word is said directly; then what was said before is wiped. */
async function farewell(
  desk: Desk,
  { id, thread: { address } }: Inbound,
  { caseId, seq, status, replies, repeated }: Received,
): Promise<void> {
  const lang = langOf(replies[0]?.text ?? '') ?? 'zh';
  const body = { kind: 'replies', caseId, seq, lang, replies, status } as const;
  const place = placeOf(address);
  for (const [before, wait] of tries.entries()) {
    await sleep(wait, undefined, { ref: false });
    try {
      await desk.send({ id, address, body, dueAt: desk.now(), tries: before + (repeated ? 1 : 0) });
      break;
    } catch (cause) {
      if (before === tries.length - 1 || (cause instanceof NotDelivered && cause.permanent)) throw cause;
    }
  }
  if (caseId && 'channel' in place) await wipe(desk.api, place.channel, caseId);
}
