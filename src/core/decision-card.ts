/** A reviewer's decision as the officer reads it. */
import type { Decision } from './decision.ts';
import type { Choice, Reply } from './reply.ts';
import { say, type Lang } from './text.ts';
import { fill, OUTCOME_WORDS, VERIFICATION_WORDS, WORDS } from './words.ts';

export function decisionCard(decision: Decision, lang: Lang, choices: readonly Choice[]): Reply {
  const headline = fill(say(WORDS.decisionHeadline, lang), { outcome: say(OUTCOME_WORDS[decision.outcome], lang) });
  const sections = [
    { id: 'reason', title: say(WORDS.decisionReason, lang), brief: true, lines: [decision.reason] },
    {
      id: 'clauses',
      title: say(WORDS.decisionClauses, lang),
      brief: true,
      lines: decision.clauses.map(
        ({ instrument, article, gist, verified }) =>
          `${instrument} ${article}${say(WORDS.colon, lang)}${gist}（${say(VERIFICATION_WORDS[verified], lang)}）`,
      ),
    },
    {
      id: 'by',
      title: say(WORDS.decisionWho, lang),
      brief: true,
      lines: [
        fill(say(WORDS.decisionBy, lang), { by: decision.by }),
        ...(decision.agrees ? [] : [say(WORDS.decisionDeparts, lang)]),
        say(WORDS.decisionNext, lang),
      ],
    },
  ].filter(({ lines }) => lines.length > 0);
  const text = [
    headline,
    ...sections.flatMap(({ title, lines }) => ['', title, ...lines.map((line) => `· ${line}`)]),
  ].join('\n');
  return { text, choices, card: { kind: 'decision', headline, sections } };
}
