/** The second person's objection, while what they objected to has not been put right: proposed anew, or decided. */
import type { Decision } from '../core/decision.ts';
import type { Act, DeedType } from '../core/matter-acts.ts';

type Objected = Extract<Act, { readonly type: 'objected' }>;

export interface Objection {
  readonly objected: Objected;
  /** What they objected to. */
  readonly decision: Decision;
}

const MATTERS: ReadonlySet<DeedType> = new Set<DeedType>(['proposed', 'objected', 'decided', 'appealed']);

/** In: every act, in order. An objection outlives that the matter is put back, handed over or asked about. */
export function objectionIn(acts: readonly Act[]): Objection | undefined {
  const latest = acts.findLast(({ type }) => MATTERS.has(type));
  const proposed = acts.findLast((act) => act.type === 'proposed');
  return latest?.type === 'objected' && proposed !== undefined
    ? { objected: latest, decision: proposed.decision }
    : undefined;
}
