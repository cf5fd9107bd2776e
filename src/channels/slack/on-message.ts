/** A direct message. */
import { ownerOf, threadAddress } from './addresses.ts';
import type { Desk } from './desk.ts';
import { hear } from './hear.ts';
import { messagePayload } from './payloads.ts';
import { asTyped } from './text.ts';
import { both, langOf, words } from './words.ts';

/** Slack gives up after this many redeliveries. */
const lastRetry = 3;

/** What a person says; a file is said by them too. Edits, deletions, joins and what bots say are none of it. */
const spoken: ReadonlySet<unknown> = new Set([undefined, 'file_share', 'thread_broadcast']);

export async function messaged(body: unknown, retry: number, desk: Desk): Promise<void> {
  const read = messagePayload.safeParse(body);
  if (!read.success || read.data.event.channel_type !== 'im') return;
  const { team_id: team, event_id, event } = read.data;
  if (event.bot_id !== undefined || !spoken.has(event.subtype)) return;

  const tell = (text: string) => desk.api.chat.postEphemeral({ channel: event.channel, user: event.user, text });
  if (event.files.length > 0) {
    const isTold = desk.answered.get(`${event_id}:file`);
    if (!isTold) desk.later.run('a file was not taken', () => tell(both(words.noFiles)));
    desk.answered.set(`${event_id}:file`, true);
    if (event.text.trim() === '') return;
  }
  const text = asTyped(event.text);
  const lang = langOf(text);
  try {
    await hear(desk, {
      id: `slack:${event_id}`,
      thread: { channel: 'slack', address: threadAddress(team, event.channel) },
      owner: ownerOf(team, event.user),
      text,
      ...(lang && { lang }),
    });
  } catch (cause) {
    if (retry >= lastRetry) desk.later.run('a message was not kept', () => tell(both(words.notKept)));
    throw cause;
  }
}
