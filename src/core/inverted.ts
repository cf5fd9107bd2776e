/**
 * 倒挂: within one question an 不利 answer that earns a better outcome than a 有利 one, all else equal.
 *
 * Both answers are followed down the diagram side by side. A follow-up that only one of them leads to cannot be equal: the
 * 不利 side may answer it as it likes, and must come out better whatever the 有利 side answers. A question that is itself
 * asked only under a condition is exempt: its answers are compared where its gate is.
 */
import { type Diagram, type End, IMPOSSIBLE, NOT_ASKED } from './diagram.ts';
import { takenAt } from './ends.ts';
import type { ChoiceQuestion, Question } from './flow.ts';
import { GROUNDS, type Outcome } from './policy.ts';
import type { Variable } from './space.ts';
import type { Value } from './facts.ts';

export interface Inversion {
  readonly question: string;
  /** The options that differ, e.g. 明知 and 不知道: chosen on each side, and what each side comes to. */
  readonly against: Value;
  readonly favourable: Value;
  readonly outcomes: readonly [against: Outcome, favourable: Outcome];
  /** Everything else, as values by the variables' order; NOT_ASKED where a question does not apply to either. */
  readonly way: readonly number[];
}

const RANK: readonly Outcome[] = ['barred', 'referred', ...GROUNDS.toReversed()];

/** How good an end is; a referral counts between the grounds and a bar. */
const rankOf = (end: End): number => RANK.indexOf(takenAt(end).outcome);

/** In: a diagram of all combinations. Out: for each question and pair of answers that are inverted somewhere, one place. */
export function inversionsOf(diagram: Diagram): readonly Inversion[] {
  const { space, layers } = diagram;
  const merged = mergedOf(diagram);
  const ranks = diagram.ends.map(rankOf);
  const reach = reachOf(diagram, ranks);
  const found: Inversion[] = [];
  for (const [level, variable] of space.variables.entries()) {
    const { question } = variable;
    if (question.kind !== 'choice' || question.when.length > 0) continue;
    const hanging = hangingOn(question, space.variables);
    const search = searchOf(diagram, merged, ranks, reach, hanging);
    const layer = layers[level];
    if (layer === undefined) continue;
    const pairs = pairsOf(question, variable);
    const done = new Set<string>();
    for (let state = 0; state + 1 < layer.starts.length; state++) {
      const edges = layer.edges[layer.edgesOf[state] ?? NOT_ASKED];
      if (edges === undefined) continue;
      const start = layer.starts[state] ?? 0;
      const tried = new Set<number>();
      for (const { against, favourable, name } of pairs) {
        if (done.has(name)) continue;
        const [one, other] = [edges.edgeOf[against] ?? 0, edges.edgeOf[favourable] ?? 0];
        if (one === other) continue;
        const pair = one * 4096 + other;
        if (tried.has(pair)) continue;
        const [worse, better] = [layer.next[start + one] ?? IMPOSSIBLE, layer.next[start + other] ?? IMPOSSIBLE];
        const ends = worse === IMPOSSIBLE || better === IMPOSSIBLE ? undefined : search(level + 1, worse, [better]);
        if (ends === undefined) {
          tried.add(pair);
          continue;
        }
        done.add(name);
        found.push({
          question: question.id,
          against: variable.values[against] ?? { kind: 'absent' },
          favourable: variable.values[favourable] ?? { kind: 'absent' },
          outcomes: [RANK[ends.against] ?? 'referred', RANK[ends.favourable] ?? 'referred'],
          way: [...wayTo(diagram, level, state), against, ...ends.way],
        });
      }
    }
  }
  return found;
}

/** One way from the top to a state: the values taken before a level. */
function wayTo({ layers }: Diagram, level: number, state: number): number[] {
  const way: number[] = [];
  let target = state;
  for (let at = level - 1; at >= 0; at--) {
    const layer = layers[at];
    if (layer === undefined) break;
    const edge = layer.next.indexOf(target);
    let from = 0;
    while ((layer.starts[from + 1] ?? Number.POSITIVE_INFINITY) <= edge) from++;
    way.unshift(layer.edges[layer.edgesOf[from] ?? NOT_ASKED]?.samples[edge - (layer.starts[from] ?? 0)] ?? NOT_ASKED);
    target = from;
  }
  return way;
}

/** Which options lean for and against; two sets are compared that differ in one step from against towards favourable. */
function pairsOf(question: ChoiceQuestion, { values }: Variable) {
  const leans = new Map(question.options.map(({ id, leans }) => [id, leans]));
  const chosen = values.map((value) => (value.kind === 'chosen' ? value.options : []));
  const number = new Map(chosen.map((options, at) => [options.toSorted().join('\n'), at]));
  const alone = new Set(question.options.filter((option) => option.alone).map(({ id }) => id));
  const pairs: { against: number; favourable: number; name: string }[] = [];
  for (const [against, options] of chosen.entries())
    for (const bad of options) {
      if (leans.get(bad) !== 'against') continue;
      const rest = options.filter((id) => id !== bad);
      const steps = question.options
        .filter(({ id, leans }) => leans === 'for' && !rest.includes(id) && (rest.length === 0 || !alone.has(id)))
        .map(({ id }) => [...rest, id]);
      // Of several options, leaving the bad one out is a step too.
      if (question.multiple && rest.length > 0) steps.push(rest);
      for (const step of steps) {
        const favourable = number.get(step.toSorted().join('\n'));
        const good = step.find((id) => !options.includes(id)) ?? '';
        if (favourable !== undefined) pairs.push({ against, favourable, name: `${bad}\n${good}` });
      }
    }
  return pairs;
}

/** The levels of the questions that hang on a question, directly or through others. */
function hangingOn(question: Question, variables: readonly Variable[]): ReadonlySet<number> {
  const ids = new Set([question.id]);
  const levels = new Set<number>();
  for (const [level, { question: other }] of variables.entries())
    if (other.when.some((test) => ids.has(test.question))) {
      ids.add(other.id);
      levels.add(level);
    }
  return levels;
}

/** States of each layer that lead to the same ends by the same values, as one number. */
function mergedOf({ layers, ends }: Diagram): readonly Int32Array[] {
  const merged: Int32Array[] = [];
  const numbered = (keys: readonly string[]): Int32Array => {
    const known = new Map<string, number>();
    return Int32Array.from(keys, (key) => {
      const number = known.get(key) ?? known.size;
      known.set(key, number);
      return number;
    });
  };
  let below = numbered(ends.map((end) => String(rankOf(end))));
  merged.push(below);
  for (const { starts, next, edgesOf } of layers.toReversed()) {
    const after = below;
    below = numbered(
      Array.from(edgesOf, (edges, state) => {
        const targets = Array.from(next.subarray(starts[state], starts[state + 1]), (to) =>
          to === IMPOSSIBLE ? IMPOSSIBLE : (after[to] ?? 0),
        );
        const [first] = targets;
        return targets.every((to) => to === first)
          ? `${edges === NOT_ASKED ? 'absent' : 'any'} ${first}`
          : `${edges} ${targets.join()}`;
      }),
    );
    merged.push(below);
  }
  return merged.toReversed();
}

/** Of each state of each layer: the worst and the best rank that can still come of it. */
interface Reach {
  readonly worst: Int8Array;
  readonly best: Int8Array;
}

function reachOf({ layers }: Diagram, ranks: readonly number[]): readonly Reach[] {
  let below: Reach = { worst: Int8Array.from(ranks), best: Int8Array.from(ranks) };
  const reach = [below];
  for (const { starts, next, edgesOf } of layers.toReversed()) {
    const [worst, best] = [new Int8Array(edgesOf.length).fill(RANK.length), new Int8Array(edgesOf.length).fill(-1)];
    for (let state = 0; state < edgesOf.length; state++)
      for (let edge = starts[state] ?? 0; edge < (starts[state + 1] ?? 0); edge++) {
        const to = next[edge] ?? IMPOSSIBLE;
        if (to === IMPOSSIBLE) continue;
        worst[state] = Math.min(worst[state] ?? 0, below.worst[to] ?? 0);
        best[state] = Math.max(best[state] ?? 0, below.best[to] ?? 0);
      }
    below = { worst, best };
    reach.push(below);
  }
  return reach.toReversed();
}

interface Found {
  readonly against: number;
  readonly favourable: number;
  readonly way: readonly number[];
}

function searchOf(
  { layers }: Diagram,
  merged: readonly Int32Array[],
  ranks: readonly number[],
  reach: readonly Reach[],
  hanging: ReadonlySet<number>,
) {
  const hopeless = layers.map(() => new Set<string>());
  const told = layers.map(() => new Map<string, readonly number[]>());
  /** One value of each kind that some of the states tell apart. */
  const valuesAt = (level: number, states: readonly number[]): readonly number[] => {
    const layer = layers[level];
    if (layer === undefined) return [];
    const lists = [...new Set(states.map((state) => layer.edgesOf[state] ?? NOT_ASKED))];
    const key = lists.join();
    const before = told[level]?.get(key);
    if (before !== undefined) return before;
    const edges = lists.flatMap((number) => layer.edges[number] ?? []);
    const kinds = new Map<string, number>();
    for (const value of edges[0]?.edgeOf.keys() ?? []) {
      const kind = edges.map(({ edgeOf }) => edgeOf[value]).join();
      if (!kinds.has(kind)) kinds.set(kind, value);
    }
    const values = [...kinds.values()];
    told[level]?.set(key, values);
    return values;
  };
  /** `one`: the state of the 不利 side; `others`: those of the 有利 side, one for each way of answering what hangs on it alone. */
  const search = (level: number, one: number, others: readonly number[]): Found | undefined => {
    const layer = layers[level];
    if (layer === undefined) {
      const best = Math.max(...others.map((other) => ranks[other] ?? 0));
      const own = ranks[one] ?? 0;
      return own > best ? { against: own, favourable: best, way: [] } : undefined;
    }
    // Nothing that can still come of the one side beats the least that comes of the other.
    const best = reach[level]?.best[one] ?? 0;
    if (others.some((other) => (reach[level]?.worst[other] ?? 0) >= best)) return undefined;
    const number = (state: number): number => merged[level]?.[state] ?? 0;
    if (others.some((other) => number(other) === number(one))) return undefined;
    const key = `${number(one)} ${[...new Set(others.map(number))].toSorted().join()}`;
    const tried = hopeless[level];
    if (tried?.has(key)) return undefined;
    const found = step(level, one, others);
    if (found === undefined) tried?.add(key);
    return found;
  };
  const step = (level: number, one: number, others: readonly number[]): Found | undefined => {
    const layer = layers[level];
    if (layer === undefined) return undefined;
    const edgesAt = (state: number) => layer.edges[layer.edgesOf[state] ?? NOT_ASKED];
    const target = (state: number, edge: number): number => layer.next[(layer.starts[state] ?? 0) + edge] ?? IMPOSSIBLE;
    const everyTarget = (state: number): readonly number[] =>
      Array.from(layer.next.subarray(layer.starts[state], layer.starts[state + 1]));
    const own = edgesAt(one);
    /** Where the other side goes when this side takes a value. */
    const follow = (value: number): readonly number[] => [
      ...new Set(
        others.flatMap((other) => {
          const edges = edgesAt(other);
          if (edges === undefined) return [target(other, 0)];
          return own === undefined && hanging.has(level)
            ? everyTarget(other)
            : [target(other, edges.edgeOf[value] ?? 0)];
        }),
      ),
    ];
    const go = (to: number, value: number): Found | undefined => {
      const after = follow(value).filter((state) => state !== IMPOSSIBLE);
      if (to === IMPOSSIBLE || after.length === 0) return undefined;
      const found = search(level + 1, to, after);
      return found === undefined ? undefined : { ...found, way: [value, ...found.way] };
    };
    if (own === undefined) return go(target(one, 0), NOT_ASKED);
    for (const value of valuesAt(level, [one, ...others])) {
      const found = go(target(one, own.edgeOf[value] ?? 0), value);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search;
}
