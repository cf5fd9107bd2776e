/** A card that was answered, without what could be tapped and with what was answered, so that nobody taps it again. */
import type { Api } from './api.ts';
import type { Block } from './blocks.ts';
import { asMarkup, clip } from './text.ts';

const textAtMost = 3000;

/** A message of ours as Slack gives it back. */
export interface Shown {
  readonly ts?: string | undefined;
  readonly text?: string | undefined;
  readonly blocks?: readonly { readonly type: string }[] | undefined;
}

export const settle = (api: Api, channel: string, { ts = '', text = '', blocks = [] }: Shown, note: string) =>
  api.chat.update({
    channel,
    ts,
    text: [clip(text, textAtMost), asMarkup(note)].join('\n'),
    blocks: [
      ...(blocks.filter(({ type }) => type !== 'actions' && type !== 'input') as Block[]),
      { type: 'context', elements: [{ type: 'mrkdwn', text: asMarkup(note), verbatim: true }] },
    ],
  });

/** The same where only its time is known. */
export async function settleAt(api: Api, channel: string, ts: string, note: string): Promise<void> {
  const { messages = [] } = await api.conversations.history({ channel, latest: ts, inclusive: true, limit: 20 });
  const found = messages.find((message) => message.ts === ts);
  if (found) await settle(api, channel, found as Shown, note);
}
