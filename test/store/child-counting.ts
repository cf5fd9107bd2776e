/**
 * Run by durability.test.ts, which kills it: commits numbers from argv[3] on, eight at a time, and says each one when its
 * commit has resolved. A number is a case with two turns, so that half a commit would show.
 */
import { writeSync } from 'node:fs';
import { openSqlite } from '../../src/store/sqlite.ts';
import { aCase, aTurn } from './examples.ts';

const db = await openSqlite(String(process.argv[2]));
let next = Number(process.argv[3]);
await Promise.all(Array.from({ length: 8 }, count));

async function count(): Promise<never> {
  for (;;) {
    const id = String(next++);
    await db.commit([...aCase(id), ...aTurn(id, 1), ...aTurn(id, 2)]);
    writeSync(1, `${id}\n`);
  }
}
