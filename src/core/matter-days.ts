/** Which days an act may name: what was done lies between what it follows from and today, what is to be done does not lie behind us. */
import type { Deed, DeedType } from './matter-acts.ts';
import type { MatterState } from './matter-life.ts';
import { dayInChina } from './working-time.ts';

/** Both included, 2026-12-31. Without an end: any later day. */
export interface Days {
  readonly from: string;
  readonly to?: string;
}

/** Of a matter what counts here, as the machine or a page has it. */
export interface Dated {
  readonly decisions: MatterState['decisions'];
  readonly told?: MatterState['told'];
  readonly clearing?: MatterState['clearing'];
}

/** In: an act, where the matter stands, now (milliseconds). Out: the days that it may name; undefined where it names none. */
export function daysFor(type: DeedType, { decisions, told, clearing }: Dated, now: number): Days | undefined {
  const [decided, today] = [decisions[0]?.at ?? 0, dayInChina(now)];
  switch (type) {
    case 'told':
      return { from: dayInChina(decided), to: today };
    case 'planned':
      return { from: today };
    case 'followedUp':
      return { from: told?.on ?? dayInChina(decided), to: today };
    case 'cleared': {
      // it was opened upon a decision; an appeal may have brought another since
      const upon = decisions.find(({ at }) => clearing !== undefined && at <= clearing.openedAt)?.at ?? decided;
      return { from: dayInChina(upon), to: today };
    }
    default:
      return undefined;
  }
}

/** The days that an act names. */
export function daysIn(deed: Deed): readonly string[] {
  switch (deed.type) {
    case 'told':
    case 'followedUp':
    case 'cleared':
      return [deed.on];
    case 'planned':
      return deed.steps.map(({ due }) => due);
    default:
      return [];
  }
}

/** isWithin('2026-11-24', {from: '2026-11-23', to: '2026-11-24'}) → true */
export const isWithin = (day: string, { from, to }: Days): boolean => from <= day && (to === undefined || day <= to);
