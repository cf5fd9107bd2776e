/**
 * A decision diagram over a space: every combination of answers, without listing them.
 *
 * Built from the top, one variable after another. A state is the set of conjunctions that can still be met and what can still
 * come of them: the best tier met under each law. What can no longer change the outcome is dropped, so that ways that
 * come to the same are one state. Sets are words of 32 bits in one growing array, found again by hashing.
 */
import { ABSENT, passes, type Value } from './facts.ts';
import { GROUNDS, type Outcome, type Test } from './policy.ts';
import { ALWAYS, type Conjunction, NEVER, type Row, type Space } from './space.ts';

/** What decides first stands first. */
export const TIERS: readonly Outcome[] = ['barred', 'referred', ...GROUNDS];
const NONE = TIERS.length;

/** What a complete combination of answers comes to, lane by lane. */
export interface End {
  /** the best tier met; TIERS.length where none is */
  readonly tiers: readonly number[];
  /** a version of the rules is missing */
  readonly missing: readonly boolean[];
}

/** The answers to a question that lead from some states to the same next state, as one edge each. */
export interface Edges {
  /** Of each value of the variable, its edge. */
  readonly edgeOf: Int16Array;
  /** How many values take each edge, and the first that does. */
  readonly weights: readonly number[];
  readonly samples: readonly number[];
}

export interface Layer {
  /** Where the edges of each state begin; one more than there are states. */
  readonly starts: Int32Array;
  /** The next state of each edge; IMPOSSIBLE where no combination that was asked for goes. */
  readonly next: Int32Array;
  /** Of each state, which `edges` it has; NOT_ASKED where the question does not apply, and one way leads on. */
  readonly edgesOf: Int32Array;
  readonly edges: readonly Edges[];
}

export const IMPOSSIBLE = -1;
export const NOT_ASKED = -1;

export interface Diagram {
  readonly space: Space;
  /** One for each variable. The first has one state, or none where nothing is possible. */
  readonly layers: readonly Layer[];
  /** The end that each state of the last layer is. */
  readonly ends: readonly End[];
  readonly states: number;
}

/** The budget was not enough: how far it got, for a message that names what blows it up. */
export interface Exceeded {
  readonly exceeded: true;
  readonly question: string;
  readonly states: number;
}

/** Which combinations are asked for; all of the space where absent. */
export interface Wanted {
  /** Every one of these must be met, and none of those. */
  readonly must?: readonly Conjunction[];
  readonly mustNot?: readonly Conjunction[];
  /** In this lane nothing above this tier may be met. */
  readonly floor?: { readonly lane: number; readonly tier: number };
  /** Only combinations in which these lanes may come to something else than those, pair by pair. */
  readonly differing?: readonly (readonly [one: number, other: number])[];
  /** How many states may be kept. */
  readonly budget?: number;
}

/** Numbers that are appended one by one. */
class Ints {
  #items = new Int32Array(1024);
  length = 0;
  push(item: number): void {
    if (this.length === this.#items.length) this.#items = grown(this.#items);
    this.#items[this.length++] = item;
  }
  done(): Int32Array {
    return this.#items.slice(0, this.length);
  }
}

const grown = (items: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(items.length * 2);
  larger.set(items);
  return larger;
};

/** The states of one layer: sets of `width` words, each kept once. */
class States {
  readonly width: number;
  count = 0;
  words: Int32Array;
  #slots = new Int32Array(64).fill(-1);
  constructor(width: number) {
    this.width = width;
    this.words = new Int32Array(width * 16);
  }
  /** The number of the state with these words, new or known. */
  numberOf(state: Int32Array): number {
    if (this.count * 2 > this.#slots.length) this.#rehash();
    let slot = this.#hash(state, 0) & (this.#slots.length - 1);
    for (;;) {
      const at = this.#slots[slot] ?? -1;
      if (at < 0) break;
      if (this.#isAt(at, state)) return at;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    if ((this.count + 1) * this.width > this.words.length) this.words = grown(this.words);
    this.words.set(state, this.count * this.width);
    this.#slots[slot] = this.count;
    return this.count++;
  }
  #isAt(at: number, state: Int32Array): boolean {
    const from = at * this.width;
    for (let word = 0; word < this.width; word++) if (this.words[from + word] !== state[word]) return false;
    return true;
  }
  #hash(words: Int32Array, from: number): number {
    let hash = 0x811c9dc5;
    for (let word = 0; word < this.width; word++)
      hash = Math.imul(hash ^ (words[from + word] ?? 0), 0x9e3779b1) ^ (hash >>> 15);
    return (hash ^ (hash >>> 16)) >>> 0;
  }
  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let at = 0; at < this.count; at++) {
      let slot = this.#hash(this.words, at * this.width) & (this.#slots.length - 1);
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = at;
    }
  }
}

type Words = Int32Array;

const add = (words: Words, number: Conjunction): void => {
  words[number >>> 5] = (words[number >>> 5] ?? 0) | (1 << (number & 31));
};
const has = (words: Words, number: Conjunction): boolean => ((words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
const setOf = (width: number, numbers: Iterable<Conjunction>): Words => {
  const words = new Int32Array(width);
  for (const number of numbers) if (number >= 0) add(words, number);
  return words;
};

/** One variable, made ready: what each of its values makes fail. */
interface Step {
  readonly gate: Conjunction;
  readonly touching: Words;
  /** The one way where the question does not apply. */
  readonly notAsked: { readonly number: number; readonly failing: readonly Words[] };
  /** What each class of values makes fail, and the class of each value. */
  readonly failing: readonly Words[];
  readonly classOf: readonly number[];
  /** What was alive of `touching`; the edges of each by its number. */
  readonly alive: States;
  readonly ways: { readonly number: number; readonly failing: readonly Words[] }[];
  readonly edges: Edges[];
}

/** By the variables of a space, which spaces share that differ only in what is asked of them. */
const prepared = new WeakMap<Space['variables'], readonly Step[]>();

function stepsOf(space: Space, width: number): readonly Step[] {
  const steps = prepared.get(space.variables) ?? prepare(space, width);
  prepared.set(space.variables, steps);
  return steps;
}

function prepare({ variables, conjunctions }: Space, width: number): readonly Step[] {
  const touchedBy = new Map<string, number[]>();
  for (const [number, condition] of conjunctions.entries())
    for (const id of new Set(condition.map(({ question }) => question))) {
      const numbers = touchedBy.get(id) ?? [];
      numbers.push(number);
      touchedBy.set(id, numbers);
    }
  return variables.map(({ question, gate, values }) => {
    const numbers = touchedBy.get(question.id) ?? [];
    const own = numbers.map((number) => (conjunctions[number] ?? []).filter((test) => test.question === question.id));
    const failing = values.map(() => new Int32Array(width));
    for (const [at, number] of numbers.entries())
      for (const test of own[at] ?? []) {
        const passed = passedOf(test, values);
        for (const [value, words] of failing.entries()) if (passed[value] === 0) add(words, number);
      }
    const failingAbsent = setOf(
      width,
      numbers.filter((_, at) => !(own[at] ?? []).every((test) => passes(test, ABSENT))),
    );
    const classes = new States(width);
    const classOf = failing.map((words) => classes.numberOf(words));
    return {
      gate,
      touching: setOf(width, numbers),
      failing: Array.from({ length: classes.count }, (_, at) => classes.words.slice(at * width, (at + 1) * width)),
      classOf,
      notAsked: { number: NOT_ASKED, failing: [failingAbsent] },
      alive: new States(width),
      ways: [],
      edges: [],
    };
  });
}

const verdicts = new WeakMap<readonly Value[], WeakMap<Test, Uint8Array>>();

/** By value: 1 where the test passes. The values of a question are the same array in every space of a content. */
function passedOf(test: Test, values: readonly Value[]): Uint8Array {
  const byTest = verdicts.get(values) ?? new WeakMap<Test, Uint8Array>();
  verdicts.set(values, byTest);
  const known = byTest.get(test) ?? Uint8Array.from(values, (value) => Number(passes(test, value)));
  byTest.set(test, known);
  return known;
}

/** How a space is walked, from the outset down one variable after another. */
interface Walk {
  /** Words of a state, the last of which is its code. */
  readonly width: number;
  /** Undefined where nothing at all is asked for. */
  readonly outset: Words | undefined;
  /** Which edges lead from a state at a level; NOT_ASKED for the one way where the question does not apply. */
  edges(state: Words, level: number): { readonly number: number; readonly failing: readonly Words[] };
  /** Writes into `child` the state that an edge leads to; false where nothing that is asked for goes there. */
  enter(child: Words, state: Words, failing: Words, level: number): boolean;
  end(state: Words): End;
}

function walkOf(space: Space, wanted: Wanted): Walk {
  const { conjunctions, missing } = space;
  const words = (conjunctions.length >>> 5) + 1;
  const settle = settlerOf(space, words, wanted);
  const steps = stepsOf(space, words);
  const outset = new Int32Array(words + 1);
  for (let number = 0; number < conjunctions.length; number++) add(outset, number);
  outset[words] = missing.reduce((code, _, lane) => code | (NONE << (3 * lane)), 0);
  return {
    width: words + 1,
    outset: settle(outset, -1) ? outset : undefined,
    edges(state, level) {
      const step = steps[level];
      if (step === undefined) throw new Error(`no variable ${level}`);
      if (step.gate !== ALWAYS && (step.gate === NEVER || !has(state, step.gate))) return step.notAsked;
      return edgesFrom(step, state, words);
    },
    enter(child, state, failing, level) {
      for (let word = 0; word < words; word++) child[word] = (state[word] ?? 0) & ~(failing[word] ?? 0);
      child[words] = state[words] ?? 0;
      return settle(child, level);
    },
    end: (state) => readEnd(state[words] ?? 0, missing.length),
  };
}

/**
 * In: a space, and which of its combinations are asked for. Out: the diagram of those, or where the budget was spent. Every
 * combination is one way from the first layer to an end.
 */
export function diagramOf(space: Space, wanted: Wanted = {}): Diagram | Exceeded {
  const { budget = 2_000_000 } = wanted;
  const walk = walkOf(space, wanted);
  const { width } = walk;
  const child = new Int32Array(width);
  const layers: Layer[] = [];
  let states = new States(width);
  if (walk.outset !== undefined) states.numberOf(walk.outset);
  let total = states.count;

  for (const [level, { question }] of space.variables.entries()) {
    const following = new States(width);
    const [starts, next, edgesOf] = [new Ints(), new Ints(), new Ints()];
    for (let at = 0; at < states.count; at++) {
      const state = states.words.subarray(at * width, (at + 1) * width);
      const { number, failing } = walk.edges(state, level);
      starts.push(next.length);
      edgesOf.push(number);
      for (const words of failing)
        next.push(walk.enter(child, state, words, level) ? following.numberOf(child) : IMPOSSIBLE);
    }
    starts.push(next.length);
    total += following.count;
    if (total > budget) return { exceeded: true, question: question.id, states: total };
    layers.push({
      starts: starts.done(),
      next: next.done(),
      edgesOf: edgesOf.done(),
      edges: stepsOf(space, width - 1)[level]?.edges ?? [],
    });
    states = following;
  }
  const ends = Array.from({ length: states.count }, (_, at) =>
    walk.end(states.words.subarray(at * width, (at + 1) * width)),
  );
  return { space, layers, ends, states: total };
}

/** One combination of answers, by question. What was not asked is not in it. */
export type Combination = ReadonlyMap<string, Value>;

/**
 * One combination that is asked for and comes to an end that `accepts`: of all such the first, answer by answer in the order
 * of the options. Undefined where there is none.
 */
export function findIn(space: Space, wanted: Wanted, accepts: (end: End) => boolean): Combination | undefined {
  const { variables } = space;
  const walk = walkOf(space, wanted);
  if (walk.outset === undefined) return undefined;
  const steps = stepsOf(space, walk.width - 1);
  const tried = variables.map(() => new States(walk.width));
  const way: number[] = [];
  const children = variables.map(() => new Int32Array(walk.width));
  const goes = (state: Words, level: number): boolean => {
    if (level === variables.length) return accepts(walk.end(state));
    const known = tried[level];
    const before = known?.count ?? 0;
    if (known === undefined || known.numberOf(state) < before) return false;
    const { number, failing } = walk.edges(state, level);
    const samples = steps[level]?.edges[number]?.samples;
    const child = children[level];
    if (child === undefined) throw new Error(`no variable ${level}`);
    for (const [edge, words] of failing.entries()) {
      if (!walk.enter(child, state, words, level)) continue;
      way[level] = samples?.[edge] ?? NOT_ASKED;
      if (goes(child, level + 1)) return true;
    }
    return false;
  };
  return goes(walk.outset, 0) ? combinationOf(space, way) : undefined;
}

/** By the place of each value in its variable; NOT_ASKED where the question does not apply. */
export const combinationOf = ({ variables, given }: Space, way: readonly number[]): Combination =>
  new Map([
    ...given,
    ...variables.flatMap(({ question, values }, level): [string, Value][] => {
      const value = values[way[level] ?? NOT_ASKED];
      return value === undefined ? [] : [[question.id, value]];
    }),
  ]);

/** The edges that a state can tell apart, by the conjunctions that are still alive. */
function edgesFrom(step: Step, state: Words, width: number) {
  const touched = new Int32Array(width);
  for (let word = 0; word < width; word++) touched[word] = (step.touching[word] ?? 0) & (state[word] ?? 0);
  const number = step.alive.numberOf(touched);
  const before = step.ways[number];
  if (before !== undefined) return before;
  const kinds = new States(width);
  const words = new Int32Array(width);
  const edgeOfClass = step.failing.map((failing) => {
    for (let word = 0; word < width; word++) words[word] = (touched[word] ?? 0) & (failing[word] ?? 0);
    return kinds.numberOf(words);
  });
  const [weights, samples]: [number[], number[]] = [[], []];
  const edgeOf = new Int16Array(step.classOf.length);
  for (const [value, kind] of step.classOf.entries()) {
    const edge = edgeOfClass[kind] ?? 0;
    weights[edge] = (weights[edge] ?? 0) + 1;
    samples[edge] ??= value;
    edgeOf[value] = edge;
  }
  const failing = Array.from({ length: kinds.count }, (_, at) => kinds.words.slice(at * width, (at + 1) * width));
  step.edges[number] = { edgeOf, weights, samples };
  const made = { number, failing };
  step.ways[number] = made;
  return made;
}

/** The last word of a state: three bits for the best tier of each lane, then a bit each for a version that is missing. */
const readEnd = (code: number, lanes: number): End => ({
  tiers: Array.from({ length: lanes }, (_, lane) => (code >>> (3 * lane)) & 7),
  missing: Array.from({ length: lanes }, (_, lane) => ((code >>> (3 * lanes + lane)) & 1) === 1),
});

/** What is asked of every state of a space, whatever is wanted; made ready once. */
interface Frame {
  /** After level - 1 (from none): the conjunctions that nothing further can make fail. */
  readonly sureAt: readonly Words[];
  /** Likewise: the gates of the questions ahead. */
  readonly gatesAhead: readonly Words[];
  /** By lane and tier: the rows that hold as soon as their conjunction is sure; the tightened ones take more. */
  readonly plain: readonly (readonly Words[])[];
  readonly tight: readonly (readonly Row[])[];
  /** By lane and best tier: what can still beat it. */
  readonly beating: readonly (readonly Words[])[];
  readonly missing: readonly Words[];
}

const frames = new WeakMap<Space, Frame>();

function frameOf(space: Space, width: number): Frame {
  const known = frames.get(space);
  if (known !== undefined) return known;
  const { variables, conjunctions, rows, missing } = space;
  const lanes = [...missing.keys()];
  const at = new Map(variables.map(({ question }, index) => [question.id, index]));
  const sureFrom = conjunctions.map((condition) =>
    condition.reduce((last, { question }) => Math.max(last, at.get(question) ?? -1), -1),
  );
  const levels = [-1, ...variables.keys()];
  const frame: Frame = {
    sureAt: levels.map((level) =>
      setOf(
        width,
        [...sureFrom.keys()].filter((number) => (sureFrom[number] ?? 0) <= level),
      ),
    ),
    gatesAhead: levels.map((level) =>
      setOf(
        width,
        variables.flatMap(({ gate }, index) => (index > level && gate >= 0 ? [gate] : [])),
      ),
    ),
    plain: lanes.map((lane) =>
      TIERS.map((outcome) =>
        setOf(
          width,
          rows.filter((row) => row.outcome === outcome && row.tightened.length === 0).map((row) => ofLane(row, lane)),
        ),
      ),
    ),
    tight: TIERS.map((outcome) => rows.filter((row) => row.outcome === outcome && row.tightened.length > 0)),
    beating: lanes.map((lane) =>
      [...TIERS.keys(), NONE].map((best) =>
        setOf(
          width,
          rows.filter(({ outcome }) => TIERS.indexOf(outcome) < best).flatMap((row) => conjunctionsOf(row, lane)),
        ),
      ),
    ),
    missing: missing.map((numbers) => setOf(width, numbers)),
  };
  frames.set(space, frame);
  return frame;
}

const ofLane = (row: Row, lane: number): Conjunction => row.lanes[lane] ?? NEVER;
const conjunctionsOf = (row: Row, lane: number): readonly Conjunction[] => [
  ofLane(row, lane),
  ...row.tightened.flatMap((each) => [each.lanes[lane] ?? NEVER, each.demand]),
];

/**
 * Brings a state to its plainest form: what surely holds becomes the best tier, and what can no longer beat it is dropped.
 * False where no combination that is asked for goes.
 */
function settlerOf(space: Space, width: number, { must = [], mustNot = [], floor, differing }: Wanted) {
  const { rows, branch, missing } = space;
  const { sureAt, gatesAhead, plain, tight, beating, missing: missingBits } = frameOf(space, width);
  const lanes = [...missingBits.keys()];
  const needed = [...branch.must, ...must];
  const forbidden = [...branch.mustNot, ...mustNot];
  const isHopeless = needed.includes(NEVER) || forbidden.includes(ALWAYS);
  const needs = setOf(width, needed);
  const forbids = setOf(width, forbidden);
  /** The bits of either that are not sure yet. */
  const pending = sureAt.map((sure) =>
    needs.map((word, index) => (word | (forbids[index] ?? 0)) & ~(sure[index] ?? 0)),
  );
  const unshared = (differing ?? []).map(([one, other]) =>
    setOf(
      width,
      rows
        .filter(
          (row) =>
            ofLane(row, one) !== ofLane(row, other) ||
            row.tightened.some((each) => each.lanes[one] !== each.lanes[other]),
        )
        .flatMap((row) => [...conjunctionsOf(row, one), ...conjunctionsOf(row, other)])
        .concat(unlike(missing[one] ?? [], missing[other] ?? [])),
    ),
  );
  const nothing = new Int32Array(width);

  const isTight = (state: Words, sure: Words, lane: number, tier: number): boolean =>
    (tight[tier] ?? []).some((row) => {
      const own = ofLane(row, lane);
      return (
        own >= 0 &&
        has(state, own) &&
        has(sure, own) &&
        row.tightened.every((each) => {
          const applies = each.lanes[lane] ?? NEVER;
          return (
            applies < 0 ||
            !has(state, applies) ||
            (each.demand >= 0 && has(state, each.demand) && has(sure, each.demand))
          );
        })
      );
    });
  const meets = (state: Words, set: Words, sure: Words): boolean => {
    for (let word = 0; word < width; word++)
      if (((state[word] ?? 0) & (set[word] ?? 0) & (sure[word] ?? 0)) !== 0) return true;
    return false;
  };

  const best = new Int32Array(lanes.length);
  const flags = new Int32Array(lanes.length);
  return (state: Words, level: number): boolean => {
    if (isHopeless) return false;
    const sure = sureAt[level + 1] ?? nothing;
    const before = level < 0 ? needs : (pending[level] ?? nothing);
    // What must be met and was not sure before: still alive.
    for (let word = 0; word < width; word++)
      if (((needs[word] ?? 0) & (before[word] ?? 0) & ~(state[word] ?? 0)) !== 0) return false;
    if (meets(state, forbids, sure)) return false;
    const code = state[width] ?? 0;
    for (const lane of lanes) {
      let tier = (code >>> (3 * lane)) & 7;
      for (let higher = 0; higher < tier; higher++)
        if (meets(state, plain[lane]?.[higher] ?? nothing, sure) || isTight(state, sure, lane, higher)) tier = higher;
      best[lane] = tier;
    }
    if (floor !== undefined && (best[floor.lane] ?? 0) < floor.tier) return false;
    const allBarred = best.every((tier) => tier === 0);
    let told = 0;
    for (const lane of lanes) {
      const isMissing =
        !allBarred &&
        (((code >>> (3 * lanes.length + lane)) & 1) === 1 || meets(state, missingBits[lane] ?? nothing, sure));
      flags[lane] = Number(isMissing);
      told |= ((best[lane] ?? 0) << (3 * lane)) | (Number(isMissing) << (3 * lanes.length + lane));
    }
    const gates = gatesAhead[level + 1] ?? nothing;
    const waiting = pending[level + 1] ?? nothing;
    for (let word = 0; word < width; word++) {
      let kept = (gates[word] ?? 0) | (waiting[word] ?? 0);
      for (const lane of lanes) {
        kept |= beating[lane]?.[best[lane] ?? 0]?.[word] ?? 0;
        if (!allBarred && flags[lane] === 0) kept |= missingBits[lane]?.[word] ?? 0;
      }
      state[word] = (state[word] ?? 0) & kept;
    }
    state[width] = told;
    return (
      differing === undefined ||
      differing.some(
        ([one, other], pair) =>
          best[one] !== best[other] ||
          flags[one] !== flags[other] ||
          meets(state, unshared[pair] ?? nothing, everything),
      )
    );
  };
}

/** What is in one of the two only. */
const unlike = (one: readonly Conjunction[], other: readonly Conjunction[]): readonly Conjunction[] => [
  ...one.filter((each) => !other.includes(each)),
  ...other.filter((each) => !one.includes(each)),
];

const everything = new Int32Array(4096).fill(-1);
