/** What a reviewer decided (审核结论), and what their acts are to the dialogue. */
import type { Outcome, Verification } from './policy.ts';

/** A clause as a record offers it and a decision cites it. */
export interface CitedClause {
  readonly id: string;
  readonly instrument: string;
  readonly article: string;
  readonly gist: string;
  readonly verified: Verification;
}

/**
 * What a reviewer can come to, most favourable first. Not 转人工研判: a person has the matter already. A body that may not
 * decide (无权认定) or hands the matter on (移送) says something else than an outcome, and then `Decision` is a union.
 */
export const DECIDABLE = ['exempt', 'tolerated', 'mitigated', 'barred'] as const satisfies readonly Outcome[];
export type DecidedOutcome = (typeof DECIDABLE)[number];

export interface Decision {
  readonly outcome: DecidedOutcome;
  /** False only where it departs from what the preliminary judgment held or thought possible; see `agrees`. */
  readonly agrees: boolean;
  readonly reason: string;
  readonly clauses: readonly CitedClause[];
  /** The body that decided, as the officer reads it; never a person's name. */
  readonly by: string;
  /** milliseconds since 1970 */
  readonly at: number;
}

/** What a reviewer does to a matter, as the officer's dialogue hears of it. */
export type ReviewerEvent =
  | { readonly type: 'claimed' }
  | { readonly type: 'released' }
  | { readonly type: 'decided'; readonly decision: Decision };

/**
 * Whether a decision agrees with the judgment, given by the outcomes that the judgment left possible (one when it was
 * settled, none when there was none). Where the judgment left the matter to a person, any decision agrees.
 * agrees(['tolerated'], 'barred') → false; agrees(['exempt', 'referred'], 'barred') → true; agrees([], 'barred') → true.
 */
export const agrees = (possible: readonly Outcome[], decided: DecidedOutcome): boolean =>
  possible.length === 0 || possible.includes('referred') || possible.includes(decided);
