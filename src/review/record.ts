/** The record that an officer consented to, as a reviewer works with it. Written by us, so its shape is trusted. */
import type { Outcome } from '../core/policy.ts';
import type { ConsentedRecord } from '../core/record.ts';
import { OUTCOME_WORDS } from '../core/words.ts';

/** What the assistant had come to, in short. */
export type Standing =
  | { readonly kind: 'settled'; readonly outcome: Outcome }
  | { readonly kind: 'open'; readonly possible: readonly Outcome[] }
  | { readonly kind: 'none' };

export const recordOf = (review: { readonly record: unknown }): ConsentedRecord => review.record as ConsentedRecord;

/** A judgment is printed in the lists' own words: codesOf(['可容错']) → ['tolerated']. A word that an older version used has no code. */
const codesOf = (words: readonly string[]): readonly Outcome[] =>
  (Object.keys(OUTCOME_WORDS) as Outcome[]).filter((outcome) => words.includes(OUTCOME_WORDS[outcome].zh));

export function standingOf({ judgment }: ConsentedRecord): Standing {
  if (!judgment) return { kind: 'none' };
  const [outcome] = codesOf(judgment.outcome === null ? [] : [judgment.outcome]);
  return outcome === undefined ? { kind: 'open', possible: codesOf(judgment.possible) } : { kind: 'settled', outcome };
}

export function possibleOutcomes(standing: Standing): readonly Outcome[] {
  switch (standing.kind) {
    case 'settled':
      return [standing.outcome];
    case 'open':
      return standing.possible;
    case 'none':
      return [];
  }
}

/** The ids of the clauses that the judgment rests on: suggested first. */
export const reliedOn = ({ judgment }: ConsentedRecord): ReadonlySet<string> =>
  new Set((judgment?.reliedOn ?? []).flatMap(({ clauses }) => clauses.map(({ id }) => id)));
