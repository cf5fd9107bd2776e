/**
 * What a reviewer gets: exactly what the officer was shown before consent, and nothing else. Answers changed before the
 * first judgment was shown are not in it; those changed afterwards are, and say so.
 */
import { type CaseState, type Change, currentQuestion, lookOf } from './case.ts';
import { atPlace } from './at-place.ts';
import type { Content } from './content.ts';
import { talkOf, type Answer } from './facts.ts';
import { judgmentCard } from './judgment-card.ts';
import { clauseJson, judgmentJson, type ClauseJson, type JudgmentJson } from './judgment-json.ts';
import { highestFirst } from './judge.ts';
import { rulesOf } from './rules.ts';
import { factsOf, UNKNOWN, weigh } from './facts.ts';
import type { Clause } from './policy.ts';
import type { RecordCard, Section } from './reply.ts';
import { clausesOf, labelOf, sayAnswer } from './said.ts';
import { say, type Lang } from './text.ts';
import { fill, WORDS } from './words.ts';

export interface ConsentedRecord {
  readonly lang: Lang;
  /** Exactly what was shown. */
  readonly sections: readonly Section[];
  readonly judgment: Omit<JudgmentJson, 'tree' | 'whyNot' | 'nextQuestion'> | undefined;
  /** In the officer's language. The clauses a decision may cite: those relied on first, then the others of the packs in force for the matter. */
  readonly clauses: readonly ClauseJson[];
  readonly content: string;
}

export function recordOf(content: Content, state: CaseState): ConsentedRecord {
  const { lang, answers } = state;
  const line = (id: string): string =>
    fill(say(WORDS.answersWord, lang), {
      label: labelOf(content, id, lang),
      answer: sayAnswer(content, id, answers[id], lang),
    });
  const answered = talkOf(content.flow, answers).filter(({ id }) => answers[id] !== undefined);
  const complete = currentQuestion(content, { ...state, revisiting: [] }) === undefined;
  const judged = complete ? judgmentCard(content, state) : undefined;
  const account = answered.flatMap(({ id }) => (answers[id]?.kind === 'account' ? [answers[id].text] : []));
  const groups = [undefined, ...content.flow.looks].map(
    (look): Section => ({
      id: look === undefined ? 'first' : `look-${look.number}`,
      title: look === undefined ? say(WORDS.recordAnswers, lang) : say(look.title, lang),
      brief: true,
      lines: answered
        .filter((question) => question.kind !== 'account' && lookOf(content, question) === look)
        .map(({ id }) => line(id)),
    }),
  );
  const section = (id: string, title: string, lines: readonly string[]): Section => ({ id, title, brief: true, lines });
  const said = (id: string, answer: Answer | undefined): string => sayAnswer(content, id, answer, lang);
  const sections = [
    section('who', say(WORDS.recordWho, lang), [
      fill(say(WORDS.recordUnit, lang), { unit: state.unit ?? '' }),
      fill(say(WORDS.recordExcluded, lang), {
        excluded: state.excluded === undefined || state.excluded === '' ? say(WORDS.nobody, lang) : state.excluded,
      }),
    ]),
    ...groups,
    section('account', say(WORDS.recordAccount, lang), account),
    section('changes', say(WORDS.recordChanges, lang), [
      ...changesOf(state).map(({ question, from, to }) =>
        fill(say(WORDS.recordChange, lang), {
          label: labelOf(content, question, lang),
          from: said(question, from),
          to: said(question, to),
        }),
      ),
      ...(state.shown === undefined || changesOf(state).length === 0
        ? []
        : [
            fill(say(WORDS.recordShown, lang), {
              headline: judgmentCard(content, { ...state, answers: state.shown }).card.headline,
            }),
          ]),
    ]),
    section(
      'judgment',
      say(WORDS.recordJudgment, lang),
      judged === undefined ? [say(WORDS.recordNoJudgment, lang)] : [judged.card.headline, ...judged.card.cautions],
    ),
    // What to find out first is said to the officer alone.
    ...(judged?.card.sections ?? [])
      .filter(({ id }) => id !== 'nextQuestion')
      .map((part) => ({
        ...part,
        id: `judgment-${part.id}`,
        title: `${say(WORDS.recordJudgment, lang)} · ${part.title}`,
      })),
  ];
  return {
    lang,
    sections: sections.filter(({ lines }) => lines.length > 0),
    judgment: judged === undefined ? undefined : recorded(judgmentJson(content, answers, state.today, judged.judgment)),
    clauses: citable(content, state, judged?.judgment.reliedOn ?? []),
    content: content.hash,
  };
}

/** Without what is more than the sections say. */
function recorded({ tree: _tree, whyNot: _whyNot, nextQuestion: _next, ...judgment }: JudgmentJson) {
  return judgment;
}

/** Every change since the first judgment was shown, with what a restart let go and was not answered again. */
function changesOf({ changes, shown = {}, answers }: CaseState): readonly Change[] {
  const named = new Set(changes.map(({ question }) => question));
  const gone = Object.entries(shown)
    .filter(([question, from]) => !named.has(question) && JSON.stringify(from) !== JSON.stringify(answers[question]))
    .map(([question, from]) => ({ question, from, to: answers[question] }));
  return [...changes, ...gone];
}

/** Clauses of the packs that are not surely out of place, status or date for this matter, those relied on first. */
function citable(
  content: Content,
  state: CaseState,
  reliedOn: Parameters<typeof highestFirst>[0],
): readonly ClauseJson[] {
  const facts = factsOf(content.flow, state.answers);
  const inPlay = rulesOf(atPlace(content, state.answers)).filter((rule) => {
    const scope = rule.then.filter((test) => !rule.situation.when.includes(test));
    return weigh(scope, (id) => facts.get(id) ?? UNKNOWN) !== 'unmet';
  });
  const packs = new Set(inPlay.map(({ pack }) => pack));
  const relied = clausesOf(highestFirst(reliedOn));
  const others = content.packs.filter((pack) => packs.has(pack)).flatMap(({ clauses }) => clauses);
  const said = (clause: Clause): ClauseJson => ({
    ...clauseJson(clause),
    instrument: say(clause.instrument, state.lang),
    article: say(clause.articleText, state.lang),
    gist: say(clause.gist, state.lang),
  });
  return [...new Map([...relied, ...others].map((clause) => [clause.id, said(clause)])).values()];
}

/** The card that asks for consent: the record's own sections, nothing added, nothing left out. */
export const recordCard = (record: ConsentedRecord): RecordCard => ({
  kind: 'record',
  title: say(WORDS.recordTitle, record.lang),
  sections: record.sections,
  warning: say(WORDS.recordWarning, record.lang),
});
