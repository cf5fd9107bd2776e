/**
 * The free account, written in a window of its own: room for several paragraphs, and what is written there does not stay behind in
 * the list of messages when the consultation is destroyed.
 */
import type { types } from '@slack/bolt';
import { z } from 'zod';
import { label } from './blocks.ts';
import type { CardId } from './card-id.ts';
import type { Desk } from './desk.ts';
import type { Tap } from './payloads.ts';
import { words } from './words.ts';

/** Slack's limit for an input. */
const longest = 3000;
export const accountBlock = 'account';
export const accountInput = 'text';

/** Where the window was opened; Slack keeps it and sends it back. */
const origin = z.object({ team: z.string(), channel: z.string(), ts: z.string(), caseId: z.string(), seq: z.number() });
export type Origin = z.infer<typeof origin>;

export function originOf(metadata: string): Origin | undefined {
  try {
    return origin.parse(JSON.parse(metadata));
  } catch {
    return undefined;
  }
}

export const openAccount = (tap: Tap, card: CardId, { api }: Desk) =>
  api.views.open({ trigger_id: tap.trigger_id, view: accountView(tap, card) });

const accountView = (tap: Tap, card: CardId): types.ModalView => ({
  type: 'modal',
  callback_id: 'liukan:account',
  private_metadata: JSON.stringify({
    team: tap.team.id,
    channel: tap.channel.id,
    ts: tap.message.ts,
    ...card,
  } satisfies Origin),
  title: label(words.writeTitle.zh),
  submit: label(`${words.submit.zh} ${words.submit.en}`),
  close: label(`${words.close.zh} ${words.close.en}`),
  blocks: [
    {
      type: 'input',
      block_id: accountBlock,
      label: label(`${words.writeTitle.zh} ${words.writeTitle.en}`),
      hint: { type: 'plain_text', text: `${words.noSecrets.zh} ${words.noSecrets.en}`, emoji: false },
      element: { type: 'plain_text_input', action_id: accountInput, multiline: true, max_length: longest },
    },
  ],
});
