/** What is posted for a turn's replies: as few messages as Slack's limits allow, nothing left out. */
import type { Reply } from '../../core/reply.ts';
import type { Lang } from '../../core/text.ts';
import { type Block, divider, type Group } from './blocks.ts';
import { groupsOf } from './cards.ts';
import { asMarkup, clip, pieces } from './text.ts';

/** `text` is what a notification and a screen reader get; Slack shows the blocks. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly Block[];
}

export interface RepliesBody {
  readonly kind: 'replies';
  readonly caseId: string;
  readonly seq: number;
  readonly lang: Lang;
  readonly replies: readonly Reply[];
  readonly status: string;
}

/** Slack allows 50 blocks. It refuses at about 13 000 characters and does not say of what, so we stay well below, markup included. */
const blocksAtMost = 45;
const charactersAtMost = 9000;
/** Slack refuses a longer `text` although it documents 40 000. */
const textAtMost = 3000;

export const messagesOf = (body: RepliesBody): SlackMessage[] =>
  packed(
    body.replies.flatMap((reply, n) => [
      ...(n > 0 ? [divider] : []),
      ...groupsOf(reply, { card: body, lang: body.lang, n }),
    ]),
    asMarkup(body.replies.map((reply) => reply.text).join('\n\n')),
  );

/** The same in words alone, for when Slack refuses the blocks: every answer and command can be typed too. */
export const wordsOf = ({ replies }: RepliesBody): SlackMessage[] =>
  inWords(replies.map((reply) => reply.text).join('\n\n'));

export const inWords = (text: string): SlackMessage[] =>
  pieces(asMarkup(text), textAtMost).map((piece) => ({ text: piece, blocks: [] }));

function packed(groups: readonly Group[], text: string): SlackMessage[] {
  const messages: Block[][] = [[]];
  for (const group of groups) {
    const last = messages.at(-1) ?? [];
    const full = last.length + group.length > blocksAtMost || size(last) + size(group) > charactersAtMost;
    if (full && last.length > 0) messages.push([...group]);
    else last.push(...group);
  }
  const [only] = messages;
  if (messages.length === 1 && only) return [{ text: clip(text, textAtMost), blocks: only }];
  return messages.map((blocks) => ({ text: clip(spoken(blocks) || text, textAtMost), blocks }));
}

const size = (blocks: readonly Block[]): number => JSON.stringify(blocks).length;

/** What the blocks of one message say. */
function spoken(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => {
      switch (block.type) {
        case 'header':
          return [asMarkup(block.text.text)];
        case 'section':
          return block.text ? [block.text.text] : [];
        case 'context':
          return block.elements.flatMap((element) => ('text' in element ? [element.text] : []));
        case 'actions':
        case 'input':
        case 'divider':
          return [];
      }
    })
    .join('\n');
}
