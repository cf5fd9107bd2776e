/** Passwords, as hashes, and how often one was tried for a name. */
import { text } from './columns.ts';
import type { Database, Statement } from './database.ts';

export async function passwordOf(db: Database, userId: string): Promise<string | undefined> {
  const [row] = await db.query('select hash from passwords where user_id = $1', [userId]);
  return row && text(row, 'hash');
}

/** In the place of an earlier one. */
export function putPassword(userId: string, hash: string, at: number): Statement[] {
  return [
    {
      sql: `insert into passwords (user_id, hash, set_at) values ($1, $2, $3)
        on conflict (user_id) do update set hash = excluded.hash, set_at = excluded.set_at`,
      params: [userId, hash, at],
    },
  ];
}

export interface Try {
  /** Hash of the name. */
  readonly who: string;
  readonly now: number;
  /** Tries whose last was before this moment are forgotten. */
  readonly forgetBefore: number;
  /** So many are allowed. */
  readonly most: number;
}

/**
 * Counts a try before it is made, so that many at once are not more than one after another. Conflicts on `password_tries` when
 * there were as many as are allowed: then none is made, and the last does not become a later one.
 */
export function countTry({ who, now, forgetBefore, most }: Try): Statement[] {
  return [
    { sql: 'delete from password_tries where last_at <= $1', params: [forgetBefore] },
    {
      sql: `insert into password_tries (who, tries, last_at) values ($1, 1, $2)
        on conflict (who) do update set tries = password_tries.tries + 1, last_at = excluded.last_at
        where password_tries.tries < $3`,
      params: [who, now, most],
      expect: 1,
    },
  ];
}

export function forgetTries(who: string): Statement[] {
  return [{ sql: 'delete from password_tries where who = $1', params: [who] }];
}
