/** The office's file as it is now: a holiday notice that is entered late counts without a restart. */
import { stat } from 'node:fs/promises';
import { sayProblem } from '../content/problems.ts';
import { loadOffice } from './load-office.ts';
import type { Office } from './office.ts';

export interface OfficeInUse {
  readonly now: () => Office;
  /** Reads the file again if it was changed. One with mistakes is told and not taken: the last good one stays. */
  readonly look: () => Promise<void>;
}

/** Throws where the file has mistakes at the start: an office would believe in deadlines that nobody keeps. */
export async function officeInUse(path: string | undefined, log: (line: string) => void): Promise<OfficeInUse> {
  const first = await loadOffice(path);
  if (first.office === undefined) throw new Error(first.problems.map(sayProblem).join('\n'));
  let office = first.office;
  let changed = await changedAt(path);
  return {
    now: () => office,
    async look() {
      const at = await changedAt(path);
      if (at === changed) return;
      changed = at;
      const again = await loadOffice(path);
      if (again.office === undefined) log(again.problems.map(sayProblem).join('\n'));
      else office = again.office;
    },
  };
}

const changedAt = async (path: string | undefined): Promise<number | undefined> =>
  path === undefined ? undefined : (await stat(path).catch(() => undefined))?.mtimeMs;
