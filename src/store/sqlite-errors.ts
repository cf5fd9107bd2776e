/** SQLite's error numbers (sqlite.org/rescode.html) in our words. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Conflict, StoreError } from './database.ts';

const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;
const FOREIGN_KEY = 787;
const PRIMARY_KEY = 1555;
const UNIQUE = 2067;

/** How long a commit or a read waits for another process before it gives up. */
const PATIENCE_MS = 10_000;

/** A broken rule of uniqueness or reference is a `Conflict`; everything else stays what it was. */
export function asConflict(error: unknown): unknown {
  switch (sqliteCode(error)) {
    case UNIQUE:
    case PRIMARY_KEY: {
      const what = messageOf(error).replace('UNIQUE constraint failed: ', '');
      return new Conflict(what, `Already there: ${what}`, { cause: error });
    }
    case FOREIGN_KEY:
      return new Conflict('foreign key', 'What this row belongs to is not there, or not any more', { cause: error });
    default:
      return error;
  }
}

/** What opening a file can run into. */
export function asStoreError(error: unknown, path: string): unknown {
  if (error instanceof StoreError) return error;
  switch ((sqliteCode(error) ?? 0) & 0xff) {
    case NOT_A_DATABASE:
    case CORRUPT:
      return new StoreError('not-a-database', path, { cause: error });
    case CANNOT_OPEN:
      return new StoreError('unopenable', path, { cause: error });
    default:
      return error;
  }
}

/**
 * Tries again while another process holds the lock. It waits between tries rather than inside SQLite, whose own waiting
 * would stop every conversation of this process; `attempt` must have done nothing when it fails for being busy.
 */
export async function whileBusy<T>(attempt: () => T): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (performance.now() > deadline) throw new StoreError('busy', '', { cause: error });
    }
    await sleep(2 + Math.random() * 10);
  }
}

function isBusy(error: unknown): boolean {
  const code = (sqliteCode(error) ?? 0) & 0xff;
  return code === BUSY || code === LOCKED;
}

function sqliteCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
