/** The few kinds of Slack blocks we use, within Slack's limits. https://docs.slack.dev/reference/block-kit */
import type { types } from '@slack/bolt';
import { asMarkup, clip, pieces } from './text.ts';

export type Block =
  | types.ActionsBlock
  | types.ContextBlock
  | types.DividerBlock
  | types.HeaderBlock
  | types.InputBlock
  | types.SectionBlock;

/** What must not be torn apart when a long reply is spread over several messages: the boxes to tick and their submit button. */
export type Group = readonly Block[];

/** Slack: 3 000 characters in a text, 150 in a header, 75 on a button or an option, 150 in an option's value, 2 000 in a button's. */
const textLimit = 2900;
const headerLimit = 150;
export const labelLimit = 75;
export const optionValueLimit = 150;

export const label = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: clip(text, labelLimit),
  emoji: false,
});

/**
 * `verbatim` keeps Slack from making links and mentions of what looks like one; `asMarkup` was applied to everything that is not our
 * own markup.
 */
const mrkdwn = (text: string): types.MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

/** Sections for text of any length; nothing is cut off. `expand` keeps Slack from folding what must be read. */
export const sections = (markup: string): Group[] =>
  pieces(markup, textLimit).map((piece) => [{ type: 'section', text: mrkdwn(piece), expand: true }]);

export const paragraph = (text: string): Group[] => sections(asMarkup(text));

/** A bold title (when there is one) over its lines. */
export const titled = (title: string, lines: readonly string[]): Group[] =>
  sections([...(title ? [`*${asMarkup(title)}*`] : []), ...lines.map(asMarkup)].join('\n'));

/** Small print. */
export const aside = (text: string): Group[] =>
  pieces(asMarkup(text), textLimit).map((piece) => [{ type: 'context', elements: [mrkdwn(piece)] }]);

/** A headline. One that is too long for Slack's header is a bold paragraph instead, whole. */
export const headline = (text: string): Group[] =>
  text.length > headerLimit
    ? titled(text, [])
    : text
      ? [[{ type: 'header', text: { type: 'plain_text', text, emoji: false } }]]
      : [];

export const divider: Group = [{ type: 'divider' }];

/** A button that opens a page. */
export const link = (text: string, url: string): types.Button => ({
  type: 'button',
  action_id: 'liukan:link',
  text: label(text),
  url,
});
