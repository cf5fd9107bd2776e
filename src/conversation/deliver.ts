/** deliver(): sends what was committed. A crash between sending and marking repeats one message at worst. */
import type { ChannelName } from '../message.ts';
import { Conflict, type Statement } from '../store/database.ts';
import { abandon, blotOut, due, lease, markFailed, markSent, type Message } from '../store/outbox.ts';
import type { World } from '../world.ts';

/**
 * Sends one row; throws to have it tried again later, with `permanent: true` where that would be no use (the account is gone).
 * The row's id is the same when it is repeated.
 */
export type Sender = (message: Message) => Promise<void>;

const LEASE = 60_000;
const AT_ONCE = 20;

/** Sends all that is due to these channels, in order within a case; returns how many were sent. Never throws for a channel's fault. */
export async function deliver(
  world: World,
  senders: Partial<Record<ChannelName, Sender>>,
  owner: string,
): Promise<number> {
  let sent = 0;
  for (const [channel, send] of Object.entries(senders)) {
    if (send === undefined) continue;
    for (;;) {
      const messages = await due(world.db, { channel, now: world.now(), limit: AT_ONCE });
      if (messages.length === 0) break;
      const results = await Promise.all(messages.map((message) => sendOne(world, message, send, owner)));
      const done = results.filter(Boolean).length;
      sent += done;
      if (done === 0) break;
    }
  }
  return sent;
}

async function sendOne(world: World, message: Message, send: Sender, owner: string): Promise<boolean> {
  try {
    await world.db.commit(lease(message.id, { owner, now: world.now(), until: world.now() + LEASE }));
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
  try {
    await send(message);
  } catch (error) {
    const { reason, permanent, wait } = failureOf(error);
    const failure = { owner, at: world.now() + wait, error: reason };
    await world.db.commit(
      permanent ? [...abandon(message.id, failure), ...withoutSecret(message)] : markFailed(message, failure),
    );
    return false;
  }
  await world.db.commit([...markSent(message.id, world.now()), ...withoutSecret(message)]);
  return true;
}

/** A row that holds a resume code says what is to be kept of it afterwards. */
const withoutSecret = ({ id, body }: Message): readonly Statement[] =>
  typeof body === 'object' && body !== null && 'afterwards' in body ? blotOut(id, body.afterwards) : [];

/** A sender may say that it never will (the account is gone), or how many milliseconds it is asked to wait. */
function failureOf(error: unknown): { reason: string; permanent: boolean; wait: number } {
  if (!(error instanceof Error)) return { reason: 'unknown', permanent: false, wait: 0 };
  return {
    reason: error.message.slice(0, 200),
    permanent: 'permanent' in error && error.permanent === true,
    wait: 'retryAfter' in error && typeof error.retryAfter === 'number' ? error.retryAfter : 0,
  };
}
