/** What is SQLite's own: the file, its log of writes, its versions. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { caseById, destroyCase } from '../../src/store/cases.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/schema.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
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

/** Another program's connection to the same file. */
function raw<T>(use: (connection: DatabaseSync) => T): T {
  const connection = new DatabaseSync(file);
  try {
    return use(connection);
  } finally {
    connection.close();
  }
}

/**
 * Transactions in the log of writes: a frame says in bytes 4–7 of its header how large the database is after it, if it is the
 * last of its transaction, else 0 (sqlite.org/fileformat2.html#the_write_ahead_log). Each of them was waited for on the disk.
 */
async function transactionsInLog(): Promise<number> {
  const log = await readFile(`${file}-wal`);
  const frame = 24 + log.readUInt32BE(8);
  let count = 0;
  for (let at = 32; at + frame <= log.length; at += frame) {
    const isOfThisLog = log.readBigUInt64BE(at + 8) === log.readBigUInt64BE(16);
    if (isOfThisLog && log.readUInt32BE(at + 4) > 0) count++;
  }
  return count;
}

describe('group commit', () => {
  test('a hundred commits that come together are one transaction', async () => {
    const db = await open();
    await db.commit(aCase('c'));
    const before = await transactionsInLog();
    await Promise.all(Array.from({ length: 100 }, (_, n) => db.commit(aCase(`c${n}`))));
    expect((await transactionsInLog()) - before).toBe(1);
    expect(await db.query('select count(*) as n from cases', [])).toMatchObject([{ n: 101 }]);
  });

  test('one after another they are as many as they are', async () => {
    const db = await open();
    await db.commit(aCase('c'));
    const before = await transactionsInLog();
    for (let n = 0; n < 10; n++) await db.commit(aCase(`c${n}`));
    expect((await transactionsInLog()) - before).toBe(10);
  });

  test('what comes while another process holds the lock rides along, and reading goes on', async () => {
    const db = await open();
    await db.commit(aCase('c'));
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    const before = await transactionsInLog();
    const first = db.commit(aCase('c1'));
    await sleep(80);
    expect(await caseById(db, 'c')).toBeDefined();
    expect(await caseById(db, 'c1')).toBeUndefined();
    const second = db.commit(aCase('c2'));
    other.exec('rollback');
    other.close();
    await Promise.all([first, second]);
    expect((await transactionsInLog()) - before).toBe(1);
  });

  test('a lock that is never let go is said so, and what waited can be tried again', async () => {
    const db = await open();
    const other = new DatabaseSync(file);
    other.exec('begin immediate');
    const clock = vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValue(60_000);
    await expect(db.commit(aCase('c1'))).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringMatching(/占用.*busy/),
    });
    clock.mockRestore();
    other.exec('rollback');
    other.close();
    await db.commit(aCase('c1'));
    expect(await caseById(db, 'c1')).toBeDefined();
  });

  test('when the transaction itself is lost, nobody of the group is told that all is well', async () => {
    const db = await open();
    await db.commit(aCase('c'));
    // "or rollback" does what a full disk does: SQLite undoes the whole transaction by itself
    const fatal = {
      sql: 'insert or rollback into inbound (id, case_id, seq, at) values ($1, $2, 1, 1), ($1, $2, 1, 1)',
      params: ['m', 'c'],
    };
    const results = await Promise.allSettled([db.commit(aCase('c1')), db.commit([fatal]), db.commit(aCase('c2'))]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await caseById(db, 'c1')).toBeUndefined();
    expect(await caseById(db, 'c2')).toBeUndefined();
    await db.commit(aCase('c1'));
    expect(await caseById(db, 'c1')).toBeDefined();
  });
});

describe('the file', () => {
  test('is for its owner only', async () => {
    const db = await open();
    await db.commit(aCase('c1'));
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  });

  test('is written with what its promises need', async () => {
    const db = await open();
    const setting = async (name: string) => Object.values((await db.query(`pragma ${name}`, []))[0] ?? {})[0];
    expect(await setting('journal_mode')).toBe('wal');
    expect(await setting('synchronous')).toBe(2);
    expect(await setting('foreign_keys')).toBe(1);
    expect(await setting('secure_delete')).toBe(1);
    expect(await setting('temp_store')).toBe(2);
  });

  test('may be none: in memory', async () => {
    const db = await openSqlite(':memory:');
    await db.commit([...aCase('c1'), ...aTurn('c1', 1)]);
    await db.commit(destroyCase('c1'));
    expect(await caseById(db, 'c1')).toBeUndefined();
    await db.close();
  });

  test('can be opened for the first time by many at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, open));
    await Promise.all(all.map((db, n) => db.commit(aCase(`c${n}`))));
    expect(await all[0]?.query('select count(*) as n from cases', [])).toMatchObject([{ n: 8 }]);
  });

  test.each([
    [
      'text',
      'not-a-database',
      /不是数据库.*not a database/,
      () => writeFile(file, '不是数据库,只是一些字。'.repeat(200)),
    ],
    ['one letter', 'not-a-database', /不是数据库/, () => writeFile(file, 'x')],
    [
      'a damaged one',
      'not-a-database',
      /已经损坏.*damaged/,
      () => writeFile(file, `SQLite format 3\0${'x'.repeat(5000)}`),
    ],
    [
      'another program’s',
      'foreign-database',
      /别的程序.*another program/,
      async () => raw((c) => c.exec('create table t (a)')),
    ],
    ['a folder', 'unopenable', /打不开.*cannot be opened/, () => mkdir(file)],
  ] as const)('that is no database of ours is refused as it is: %s', async (_, code, message, make) => {
    await make();
    const before = await readFile(file).catch(() => 'none');
    await expect(open()).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(await readFile(file).catch(() => 'none')).toEqual(before);
  });

  test('in a folder that is not there cannot be opened', async () => {
    await expect(openSqlite(join(folder, 'missing', 'liukan.db'))).rejects.toMatchObject({ code: 'unopenable' });
  });
});

describe('versions', () => {
  const version = () => raw((c) => c.prepare('pragma user_version').get()?.user_version);

  test('an empty file becomes the newest', async () => {
    await writeFile(file, '');
    await (await open()).close();
    expect(version()).toBe(migrations.length);
  });

  test('a newer one is refused, in both languages, and not touched', async () => {
    await (await open()).close();
    raw((c) => c.exec('pragma user_version = 999'));
    const before = await readFile(file);
    await expect(open()).rejects.toMatchObject({
      name: 'StoreError',
      code: 'newer-database',
      message: expect.stringMatching(/更新版本.*newer version.*999/),
    });
    expect(await readFile(file)).toEqual(before);
  });

  test('steps are taken once, in order, and what was stored stays', async () => {
    const db = await open();
    await db.commit([...aCase('c1'), ...aTurn('c1', 1)]);
    await db.close();
    const later = [
      ...migrations,
      ["alter table cases add column mood text not null default '平'"],
      ['create table moods (m text)'],
    ];
    raw((c) => migrate(c, later));
    raw((c) => migrate(c, later));
    expect(version()).toBe(migrations.length + 2);
    expect(raw((c) => c.prepare('select id, seq, mood from cases').all())).toMatchObject([
      { id: 'c1', seq: 1, mood: '平' },
    ]);
    await expect(open()).rejects.toMatchObject({ code: 'newer-database' });
  });

  test('a step that fails leaves the version as it was', async () => {
    await (await open()).close();
    const broken = [...migrations, ['create table half (a text)', 'nonsense']];
    expect(() => raw((c) => migrate(c, broken))).toThrow(/nonsense/);
    expect(version()).toBe(migrations.length);
    expect(raw((c) => c.prepare(`select name from sqlite_schema where name = 'half'`).all())).toEqual([]);
  });
});
