/** The card of a question: what is asked, how far one is, how it can be answered. */
import { askedQuestions, lookOf, revisitedQuestion, type CaseState } from './case.ts';
import { COMMANDS } from './commands.ts';
import { listedProvinces, type Content } from './content.ts';
import type { Question } from './flow.ts';
import type { Choice, QuestionCard, Reply } from './reply.ts';
import { sayAnswer, sayPlace } from './said.ts';
import { say, type Lang } from './text.ts';
import { fill, WORDS } from './words.ts';

export const commandChoice = (name: keyof typeof COMMANDS, lang: Lang): Choice => ({
  value: COMMANDS[name].value,
  label: say(COMMANDS[name].label, lang),
  role: 'command',
});

/** 第三看 · 5/16: how many of the questions that are asked, as far as can be seen now, have an answer. */
export function progressOf(
  content: Content,
  state: CaseState,
  question: Question | undefined,
): QuestionCard['progress'] {
  const asked = askedQuestions(content, state);
  const done = asked.filter(({ id }) => state.answers[id] !== undefined && !state.revisiting.includes(id)).length;
  const look = question === undefined ? undefined : lookOf(content, question);
  const where =
    question === undefined
      ? say(WORDS.complete, state.lang)
      : look === undefined
        ? say(WORDS.first_questions, state.lang)
        : fill(say(WORDS.look, state.lang), {
            number: state.lang === 'en' ? look.number : ('一二三四五六'[look.number - 1] ?? look.number),
          });
  const position = Math.min(done + (question === undefined ? 0 : 1), asked.length);
  return { label: `${where} · ${position}/${asked.length}`, done, total: asked.length };
}

/** The choices of a question: its options in order, then what is always possible. */
function choicesOf(content: Content, state: CaseState, question: Question): readonly Choice[] {
  const options: Choice[] =
    question.kind === 'choice'
      ? question.options.map((option) => ({
          value: `${question.id}=${option.id}`,
          label: say(option.label, state.lang),
          role: 'option',
        }))
      : question.kind === 'place'
        ? listedProvinces(content).map((place) => ({
            value: `${question.id}=${place}`,
            label: sayPlace(place, state.lang),
            role: 'option',
          }))
        : [];
  const unsure = question.kind === 'account' ? 'skip' : 'unknown';
  const keep =
    revisitedQuestion(content, state) === question && state.answers[question.id] !== undefined
      ? (['keep'] as const)
      : [];
  const around = ['why', 'back', 'progress', 'help', 'person', 'code', 'restart', 'delete'] as const;
  return [
    ...options,
    ...[unsure, ...keep, ...around].map((name) => commandChoice(name as keyof typeof COMMANDS, state.lang)),
    commandChoice(state.lang === 'en' ? 'chinese' : 'english', state.lang),
  ];
}

export function questionReply(content: Content, state: CaseState, question: Question): Reply {
  const { lang } = state;
  const look = lookOf(content, question);
  const progress = progressOf(content, state, question);
  const before = state.answers[question.id];
  const card: QuestionCard = {
    kind: 'question',
    question: question.id,
    ask: say(question.ask, lang),
    input: question.kind === 'choice' ? (question.multiple ? 'many' : 'one') : question.kind,
    progress,
    ...(look === undefined
      ? {}
      : {
          look: {
            number: look.number,
            title: say(look.title, lang),
            about: say(look.about, lang),
            ...(look.reconstructed ? { provenance: say(WORDS.reconstructed, lang) } : {}),
          },
        }),
    alone:
      question.kind === 'choice'
        ? question.options.filter(({ alone }) => alone).map(({ label }) => say(label, lang))
        : [],
    ...(before === undefined ? {} : { before: sayAnswer(content, question.id, before, lang) }),
  };
  const isMain = look?.questions[0] === question;
  const text = [
    progress.label,
    isMain ? `${card.look?.title}${say(WORDS.colon, lang)}${card.look?.about}` : '',
    isMain ? (card.look?.provenance ?? '') : '',
    question.kind === 'account' ? say(WORDS.accountWarning, lang) : '',
    card.ask,
    question.kind === 'choice' && question.multiple ? say(WORDS.severalHint, lang) : '',
    card.before === undefined ? '' : fill(say(WORDS.before, lang), { answer: card.before }),
  ];
  return { text: text.filter((line) => line !== '').join('\n'), choices: choicesOf(content, state, question), card };
}
