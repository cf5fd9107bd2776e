/** How the desk stood at the end of each of the last weeks: how many matters were open, and how many of them late. */
import { MATTER_WAITS, type Matter } from '../core/matter-life.ts';
import type { Office } from '../office/office.ts';
import { deadlinesOf } from './deadlines.ts';
import { band, type Range } from './few.ts';

export interface WeekFigure {
  /** The last millisecond of a Sunday in China. */
  readonly end: number;
  readonly open: Range | null;
  /** Of those open. */
  readonly late: Range | null;
}

const WEEKS = 12;
const DAY = 86_400_000;
/** China is eight hours ahead of Greenwich. */
const CHINA = 8 * 3_600_000;

/** When the last twelve weeks ended, the earliest first. Whole weeks only: the same twelve moments all week long. */
export function weekEnds(at: number): readonly number[] {
  const today = Math.floor((at + CHINA) / DAY);
  const monday = today - ((today + 3) % 7); // day 0 was a Thursday
  return Array.from({ length: WEEKS }, (_, week) => (monday - 7 * (WEEKS - 1 - week)) * DAY - CHINA - 1);
}

/** In: of every matter, where it stood at each end. By the limits and the calendar that the office has now. */
export function weeksOf(
  ends: readonly number[],
  stood: readonly (readonly (Matter | undefined)[])[],
  office: Office,
): readonly WeekFigure[] {
  const isLateAt = lateness(office);
  return ends.map((end, week) => {
    const open = stood.flatMap((each) => each[week] ?? []).filter(isOpen);
    return { end, open: band(open.length), late: band(open.filter((matter) => isLateAt(matter, end)).length) };
  });
}

export const isOpen = ({ stage }: Matter): boolean => MATTER_WAITS.includes(stage);

/** A matter that nobody touched for weeks is one object in all of them: when it will be late is worked out once. */
function lateness(office: Office): (matter: Matter, at: number) => boolean {
  const known = new WeakMap<Matter, number>();
  return (matter, at) => {
    const due = known.get(matter) ?? firstEnd(matter, office, at);
    known.set(matter, due);
    return due < at;
  };
}

/** When the first of its lengths ends; never, where none runs. */
const firstEnd = (matter: Matter, office: Office, at: number): number =>
  Math.min(...deadlinesOf(matter, office, at).map(({ dueAt }) => dueAt ?? Number.POSITIVE_INFINITY));
