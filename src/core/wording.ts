/** Effects and moments in words: first what this turn has to tell, then the card that now stands. */
import { askedQuestions, currentQuestion, type CaseState } from './case.ts';
import { COMMANDS } from './commands.ts';
import type { Content } from './content.ts';
import type { AppealUntil } from './decision.ts';
import { decisionCard } from './decision-card.ts';
import { stageOf, type Effect, type Moment, type Notice, type Stage } from './dialogue.ts';
import { type AtDesk, type Due, dayIn, dueLine, lineFor } from './due.ts';
import type { MatterStage } from './matter-life.ts';
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
import { fill, MATTER_STAGE_WORDS, UNCLEAR_WORDS, WORDS } from './words.ts';

/** What the office configured and the conversation knows, put into sentences. */
export interface Particulars {
  readonly hotline: string;
  /** the resume code just made, in clear; shown once */
  readonly code: string | undefined;
  readonly codeDays: number;
  /** Nobody could take the matter up that is about to be submitted. */
  readonly noReviewer: boolean;
  /** Whoever leaves this place finds the talk again by a code only: a web page, a terminal. */
  readonly isForgotten?: boolean;
  /** Where a submitted matter stands at the desk, and by when what is due; where it is known. */
  readonly desk?: AtDesk | undefined;
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
  const isPassedOn = effects.some((effect) => effect.type === 'tell' && effect.params.say === 'passedOn');
  if (isPassedOn) return withChoices(notices, cardReplies(content, moment).at(-1)?.choices ?? []);
  if (stageOf(moment) === 'decided' && notices.length > 0 && !effects.some(showsDecision))
    return withChoices(notices, decidedChoices(state));
  const alone =
    particulars.noReviewer && stageOf(moment) === 'consenting'
      ? [notice(say(WORDS.noReviewer, state.lang), 'warning')]
      : [];
  return [...notices, ...alone, ...cardReplies(content, moment)];
}

/** The decision is shown whole when it comes and when it is asked for; after other news what can be done is enough. */
const AFTER_DECISION: ReadonlySet<Notice['say']> = new Set([
  'told',
  'planned',
  'sentBack',
  'confirmed',
  'reportGone',
  'cleared',
  'attached',
  'closed',
  'reported',
  'nothingToReport',
  'notToldYet',
]);
const showsDecision = (effect: Effect): boolean =>
  effect.type === 'tell' &&
  !AFTER_DECISION.has(effect.params.say) &&
  !(effect.params.say === 'unclear' && effect.params.reason === 'decided');

const withChoices = (replies: readonly Reply[], choices: readonly Choice[]): readonly Reply[] =>
  replies.map((reply, at) => (at === replies.length - 1 ? { ...reply, choices } : reply));

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
      const atDesk = progressAtDesk(stage, state, particulars);
      if (atDesk !== undefined) return notice(atDesk);
      const answered = askedQuestions(content, state).filter(({ id }) => state.answers[id] !== undefined);
      const said = answered.map(({ id }) => labelOf(content, id, lang)).join(say(WORDS.listSeparator, lang));
      return notice(
        fill(say(WORDS.progress, lang), {
          progress: progressOf(content, state, currentQuestion(content, state)).label,
          answered: said === '' ? say(WORDS.nothingAnswered, lang) : said,
        }),
      );
    }
    case 'returned':
      return notice(
        [
          fill(say(WORDS.returned, lang), { reason: told.reason }),
          ...(told.due ?? []).map((due) => dueLine(due, lang, WORDS.dueReturned)),
        ].join('\n'),
        'warning',
      );
    case 'decided':
      return notice([say(WORDS.decided, lang), ...lineFor(told.due ?? [], 'tell', lang)].join('\n'));
    case 'accepted':
      return notice([say(WORDS.accepted, lang), ...lineFor(told.due ?? [], 'decide', lang)].join('\n'));
    case 'submitted':
    case 'appealed': {
      const due = particulars.desk?.due ?? [];
      return notice(
        [
          say(WORDS[told.say], lang),
          ...due.map((each) => dueLine(each, lang)),
          ...(particulars.isForgotten ? [say(WORDS.keepCode, lang)] : []),
        ].join('\n'),
      );
    }
    case 'told':
      return notice(
        [
          fill(say(WORDS.told, lang), { on: dayIn(told.on, lang) }),
          told.appeal === undefined
            ? say(WORDS.toldOpen, lang)
            : fill(say(WORDS.toldUntil, lang), appealWords(told.appeal, lang)),
          say(WORDS.backAgain, lang),
        ].join('\n'),
      );
    case 'planned': {
      const steps = told.steps
        .map(({ what, owner, due }) => fill(say(WORDS.plannedStep, lang), { what, owner, due: dayIn(due, lang) }))
        .join('\n');
      const planned = fill(say(WORDS.planned, lang), { steps });
      return notice([planned, ...lineFor(told.due ?? [], 'correct', lang)].join('\n'));
    }
    case 'sentBack':
      return notice(fill(say(WORDS.sentBack, lang), { what: told.what, reason: told.reason }), 'warning');
    case 'confirmed':
    case 'reportGone':
      return notice(fill(say(WORDS[told.say], lang), { what: told.what }));
    case 'released':
      return notice(
        [
          WORDS.released,
          ...(state.asks.length > 0 ? [WORDS.releasedAsked] : []),
          ...(state.decision === undefined ? [WORDS.releasedOpen] : []),
          WORDS.backAgain,
        ]
          .map((text) => say(text, lang))
          .join(lang === 'en' ? ' ' : ''),
      );
    case 'passedOn':
      return notice(
        [
          stage === 'submitted' ? WORDS.putThere : WORDS.passedOn,
          ...(stage === 'decided' && (state.told || state.steps.length > 0) ? [WORDS.passedOnDecided] : []),
        ]
          .map((text) => say(text, lang))
          .join(lang === 'en' ? ' ' : ''),
      );
    case 'attached':
      return notice(fill(say(WORDS.attached, lang), { name: told.name }));
    case 'cleared':
      return notice(fill(say(WORDS.cleared, lang), { to: told.to, on: dayIn(told.on, lang) }));
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
    case 'help':
      return notice(STAGE_AT_DESK[stage] === undefined ? say(WORDS.help, lang) : helpAtDesk(stage, state));
    case 'greeting':
    case 'stale':
    case 'first':
    case 'expired':
    case 'answerSent':
    case 'askedMore':
    case 'askGone':
    case 'unasked':
    case 'closed':
    case 'reported':
    case 'nothingToReport':
    case 'notToldYet':
    case 'withdrawn':
    case 'claimed':
    case 'cannotDelete':
    case 'nothingToExplain':
    case 'whyAsked':
    case 'resumed':
    case 'resumedByCode':
    case 'language':
    case 'askAgain':
    case 'declined':
    case 'notNow':
    case 'notYet':
    case 'alreadySubmitted':
      return notice(say(WORDS[told.say], lang));
  }
}

const appealWords = ({ until, rule, provisional }: AppealUntil, lang: Lang) => ({
  until: dayIn(until, lang),
  rule,
  provisional: provisional ? say(WORDS.dueProvisional, lang) : '',
});

/** Where a dialogue with the desk stands, where nobody knows it from the desk itself. */
const STAGE_AT_DESK: Partial<Readonly<Record<Stage, MatterStage>>> = {
  submitted: 'submitted',
  confirmingWithdrawal: 'submitted',
  claimed: 'claimed',
  writing: 'asking',
  reasking: 'asking',
  rereading: 'asking',
  decided: 'decided',
  reporting: 'decided',
  appealing: 'decided',
};

/** What works while a matter is with the desk, and nothing else. */
function helpAtDesk(stage: Stage, { lang, held, decision, closed, told, steps, asks }: CaseState): string {
  const lines: readonly (Text | undefined)[] = [
    WORDS.helpDesk,
    WORDS.helpProgress,
    asks.length > 0 ? WORDS.helpAsked : undefined,
    closed ? undefined : WORDS.helpWrite,
    closed ? undefined : WORDS.helpAttach,
    held || decision !== undefined ? undefined : WORDS.helpWithdraw,
    steps.length > 0 ? WORDS.helpReport : undefined,
    STAGE_AT_DESK[stage] !== 'decided' ? undefined : told ? WORDS.helpAppeal : WORDS.helpAppealLater,
    WORDS.helpCode,
    STAGE_AT_DESK[stage] === 'decided' ? WORDS.helpFresh : undefined,
  ];
  return lines.flatMap((line) => (line === undefined ? [] : [say(line, lang)])).join('\n');
}

/** Which stage, who acts next, by when what; undefined of a self-check. */
function progressAtDesk(stage: Stage, { lang }: CaseState, { desk }: Particulars): string | undefined {
  const known = STAGE_AT_DESK[stage];
  if (known === undefined) return undefined;
  const due: readonly Due[] = desk?.due ?? [];
  const first = fill(say(WORDS.progressAtDesk, lang), { stage: say(MATTER_STAGE_WORDS[desk?.stage ?? known], lang) });
  const next =
    desk === undefined || desk.next === 'nobody'
      ? ''
      : say(desk.next === 'officer' ? WORDS.nextYou : WORDS.nextDesk, lang);
  const line = [first, next].filter((part) => part !== '').join(lang === 'en' ? ' ' : '');
  return [line, ...due.map((each) => dueLine(each, lang))].join('\n');
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

/** What can be done once there is a decision: a report for each step, an appeal once it was told. */
const decidedChoices = ({ steps, told, lang }: CaseState): readonly Choice[] => [
  ...steps.map(
    ({ id, what }): Choice => ({
      value: `:report ${id}`,
      label: `${say(COMMANDS.report.label, lang)}${say(WORDS.colon, lang)}${what}`,
      role: 'command',
    }),
  ),
  ...(told ? (['appeal', 'fresh', 'code'] as const) : (['fresh', 'code'] as const)).map((name) =>
    commandChoice(name, lang),
  ),
];

/** A question asked again for the reviewer: starting over or deleting is not offered there. */
const forReviewer = ({ choices = [], ...reply }: Reply, state: CaseState): Reply => ({
  ...reply,
  choices: [
    ...choices.filter(({ value }) => ![':back', ':person', ':restart', ':delete', ':progress'].includes(value)),
    ...withdrawalChoice(state),
  ],
});

/** The way back to what the desk will say. */
const codeChoice = (lang: Lang): Choice => ({ ...commandChoice('code', lang), tone: 'primary' });

/** While nobody holds the matter and nothing was ever decided about it. */
const withdrawalChoice = ({ held, decision, lang }: CaseState): readonly Choice[] =>
  held || decision !== undefined
    ? []
    : [{ ...commandChoice('delete', lang), label: lang === 'en' ? 'Withdraw' : '撤回', tone: 'danger' }];

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
    case 'readingBack':
    case 'rereading': {
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
          choices: [
            ...yesNo(YES, NO, lang, 'primary'),
            ...(stageOf(moment) === 'rereading' ? around('back', 'help') : around('back', 'help', 'person', 'delete')),
          ],
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
      return [line(WORDS.waiting, [codeChoice(lang), ...withdrawalChoice(state), ...around('help')])];
    case 'claimed':
      return [line(WORDS.inReview, [codeChoice(lang), ...around('help')])];
    case 'writing':
      return [
        {
          text: [
            fill(say(WORDS.askedByReviewer, lang), { text: state.asks[0]?.text ?? '' }),
            ...lineFor(state.asks[0]?.due ?? [], 'answer', lang),
          ].join('\n'),
          choices: [...around('unknown', 'why'), ...withdrawalChoice(state), ...around('code', 'help')],
        },
      ];
    case 'reasking': {
      const question = currentQuestion(content, state);
      const text = state.asks[0]?.text ?? '';
      const why = text === '' ? '' : fill(say(WORDS.askedAgainWhy, lang), { text });
      const isWhole = currentQuestion(content, { ...state, revisiting: [] }) === undefined;
      const more = isWhole ? '' : say(WORDS.askedAgainMore, lang);
      return [
        // Said once, before the first of them.
        ...((state.reasked?.given.length ?? 0) > 0
          ? []
          : [
              notice(
                [
                  fill(say(WORDS.askedAgain, lang), { why, more }),
                  ...lineFor(state.asks[0]?.due ?? [], 'answer', lang),
                ].join('\n'),
              ),
            ]),
        ...(question === undefined ? [] : [forReviewer(questionReply(content, state, question), state)]),
      ];
    }
    case 'decided': {
      if (state.decision === undefined) return [];
      return [decisionCard(state.decision, lang, decidedChoices(state))];
    }
    case 'reporting':
      return [
        {
          text: fill(say(WORDS.reporting, lang), {
            what: state.steps.find(({ id }) => id === state.reporting?.id)?.what ?? '',
          }),
          choices: around('back'),
        },
      ];
    case 'appealing':
      return [line(WORDS.appealing, around('back'))];
    case 'gone':
      return [line(WORDS.gone, around('fresh'))];
  }
}
