/** A world for one test: the lists that ship, a real SQLite file in a folder of its own, a clock that the test sets, ids that count. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { newBell } from '../../src/bell.ts';
import { HOME } from '../../src/config.ts';
import { load } from '../../src/content/load.ts';
import type { Content } from '../../src/core/content.ts';
import type { PolicyPack } from '../../src/core/policy.ts';
import { noticesFor, reviewersFor } from '../../src/review/notify.ts';
import { putContent } from '../../src/store/contents.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { World } from '../../src/world.ts';

/** 2026-11-23, noon in China */
export const NOON = Date.parse('2026-11-23T12:00:00+08:00');
export const DAY = 86_400_000;

const FILE = 'liukan.sqlite';

let content: Promise<Content> | undefined;

/** The content that ships, read once. */
export function shipped(): Promise<Content> {
  content ??= load(HOME).then((loaded) => {
    if (loaded.content === undefined) throw new Error('the content that ships has mistakes: npx liukan check');
    return loaded.content;
  });
  return content;
}

/** The same with a list that turns on the loss in money, so that it is asked for wherever it may matter. */
export async function withAmounts(): Promise<Content> {
  const content = await shipped();
  const text = { zh: '分档', en: 'bands' };
  const pack: PolicyPack = {
    id: 'test/amounts',
    title: text,
    issuer: text,
    level: '全国',
    scope: [],
    partial: false,
    firstOfItsKind: false,
    accepted: [],
    lighterLaw: false,
    clauses: [],
    lists: [
      {
        effect: 'note',
        situations: [
          {
            id: 'test/amounts/大',
            name: text,
            when: [{ question: '损失金额', is: '>=', yuan: 1_000_000 }],
            clauses: [],
            assumes: [],
            prepare: [],
            correction: [],
          },
        ],
      },
    ],
    tightenings: [],
    examples: [],
    leftOut: [],
  };
  return { ...content, hash: `${content.hash}+amounts`, packs: [...content.packs, pack] };
}

export interface TestWorld extends World {
  readonly clock: { now: number };
  readonly folder: string;
  readonly file: string;
  /** The same file opened again with nothing remembered, as another process would. The first stays open. */
  again(more?: Partial<World>): Promise<TestWorld>;
  /** Which of the database's files contain these bytes. */
  filesWith(text: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

const opened: TestWorld[] = [];

/** Closes what was opened and removes the folders: for each test file once, at its top. */
export function closeAfterEach(): void {
  afterEach(async () => {
    for (const world of opened.splice(0).toReversed()) await world.close();
  });
}

let ids = 0;

let begun: Promise<Uint8Array> | undefined;

/** A database as a server leaves it that has just started: with its tables, and the content that ships. Made once, then copied. */
function fresh(): Promise<Uint8Array> {
  begun ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'liukan-fresh-'));
    const file = join(folder, FILE);
    const [db, content] = [await openSqlite(file), await shipped()];
    await db.commit(putContent({ hash: content.hash, body: content, createdAt: NOON }));
    await db.close();
    const bytes = await readFile(file);
    await rm(folder, { recursive: true });
    return bytes;
  })();
  return begun;
}

export async function aWorld(more: Partial<World> = {}): Promise<TestWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'liukan-conversation-'));
  await writeFile(join(folder, FILE), await fresh());
  const clock = { now: NOON };
  return openIn(folder, clock, { content: await shipped(), ...more }, true);
}

async function openIn(
  folder: string,
  clock: { now: number },
  more: Partial<World> & Pick<World, 'content'>,
  owns: boolean,
): Promise<TestWorld> {
  const file = join(folder, FILE);
  const db = await openSqlite(file);
  const world: TestWorld = {
    db,
    now: () => clock.now,
    newId: () => `id${++ids}`,
    bell: newBell(),
    settings: { hotline: '12356', codeLifetime: 7 * DAY },
    reviewersOf: async (matter) => (await reviewersFor({ db }, matter)).length,
    noticesOf: (matter, turn) => noticesFor({ db }, matter, turn),
    ...more,
    clock,
    folder,
    file,
    again: (again = {}) => openIn(folder, clock, { ...more, ...again }, false),
    async filesWith(text) {
      const names = await readdir(folder);
      const found = await Promise.all(names.map(async (name) => (await readFile(join(folder, name))).includes(text)));
      return names.filter((_, at) => found[at]);
    },
    async close() {
      await db.close();
      if (owns) await rm(folder, { recursive: true, force: true });
    },
  };
  opened.push(world);
  return world;
}
