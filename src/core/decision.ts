/** What a reviewer decided (审核结论), and what the officer's dialogue hears of the desk. */
import type { Due } from './due.ts';
import type { Ask, Step } from './matter-acts.ts';
import type { AskState } from './matter-life.ts';
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
  /** Whether it follows the latest judgment that was settled when it was decided; see `stanceOf`. */
  readonly agrees: boolean;
  /** It follows that judgment, and departs from another that stood: a second person is needed all the same. */
  readonly needsSecond?: true;
  readonly reason: string;
  readonly clauses: readonly CitedClause[];
  /** What it means for appraisal and promotion, as far as a rule says so: the clauses that do. */
  readonly means?: readonly CitedClause[];
  /** Upon an appeal: the decision that it takes the place of. */
  readonly replaces?: { readonly outcome: DecidedOutcome; readonly at: number };
  /** 移送: to which body, under which document number. */
  readonly transfer?: { readonly to: string; readonly document: string };
  /** How one can appeal. Until when depends on the day one is told. */
  readonly appeal?: { readonly how: string };
  /** The body that decided, as the officer reads it; never a person's name. */
  readonly by: string;
  /** milliseconds since 1970 */
  readonly at: number;
}

/** Until which day one can appeal, by whose rule. */
export interface AppealUntil {
  readonly until: string;
  readonly rule: string;
  readonly provisional?: true;
}

/** What the desk does to a matter, as the officer's dialogue hears of it: without names, and without what is the desk's own. */
export type ReviewerEvent =
  /** `due`: the lengths that run then, where the office has ruled any. */
  | { readonly type: 'accepted'; readonly due?: readonly Due[] }
  | { readonly type: 'returned'; readonly reason: string; readonly due?: readonly Due[] }
  | { readonly type: 'claimed' }
  | { readonly type: 'released' }
  | { readonly type: 'asked'; readonly ask: Ask; readonly due?: readonly Due[] }
  /** What was still asked needs no answer any more. */
  | { readonly type: 'unasked' }
  | { readonly type: 'decided'; readonly decision: Decision; readonly due?: readonly Due[] }
  /** `appeal`: until which day, by whose rule, where the office has one. */
  | { readonly type: 'told'; readonly on: string; readonly appeal?: AppealUntil }
  | { readonly type: 'planned'; readonly steps: readonly Step[]; readonly due?: readonly Due[] }
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
  /** A look that was asked again: every question answered since, or let go by such an answer. None: it does not apply any more. */
  | { readonly type: 'reanswered'; readonly ask: string; readonly questions: readonly string[] }
  | { readonly type: 'reported'; readonly step: string; readonly text: string }
  | { readonly type: 'appealed'; readonly grounds: string }
  /** Of their own accord. */
  | { readonly type: 'wrote'; readonly text: string };

/**
 * Whether a decision agrees with a judgment, given by the outcomes that it left possible (one when it was settled, none when there
 * was none). Where it left the matter to a person, any decision agrees. That it is not this body's to decide departs from what was
 * settled: it would be a way out of it that nobody else looks at.
 * agrees(['tolerated'], 'barred') → false; agrees(['exempt', 'referred'], 'barred') → true; agrees([], 'barred') → true;
 * agrees(['barred'], 'transferred') → false; agrees(['exempt', 'barred'], 'transferred') → true.
 */
export const agrees = (possible: readonly Outcome[], decided: DecidedOutcome): boolean =>
  possible.length === 0 ||
  possible.includes('referred') ||
  (decided === 'notCompetent' || decided === 'transferred' ? possible.length > 1 : possible.includes(decided));

/** What each judgment left possible: as it was submitted, then after each look that was asked again, in the order of the answers. */
export const judgmentsIn = (
  submitted: readonly Outcome[],
  asks: readonly Pick<AskState, 'answer'>[],
): readonly (readonly Outcome[])[] => [
  submitted,
  ...asks
    .flatMap(({ answer }) => answer ?? [])
    .toSorted((one, other) => one.at - other.at)
    .flatMap(({ possible }) => (possible === undefined ? [] : [possible])),
];

/**
 * How a decision stands to the judgments, the submitted one first. It follows the latest that was settled, or does not; and it needs a
 * second person where it departs from that, from the submitted one or from the latest: an answer can move a judgment either way.
 * stanceOf([['tolerated'], ['barred']], 'barred') → {agrees: true, needsSecond: true}
 */
export function stanceOf(
  judgments: readonly (readonly Outcome[])[],
  decided: DecidedOutcome,
): Pick<Decision, 'agrees' | 'needsSecond'> {
  const latest = judgments.at(-1) ?? [];
  const follows = agrees(judgments.findLast(({ length }) => length === 1) ?? latest, decided);
  const departs = !agrees(judgments[0] ?? [], decided) || !agrees(latest, decided);
  return { agrees: follows, ...(follows && departs ? { needsSecond: true } : {}) };
}

/** Whether somebody else must agree before it counts. */
export const takesSecond = ({ agrees, needsSecond }: Pick<Decision, 'agrees' | 'needsSecond'>): boolean =>
  !agrees || needsSecond === true;
