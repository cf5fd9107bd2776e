/**
 * Why not: the grounds that a person might expect to hold and that do not, with the conditions that failed. Expected is a
 * ground of a list that applies to them and is more favourable than what came out; one that fails only by who, where, when,
 * at what stage or in which area it speaks of is not (the whole tree counts those).
 */
import { OUTCOMES, type Judgment } from './judge.ts';
import type { Outcome } from './policy.ts';
import { closestFirst, failingTests, type WeighedPack, type WeighedSituation, type WeighedTest } from './weighed.ts';

export interface WhyNot {
  readonly situation: WeighedSituation;
  /** The conditions that failed; none where all hold and something before it decides. */
  readonly failed: readonly WeighedTest[];
}

/** In: the judgment and the whole tree. Out: closest first (fewest failed conditions), the more favourable, the higher level. */
export function whyNot(judgment: Judgment, tree: readonly WeighedPack[]): readonly WhyNot[] {
  const isBetter = (outcome: Outcome | undefined): boolean =>
    outcome !== undefined && (!judgment.settled || OUTCOMES.indexOf(outcome) < OUTCOMES.indexOf(judgment.outcome));
  return tree
    .flatMap(({ situations }) => situations)
    .filter(({ effect, outcome }) => effect === 'ground' && isBetter(outcome))
    .filter(({ verdict }) => verdict === 'unmet' || (verdict === 'met' && judgment.settled))
    .map((situation) => ({ situation, failed: failingTests(situation) }))
    .toSorted((a, b) => closestFirst(a.situation, b.situation) || rankOf(a.situation) - rankOf(b.situation));
}

const rankOf = ({ outcome }: WeighedSituation): number =>
  outcome === undefined ? OUTCOMES.length : OUTCOMES.indexOf(outcome);
