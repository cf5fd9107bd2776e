/** What Slack sends, as far as we use it. Checked here, trusted inside; what does not fit is answered and left alone. */
import { z } from 'zod';

const id = z.string().min(1).max(64);

/** event_callback with a message in it. */
export const messagePayload = z.object({
  team_id: id,
  event_id: id,
  event: z.object({
    type: z.literal('message'),
    channel_type: z.string(),
    channel: id,
    user: id,
    text: z.string().default(''),
    files: z.array(z.unknown()).default([]),
    subtype: z.string().optional(),
    bot_id: z.string().optional(),
  }),
});

export const mentionPayload = z.object({
  team_id: id,
  event_id: id,
  event: z.object({
    type: z.literal('app_mention'),
    channel: id,
    user: id,
    text: z.string().default(''),
    bot_id: z.string().optional(),
  }),
});

export const homeOpenedPayload = z.object({
  team_id: id,
  event: z.object({ type: z.literal('app_home_opened'), user: id, tab: z.string() }),
});

export const commandPayload = z.object({
  team_id: id,
  user_id: id,
  channel_id: id,
  trigger_id: z.string().min(1).max(256),
  text: z.string().default(''),
});

const option = z.object({ value: z.string(), text: z.object({ text: z.string() }) });

const action = z.object({
  action_id: z.string(),
  block_id: z.string(),
  action_ts: z.string(),
  value: z.string().optional(),
  text: z.object({ text: z.string() }).optional(),
  selected_option: option.nullish(),
  selected_date: z.string().nullish(),
});

const stateValue = z.object({
  selected_options: z.array(option).nullish(),
  selected_option: option.nullish(),
  value: z.string().nullish(),
});
const state = z.object({ values: z.record(z.string(), z.record(z.string(), stateValue)) });

/** A tap on a card in the direct messages. */
export const tapPayload = z.object({
  team: z.object({ id }),
  user: z.object({ id }),
  channel: z.object({ id }),
  trigger_id: z.string(),
  message: z.object({
    ts: z.string(),
    text: z.string().default(''),
    blocks: z.array(z.looseObject({ type: z.string() })).default([]),
  }),
  state: state.default({ values: {} }),
  actions: z.array(action).min(1),
});

/** A tap on the App Home. */
export const homeTapPayload = z.object({
  team: z.object({ id }),
  user: z.object({ id }),
  view: z.object({ type: z.literal('home') }),
  actions: z.array(action).min(1),
});

export const submissionPayload = z.object({
  team: z.object({ id }),
  user: z.object({ id }),
  view: z.object({ id, private_metadata: z.string(), state }),
});

export type Tap = z.infer<typeof tapPayload>;
export type Action = z.infer<typeof action>;
