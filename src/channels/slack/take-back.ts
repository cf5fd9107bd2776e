/**
 * Takes back what a reviewer was told of a matter from which they now stand aside. What they have read, what a notification showed
 * and what Slack's administrator keeps is beyond it.
 */
import { type Api, codeOf } from './api.ts';
import { tellsOf } from './notices.ts';

/** Slack's clock and ours may differ. */
const margin = 600_000;

/** Throws where Slack asks for patience or fails: what is left is taken back at the next try. */
export async function takeBack(api: Api, channel: string, review: string, since: number): Promise<void> {
  for (const ts of await toldOf(api, channel, review, since)) {
    try {
      await api.chat.delete({ channel, ts });
    } catch (cause) {
      if (codeOf(cause) !== 'message_not_found') throw cause;
    }
  }
}

async function toldOf(api: Api, channel: string, review: string, since: number): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.conversations.history({
      channel,
      oldest: String((since - margin) / 1000),
      limit: 200,
      ...(cursor && { cursor }),
    });
    for (const { ts, blocks = [] } of page.messages ?? []) if (ts && tellsOf(review, blocks)) found.push(ts);
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
  return found;
}
