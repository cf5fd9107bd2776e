/** Answers, clauses and questions in words. */
import type { Content } from './content.ts';
import type { Answer } from './facts.ts';
import { questionsOf, type Question } from './flow.ts';
import type { Clause } from './policy.ts';
import { PROVINCES } from './places.ts';
import { sayYuan } from './quantity.ts';
import { say, type Lang } from './text.ts';
import { DISCRETION_WORDS, fill, REGIME_WORDS, VERIFICATION_WORDS, WORDS } from './words.ts';

export const questionOf = (content: Content, id: string): Question | undefined =>
  questionsOf(content.flow).find((question) => question.id === id);

export function labelOf(content: Content, id: string, lang: Lang): string {
  const question = questionOf(content, id);
  return question === undefined ? id : say(question.label, lang);
}

/** An answer as the person would read it back. */
export function sayAnswer(content: Content, id: string, answer: Answer | undefined, lang: Lang): string {
  const question = questionOf(content, id);
  switch (answer?.kind) {
    case undefined:
      return say(WORDS.recordNoAnswer, lang);
    case 'unknown':
      return say(question?.kind === 'account' ? WORDS.skipped : WORDS.answerUnknown, lang);
    case 'chosen': {
      const options = question?.kind === 'choice' ? question.options : [];
      const words = answer.options.map((id) => {
        const option = options.find((option) => option.id === id);
        return option === undefined ? id : say(option.label, lang);
      });
      return words.join(lang === 'en' ? '; ' : '、');
    }
    case 'amount':
      return sayYuan(answer.yuan, lang);
    case 'date':
      return answer.monthOnly === true
        ? fill(say(WORDS.monthOnly, lang), { month: answer.day.slice(0, 7), day: answer.day })
        : answer.day;
    case 'place':
      return sayPlace(answer.place, lang);
    case 'account':
      return fill(say(WORDS.written, lang), { length: answer.text.length });
  }
}

/** 湖北/武汉 → Hubei/武汉: the province has an English name, what lies below stays as written. */
export function sayPlace(place: string, lang: Lang): string {
  const [first, ...below] = place.split('/');
  const province = lang === 'en' ? PROVINCES.find(({ name }) => name === first)?.en : first;
  return [province ?? first, ...below].join('/');
}

/** 《中国共产党问责条例》第十七条第一款:……【问责·“可以”:由决定机关裁量·已核对】 */
export function sayClause(clause: Clause, lang: Lang): string {
  const discretion = DISCRETION_WORDS[clause.discretion];
  return fill(say(WORDS.clause, lang), {
    instrument: say(clause.instrument, lang),
    number: clause.number === undefined ? '' : lang === 'en' ? ` (${clause.number})` : `（${clause.number}）`,
    article: say(clause.articleText, lang),
    gist: say(clause.gist, lang).replace(/[。.]$/, ''),
    regime: say(REGIME_WORDS[clause.regime], lang),
    discretion: discretion === undefined ? '' : `${lang === 'en' ? '; ' : '·'}${say(discretion, lang)}`,
    verified: say(VERIFICATION_WORDS[clause.verified], lang),
  });
}

/** 《中国共产党问责条例》第十七条第一款: where a clause stands, without what it says. */
export const sayArticle = (clause: Clause, lang: Lang): string =>
  fill(say(WORDS.article, lang), { instrument: say(clause.instrument, lang), article: say(clause.articleText, lang) });

/**
 * Sentences and parts of sentences in a row, with a semicolon between them: of all but the last the full stop goes.
 * inARow(['由人核实。', '见第一条。'], 'zh') → '由人核实；见第一条。'
 */
export const inARow = (parts: readonly string[], lang: Lang): string =>
  parts
    .map((part, at) => (at < parts.length - 1 ? part.replace(/(?:。|(?<!\.)\.)$/, '') : part))
    .join(say(WORDS.semicolon, lang));

/** The dates and the place where a clause was read, for the details. */
export function sayProvenance(clause: Clause, lang: Lang): string {
  const dates = [
    clause.from === undefined ? '' : fill(say(WORDS.inForce, lang), { from: clause.from }),
    clause.until === undefined ? '' : fill(say(WORDS.inForceUntil, lang), { until: clause.until }),
  ].join('');
  return inARow(
    [dates, fill(say(WORDS.verifiedIn, lang), { where: say(clause.verifiedIn, lang) })].filter((part) => part !== ''),
    lang,
  );
}

/** Each clause once, in the order in which it is first cited. */
export function clausesOf(findings: readonly { readonly clauses: readonly Clause[] }[]): readonly Clause[] {
  return [...new Map(findings.flatMap(({ clauses }) => clauses).map((clause) => [clause.id, clause])).values()];
}
