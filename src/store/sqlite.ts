/** The default database: one SQLite file, no server to start. Several processes may open it (the server and a terminal). */
import { closeSync, openSync, readSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Conflict, type Database, type Row, type Statement, StoreError, type Value } from './database.ts';
import { groupCommit } from './group-commit.ts';
import { migrate, refuseUnlessOurs } from './migrate.ts';
import { migrations } from './schema.ts';
import { scrubber } from './scrub.ts';
import { asStoreError, whileBusy } from './sqlite-errors.ts';

/**
 * Opens or creates the database and brings it up to date. `path` may be `:memory:`, which nobody else sees and nothing survives.
 * Throws `StoreError`: not a database, another program's, a newer version's, not to be opened, or busy for too long.
 */
export async function openSqlite(path: string): Promise<Database> {
  const connection = await whileBusy(() => connect(path));
  const prepared = preparing(connection);
  const scrub = scrubber(connection);
  const group = groupCommit(
    connection,
    (statement) => runExpecting(prepared, statement),
    (statements) => {
      if (statements.some((statement) => statement.scrub)) scrub.now();
    },
  );
  scrub.now(); // a process that was killed between destroying a matter and wiping its traces
  let open = true;

  return {
    async query(sql, params) {
      if (!open) throw new StoreError('closed', '');
      return whileBusy(() => prepared(sql, params).all(named(params)) as Row[]);
    },
    async commit(statements) {
      if (!open) throw new StoreError('closed', '');
      await group.commit(statements);
    },
    async close() {
      if (!open) return;
      open = false;
      await group.settled();
      scrub.stop();
      connection.close();
    },
  };
}

function connect(path: string): DatabaseSync {
  let connection: DatabaseSync | undefined;
  try {
    if (path !== ':memory:') refuseUnlessDatabase(path);
    connection = new DatabaseSync(path, { timeout: 50, enableForeignKeyConstraints: true });
    refuseUnlessOurs(connection, migrations.length); // before the first byte is written into somebody else's file
    // FULL: a commit has reached the disk when it returns. temp_store: what is undone is kept in memory, not in a file in /tmp.
    connection.exec(`
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma secure_delete = on;
      pragma temp_store = memory;
    `);
    migrate(connection, migrations);
    return connection;
  } catch (error) {
    connection?.close();
    throw asStoreError(error, path);
  }
}

/**
 * Creates the file if there is none, for the account that runs the program only; SQLite gives its -wal and -shm the same
 * permissions. A short text file is refused here: SQLite itself would take it for an empty database and write over it.
 */
function refuseUnlessDatabase(path: string): void {
  try {
    const file = openSync(path, 'a+', 0o600);
    try {
      const start = Buffer.alloc(16);
      const length = readSync(file, start, 0, 16, 0);
      if (length > 0 && start.toString('latin1') !== 'SQLite format 3\0') throw new StoreError('not-a-database', path);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError('unopenable', path, { cause });
  }
}

type Prepared = (sql: string, params: readonly Value[]) => StatementSync;

/** Each SQL text is compiled once. There are as many as the store has functions, so none is ever thrown away. */
function preparing(connection: DatabaseSync): Prepared {
  const statements = new Map<string, { readonly statement: StatementSync; readonly takes: number }>();
  return (sql, params) => {
    let known = statements.get(sql);
    if (!known) {
      const numbers = Array.from(sql.matchAll(/\$(\d+)/g), (match) => Number(match[1]));
      known = { statement: connection.prepare(sql), takes: Math.max(0, ...numbers) };
      statements.set(sql, known);
    }
    // SQLite would take a missing one for null
    if (params.length !== known.takes)
      throw new TypeError(`${params.length} parameters instead of ${known.takes}: ${sql}`);
    return known.statement;
  };
}

/** SQLite counts `$2` before `$1` if it stands first, so they are bound by name. */
function named(params: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(params.map((value, index) => [`$${index + 1}`, value]));
}

function runExpecting(prepared: Prepared, { sql, params, expect }: Statement): void {
  const { changes } = prepared(sql, params).run(named(params));
  if (expect === undefined || Number(changes) === expect) return;
  const table = /(?:update|into|from)\s+(\w+)/i.exec(sql)?.[1] ?? 'unknown';
  throw new Conflict(table, `${changes} rows of ${table} changed instead of ${expect}`);
}
