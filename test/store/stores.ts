/** Every kind of store there is. The same tests run over each of them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe } from 'vitest';
import { Conflict, type Database, type Statement } from '../../src/store/database.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

interface Kind {
  readonly name: string;
  /** An empty place to store things. */
  create(): Promise<Place>;
}

interface Place {
  /** Opens the same database again and again, as several processes would. */
  open(): Promise<Database>;
  /** Closes what was opened, and removes it all. */
  remove(): Promise<void>;
}

const kinds: readonly Kind[] = [
  {
    name: 'sqlite',
    async create() {
      const folder = await mkdtemp(join(tmpdir(), 'liukan-store-'));
      const opened: Database[] = [];
      return {
        async open() {
          const db = await openSqlite(join(folder, 'liukan.db'));
          opened.push(db);
          return db;
        },
        async remove() {
          for (const db of opened) await db.close();
          await rm(folder, { recursive: true });
        },
      };
    },
  },
];

/** A store in a test: empty and open at its beginning, gone after it. */
export interface Store {
  readonly db: Database;
  /** The same database once more, as another process would open it. */
  open(): Promise<Database>;
  /** Commits. Says what collided, or 'committed'. */
  outcome(...statements: Statement[]): Promise<string>;
}

export function onEveryStore(tests: (store: Store) => void): void {
  describe.each(kinds)('$name', (kind) => {
    let place: Place;
    let db: Database;
    beforeEach(async () => {
      place = await kind.create();
      db = await place.open();
    });
    afterEach(() => place.remove());

    tests({
      get db() {
        return db;
      },
      open: () => place.open(),
      async outcome(...statements) {
        try {
          await db.commit(statements);
          return 'committed';
        } catch (error) {
          if (error instanceof Conflict) return error.what;
          throw error;
        }
      },
    });
  });
}
