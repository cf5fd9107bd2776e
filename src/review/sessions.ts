/** Sessions at the console: begun by a link that works once, a password or the office's own accounts; each ends by itself. */
import { Conflict, type Statement } from '../store/database.ts';
import {
  addSession,
  type BegunBy,
  linkByHash,
  type OpenSession,
  openSession,
  removeSession,
  removeSessionsOf,
  seeSession,
  takeLink,
} from '../store/signin.ts';
import { refused, type Refused } from './refused.ts';
import { hashOf, newSecret } from './secrets.ts';
import type { User, UserWorld } from './users.ts';

export type { BegunBy };

const HOUR = 3_600_000;
export const SESSION_LIFETIME = 12 * HOUR;
/** A session with which nothing is asked for so long ends: whoever left the screen may have left the door open. */
export const SESSION_IDLE = HOUR;
/** How exactly it is known when something was last asked; each time would be a write for each look. */
const SEEN_EVERY = 60_000;

export interface Session {
  readonly user: User;
  /** Goes into the cookie. */
  readonly secret: string;
}

/**
 * Begins a session in one commit with `entitled`, the statements that use up what lets this user in. Undefined when one of them
 * conflicts, or the user was disabled this very moment.
 */
export async function begin(
  { db, now }: UserWorld,
  userId: string,
  begunBy: BegunBy,
  entitled: readonly Statement[],
): Promise<Session | undefined> {
  const at = now();
  const secret = newSecret();
  const hash = hashOf(secret);
  try {
    await db.commit([
      ...entitled,
      ...addSession({ hash, userId, begunBy, expiresAt: at + SESSION_LIFETIME, ...timesOf(at) }),
    ]);
  } catch (error) {
    if (error instanceof Conflict) return undefined;
    throw error;
  }
  const open = await openSession(db, hash, timesOf(at));
  return open && { user: open.user, secret };
}

/** Uses the link up and begins a session. Unknown, used and run out are told alike. */
export async function signIn(world: UserWorld, link: string): Promise<Session | Refused<'link_invalid'>> {
  const known = await linkByHash(world.db, hashOf(link));
  const begun = known && (await begin(world, known.userId, 'link', takeLink(known.hash, world.now())));
  return begun ?? refused('link_invalid');
}

/**
 * Whose session it is, and how it was begun; undefined when it is none, has run out, lay idle, or the user was disabled. Asking
 * keeps it from lying idle, unless `isAway`: a page asks on its own too, and nobody need sit before it.
 */
export async function signedIn(
  { db, now }: UserWorld,
  secret: string,
  isAway = false,
): Promise<Pick<OpenSession, 'user' | 'begunBy'> | undefined> {
  const [hash, at] = [hashOf(secret), now()];
  const open = await openSession(db, hash, timesOf(at));
  if (open !== undefined && !isAway && at - open.seenAt >= SEEN_EVERY) await db.commit(seeSession(hash, at));
  return open;
}

/** Whether a session is still open. Unlike `signedIn` it is not kept open by being asked for: a page that only listens is idle. */
export const isOpen = async ({ db, now }: UserWorld, secret: string): Promise<boolean> =>
  (await openSession(db, hashOf(secret), timesOf(now()))) !== undefined;

const timesOf = (now: number) => ({ now, idleBefore: now - SESSION_IDLE });

/** Ends every session of this user, on every device. */
export const signOutEverywhere = ({ db }: UserWorld, user: User): Promise<void> => db.commit(removeSessionsOf(user.id));

export const signOut = ({ db }: UserWorld, secret: string): Promise<void> => db.commit(removeSession(hashOf(secret)));
