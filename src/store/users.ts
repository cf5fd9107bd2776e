/** Users: reviewers and those who look after the lists. Officers have no account. */
import { integer, text, textOrNull } from './columns.ts';
import type { Database, Row, Statement } from './database.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly role: string;
  readonly slackUser: string | null;
  /** Their account at the office's identity provider. */
  readonly oidcSubject: string | null;
  readonly createdAt: number;
  readonly disabled: boolean;
}

/** Conflicts on `users.name`, `users.slack_user` or `users.oidc_subject` when another has it. */
export function addUser(user: Omit<User, 'disabled'>): Statement[] {
  const { id, name, unit, role, slackUser, oidcSubject, createdAt } = user;
  return [
    {
      sql: `insert into users (id, name, unit, role, slack_user, oidc_subject, created_at, disabled)
        values ($1, $2, $3, $4, $5, $6, $7, 0)`,
      params: [id, name, unit, role, slackUser, oidcSubject, createdAt],
    },
  ];
}

export async function userById(db: Database, id: string): Promise<User | undefined> {
  const [row] = await db.query(`select ${userColumns} from users where id = $1`, [id]);
  return row && toUser(row);
}

export async function userByName(db: Database, name: string): Promise<User | undefined> {
  const [row] = await db.query(`select ${userColumns} from users where name = $1`, [name]);
  return row && toUser(row);
}

export async function userBySlack(db: Database, slackUser: string): Promise<User | undefined> {
  const [row] = await db.query(`select ${userColumns} from users where slack_user = $1`, [slackUser]);
  return row && toUser(row);
}

export async function userByOidc(db: Database, subject: string): Promise<User | undefined> {
  const [row] = await db.query(`select ${userColumns} from users where oidc_subject = $1`, [subject]);
  return row && toUser(row);
}

/** The disabled too; oldest first. */
export async function allUsers(db: Database): Promise<readonly User[]> {
  const rows = await db.query(`select ${userColumns} from users order by created_at, id`, []);
  return rows.map(toUser);
}

export function setSlackUser(userId: string, slackUser: string | null): Statement[] {
  return [{ sql: 'update users set slack_user = $2 where id = $1', params: [userId, slackUser], expect: 1 }];
}

/** Conflicts on `users.oidc_subject` when another has it. */
export function setOidcSubject(userId: string, subject: string | null): Statement[] {
  return [{ sql: 'update users set oidc_subject = $2 where id = $1', params: [userId, subject], expect: 1 }];
}

/** At once: signed out everywhere, and neither a link that was sent nor a password lets them in again. */
export function disableUser(userId: string): Statement[] {
  return [
    { sql: 'update users set disabled = 1 where id = $1', params: [userId], expect: 1 },
    { sql: 'delete from sessions where user_id = $1', params: [userId] },
    { sql: 'delete from signin_links where user_id = $1', params: [userId] },
    { sql: 'delete from passwords where user_id = $1', params: [userId] },
  ];
}

/** Lets them sign in again, with a new link. */
export function enableUser(userId: string): Statement[] {
  return [{ sql: 'update users set disabled = 0 where id = $1', params: [userId], expect: 1 }];
}

export const userColumns =
  'users.id, users.name, users.unit, users.role, users.slack_user, users.oidc_subject, users.created_at, users.disabled';

export function toUser(row: Row): User {
  return {
    id: text(row, 'id'),
    name: text(row, 'name'),
    unit: text(row, 'unit'),
    role: text(row, 'role'),
    slackUser: textOrNull(row, 'slack_user'),
    oidcSubject: textOrNull(row, 'oidc_subject'),
    createdAt: integer(row, 'created_at'),
    disabled: integer(row, 'disabled') === 1,
  };
}
