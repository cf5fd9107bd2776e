/** The parts of the answer space that are proved apart, and what is found in them. */
import type { Content } from './content.ts';
import type { Combination } from './diagram.ts';
import type { Value } from './facts.ts';
import { type Condition, type FindingKind, type Outcome, PLACE } from './policy.ts';
import { placesOf, type Space, spaceOf } from './space.ts';

/** One chain of jurisdictions and one branch of the flow: what one diagram holds. */
export interface Region {
  /** 湖北/武汉; '' is every place without a list of its own. Undefined: the flow asks for no place in every talk. */
  readonly place: string | undefined;
  /** The short path; undefined: the six looks. */
  readonly path: string | undefined;
  readonly space: Space;
}

/** One thing that the proof finds. Which of its fields there are goes by its kind. */
export interface Found {
  readonly kind: FindingKind;
  /** dead, shadowed, conflict: the situation's id */
  readonly situation?: string;
  /**
   * shadowed: what stands before it, or beside it with the same outcome; conflict: the bars of a higher level; inverted: the
   * situations to which it is owed
   */
  readonly by?: readonly string[];
  /** inverted: in whose file it is to be mended or accepted */
  readonly pack?: string;
  /** shadowed: met and never deciding (never), or decides and could be left out (redundant) */
  readonly how?: 'never' | 'redundant';
  /** conflict: the option that the situation promises something for and that the bars rule out; absent: all of it */
  readonly option?: { readonly question: string; readonly option: string };
  /** conflict: for whom, where and when it is one, those of a bar's pack; absent: wherever the situation applies */
  readonly within?: Condition;
  /** inverted: the question, and the answers that differ */
  readonly question?: string;
  readonly answers?: readonly [against: Value, favourable: Value];
  readonly outcomes?: readonly [against: Outcome, favourable: Outcome];
  /** inverted: by which the same two options are known in another place */
  readonly options?: string;
  /** Where it was found first, and where else by the same causes. */
  readonly place?: string;
  readonly alsoAt?: readonly string[];
  readonly path?: string;
  /** gap: how many combinations */
  readonly count?: bigint;
  /** A combination that shows it. */
  readonly example?: Combination;
  /** 已知: why it is accepted */
  readonly accepted?: string;
}

/** Every class of places; undefined alone where the flow does not ask for one in every talk. */
export function regionsOf(content: Content): readonly (Value | undefined)[] {
  const question = content.flow.first.find(({ id }) => id === PLACE);
  if (question === undefined || question.when.length > 0 || question.kind !== 'place') return [undefined];
  return placesOf(content);
}

const made = new WeakMap<Content, Map<string, readonly Region[]>>();

/** The regions of one place: the six looks, then the short paths. Made once for a content and a day of asking. */
export function regionsAt(content: Content, place: Value | undefined, asOf: string): readonly Region[] {
  const known = made.get(content) ?? new Map<string, readonly Region[]>();
  made.set(content, known);
  const name = place?.kind === 'place' ? place.place : undefined;
  const key = `${asOf} ${name ?? '-'}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const given = new Map(place === undefined ? [] : [[PLACE, place] as const]);
  const regions = [undefined, ...content.flow.paths.map((each) => each.name)].map((path) => ({
    place: name,
    path,
    space: spaceOf(content, { path, given, asOf }),
  }));
  known.set(key, regions);
  return regions;
}

/** As a finding says it. */
export const whereOf = ({ place, path }: Region) => ({
  ...(place === undefined ? {} : { place }),
  ...(path === undefined ? {} : { path }),
});

/** One finding for each that has the same causes, with every place where it is found. `keyOf`: undefined for what is not merged. */
export function mergePlaces(
  found: readonly Found[],
  keyOf: (each: Found) => readonly unknown[] | undefined,
): readonly Found[] {
  const merged = new Map<string, Found>();
  for (const [at, each] of found.entries()) {
    const key = JSON.stringify(keyOf(each) ?? at);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, each);
    else if (each.place !== undefined && each.place !== known.place)
      merged.set(key, { ...known, alsoAt: [...new Set([...(known.alsoAt ?? []), each.place])] });
  }
  return [...merged.values()];
}
