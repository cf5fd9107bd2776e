import type { Reply } from '../../core/reply.ts';

/** What the live region says of a reply: its gist. The whole stands in the transcript. */
export const spoken = (replies: readonly Reply[]): string =>
  replies
    .map(({ card, text }) => {
      switch (card?.kind) {
        case 'question':
          return card.ask;
        case 'judgment':
        case 'decision':
          return card.headline;
        case 'tree':
          return card.title;
        case 'record':
          return `${card.title}。${card.warning}`;
        case 'notice':
        case undefined:
          return text;
      }
    })
    .join('\n');
