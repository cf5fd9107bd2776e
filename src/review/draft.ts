/** From what a reviewer has put down to the decision. Pure: the console previews with it what the server will take. */
import { type CitedClause, type DecidedOutcome, type Decision, judgmentsIn, stanceOf } from '../core/decision.ts';
import type { ClauseJson } from '../core/judgment-json.ts';
import type { MatterState } from '../core/matter-life.ts';
import type { Verification } from '../core/policy.ts';
import type { ConsentedRecord } from '../core/record.ts';
import { say } from '../core/text.ts';
import { possibleOutcomes, standingOf } from './record.ts';

export interface Draft {
  readonly outcome: DecidedOutcome;
  readonly reason: string;
  /** Ids of clauses of the record, in any order. */
  readonly clauses: readonly string[];
  /** Likewise: those that say what it means for appraisal and promotion. */
  readonly means?: readonly string[] | undefined;
  /** 移送: to which body, under which document number. */
  readonly transfer?: { readonly to: string; readonly document: string } | undefined;
  /** How one can appeal, as the office words it. */
  readonly appeal?: string | undefined;
}

/** `asks`: a look that was asked again has moved the judgment. `unit`: the reviewer's, as the officer reads it. `at`: milliseconds. `standing`: what it takes the place of. Clauses come in the order of the record; unknown ones are left out. */
export function decisionOf(
  record: ConsentedRecord,
  asks: MatterState['asks'],
  draft: Draft,
  unit: string,
  at: number,
  standing?: Decision,
): Decision {
  const chosen = (ids: readonly string[] = []): readonly CitedClause[] =>
    record.clauses.filter(({ id }) => ids.includes(id)).map(cited);
  const how = (draft.appeal ?? '').trim();
  const means = chosen(draft.means);
  return {
    outcome: draft.outcome,
    ...stanceOf(judgmentsIn(possibleOutcomes(standingOf(record)), asks), draft.outcome),
    reason: draft.reason.trim(),
    clauses: chosen(draft.clauses),
    ...(means.length === 0 ? {} : { means }),
    ...(standing === undefined ? {} : { replaces: { outcome: standing.outcome, at: standing.at } }),
    ...(draft.outcome === 'transferred' && draft.transfer !== undefined
      ? { transfer: { to: draft.transfer.to.trim(), document: draft.transfer.document.trim() } }
      : {}),
    ...(how === '' ? {} : { appeal: { how } }),
    by: unit || say(someone, record.lang),
    at,
  };
}

/** Who decided, where the reviewer's account names no unit. */
const someone = { zh: '审核人员', en: 'a reviewer' };

const cited = ({ id, instrument, article, gist, verified }: ClauseJson): CitedClause => ({
  id,
  instrument,
  article,
  gist,
  verified: verified as Verification, // printed from one
});
