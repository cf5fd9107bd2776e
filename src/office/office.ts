/** What one office keeps for itself: its hours and days, its own time limits, who is reminded, reasons to begin with. */
import type { LimitName } from '../core/matter-clocks.ts';
import type { WorkCalendar } from '../core/working-time.ts';

export interface Limit {
  readonly workingDays: number;
  /** whose rule the length is, shown beside it */
  readonly rule: string;
}

export interface Template {
  readonly name: string;
  readonly text: string;
}

export interface Office {
  readonly calendar: WorkCalendar;
  /** The last day for which the yearly holiday notice is known; deadlines beyond are told as provisional. */
  readonly knownUntil: string;
  readonly limits: Partial<Record<LimitName, Limit>>;
  /** Names of the users who are reminded when the holder does not act (队列负责人). */
  readonly heads: readonly string[];
  /** Reasons to begin with (理由模板). */
  readonly templates: readonly Template[];
}
