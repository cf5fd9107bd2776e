/** What several processes, and a process that is killed, may do to one SQLite file. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { caseById } from '../../src/store/cases.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { turnsAfter } from '../../src/store/turns.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liukan-store-'));
  file = join(folder, 'liukan.db');
});
afterEach(() => rm(folder, { recursive: true }));

function run(script: string, ...args: string[]) {
  return spawn(process.execPath, [join(import.meta.dirname, script), file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Kills it some time after its first word. Returns the lines it had finished saying. */
async function killWhileCounting(from: number): Promise<string[]> {
  const child = run('child-counting.ts', String(from));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    if (said === '') void sleep(Math.random() * 60).then(() => child.kill('SIGKILL'));
    said += chunk;
  });
  const [, signal] = await new Promise<[unknown, unknown]>((done) => child.on('close', (...end) => done(end)));
  expect(signal).toBe('SIGKILL'); // it did not end by itself
  return said.split('\n').slice(0, -1);
}

test('nothing that was acknowledged is lost when the process is killed, and nothing is there by half', {
  timeout: 60_000,
}, async () => {
  let acknowledged = 0;
  for (let round = 0; round < 25; round++) {
    const numbers = await killWhileCounting(round * 1_000_000);
    acknowledged += numbers.length;
    const db = await openSqlite(file);
    const rows = await db.query(
      'select cases.id, seq, (select count(*) from turns where case_id = cases.id) as turns from cases',
      [],
    );
    const stored = new Set(rows.map((row) => row.id));
    expect(numbers.filter((number) => !stored.has(number))).toEqual([]);
    expect(rows.filter((row) => row.seq !== 2 || row.turns !== 2)).toEqual([]);
    expect(await db.query('pragma integrity_check', [])).toMatchObject([{ integrity_check: 'ok' }]);
    await db.close();
  }
  expect(acknowledged).toBeGreaterThan(25 * 8);
});

test('processes that make one database and take turns of one case at the same time lose none and double none', {
  timeout: 60_000,
}, async () => {
  const children = [run('child-turns.ts', '60'), run('child-turns.ts', '60'), run('child-turns.ts', '60')];
  const lost = await Promise.all(children.map((child) => text(child.stdout)));
  expect(lost.every((times) => /^\d+\n$/.test(times))).toBe(true);
  const db = await openSqlite(file);
  expect(await caseById(db, 'shared')).toMatchObject({ seq: 180 });
  const turns = await turnsAfter(db, 'shared', 0);
  expect(turns.map(({ seq }) => seq)).toEqual(Array.from({ length: 180 }, (_, index) => index + 1));
  expect(new Set(turns.map(({ inboundId }) => inboundId)).size).toBe(180);
  await db.close();
});
