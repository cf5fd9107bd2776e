/** Somebody writes @六看 in a channel. Nothing of a matter is said there, and only they see that we noticed. */
import { WORDS } from '../../core/words.ts';
import { codeIn } from '../../resume-code.ts';
import type { Desk } from './desk.ts';
import { mentionPayload } from './payloads.ts';
import { both, words } from './words.ts';

export async function mentioned(body: unknown, desk: Desk): Promise<void> {
  const read = mentionPayload.safeParse(body);
  if (!read.success) return;
  const { event_id, event } = read.data;
  if (event.bot_id !== undefined || desk.answered.get(event_id)) return;
  const hasCode = codeIn(event.text) !== undefined;
  if (hasCode) await desk.conversation.voidCode(event.text);
  desk.answered.set(event_id, true);
  const text = both(hasCode ? WORDS.codeInPublic : words.goPrivate);
  desk.later.run('a mention was not answered', () =>
    desk.api.chat.postEphemeral({ channel: event.channel, user: event.user, text }),
  );
}
