/**
 * What a message means at this moment. Nothing is guessed: what is not surely understood is read back or asked again.
 * The text handed in is plain: half-width, simplified, without control characters (see `plain.ts`).
 */
import { currentQuestion, revisitedQuestion, type CaseEvent, type CaseState } from './case.ts';
import { COMMANDS, readCommand, readLook } from './commands.ts';
import { type Content, listedProvinces } from './content.ts';
import type { Stage } from './dialogue.ts';
import { isChosen, talkOf, UNKNOWN, type Answer } from './facts.ts';
import type { ChoiceQuestion, Question } from './flow.ts';
import { placeFrom } from './places.ts';
import { NOT_YET_DONE, STAGE } from './policy.ts';
import { readDay, readYuan } from './quantity.ts';
import { nearest, readBackOf, readOptions } from './options.ts';
import { say, type Text } from './text.ts';
import { WORDS } from './words.ts';

export interface Heard {
  readonly content: Content;
  readonly state: CaseState;
  readonly stage: Stage;
  readonly today: string;
}

/** Longest free account and longest line (unit, names), in characters. */
export const ACCOUNT_LIMIT = 5000;
export const LINE_LIMIT = 500;

type Meant = Exclude<CaseEvent, { type: 'opened' }>;
const unclear = (reason: Extract<CaseEvent, { type: 'unclear' }>['reason']): Meant => ({ type: 'unclear', reason });

/** What was typed, made plain for reading; `original` is what is kept of it where free text is asked for. */
export function interpretText(text: string, original: string, heard: Heard): Meant {
  const { content, state, stage, today } = heard;
  if (isDistress(text)) return { type: 'distress' };
  if (isSecret(text)) return { type: 'secret' };
  const trimmed = text.trim();
  const question = isAsking(stage) ? currentQuestion(content, state) : undefined;

  // A number means the option that was shown with it: of the question, or the yes and no of what is to be confirmed.
  if (isYesOrNo(stage) && /^[12]$/.test(trimmed)) return { type: trimmed === '1' ? 'agreed' : 'refused' };
  const words = trimmed.toLowerCase().replace(/[。.!！]$/, '');
  const button = BUTTONS[stage]?.findIndex(({ zh, en }) => [zh, en.toLowerCase()].includes(words));
  if (button === 0 || button === 1) return { type: button === 0 ? 'agreed' : 'refused' };
  if (stage === 'excluding' && NOBODY.test(words)) return { type: 'excluded', excluded: '' };
  // An option comes before a command of the same words: 没有, 不是 …
  if (question?.kind === 'choice') {
    const exact = readOptions(question, trimmed);
    if (exact.kind === 'chosen') return answered(question, { kind: 'chosen', options: exact.options }, today);
    if (exact.kind === 'alone') return unclear('alone');
  }
  const command = readCommand(trimmed);
  // To a person one may say 不清楚, 是 or 没有: it is an answer in words. 删除 or 为什么问 is none, whoever asks.
  if (command !== undefined && isForDesk(heard) && isAnswer(command)) return { type: 'wrote', text: original.trim() };
  if (command !== undefined) return interpretCommand(command, heard);
  const revisit = revisited(trimmed, heard);
  if (revisit !== undefined) return revisit;
  if (trimmed === '') return unclear('empty');

  if (awaitsLine(stage)) {
    if (original.length > LINE_LIMIT) return unclear('tooLong');
    if (isSecret(trimmed)) return { type: 'secret' };
    const line = original.trim();
    return stage === 'naming' ? { type: 'named', unit: line } : { type: 'excluded', excluded: line };
  }
  if (isYesOrNo(stage) && !isReadBack(stage)) return unclear('yesOrNo');
  if (isForDesk(heard)) {
    if (original.length > ACCOUNT_LIMIT) return unclear('tooLong');
    return { type: 'wrote', text: original.trim() };
  }
  if (question === undefined) return unclear(mayWriteMore(heard) ? 'decided' : 'notNow');
  if (question.kind !== 'account') return interpretAnswer(trimmed, question, heard);
  if (original.length > ACCOUNT_LIMIT) return unclear('tooLong');
  return isSecret(trimmed) ? { type: 'secret' } : answered(question, { kind: 'account', text: original.trim() }, today);
}

/** The words on the buttons of what is to be confirmed may be typed too. */
const BUTTONS: Partial<Readonly<Record<Stage, readonly [yes: Required<Text>, no: Required<Text>]>>> = {
  consenting: [WORDS.recordYes, WORDS.recordNo],
  confirmingRestart: [WORDS.yesRestart, WORDS.cancel],
  confirmingDelete: [WORDS.yesDelete, WORDS.cancel],
  confirmingWithdrawal: [WORDS.yesWithdraw, WORDS.cancel],
};

/** 没有人要回避, in the ways people say it; otherwise the line is taken for names. */
const NOBODY = /^(?:1|没有|没有人|没|无|不用|不需要|nobody|no one|none)$/;

/** A question of the flow is being asked, for the first time or again for the reviewer. */
const isAsking = (stage: Stage): boolean =>
  stage === 'asking' || stage === 'readingBack' || stage === 'reasking' || stage === 'rereading';
/** What is written goes to the desk as it is: what was asked for, and from the submission to the end whatever else is no command. */
const isForDesk = ({ stage, state }: Heard): boolean =>
  ['writing', 'reporting', 'appealing', 'submitted', 'claimed'].includes(stage) ||
  (stage === 'decided' && !state.closed);
/** After a decision there may be something to report or to appeal against, once it is said which. */
const mayWriteMore = ({ stage, state }: Heard): boolean =>
  stage === 'decided' && (state.told || state.steps.length > 0);
/** A unit or names are to be written. */
const awaitsLine = (stage: Stage): boolean => stage === 'naming' || stage === 'excluding';
const isYesOrNo = (stage: Stage): boolean =>
  isReadBack(stage) || stage === 'consenting' || stage.startsWith('confirming');
const isReadBack = (stage: Stage): boolean => stage === 'readingBack' || stage === 'rereading';

/** What was tapped: `question=option|option`, or a command's value. Whether the card is the current one is the caller's to say. */
export function interpretChoice(choice: string, heard: Heard): Meant {
  const command = choice.startsWith(':') ? readCommand(choice) : undefined;
  if (choice.startsWith(':report ')) return { type: 'report', step: choice.slice(':report '.length) };
  if (command === 'unknown' && heard.stage === 'writing')
    return { type: 'wrote', text: say(COMMANDS.unknown.label, heard.state.lang) };
  if (command !== undefined) return interpretCommand(command, heard);
  if (choice.startsWith(':edit ')) return revisited(choice.slice(':edit '.length), heard) ?? unclear('button');
  const at = choice.indexOf('=');
  const id = choice.slice(0, at);
  const question = currentQuestion(heard.content, heard.state);
  if (at < 1 || !isAsking(heard.stage)) return at < 1 ? unclear('button') : { type: 'stale' };
  if (question?.id !== id)
    return talkOf(heard.content.flow, heard.state.answers).some((known) => known.id === id)
      ? { type: 'stale' }
      : unclear('button');
  const value = choice.slice(at + 1);
  if (question.kind !== 'choice') return interpretAnswer(value, question, heard);
  const options = value.split('|').filter((option) => option !== '');
  const known = question.options.map((option) => option.id);
  if (options.length === 0 || options.some((option) => !known.includes(option))) return unclear('button');
  if (!question.multiple && options.length > 1) return unclear('several');
  const chosen = known.filter((option) => options.includes(option));
  if (chosen.length > 1 && question.options.some((option) => option.alone && chosen.includes(option.id)))
    return unclear('alone');
  return answered(question, { kind: 'chosen', options: chosen }, heard.today);
}

const isAnswer = (command: keyof typeof COMMANDS): boolean =>
  (['unknown', 'skip', 'keep', 'yes', 'no'] as const).some((each) => each === command);

function interpretCommand(command: keyof typeof COMMANDS, { content, state, stage, today }: Heard): Meant {
  const question = isAsking(stage) ? currentQuestion(content, state) : undefined;
  switch (command) {
    case 'unknown':
      if (stage === 'excluding') return { type: 'excluded', excluded: '' };
      return question === undefined
        ? unclear(stage === 'naming' ? 'unit' : 'notNow')
        : answered(question, UNKNOWN, today);
    case 'skip':
      if (stage === 'excluding') return { type: 'excluded', excluded: '' };
      return question === undefined
        ? unclear(stage === 'naming' ? 'unit' : 'notNow')
        : answered(question, UNKNOWN, today);
    case 'keep':
      return question !== undefined &&
        revisitedQuestion(content, state) === question &&
        state.answers[question.id] !== undefined
        ? { type: 'kept' }
        : unclear('notNow');
    case 'yes':
      if (awaitsLine(stage)) return unclear(stage === 'naming' ? 'unit' : 'names');
      return stage === 'asking' || stage === 'judged'
        ? unclear(question === undefined ? 'notNow' : 'option')
        : { type: 'agreed' };
    case 'no':
      if (awaitsLine(stage)) return stage === 'naming' ? unclear('unit') : { type: 'excluded', excluded: '' };
      return stage === 'asking' || stage === 'judged'
        ? unclear(question === undefined ? 'notNow' : 'option')
        : { type: 'refused' };
    case 'report':
    case 'appeal':
    case 'why':
    case 'back':
    case 'progress':
    case 'help':
    case 'person':
    case 'code':
    case 'details':
    case 'tree':
    case 'show':
    case 'restart':
    case 'delete':
      return { type: command };
    case 'chinese':
      return { type: 'spoke', lang: 'zh' };
    case 'english':
      return { type: 'spoke', lang: 'en' };
    case 'fresh':
      return unclear('notNow');
  }
}

const answered = (question: Question, answer: Answer, today: string): Meant => ({
  type: 'answered',
  question: question.id,
  answer,
  today,
});

function interpretAnswer(text: string, question: Question, { content, state, today }: Heard): Meant {
  switch (question.kind) {
    case 'choice':
      return interpretOption(text, question, today);
    case 'amount': {
      const yuan = readYuan(text);
      return yuan === undefined ? unclear('amount') : answered(question, { kind: 'amount', yuan }, today);
    }
    case 'date': {
      const read = readDay(text, today);
      if ('error' in read) return unclear(read.error);
      const day = 'day' in read ? read.day : read.month;
      // A day to come is said of what has not been done yet; for anything else it is a slip of the pen.
      const planned = isChosen(state.answers, STAGE, NOT_YET_DONE);
      if (day > today && !planned) return unclear('futureDay');
      const answer: Answer = 'day' in read ? { kind: 'date', day } : { kind: 'date', day, monthOnly: true };
      return 'day' in read
        ? answered(question, answer, today)
        : { type: 'readBack', question: question.id, answer, today };
    }
    case 'place': {
      const place = /^\d{1,2}$/.test(text) ? listedProvinces(content)[Number(text) - 1] : placeFrom(text);
      return place === undefined ? unclear('place') : answered(question, { kind: 'place', place }, today);
    }
    case 'account':
      return unclear('button');
  }
}

function interpretOption(text: string, question: ChoiceQuestion, today: string): Meant {
  const guess = nearest(question, text) ?? readBackOf(question, text);
  if (guess !== undefined)
    return { type: 'readBack', question: question.id, answer: { kind: 'chosen', options: guess }, today };
  return unclear('option');
}

const isWithDesk = (stage: Stage): boolean =>
  ['submitted', 'claimed', 'writing', 'reasking', 'rereading', 'decided', 'reporting', 'appealing'].includes(stage);

/** 改第三看, 改动机: the questions to ask again. */
function revisited(text: string, { content, state, stage }: Heard): Meant | undefined {
  if (isWithDesk(stage)) return undefined;
  const talk = talkOf(content.flow, state.answers);
  const answeredOf = (questions: readonly Question[]) =>
    questions.filter(({ id }) => state.answers[id] !== undefined).map(({ id }) => id);
  const number = readLook(text);
  if (number !== undefined) {
    const look = content.flow.looks.find((look) => look.number === number);
    const questions =
      look === undefined ? [] : answeredOf(look.questions.filter((question) => talk.includes(question)));
    return questions.length > 0 ? { type: 'revisit', questions } : unclear('notReached');
  }
  const named = /^(?:改|修改|更改|change|edit)\s*(.+)$/.exec(text.toLowerCase())?.[1]?.trim();
  if (named === undefined) return undefined;
  const question = talk.find(
    ({ id, label }) => id === named || label.zh === named || label.en?.toLowerCase() === named,
  );
  return question === undefined || state.answers[question.id] === undefined
    ? undefined
    : { type: 'revisit', questions: [question.id] };
}

const DISTRESS = new RegExp(
  [
    '不想活(?!动|跃)|活不下去|没有活下去|活着没有?(?:什么|啥|任何)?意[思义]|活够了|生不如死|不如死|死了算了',
    '想死(?!磕)|去死(?!角)|寻死|寻短见|自杀|自尽|轻生|自残|割腕|跳楼(?!价|机)|跳江|遗书|想不开|我.{0,3}[撑熬]不下去',
    '结束(?:自己的?)?生命(?!周期)|结束这一切|了结(?:自己|此生|一切)|一了百了|离开这个世界',
    'kill(?:ing)? myself|suicid|hurt(?:ing)? myself|(?:end|tak)(?:e|ing)? my (?:own )?life|end it all|better off dead|no reason to live',
    "(?:want|wish) to die|(?:don['’]?t|do not) want to (?:live|be alive)|can(?:['’]?t|not) go on living",
  ].join('|'),
  'i',
);

/** A person in distress is answered by a person: whatever is being asked. */
export const isDistress = (text: string): boolean => DISTRESS.test(text);

const SECRET =
  /(?:绝密|机密|秘密)\s*[★☆]|绝密|机密(?:级|文件|事项|件)|秘密级|国家秘密|军事秘密|涉密(?:文件|内容|事项|信息|项目)|内部密件|top secret|state secret|\bclassified\b(?! as\b)/i;
const DENIED =
  /(?:不|没有|没|未|无|非)(?:得|是|属于)?(?:涉及|涉|含有|含)?(?:任何)?(?:国家秘密|涉密(?:文件|内容|事项|信息|项目)?|秘密级|密)/g;

/** Marks of state or work secrets: the text is not kept. 不涉密 says the contrary. */
export const isSecret = (text: string): boolean => SECRET.test(text.replace(DENIED, ''));
