/** liukan user add: a reviewer, with a link that works once. */
import { readConfig } from '../config.ts';
import { admit, ROLES, type Role } from '../review/users.ts';
import { newId, openStore } from '../server.ts';
import { UsageError } from './usage.ts';

export interface Wanted {
  readonly name: string;
  readonly unit: string | undefined;
  readonly role: string | undefined;
  readonly slackUser: string | undefined;
}

export async function addUser({ name, unit, role = 'reviewer', slackUser }: Wanted): Promise<number> {
  if (unit === undefined || unit.trim() === '') throw new UsageError('要写 --unit 单位：回避按单位判断，结论上也会写明');
  if (!(ROLES as readonly string[]).includes(role)) throw new UsageError(`--role 只能是 ${ROLES.join(' 或 ')}`);
  const config = readConfig(process.env);
  const db = await openStore(config.database);
  try {
    const admitted = await admit(
      { db, now: Date.now, newId },
      { name, unit, role: role as Role, ...(slackUser === undefined ? {} : { slackUser }) },
    );
    if (!('link' in admitted)) throw new UsageError('已经有同名的用户，或这个 Slack 账号已有人用');
    const url = config.publicUrl ?? `http://${config.host}:${config.port}`;
    process.stdout.write(`已添加 ${name}（${unit}）。一次性登录链接，24小时内有效，请当面或用可靠的方式交给本人：\n${url}/review#link=${admitted.link}\n`);
    return 0;
  } finally {
    await db.close();
  }
}
