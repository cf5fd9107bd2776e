/** Every mutant of the lists: noticed by a 范例, no change at all, or a survivor. */
import type { Content } from '../core/content.ts';
import type { Combination } from '../core/diagram.ts';
import { type Mutant, mutantsOf } from '../core/mutants.ts';
import { tellApart } from '../core/told-apart.ts';
import { type Standing, standingOf, trialOf } from './caught.ts';

export interface Survivor {
  readonly mutant: Mutant;
  /** A combination of answers that tells it from the lists. */
  readonly world: Combination;
}

export interface Tried {
  readonly mutants: number;
  readonly caught: number;
  /** Proved to change nothing. */
  readonly harmless: readonly Mutant[];
  readonly survivors: readonly Survivor[];
  readonly examples: readonly Standing[];
}

/** What becomes of a mutant: a 范例 notices it, it changes nothing, or a combination tells it from the lists. */
export type Fate = 'caught' | 'harmless' | Combination;

/** In: content that is right, the day of asking, and of which packs; all where absent. Pure but for the time it takes. */
export function tryMutants(content: Content, asOf: string, packs?: ReadonlySet<string>): Tried {
  const groups = groupsOf(content, packs);
  const fateOf = fates(content, asOf);
  return triedOf(content, asOf, groups, groups.map(fateOf));
}

/** The mutants of the same situations together: what they share is looked at once. */
export const groupsOf = (content: Content, packs?: ReadonlySet<string>): readonly (readonly Mutant[])[] => [
  ...Map.groupBy(
    mutantsOf(content).filter(({ pack }) => packs === undefined || packs.has(pack.id)),
    ({ pack, touched }) => `${pack.id} ${touched.join()}`,
  ).values(),
];

/** What becomes of the mutants of one group, in their order. */
export function fates(content: Content, asOf: string): (group: readonly Mutant[]) => readonly Fate[] {
  const examples = standingOf(content, asOf);
  const byPack = new Map<string, readonly Standing[]>();
  /** The examples of the same pack first: they were written for it. */
  const inOrder = (pack: string): readonly Standing[] => {
    const known = byPack.get(pack) ?? examples.toSorted((a, b) => Number(b.pack === pack) - Number(a.pack === pack));
    byPack.set(pack, known);
    return known;
  };
  return (group) => {
    const near = inOrder(group[0]?.pack.id ?? '');
    const trials = new Map(group.map((mutant) => [mutant, trialOf(content, mutant, asOf)]));
    // What changes nothing would be tried in vain on every example: so the search comes before the examples that are slow to tell.
    const unclear = group.filter((mutant) => !trials.get(mutant)?.plainlyCaughtBy(near));
    const worlds = new Map(
      tellApart(content, unclear, asOf, likeOf(unclear, near)).map((world, at) => [unclear[at], world]),
    );
    return group.map((mutant): Fate => {
      if (!worlds.has(mutant)) return 'caught';
      const world = worlds.get(mutant);
      if (world === undefined) return 'harmless';
      return trials.get(mutant)?.otherwiseCaughtBy(near) ? 'caught' : world;
    });
  };
}

/** Puts together what became of every group. */
export function triedOf(
  content: Content,
  asOf: string,
  groups: readonly (readonly Mutant[])[],
  found: readonly (readonly Fate[])[],
): Tried {
  const all = groups.flatMap((group, at) => group.map((mutant, number) => ({ mutant, fate: found[at]?.[number] })));
  const come = (to: Fate): readonly Mutant[] => all.flatMap(({ mutant, fate }) => (fate === to ? [mutant] : []));
  return {
    mutants: all.length,
    caught: come('caught').length,
    harmless: come('harmless'),
    survivors: all.flatMap(({ mutant, fate }) => (fate instanceof Map ? [{ mutant, world: fate }] : [])),
    examples: standingOf(content, asOf),
  };
}

/** The facts of an example that turns on what was changed, so that what is found differs from it as little as may be. */
function likeOf([mutant]: readonly Mutant[], examples: readonly Standing[]): Combination {
  const touched = new Set(mutant?.touched);
  const near =
    examples.find(({ judgment }) => judgment.reliedOn.some(({ situation }) => touched.has(situation.id))) ??
    examples.find(({ judgment }) => judgment.notes.some(({ situation }) => touched.has(situation.id))) ??
    examples.find(({ pack }) => pack === mutant?.pack.id);
  return new Map(
    Object.entries(near?.answers ?? {}).flatMap(([id, answer]) => (answer.kind === 'unknown' ? [] : [[id, answer]])),
  );
}
