/** What was destroyed is not in the files any more: their bytes are searched for it. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { caseById, destroyCase } from '../../src/store/cases.ts';
import { addCode } from '../../src/store/codes.ts';
import type { Database } from '../../src/store/database.ts';
import { addMessage } from '../../src/store/outbox.ts';
import { openReview } from '../../src/store/reviews.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { bindThread } from '../../src/store/threads.ts';
import { turnsAfter } from '../../src/store/turns.ts';
import { acted } from './acts.ts';
import { aCase, aTurn } from './examples.ts';

let folder: string;
let file: string;
const opened: Database[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liukan-store-'));
  file = join(folder, 'liukan.db');
});
afterEach(async () => {
  for (const db of opened.splice(0)) await db.close();
  await rm(folder, { recursive: true });
});

async function open(): Promise<Database> {
  const db = await openSqlite(file);
  opened.push(db);
  return db;
}

/** Which files of the database contain the text. */
async function filesWith(secret: string): Promise<string[]> {
  const names = await readdir(folder);
  const found = await Promise.all(names.map(async (name) => (await readFile(join(folder, name))).includes(secret)));
  return names.filter((_, index) => found[index]);
}

const secret = '某某工程超支三百万元';

async function tell(db: Database, id: string, what: string): Promise<void> {
  await db.commit([
    ...aCase(id, `slack:T1:${what}`),
    ...aTurn(id, 1, { event: { account: what }, replies: [{ text: what }], judgment: { note: what } }),
    ...addMessage({ caseId: id, seq: 1, n: 0, channel: 'web', address: 'abc', body: { text: what }, dueAt: 1 }),
    ...openReview({ id: `r${id}`, caseId: id, unit: 'u', excluded: what, record: what.repeat(500), at: 1 }),
    ...addCode({ hash: id, caseId: id, expiresAt: 1 }),
    ...bindThread({ channel: 'web', address: id, caseId: id, was: null, at: 1 }),
  ]);
}

test('a case, wherever it was written', async () => {
  const db = await open();
  await tell(db, 'c1', secret);
  expect(await filesWith(secret)).not.toEqual([]); // or this test would prove nothing
  await db.commit(destroyCase('c1'));
  expect(await filesWith(secret)).toEqual([]);
  expect((await stat(`${file}-wal`)).size).toBe(0);
});

test('this test fills every table that belongs to a case', async () => {
  const db = await open();
  await tell(db, 'c1', secret);
  const tables = await db.query(
    `select t.name from sqlite_schema t join pragma_table_info(t.name) c on c.name = 'case_id' where t.type = 'table' order by 1`,
    [],
  );
  expect(tables.map(({ name }) => name)).toEqual(['codes', 'inbound', 'outbox', 'reviews', 'threads', 'turns']);
  for (const { name } of tables)
    expect(await db.query(`select 1 from ${name} where case_id = 'c1'`, [])).toHaveLength(1);
});

test('a review that was withdrawn', async () => {
  const db = await open();
  await db.commit([
    ...aCase('c1'),
    ...openReview({ id: 'r1', caseId: 'c1', unit: 'u', excluded: secret, record: secret, at: 1 }),
  ]);
  await acted(db, 'r1', 'officer', { type: 'withdrawn' });
  expect(await filesWith(secret)).toEqual([]);
});

test('while others hold the file open, and read: as soon as they have read', async () => {
  const db = await open();
  const server = await open();
  await tell(server, 'c1', secret);
  const reader = new DatabaseSync(file);
  reader.exec('begin; select * from cases');
  reader.prepare('select * from cases').all();
  await db.commit(destroyCase('c1'));
  expect(await caseById(server, 'c1')).toBeUndefined();
  expect(await filesWith(secret)).not.toEqual([]); // the reader may still read what was
  reader.exec('commit');
  reader.close();
  await vi.waitFor(async () => expect(await filesWith(secret)).toEqual([]), { timeout: 5000 });
});

test('when the process was killed before it could wipe: at the next opening', async () => {
  const db = await open();
  await tell(db, 'c1', secret);
  const reader = new DatabaseSync(file);
  reader.exec('begin');
  reader.prepare('select * from cases').all();
  await db.commit(destroyCase('c1'));
  await db.close(); // not the last to close, so SQLite does not wipe by itself
  reader.exec('commit');
  expect(await filesWith(secret)).not.toEqual([]);
  await open();
  expect(await filesWith(secret)).toEqual([]);
  reader.close();
});

test('among many others of all lengths, which stay', { timeout: 60_000 }, async () => {
  const db = await open();
  let random = 20261123;
  const below = (limit: number) => {
    random = (random * 48271) % 2147483647; // the same every time, so that a failure can be seen again
    return random % limit;
  };
  const name = (n: number) => `机密${n}号事项`;
  const living = new Set<number>();
  const destroyed: number[] = [];
  for (let n = 0; n < 300; n++) {
    await tell(db, `c${n}`, name(n));
    for (let seq = 2; seq < 2 + below(6); seq++) {
      await db.commit(aTurn(`c${n}`, seq, { event: { account: name(n).repeat(1 + below(150)) } }));
    }
    living.add(n);
    if (below(3) > 0) {
      const gone = [...living][below(living.size)] ?? n;
      living.delete(gone);
      destroyed.push(gone);
      await db.commit(destroyCase(`c${gone}`));
    }
  }
  const bytes = Buffer.concat(await Promise.all((await readdir(folder)).map((entry) => readFile(join(folder, entry)))));
  expect(destroyed.length).toBeGreaterThan(100);
  expect(destroyed.filter((n) => bytes.includes(name(n)))).toEqual([]);
  for (const n of living) expect((await turnsAfter(db, `c${n}`, 0))[0]?.event).toEqual({ account: name(n) });
});
