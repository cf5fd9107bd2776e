/** /liukan, typed anywhere. In a channel only the asker sees an answer, and the matter goes on in their direct messages. */
import { COMMANDS } from '../../core/commands.ts';
import { WORDS } from '../../core/words.ts';
import { codeIn } from '../../resume-code.ts';
import { ownerOf, threadAddress } from './addresses.ts';
import type { Desk } from './desk.ts';
import { hear } from './hear.ts';
import { commandPayload } from './payloads.ts';
import { asTyped } from './text.ts';
import { both, langOf, words } from './words.ts';

/** What only the asker sees, where they typed it; nothing in the direct messages themselves, where the answer is a message. */
export async function commanded(body: unknown, desk: Desk): Promise<string | undefined> {
  const read = commandPayload.safeParse(body);
  if (!read.success) return both(words.notKept);
  const { team_id: team, user_id: user, channel_id, trigger_id } = read.data;
  const text = asTyped(read.data.text).trim();

  let channel: string;
  try {
    channel = await desk.directMessages.with(user);
  } catch {
    return both(words.unreachable);
  }
  // two colleagues' direct messages are D… too: only our own is a place to speak of the matter
  const here = channel === channel_id;
  if (!here && codeIn(text) !== undefined) {
    await desk.conversation.voidCode(text);
    return both(WORDS.codeInPublic);
  }
  const lang = langOf(text);
  const thread = { channel: 'slack', address: threadAddress(team, channel) } as const;
  try {
    // the bare command begins a matter, or shows the card that stands
    const show = text === '' && (await desk.conversation.standing(thread)) && COMMANDS.show.value;
    await hear(desk, {
      id: `slack:${trigger_id}`,
      thread,
      owner: ownerOf(team, user),
      ...(text && { text }),
      ...(show && { choice: show }),
      ...(lang && { lang }),
    });
  } catch (cause) {
    desk.log.error(`Slack: a command was not kept (${cause instanceof Error ? cause.name : 'unknown'})`);
    return both(words.notKept);
  }
  return here ? undefined : both(words.goneOn);
}
