/** Which values of a question make a difference to some states of a diagram: one of each kind is enough to go through all. */
import { type Layer, NOT_ASKED } from './diagram.ts';

/** More states than a layer ever has. */
export const MANY = 2 ** 24;

/** Of a level: one value of each kind that some states tell apart, or that `kindOf` does besides. Worked out once. */
export function tellerOf(layers: readonly Layer[], kindOf: (level: number, value: number) => number = () => 0) {
  const told = layers.map(() => new Map<number | string, readonly number[]>());
  return (level: number, one: number, others: readonly number[]): readonly number[] => {
    const layer = layers[level];
    if (layer === undefined) return [];
    const list = (state: number): number => layer.edgesOf[state] ?? NOT_ASKED;
    // Nearly always there is one other: then a number, which is found faster.
    const key =
      others.length === 1 ? (list(one) + 1) * MANY + list(others[0] ?? 0) + 1 : [list(one), ...others.map(list)].join();
    const before = told[level]?.get(key);
    if (before !== undefined) return before;
    const edges = [one, ...others].flatMap((state) => layer.edges[list(state)] ?? []);
    const kinds = new Map<string, number>();
    for (const value of edges[0]?.edgeOf.keys() ?? []) {
      const kind = `${edges.map(({ edgeOf }) => edgeOf[value]).join()} ${kindOf(level, value)}`;
      if (!kinds.has(kind)) kinds.set(kind, value);
    }
    const values = [...kinds.values()];
    told[level]?.set(key, values);
    return values;
  };
}
