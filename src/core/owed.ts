/**
 * To which situations an inversion is owed, so that a reason given for one of them excuses no other.
 *
 * Two answers are inverted somewhere. Under a law by which the 不利 one itself comes out better there, it is owed to
 * - every ground that decides for the 不利 answer and is not met with the 有利 one (it promises more to the worse answer),
 *   or, where it is only a 收紧 that keeps the 有利 answer from it, to that;
 * - every bar and referral that decides for the 有利 answer (it catches the better answer alone).
 * Where neither law by itself prefers the 不利 answer, the two come out so only together (decision 13), and no list is at fault.
 *
 * Both sides are followed down the diagram as in `inverted.ts`; with each goes which conjunctions of one row are still alive.
 */
import { type Diagram, type Edges, IMPOSSIBLE, NOT_ASKED, TIERS } from './diagram.ts';
import { rankIn, rankOf } from './ends.ts';
import { ABSENT, passes } from './facts.ts';
import { type Conjunction, NEVER, NOW, type Row, type Space, THEN } from './space.ts';
import { finerTellerOf, MANY } from './tell.ts';

/** Two answers of a question by their places among its values; of the same options that differ, the same name. */
export interface Pair {
  readonly against: number;
  readonly favourable: number;
  readonly name: string;
}

export interface Where {
  readonly diagram: Diagram;
  /** The level of the question whose answers are compared, and of those that hang on it. */
  readonly level: number;
  readonly hanging: ReadonlySet<number>;
  /** True only where nothing that is inverted lies below. */
  readonly isHopeless: (level: number, one: number, others: readonly number[]) => boolean;
}

export interface Owed {
  readonly row: Row;
  /** In whose file it is to be mended or accepted: the row's, or that of a pack that tightens it. */
  readonly pack: string;
  readonly against: number;
  readonly favourable: number;
  /** As ranks: what the 不利 answer comes to, and the best that the 有利 one does. */
  readonly ends: readonly [number, number];
  /** The 不利 side, by level. */
  readonly way: readonly number[];
}

/** In: pairs of one name. Out: for each row to which an inversion of theirs is owed, and each two outcomes, one place. */
export const owedIn = (where: Where, pairs: readonly Pair[]): readonly Owed[] =>
  where.diagram.space.rows.flatMap((row) =>
    suspectsOf(where.diagram.space, row).flatMap((suspect) => {
      const own = pairs.filter((pair) => mayMatter(suspect, where, pair));
      return own.length === 0 ? [] : ofSuspect(where, suspect, own);
    }),
  );

// ---- one row under suspicion

/** Sets of its conjunctions are bits. */
interface Suspect {
  readonly row: Row;
  readonly pack: string;
  /** A ground promises something to the 不利 answer; a bar or a referral catches the 有利 one. */
  readonly promises: boolean;
  readonly all: number;
  /** By level: what each value makes fail, and what not being asked does. */
  readonly fails: readonly { readonly byValue: readonly number[]; readonly absent: number }[];
  /** Still alive, the row's own conditions may be met under some law. */
  readonly mayBeMet: (alive: number) => boolean;
  readonly isMet: (alive: number, lane: number) => boolean;
  /** A ground: not met, and that is this pack's doing. */
  readonly isKept: (alive: number, lane: number) => boolean;
}

/** A row and, where it is a ground, each 收紧 of it. */
function suspectsOf(space: Space, row: Row): readonly Suspect[] {
  const own = [...row.lanes, ...row.tightened.flatMap(({ lanes, demand }) => [...lanes, demand])];
  const numbers = [...new Set(own)].filter((number) => number >= 0);
  if (numbers.length > 30)
    throw new Error(`${row.rule.situation.id} is tightened too often to be weighed: ${numbers.length} conditions`);
  const bitOf = (number: Conjunction): number => (number < 0 ? 0 : 1 << numbers.indexOf(number));
  const bits = (conditions: (number: Conjunction) => boolean): number =>
    numbers.reduce((set, number) => (conditions(number) ? set | bitOf(number) : set), 0);
  const isOwnMet = (alive: number, lane: number): boolean => (alive & bitOf(row.lanes[lane] ?? NEVER)) !== 0;
  const isTight = ({ lanes, demand }: Row['tightened'][number], alive: number, lane: number): boolean =>
    (alive & bitOf(lanes[lane] ?? NEVER)) !== 0 && (alive & bitOf(demand)) === 0;
  const suspect: Suspect = {
    row,
    pack: row.rule.pack.id,
    promises: row.outcome !== 'barred' && row.outcome !== 'referred',
    all: bits(() => true),
    fails: space.variables.map(({ question, values }) => {
      const tests = new Map(
        numbers.map((number) => [
          number,
          (space.conjunctions[number] ?? []).filter((test) => test.question === question.id),
        ]),
      );
      const failing = (value: (typeof values)[number]): number =>
        bits((number) => !(tests.get(number) ?? []).every((test) => passes(test, value)));
      return { byValue: values.map(failing), absent: failing(ABSENT) };
    }),
    mayBeMet: (alive) => row.lanes.some((number) => (alive & bitOf(number)) !== 0),
    isMet: (alive, lane) => isOwnMet(alive, lane) && !row.tightened.some((each) => isTight(each, alive, lane)),
    isKept: (alive, lane) => !isOwnMet(alive, lane),
  };
  if (!suspect.promises) return [suspect];
  return [
    suspect,
    ...row.tightened.map((each, at) => ({
      ...suspect,
      pack: row.tighteners?.[at] ?? suspect.pack,
      isKept: (alive: number, lane: number) => isOwnMet(alive, lane) && isTight(each, alive, lane),
    })),
  ];
}

/** Whether the row may be met on its side, and may be told apart by the two answers or what hangs on them. */
function mayMatter(suspect: Suspect, { level, hanging }: Where, { against, favourable }: Pair): boolean {
  const { fails, all, promises, mayBeMet } = suspect;
  const failing = fails[level]?.byValue ?? [];
  const [bad, good] = [failing[against] ?? 0, failing[favourable] ?? 0];
  if (!mayBeMet(all & ~(promises ? bad : good))) return false;
  return bad !== good || [...hanging].some((at) => (fails[at]?.absent ?? 0) !== 0);
}

// ---- the search

const LANES = [THEN, NOW] as const;
/** Of two ranks one bit. */
const RANKS = 5;

/** A state and what of the suspect is alive there. */
interface Side {
  readonly state: number;
  readonly alive: number;
}

function ofSuspect(
  { diagram, level: split, hanging, isHopeless }: Where,
  suspect: Suspect,
  pairs: readonly Pair[],
): readonly Owed[] {
  const { layers, ends, space } = diagram;
  const { row, pack, promises, all, fails, mayBeMet, isMet, isKept } = suspect;
  const tier = TIERS.indexOf(row.outcome);
  const known = layers.map(() => new Map<number | string, number>());
  /** A state and what is alive there, as one number; of many ways on the other side, as a text. */
  const keyOf = ({ state, alive }: Side): number => state * (all + 1) + alive;
  const keyOfBoth = (one: Side, others: readonly Side[]): number | string =>
    others.length === 1 && all < 64
      ? keyOf(one) * MANY * (all + 1) + keyOf(others[0] ?? one)
      : `${keyOf(one)} ${others.map(keyOf).join()}`;
  const edgesAt = (level: number, state: number): Edges | undefined =>
    layers[level]?.edges[layers[level].edgesOf[state] ?? NOT_ASKED];
  const next = (level: number, { state, alive }: Side, value: number): Side => {
    const layer = layers[level];
    const edges = edgesAt(level, state);
    const fail = edges === undefined ? fails[level]?.absent : fails[level]?.byValue[value];
    const edge = edges === undefined ? 0 : (edges.edgeOf[value] ?? 0);
    return { state: layer?.next[(layer.starts[state] ?? 0) + edge] ?? IMPOSSIBLE, alive: alive & ~(fail ?? 0) };
  };
  const isThere = ({ state }: Side): boolean => state !== IMPOSSIBLE;
  const tell = finerTellerOf(
    layers,
    fails.map(({ byValue }) => byValue),
  );

  /** The outcomes of both sides where it is owed to the suspect. */
  const atEnd = (one: Side, others: readonly Side[]): number => {
    const end = ends[one.state];
    if (end === undefined) return 0;
    const best = Math.max(...others.map(({ state }) => (ends[state] === undefined ? 0 : rankOf(ends[state]))));
    if (rankOf(end) <= best) return 0;
    const isOwed = LANES.some((lane) => {
      if (promises && !(end.tiers[lane] === tier && isMet(one.alive, lane))) return false;
      return others.some(({ state, alive }) => {
        const other = ends[state];
        if (other === undefined || rankIn(end, lane) <= rankIn(other, lane)) return false;
        return promises ? isKept(alive, lane) : other.tiers[lane] === tier && isMet(alive, lane);
      });
    });
    return isOwed ? 1 << (rankOf(end) * RANKS + best) : 0;
  };

  /** The ways on from two sides that have parted. */
  const apart = (level: number, one: Side, others: readonly Side[]): readonly Parted[] => {
    const own = edgesAt(level, one.state);
    const values =
      own === undefined
        ? [NOT_ASKED]
        : tell(
            level,
            one.state,
            others.map(({ state }) => state),
          );
    return values.map((value) => ({
      value,
      one: next(level, one, value),
      others: distinct(
        others.flatMap((other) =>
          own === undefined && hanging.has(level) && edgesAt(level, other.state) !== undefined
            ? tell(level, other.state, []).map((each) => next(level, other, each))
            : [next(level, other, value)],
        ),
      ).filter(isThere),
    }));
  };
  const found = (level: number, one: Side, others: readonly Side[]): number => {
    if (!isThere(one) || others.length === 0) return 0;
    if (!(promises ? mayBeMet(one.alive) : others.some(({ alive }) => mayBeMet(alive)))) return 0;
    if (level === layers.length) return atEnd(one, others);
    const key = keyOfBoth(one, others);
    const before = known[level]?.get(key);
    if (before !== undefined) return before;
    const isNothing = isHopeless(
      level,
      one.state,
      others.map(({ state }) => state),
    );
    let set = 0;
    if (!isNothing) for (const to of apart(level, one, others)) set |= found(level + 1, to.one, to.others);
    known[level]?.set(key, set);
    return set;
  };

  /** The ways on while both sides still answer alike; at the question itself one for each pair. */
  const together = (level: number, side: Side): readonly (Parted & { readonly pair?: Pair })[] =>
    level === split
      ? edgesAt(level, side.state) === undefined
        ? []
        : pairs.map((pair) => ({
            pair,
            value: pair.against,
            one: next(level, side, pair.against),
            others: [next(level, side, pair.favourable)].filter(isThere),
          }))
      : (edgesAt(level, side.state) === undefined ? [NOT_ASKED] : tell(level, side.state, [])).map((value) => ({
          value,
          one: next(level, side, value),
          others: [],
        }));
  const foundFrom = (level: number, side: Side): number => {
    if (!isThere(side) || !mayBeMet(side.alive)) return 0;
    const key = keyOf(side);
    const before = known[level]?.get(key);
    if (before !== undefined) return before;
    const set = together(level, side).reduce(
      (all, to) => all | (to.pair === undefined ? foundFrom(level + 1, to.one) : found(level + 1, to.one, to.others)),
      0,
    );
    known[level]?.set(key, set);
    return set;
  };

  /** One place in which it comes to two outcomes. */
  const shown = (bit: number): Pick<Owed, 'against' | 'favourable' | 'way'> => {
    const way: number[] = [];
    let pair: Pair | undefined;
    let at: Parted = { value: NOT_ASKED, one: { state: 0, alive: all }, others: [] };
    for (let level = 0; level < layers.length; level++) {
      const [{ one, others }, isApart] = [at, pair !== undefined];
      const ways: readonly (Parted & { readonly pair?: Pair })[] = isApart
        ? apart(level, one, others)
        : together(level, one);
      const to = ways.find(
        (each) =>
          ((isApart || each.pair !== undefined
            ? found(level + 1, each.one, each.others)
            : foundFrom(level + 1, each.one)) &
            bit) !==
          0,
      );
      if (to === undefined) throw new Error(`no way on at ${space.variables[level]?.question.id}`);
      pair ??= to.pair;
      way.push(to.value);
      at = to;
    }
    return { against: pair?.against ?? 0, favourable: pair?.favourable ?? 0, way };
  };

  const outset: Side = { state: 0, alive: all };
  const set = (layers[0]?.starts.length ?? 0) < 2 ? 0 : foundFrom(0, outset);
  return Array.from({ length: RANKS * RANKS }, (_, at) => at).flatMap((at): readonly Owed[] =>
    (set & (1 << at)) === 0 ? [] : [{ row, pack, ends: [Math.floor(at / RANKS), at % RANKS], ...shown(1 << at) }],
  );
}

interface Parted {
  readonly value: number;
  readonly one: Side;
  readonly others: readonly Side[];
}

function distinct(sides: readonly Side[]): readonly Side[] {
  if (sides.length < 2) return sides;
  const seen = new Map(sides.map((side) => [`${side.state} ${side.alive}`, side]));
  return [...seen.values()];
}
