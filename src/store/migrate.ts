/** Brings a database to the version that this program speaks, or refuses it before anything is written. */
import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from './database.ts';

/** "liuk" in ASCII: SQLite's place for saying whose file this is. */
const OURS = 0x6c69756b;

/** Throws `foreign-database` or `newer-database`. Writes nothing. */
export function refuseUnlessOurs(connection: DatabaseSync, newest: number): void {
  const version = pragma(connection, 'user_version');
  const owner = pragma(connection, 'application_id');
  const empty = connection.prepare('select 1 from sqlite_schema limit 1').get() === undefined;
  if (owner !== OURS && !(owner === 0 && version === 0 && empty)) throw new StoreError('foreign-database', '');
  if (version > newest) throw new StoreError('newer-database', `${version} > ${newest}`);
}

/** Takes the steps that are missing, all or none. The version is read under the write lock: two processes may open at once. */
export function migrate(connection: DatabaseSync, migrations: readonly (readonly string[])[]): void {
  connection.exec('begin immediate');
  try {
    refuseUnlessOurs(connection, migrations.length);
    for (const step of migrations.slice(pragma(connection, 'user_version'))) {
      for (const sql of step) connection.exec(sql);
    }
    connection.exec(`pragma application_id = ${OURS}; pragma user_version = ${migrations.length}; commit`);
  } catch (error) {
    if (connection.isTransaction) connection.exec('rollback');
    throw error;
  }
}

function pragma(connection: DatabaseSync, name: 'user_version' | 'application_id'): number {
  return Number(connection.prepare(`pragma ${name}`).get()?.[name]);
}
