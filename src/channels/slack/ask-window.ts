/** The window in which a reviewer asks the officer: in words, or a look to be answered anew. Nothing of the matter stands in it. */
import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { AskableLook } from '../../review/from-message.ts';
import { label } from './blocks.ts';
import type { Desk } from './desk.ts';
import { aboutOf, type About } from './notices.ts';
import type { Tap } from './payloads.ts';
import { both } from './words.ts';
import { deskWords } from './words-desk.ts';

export const askWindow = 'liukan:desk:ask';
export const textBlock = 'text';
export const lookBlock = 'look';
export const input = 'input';

/** Slack's limit for an input. */
const longest = 3000;

/** The message from which the window was opened; Slack keeps it and sends it back. */
const origin = z.object({ channel: z.string(), ts: z.string(), about: z.string() });
export type Origin = About & Omit<z.infer<typeof origin>, 'about'>;

export function originOf(metadata: string): Origin | undefined {
  try {
    const { about, ...place } = origin.parse(JSON.parse(metadata));
    const known = aboutOf(about);
    return known && { ...place, ...known };
  } catch {
    return undefined;
  }
}

export const openAsking = (tap: Tap, about: About, looks: readonly AskableLook[], { api }: Desk) =>
  api.views.open({ trigger_id: tap.trigger_id, view: askView(tap, about, looks) });

const askView = (tap: Tap, { review, notice }: About, looks: readonly AskableLook[]): types.ModalView => ({
  type: 'modal',
  callback_id: askWindow,
  private_metadata: JSON.stringify({
    channel: tap.channel.id,
    ts: tap.message.ts,
    about: `${review}:${notice}`,
  } satisfies z.infer<typeof origin>),
  title: label(both(deskWords.askTitle, ' ')),
  submit: label(both(deskWords.send, ' ')),
  close: label(both(deskWords.close, ' ')),
  blocks: [
    {
      type: 'input',
      block_id: textBlock,
      optional: true,
      label: label(both(deskWords.askText, ' ')),
      hint: { type: 'plain_text', text: both(deskWords.askHint, ' '), emoji: false },
      element: { type: 'plain_text_input', action_id: input, multiline: true, max_length: longest },
    },
    ...(looks.length > 0 ? [lookInput(looks)] : []),
  ],
});

const lookInput = (looks: readonly AskableLook[]): types.InputBlock => ({
  type: 'input',
  block_id: lookBlock,
  optional: true,
  label: label(both(deskWords.askLook, ' ')),
  element: {
    type: 'static_select',
    action_id: input,
    placeholder: label(both(deskWords.chooseLook, ' ')),
    options: looks.map(({ number, title }) => ({ text: label(both(title, ' ')), value: String(number) })),
  },
});
