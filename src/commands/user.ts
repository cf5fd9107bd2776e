/** liukan user add|link: reviewers, and the links by which they sign in once. */
import { type Config, readConfig } from '../config.ts';
import { admit, linkFor, ROLES, type Role } from '../review/users.ts';
import { newId, openStore } from '../server.ts';
import { userByName } from '../store/users.ts';
import { UsageError } from './usage.ts';

/** liukan user link NAME: another one-time link, when a session has ended or a link has run out. */
export async function linkUser(name: string): Promise<number> {
  const config = readConfig(process.env);
  const db = await openStore(config.database);
  try {
    const user = await userByName(db, name);
    if (user === undefined || user.disabled)
      throw new UsageError(`没有叫「${name}」的审核人员，先用 liukan user add 添加`);
    const link = await linkFor({ db, now: Date.now, newId }, user);
    process.stdout.write(
      `一次性登录链接，24小时内有效，请当面或用可靠的方式交给本人：\n${consoleUrl(config)}#link=${link}\n`,
    );
    return 0;
  } finally {
    await db.close();
  }
}

const consoleUrl = (config: Config): string => `${config.publicUrl ?? `http://${config.host}:${config.port}`}/review`;

export interface Wanted {
  readonly name: string;
  readonly unit: string | undefined;
  readonly role: string | undefined;
  readonly slackUser: string | undefined;
}

export async function addUser({ name, unit, role = 'reviewer', slackUser }: Wanted): Promise<number> {
  if (unit === undefined || unit.trim() === '')
    throw new UsageError('要写 --unit 单位：回避按单位判断，结论上也会写明');
  if (!(ROLES as readonly string[]).includes(role)) throw new UsageError(`--role 只能是 ${ROLES.join(' 或 ')}`);
  const config = readConfig(process.env);
  const db = await openStore(config.database);
  try {
    const admitted = await admit(
      { db, now: Date.now, newId },
      { name, unit, role: role as Role, ...(slackUser === undefined ? {} : { slackUser }) },
    );
    if (!('link' in admitted)) throw new UsageError('已经有同名的用户，或这个 Slack 账号已有人用');
    process.stdout.write(
      `已添加 ${name}（${unit}）。一次性登录链接，24小时内有效，请当面或用可靠的方式交给本人：\n${consoleUrl(config)}#link=${admitted.link}\n`,
    );
    return 0;
  } finally {
    await db.close();
  }
}
