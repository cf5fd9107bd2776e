/** What a combination of answers comes to, said of an end of a diagram. */
import { type End, TIERS } from './diagram.ts';
import { takeLighter } from './laws.ts';
import { GROUNDS, type Outcome } from './policy.ts';
import { NOW, THEN } from './space.ts';

/** An outcome, with the reasons for which a matter goes to a person told apart: a situation says so, or none speaks of it … */
export type Kind = Outcome | 'unlisted' | 'lawsDiffer' | 'lawMissing';

export const KINDS: readonly Kind[] = [
  'exempt',
  'tolerated',
  'mitigated',
  'referred',
  'unlisted',
  'lawsDiffer',
  'lawMissing',
  'barred',
];

/** In: an end, and at which of its lanes a content's two begin. Out: what it comes to there. */
export function kindOf({ tiers, missing }: End, from = 0): Kind {
  const then = tiers[from + THEN] ?? TIERS.length;
  const taken = takenAt({ tiers, missing }, from);
  if (taken.law === 'differ') return 'lawsDiffer';
  if (taken.law === 'missing') return 'lawMissing';
  // A referral of today's alone decides nothing: by the law of the day no list speaks of it, and that is what is told.
  return taken.law === 'both' && then === TIERS.length ? 'unlisted' : taken.outcome;
}

/** The outcome that is taken (从旧兼从轻), and by which law. */
export const takenAt = ({ tiers, missing }: End, from = 0) =>
  takeLighter(outcomeOf(tiers[from + THEN]), outcomeOf(tiers[from + NOW]), {
    then: missing[from + THEN] ?? false,
    now: missing[from + NOW] ?? false,
  });

/** No tier met: 不在清单之内, which goes to a person. */
const outcomeOf = (tier: number | undefined): Outcome => TIERS[tier ?? TIERS.length] ?? 'referred';

/** The outcome of a kind: every reason for a person is 转人工. */
export const outcomeOfKind = (kind: Kind): Outcome =>
  kind === 'unlisted' || kind === 'lawsDiffer' || kind === 'lawMissing' ? 'referred' : kind;

/** From the worst: here a referral counts between the grounds and a bar, although it is no rank elsewhere. */
export const RANK: readonly Outcome[] = ['barred', 'referred', ...GROUNDS.toReversed()];

export const rankOf = (end: End): number => RANK.indexOf(takenAt(end).outcome);

/** How good an end is by one of the laws alone. */
export const rankIn = ({ tiers }: End, lane: number): number => RANK.indexOf(outcomeOf(tiers[lane]));
