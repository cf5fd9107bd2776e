/**
 * Conditions that say exactly where an outcome changes: as few as it takes, so that leaving any one out loses something.
 *
 * The changed combinations are one diagram. It is walked with the conditions found so far, which tells how many combinations
 * each set of conditions holds; a combination that none holds is made into a condition, as wide as it gets, until all are held.
 */
import type { Changing, Cube, Facet } from './changing.ts';
import { keyOfTurn, turnAt } from './changing.ts';
import { type Combination, combinationOf, type Diagram, type Edges, IMPOSSIBLE, NOT_ASKED } from './diagram.ts';
import { type Kind, kindOf } from './ends.ts';
import { NEXT, OLD } from './joint.ts';

/** From which outcome to which; the reasons for a person apart. */
export interface Move {
  readonly from: Kind;
  readonly to: Kind;
  readonly count: bigint;
}

export interface Covered {
  readonly moves: readonly Move[];
  /** Undefined: it takes more than MOST, which nobody would read. */
  readonly conditions: readonly Held[] | undefined;
}

/** Conditions for the changes of one set of situations; a whole list that is taken out takes some forty. */
const MOST = 150;
/** States with their sets of conditions that one walk may pass. */
const LONGEST_WALK = 300_000;

/** A condition, and what it holds here; conditions may overlap. */
export interface Held {
  readonly cube: Cube;
  /** What the rest says in it. */
  readonly rests: ReadonlySet<number>;
  readonly moves: readonly Move[];
  readonly example: Combination;
}

/** In: diagrams of what may change, and the function of what does. Out: the changes, and the conditions that hold them. */
export function coverOf(diagrams: readonly Diagram[], changing: Changing): Covered {
  const { pool } = changing;
  for (;;) {
    const walks = pool.length > MOST ? [undefined] : diagrams.map((diagram) => walk(diagram, changing, pool));
    if (walks.includes(undefined)) return countOf(diagrams, changing);
    const seen = walks.flatMap((each) => each ?? []);
    const missed = seen.filter(({ turn, cubes }) => turn !== '' && cubes.length === 0);
    if (missed.length === 0) return chosen(seen, changing);
    const known = pool.length;
    for (const { turn, rest, point } of missed) {
      const isHeld = pool
        .slice(known)
        .some(
          (cube) =>
            cube.turn === turn &&
            (cube.rest === undefined || cube.rest.has(rest)) &&
            [...cube.classes].every(([facet, classes]) => classes.has(point.get(facet) ?? -1)),
        );
      if (!isHeld) pool.push(changing.widened(turn, point, rest));
    }
  }
}

/** The changes without the conditions that hold them. */
export const countOf = (diagrams: readonly Diagram[], changing: Changing): Covered => ({
  moves: movesIn(diagrams.flatMap((diagram) => walk(diagram, changing, []) ?? [])),
  conditions: undefined,
});

/** The combinations that the same conditions hold and that come to the same. */
interface Seen {
  /** '' where only the reason for a person changes */
  readonly turn: string;
  readonly from: Kind;
  readonly to: Kind;
  readonly rest: number;
  /** by their place in the pool */
  readonly cubes: readonly number[];
  readonly count: bigint;
  /** one of them */
  readonly point: ReadonlyMap<Facet, number>;
  readonly example: () => Combination;
}

/** Values that lead the same way and are of one class: what a walk goes by. */
interface Group {
  readonly edge: number;
  readonly class: number;
  readonly weight: number;
  readonly sample: number;
}

interface At {
  readonly state: number;
  readonly alive: number;
  count: bigint;
  readonly above: At | undefined;
  readonly value: number;
}

/** Undefined where the conditions come in too many combinations; without conditions it never is. */
function walk(diagram: Diagram, { facets, restOf }: Changing, pool: readonly Cube[]): readonly Seen[] | undefined {
  const { space, layers, ends } = diagram;
  if (layers[0] !== undefined && layers[0].starts.length < 2) return [];
  const facetAt = space.variables.map(({ question }) => facets.find((facet) => facet.question.id === question.id));
  const sets = new Sets(pool.length);
  let passed = 0;
  let above = new Map<number, At>([[0, { state: 0, alive: sets.all, count: 1n, above: undefined, value: NOT_ASKED }]]);
  for (const [level, { starts, next, edgesOf, edges }] of layers.entries()) {
    const facet = facetAt[level];
    const grouped = new Map<number, readonly Group[]>();
    const narrowed = new Map<number, number>();
    const holding = facet && [...facet.samples.keys()].map((at) => sets.holding(pool, facet, at));
    const below = new Map<number, At>();
    for (const at of above.values()) {
      const number = edgesOf[at.state] ?? NOT_ASKED;
      const groups = grouped.get(number) ?? groupsOf(edges[number], facet);
      grouped.set(number, groups);
      for (const group of groups) {
        const to = next[(starts[at.state] ?? 0) + group.edge] ?? IMPOSSIBLE;
        if (to === IMPOSSIBLE) continue;
        let alive = at.alive;
        if (holding !== undefined) {
          const step = at.alive * holding.length + group.class;
          alive = narrowed.get(step) ?? sets.both(at.alive, holding[group.class] ?? 0n);
          narrowed.set(step, alive);
        }
        const count = group.weight === 1 ? at.count : at.count * BigInt(group.weight);
        const key = to * SETS + alive;
        const known = below.get(key);
        if (known === undefined) below.set(key, { state: to, alive, count, above: at, value: group.sample });
        else known.count += count;
      }
    }
    above = below;
    passed += below.size;
    if (passed > LONGEST_WALK && pool.length > 0) return undefined;
  }
  const seen = new Map<string, { -readonly [Field in keyof Seen]: Seen[Field] }>();
  for (const at of above.values()) {
    const end = ends[at.state];
    if (end === undefined) continue;
    const [from, to] = [kindOf(end, OLD), kindOf(end, NEXT)];
    if (from === to) continue;
    const turn = keyOfTurn(turnAt(end));
    const rest = restOf(end);
    const cubes = sets
      .of(at.alive)
      .filter((number) => pool[number]?.turn === turn && (pool[number]?.rest?.has(rest) ?? true));
    const key = `${turn} ${from} ${to} ${rest} ${cubes.join()}`;
    const known = seen.get(key);
    if (known !== undefined) {
      known.count += at.count;
      continue;
    }
    const way = wayTo(at);
    const point = new Map(
      facetAt.flatMap((facet, level): [Facet, number][] =>
        facet === undefined ? [] : [[facet, facet.classOf[way[level] ?? NOT_ASKED] ?? facet.absent ?? 0]],
      ),
    );
    seen.set(key, {
      turn,
      from,
      to,
      rest,
      cubes,
      count: at.count,
      point,
      example: () => combinationOf(space, way),
    });
  }
  return [...seen.values()];
}

function groupsOf(edges: Edges | undefined, facet: Facet | undefined): readonly Group[] {
  if (edges === undefined) return [{ edge: 0, class: facet?.absent ?? 0, weight: 1, sample: NOT_ASKED }];
  if (facet === undefined)
    return edges.weights.map((weight, edge) => ({ edge, class: 0, weight, sample: edges.samples[edge] ?? 0 }));
  const values = Map.groupBy(edges.edgeOf.keys(), (value) => `${edges.edgeOf[value]} ${facet.classOf[value]}`);
  return [...values.values()].map((group) => {
    const sample = group[0] ?? 0;
    return { edge: edges.edgeOf[sample] ?? 0, class: facet.classOf[sample] ?? 0, weight: group.length, sample };
  });
}

function wayTo(end: At): readonly number[] {
  const way: number[] = [];
  for (let at = end; at.above !== undefined; at = at.above) way.push(at.value);
  return way.reverse();
}

/** More sets of conditions than a walk ever meets at once; a key of two numbers stays exact. */
const SETS = 2 ** 21;

/** Sets of conditions, each kept once under a number. */
class Sets {
  readonly all: number;
  readonly #sets: bigint[] = [];
  readonly #numbers = new Map<bigint, number>();
  constructor(size: number) {
    this.all = this.#numberOf((1n << BigInt(size)) - 1n);
  }
  #numberOf(set: bigint): number {
    const known = this.#numbers.get(set) ?? this.#sets.push(set) - 1;
    if (known >= SETS) throw new Error('too many sets of conditions');
    this.#numbers.set(set, known);
    return known;
  }
  /** The conditions that allow a class of a facet. */
  holding(pool: readonly Cube[], facet: Facet, at: number): bigint {
    return pool.reduce(
      (set, { classes }, number) => (classes.get(facet)?.has(at) === false ? set : set | (1n << BigInt(number))),
      0n,
    );
  }
  both(number: number, set: bigint): number {
    return this.#numberOf((this.#sets[number] ?? 0n) & set);
  }
  of(number: number): readonly number[] {
    const set = this.#sets[number] ?? 0n;
    const found: number[] = [];
    for (let rest = set, at = 0; rest > 0n; rest >>= 1n, at++) if ((rest & 1n) === 1n) found.push(at);
    return found;
  }
}

/** Of conditions that hold everything together, few that do; each holds something that no other of them does. */
function chosen(seen: readonly Seen[], { pool }: Changing): Covered {
  const changed = seen.filter(({ turn }) => turn !== '');
  const taken = new Set<number>();
  let open = changed;
  while (open.length > 0) {
    const gains = new Map<number, bigint>();
    for (const { cubes, count } of open) for (const cube of cubes) gains.set(cube, (gains.get(cube) ?? 0n) + count);
    const [best] = [...gains].reduce((one, other) => (other[1] > one[1] ? other : one));
    taken.add(best);
    open = open.filter(({ cubes }) => !cubes.includes(best));
  }
  for (const cube of [...taken].toReversed()) {
    const isNeeded = changed.some(
      ({ cubes }) => cubes.includes(cube) && cubes.every((each) => each === cube || !taken.has(each)),
    );
    if (!isNeeded) taken.delete(cube);
  }
  return {
    moves: movesIn(seen),
    conditions: [...taken].flatMap((number): readonly Held[] => {
      const [cube, held] = [pool[number], changed.filter(({ cubes }) => cubes.includes(number))];
      const [first] = held;
      if (cube === undefined || first === undefined) return [];
      return [{ cube, rests: new Set(held.map(({ rest }) => rest)), moves: movesIn(held), example: first.example() }];
    }),
  };
}

export function movesIn(all: readonly Move[]): readonly Move[] {
  const moves = new Map<string, { from: Kind; to: Kind; count: bigint }>();
  for (const { from, to, count } of all) {
    const known = moves.get(`${from} ${to}`);
    if (known === undefined) moves.set(`${from} ${to}`, { from, to, count });
    else known.count += count;
  }
  return [...moves.values()];
}
