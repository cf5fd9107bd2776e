/** liukan user …: those who work at the review desk, and how each gets in. */
import { type Config, readConfig } from '../config.ts';
import { admit, linkFor, ROLES, type Role, type User } from '../review/users.ts';
import { newId } from '../new-id.ts';
import { openStore } from '../store/open.ts';
import { Conflict, type Database } from '../store/database.ts';
import { removeSessionsOf } from '../store/signin.ts';
import { allUsers, disableUser, enableUser, setOidcSubject, userByName } from '../store/users.ts';
import { UsageError } from './usage.ts';

interface Options {
  readonly unit?: string | undefined;
  readonly role?: string | undefined;
  readonly slack?: string | undefined;
  readonly oidc?: string | undefined;
}

const HOW = '写法：liukan user add 姓名 --unit 单位，liukan user list，或 liukan user link|disable|enable|oidc 姓名';

export async function user([what, name, subject, ...more]: readonly string[], options: Options): Promise<number> {
  // a name with a space in it and no quotes around would be another person's
  if (more.length > 0 || (subject !== undefined && what !== 'oidc'))
    throw new UsageError(`多写了几个字：姓名里有空格的，请加引号。${HOW}`);
  if (what === 'list' && name === undefined) return listUsers();
  if (name === undefined) throw new UsageError(HOW);
  switch (what) {
    case 'add':
      return addUser({
        name,
        unit: options.unit,
        role: options.role,
        slackUser: options.slack,
        oidcSubject: options.oidc,
      });
    case 'link':
      return linkUser(name);
    case 'disable':
      return disable(name);
    case 'enable':
      return enable(name);
    case 'oidc':
      if (subject === undefined) throw new UsageError("写法：liukan user oidc 姓名 账号编号（不再用统一账号：写 ''）");
      return linkOidc(name, subject);
    default:
      throw new UsageError(HOW);
  }
}

/** As it must be typed. */
const typed = (name: string): string =>
  /^[\p{L}\p{N}_.-]+$/u.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;

const HANDED = '一次性登录链接，24小时内有效，请当面或用可靠的方式交给本人：';

/** liukan user link NAME: another one-time link, when a password is forgotten or a link has run out. */
const linkUser = (name: string): Promise<number> =>
  withUser(name, async (user, db, config) => {
    if (user.disabled) throw new UsageError(`「${name}」已经停用；要恢复：liukan user enable ${typed(user.name)}`);
    const link = await linkFor({ db, now: Date.now, newId }, user);
    return `${HANDED}\n${consoleUrl(config)}#link=${link}`;
  });

/**
 * liukan user disable NAME: signed out at once, everywhere, and not let in again. What they did stays in the records. The last of
 * a role too: whoever runs this command can add another, so nobody is locked out by it; but it is said.
 */
const disable = (name: string): Promise<number> =>
  withUser(name, async (user, db) => {
    await db.commit(disableUser(user.id));
    const others = (await allUsers(db)).some(({ role, disabled }) => role === user.role && !disabled);
    return [
      `已停用 ${user.name}：在所有设备上退出，链接、密码和统一账号都不能再登录。办理过的记录不变。恢复：liukan user enable ${typed(user.name)}`,
      ...(others ? [] : [`请注意：现在没有在用的 ${user.role} 了。`]),
    ].join('\n');
  });

/** liukan user enable NAME: back again, with a new link; the password they had is gone. */
const enable = (name: string): Promise<number> =>
  withUser(name, async (user, db, config) => {
    await db.commit(enableUser(user.id));
    const link = await linkFor({ db, now: Date.now, newId }, user);
    return `已恢复 ${user.name}。原来的密码已经作废。${HANDED}\n${consoleUrl(config)}#link=${link}`;
  });

/** liukan user oidc NAME NUMBER: the account at the identity provider with which they sign in; '' for none. */
const linkOidc = (name: string, subject: string): Promise<number> =>
  withUser(name, async (user, db) => {
    try {
      // whoever came in by the account that it was, perhaps by mistake, is out
      await db.commit([...setOidcSubject(user.id, subject.trim() || null), ...removeSessionsOf(user.id)]);
    } catch (error) {
      if (error instanceof Conflict) throw new UsageError('这个统一账号编号已经有别的用户在用');
      throw error;
    }
    return subject.trim() === ''
      ? `${user.name} 不再用统一账号登录，已经登录的要重新登录。`
      : `${user.name} 可以用统一账号 ${subject.trim()} 登录了，已经登录的要重新登录。`;
  });

/** liukan user list: everybody, with no secret. */
async function listUsers(): Promise<number> {
  const db = await openStore(readConfig(process.env).database);
  try {
    const lines = (await allUsers(db)).map(({ name, unit, role, slackUser, oidcSubject, disabled }) =>
      [
        name,
        unit || '—',
        role,
        ...(slackUser === null ? [] : [`Slack ${slackUser}`]),
        ...(oidcSubject === null ? [] : [`统一账号 ${oidcSubject}`]),
        ...(disabled ? ['已停用'] : []),
      ].join('  '),
    );
    process.stdout.write(lines.length === 0 ? '还没有用户，用 liukan user add 添加。\n' : `${lines.join('\n')}\n`);
    return 0;
  } finally {
    await db.close();
  }
}

async function withUser(
  name: string,
  does: (user: User, db: Database, config: Config) => Promise<string>,
): Promise<number> {
  const config = readConfig(process.env);
  const db = await openStore(config.database);
  try {
    const user = await userByName(db, name.trim());
    if (user === undefined) throw new UsageError(`没有叫「${name}」的用户；看有谁：liukan user list`);
    process.stdout.write(`${await does(user, db, config)}\n`);
    return 0;
  } finally {
    await db.close();
  }
}

const consoleUrl = (config: Config): string => `${config.publicUrl ?? `http://${config.host}:${config.port}`}/review`;

interface Wanted {
  readonly name: string;
  readonly unit: string | undefined;
  readonly role: string | undefined;
  readonly slackUser: string | undefined;
  readonly oidcSubject: string | undefined;
}

const TAKEN = {
  name_taken: '已经有同名的用户；两个同名的人，请在姓名后加部门',
  slack_taken: '这个 Slack 账号已有别的用户在用',
  oidc_taken: '这个统一账号编号已经有别的用户在用',
};

async function addUser({ name, unit, role = 'reviewer', slackUser, oidcSubject }: Wanted): Promise<number> {
  if (name.trim() === '') throw new UsageError('要写姓名');
  if (unit === undefined || unit.trim() === '')
    throw new UsageError('要写 --unit 单位：回避按单位判断，结论上也会写明');
  if (!(ROLES as readonly string[]).includes(role)) throw new UsageError(`--role 只能是 ${ROLES.join('、')} 之一`);
  const config = readConfig(process.env);
  const db = await openStore(config.database);
  try {
    const admitted = await admit(
      { db, now: Date.now, newId },
      {
        name,
        unit,
        role: role as Role,
        ...(slackUser === undefined ? {} : { slackUser }),
        ...(oidcSubject === undefined ? {} : { oidcSubject }),
      },
    );
    if (!('link' in admitted)) throw new UsageError(TAKEN[admitted.refused]);
    process.stdout.write(
      `已添加 ${name.trim()}（${unit.trim()}）。${HANDED}\n${consoleUrl(config)}#link=${admitted.link}\n`,
    );
    return 0;
  } finally {
    await db.close();
  }
}
