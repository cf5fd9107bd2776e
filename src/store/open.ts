/** Opens the embedded store, with its folder. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Database } from './database.ts';
import { openSqlite } from './sqlite.ts';

export async function openStore(path: string): Promise<Database> {
  if (path !== ':memory:') await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return openSqlite(path);
}
