/** liukan judge FILE|- [--lang zh|en] [--json]: a judgment of facts written down, without a conversation. */
import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { readConfig } from '../config.ts';
import { answersFrom } from '../content/answers.ts';
import { readJson } from '../content/json-text.ts';
import { dayMistake } from '../content/quantities.ts';
import { quoted } from '../content/problems.ts';
import { unknownWord } from '../content/spelling.ts';
import { todayIn } from '../conversation/receive.ts';
import { beginning } from '../core/case.ts';
import type { Content } from '../core/content.ts';
import { type Answer, type Answers, factsOf, isChosen } from '../core/facts.ts';
import { type Flow, questionsOf } from '../core/flow.ts';
import { judge as judgeFacts } from '../core/judge.ts';
import { detailsText, judgmentCard, judgmentText } from '../core/judgment-card.ts';
import { judgmentJson } from '../core/judgment-json.ts';
import { DAY, NOT_YET_DONE, PLACE, STAGE } from '../core/policy.ts';
import { openContent } from './open-content.ts';
import { UsageError } from './usage.ts';

/** `date` is the day of the conduct and `region` its place: short for two facts. `asOf` is the day of asking. */
const SHORT = { date: DAY, region: PLACE } as const;
const KEYS = ['date', 'asOf', 'region', 'facts'] as const;

const EXAMPLE = '{"date": "2024-05-01", "region": "湖北", "facts": {"动机": "为本人或亲友"}}';

export interface Read {
  readonly answers: Answers;
  readonly asOf: string;
  /** What is stated and does not count with the other facts, in words. */
  readonly idle: readonly string[];
}

/** In: JSON text. Out: answers and the day of asking. Throws `UsageError` with every mistake, a line each. */
export function readFacts({ flow }: Content, json: string, today: string): Read {
  const read = readJson(json.replace(/^\ufeff/, ''));
  if ('problem' in read) throw new UsageError(`不是 JSON：${read.problem}`);
  const given = read.value;
  if (!isObject(given) || !Object.hasOwn(given, 'facts'))
    throw new UsageError(`要写成 ${EXAMPLE}，事实都写在 facts 里`);
  const { asOf, facts } = given;
  const stated = isObject(facts) ? answersFrom(flow, facts) : { answers: {}, problems: [NO_FACTS] };
  const problems = [
    ...read.problems,
    ...Object.keys(given).flatMap((key) => (isOneOf(KEYS, key) ? [] : [unknownKey(flow, key)])),
    ...(asOf === undefined ? [] : dayProblem('asOf', asOf)),
    ...stated.problems,
  ];
  const answers: Record<string, Answer> = { ...stated.answers };
  for (const key of ['date', 'region'] as const) {
    const [value, name] = [given[key], SHORT[key]];
    if (value === undefined) continue;
    const short = answersFrom(flow, { [name]: value });
    const answer = short.answers[name];
    const other = stated.answers[name];
    if (key === 'date') problems.push(...dayProblem(key, value));
    else problems.push(...short.problems.map((problem) => `${key}：${problem}`));
    if (answer === undefined) continue;
    if (other !== undefined && !isDeepStrictEqual(answer, other))
      problems.push(
        `${key} 写的是「${String(value)}」，facts 里的「${name}」写的是「${String((facts as typeof given)[name])}」：这是同一件事，只写一处`,
      );
    answers[name] = answer;
  }
  const asking = typeof asOf === 'string' ? asOf : today;
  if (problems.length === 0) problems.push(...toCome(answers, asking));
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return { answers, asOf: asking, idle: idleAmong(flow, answers) };
}

const NO_FACTS = 'facts：要写成 {"问题": "选项"}，例如 {"动机": "为本人或亲友"}';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOneOf = (words: readonly string[], word: string): boolean => words.includes(word);

const dayProblem = (key: string, value: unknown): readonly string[] => {
  if (typeof value !== 'string') return [`${key}：要写一个带双引号的日期，例如 "2024-05-01"`];
  const mistake = dayMistake(value);
  return mistake === undefined ? [] : [`${key}：${mistake}`];
};

/** A day to come is stated of what has not been done yet; for anything else it is a slip of the pen. The dialogue asks likewise. */
function toCome(answers: Answers, asking: string): readonly string[] {
  const conduct = answers[DAY];
  if (conduct?.kind !== 'date' || conduct.day <= asking || isChosen(answers, STAGE, NOT_YET_DONE)) return [];
  return [
    `行为时间「${conduct.day}」在问的那天（${asking}）以后：写错了请改；还没有做的事，在 facts 里写 "${STAGE}": "${NOT_YET_DONE}"`,
  ];
}

const unknownKey = (flow: Flow, key: string): string =>
  questionsOf(flow).some(({ id }) => id === key)
    ? `「${key}」是事实，要写在 facts 里面`
    : unknownWord(key, '这一项', KEYS);

/** A follow-up that the other facts leave out, or leave open, does not count, whatever was said to it. */
function idleAmong(flow: Flow, answers: Answers): readonly string[] {
  const facts = factsOf(flow, answers);
  return questionsOf(flow).flatMap(({ id, when }) => {
    const [answer, fact] = [answers[id], facts.get(id)];
    if (answer === undefined || answer.kind === 'unknown') return [];
    if (fact?.kind === 'absent') return [`按其他事实，不会问到「${id}」，写了也不起作用`];
    if (fact?.kind !== 'unknown') return [];
    const open = when.map(({ question }) => question).filter((each) => facts.get(each)?.kind === 'unknown');
    return [`没有写明${quoted([...new Set(open)])}，不知道会不会问到「${id}」，写了也不起作用`];
  });
}

export interface JudgeOptions {
  readonly file: string;
  readonly json: boolean;
  readonly lang: string | undefined;
}

export async function judge({ file, json, lang = 'zh' }: JudgeOptions): Promise<number> {
  if (lang !== 'zh' && lang !== 'en') throw new UsageError('--lang 只能是 zh 或 en');
  if (json && lang === 'en') throw new UsageError('--json 用清单里的原文，不分语言：请去掉 --lang 或 --json');
  const content = await openContent(readConfig(process.env).content, '没有研判');
  const text = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UsageError(`读不到文件 ${file}`);
  const { answers, asOf, idle } = readFacts(content, text, todayIn(Date.now()));
  for (const each of idle) process.stderr.write(`提醒：${each}\n`);
  if (json) {
    process.stdout.write(
      `${JSON.stringify(judgmentJson(content, answers, asOf, judgeFacts(content, answers, asOf)), null, 2)}\n`,
    );
    return 0;
  }
  const { card } = judgmentCard(content, { ...beginning(lang), answers, today: asOf });
  process.stdout.write(`${judgmentText(card, lang)}\n\n${detailsText(card)}\n`);
  return 0;
}
