/**
 * Golden conversations: plays what the officer says in a transcript through the real `receive()` and writes the transcript
 * as it would be now. How one is written: README.md in this folder.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { print } from '../../src/channels/terminal/print.ts';
import { receive, reviewerActed, turnsOf } from '../../src/conversation.ts';
import { DECIDABLE } from '../../src/core/decision.ts';
import type { JudgmentJson } from '../../src/core/judgment-json.ts';
import type { Choice, Reply } from '../../src/core/reply.ts';
import type { Lang } from '../../src/core/text.ts';
import { OUTCOME_WORDS } from '../../src/core/words.ts';
import type { Received, Thread } from '../../src/message.ts';
import type { Deed } from '../../src/core/matter-acts.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';
import { act } from '../../src/review/act.ts';
import { ask } from '../../src/review/ask.ts';
import type { Desk } from '../../src/review/desk.ts';
import { listReviews, readReview } from '../../src/review/queue.ts';
import { isRefused } from '../../src/review/refused.ts';
import { admit } from '../../src/review/users.ts';
import type { User } from '../../src/store/users.ts';
import { aWorld, DAY, type TestWorld } from '../conversation/world.ts';
import { second, sign } from '../review/signing.ts';

export interface Transcript {
  readonly lang: Lang;
  /** the day on which it is played, 2026-11-23 */
  readonly date: string;
  /** 可容错、可免责: what the last judgment must come to, or 未定; whatever else is written anew, this is not. */
  readonly expected: readonly string[];
  /** 开场白: 略 — the greeting is the same in all of them, and long. */
  readonly skipsGreeting: boolean;
  /** The lines of the header as they are written. */
  readonly header: readonly string[];
  /** Of the first nobody is the speaker: what is said to someone who has just come. */
  readonly steps: readonly Step[];
}

export interface Step {
  /** `# …` before it, for whoever reads it. */
  readonly remarks: readonly string[];
  /** 官员> 1, as written; undefined for the first. */
  readonly line: string | undefined;
  /** What Liukan says to it. */
  readonly said: string;
}

const SPEAKS = /^(?:官员|officer|审核|reviewer|照着|as in|时间|time)(?:@[^>\s]+)?>/;

/** In: the text of a transcript. Throws where the header is not right. */
export function read(text: string): Transcript {
  const lines = text.replace(/\n+$/, '').split('\n');
  const end = lines.indexOf('') < 0 ? lines.length : lines.indexOf('');
  const header = lines.slice(0, end);
  const value = (name: string): string | undefined =>
    header
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim();
  const [lang, date] = [value('语言') ?? 'zh', value('日期') ?? ''];
  if (lang !== 'zh' && lang !== 'en') throw new Error(`语言: 只能是 zh 或 en，现在是「${lang}」`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`日期: 要写成 2026-11-23 这样，现在是「${date}」`);

  const steps: { remarks: string[]; line: string | undefined; said: string[] }[] = [
    { remarks: [], line: undefined, said: [] },
  ];
  let remarks: string[] = [];
  for (const line of lines.slice(end + 1)) {
    if (line.startsWith('# ')) remarks.push(line);
    else if (SPEAKS.test(line)) {
      steps.push({ remarks, line, said: [] });
      remarks = [];
    } else steps.at(-1)?.said.push(line);
  }
  const expected = (value('应得') ?? '').split('、').filter((word) => word !== '');
  return {
    lang,
    date,
    expected,
    skipsGreeting: value('开场白') === '略',
    header,
    steps: steps.map(({ said, ...step }) => ({ ...step, said: said.join('\n').trim() })),
  };
}

/** The text of a transcript. */
export function write({ header, steps }: Transcript): string {
  const parts = steps.flatMap(({ remarks, line, said }) => [
    ...remarks,
    ...(line === undefined ? [] : [line]),
    ...(said === '' ? [] : ['', said]),
    '',
  ]);
  return `${[...header, ...parts].join('\n').trim()}\n`;
}

/** In: a transcript. Out: the same with what Liukan says now, and what it came to. Throws, naming the line, where it cannot be played. */
export async function play(transcript: Transcript): Promise<{ played: Transcript; outcome: string | undefined }> {
  const world = await aWorld();
  world.clock.now = Date.parse(`${transcript.date}T12:00:00+08:00`);
  const stage = await aStage(world, transcript.lang);
  const steps: Step[] = [];
  for (const { remarks, line } of transcript.steps) {
    const said = await stage.play(line).catch((cause: unknown) => {
      throw new Error(
        `第 ${steps.length} 句「${line ?? '开始'}」：${cause instanceof Error ? cause.message : String(cause)}`,
        { cause },
      );
    });
    steps.push({ remarks, line, said: line === undefined && transcript.skipsGreeting ? '' : said });
  }
  return { played: { ...transcript, steps }, outcome: stage.outcome() };
}

/** Where somebody talks: what was said there last, and every card shown before. */
interface Place {
  readonly thread: Thread;
  last: Received | undefined;
  readonly shown: { readonly seq: number; readonly choices: readonly Choice[] }[];
}

async function aStage(world: TestWorld, lang: Lang) {
  const places = new Map<string, Place>();
  const reviewer = await aReviewer(world, '审核员');
  const colleague = await aReviewer(world, '另一位审核员');
  const desk: Desk = { world, office: () => STANDARD_OFFICE, reviewerActed };
  let code = '';
  let outcome: string | undefined;
  let messages = 0;

  const placeOf = (name: string): Place => {
    const known = places.get(name) ?? { thread: { channel: 'terminal', address: name }, last: undefined, shown: [] };
    places.set(name, known);
    return known;
  };

  /** As the terminal prints it, without the reminder of commands under each card; a code is a secret, and random. */
  const shown = (replies: readonly Reply[]): string => {
    const text = print(replies, lang).replace(/^ {2}(?:也可以说：|or say: ).*\n/gm, '');
    code = /LK(?:-[0-9A-Z]{4}){4}/.exec(text)?.[0] ?? code;
    return text
      .replace(/LK(?:-[0-9A-Z]{4}){4}/g, 'LK-····-····-····-····')
      .replace(/[ \t]+$/gm, '')
      .trim();
  };

  async function officer(place: Place, typed: string | undefined): Promise<string> {
    place.last = await receive(world, {
      id: `message${++messages}`,
      thread: place.thread,
      lang,
      ...meaningOf(place, typed),
    });
    const { seq, replies, judgment } = place.last;
    if (judgment !== undefined) outcome = (judgment as JudgmentJson).outcome ?? '未定';
    place.shown.push({ seq, choices: replies.flatMap(({ choices = [] }) => choices) });
    return shown(replies);
  }

  const meaningOf = (place: Place, typed: string | undefined): { text?: string; choice?: string; seq?: number } => {
    if (typed === undefined) return {};
    const tap = /^\[(点|点旧的|tap|tap an old)\] (.+)$/.exec(typed);
    if (tap !== null) return tapped(place, tap[2] ?? '', tap[1] === '点旧的' || tap[1] === 'tap an old');
    return { text: typed.replace(/\{(?:继续码|resume code)\}/, code) };
  };

  /** 受理, 领取 (accepts too where nobody has), 放回, 退回｜原因, 问｜话, 重问｜第几看, 同意, 告知｜对象, 纠错｜做什么｜谁｜哪天前, … or an outcome. */
  async function reviewing(words: string): Promise<string> {
    const [word = '', ...rest] = words.split('｜').map((part) => part.trim());
    const [first = '', next = '', last = ''] = rest;
    const lines = await listReviews(desk, reviewer, { shelf: 'all', order: 'opened', search: '' });
    const review = lines.find(({ stage, held }) => held === 'me' || stage === 'submitted' || stage === 'accepted');
    if (review === undefined) return '（审核台上没有这样的件）';
    const { id } = review;
    const view = await readReview(desk, reviewer, id);
    const whole = isRefused(view) ? undefined : view.whole;
    const step = whole?.steps.find(({ confirmed }) => confirmed === undefined)?.id ?? '';
    const today = new Date(world.clock.now + 8 * 3_600_000).toISOString().slice(0, 10);
    const does = async (deed: Deed): Promise<void> => succeeded(await act(desk, reviewer, id, deed));
    switch (word) {
      case '受理':
        await does({ type: 'accepted' });
        break;
      case '领取':
        if (review.stage === 'submitted') await does({ type: 'accepted' });
        await does({ type: 'claimed' });
        break;
      case '放回':
        await does({ type: 'released', reason: '' });
        break;
      case '退回':
        await does({ type: 'returned', reason: first });
        break;
      case '问':
        succeeded(await ask(desk, reviewer, id, { text: first }));
        break;
      case '重问':
        succeeded(await ask(desk, reviewer, id, { text: next, look: Number(first) }));
        break;
      case '同意':
        succeeded(await second(desk, colleague, id, first));
        break;
      case '告知':
        await does({ type: 'told', form: 'written', to: first, on: today });
        break;
      case '纠错':
        await does({ type: 'planned', steps: [{ id: world.newId(), what: first, owner: next, due: last }] });
        break;
      case '补充':
        await does({ type: 'sentBack', step, reason: first });
        break;
      case '确认':
        await does({ type: 'confirmed', step, note: '' });
        break;
      case '回访':
        await does({ type: 'followedUp', note: first, on: today });
        break;
      case '办结':
        await does({ type: 'closed', reason: '' });
        break;
      default: {
        const outcome = DECIDABLE.find((code) => OUTCOME_WORDS[code].zh === word);
        if (outcome === undefined) throw new Error(`审核不能写「${word}」，写法见 README.md`);
        const cited = next.split('、').filter((article) => article !== '');
        const clauses = (whole?.record.clauses ?? []).filter(({ article }) => cited.includes(article));
        if (clauses.length < cited.length) throw new Error(`提交的内容里没有这些条款：${next}`);
        const draft = { outcome, reason: first, clauses: clauses.map((clause) => clause.id) };
        succeeded(await sign(desk, reviewer, id, draft));
      }
    }
    return heard();
  }

  /** Says all that the officer says in another transcript, up to the first judgment; only that is shown. */
  async function following(name: string): Promise<string> {
    const { steps } = read(readFileSync(join(import.meta.dirname, name), 'utf8'));
    for (const { line } of steps) {
      const typed = line === undefined ? undefined : /^(?:官员|officer)> ?(.*)$/.exec(line)?.[1];
      if (typed === undefined) continue;
      const said = await officer(placeOf(''), typed);
      if (placeOf('').last?.judgment !== undefined) return said;
    }
    throw new Error(`${name} 里没有研判`);
  }

  /** What came to the officer's own thread from outside. */
  async function heard(): Promise<string> {
    const [place] = places.values();
    if (place?.last === undefined) return '';
    const news = (await turnsOf(world, place.thread, place.last.seq))?.turns ?? [];
    for (const { seq, replies } of news) {
      place.last = { ...place.last, seq, replies };
      place.shown.push({ seq, choices: replies.flatMap(({ choices = [] }) => choices) });
    }
    return shown(news.flatMap(({ replies }) => replies));
  }

  return {
    outcome: () => outcome,
    async play(line: string | undefined): Promise<string> {
      if (line === undefined) return officer(placeOf(''), undefined);
      const [, who = '', where = '', words = ''] = /^([^@>]+)(?:@([^>]+))?> ?(.*)$/.exec(line) ?? [];
      if (who === '官员' || who === 'officer') return officer(placeOf(where), words);
      if (who === '审核' || who === 'reviewer') return reviewing(words);
      if (who === '照着' || who === 'as in') return following(words);
      const days = /(\d+)/.exec(words)?.[1];
      if (days === undefined) throw new Error('时间要写 过了 8 天');
      world.clock.now += Number(days) * DAY;
      return '';
    },
  };
}

/** A choice by its label, on the current card or on one that was shown before it; of a multi-select several: 甲｜乙. */
function tapped({ last, shown }: Place, label: string, old: boolean): { choice: string; seq: number } {
  const cards = old ? shown.slice(0, -1).toReversed() : shown.slice(-1);
  for (const { seq, choices } of cards) {
    const value = (wanted: string): string | undefined => choices.find((choice) => choice.label === wanted)?.value;
    const whole = value(label);
    if (whole !== undefined) return { choice: whole, seq };
    const several = label.split('｜').map(value);
    if (several.every((part) => part !== undefined)) {
      const options = several.map((part) => part.slice(part.indexOf('=') + 1));
      return { choice: `${several[0]?.split('=')[0]}=${options.join('|')}`, seq };
    }
  }
  const offered = last?.replies.flatMap(({ choices = [] }) => choices.map((choice) => choice.label)) ?? [];
  throw new Error(`没有「${label}」这个按钮；现在有 ${offered.join('、')}`);
}

const succeeded = (result: object): void => {
  if (isRefused(result)) throw new Error(`审核台没有接受：${result.refused}`);
};

async function aReviewer(world: TestWorld, name: string): Promise<User> {
  const admitted = await admit(world, { name, unit: '某市纪委监委', role: 'reviewer' });
  if ('refused' in admitted) throw new Error(admitted.refused);
  return admitted.user;
}
