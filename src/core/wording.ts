/** Effects and moments in words: first what this turn has to tell, then the card that now stands. */
import { askedQuestions, currentQuestion, type CaseState } from './case.ts';
import type { COMMANDS } from './commands.ts';
import type { Content } from './content.ts';
import { decisionCard } from './decision-card.ts';
import { stageOf, type Effect, type Moment, type Notice, type Stage } from './dialogue.ts';
import { explain } from './explain.ts';
import { pathOf } from './facts.ts';
import { judge } from './judge.ts';
import { detailsText, judgmentCard, judgmentText } from './judgment-card.ts';
import { commandChoice, progressOf, questionReply } from './question-card.ts';
import { recordCard, recordOf } from './record.ts';
import type { Choice, NoticeCard, Reply } from './reply.ts';
import { labelOf, questionOf, sayAnswer } from './said.ts';
import { say, type Lang, type Text } from './text.ts';
import { treeCard, treeText } from './tree-card.ts';
import { fill, UNCLEAR_WORDS, WORDS } from './words.ts';

/** What the office configured and the conversation knows, put into sentences. */
export interface Particulars {
  readonly hotline: string;
  /** the resume code just made, in clear; shown once */
  readonly code: string | undefined;
  readonly codeDays: number;
  /** Nobody could take the matter up that is about to be submitted. */
  readonly noReviewer: boolean;
}

/** In: what a turn wants told and the moment after it. Out: the replies, in the asker's language. Pure. */
export function word(
  content: Content,
  effects: readonly Effect[],
  moment: Moment,
  particulars: Particulars,
): readonly Reply[] {
  const state = moment.context;
  const notices = effects.flatMap((effect) =>
    effect.type === 'tell' ? [noticeReply(content, effect.params, state, stageOf(moment), particulars)] : [],
  );
  // A person in distress is not asked the next question, and what has been destroyed has none.
  const quiet = effects.some(
    (effect) => effect.type === 'tell' && (effect.params.say === 'distress' || effect.params.say === 'destroyed'),
  );
  const detailed =
    stageOf(moment) === 'judged' &&
    effects.some(
      (effect) => effect.type === 'tell' && (effect.params.say === 'details' || effect.params.say === 'tree'),
    );
  if (quiet || detailed) return notices;
  const alone =
    particulars.noReviewer && stageOf(moment) === 'consenting'
      ? [notice(say(WORDS.noReviewer, state.lang), 'warning')]
      : [];
  return [...notices, ...alone, ...cardReplies(content, moment)];
}

const notice = (text: string, tone: NoticeCard['tone'] = 'info', choices?: readonly Choice[]): Reply => ({
  text,
  card: { kind: 'notice', tone },
  ...(choices === undefined ? {} : { choices }),
});

function noticeReply(content: Content, told: Notice, state: CaseState, stage: Stage, particulars: Particulars): Reply {
  const { lang } = state;
  const commands = (...names: (keyof typeof COMMANDS)[]): readonly Choice[] =>
    names.map((name) => commandChoice(name, lang));
  switch (told.say) {
    case 'distress':
      return notice(
        fill(say(WORDS.distress, lang), { hotline: particulars.hotline }),
        'care',
        commands('show', ...(stage === 'submitted' || stage === 'claimed' ? [] : (['person'] as const))),
      );
    case 'secret':
    case 'cannotWithdraw':
    case 'codeRefused':
    case 'otherMatterFirst':
      return notice(say(WORDS[told.say], lang), 'warning');
    case 'code':
      return notice(
        particulars.code === undefined
          ? say(WORDS.codeHidden, lang)
          : fill(say(WORDS.code, lang), { code: particulars.code, days: particulars.codeDays }),
      );
    case 'why': {
      const question = questionOf(content, told.question);
      return notice(question === undefined ? say(WORDS.nothingToExplain, lang) : say(question.why, lang));
    }
    case 'unclear':
      return notice(say(UNCLEAR_WORDS[told.reason], lang), 'warning');
    case 'dropped':
      return notice(
        fill(say(WORDS.dropped, lang), {
          because: labelOf(content, told.because, lang),
          questions: told.questions.map((id) => labelOf(content, id, lang)).join(say(WORDS.listSeparator, lang)),
        }),
      );
    case 'noted':
      return notice(
        fill(say(WORDS.noted, lang), {
          label: labelOf(content, told.question, lang),
          answer: sayAnswer(content, told.question, told.answer, lang),
        }),
      );
    case 'path': {
      const path = content.flow.paths.find(({ name }) => name === told.path);
      return notice(path === undefined ? told.path : say(path.intro, lang));
    }
    case 'progress': {
      const answered = askedQuestions(content, state).filter(({ id }) => state.answers[id] !== undefined);
      const said = answered.map(({ id }) => labelOf(content, id, lang)).join(say(WORDS.listSeparator, lang));
      return notice(
        fill(say(WORDS.progress, lang), {
          progress: progressOf(content, state, currentQuestion(content, state)).label,
          answered: said === '' ? say(WORDS.nothingAnswered, lang) : said,
        }),
      );
    }
    case 'details': {
      const text = detailsText(judgmentCard(content, state).card);
      return stage === 'judged'
        ? { text, choices: judgedChoices(content, state).filter(({ value }) => value !== ':details') }
        : { text };
    }
    case 'tree': {
      const choices =
        stage === 'judged' ? { choices: judgedChoices(content, state).filter(({ value }) => value !== ':tree') } : {};
      const { answers, today } = state;
      const explained = explain(content, answers, today, judge(content, answers, today));
      if (explained === undefined) return { ...notice(say(WORDS.treeNone, lang)), ...choices };
      const card = treeCard(explained.tree, { content, answers, lang });
      return { text: treeText(card), card, ...choices };
    }
    case 'restarted':
      return notice(say(state.shown === undefined ? WORDS.restarted : WORDS.restartedAfterJudgment, lang));
    case 'destroyed':
      return notice(say(WORDS.destroyed, lang), 'info', commands('fresh'));
    case 'greeting':
    case 'help':
    case 'stale':
    case 'first':
    case 'submitted':
    case 'withdrawn':
    case 'claimed':
    case 'released':
    case 'decided':
    case 'cannotDelete':
    case 'nothingToExplain':
    case 'resumed':
    case 'language':
    case 'askAgain':
    case 'declined':
    case 'notNow':
    case 'notYet':
    case 'alreadySubmitted':
      return notice(say(WORDS[told.say], lang));
  }
}

/** 改第三看; of a short path the questions that lead to it and its own: 改核查结论. */
function editChoices(content: Content, { answers, lang }: CaseState): readonly Choice[] {
  const edit = (value: string, label: string): Choice => ({ value: `:edit ${value}`, label, role: 'command' });
  const path = pathOf(content.flow, answers);
  if (path === undefined)
    return content.flow.looks.map(({ number }) =>
      edit(`look ${number}`, lang === 'en' ? `Change look ${number}` : `改第${'一二三四五六'[number - 1]}看`),
    );
  const ids = new Set([...path.when.map(({ question }) => question), ...path.questions.map(({ id }) => id)]);
  return [...ids]
    .filter((id) => answers[id] !== undefined)
    .map((id) =>
      edit(`改${id}`, lang === 'en' ? `Change: ${labelOf(content, id, lang)}` : `改${labelOf(content, id, lang)}`),
    );
}

const judgedChoices = (content: Content, state: CaseState): readonly Choice[] => {
  const { lang } = state;
  return [
    commandChoice('details', lang),
    ...(pathOf(content.flow, state.answers) === undefined ? [commandChoice('tree', lang)] : []),
    { ...commandChoice('person', lang), tone: 'primary' },
    ...editChoices(content, state),
    ...(['code', 'restart', 'delete'] as const).map((name) => commandChoice(name, lang)),
    commandChoice(lang === 'en' ? 'chinese' : 'english', lang),
  ];
};

const yesNo = (yes: Text, no: Text, lang: Lang, tone: 'danger' | 'primary'): readonly Choice[] => [
  { value: ':yes', label: say(yes, lang), role: 'option', tone },
  { value: ':no', label: say(no, lang), role: 'option' },
];

const YES: Text = { zh: '是', en: 'Yes' };
const NO: Text = { zh: '不是', en: 'No' };

/** The card that stands at a moment: the same whoever asks for it and however often. */
export function cardReplies(content: Content, moment: Moment): readonly Reply[] {
  const state = moment.context;
  const { lang } = state;
  const around = (...names: (keyof typeof COMMANDS)[]): readonly Choice[] =>
    names.map((name) => commandChoice(name, lang));
  const line = (text: Text, choices: readonly Choice[]): Reply => ({ text: say(text, lang), choices });
  switch (stageOf(moment)) {
    case 'asking': {
      const question = currentQuestion(content, state);
      return question === undefined ? [] : [questionReply(content, state, question)];
    }
    case 'readingBack': {
      const pending = state.pending;
      if (pending === undefined) return [];
      const sentence = pending.answer.kind === 'date' ? WORDS.readBackMonth : WORDS.readBack;
      const values = {
        label: labelOf(content, pending.question, lang),
        answer: sayAnswer(content, pending.question, pending.answer, lang),
      };
      return [
        {
          text: fill(say(sentence, lang), values),
          choices: [...yesNo(YES, NO, lang, 'primary'), ...around('back', 'help', 'person', 'delete')],
        },
      ];
    }
    case 'judged': {
      const { card } = judgmentCard(content, state);
      return [{ text: judgmentText(card, lang), choices: judgedChoices(content, state), card }];
    }
    case 'naming':
      return [line(WORDS.naming, around('back', 'delete'))];
    case 'excluding':
      return [
        line(WORDS.excluding, [
          { value: ':skip', label: say(WORDS.nobody, lang), role: 'option' },
          ...around('back', 'delete'),
        ]),
      ];
    case 'consenting': {
      const card = recordCard(recordOf(content, state));
      const text = [
        card.title,
        card.warning,
        ...card.sections.flatMap((part) => ['', part.title, ...part.lines.map((part) => `· ${part}`)]),
        '',
        say(WORDS.recordAsk, lang),
      ].join('\n');
      return [{ text, card, choices: yesNo(WORDS.recordYes, WORDS.recordNo, lang, 'primary') }];
    }
    case 'confirmingRestart':
      return [line(WORDS.confirmRestart, yesNo(WORDS.yesRestart, WORDS.cancel, lang, 'danger'))];
    case 'confirmingDelete':
      return [line(WORDS.confirmDelete, yesNo(WORDS.yesDelete, WORDS.cancel, lang, 'danger'))];
    case 'confirmingWithdrawal':
      return [line(WORDS.confirmWithdrawal, yesNo(WORDS.yesWithdraw, WORDS.cancel, lang, 'danger'))];
    case 'submitted':
      return [
        line(WORDS.waiting, [
          { ...commandChoice('delete', lang), label: lang === 'en' ? 'Withdraw' : '撤回', tone: 'danger' },
          ...around('code', 'help'),
        ]),
      ];
    case 'claimed':
      return [line(WORDS.inReview, around('code', 'help'))];
    case 'decided':
      return state.decision === undefined ? [] : [decisionCard(state.decision, lang, around('fresh', 'code'))];
    case 'gone':
      return [line(WORDS.gone, around('fresh'))];
  }
}
