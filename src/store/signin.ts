/** Links that work once, and sessions. Only hashes are known here. */
import { integer, integerOrNull, text } from './columns.ts';
import type { Database, Statement } from './database.ts';
import { toUser, type User, userColumns } from './users.ts';

export interface SigninLink {
  readonly hash: string;
  readonly userId: string;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

export function addLink({ hash, userId, expiresAt }: Omit<SigninLink, 'usedAt'>): Statement[] {
  return [
    {
      sql: 'insert into signin_links (hash, user_id, expires_at) values ($1, $2, $3)',
      params: [hash, userId, expiresAt],
    },
  ];
}

/** For whose it is. Whether it may still be used is decided by `takeLink` in the commit that uses it. */
export async function linkByHash(db: Database, hash: string): Promise<SigninLink | undefined> {
  const [row] = await db.query('select hash, user_id, expires_at, used_at from signin_links where hash = $1', [hash]);
  return (
    row && {
      hash: text(row, 'hash'),
      userId: text(row, 'user_id'),
      expiresAt: integer(row, 'expires_at'),
      usedAt: integerOrNull(row, 'used_at'),
    }
  );
}

/** Works once, before it expires, and for a user who is not disabled; otherwise the commit conflicts. */
export function takeLink(hash: string, now: number): Statement[] {
  return [
    {
      sql: `update signin_links set used_at = $2 where hash = $1 and used_at is null and expires_at > $2
        and exists (select 1 from users where users.id = signin_links.user_id and users.disabled = 0)`,
      params: [hash, now],
      expect: 1,
    },
  ];
}

/** By what a session was begun. */
export type BegunBy = 'link' | 'password' | 'oidc';

export interface NewSession {
  readonly hash: string;
  readonly userId: string;
  readonly begunBy: BegunBy;
  readonly expiresAt: number;
  readonly now: number;
  readonly idleBefore: number;
}

/** `idleBefore`: sessions that nothing was asked with since are swept on the way, and those that have run out. */
export function addSession({ hash, userId, begunBy, expiresAt, now, idleBefore }: NewSession): Statement[] {
  return [
    { sql: 'delete from sessions where expires_at <= $1 or seen_at <= $2', params: [now, idleBefore] },
    {
      // nobody who was disabled a moment ago
      sql: `insert into sessions (hash, user_id, begun_by, expires_at, created_at, seen_at)
        select $1, id, $3, $4, $5, $5 from users where id = $2 and disabled = 0`,
      params: [hash, userId, begunBy, expiresAt, now],
      expect: 1,
    },
  ];
}

export interface OpenSession {
  readonly user: User;
  readonly begunBy: BegunBy;
  /** When something was last asked with it. */
  readonly seenAt: number;
}

/** Who is signed in; undefined when the session has run out, lay idle since `idleBefore`, or the user is disabled. */
export async function openSession(
  db: Database,
  hash: string,
  { now, idleBefore }: { readonly now: number; readonly idleBefore: number },
): Promise<OpenSession | undefined> {
  const [row] = await db.query(
    `select ${userColumns}, sessions.begun_by, sessions.seen_at from sessions join users on users.id = sessions.user_id
      where sessions.hash = $1 and sessions.expires_at > $2 and sessions.seen_at > $3 and users.disabled = 0`,
    [hash, now, idleBefore],
  );
  return row && { user: toUser(row), begunBy: text(row, 'begun_by') as BegunBy, seenAt: integer(row, 'seen_at') };
}

/** Something was asked with it. */
export function seeSession(hash: string, at: number): Statement[] {
  return [{ sql: 'update sessions set seen_at = $2 where hash = $1 and seen_at < $2', params: [hash, at] }];
}

/** Its holder has just chosen their password: from now on it must be known to choose another. Conflicts when it has ended meanwhile. */
export function nowByPassword(hash: string): Statement[] {
  return [{ sql: "update sessions set begun_by = 'password' where hash = $1", params: [hash], expect: 1 }];
}

/** On every device; or on every other one than that of the session `but`. */
export function removeSessionsOf(userId: string, but = ''): Statement[] {
  return [{ sql: 'delete from sessions where user_id = $1 and hash <> $2', params: [userId, but] }];
}

/** Links that were sent and not used yet. */
export function removeLinksOf(userId: string): Statement[] {
  return [{ sql: 'delete from signin_links where user_id = $1 and used_at is null', params: [userId] }];
}

export function removeSession(hash: string): Statement[] {
  return [{ sql: 'delete from sessions where hash = $1', params: [hash] }];
}
