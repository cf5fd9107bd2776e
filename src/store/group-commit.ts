/**
 * Commits that arrive together share one transaction, and so one wait for the disk: a hundred officers cost what one
 * costs. Each has its own savepoint, so that a loser fails alone.
 */
import type { DatabaseSync } from 'node:sqlite';
// imported, not global: a test that stops the clock must not stop commits
import { setImmediate } from 'node:timers';
import type { Statement } from './database.ts';
import { asConflict, whileBusy } from './sqlite-errors.ts';

interface Waiting {
  readonly statements: readonly Statement[];
  resolve(): void;
  reject(error: unknown): void;
}

export interface GroupCommit {
  commit(statements: readonly Statement[]): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

/** `run` executes one statement; `committed` is told what has reached the disk, before those who wait are. */
export function groupCommit(
  connection: DatabaseSync,
  run: (statement: Statement) => void,
  committed: (statements: readonly Statement[]) => void,
): GroupCommit {
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;

  return {
    commit(statements) {
      return new Promise((resolve, reject) => {
        waiting.push({ statements, resolve, reject });
        flushing ??= flush();
      });
    },
    async settled() {
      while (flushing) await flushing;
    },
  };

  /** Begins when everything that the event loop had at hand has been heard, so that it rides along. */
  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      try {
        await whileBusy(writeGroup);
      } catch (error) {
        for (const one of takeWaiting()) one.reject(error);
      }
    }
    flushing = undefined;
  }

  /** Synchronous from the lock to the commit: no read of this process ever sees a transaction half done. */
  function writeGroup(): void {
    connection.exec('begin immediate'); // may throw busy; nobody has been taken off the queue yet
    const group = takeWaiting();
    const losers = new Map<Waiting, unknown>();
    try {
      for (const one of group) {
        const error = attempt(one.statements);
        if (error === undefined) continue;
        if (!connection.isTransaction) throw error; // the disk is full or broken: SQLite undid the others too
        losers.set(one, error);
      }
      connection.exec('commit');
    } catch (fault) {
      for (const one of group) one.reject(losers.get(one) ?? fault);
      if (connection.isTransaction) connection.exec('rollback');
      return;
    }
    const winners = group.filter((one) => !losers.has(one));
    committed(winners.flatMap((one) => one.statements));
    for (const one of winners) one.resolve();
    for (const [one, error] of losers) one.reject(error);
  }

  /** Returns why it failed, or undefined. */
  function attempt(statements: readonly Statement[]): unknown {
    connection.exec('savepoint one');
    try {
      for (const statement of statements) run(statement);
      connection.exec('release one');
      return undefined;
    } catch (error) {
      if (connection.isTransaction) connection.exec('rollback to one; release one');
      return asConflict(error);
    }
  }

  function takeWaiting(): Waiting[] {
    const taken = waiting;
    waiting = [];
    return taken;
  }
}
