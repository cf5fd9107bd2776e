import type { QuestionCard } from '../../core/reply.ts';

/**
 * The lines of a question's text that its card has no place for: the warning before the free account, a hint. A reply is
 * complete in its text, so nothing of it may be lost when the card is drawn.
 */
export const beyondCard = (text: string, { ask, progress, look, before }: QuestionCard): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && line !== progress.label)
    .filter((line) => !(look && (line.includes(look.about) || line === look.provenance)))
    .filter((line) => !(before && line.includes(before)))
    .filter((line) => !ask.split('\n').includes(line));
