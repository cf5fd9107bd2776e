/** A content by its hash, as cases are pinned to it. One object for one hash: what was worked out for it is kept by the object. */
import { type Content, revived } from './core/content.ts';
import { contentByHash } from './store/contents.ts';
import type { Database } from './store/database.ts';
import type { World } from './world.ts';

/** Keyed to the database, so that two worlds share nothing. Held as promises: two that ask at once get one object. */
const read = new WeakMap<Database, Map<string, Promise<Content>>>();

/** Today's content, or one that an older case began with, from its row. Throws where the database does not have it. */
export async function contentOf(world: Pick<World, 'db' | 'content'>, hash: string): Promise<Content> {
  return hash === world.content.hash ? world.content : storedContent(world.db, hash);
}

/** What a consultation that begins now begins with. */
export async function contentForNew(world: Pick<World, 'db' | 'content' | 'published'>): Promise<Content> {
  const published = await world.published?.();
  return published === undefined ? world.content : contentOf(world, published);
}

/** From its row, once. Throws where the database does not have it. */
export function storedContent(db: Database, hash: string): Promise<Content> {
  const known = read.get(db) ?? new Map<string, Promise<Content>>();
  read.set(db, known);
  const found = known.get(hash) ?? readRow(db, hash);
  known.set(hash, found);
  found.catch(() => known.delete(hash));
  return found;
}

async function readRow(db: Database, hash: string): Promise<Content> {
  const row = await contentByHash(db, hash);
  if (row === undefined) throw new Error(`content ${hash} is not in the database`);
  return revived(row.body);
}
