/** Posts what the outbox holds for Slack. */
import { type Api, codeOf, NotDelivered, notDelivered } from './api.ts';
import { placeOf } from './addresses.ts';
import type { DirectMessages } from './direct-messages.ts';
import type { Log } from './log.ts';
import { marked, markOf } from './marks.ts';
import { messagesOf, type RowBody, type SlackMessage, wordsOf } from './messages.ts';
import { Recent } from './recent.ts';

/** A row of the outbox, as `due` returns it. */
export interface Row {
  readonly id: string;
  readonly address: string;
  readonly body: unknown;
  readonly dueAt: number;
  /** How often it was tried before. */
  readonly tries: number;
}

export type Send = (row: Row) => Promise<void>;

/** Slack's clock and ours may differ. */
const margin = 600_000;
/** Slack refuses the blocks, not the message: it is said in words then. */
const refusals: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
]);

/**
 * Resolves when Slack has all of the row; throws `NotDelivered` otherwise. A row that was begun before (the answer of Slack was
 * lost, or we crashed before it was marked) is looked for in the conversation first, and only what is missing is posted.
 */
export function sender(api: Api, directMessages: DirectMessages, log: Log): Send {
  const begun = new Recent<string, number>(1000);

  const post = async (channel: string, row: string, part: number, message: SlackMessage): Promise<void> => {
    await api.chat.postMessage({
      channel,
      text: message.text,
      ...(message.blocks.length > 0 && { blocks: [...message.blocks] }),
      metadata: marked({ row, part }),
      unfurl_links: false,
      unfurl_media: false,
    });
    begun.set(row, part + 1);
  };

  /** Posts from the first missing part on. */
  const postAll = async (
    channel: string,
    row: string,
    messages: readonly SlackMessage[],
    from: number,
  ): Promise<void> => {
    for (const [part, message] of messages.entries()) {
      if (part >= from) await post(channel, row, part, message);
    }
  };

  const posted = async (channel: string, row: Row): Promise<number> => {
    const { messages = [] } = await api.conversations.history({
      channel,
      oldest: String((row.dueAt - margin) / 1000),
      include_all_metadata: true,
      limit: 200,
    });
    const parts = messages
      .map(({ metadata }) => markOf(metadata))
      .filter((mark) => mark?.row === row.id)
      .map((mark) => mark?.part ?? 0);
    return Math.max(-1, ...parts) + 1;
  };

  return async (row) => {
    const body = bodyOf(row);
    try {
      const place = placeOf(row.address);
      const channel = 'channel' in place ? place.channel : await directMessages.with(place.user);
      const from = begun.get(row.id) ?? (row.tries > 0 ? await posted(channel, row) : 0);
      try {
        await postAll(channel, row.id, messagesOf(body), from);
      } catch (cause) {
        if (!refusals.has(codeOf(cause))) throw cause;
        log.error(`Slack: ${codeOf(cause)} for ${row.id}; said in words instead`);
        await postAll(channel, row.id, wordsOf(body), 0);
      }
    } catch (cause) {
      throw notDelivered(cause);
    }
  };
}

/** We wrote the row ourselves; this only keeps an older or newer program's row from being half understood. */
function bodyOf(row: Row): RowBody {
  const kind = typeof row.body === 'object' && row.body !== null ? Reflect.get(row.body, 'kind') : undefined;
  if (kind === 'replies' || kind === 'notice') return row.body as RowBody;
  throw new NotDelivered('unknown_kind_of_message', { permanent: true });
}
