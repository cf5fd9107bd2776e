/** {"动机": "…", "身份": ["…"], "损失金额": "30万"} as answers: for 范例 and for `liukan judge`. */
import type { Answer, Answers } from '../core/facts.ts';
import { type Flow, type Question, questionsOf } from '../core/flow.ts';
import { placeFrom } from '../core/places.ts';
import { type Questions, unknownOption, unknownQuestion } from './conditions.ts';
import { dayMistake, readYuan } from './quantities.ts';

/** An answer, or in Chinese why it is none and what to write. */
export type Read = { readonly answer: Answer } | { readonly problem: string };

/**
 * The answers that these facts state. Values: an option or a list of options by their names, an amount in yuan (300000
 * or "30万"), a day ("2024-05-01"), a place ("湖北武汉"), free text; "不清楚" is an answer of its own. Facts that are
 * not there stay absent. What cannot be read is left out and told, in Chinese, with what to write.
 */
export const answersFrom = (
  flow: Flow,
  facts: Readonly<Record<string, unknown>>,
): { readonly answers: Answers; readonly problems: readonly string[] } => {
  const questions: Questions = new Map(questionsOf(flow).map((question) => [question.id, question]));
  const answers: Record<string, Answer> = {};
  const problems: string[] = [];
  for (const [name, value] of Object.entries(facts)) {
    const read = readFact(questions, name, value);
    if ('answer' in read) answers[name] = read.answer;
    else problems.push(read.problem);
  }
  return { answers, problems };
};

/** One fact by its question's name. */
export const readFact = (questions: Questions, name: string, value: unknown): Read => {
  const question = questions.get(name);
  if (question === undefined) return { problem: unknownQuestion(name, questions) };
  const read = value === '不清楚' ? { answer: { kind: 'unknown' as const } } : readAnswer(question, value);
  return 'answer' in read
    ? read
    : { problem: read.problem.startsWith(`「${name}」`) ? read.problem : `「${name}」：${read.problem}` };
};

const readAnswer = (question: Question, value: unknown): Read => {
  switch (question.kind) {
    case 'choice': {
      const options = typeof value === 'string' ? [value] : value;
      if (!isTexts(options) || options.length === 0) return { problem: '要写选项，例如 "甲" 或 ["甲", "乙"]' };
      const unknown = options.find((name) => !question.options.some((option) => option.id === name));
      if (unknown !== undefined) return { problem: unknownOption(question, unknown) };
      const chosen = [...new Set(options)];
      if (chosen.length === 1) return { answer: { kind: 'chosen', options: chosen } };
      if (!question.multiple) return { problem: '只能选一个' };
      const alone = question.options.find((option) => option.alone && chosen.includes(option.id));
      return alone
        ? { problem: `「${alone.id}」不能和别的选项一起选` }
        : { answer: { kind: 'chosen', options: chosen } };
    }
    case 'amount': {
      const yuan = typeof value === 'number' && value >= 0 && Number.isFinite(value) ? value : readYuan(shown(value));
      return yuan === undefined
        ? { problem: `「${shown(value)}」不是金额，要写成 30万、1.5亿 或 300000` }
        : { answer: { kind: 'amount', yuan } };
    }
    case 'date': {
      const problem = dayMistake(shown(value));
      return problem === undefined ? { answer: { kind: 'date', day: shown(value) } } : { problem };
    }
    case 'place': {
      const place = typeof value === 'string' ? placeFrom(value) : undefined;
      return place === undefined
        ? { problem: `「${shown(value)}」要从省级地区写起，例如 湖北 或 湖北/武汉` }
        : { answer: { kind: 'place', place } };
    }
    case 'account':
      return typeof value === 'string' ? { answer: { kind: 'account', text: value } } : { problem: '要写一段文字' };
  }
};

/** A value as its writer reads it, and not as [object Object]. */
const shown = (value: unknown): string => {
  const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof one === 'string' ? one : JSON.stringify(one);
};

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
