/**
 * What could still come out, exactly: every way of filling in what is unknown, without listing them.
 *
 * Every conjunction of the rules is one bit. The unknown questions are filled in one after another in the flow's order;
 * a value is told apart only by the conjunctions that it makes fail, and two ways that leave the same conjunctions alive
 * are one. What can no longer beat a rule that surely holds is dropped.
 */
import type { Content } from './content.ts';
import { boardOf, type Board, TIERS, type Wired } from './board.ts';
import type { Answers } from './facts.ts';
import { type Law, type Taken, takeLighter } from './laws.ts';
import type { Outcome } from './policy.ts';
import type { Rule } from './rules.ts';

/** What a complete set of facts comes to. */
export interface Possibilities {
  readonly outcomes: ReadonlySet<Outcome>;
  /** The rules that decide, by the law that is taken, in every way of filling in what is unknown. */
  readonly always: readonly Rule[];
  /** Every way ends with no rule deciding at all. */
  readonly alwaysUnlisted: boolean;
  /** In some way the law of the day of the conduct and today's come to different outcomes (从旧兼从轻), or it was not found out. */
  readonly lawsDiffer: boolean;
  /** What the two laws come to, where that is the same in every way of filling in what is unknown. */
  readonly laws: BothLaws | undefined;
  /** More ways than the budget allows: every outcome that a rule could bring is listed, nothing is settled. */
  readonly exceeded: boolean;
}

/** The outcome under each law, and which is taken. */
export interface BothLaws {
  readonly then: Outcome;
  readonly now: Outcome;
  readonly taken: Taken['law'];
}

/** A larger search is answered with every outcome that some rule could bring, which is never wrong, only open. */
const BUDGET = 30_000;

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

const isSame = (laws: BothLaws | 'several', other: BothLaws): boolean =>
  laws !== 'several' && laws.then === other.then && laws.now === other.now && laws.taken === other.taken;

/** Whether a rule holds, at the end of a way of filling in, under a law. */
const holds = (wire: Wired, alive: bigint, law: Law): boolean =>
  (alive & wire[law]) !== 0n &&
  wire.tightened.every((each) => (alive & each[law]) === 0n || (alive & each.demand) !== 0n);

/**
 * Drops, from what is alive, the bits of rules that a surely holding rule of a higher tier beats under the same law. Asked at
 * every step of the walk, so what it needs is worked out once.
 */
function prunerOf({ wired, gates, missing }: Board): (alive: bigint, sure: bigint) => bigint {
  // The bits of each tier's rules, and of those no lower than it.
  const bitsOf = (wires: readonly Wired[], bits: (wire: Wired) => bigint): bigint =>
    wires.reduce((all, wire) => all | bits(wire), 0n);
  const tiers = [...TIERS.keys(), TIERS.length];
  const forEachLaw = <T>(make: (law: Law, tier: number) => T) => ({
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
  /** The tier of the highest rule that surely holds under a law; TIERS.length for none. */
  const bestOf = (law: Law, alive: bigint, sure: bigint): number => {
    const surely = alive & sure;
    for (const [tier, { plain, tight }] of ofTier[law].entries())
      if (
        (surely & plain) !== 0n ||
        tight.some((wire) => (surely & wire[law]) !== 0n && isSurelyTight(wire, alive, sure, law))
      )
        return tier;
    return TIERS.length;
  };
  const kept = gates | missing.then | missing.now;
  const isSurelyTight = (wire: Wired, alive: bigint, sure: bigint, law: Law): boolean =>
    wire.tightened.every((each) => (alive & each[law]) === 0n || (alive & sure & each.demand) !== 0n);
  return (alive, sure) => {
    const [then, now] = [bestOf('then', alive, sure), bestOf('now', alive, sure)];
    if (then === TIERS.length && now === TIERS.length) return alive;
    return alive & (kept | (unbeaten.then[then] ?? 0n) | (unbeaten.now[now] ?? 0n));
  };
}

/**
 * In: content, answers, the day of asking (for 从旧兼从轻). Out: what could still come out. Pure; no errors.
 * `expected`: who only asks whether everything ends so is answered at the first way that does not.
 */
export const possibilities = (content: Content, answers: Answers, asOf: string, expected?: Outcome): Possibilities =>
  possibilitiesOn(boardOf(content, answers, asOf), expected);

/** The same of a board; `budget`: how many steps it may take. */
export function possibilitiesOn(board: Board, expected?: Outcome, budget = BUDGET): Possibilities {
  const { wired, levels, everything, sureAfter, missing, twoLaws } = board;
  const prune = prunerOf(board);
  const outset = sureAfter[0] ?? 0n;
  const barring = (law: Law) => wired.filter((wire) => wire.tier === 0 && (everything & outset & wire[law]) !== 0n);
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
      lawsDiffer: false,
      laws: { then: 'barred', now: 'barred', taken: 'both' },
      exceeded: false,
    };

  // Nothing more can be learnt once every outcome has been met that some rule, or none at all, could bring.
  const reachable = new Set<Outcome>([
    ...wired.filter(({ then, now }) => (everything & (then | now)) !== 0n).flatMap(({ rule }) => rule.outcome ?? []),
    'referred',
  ]);
  const isSpent = (): boolean =>
    (expected !== undefined && [...outcomes].some((outcome) => outcome !== expected)) ||
    (outcomes.size === reachable.size && outcomes.size > 1);

  const outcomes = new Set<Outcome>();
  let spent = false;
  let always: Wired[] | undefined;
  let unlisted: 'all' | 'some' | 'none' | undefined;
  let laws: BothLaws | 'several' | undefined;
  let lawsDiffer = false;
  const leaves = new Set<bigint>();

  const arrive = (alive: bigint): void => {
    if (leaves.has(alive)) return;
    leaves.add(alive);
    const holding = (law: Law) => wired.filter((wire) => holds(wire, alive, law));
    const under = { then: holding('then'), now: twoLaws ? holding('now') : [] };
    const then = decide(under.then.map(({ rule }) => rule));
    const now = twoLaws ? decide(under.now.map(({ rule }) => rule)) : then;
    const taken = takeLighter(then.outcome, now.outcome, {
      then: (alive & missing.then) !== 0n,
      now: (alive & missing.now) !== 0n,
    });
    outcomes.add(taken.outcome);
    if (taken.law !== 'both') lawsDiffer = true;
    const both = { then: then.outcome, now: now.outcome, taken: taken.law };
    laws = laws === undefined || isSame(laws, both) ? both : 'several';
    // Where a person has to compare the laws, no rule decides.
    const isCompared = taken.law === 'differ' || taken.law === 'missing';
    const deciding = isCompared
      ? []
      : under[taken.law === 'now' ? 'now' : 'then'].filter(({ rule }) => rule.outcome === taken.outcome);
    always = always === undefined ? deciding : always.filter((wire) => deciding.includes(wire));
    const none = deciding.length === 0 && !isCompared;
    unlisted =
      unlisted === undefined ? (none ? 'all' : 'none') : unlisted === (none ? 'all' : 'none') ? unlisted : 'some';
    spent = isSpent();
  };

  // The bits of the rules of each tier. With two outcomes met no rule decides in every way, so that only others are looked for.
  const ofTier = TIERS.map((_, tier) =>
    wired.filter((wire) => wire.tier === tier).reduce((bits, { then, now }) => bits | then | now, 0n),
  );
  const bringsNothingNew = (alive: bigint): boolean =>
    outcomes.size > 1 &&
    outcomes.has('referred') &&
    ofTier.every((bits, tier) => (alive & bits) === 0n || outcomes.has(TIERS[tier] ?? 'referred'));

  /** Every way but those that `isIdle` from where they stand. False where the budget was not enough. */
  const walk = (isIdle: (alive: bigint) => boolean): boolean => {
    const seen: Set<bigint>[] = levels.map(() => new Set());
    let visited = 0;
    const from = (level: number, before: bigint): void => {
      if (visited > budget || spent) return;
      const alive = prune(before, sureAfter[level] ?? 0n);
      if (isIdle(alive)) return;
      const step = levels[level];
      if (step === undefined) return arrive(alive);
      const done = seen[level];
      if (done === undefined || done.has(alive)) return;
      done.add(alive);
      if (++visited > budget) return;
      // Every gate is filled in before its follow-up, so its bit already says whether the question applies.
      if ((alive & step.gate) === 0n) return from(level + 1, alive & ~step.absent);
      for (const failing of step.asked) from(level + 1, alive & ~failing);
    };
    from(0, everything);
    return visited <= budget;
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
  if (!walk(bringsNothingNew))
    return {
      outcomes: reachable,
      always: [],
      alwaysUnlisted: false,
      lawsDiffer: true,
      laws: undefined,
      exceeded: true,
    };
  // All that may come out is known. Whether the two laws ever come to different outcomes is asked for apart: it takes more ways.
  const mayDiffer = lawsDiffer || (twoLaws && outcomes.size > 1 && (!walk(() => lawsDiffer) || lawsDiffer));
  return {
    outcomes,
    always: (always ?? []).map(({ rule }) => rule),
    alwaysUnlisted: unlisted === 'all',
    lawsDiffer: mayDiffer,
    laws: laws === 'several' ? undefined : laws,
    exceeded: false,
  };
}
