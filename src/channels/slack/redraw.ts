/** A message to a reviewer, drawn again after a tap: with what happened, and what can be done from now on. */
import type { Text } from '../../core/text.ts';
import type { Done } from '../../review/from-message.ts';
import type { Desk } from './desk.ts';
import { type About, goneMessage, noticeMessage } from './notices.ts';
import { refusedWords } from './words-desk.ts';

/** What a tap came to. */
export interface Came extends Done {
  /** What is said of it where it was not refused. */
  readonly did: Text;
}

/** Undefined: there is no such matter for this person, and nothing of the message is left. */
export function redraw(
  { api, reviewing }: Desk,
  { channel, ts }: { readonly channel: string; readonly ts: string },
  about: About | undefined,
  came: Came | undefined,
) {
  const isGone = about === undefined || came === undefined || came.refused === 'unknown_review';
  const { text, blocks } = isGone
    ? goneMessage
    : noticeMessage(about, { offers: came.offers, url: reviewing.addressOf(about.review), note: noteOf(came) });
  return api.chat.update({ channel, ts, text, blocks: [...blocks] });
}

const noteOf = ({ refused, did }: Came): Text =>
  refused === undefined || refused === 'unknown_review' ? did : refusedWords[refused];
