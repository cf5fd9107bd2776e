/** A message to a reviewer about a matter: that there is something to do, and what can be done from here. */
import type { types } from '@slack/bolt';
import type { Text } from '../../core/text.ts';
import { NOTICE_WORDS, type NoticeName } from '../../core/words.ts';
import type { Offer } from '../../review/reach.ts';
import { label, link, paragraph } from './blocks.ts';
import type { SlackMessage } from './messages.ts';
import { asMarkup } from './text.ts';
import { both } from './words.ts';
import { deskWords, offerWords } from './words-desk.ts';

/** Which matter a message tells of, and what it said first: all that is needed to draw it again. */
export interface About {
  readonly review: string;
  readonly notice: NoticeName;
}

export interface Standing {
  readonly offers: readonly Offer[];
  /** The matter at the console. */
  readonly url: string | undefined;
  /** What happened since. */
  readonly note?: Text;
}

/** The languages of reviewers are not known: Chinese first, English beside it. */
export function noticeMessage({ review, notice }: About, { offers, url, note }: Standing): SlackMessage {
  const said = both(NOTICE_WORDS[notice]);
  const noted = note === undefined ? [] : [both(note)];
  const value = `${review}:${notice}`;
  const buttons = [
    ...offers.map((offer, n) => offerButton(offer, value, n === 0)),
    ...(url !== undefined && /^https?:\/\//.test(url) ? [link(both(deskWords.open, ' '), url)] : []),
  ];
  return {
    text: asMarkup([said, ...noted].join('\n')),
    blocks: [
      { type: 'section', block_id: blockOf(review), text: { type: 'mrkdwn', text: asMarkup(said), verbatim: true } },
      ...noted.flatMap(paragraph).flat(),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, elements: buttons }] : []),
    ],
  };
}

const actionOf: Readonly<Record<Offer, string>> = {
  acceptAndClaim: 'liukan:desk:claim',
  claim: 'liukan:desk:claim',
  ask: 'liukan:desk:ask',
  remind: 'liukan:desk:remind',
};

const offerButton = (offer: Offer, value: string, isFirst: boolean): types.Button => ({
  type: 'button',
  action_id: actionOf[offer],
  text: label(both(offerWords[offer], ' ')),
  value,
  ...(isFirst && offer !== 'remind' && { style: 'primary' }),
});

/** What is left of a message whose matter does not exist for its reader: the same for all, whatever it was. */
export const goneMessage: SlackMessage = {
  text: asMarkup(both(deskWords.gone)),
  blocks: paragraph(both(deskWords.gone)).flat(),
};

/** aboutOf('3f2a…:opened') → {review: '3f2a…', notice: 'opened'}. Undefined for what is not ours. */
export function aboutOf(value: string | undefined): About | undefined {
  const [review = '', notice = '', ...more] = (value ?? '').split(':');
  return review !== '' && more.length === 0 && Object.hasOwn(NOTICE_WORDS, notice)
    ? { review, notice: notice as NoticeName }
    : undefined;
}

/** By this a message is known to tell of a matter, also after it was drawn again. */
const blockOf = (review: string): string => `liukan-notice:${review}`;

export const tellsOf = (review: string, blocks: readonly { readonly block_id?: string | undefined }[]): boolean =>
  blocks.some(({ block_id }) => block_id === blockOf(review));
