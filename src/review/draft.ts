/** From what a reviewer has put down to the decision. Pure: the console previews with it what the server will take. */
import { agrees, type CitedClause, type DecidedOutcome, type Decision } from '../core/decision.ts';
import type { ClauseJson } from '../core/judgment-json.ts';
import type { Verification } from '../core/policy.ts';
import type { ConsentedRecord } from '../core/record.ts';
import { say } from '../core/text.ts';
import { possibleOutcomes, standingOf } from './record.ts';

export interface Draft {
  readonly outcome: DecidedOutcome;
  readonly reason: string;
  /** Ids of clauses of the record, in any order. */
  readonly clauses: readonly string[];
}

/** `unit`: the reviewer's, as the officer reads it. `at`: milliseconds. Clauses come in the order of the record; unknown ones are left out. */
export const decisionOf = (record: ConsentedRecord, draft: Draft, unit: string, at: number): Decision => ({
  outcome: draft.outcome,
  agrees: agrees(possibleOutcomes(standingOf(record)), draft.outcome),
  reason: draft.reason.trim(),
  clauses: record.clauses.filter(({ id }) => draft.clauses.includes(id)).map(cited),
  by: unit || say(someone, record.lang),
  at,
});

/** Who decided, where the reviewer's account names no unit. */
const someone = { zh: '审核人员', en: 'a reviewer' };

const cited = ({ id, instrument, article, gist, verified }: ClauseJson): CitedClause => ({
  id,
  instrument,
  article,
  gist,
  verified: verified as Verification, // printed from one
});
