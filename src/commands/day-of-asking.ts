/** --as-of: the day of asking, read as the days in the lists are. */
import { dayMistake } from '../content/quantities.ts';
import { todayIn } from '../conversation/receive.ts';
import { UsageError } from './usage.ts';

/** Today where none was given. Throws `UsageError` where it is no day of the calendar. */
export function dayOfAsking(asOf: string | undefined): string {
  const problem = asOf === undefined ? undefined : dayMistake(asOf);
  if (problem !== undefined) throw new UsageError(`--as-of：${problem}`);
  return asOf ?? todayIn(Date.now());
}
