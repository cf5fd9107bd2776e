/** liukan user …: who works at the desk and how each gets in. Called as the program calls it, without a process for each. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { user } from '../../src/commands/user.ts';
import { UsageError } from '../../src/commands/usage.ts';
import { setPassword, signInByPassword } from '../../src/review/passwords.ts';
import { signedIn, signIn } from '../../src/review/sessions.ts';
import { newId } from '../../src/new-id.ts';
import { openStore } from '../../src/store/open.ts';
import type { Database } from '../../src/store/database.ts';
import { userByName, userByOidc } from '../../src/store/users.ts';
import { aFolder, liukan, tidyAfterEach } from './run.ts';

tidyAfterEach();

let db: Database;
let path: string;
beforeEach(async () => {
  path = join(await aFolder(), 'a.sqlite');
  vi.stubEnv('LIUKAN_DATABASE', path);
  vi.stubEnv('LIUKAN_PUBLIC_URL', 'https://liukan.example.gov.cn');
  db = await openStore(path);
});
afterEach(async () => {
  await db.close();
  vi.unstubAllEnvs();
});

const world = () => ({ db, now: Date.now, newId });

/** What it printed, or in which words it said no. */
async function says(words: readonly string[], options: Parameters<typeof user>[1] = {}): Promise<string> {
  let printed = '';
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  try {
    expect(await user(words, options)).toBe(0);
    return printed;
  } catch (error) {
    if (error instanceof UsageError) return `no: ${error.message}`;
    throw error;
  } finally {
    out.mockRestore();
  }
}

const linkIn = (printed: string): string => /#link=(\S+)\n$/.exec(printed)?.[1] ?? 'none';

/** Whose session a link begins, or what is said instead. */
async function opens(printed: string) {
  const begun = await signIn(world(), linkIn(printed));
  return 'user' in begun ? begun : begun.refused;
}

const UNIT = { unit: '某市纪委监委' };

test('a name with a space in it is one name, quoted wherever it is to be typed', async () => {
  const added = await says(['add', ' 张 三 '], { ...UNIT, oidc: ' sub-1 ' });
  expect(added).toMatch(/^已添加 张 三（某市纪委监委）/);
  expect(await opens(added)).toMatchObject({ user: { name: '张 三', role: 'reviewer', oidcSubject: 'sub-1' } });
  await says(['add', '张'], UNIT);
  expect(await says(['disable', '张', '三']), 'not 张').toMatch(/^no: .*加引号/);
  expect(await userByName(db, '张')).toMatchObject({ disabled: false });
  expect(await says(['disable', '张 三'])).toContain("liukan user enable '张 三'");
  expect(await says(['link', '张 三'])).toBe("no: 「张 三」已经停用；要恢复：liukan user enable '张 三'");
});

test('a new link takes the place of one that was not used', async () => {
  const [first, second] = [await says(['add', '李四'], UNIT), await says(['link', '李四'])];
  expect(linkIn(second)).not.toBe(linkIn(first));
  expect(await opens(first)).toBe('link_invalid');
  expect(await opens(second)).toMatchObject({ user: { name: '李四' } });
});

test('disabled: out at once, by every way; enabled: in by the new link, and not by the old password', async () => {
  const begun = await opens(await says(['add', '李四'], UNIT));
  if (typeof begun === 'string') throw new Error(begun);
  const password = '山高月小，水落石出，清风徐来';
  await setPassword(world(), { user: begun.user, begunBy: 'link', secret: begun.secret }, { password });
  const link = await says(['link', '李四']);
  expect(await says(['disable', '李四'])).toContain('在所有设备上退出');
  expect(await signedIn(world(), begun.secret)).toBeUndefined();
  expect(await opens(link)).toBe('link_invalid');
  const enabled = await says(['enable', '李四']);
  expect(enabled).toContain('原来的密码已经作废');
  expect(await signInByPassword(world(), '李四', password)).toEqual({ refused: 'sign_in_failed' });
  expect(await opens(enabled)).toMatchObject({ user: { name: '李四' } });
});

test('the last of a role may be disabled, and it is said', async () => {
  await says(['add', '周五'], { ...UNIT, role: 'administrator' });
  await says(['add', '吴六'], { ...UNIT, role: 'administrator' });
  expect(await says(['disable', '周五'])).not.toContain('请注意');
  expect(await says(['disable', '吴六'])).toContain('请注意：现在没有在用的 administrator 了');
});

test('an account of the office’s: given, changed, taken; whoever is signed in must sign in again', async () => {
  const begun = await opens(await says(['add', '李四'], UNIT));
  if (typeof begun === 'string') throw new Error(begun);
  expect(await says(['oidc', '李四', ' sub-4 '])).toContain('可以用统一账号 sub-4 登录了');
  expect(await userByOidc(db, 'sub-4')).toMatchObject({ name: '李四' });
  expect(await signedIn(world(), begun.secret)).toBeUndefined();
  expect(await says(['oidc', '李四'])).toMatch(/^no: 写法：liukan user oidc/);
  await says(['add', '王五'], UNIT);
  expect(await says(['oidc', '王五', 'sub-4'])).toMatch(/^no: .*已经有别的用户在用/);
  expect(await says(['add', '赵六'], { ...UNIT, oidc: 'sub-4' })).toMatch(/^no: .*已经有别的用户在用/);
  const { code, stdout } = await liukan(['user', 'oidc', '李四', ''], { env: { LIUKAN_DATABASE: path } });
  expect([code, stdout]).toEqual([0, '李四 不再用统一账号登录，已经登录的要重新登录。\n']);
  expect(await userByOidc(db, 'sub-4')).toBeUndefined();
  await says(['add', '无号甲'], { ...UNIT, oidc: '' });
  expect(await says(['add', '无号乙'], { ...UNIT, oidc: '' }), 'none is no account that another could have').toMatch(
    /^已添加/,
  );
});

test('list: everybody in the order in which they came, and no secret', async () => {
  expect(await says(['list'])).toContain('还没有用户');
  const added = await says(['add', '李四'], { ...UNIT, role: 'senior', slack: 'U42', oidc: 'sub-4' });
  await says(['add', '王五'], UNIT);
  await says(['disable', '王五']);
  const listed = await says(['list']);
  expect(listed).toBe('李四  某市纪委监委  senior  Slack U42  统一账号 sub-4\n王五  某市纪委监委  reviewer  已停用\n');
  expect(listed).not.toContain(linkIn(added));
});

describe('said no, and nothing is changed', () => {
  test.each([
    [['list', '李四'], '写法：liukan user add'],
    [['link', '李', '四'], '多写了几个字'],
    [['link'], '写法：liukan user add'],
    [['enable', '没有这人'], '没有叫「没有这人」的用户；看有谁：liukan user list'],
    [['add', ' '], '要写姓名'],
    [['remove', '李四'], '写法：liukan user add'],
  ])('liukan user %j', async (words, told) => {
    expect(await says(words, UNIT)).toMatch(new RegExp(`^no: .*${told}`));
    expect(await db.query('select * from users', [])).toEqual([]);
  });
});
