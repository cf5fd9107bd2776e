/**
 * 从旧兼从轻: what is done is judged by the law of its day, unless today's is lighter (纪律处分条例第一百五十八条 and its like;
 * a pack says whether it goes by it). Both laws are weighed; this file says which of the two outcomes is taken.
 */
import { GROUNDS, type Outcome } from './policy.ts';

/** Whose law: that of the day of the conduct, or today's. */
export type Law = 'then' | 'now';

/** From the lightest. A referral is no rank: whether a person would find something lighter is not known. */
export const LIGHTEST_FIRST: readonly Outcome[] = [...GROUNDS, 'barred'];

/** What the two laws come to together, and whose law that is. */
export type Taken =
  | { readonly outcome: Outcome; readonly law: Law | 'both' }
  /** 转人工: the laws differ and one of them asks for a person; or the one that would be taken is not here (whole). */
  | { readonly outcome: 'referred'; readonly law: 'differ' | 'missing' };

/**
 * In: the outcome under each law, and whether for that day a version of the rules is missing from the lists, or here in part
 * only, for this person. A version that is missing could only hold more, so a lighter outcome under it is no finding.
 *
 * takeLighter('barred', 'tolerated', none) is today's 可容错; takeLighter('tolerated', 'barred', none) the law of the day;
 * takeLighter('tolerated', 'barred', { then: true, now: false }) goes to a person.
 */
export function takeLighter(then: Outcome, now: Outcome, missing: Readonly<Record<Law, boolean>>): Taken {
  if (then === now) return { outcome: then, law: 'both' };
  if (then === 'referred' || now === 'referred') return { outcome: 'referred', law: 'differ' };
  const law = LIGHTEST_FIRST.indexOf(now) < LIGHTEST_FIRST.indexOf(then) ? 'now' : 'then';
  return missing[law] ? { outcome: 'referred', law: 'missing' } : { outcome: law === 'now' ? now : then, law };
}
