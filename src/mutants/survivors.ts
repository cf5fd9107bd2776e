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
  readonly harmless: number;
  readonly survivors: readonly Survivor[];
  readonly examples: readonly Standing[];
}

/** In: content that is right, the day of asking, and of which packs; all where absent. Pure but for the time it takes. */
export function tryMutants(content: Content, asOf: string, packs?: ReadonlySet<string>): Tried {
  const examples = standingOf(content, asOf);
  const mutants = mutantsOf(content).filter(({ pack }) => packs === undefined || packs.has(pack.id));
  const byPack = new Map<string, readonly Standing[]>();
  /** The examples of the same pack first: they were written for it. */
  const inOrder = (pack: string): readonly Standing[] => {
    const known = byPack.get(pack) ?? examples.toSorted((a, b) => Number(b.pack === pack) - Number(a.pack === pack));
    byPack.set(pack, known);
    return known;
  };
  const caughtBy = (mutant: Mutant, how: 'plainlyCaughtBy' | 'otherwiseCaughtBy'): boolean =>
    trialOf(content, mutant, asOf)[how](inOrder(mutant.pack.id));
  // What changes nothing would be tried in vain on every example: so the search comes before the examples that are slow to tell.
  const unclear = mutants.filter((mutant) => !caughtBy(mutant, 'plainlyCaughtBy'));
  const changing: Survivor[] = [];
  for (const together of Map.groupBy(unclear, ({ pack, touched }) => `${pack.id} ${touched.join()}`).values()) {
    const worlds = tellApart(content, together, asOf, likeOf(together, inOrder(together[0]?.pack.id ?? '')));
    for (const [at, mutant] of together.entries()) {
      const world = worlds[at];
      if (world !== undefined) changing.push({ mutant, world });
    }
  }
  const survivors = changing.filter(({ mutant }) => !caughtBy(mutant, 'otherwiseCaughtBy'));
  const harmless = unclear.length - changing.length;
  return {
    mutants: mutants.length,
    caught: mutants.length - harmless - survivors.length,
    harmless,
    survivors,
    examples,
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
