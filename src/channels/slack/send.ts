/** Posts what the outbox holds for Slack. */
import { type Api, CalledOff, codeOf, notDelivered } from './api.ts';
import { placeOf } from './addresses.ts';
import type { Reviewing } from './desk.ts';
import type { DirectMessages } from './direct-messages.ts';
import type { Log } from './log.ts';
import { marked, markOf } from './marks.ts';
import { inWords, messagesOf, type SlackMessage, wordsOf } from './messages.ts';
import { noticeMessage } from './notices.ts';
import { Recent } from './recent.ts';
import { bodyOf, type Row, type RowBody } from './rows.ts';
import { takeBack } from './take-back.ts';

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

export interface Sending {
  readonly api: Api;
  readonly directMessages: DirectMessages;
  readonly reviewing: Reviewing;
  readonly log: Log;
}

/** What is posted: as it should look, and in words, should Slack refuse that. */
interface Drawn {
  readonly messages: readonly SlackMessage[];
  readonly words: readonly SlackMessage[];
}

/**
 * Resolves when Slack has all of the row; throws `NotDelivered` otherwise. A row that was begun before (the answer of Slack was
 * lost, or we crashed before it was marked) is looked for in the conversation first, and only what is missing is posted.
 */
export function sender({ api, directMessages, reviewing, log }: Sending): Send {
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

  /** A notice that was committed is told only if, at this moment, it still may be: its reader may stand aside since. */
  const drawn = async (body: Exclude<RowBody, { kind: 'takeBack' }>, address: string): Promise<Drawn> => {
    if (body.kind === 'replies') return { messages: messagesOf(body), words: wordsOf(body) };
    const offers = await reviewing.notice(userOf(address), body.review, body.notice);
    if (offers === undefined) throw new CalledOff();
    const url = reviewing.addressOf(body.review);
    const message = noticeMessage(body, { offers, url });
    return { messages: [message], words: inWords([message.text, url ?? ''].join('\n')) };
  };

  return async (row) => {
    const body = bodyOf(row);
    try {
      const place = placeOf(row.address);
      const channel = 'channel' in place ? place.channel : await directMessages.with(place.user);
      if (body.kind === 'takeBack') return await takeBack(api, channel, body.review, body.since);
      const from = begun.get(row.id) ?? (row.tries > 0 ? await posted(channel, row) : 0);
      const { messages, words } = await drawn(body, row.address);
      try {
        await postAll(channel, row.id, messages, from);
      } catch (cause) {
        if (!refusals.has(codeOf(cause))) throw cause;
        log.error(`Slack: ${codeOf(cause)} for ${row.id}; said in words instead`);
        await postAll(channel, row.id, words, 0);
      }
    } catch (cause) {
      throw cause instanceof CalledOff ? cause : notDelivered(cause);
    }
  };
}

/** Whom a notice is for. */
function userOf(address: string): string {
  const place = placeOf(address);
  return 'user' in place ? place.user : address;
}
