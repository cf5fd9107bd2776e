/** The six-look strip: which way the answers to each look lean. It shows; it decides nothing. */
import type { Content } from './content.ts';
import { factsOf, type Answers } from './facts.ts';
import type { Look } from './flow.ts';
import type { StripItem } from './reply.ts';
import { say, type Lang } from './text.ts';
import { STRIP_WORDS, WORDS } from './words.ts';

const MARKS = { for: '▲', against: '▼', mixed: '◆', open: '○' } as const;

export function stripOf(content: Content, answers: Answers, lang: Lang): readonly StripItem[] {
  const facts = factsOf(content.flow, answers);
  return content.flow.looks.map((look) => {
    const state = leaning(look, facts);
    return {
      look: look.number,
      title: say(look.title, lang),
      state,
      mark: MARKS[state],
      word: say(STRIP_WORDS[state], lang),
      ...(look.reconstructed ? { provenance: say(WORDS.reconstructed, lang) } : {}),
    };
  });
}

/** Open while the main question is; else the way that all leaning answers lean, or to be weighed where they do not agree. */
function leaning(look: Look, facts: ReturnType<typeof factsOf>): StripItem['state'] {
  const main = look.questions[0];
  if (main === undefined || facts.get(main.id)?.kind !== 'chosen') return 'open';
  const leans = new Set(
    look.questions.flatMap((question) => {
      const fact = facts.get(question.id);
      if (question.kind !== 'choice' || fact?.kind !== 'chosen') return [];
      return question.options.filter(({ id }) => fact.options.includes(id)).map((option) => option.leans);
    }),
  );
  if (leans.has('for') && !leans.has('against')) return 'for';
  return leans.has('against') && !leans.has('for') ? 'against' : 'mixed';
}
