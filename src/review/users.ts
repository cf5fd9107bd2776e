/** Who works at the desk: how they are added, and the links by which they come in once. Officers have no account. */
import { Conflict } from '../store/database.ts';
import { addLink, removeLinksOf } from '../store/signin.ts';
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

export type UserWorld = Pick<World, 'db' | 'now' | 'newId'>;

export interface NewUser {
  /** As colleagues write it: an officer who excludes somebody writes this name. */
  readonly name: string;
  /** As written in documents: the officer reads it under a decision, and it recuses from matters of the same unit. */
  readonly unit: string;
  readonly role: Role;
  readonly slackUser?: string;
  /** Their account at the office's identity provider. */
  readonly oidcSubject?: string;
}

/** A user and the secret of their one-time link: `/review#link=…`. It is told this once. */
export interface Admitted {
  readonly user: User;
  readonly link: string;
}

export async function admit(
  world: UserWorld,
  { name, unit, role, slackUser, oidcSubject }: NewUser,
): Promise<Admitted | Refused<'name_taken' | 'slack_taken' | 'oidc_taken'>> {
  const createdAt = world.now();
  const user = {
    id: world.newId(),
    name: name.trim(),
    unit: unit.trim(),
    role,
    slackUser: slackUser ?? null,
    oidcSubject: oidcSubject?.trim() || null,
    createdAt,
  };
  const { link, statements } = newLink(world, user.id);
  try {
    await world.db.commit([...addUser(user), ...statements]);
  } catch (error) {
    if (error instanceof Conflict && error.what === 'users.name') return refused('name_taken');
    if (error instanceof Conflict && error.what === 'users.slack_user') return refused('slack_taken');
    if (error instanceof Conflict && error.what === 'users.oidc_subject') return refused('oidc_taken');
    throw error;
  }
  return { user: { ...user, disabled: false }, link };
}

/**
 * Another link for a user who is there already: sessions end, links are used up, and people forget passwords. One that was made
 * before and not used opens nothing any more: perhaps it went to the wrong person.
 */
export async function linkFor(world: UserWorld, user: User): Promise<string> {
  const { link, statements } = newLink(world, user.id);
  await world.db.commit([...removeLinksOf(user.id), ...statements]);
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

function newLink({ now }: UserWorld, userId: string) {
  const link = newSecret();
  return { link, statements: addLink({ hash: hashOf(link), userId, expiresAt: now() + LINK_LIFETIME }) };
}
