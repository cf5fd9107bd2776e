/**
 * What is still open, laid out as bits: each conjunction of the rules is one, each unknown question a level whose values make
 * some of them fail. Known facts are weighed here once; what they rule out is not on the board.
 */
import type { Content } from './content.ts';
import { ABSENT, type Answers, counted, passes, talkOf, type Value } from './facts.ts';
import { type Question, questionsOf } from './flow.ts';
import { type Condition, GROUNDS, type Outcome, type Test } from './policy.ts';
import type { Law } from './laws.ts';
import { missingVersionsOf, type Rule, rulesOf } from './rules.ts';
import { passesAnyway, valuesOf } from './values.ts';

/** What decides first stands first. */
export const TIERS: readonly Outcome[] = ['barred', 'referred', ...GROUNDS];

interface Conjunction {
  readonly bit: bigint;
  readonly tests: Condition;
}

/** A rule as bits: it holds when `then` is alive and, for each tightening, its own `then` is dead or `demand` alive; so for `now`. */
export interface Wired {
  readonly rule: Rule;
  readonly then: bigint;
  readonly now: bigint;
  readonly tightened: readonly { then: bigint; now: bigint; demand: bigint }[];
  readonly tier: number;
  /** all bits of its tightenings */
  readonly tight: bigint;
}

/** One unknown question, in the flow's order. */
interface Level {
  readonly question: string;
  /** what an answer makes fail */
  readonly failing: (value: Value) => bigint;
  /** alive: the question applies */
  readonly gate: bigint;
  /** what each kind of answer makes fail */
  readonly asked: readonly bigint[];
  /** what fails where the question does not apply */
  readonly absent: bigint;
}

export interface Board {
  readonly wired: readonly Wired[];
  readonly levels: readonly Level[];
  /** Every conjunction alive: nothing filled in yet. */
  readonly everything: bigint;
  readonly conjunctions: readonly Conjunction[];
  /** By number of levels filled in: the conjunctions that nothing further can make fail. */
  readonly sureAfter: readonly bigint[];
  /** The bits that say whether a question applies. */
  readonly gates: bigint;
  /** Alive at the end: a version of the rules is missing under that law. Nothing where the two laws are the same. */
  readonly missing: Readonly<Record<Law, bigint>>;
  /** Whether some rule is not the same under both laws. */
  readonly twoLaws: boolean;
}

/** In: content, answers, the day of asking. Out: the board of what they leave open. */
export function boardOf(content: Content, answers: Answers, asOf: string): Board {
  const { flow } = content;
  const talk = talkOf(flow, answers);
  const inTalk = new Set(talk.map(({ id }) => id));

  // Known where it surely applies and is answered; the rest is filled in below.
  const known = new Map<string, Value>();
  const open: Question[] = [];
  const surelyAsked = new Map<string, Question>();
  /** true, false, or undefined where it depends on how the unknown is filled in. */
  const surely = (test: Test): boolean | undefined => {
    const value = known.get(test.question);
    if (value !== undefined) return passes(test, value);
    const question = surelyAsked.get(test.question);
    return question !== undefined && passesAnyway(test, question) ? true : undefined;
  };
  for (const question of questionsOf(flow)) if (!inTalk.has(question.id)) known.set(question.id, ABSENT);
  for (const question of talk) {
    const gates = question.when.map(surely);
    const answer = counted(question, answers);
    if (gates.includes(false)) known.set(question.id, ABSENT);
    else if (!gates.includes(undefined) && answer.kind !== 'unknown') known.set(question.id, answer);
    else {
      open.push(question);
      if (!gates.includes(undefined)) surelyAsked.set(question.id, question);
    }
  }

  const conjunctions: Conjunction[] = [];
  const add = (condition: Condition | 'never'): bigint => {
    if (condition === 'never') return 0n;
    const rest: Condition[number][] = [];
    for (const test of condition) {
      const verdict = surely(test);
      if (verdict === false) return 0n;
      if (verdict === undefined) rest.push(test);
    }
    const bit = 1n << BigInt(conjunctions.length);
    conjunctions.push({ bit, tests: rest });
    return bit;
  };

  const addBoth = (dated: Pick<Rule, Law>): { then: bigint; now: bigint } => {
    const now = dated.now(asOf);
    const then = add(dated.then);
    return { then, now: now === dated.then ? then : add(now) };
  };

  const wired: Wired[] = [];
  for (const rule of rulesOf(content)) {
    if (rule.outcome === undefined) continue;
    const { then, now } = addBoth(rule);
    if (then === 0n && now === 0n) continue;
    const tightened = rule.tightened.map((each) => ({ ...addBoth(each), demand: add(each.demand) }));
    const tight = tightened.reduce((bits, { then, now, demand }) => bits | then | now | demand, 0n);
    wired.push({ rule, then, now, tightened, tier: TIERS.indexOf(rule.outcome), tight });
  }
  const twoLaws = wired.some(
    ({ then, now, tightened }) => then !== now || tightened.some((each) => each.then !== each.now),
  );
  const missing = { then: 0n, now: 0n };
  if (twoLaws)
    for (const version of missingVersionsOf(content)) {
      const { then, now } = addBoth(version);
      missing.then |= then;
      missing.now |= now;
    }

  // Only what a rule turns on is filled in, and what decides whether that is asked at all.
  const needed = new Set(conjunctions.flatMap(({ tests }) => tests.map(({ question }) => question)));
  for (const question of open.toReversed())
    if (needed.has(question.id)) for (const test of question.when) needed.add(test.question);
  const filling = open.filter(({ id }) => needed.has(id));
  const gateBits = new Map(filling.map((question) => [question.id, add(question.when)]));

  // One level per question: the bits that each of its values makes fail.
  const levels = filling.map((question) => {
    const touching = conjunctions.filter(({ tests }) => tests.some((test) => test.question === question.id));
    const failing = (value: Value): bigint =>
      touching
        .filter(({ tests }) => tests.some((test) => test.question === question.id && !passes(test, value)))
        .reduce((bits, { bit }) => bits | bit, 0n);
    const answer = counted(question, answers);
    const values =
      answer.kind === 'unknown'
        ? valuesOf(
            question,
            conjunctions.map(({ tests }) => tests),
          )
        : [answer];
    return {
      question: question.id,
      failing,
      gate: gateBits.get(question.id) ?? 0n,
      asked: [...new Set(values.map(failing))],
      absent: failing(ABSENT),
    };
  });

  const all = (bits: Iterable<bigint>): bigint => [...bits].reduce((together, bit) => together | bit, 0n);
  return {
    wired,
    levels,
    everything: all(conjunctions.map(({ bit }) => bit)),
    conjunctions,
    sureAfter: sureAfterEach(conjunctions, levels),
    gates: all(gateBits.values()),
    missing,
    twoLaws,
  };
}

/** A conjunction is sure once every question that it tests is known or has been filled in. */
function sureAfterEach(conjunctions: readonly Conjunction[], levels: readonly Level[]): readonly bigint[] {
  const open = new Map(levels.map(({ question }, at) => [question, at + 1]));
  const sure = Array.from({ length: levels.length + 1 }, () => 0n);
  for (const { bit, tests } of conjunctions) {
    const last = Math.max(0, ...tests.map(({ question }) => open.get(question) ?? 0));
    sure[last] = (sure[last] ?? 0n) | bit;
  }
  let bits = 0n;
  return sure.map((each) => (bits |= each));
}

/** The board once a question that surely applies has been answered as well. */
export function answeredOn(board: Board, question: string, value: Value): Board {
  const level = board.levels.find((each) => each.question === question);
  if (level === undefined) return board;
  const levels = board.levels.filter((each) => each !== level);
  return {
    ...board,
    levels,
    everything: board.everything & ~level.failing(value),
    sureAfter: sureAfterEach(board.conjunctions, levels),
  };
}
