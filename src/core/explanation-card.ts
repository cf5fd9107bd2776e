/** An explanation in words: sentences for the judgment card. Each says one thing, to somebody who is tired. */
import type { Content } from './content.ts';
import type { Explanation } from './explain.ts';
import { isChosen, type Answer, type Answers } from './facts.ts';
import { questionsOf } from './flow.ts';
import type { Finding, Judgment } from './judge.ts';
import type { NextQuestion } from './next-question.ts';
import { NOT_YET_DONE, STAGE, type Test } from './policy.ts';
import { sayYuan } from './quantity.ts';
import type { Remedy } from './remedies.ts';
import { clausesOf, inARow, labelOf, questionOf, sayAnswer, sayArticle, sayPlace } from './said.ts';
import { say, type Lang } from './text.ts';
import type { WeighedTest } from './weighed.ts';
import type { WhyNot } from './why-not.ts';
import { fill, OUTCOME_WORDS, WORDS } from './words.ts';

export interface Asked {
  readonly content: Content;
  readonly answers: Answers;
  readonly lang: Lang;
}

/** So many situations that are not met are explained in sentences; the others are in the tree. */
const EXPLAINED = 3;
/** So many failed conditions of one. */
const CONDITIONS = 2;

const joined = (items: readonly string[], lang: Lang): string => items.join(say(WORDS.listSeparator, lang));
const unique = (lines: readonly string[]): readonly string[] => [...new Set(lines)];

/** Which answers force it. One more line than there are answers: the first says what they are. */
export function reasonLines(judgment: Judgment, { content, answers, lang }: Asked): readonly string[] {
  if (!judgment.settled || judgment.decisive.length === 0) return [];
  const answerLine = (id: string): string =>
    fill(say(WORDS.answersWord, lang), {
      label: labelOf(content, id, lang),
      answer: sayAnswer(content, id, answers[id], lang),
    });
  return [say(WORDS.decisiveIntro, lang), ...judgment.decisive.map(answerLine)];
}

/** What can still be done and where it leads; plainly none, where nothing leads to anything better. */
export function remedyLines(judgment: Judgment, { remedies }: Explanation, asked: Asked): readonly string[] {
  const lines = remedies.map((remedy) => remedyLine(remedy, asked.lang));
  const helps = remedies.some(({ outcome }) => outcome !== undefined);
  // Of what has not been done yet there is nothing to put right.
  const isPlanned = isChosen(asked.answers, STAGE, NOT_YET_DONE);
  // An open matter may turn on how far it has been put right, and that is not known.
  const isUnknown =
    !judgment.settled &&
    questionsOf(asked.content.flow).some(({ id, changeable }) => changeable && judgment.unknown.includes(id));
  if (helps || isPlanned || isUnknown || (judgment.settled && judgment.outcome === 'exempt')) return lines;
  return [...lines, say(judgment.settled ? WORDS.remedyNone : WORDS.remedyNoneOpen, asked.lang)];
}

function remedyLine({ acts, outcome, gained }: Remedy, lang: Lang): string {
  const what = acts.map(({ question, option }) =>
    fill(say(WORDS.act, lang), { label: say(question.label, lang), option: say(option.label, lang) }),
  );
  const names = (findings: readonly Finding[]): readonly string[] =>
    unique(findings.map(({ situation }) => say(situation.name, lang)));
  const relied = gained.filter(({ effect }) => effect !== 'note');
  const notes = names(gained.filter(({ effect }) => effect === 'note'));
  const articles = clausesOf(relied).map((clause) => sayArticle(clause, lang));
  return [
    fill(say(WORDS.remedy, lang), { acts: what.join(say(WORDS.together, lang)) }),
    outcome === undefined ? '' : fill(say(WORDS.remedyOutcome, lang), { outcome: say(OUTCOME_WORDS[outcome], lang) }),
    outcome === undefined || relied.length === 0
      ? ''
      : fill(say(WORDS.remedyBecause, lang), { situations: joined([...names(relied), ...articles], lang) }),
    notes.length === 0 ? '' : fill(say(WORDS.remedyNote, lang), { notes: joined(notes, lang) }),
  ].join('');
}

/** What to settle first, what that would bring, and where it can be looked up. */
export function nextLines(next: NextQuestion | undefined, lang: Lang): readonly string[] {
  if (next === undefined) return [];
  const { question, now, most, least, evidence } = next;
  const label = say(question.label, lang);
  const sentence =
    most === 0
      ? WORDS.nextSettles
      : most < now
        ? WORDS.nextNarrows
        : least === 0
          ? WORDS.nextMaySettle
          : least < now
            ? WORDS.nextMayNarrow
            : WORDS.nextAmongOthers;
  return [
    fill(say(sentence, lang), { label, now, most, least }),
    ...(evidence.length === 0
      ? []
      : [
          fill(say(WORDS.nextEvidence, lang), {
            evidence: joined(
              evidence.map((text) => say(text, lang)),
              lang,
            ),
          }),
        ]),
    fill(say(WORDS.nextChange, lang), { label }),
  ];
}

/** Why what one might expect is not met. */
export function whyNotLines(judgment: Judgment, { whyNot }: Explanation, asked: Asked): readonly string[] {
  const { lang } = asked;
  const rest = whyNot.length - EXPLAINED;
  return [
    ...whyNot.slice(0, EXPLAINED).map((each) => whyNotLine(judgment, each, asked)),
    ...(rest > 0 ? [fill(say(WORDS.whyNotRest, lang), { count: rest })] : []),
  ];
}

function whyNotLine(judgment: Judgment, { situation, failed }: WhyNot, asked: Asked): string {
  const { lang } = asked;
  const name = say(situation.situation.name, lang);
  if (situation.verdict === 'met') return fill(say(outweighedBy(judgment), lang), { name });
  const because = failed.slice(0, CONDITIONS).map((each) => failedLine(each, asked));
  const more = failed.length - because.length;
  return fill(say(WORDS.whyNot, lang), {
    name,
    because: inARow([...because, ...(more > 0 ? [fill(say(WORDS.whyNotMore, lang), { count: more })] : [])], lang),
  });
}

const outweighedBy = (judgment: Judgment) => {
  if (judgment.settled && judgment.outcome === 'barred') return WORDS.outweighedByBar;
  return judgment.settled && judgment.referral === 'situation' ? WORDS.outweighedByReferral : WORDS.outweighedByLaws;
};

/** 您答的“后果”是“…”，这一条要求“…” */
function failedLine({ test, verdict }: WeighedTest, { content, answers, lang }: Asked): string {
  const label = labelOf(content, test.question, lang);
  if (verdict === 'absent') return fill(say(WORDS.failedAbsent, lang), { label });
  return fill(say(WORDS.failed, lang), {
    label,
    answer: sayAnswer(content, test.question, answeredOf(content, answers, test.question), lang),
    demand: sayDemand(content, test, answers, lang),
  });
}

/** What counts as the answer: 不清楚 may stand for an option. */
export function answeredOf(content: Content, answers: Answers, id: string): Answer | undefined {
  const answer = answers[id];
  const question = questionOf(content, id);
  if (answer !== undefined && answer.kind !== 'unknown') return answer;
  return question?.kind === 'choice' && question.unknownMeans !== undefined
    ? { kind: 'chosen', options: [question.unknownMeans] }
    : undefined;
}

/**
 * What a condition asks for: 这一条要求“甲”或“乙”; of one that leaves something out, what it leaves out of the answer. In the
 * tree, where what speaks against a person stands too, a condition demands nothing: 这一条说的是“甲”或“乙”.
 */
export function sayDemand(content: Content, test: Test, answers: Answers, lang: Lang, speaks = false): string {
  const options = (ids: readonly string[], between: keyof typeof WORDS): string =>
    ids
      .map((id) =>
        fill(say(WORDS.quoted, lang), {
          words: sayAnswer(content, test.question, { kind: 'chosen', options: [id] }, lang),
        }),
      )
      .join(say(WORDS[between], lang));
  switch (test.is) {
    case 'oneOf':
      return fill(say(speaks ? WORDS.demandSpeaks : WORDS.demandOneOf, lang), { options: options(test.options, 'or') });
    case 'only':
      return fill(say(WORDS.demandOnly, lang), { options: options(test.options, 'listSeparator') });
    case 'not': {
      const answer = answeredOf(content, answers, test.question);
      const chosen = answer?.kind === 'chosen' ? answer.options : [];
      const offending = chosen.filter((id) => test.options.includes(id));
      return offending.length === chosen.length
        ? say(WORDS.demandNotThis, lang)
        : fill(say(WORDS.demandNot, lang), { options: options(offending, 'listSeparator') });
    }
    case '>=':
    case '<':
    case '>':
    case '<=':
      return fill(say(WORDS[AMOUNT_WORDS[test.is]], lang), { amount: sayYuan(test.yuan, lang) });
    case 'from':
      return fill(say(WORDS.demandFrom, lang), { day: test.day });
    case 'before':
      return fill(say(WORDS.demandBefore, lang), { day: test.day });
    case 'within':
      return fill(say(WORDS.demandWithin, lang), {
        places: joined(
          test.places.map((place) => sayPlace(place, lang)),
          lang,
        ),
      });
  }
}

const AMOUNT_WORDS = { '>=': 'demandAtLeast', '<': 'demandBelow', '>': 'demandAbove', '<=': 'demandAtMost' } as const;
