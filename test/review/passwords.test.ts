/** Signing in by name and password, setting one, and what guessing comes to. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LOCKED_FOR, PASSWORD_LEAST, signInByPassword, TRIES } from '../../src/review/passwords.ts';
import { isPassword } from '../../src/review/scrypt.ts';
import { signOutEverywhere } from '../../src/review/sessions.ts';
import { linkFor, type NewUser, type User } from '../../src/review/users.ts';
import { putPassword } from '../../src/store/passwords.ts';
import { disableUser, enableUser } from '../../src/store/users.ts';
import { quick } from './quick-password.ts';
import { type Client, client, serve, type Served } from './serve.ts';

let desk: Served;
beforeEach(async () => {
  desk = await serve();
});
afterEach(() => desk.stop());

const PASSWORD = '山高月小，水落石出，清风徐来';
const ANOTHER = '清风徐来，水波不兴，举酒属客';

/** Somebody who has a password already. */
async function known(more: Partial<NewUser> = {}, password = PASSWORD): Promise<User> {
  const { user } = await desk.user(more);
  await desk.world.db.commit(putPassword(user.id, quick(password), desk.clock.now));
  return user;
}

const say = (name: string, password: string, ask: Client = desk.stranger) =>
  ask('POST', '/api/review/session', { json: { name, password } });

/** 201, or what was refused. */
async function tried(name: string, password: string): Promise<number | string> {
  const { status, body } = await say(name, password);
  return status === 201 ? status : body.error.code;
}

async function enter(user: User, password = PASSWORD): Promise<Client> {
  const { headers } = await say(user.name, password);
  return client(desk.url, headers.get('set-cookie')?.split(';')[0] ?? '');
}

const byLink = async (user: User): Promise<Client> => desk.signIn(await linkFor(desk.world, user));

const set = (ask: Client, password: string, current?: string) =>
  ask('PUT', '/api/review/password', { json: { password, ...(current !== undefined && { current }) } });

async function outcomeOf(ask: Client, password: string, current?: string): Promise<number | string> {
  const { status, body } = await set(ask, password, current);
  return status === 204 ? status : body.error.code;
}

const isIn = async (ask: Client): Promise<boolean> => (await ask('GET', '/api/review/me')).status === 200;

describe('signing in', () => {
  test('by name and password: a cookie like any other, a new one each time', async () => {
    const user = await known({ name: '张 三', unit: '某市纪委监委', role: 'auditor' });
    const { status, body, headers } = await say(' 张 三\t', PASSWORD);
    const me = { name: '张 三', unit: '某市纪委监委', role: 'auditor', hasPassword: true, mustKnowPassword: true };
    expect([status, body]).toEqual([201, me]);
    expect(headers.get('set-cookie')).toMatch(
      /^liukan-review=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    );
    const ask = await enter(user);
    expect((await say('张 三', PASSWORD, ask)).headers.get('set-cookie')).not.toContain(ask.cookie);
  });

  test('is told alike for whatever reason it fails, and costs as much', async () => {
    const { user } = await desk.user();
    expect(await outcomeOf(await byLink(user), PASSWORD)).toBe(204);
    const { user: without } = await desk.user();
    const gone = await known();
    await desk.world.db.commit(disableUser(gone.id));
    const told = new Set<string>();
    for (const [why, name, password] of [
      ['a wrong password', user.name, '水落石出'],
      ['an unknown name', '没有这人', PASSWORD],
      ['no password', without.name, PASSWORD],
      ['disabled', gone.name, PASSWORD],
    ] as const) {
      const before = process.cpuUsage();
      const { status, text, headers } = await say(name, password);
      expect(process.cpuUsage(before).user, why).toBeGreaterThan(60_000); // microseconds; without a hash it would be some 5000
      told.add(`${status} ${text} ${headers.get('set-cookie')}`);
    }
    expect([...told]).toEqual([expect.stringMatching(/^401 .*sign_in_failed.* null$/)]);
  });

  test.each([
    ['the same characters from another keyboard', 'Abc 123 好好学习', 'Ａｂｃ　１２３　好好学习', 201],
    ['another case', 'Abc 123 好好学习', 'abc 123 好好学习', 'sign_in_failed'],
    ['a space more', 'Abc 123 好好学习', 'Abc 123 好好学习 ', 'sign_in_failed'],
    ['a prefix', 'Abc 123 好好学习', 'Abc 123 好好学', 'sign_in_failed'],
    ['200 characters', '长'.repeat(200), '长'.repeat(200), 201],
    ['more than 200', '长'.repeat(200), '长'.repeat(201), 'invalid_request'],
    ['none', PASSWORD, '', 'invalid_request'],
  ])('%s', async (_, password, typed, outcome) => {
    const { name } = await known({}, password);
    expect(await tried(name, typed)).toBe(outcome);
  });

  test('a user who was disabled is not let in by what they had, even when enabled again', async () => {
    const user = await known();
    const ask = await enter(user);
    await desk.world.db.commit(disableUser(user.id));
    expect(await isIn(ask)).toBe(false);
    await desk.world.db.commit(enableUser(user.id));
    expect(await tried(user.name, PASSWORD)).toBe('sign_in_failed');
    expect(await isIn(await byLink(user))).toBe(true);
  });
});

describe('guessing', () => {
  const wrong = async (name: string, times: number): Promise<readonly (number | string)[]> => {
    const told = [];
    for (let time = 0; time < times; time++) told.push(await tried(name, '猜猜看猜猜看猜猜看猜猜看'));
    return told;
  };

  test('five wrong ones lock the name for a quarter of an hour, and knocking makes it no longer', async () => {
    const { name } = await known();
    expect(await wrong(name, TRIES)).toEqual(Array(TRIES).fill('sign_in_failed'));
    expect(await tried(name, PASSWORD), 'the right one neither').toBe('locked');
    desk.clock.now += LOCKED_FOR - 1;
    expect(await wrong(name, 3)).toEqual(['locked', 'locked', 'locked']);
    expect(await tried(` ${name} `, PASSWORD)).toBe('locked');
    desk.clock.now += 1;
    expect(await tried(name, PASSWORD)).toBe(201);
  });

  test('a locked name is told how to get in, and a link does', async () => {
    const user = await known();
    await wrong(user.name, TRIES);
    const { status, body } = await say(user.name, PASSWORD);
    expect([status, body.error.message]).toEqual([429, expect.stringContaining('一次性链接')]);
    expect(await isIn(await byLink(user))).toBe(true);
  });

  test('a colleague is not locked with it, nor whoever is signed in', async () => {
    const [user, colleague] = [await known(), await known()];
    const ask = await enter(user);
    await wrong(user.name, TRIES);
    expect(await tried(colleague.name, PASSWORD)).toBe(201);
    expect(await isIn(ask)).toBe(true);
  });

  test('a right one forgets the wrong ones', async () => {
    const { name } = await known();
    for (let times = 0; times < 3; times++) {
      await wrong(name, TRIES - 1);
      expect(await tried(name, PASSWORD)).toBe(201);
    }
  });

  test('one now and then is forgotten', async () => {
    const { name } = await known();
    for (let times = 0; times < 2 * TRIES; times++) {
      expect(await wrong(name, 1)).toEqual(['sign_in_failed']);
      desk.clock.now += LOCKED_FOR;
    }
  });

  test('twenty at once are five tries', async () => {
    const { name } = await known();
    const told = await Promise.all(Array.from({ length: 20 }, () => tried(name, '水落石出水落石出水落石出')));
    expect(told.filter((each) => each === 'sign_in_failed')).toHaveLength(TRIES);
    expect(told.filter((each) => each === 'locked')).toHaveLength(20 - TRIES);
  });

  test('a name that nobody has is locked too, by tries that count while nobody has it', async () => {
    const { id, name } = await known();
    await wrong(name, TRIES - 1);
    for (const table of ['signin_links', 'passwords', 'users'])
      await desk.world.db.commit([
        { sql: `delete from ${table} where ${table === 'users' ? 'id' : 'user_id'} = $1`, params: [id] },
      ]);
    expect(await wrong(name, 2)).toEqual(['sign_in_failed', 'locked']);
  });

  test('many names from one address: slowed down, whatever the names', async () => {
    const told = [];
    const users = await Promise.all(Array.from({ length: 31 }, () => known()));
    for (const { name } of users) told.push(await tried(name, '水落石出水落石出'));
    expect(told).toEqual([...Array(30).fill('sign_in_failed'), 'rate_limited']);
    const { user, link } = await desk.user();
    expect(await isIn(await desk.signIn(link)), `${user.name}: a link is not held up`).toBe(true);
  });

  test('a crowd is turned away instead of waiting for ever, and costs nobody a try', async () => {
    const { name } = await known();
    const crowd = Array.from({ length: 30 }, () => isPassword('', quick('')));
    const turnedAway = Array.from({ length: TRIES + 1 }, () => signInByPassword(desk.world, name, PASSWORD));
    for (const told of await Promise.all(turnedAway)) expect(told).toEqual({ refused: 'crowded' });
    await Promise.all(crowd);
    expect(await tried(name, PASSWORD)).toBe(201);
  });
});

describe('setting a password', () => {
  test('after the first link without another, then not without it', async () => {
    const { user, link } = await desk.user();
    const ask = await desk.signIn(link);
    expect((await ask('GET', '/api/review/me')).body).toMatchObject({ hasPassword: false, mustKnowPassword: false });
    expect(await outcomeOf(ask, PASSWORD)).toBe(204);
    expect((await ask('GET', '/api/review/me')).body).toMatchObject({ hasPassword: true, mustKnowPassword: true });
    expect(await outcomeOf(ask, ANOTHER)).toBe('password_wrong');
    expect(await tried(user.name, PASSWORD)).toBe(201);
  });

  test('another in its place, by whoever knows it', async () => {
    const user = await known();
    const ask = await enter(user);
    expect(await outcomeOf(ask, ANOTHER)).toBe('password_wrong');
    expect(await outcomeOf(ask, ANOTHER, '水落石出')).toBe('password_wrong');
    expect(await outcomeOf(ask, ANOTHER, PASSWORD)).toBe(204);
    expect(await tried(user.name, PASSWORD)).toBe('sign_in_failed');
    expect(await tried(user.name, ANOTHER)).toBe(201);
  });

  test('the current one cannot be guessed at either', async () => {
    const ask = await enter(await known());
    const told = [];
    for (let times = 0; times <= TRIES; times++) told.push(await outcomeOf(ask, PASSWORD, `第${times}次猜`));
    expect(told).toEqual([...Array(TRIES).fill('password_wrong'), 'locked']);
  });

  test('by whoever came by a link and has forgotten it: ends every other session and the links that were not used', async () => {
    const user = await known();
    const colleague = await enter(await known());
    const [before, here] = [await byLink(user), await byLink(user)];
    const link = await linkFor(desk.world, user);
    expect(await outcomeOf(here, ANOTHER)).toBe(204);
    expect([await isIn(before), await isIn(here), await isIn(colleague)]).toEqual([false, true, true]);
    expect((await desk.stranger('POST', '/api/review/session', { json: { link } })).status).toBe(401);
  });

  test('comes to nothing when the session is ended meanwhile', async () => {
    const { user, link } = await desk.user();
    const ask = await desk.signIn(link);
    const setting = outcomeOf(ask, PASSWORD);
    await new Promise((resolve) => setTimeout(resolve, 20)); // it is being hashed
    await signOutEverywhere(desk.world, user);
    expect(await setting).toBe('signed_out');
    expect(await desk.world.db.query('select * from passwords', [])).toEqual([]);
  });

  test.each([
    ['too short', '山高月小水落石出清风徐', 'password_short'],
    ['too short, though it takes many bytes', '👩‍👩‍👧‍👦一', 'password_short'],
    ['one character', 'a'.repeat(40), 'password_simple'],
    ['a few over and over', 'abc!abc!abc!abc!', 'password_simple'],
    ['a row of the keyboard', 'qwertyuiopasdfghjkl', 'password_simple'],
    ['digits in order', '012345678901234567890', 'password_simple'],
    ['the alphabet backwards', 'zyxwvutsrqponmlkjihgfedcba', 'password_simple'],
    ['one’s name', '欧阳某某欧阳某某欧阳某某', 'password_simple'],
    ['one’s unit and a year', '某市纪委监委某市纪委监委2026', 'password_simple'],
    ['one’s unit in other letters', 'kgbx某处ＫＧＢＸ某处1', 'password_simple'],
    ['more than 200', '长短高低'.repeat(51), 'invalid_request'],
  ])('%s: not taken, and nothing is changed', async (_, password, outcome) => {
    const { link } = await desk.user({
      name: '欧阳某某',
      unit: password.includes('处') ? 'ＫＧbX某处' : '某市纪委监委',
    });
    const ask = await desk.signIn(link);
    expect(await outcomeOf(ask, password)).toBe(outcome);
    expect((await ask('GET', '/api/review/me')).body.hasPassword).toBe(false);
  });

  test('what is said of it: the least length, before one has tried', async () => {
    const { body } = await desk.stranger('GET', '/api/review/ways');
    expect(body.passwordLeast).toBe(PASSWORD_LEAST);
    const { link } = await desk.user();
    const { body: told } = await set(await desk.signIn(link), '短');
    expect(told.error.message).toContain(`至少 ${PASSWORD_LEAST} 个字`);
  });
});

test('neither log nor store holds a password, nor a name that was tried', async () => {
  const { user, link } = await desk.user();
  const ask = await desk.signIn(link);
  await set(ask, PASSWORD);
  await signInByPassword(desk.world, '误写在这里的密码', '水落石出');
  await set(ask, '短', '水落石出');
  const tables = ['passwords', 'password_tries', 'sessions', 'signin_links'];
  const rows = await Promise.all(tables.map((table) => desk.world.db.query(`select * from ${table}`, [])));
  expect(rows[0]).toMatchObject([
    { user_id: user.id, hash: expect.stringMatching(/^scrypt\$32768\$8\$3\$[\w-]{22}\$/) },
  ]);
  expect(rows[1]).toHaveLength(1);
  for (const said of [PASSWORD, '误写在这里的密码', '水落石出', '短'])
    for (const place of [JSON.stringify(rows), desk.logged.join('')]) expect(place).not.toContain(said);
});
