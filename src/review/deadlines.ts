/** Where the lengths that run end, by the office's working days. */
import { clocksOf, type LimitName, type Who } from '../core/matter-clocks.ts';
import type { Matter } from '../core/matter-life.ts';
import { dayInChina, dueAt, type Pause, workingDaysUsed } from '../core/working-time.ts';
import type { Office } from '../office/office.ts';

/** One length of time that runs. */
export interface Deadline {
  readonly limit: LimitName;
  readonly who: Who;
  /** milliseconds; when the length began */
  readonly since: number;
  /** milliseconds; absent while the clock stands */
  readonly dueAt?: number;
  readonly workingDays: number;
  /** working days used, with a fraction */
  readonly used: number;
  /** whose rule the length is */
  readonly rule: string;
  /** Its time has passed. */
  readonly over: boolean;
  /** And somebody is late with it. Nobody is with an appeal: one that was not made is not wanting. */
  readonly late: boolean;
  /** Beyond the last holiday notice that is known. */
  readonly provisional: boolean;
}

/** Of a length this much is used when whoever must act is reminded for the first time. */
const SOON = 0.8;

export const isSoon = ({ used, workingDays }: Deadline): boolean => used >= workingDays * SOON;

const DAY = 86_400_000;
/** China is eight hours ahead of Greenwich. */
const CHINA = 8 * 3_600_000;

/**
 * The day on which a length begins is not counted (as 民法典 201 条 counts days): a length runs from the next
 * midnight, and ends when the office closes on its last working day. So no right is closed some hours early.
 */
export const countedFrom = (at: number): number => (Math.floor((at + CHINA) / DAY) + 1) * DAY - CHINA;

/** Lengths that the office has set. One that it has not set is no deadline. The most pressing stands first. */
export const deadlinesOf = (matter: Matter, office: Office, now: number): readonly Deadline[] =>
  clocksOf(matter)
    .flatMap(({ limit, who, since, pauses }): Deadline[] => {
      const length = office.limits[limit];
      if (length === undefined) return [];
      const due = endOf(office, since, length.workingDays, pauses);
      const from = countedFrom(since);
      const isOver = due !== undefined && due < now;
      return [
        {
          limit,
          who,
          since,
          ...(due === undefined ? {} : { dueAt: due }),
          workingDays: length.workingDays,
          used: now <= from ? 0 : workingDaysUsed(office.calendar, from, now, pauses),
          rule: length.rule,
          over: isOver,
          late: isOver && limit !== 'appeal',
          provisional: due !== undefined && dayInChina(due) > office.knownUntil,
        },
      ];
    })
    .toSorted((a, b) => pressOf(a) - pressOf(b));

/** When it presses: never, while the clock stands, and where nobody can be late any more. */
export const pressOf = ({ dueAt, over, late }: Deadline): number =>
  dueAt === undefined || (over && !late) ? Number.MAX_SAFE_INTEGER : dueAt;

/** When so many working days since then are over; undefined while the clock stands. */
export const endOf = (
  office: Office,
  since: number,
  workingDays: number,
  pauses: readonly Pause[],
): number | undefined => dueAt(office.calendar, countedFrom(since), workingDays, pauses);
