/**
 * Takes away what must not lie in the folder any more: what was deleted with its matter (noted in the very commit that deleted it,
 * so that neither a crash nor another process loses it), and what has no row because a crash came between the two.
 */
import { attachedIds, idsToRemove, wasRemoved } from '../store/attachments.ts';
import type { Database } from '../store/database.ts';
import type { Folder } from './folder.ts';

/** A file that is being taken has no row yet: one without is left alone for this long. Milliseconds. */
const GRACE = 3_600_000;

/** Removes what was noted. Out: how many. */
export async function removeDeleted(db: Database, folder: Folder): Promise<number> {
  const ids = await idsToRemove(db);
  for (const id of ids) {
    await folder.remove(id);
    await db.commit(wasRemoved(id));
  }
  return ids.length;
}

/** Removes files that no row speaks of and that are older than an hour by the disk's clock. Out: how many. `now`: that clock. */
export async function sweep(db: Database, folder: Folder, now = Date.now()): Promise<number> {
  const old = (await folder.all()).filter(({ at }) => now - at > GRACE);
  if (old.length === 0) return 0;
  const known = await attachedIds(db);
  const orphans = old.filter(({ id }) => !known.has(id));
  for (const { id } of orphans) await folder.remove(id);
  return orphans.length;
}

export interface Cleaner {
  /** Both, once. Throws what the store and the disk throw. */
  clean(): Promise<number>;
  /** Resolves when what is under way is done, and begins nothing more. */
  stop(): Promise<void>;
}

/** Removes what was deleted as soon as a commit is rung for; `clean` is for the start and the clock. `fault` hears what went wrong. */
export function cleaner(
  db: Database,
  folder: Folder,
  listen: (wake: () => void) => () => void,
  fault: (error: unknown) => void,
): Cleaner {
  let underWay: Promise<unknown> = Promise.resolve();
  let isWaiting = false;
  const deaf = listen(() => {
    if (isWaiting) return;
    isWaiting = true;
    underWay = underWay
      .then(() => {
        isWaiting = false;
        return removeDeleted(db, folder);
      })
      .catch(fault);
  });
  return {
    async clean() {
      return (await removeDeleted(db, folder)) + (await sweep(db, folder));
    },
    async stop() {
      deaf();
      await underWay;
    },
  };
}
