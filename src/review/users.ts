/** Who works at the desk: how they are added, let in by a link that works once, and signed out. Officers have no account. */
import { Conflict } from '../store/database.ts';
import {
  addLink,
  addSession,
  linkByHash,
  openSession,
  removeSession,
  removeSessionsOf,
  seeSession,
  takeLink,
} from '../store/signin.ts';
import { addUser, allUsers, type User, userByName } from '../store/users.ts';
import type { World } from '../world.ts';
import { refused, type Refused } from './refused.ts';
import { hashOf, newSecret } from './secrets.ts';

export type { User };

/**
 * A reviewer works on matters; a senior one also on those that a colleague holds and is silent about. An auditor looks and
 * changes nothing. A policy officer keeps the lists, an administrator adds users: neither sees a matter.
 */
export const ROLES = ['reviewer', 'senior', 'policy', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const worksOnMatters = (role: string): boolean => role === 'reviewer' || role === 'senior';
/** Who may look at what was submitted. */
export const seesMatters = (role: string): boolean => worksOnMatters(role) || role === 'auditor';

const HOUR = 3_600_000;
export const LINK_LIFETIME = 24 * HOUR;
export const SESSION_LIFETIME = 12 * HOUR;
/** A session with which nothing is asked for so long ends: whoever left the screen may have left the door open. */
export const SESSION_IDLE = HOUR;
/** How exactly it is known when something was last asked; each time would be a write for each look. */
const SEEN_EVERY = 60_000;

type UserWorld = Pick<World, 'db' | 'now' | 'newId'>;

export interface NewUser {
  /** As colleagues write it: an officer who excludes somebody writes this name. */
  readonly name: string;
  /** As written in documents: the officer reads it under a decision, and it recuses from matters of the same unit. */
  readonly unit: string;
  readonly role: Role;
  readonly slackUser?: string;
}

/** A user and the secret of their one-time link: `/review#link=…`. It is told this once. */
export interface Admitted {
  readonly user: User;
  readonly link: string;
}

export async function admit(
  world: UserWorld,
  { name, unit, role, slackUser }: NewUser,
): Promise<Admitted | Refused<'name_taken' | 'slack_taken'>> {
  const createdAt = world.now();
  const user = {
    id: world.newId(),
    name: name.trim(),
    unit: unit.trim(),
    role,
    slackUser: slackUser ?? null,
    createdAt,
  };
  const { link, statements } = newLink(world, user.id);
  try {
    await world.db.commit([...addUser(user), ...statements]);
  } catch (error) {
    if (error instanceof Conflict && error.what === 'users.name') return refused('name_taken');
    if (error instanceof Conflict && error.what === 'users.slack_user') return refused('slack_taken');
    throw error;
  }
  return { user: { ...user, disabled: false }, link };
}

/** Another link for a user who is there already: sessions end, links are used up. */
export async function linkFor(world: UserWorld, user: User): Promise<string> {
  const { link, statements } = newLink(world, user.id);
  await world.db.commit(statements);
  return link;
}

/** The account that the first start makes, so that whoever installed the program gets in. */
export const FIRST_USER = '本机审核员';

/**
 * A link for the one who has just started the server: creates the first reviewer where there is no user at all, and lets
 * that one in again at later starts, until somebody else has been added. Undefined from then on.
 */
export async function firstLink(world: UserWorld): Promise<string | undefined> {
  const users = await allUsers(world.db);
  const [only] = users;
  if (users.length > 1 || (only && (only.name !== FIRST_USER || only.disabled))) return undefined;
  if (only) return linkFor(world, only);
  const admitted = await admit(world, { name: FIRST_USER, unit: '', role: 'reviewer' });
  if ('link' in admitted) return admitted.link;
  const user = await userByName(world.db, FIRST_USER); // another process was first
  return user && linkFor(world, user);
}

export interface Session {
  readonly user: User;
  /** Goes into the cookie. */
  readonly secret: string;
  readonly expiresAt: number;
}

/** Uses the link up and begins a session, in one commit. Unknown, used and run out are told alike. */
export async function signIn(world: UserWorld, link: string): Promise<Session | Refused<'link_invalid'>> {
  const now = world.now();
  const known = await linkByHash(world.db, hashOf(link));
  if (!known) return refused('link_invalid');
  const secret = newSecret();
  const session = { hash: hashOf(secret), userId: known.userId, expiresAt: now + SESSION_LIFETIME, ...timesOf(now) };
  try {
    await world.db.commit([...takeLink(known.hash, now), ...addSession(session)]);
  } catch (error) {
    if (error instanceof Conflict) return refused('link_invalid');
    throw error;
  }
  const open = await openSession(world.db, session.hash, timesOf(now));
  return open ? { user: open.user, secret, expiresAt: session.expiresAt } : refused('link_invalid'); // disabled this very moment
}

/**
 * Whose session it is; undefined when it is none, has run out, lay idle, or the user was disabled. Asking keeps it from lying
 * idle, unless `isAway`: a page asks on its own too, and nobody need sit before it.
 */
export async function signedIn({ db, now }: UserWorld, secret: string, isAway = false): Promise<User | undefined> {
  const [hash, at] = [hashOf(secret), now()];
  const open = await openSession(db, hash, timesOf(at));
  if (open !== undefined && !isAway && at - open.seenAt >= SEEN_EVERY) await db.commit(seeSession(hash, at));
  return open?.user;
}

/** Whether a session is still open. Unlike `signedIn` it is not kept open by being asked for: a page that only listens is idle. */
export const isOpen = async ({ db, now }: UserWorld, secret: string): Promise<boolean> =>
  (await openSession(db, hashOf(secret), timesOf(now()))) !== undefined;

const timesOf = (now: number) => ({ now, idleBefore: now - SESSION_IDLE });

/** Ends every session of this user, on every device. */
export const signOutEverywhere = ({ db }: UserWorld, user: User): Promise<void> => db.commit(removeSessionsOf(user.id));

export const signOut = ({ db }: UserWorld, secret: string): Promise<void> => db.commit(removeSession(hashOf(secret)));

function newLink({ now }: UserWorld, userId: string) {
  const link = newSecret();
  return { link, statements: addLink({ hash: hashOf(link), userId, expiresAt: now() + LINK_LIFETIME }) };
}
