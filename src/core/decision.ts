/** What a reviewer decided (审核结论), and what the officer's dialogue hears of the desk. */
import type { Ask, Step } from './matter-acts.ts';
import type { Outcome, Verification } from './policy.ts';

/** A clause as a record offers it and a decision cites it. */
export interface CitedClause {
  readonly id: string;
  readonly instrument: string;
  readonly article: string;
  readonly gist: string;
  readonly verified: Verification;
}

/** What a reviewer can come to on the merits, most favourable first. Not 转人工研判: a person has the matter already. */
export const DECIDABLE = ['exempt', 'tolerated', 'mitigated', 'barred'] as const satisfies readonly Outcome[];
/** Or that it is not this body's to decide (无权认定), or that it is handed on to another (移送). */
export const ELSEWHERE = ['notCompetent', 'transferred'] as const;
export type DecidedOutcome = (typeof DECIDABLE)[number] | (typeof ELSEWHERE)[number];

export interface Decision {
  readonly outcome: DecidedOutcome;
  /** False only where it departs from what the preliminary judgment held or thought possible; see `agrees`. */
  readonly agrees: boolean;
  readonly reason: string;
  readonly clauses: readonly CitedClause[];
  /** What it means for appraisal and promotion, as far as a rule says so: the clauses that do. */
  readonly means?: readonly CitedClause[];
  /** 移送: to which body, under which document number. */
  readonly transfer?: { readonly to: string; readonly document: string };
  /** How one can appeal. Until when depends on the day one is told. */
  readonly appeal?: { readonly how: string };
  /** The body that decided, as the officer reads it; never a person's name. */
  readonly by: string;
  /** milliseconds since 1970 */
  readonly at: number;
}

/** What the desk does to a matter, as the officer's dialogue hears of it: without names, and without what is the desk's own. */
export type ReviewerEvent =
  | { readonly type: 'accepted' }
  | { readonly type: 'returned'; readonly reason: string }
  | { readonly type: 'claimed' }
  | { readonly type: 'released' }
  | { readonly type: 'asked'; readonly ask: Ask }
  /** What was still asked needs no answer any more. */
  | { readonly type: 'unasked' }
  | { readonly type: 'decided'; readonly decision: Decision }
  /** `appeal`: until which day, by whose rule, where the office has one. */
  | { readonly type: 'told'; readonly on: string; readonly appeal?: { readonly until: string; readonly rule: string } }
  | { readonly type: 'planned'; readonly steps: readonly Step[] }
  | { readonly type: 'sentBack'; readonly step: string; readonly reason: string }
  | { readonly type: 'confirmed'; readonly step: string }
  | { readonly type: 'closed' }
  /** A file that is for the officer. */
  | { readonly type: 'attached'; readonly name: string }
  | { readonly type: 'cleared'; readonly to: string; readonly on: string }
  | { readonly type: 'expired' };

/** What the officer does to a submitted matter, as the desk hears of it. */
export type OfficerDeed =
  | { readonly type: 'answered'; readonly ask: string; readonly text: string }
  | { readonly type: 'reported'; readonly step: string; readonly text: string }
  | { readonly type: 'appealed'; readonly grounds: string };

/**
 * Whether a decision agrees with the judgment, given by the outcomes that the judgment left possible (one when it was
 * settled, none when there was none). Where the judgment left the matter to a person, any decision agrees.
 * agrees(['tolerated'], 'barred') → false; agrees(['exempt', 'referred'], 'barred') → true; agrees([], 'barred') → true.
 */
export const agrees = (possible: readonly Outcome[], decided: DecidedOutcome): boolean =>
  possible.length === 0 ||
  possible.includes('referred') ||
  decided === 'notCompetent' ||
  decided === 'transferred' ||
  possible.includes(decided);
