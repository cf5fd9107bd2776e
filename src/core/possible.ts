/**
 * What could still come out, exactly: every way of filling in what is unknown, without listing them.
 *
 * Every conjunction of the rules is one bit. The unknown questions are filled in one after another in the flow's order;
 * a value is told apart only by the conjunctions that it makes fail, and two ways that leave the same conjunctions alive
 * are one. What can no longer beat a rule that surely holds is dropped.
 */
import type { Content } from './content.ts';
import { ABSENT, counted, type Answers, passes, talkOf, type Value } from './facts.ts';
import { questionsOf, type Question } from './flow.ts';
import { GROUNDS, type Condition, type Outcome, type Test } from './policy.ts';
import { type Rule, rulesOf } from './rules.ts';

/** What a complete set of facts comes to. */
export interface Possibilities {
  readonly outcomes: ReadonlySet<Outcome>;
  /** The rules that decide, by the law of the day of the conduct, in every way of filling in what is unknown. */
  readonly always: readonly Rule[];
  /** Every way ends with no rule deciding at all. */
  readonly alwaysUnlisted: boolean;
  /** In some way the rule at the time and today's rule differ (从旧兼从轻), which refers. */
  readonly lawsDiffer: 'never' | 'sometimes' | 'always';
  /** More ways than the budget allows: every outcome that a rule could bring is listed, nothing is settled. */
  readonly exceeded: boolean;
}

/** A larger search is answered with every outcome that some rule could bring, which is never wrong, only open. */
const BUDGET = 30_000;

const TIERS: readonly Outcome[] = ['barred', 'referred', ...GROUNDS];

/** How many bits are set. */
function count(bits: bigint): number {
  let many = 0;
  for (let rest = bits; rest !== 0n; rest &= rest - 1n) many++;
  return many;
}

/** The outcome of the rules that hold: a bar, else a referral, else the most favourable ground, else 不在清单之内. */
export function decide(holding: readonly Rule[]): { outcome: Outcome; deciding: readonly Rule[] } {
  for (const tier of TIERS) {
    const deciding = holding.filter((rule) => rule.outcome === tier);
    if (deciding.length > 0) return { outcome: tier, deciding };
  }
  return { outcome: 'referred', deciding: [] };
}

interface Conjunction {
  readonly bit: bigint;
  readonly tests: Condition;
}

/** A rule as bits: it holds when `then` is alive and, for each tightening, its own `then` is dead or `demand` alive; so for `now`. */
interface Wired {
  readonly rule: Rule;
  readonly then: bigint;
  readonly now: bigint;
  readonly tightened: readonly { then: bigint; now: bigint; demand: bigint }[];
  readonly tier: number;
  /** all bits of its tightenings */
  readonly tight: bigint;
}

/** Whether every answer to the question passes. Of several chosen options: when each alone does. */
const passesAnyway = (test: Test, question: Question): boolean =>
  question.kind === 'choice'
    ? question.options.every(({ id }) => passes(test, { kind: 'chosen', options: [id] }))
    : valuesOf(question, [[test]]).every((value) => passes(test, value));

/** The values of a question that conditions can tell apart, one of each kind. */
export function valuesOf(question: Question, conditions: Iterable<Condition>): readonly Value[] {
  switch (question.kind) {
    case 'choice': {
      if (!question.multiple) return question.options.map(({ id }) => ({ kind: 'chosen', options: [id] }));
      const alone = question.options.filter((option) => option.alone).map(({ id }) => [id]);
      let sets: string[][] = [[]];
      for (const { id, alone } of question.options) if (!alone) sets = sets.concat(sets.map((set) => [...set, id]));
      return [...alone, ...sets.filter((set) => set.length > 0)].map((options) => ({ kind: 'chosen', options }));
    }
    case 'amount': {
      const cuts = new Set([0]);
      for (const condition of conditions)
        for (const test of condition)
          if (test.question === question.id && 'yuan' in test)
            for (const yuan of [test.yuan - 0.01, test.yuan, test.yuan + 0.01]) if (yuan >= 0) cuts.add(yuan);
      return [...cuts].map((yuan) => ({ kind: 'amount', yuan }));
    }
    case 'date': {
      const days = new Set(['0001-01-01']);
      for (const condition of conditions)
        for (const test of condition) if (test.question === question.id && 'day' in test) days.add(test.day);
      return [...days].map((day) => ({ kind: 'date', day }));
    }
    case 'place': {
      const places = new Set(['']);
      for (const condition of conditions)
        for (const test of condition)
          if (test.question === question.id && test.is === 'within') for (const place of test.places) places.add(place);
      return [...places].map((place) => ({ kind: 'place', place }));
    }
    case 'account':
      return [ABSENT];
  }
}

/**
 * In: content, answers, the day of asking (for 从旧兼从轻). Out: what could still come out. Pure; no errors.
 * `expected`: who only asks whether everything ends so is answered at the first way that does not.
 */
export function possibilities(content: Content, answers: Answers, asOf: string, expected?: Outcome): Possibilities {
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

  const addBoth = (dated: Pick<Rule, 'then' | 'now'>): { then: bigint; now: bigint } => {
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
      gate: gateBits.get(question.id) ?? 0n,
      asked: [...new Set(values.map(failing))],
      absent: failing(ABSENT),
    };
  });

  // A conjunction is sure once every question that it tests has been filled in.
  const sureAfter: bigint[] = [];
  const order = filling.map(({ id }) => id);
  for (let level = 0; level <= levels.length; level++) {
    const filled = new Set(order.slice(0, level));
    sureAfter.push(
      conjunctions
        .filter(({ tests }) => tests.every(({ question }) => filled.has(question)))
        .reduce((bits, { bit }) => bits | bit, 0n),
    );
  }

  const twoLaws = wired.some(
    ({ then, now, tightened }) => then !== now || tightened.some((each) => each.then !== each.now),
  );
  const holds = (wire: Wired, alive: bigint, version: 'then' | 'now'): boolean =>
    (alive & wire[version]) !== 0n &&
    wire.tightened.every((each) => (alive & each[version]) === 0n || (alive & each.demand) !== 0n);
  // Asked at every step of the walk, so worked out once: the bits of each tier's rules, and of those no lower than it.
  const bitsOf = (wires: readonly Wired[], bits: (wire: Wired) => bigint): bigint =>
    wires.reduce((all, wire) => all | bits(wire), 0n);
  const tiers = [...TIERS.keys(), TIERS.length];
  const forEachLaw = <T>(make: (law: 'then' | 'now', tier: number) => T) => ({
    then: tiers.map((tier) => make('then', tier)),
    now: tiers.map((tier) => make('now', tier)),
  });
  const ofTier = forEachLaw((law, tier) => {
    const wires = wired.filter((wire) => wire.tier === tier);
    return {
      plain: bitsOf(
        wires.filter(({ tightened }) => tightened.length === 0),
        (wire) => wire[law],
      ),
      tight: wires.filter(({ tightened }) => tightened.length > 0),
    };
  });
  const unbeaten = forEachLaw((law, tier) =>
    bitsOf(
      wired.filter((wire) => wire.tier <= tier),
      (wire) => wire[law] | wire.tight,
    ),
  );
  const gateMask = [...gateBits.values()].reduce((bits, bit) => bits | bit, 0n);

  /** Drops the bits of rules that, under the same law, a surely holding rule of a higher tier beats. */
  const prune = (alive: bigint, sure: bigint): bigint => {
    const [then, now] = [bestOf('then', alive, sure), bestOf('now', alive, sure)];
    if (then === TIERS.length && now === TIERS.length) return alive;
    return alive & (gateMask | (unbeaten.then[then] ?? 0n) | (unbeaten.now[now] ?? 0n));
  };
  /** The tier of the highest rule that surely holds under a law; TIERS.length for none. */
  const bestOf = (law: 'then' | 'now', alive: bigint, sure: bigint): number => {
    const surely = alive & sure;
    for (const [tier, { plain, tight }] of ofTier[law].entries())
      if (
        (surely & plain) !== 0n ||
        tight.some((wire) => (surely & wire[law]) !== 0n && isSurelyTight(wire, alive, sure, law))
      )
        return tier;
    return TIERS.length;
  };
  const isSurelyTight = (wire: Wired, alive: bigint, sure: bigint, law: 'then' | 'now'): boolean =>
    wire.tightened.every((each) => (alive & each[law]) === 0n || (alive & sure & each.demand) !== 0n);

  const everything = conjunctions.reduce((bits, { bit }) => bits | bit, 0n);
  const outset = sureAfter[0] ?? 0n;
  const barring = (law: 'then' | 'now') => wired.filter((wire) => wire.tier === 0 && (outset & wire[law]) !== 0n);
  // A bar that surely holds, under each law: nothing that is unknown can change it. (A bar is never tightened.)
  if (
    barring('then').length > 0 &&
    barring('now').length > 0 &&
    wired.every(({ tier, tightened }) => tier > 0 || tightened.length === 0)
  )
    return {
      outcomes: new Set(['barred']),
      always: barring('then').map(({ rule }) => rule),
      alwaysUnlisted: false,
      lawsDiffer: 'never',
      exceeded: false,
    };

  // Nothing more can be learnt once every outcome has been met that some rule, or none at all, could bring.
  const reachable = new Set<Outcome>([...wired.flatMap(({ rule }) => rule.outcome ?? []), 'referred']);
  const isSpent = (): boolean =>
    (expected !== undefined && [...outcomes].some((outcome) => outcome !== expected)) ||
    (outcomes.size === reachable.size && outcomes.size > 1);

  const outcomes = new Set<Outcome>();
  let spent = false;
  let always: Wired[] | undefined;
  let unlisted: 'all' | 'some' | 'none' | undefined;
  let differ: boolean | undefined;
  let exceeded = false;
  let sometimesDiffer = false;
  let visited = 0;
  const seen: Set<bigint>[] = levels.map(() => new Set());
  const leaves = new Set<bigint>();

  const arrive = (alive: bigint): void => {
    if (leaves.has(alive)) return;
    leaves.add(alive);
    const holding = wired.filter((wire) => holds(wire, alive, 'then'));
    const atTheTime = decide(holding.map(({ rule }) => rule));
    const differs =
      twoLaws &&
      atTheTime.outcome !== decide(wired.filter((wire) => holds(wire, alive, 'now')).map(({ rule }) => rule)).outcome;
    outcomes.add(differs ? 'referred' : atTheTime.outcome);
    if (differs) sometimesDiffer = true;
    differ = (differ ?? true) && differs;
    const deciding = holding.filter(({ rule }) => rule.outcome === atTheTime.outcome);
    always = always === undefined ? deciding : always.filter((wire) => deciding.includes(wire));
    const none = atTheTime.deciding.length === 0 && !differs;
    unlisted =
      unlisted === undefined ? (none ? 'all' : 'none') : unlisted === (none ? 'all' : 'none') ? unlisted : 'some';
    spent = isSpent();
  };

  const walk = (level: number, before: bigint): void => {
    if (exceeded || spent) return;
    const alive = prune(before, sureAfter[level] ?? 0n);
    const step = levels[level];
    if (step === undefined) return arrive(alive);
    const done = seen[level];
    if (done === undefined || done.has(alive)) return;
    done.add(alive);
    if (++visited > BUDGET) {
      exceeded = true;
      return;
    }
    // Every gate is filled in before its follow-up, so its bit already says whether the question applies.
    if ((alive & step.gate) === 0n) return walk(level + 1, alive & ~step.absent);
    for (const failing of step.asked) walk(level + 1, alive & ~failing);
  };

  /**
   * One way of filling in that leads towards a rule (or to none): each value keeps the rule alive and leaves as little as
   * possible of what beats it. Where many answers are unknown, a few such ways show that every outcome is possible.
   */
  const lead = (towards: Wired | undefined): void => {
    const wanted = towards === undefined ? 0n : towards.then | towards.now;
    const rivals = wired
      .filter(({ tier }) => towards === undefined || tier < towards.tier)
      .reduce((bits, { then, now }) => bits | then | now, 0n);
    let alive = everything;
    for (const step of levels) {
      if ((alive & step.gate) === 0n) {
        alive &= ~step.absent;
        continue;
      }
      const loss = (failing: bigint): number =>
        count(alive & ~failing & rivals) + ((alive & ~failing & wanted) === (alive & wanted) ? 0 : 1000);
      alive &= ~step.asked.reduce((best, failing) => (loss(failing) < loss(best) ? failing : best));
    }
    arrive(alive);
  };
  if (levels.length > 4) {
    lead(undefined);
    for (const wire of wired) if (!spent && !outcomes.has(TIERS[wire.tier] ?? 'referred')) lead(wire);
  }
  walk(0, everything);

  if (exceeded)
    return { outcomes: reachable, always: [], alwaysUnlisted: false, lawsDiffer: 'sometimes', exceeded: true };
  return {
    outcomes,
    always: (always ?? []).map(({ rule }) => rule),
    alwaysUnlisted: unlisted === 'all',
    lawsDiffer: differ === true ? 'always' : sometimesDiffer ? 'sometimes' : 'never',
    exceeded: false,
  };
}
