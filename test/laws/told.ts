/** What a judgment says, in forms that two can be compared by. */
import type { Judgment } from '../../src/core/judge.ts';

export const ids = (findings: Judgment['reliedOn']): readonly string[] =>
  findings.map(({ situation }) => situation.id).toSorted();

export const told = (judgment: Judgment) => ({
  settled: judgment.settled,
  possible: judgment.settled ? [judgment.outcome] : judgment.possible.toSorted(),
  outcome: judgment.settled ? judgment.outcome : undefined,
  reliedOn: ids(judgment.reliedOn),
  referral: judgment.settled ? judgment.referral : undefined,
});

/** With the circumstances and the clauses cited. */
export const toldWhole = (judgment: Judgment) => ({
  ...told(judgment),
  notes: ids(judgment.notes),
  clauses: [...judgment.reliedOn, ...judgment.notes]
    .map(
      ({ situation, clauses }) =>
        `${situation.id}: ${clauses
          .map(({ id }) => id)
          .toSorted()
          .join(' ')}`,
    )
    .toSorted(),
});
