/**
 * 倒挂: within one question an 不利 answer that earns a better outcome than a 有利 one, all else equal; and the situations
 * to which that is owed (`owed.ts`), each of which is a finding of its own.
 *
 * Both answers are followed down the diagram side by side. A follow-up that only one of them leads to cannot be equal: the
 * 不利 side may answer it as it likes, and must come out better whatever the 有利 side answers. A question that is itself
 * asked only under a condition is exempt: its answers are compared where its gate is.
 */
import { type Diagram, IMPOSSIBLE, type Layer, NOT_ASKED } from './diagram.ts';
import { RANK, rankOf } from './ends.ts';
import type { ChoiceQuestion, Question } from './flow.ts';
import { owedIn, type Pair } from './owed.ts';
import { MANY, tellerOf } from './tell.ts';
import type { Outcome } from './policy.ts';
import type { Row, Variable } from './space.ts';
import type { Value } from './facts.ts';

export interface Inversion {
  /** The situation to which it is owed. */
  readonly row: Row;
  /** In whose file it is to be mended or accepted. */
  readonly pack: string;
  readonly question: string;
  /** 明知\n不知道: by which the same two options are known in another place */
  readonly options: string;
  /** The options that differ, e.g. 明知 and 不知道: chosen on each side, and what each side comes to. */
  readonly against: Value;
  readonly favourable: Value;
  readonly outcomes: readonly [against: Outcome, favourable: Outcome];
  /** The 不利 side, as values by the variables' order; NOT_ASKED where a question does not apply. */
  readonly way: readonly number[];
}

/**
 * In: a diagram of all combinations. Out: for each question, pair of options, pair of outcomes and situation to which it is
 * owed, one place where answers are inverted.
 */
export function inversionsOf(diagram: Diagram): readonly Inversion[] {
  const { space } = diagram;
  const merged = mergedOf(diagram);
  const ranks = diagram.ends.map(rankOf);
  const reach = reachOf(diagram, ranks);
  return space.variables.flatMap((variable, level): readonly Inversion[] => {
    const { question, values } = variable;
    if (question.kind !== 'choice' || question.when.length > 0) return [];
    const hanging = hangingOn(question, space.variables);
    const search = searchOf(diagram, merged, ranks, reach, hanging);
    const pairs = pairsOf(question, variable);
    const inverted = invertedAmong(diagram, level, pairs, search);
    return inverted.flatMap((name) =>
      owedIn(
        { diagram, level, hanging, isHopeless: search.isHopeless },
        pairs.filter((pair) => pair.name === name),
      ).map(({ row, pack, against, favourable, ends, way }) => ({
        row,
        pack,
        question: question.id,
        options: name,
        against: values[against] ?? { kind: 'absent' },
        favourable: values[favourable] ?? { kind: 'absent' },
        outcomes: [RANK[ends[0]] ?? 'referred', RANK[ends[1]] ?? 'referred'],
        way,
      })),
    );
  });
}

/** The names of those pairs that are inverted anywhere, whatever it is owed to. */
function invertedAmong(
  { layers }: Diagram,
  level: number,
  pairs: readonly Pair[],
  { search }: ReturnType<typeof searchOf>,
): readonly string[] {
  const layer = layers[level];
  if (layer === undefined) return [];
  const found = new Set<string>();
  for (let state = 0; state + 1 < layer.starts.length; state++) {
    const edges = layer.edges[layer.edgesOf[state] ?? NOT_ASKED];
    if (edges === undefined) continue;
    const start = layer.starts[state] ?? 0;
    const tried = new Set<number>();
    for (const { against, favourable, name } of pairs) {
      if (found.has(name)) continue;
      const [one, other] = [edges.edgeOf[against] ?? 0, edges.edgeOf[favourable] ?? 0];
      if (one === other) continue;
      const pair = one * 4096 + other;
      if (tried.has(pair)) continue;
      const [worse, better] = [layer.next[start + one] ?? IMPOSSIBLE, layer.next[start + other] ?? IMPOSSIBLE];
      if (worse !== IMPOSSIBLE && better !== IMPOSSIBLE && search(level + 1, worse, [better])) found.add(name);
      else tried.add(pair);
    }
  }
  return [...found];
}

/** Which options lean for and against; two sets are compared that differ in one step from against towards favourable. */
function pairsOf(question: ChoiceQuestion, { values }: Variable): readonly Pair[] {
  const leans = new Map(question.options.map(({ id, leans }) => [id, leans]));
  const chosen = values.map((value) => (value.kind === 'chosen' ? value.options : []));
  const number = new Map(chosen.map((options, at) => [options.toSorted().join('\n'), at]));
  const alone = new Set(question.options.filter((option) => option.alone).map(({ id }) => id));
  const pairs: Pair[] = [];
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

function searchOf(
  { layers }: Diagram,
  merged: readonly Int32Array[],
  ranks: readonly number[],
  reach: readonly Reach[],
  hanging: ReadonlySet<number>,
) {
  const hopeless = layers.map(() => new Set<number | string>());
  const tell = tellerOf(layers);
  const mergedAt = (level: number, state: number): number => merged[level]?.[state] ?? 0;
  /** Nearly always there is one other: then a number, which is found faster. */
  const keyOf = (level: number, one: number, others: readonly number[]): number | string =>
    others.length === 1
      ? mergedAt(level, one) * MANY + mergedAt(level, others[0] ?? 0)
      : `${mergedAt(level, one)} ${[...new Set(others.map((other) => mergedAt(level, other)))].toSorted().join()}`;
  /** What is plain at once: nothing that can still come of the one side beats the least that comes of the other. */
  const isPlain = (level: number, one: number, others: readonly number[]): boolean => {
    const best = reach[level]?.best[one] ?? 0;
    for (const other of others)
      if ((reach[level]?.worst[other] ?? 0) >= best || mergedAt(level, other) === mergedAt(level, one)) return true;
    return false;
  };
  /** `one`: the state of the 不利 side; `others`: those of the 有利 side, one for each way of answering what hangs on it alone. */
  const search = (level: number, one: number, others: readonly number[]): boolean => {
    const layer = layers[level];
    if (layer === undefined) return (ranks[one] ?? 0) > Math.max(...others.map((other) => ranks[other] ?? 0));
    if (isPlain(level, one, others)) return false;
    const key = keyOf(level, one, others);
    if (hopeless[level]?.has(key)) return false;
    const found = goesOn(layer, level, one, others);
    if (!found) hopeless[level]?.add(key);
    return found;
  };
  const goesOn = (layer: Layer, level: number, one: number, others: readonly number[]): boolean => {
    const { starts, next, edgesOf, edges } = layer;
    const own = edges[edgesOf[one] ?? NOT_ASKED];
    const from = starts[one] ?? 0;
    if (own === undefined && hanging.has(level)) {
      // What only the other side is asked it may answer in any way.
      const after = others.flatMap((other) => Array.from(next.subarray(starts[other], starts[other + 1])));
      return goes(level, next[from] ?? IMPOSSIBLE, [...new Set(after)]);
    }
    const go = (value: number): boolean =>
      goes(
        level,
        next[from + (own?.edgeOf[value] ?? 0)] ?? IMPOSSIBLE,
        others.map((other) => {
          const edge = edges[edgesOf[other] ?? NOT_ASKED]?.edgeOf[value] ?? 0;
          return next[(starts[other] ?? 0) + edge] ?? IMPOSSIBLE;
        }),
      );
    if (own === undefined) return go(NOT_ASKED);
    for (const value of tell(level, one, others)) if (go(value)) return true;
    return false;
  };
  const goes = (level: number, one: number, others: readonly number[]): boolean => {
    if (one === IMPOSSIBLE) return false;
    const after = others.length === 1 ? others : [...new Set(others)];
    const there = after.includes(IMPOSSIBLE) ? after.filter((other) => other !== IMPOSSIBLE) : after;
    return there.length > 0 && search(level + 1, one, there);
  };
  /** Known beforehand to lead to nothing that is inverted. */
  const isHopeless = (level: number, one: number, others: readonly number[]): boolean =>
    isPlain(level, one, others) || (hopeless[level]?.has(keyOf(level, one, others)) ?? false);
  return { search, isHopeless };
}
