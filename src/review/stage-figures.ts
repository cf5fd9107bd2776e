/** How long each stage takes: the median of working days, counted as the deadlines count them, beside the office's own limit. */
import type { Act } from '../core/matter-acts.ts';
import { type LimitName, pausesOf } from '../core/matter-clocks.ts';
import { replayMatter } from '../core/matter-life.ts';
import { type Pause, workingDaysUsed } from '../core/working-time.ts';
import type { Limit, Office } from '../office/office.ts';
import { countedFrom } from './deadlines.ts';
import { FEW, shown } from './few.ts';

export interface StageFigure {
  readonly stage: 'accept' | 'claim' | 'decide' | 'tell' | 'close';
  readonly matters: number | null;
  /** median working days; the day on which a stage begins is not counted, nor while the officer is asked */
  readonly medianDays: number | null;
  /** What the office allows for it, and by whose rule; null: it has set nothing. */
  readonly limit: Limit | null;
}

/** From which act to which a stage lasts; undefined: from the submission. From told to closed several lengths run, so none. */
const STAGES: readonly {
  readonly stage: StageFigure['stage'];
  readonly from: Act['type'] | undefined;
  readonly to: Act['type'];
  readonly limit: LimitName | undefined;
}[] = [
  { stage: 'accept', from: undefined, to: 'accepted', limit: 'accept' },
  { stage: 'claim', from: 'accepted', to: 'claimed', limit: 'claim' },
  { stage: 'decide', from: 'accepted', to: 'decided', limit: 'decide' },
  { stage: 'tell', from: 'decided', to: 'told', limit: 'tell' },
  { stage: 'close', from: 'told', to: 'closed', limit: undefined },
];

export const stagesOf = (
  counted: readonly { readonly openedAt: number; readonly acts: readonly Act[] }[],
  office: Office,
): readonly StageFigure[] =>
  STAGES.map(({ stage, from, to, limit }) => {
    const days = counted.flatMap(({ openedAt, acts }) => {
      const [begun, ended] = [from === undefined ? openedAt : firstOf(acts, from), firstOf(acts, to)];
      return begun === undefined || ended === undefined || ended < begun
        ? []
        : [daysBetween(office, begun, ended, pausesOf(replayMatter(openedAt, acts).state))];
    });
    return {
      stage,
      matters: shown(days.length),
      medianDays: days.length < FEW ? null : median(days),
      limit: (limit && office.limits[limit]) ?? null,
    };
  });

const firstOf = (acts: readonly Act[], type: Act['type']): number | undefined =>
  acts.find((act) => act.type === type)?.at;

function daysBetween({ calendar }: Office, begun: number, ended: number, pauses: readonly Pause[]): number {
  const from = countedFrom(begun);
  return ended <= from ? 0 : workingDaysUsed(calendar, from, ended, pauses);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return Math.round(((low + high) / 2) * 10) / 10;
}
