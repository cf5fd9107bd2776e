/** /liukan, typed anywhere. In a channel only the asker sees an answer, and the matter goes on in their direct messages. */
import { WORDS } from '../../core/words.ts';
import { codeIn } from '../../resume-code.ts';
import { ownerOf, threadAddress } from './addresses.ts';
import type { Desk } from './desk.ts';
import { hear } from './hear.ts';
import { commandPayload } from './payloads.ts';
import { asTyped } from './text.ts';
import { both, langOf, words } from './words.ts';

export interface Note {
  readonly text?: string;
}

/** What only the asker sees, where they typed it; nothing in the direct messages themselves, where the answer is a message. */
export async function commanded(body: unknown, desk: Desk): Promise<Note> {
  const read = commandPayload.safeParse(body);
  if (!read.success) return { text: both(words.notKept) };
  const { team_id: team, user_id: user, channel_id, trigger_id } = read.data;
  const text = asTyped(read.data.text).trim();

  let channel: string;
  try {
    channel = await desk.directMessages.with(user);
  } catch {
    return { text: both(words.unreachable) };
  }
  // two colleagues' direct messages are D… too: only our own is a place to speak of the matter
  const here = channel === channel_id;
  if (!here && codeIn(text) !== undefined) {
    await desk.conversation.voidCode(text);
    return { text: both(WORDS.codeInPublic) };
  }
  const lang = langOf(text);
  try {
    await hear(desk, {
      id: `slack:${trigger_id}`,
      thread: { channel: 'slack', address: threadAddress(team, channel) },
      owner: ownerOf(team, user),
      ...(text && { text }),
      ...(lang && { lang }),
    });
  } catch (cause) {
    desk.log.error(`Slack: a command was not kept (${cause instanceof Error ? cause.name : 'unknown'})`);
    return { text: both(words.notKept) };
  }
  return here ? {} : { text: both(words.goneOn) };
}
