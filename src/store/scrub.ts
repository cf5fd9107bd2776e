/**
 * What was deleted is overwritten in the database file (secure_delete), but the log of writes beside it (-wal) still has
 * the page as it was. Copying the log into the database and cutting it to nothing wipes that too.
 */
import type { DatabaseSync } from 'node:sqlite';

const AGAIN_AFTER_MS = 500;

export interface Scrubber {
  /** Tries at once; while a reader in another process still needs the log, tries again until it is done. */
  now(): void;
  stop(): void;
}

export function scrubber(connection: DatabaseSync): Scrubber {
  let again: NodeJS.Timeout | undefined;
  const stop = () => {
    clearTimeout(again);
    again = undefined;
  };
  const now = () => {
    stop();
    if (!cutLog(connection)) again = setTimeout(now, AGAIN_AFTER_MS).unref();
  };
  return { now, stop };
}

/** Whether the log is empty now. An error is a "not yet": the commit that asked for this has happened, and must not fail any more. */
function cutLog(connection: DatabaseSync): boolean {
  try {
    return connection.prepare('pragma wal_checkpoint(truncate)').get()?.busy === 0;
  } catch {
    return false;
  }
}
