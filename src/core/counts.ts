/** How many combinations of answers a diagram holds, exactly, and what they come to. */
import { type Diagram, IMPOSSIBLE, NOT_ASKED } from './diagram.ts';
import { type Kind, KINDS, kindOf } from './ends.ts';

export type Counts = Readonly<Record<Kind, bigint>>;

export const noCounts = (): Record<Kind, bigint> =>
  Object.fromEntries(KINDS.map((kind) => [kind, 0n])) as Record<Kind, bigint>;

export const sum = (all: readonly Counts[]): Counts => {
  const total = noCounts();
  for (const counts of all) for (const kind of KINDS) total[kind] += counts[kind];
  return total;
};

export const totalOf = (counts: Counts): bigint => KINDS.reduce((total, kind) => total + counts[kind], 0n);

/** How many combinations come to each kind of end. */
export const countsOf = (diagram: Diagram): Counts => endsFrom(diagram, 0, new Map([[0, 1n]]));

/**
 * Of a question with several options: the counts of the combinations in which each was chosen. Combinations with two options
 * count under both.
 */
export function countsByOption(diagram: Diagram, question: string): ReadonlyMap<string, Counts> {
  const { space, layers } = diagram;
  const level = space.variables.findIndex((variable) => variable.question.id === question);
  const [variable, layer] = [space.variables[level], layers[level]];
  if (variable === undefined || layer === undefined || variable.question.kind !== 'choice') return new Map();
  const above = flow(diagram, 0, level, new Map([[0, 1n]]));
  return new Map(
    variable.question.options.map(({ id }) => {
      const holding = variable.values.flatMap((value, at) =>
        value.kind === 'chosen' && value.options.includes(id) ? [at] : [],
      );
      const after = new Map<number, bigint>();
      for (const [state, count] of above) {
        const edges = layer.edges[layer.edgesOf[state] ?? NOT_ASKED];
        if (edges === undefined) continue;
        const weights = new Map<number, bigint>();
        for (const value of holding) {
          const edge = edges.edgeOf[value] ?? 0;
          weights.set(edge, (weights.get(edge) ?? 0n) + 1n);
        }
        for (const [edge, weight] of weights) put(after, layer.next[(layer.starts[state] ?? 0) + edge], count * weight);
      }
      return [id, endsFrom(diagram, level + 1, after)];
    }),
  );
}

const put = (counts: Map<number, bigint>, state: number | undefined, count: bigint): void => {
  if (state !== undefined && state !== IMPOSSIBLE) counts.set(state, (counts.get(state) ?? 0n) + count);
};

/** The counts of the states of a level, from those of a level above. */
function flow(
  { layers }: Diagram,
  from: number,
  to: number,
  counts: ReadonlyMap<number, bigint>,
): ReadonlyMap<number, bigint> {
  let above = counts;
  for (const { starts, next, edgesOf, edges } of layers.slice(from, to)) {
    const below = new Map<number, bigint>();
    for (const [state, count] of above) {
      const weights = edges[edgesOf[state] ?? NOT_ASKED]?.weights;
      const start = starts[state] ?? 0;
      for (let edge = start; edge < (starts[state + 1] ?? start); edge++) {
        const weight = weights?.[edge - start] ?? 1;
        put(below, next[edge], weight === 1 ? count : count * BigInt(weight));
      }
    }
    above = below;
  }
  return above;
}

function endsFrom(diagram: Diagram, level: number, counts: ReadonlyMap<number, bigint>): Counts {
  const found = noCounts();
  if (diagram.layers[0] !== undefined && diagram.layers[0].starts.length < 2) return found;
  for (const [state, count] of flow(diagram, level, diagram.layers.length, counts)) {
    const end = diagram.ends[state];
    if (end !== undefined) found[kindOf(end)] += count;
  }
  return found;
}
