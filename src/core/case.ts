/** A consultation: what has happened (events), and what stands after it (state). The events are the truth. */
import type { Decision, ReviewerEvent } from './decision.ts';
import type { Due } from './due.ts';
import type { Ask, Step } from './matter-acts.ts';
import type { Content } from './content.ts';
import { factsOf, talkOf, UNKNOWN, weigh, type Answer, type Answers } from './facts.ts';
import type { Look, Question } from './flow.ts';
import { matters } from './matters.ts';
import type { Lang } from './text.ts';

/** What happened, resolved: option ids, amounts, days; never text to be understood again. */
export type CaseEvent =
  | { readonly type: 'opened'; readonly lang: Lang }
  | { readonly type: 'answered'; readonly question: string; readonly answer: Answer; readonly today: string }
  /** Understood only with a guess: read back before it counts. */
  | { readonly type: 'readBack'; readonly question: string; readonly answer: Answer; readonly today: string }
  | { readonly type: 'agreed' }
  | { readonly type: 'refused' }
  | { readonly type: 'kept' }
  | { readonly type: 'back' }
  | { readonly type: 'revisit'; readonly questions: readonly string[] }
  | { readonly type: 'restart' }
  | { readonly type: 'why' }
  | { readonly type: 'help' }
  | { readonly type: 'progress' }
  | { readonly type: 'details' }
  | { readonly type: 'tree' }
  | { readonly type: 'show' }
  | { readonly type: 'spoke'; readonly lang: Lang }
  | { readonly type: 'person' }
  | { readonly type: 'named'; readonly unit: string }
  | { readonly type: 'excluded'; readonly excluded: string }
  | { readonly type: 'delete' }
  | { readonly type: 'code' }
  /** A code that works no longer, or was never one. */
  | { readonly type: 'codeRefused'; readonly because: 'void' | 'occupied' }
  /** Taken up again on this device or thread. */
  | { readonly type: 'resumed'; readonly by?: 'code' }
  | { readonly type: 'unclear'; readonly reason: Unclear }
  | { readonly type: 'stale' }
  | { readonly type: 'distress' }
  | { readonly type: 'secret' }
  /** Words for the reviewer: an answer, a report, the grounds of an appeal, or what was not asked for. */
  | { readonly type: 'wrote'; readonly text: string }
  | { readonly type: 'report'; readonly step?: string }
  | { readonly type: 'appeal' }
  | ReviewerEvent;

/** Why a message was not understood; each has its sentence. */
export type Unclear =
  | 'option'
  | 'several'
  | 'alone'
  | 'amount'
  | 'day'
  | 'noSuchDay'
  | 'futureDay'
  | 'place'
  | 'empty'
  | 'unit'
  | 'names'
  | 'tooLong'
  | 'yesOrNo'
  | 'button'
  | 'notReached'
  | 'decided'
  | 'notNow';

/** An answer changed after a judgment had been shown: kept and labelled. */
export interface Change {
  readonly question: string;
  readonly from: Answer | undefined;
  readonly to: Answer | undefined;
}

export interface CaseState {
  readonly lang: Lang;
  readonly answers: Answers;
  /** Questions to be asked again although answered, in order. */
  readonly revisiting: readonly string[];
  readonly pending: { readonly question: string; readonly answer: Answer; readonly today: string } | undefined;
  /** The answers under the first judgment shown; from then on every change is kept. */
  readonly shown: Answers | undefined;
  readonly changes: readonly Change[];
  readonly unit: string | undefined;
  readonly excluded: string | undefined;
  readonly decision: Decision | undefined;
  /** The day of the latest answer: "today" is data of the event. */
  readonly today: string;
  /** How often a review was opened: a withdrawn one may be followed by another. */
  readonly submissions: number;
  /** Somebody of the desk holds the matter. */
  readonly held: boolean;
  /** What the reviewer waits to be told, the earliest first. */
  readonly asks: readonly (Ask & { readonly due?: readonly Due[] })[];
  /** The ask whose questions are being put again, and the questions that were answered since, or let go, in that order. */
  readonly reasked: { readonly ask: string; readonly given: readonly string[] } | undefined;
  /** What is to be put right and was not confirmed yet. */
  readonly steps: readonly Step[];
  /** The step that is being reported, as it was when the report was begun. */
  readonly reporting: Step | undefined;
  /** Formally told of the decision: then it can be appealed. */
  readonly told: boolean;
  /** The desk has closed it: what is written goes nowhere any more. */
  readonly closed: boolean;
}

export const beginning = (lang: Lang): CaseState => ({
  lang,
  answers: {},
  revisiting: [],
  pending: undefined,
  shown: undefined,
  changes: [],
  unit: undefined,
  excluded: undefined,
  decision: undefined,
  today: '',
  submissions: 0,
  held: false,
  asks: [],
  reasked: undefined,
  steps: [],
  reporting: undefined,
  told: false,
  closed: false,
});

/** Main questions and first ones are always asked, whatever hangs on the answer. */
const isAlwaysAsked = ({ flow }: Content, question: Question): boolean =>
  !flow.looks.some((look) => look.questions.indexOf(question) > 0);

/** What decides which questions are asked. */
type Asking = Pick<CaseState, 'answers' | 'today'>;

const asked = new WeakMap<
  Content,
  WeakMap<Answers, { readonly today: string; readonly questions: readonly Question[] }>
>();

/**
 * The questions of this talk that are asked, as far as can be seen now. A follow-up is left out when it does not apply or its
 * answer can no longer matter; the latter is found out when its turn has come, until then it counts as one to come. Worked
 * out once for the same answers.
 */
export function askedQuestions(content: Content, state: Asking): readonly Question[] {
  const { answers, today } = state;
  const ofContent = asked.get(content) ?? new WeakMap();
  asked.set(content, ofContent);
  const known = ofContent.get(answers);
  if (known?.today === today) return known.questions;
  const facts = factsOf(content.flow, answers);
  let isToCome = false;
  const questions = talkOf(content.flow, answers).filter((question) => {
    if (weigh(question.when, (id) => facts.get(id) ?? UNKNOWN) !== 'met') return false;
    if (answers[question.id] !== undefined) return true;
    if (!isToCome && !isAlwaysAsked(content, question) && !matters(content, answers, question, today)) return false;
    isToCome = true;
    return true;
  });
  ofContent.set(answers, { today, questions });
  return questions;
}

/** The question that is to be answered now, or undefined when all are. */
export function currentQuestion(content: Content, state: CaseState): Question | undefined {
  return (
    revisitedQuestion(content, state) ??
    askedQuestions(content, state).find(({ id }) => state.answers[id] === undefined)
  );
}

/** The first of those to be asked again that is asked at all: a follow-up among them may not apply, now or ever. */
export function revisitedQuestion(content: Content, state: CaseState): Question | undefined {
  if (state.revisiting.length === 0) return undefined;
  const questions = new Map(askedQuestions(content, state).map((question) => [question.id, question]));
  return state.revisiting.map((id) => questions.get(id)).find((question) => question !== undefined);
}

/** Whether there is anything in an ask that the officer can be asked: words, or a question of the talk they are in. */
export function canBeAsked(
  { flow }: Content,
  { answers }: Pick<CaseState, 'answers'>,
  { questions }: Pick<Ask, 'questions'>,
): boolean {
  return questions.length === 0 || talkOf(flow, answers).some(({ id }) => questions.includes(id));
}

/** The question before the current one in the order of the talk, if there is one. */
export function previousQuestion(content: Content, state: CaseState): Question | undefined {
  const again = revisitedQuestion(content, state);
  const questions = askedQuestions(content, state).filter(
    (question) => state.answers[question.id] !== undefined || question === again,
  );
  const current = currentQuestion(content, state);
  const all = talkOf(content.flow, state.answers);
  const position = current === undefined ? all.length : all.indexOf(current);
  return questions.findLast((question) => all.indexOf(question) < position);
}

export const lookOf = (content: Content, question: Question): Look | undefined =>
  content.flow.looks.find((look) => look.questions.includes(question));

/**
 * Takes an answer: later answers that still hold are kept, those that no longer surely apply are let go and named. So the
 * same answers come to the same judgment, whatever was said on the way.
 */
export function accept(
  content: Content,
  state: CaseState,
  given: { question: string; answer: Answer; today: string },
): { state: CaseState; dropped: readonly string[] } {
  const answers: Record<string, Answer> = { ...state.answers, [given.question]: given.answer };
  const facts = factsOf(content.flow, answers);
  const applies = talkOf(content.flow, answers).filter(
    ({ when }) => weigh(when, (id) => facts.get(id) ?? UNKNOWN) === 'met',
  );
  const dropped = Object.keys(answers).filter(
    (answered) => answered !== given.question && !applies.some(({ id }) => id === answered),
  );
  for (const id of dropped) delete answers[id];
  const before = { ...state.shown, ...state.answers };
  const changes =
    state.shown === undefined
      ? []
      : [given.question, ...dropped]
          .map((question) => ({ question, from: before[question], to: answers[question] }))
          .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
  return {
    state: {
      ...state,
      answers,
      changes: [...state.changes, ...changes],
      revisiting: state.revisiting.filter((id) => id !== given.question && !dropped.includes(id)),
      pending: undefined,
      today: given.today,
    },
    dropped,
  };
}
