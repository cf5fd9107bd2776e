/** A reviewer's decision as the officer reads it. */
import type { CitedClause, Decision } from './decision.ts';
import type { Choice, Reply } from './reply.ts';
import { say, type Lang } from './text.ts';
import { DECISION_WORDS, fill, VERIFICATION_WORDS, WORDS } from './words.ts';
import { dayInChina } from './working-time.ts';

export function decisionCard(decision: Decision, lang: Lang, choices: readonly Choice[]): Reply {
  const headline = fill(say(WORDS.decisionHeadline, lang), { outcome: say(DECISION_WORDS[decision.outcome], lang) });
  const { means = [], transfer, appeal, replaces } = decision;
  const cited = ({ instrument, article, gist, verified }: CitedClause): string =>
    `${instrument} ${article}${say(WORDS.colon, lang)}${gist}${fill(say(WORDS.citedAs, lang), { verified: say(VERIFICATION_WORDS[verified], lang) })}`;
  const sections = [
    {
      id: 'before',
      title: say(WORDS.decisionBefore, lang),
      brief: true,
      lines: replaces === undefined ? [] : [replacing(replaces, lang)],
    },
    { id: 'reason', title: say(WORDS.decisionReason, lang), brief: true, lines: [decision.reason] },
    {
      id: 'clauses',
      title: say(WORDS.decisionClauses, lang),
      brief: true,
      lines: decision.clauses.map(cited),
    },
    {
      id: 'means',
      title: say(WORDS.decisionMeans, lang),
      brief: true,
      lines: means.length === 0 ? [say(WORDS.decisionMeansNothing, lang)] : means.map(cited),
    },
    {
      id: 'by',
      title: say(WORDS.decisionWho, lang),
      brief: true,
      lines: [
        fill(say(WORDS.decisionBy, lang), { by: decision.by }),
        ...(transfer === undefined ? [] : [fill(say(WORDS.decisionTransfer, lang), transfer)]),
        ...(decision.agrees ? [] : [say(WORDS.decisionDeparts, lang)]),
      ],
    },
    {
      id: 'appeal',
      title: say(WORDS.decisionAppeal, lang),
      brief: true,
      lines: [...(appeal === undefined ? [] : [appeal.how]), say(WORDS.decisionNext, lang)],
    },
  ].filter(({ lines }) => lines.length > 0);
  const text = [
    headline,
    ...sections.flatMap(({ title, lines }) => ['', title, ...lines.map((line) => `· ${line}`)]),
  ].join('\n');
  return { text, choices, card: { kind: 'decision', headline, sections } };
}

const replacing = ({ outcome, at }: NonNullable<Decision['replaces']>, lang: Lang): string =>
  fill(say(WORDS.decisionReplaces, lang), { on: dayInChina(at), outcome: say(DECISION_WORDS[outcome], lang) });
