/** Which values of a question make a difference to some states of a diagram: one of each kind is enough to go through all. */
import { type Layer, NOT_ASKED } from './diagram.ts';

/** More states than a layer ever has. */
export const MANY = 2 ** 24;

/** In: a level, a state and others. Out: one value of each kind that they tell apart. */
export type Teller = (level: number, one: number, others: readonly number[]) => readonly number[];

const tellers = new WeakMap<readonly Layer[], Teller>();

/** Worked out once for a diagram. */
export function tellerOf(layers: readonly Layer[]): Teller {
  const teller = tellers.get(layers) ?? makeTeller(layers);
  tellers.set(layers, teller);
  return teller;
}

/** The same where values are told apart besides by these kinds, by level and value: only where they are not all of one. */
export function finerTellerOf(layers: readonly Layer[], kinds: readonly (readonly number[])[]): Teller {
  const coarse = tellerOf(layers);
  const fine = makeTeller(layers, kinds);
  const isOneKind = kinds.map((ofLevel) => ofLevel.every((kind) => kind === ofLevel[0]));
  return (level, one, others) => (isOneKind[level] === false ? fine : coarse)(level, one, others);
}

function makeTeller(layers: readonly Layer[], kinds: readonly (readonly number[])[] = []): Teller {
  const told = layers.map(() => new Map<number | string, readonly number[]>());
  return (level, one, others) => {
    const layer = layers[level];
    if (layer === undefined) return [];
    const list = (state: number): number => layer.edgesOf[state] ?? NOT_ASKED;
    // Nearly always there is one other: then a number, which is found faster.
    const key =
      others.length === 1 ? (list(one) + 1) * MANY + list(others[0] ?? 0) + 1 : [list(one), ...others.map(list)].join();
    const before = told[level]?.get(key);
    if (before !== undefined) return before;
    const edges = [one, ...others].flatMap((state) => layer.edges[list(state)] ?? []);
    const met = new Map<string, number>();
    for (const value of edges[0]?.edgeOf.keys() ?? []) {
      const kind = `${edges.map(({ edgeOf }) => edgeOf[value]).join()} ${kinds[level]?.[value] ?? 0}`;
      if (!met.has(kind)) met.set(kind, value);
    }
    const values = [...met.values()];
    told[level]?.set(key, values);
    return values;
  };
}
