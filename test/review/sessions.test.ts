/** When a session at the console ends, and that nothing is told afterwards, over a stream that is still open either. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { act } from '../../src/review/act.ts';
import { SESSION_IDLE, SESSION_LIFETIME } from '../../src/review/sessions.ts';
import { linkFor } from '../../src/review/users.ts';
import { disableUser } from '../../src/store/users.ts';
import { serve, type Served } from './serve.ts';

let desk: Served;
beforeEach(async () => {
  desk = await serve();
});
afterEach(() => desk.stop());

const AWAY = { headers: { 'x-liukan-away': 'yes' } };

describe('a session', () => {
  test('that lies idle for an hour ends; one that is used does not', async () => {
    const ask = await desk.signIn((await desk.user()).link);
    desk.clock.now += SESSION_IDLE - 1;
    expect((await ask('GET', '/api/review/me')).status).toBe(200);
    desk.clock.now += SESSION_IDLE - 1;
    expect((await ask('GET', '/api/review/me')).status).toBe(200);
    desk.clock.now += SESSION_IDLE;
    const { status, body } = await ask('GET', '/api/review/me');
    expect([status, body.error.code]).toEqual([401, 'signed_out']);
  });

  test('is not kept open by a page that asks on its own', async () => {
    const ask = await desk.signIn((await desk.user()).link);
    desk.clock.now += SESSION_IDLE - 1;
    expect((await ask('GET', '/api/review/reviews', AWAY)).status).toBe(200);
    desk.clock.now += 1;
    expect((await ask('GET', '/api/review/reviews', AWAY)).status).toBe(401);
  });

  test('ends after 12 hours however much it is used', async () => {
    const ask = await desk.signIn((await desk.user()).link);
    const end = desk.clock.now + SESSION_LIFETIME;
    for (desk.clock.now += SESSION_IDLE / 2; desk.clock.now < end; desk.clock.now += SESSION_IDLE / 2)
      expect((await ask('GET', '/api/review/me')).status).toBe(200);
    expect((await ask('GET', '/api/review/me')).status).toBe(401);
  });

  test('ends on every device at once, and no colleague’s does', async () => {
    const { user, link } = await desk.user();
    const here = await desk.signIn(link);
    const there = await desk.signIn(await linkFor(desk.world, user));
    const colleague = await desk.signIn((await desk.user()).link);
    const { status, headers } = await here('DELETE', '/api/review/sessions');
    expect([status, headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect((await there('GET', '/api/review/me')).status).toBe(401);
    expect((await here('DELETE', '/api/review/sessions')).status).toBe(401);
    expect((await colleague('GET', '/api/review/me')).status).toBe(200);
  });
});

describe('an open stream of changes', () => {
  /** What comes over it until it ends. */
  async function listen(cookie: string) {
    const gone = new AbortController();
    const { body } = await fetch(`${desk.url}/api/review/events`, { headers: { cookie }, signal: gone.signal });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const ended = (async () => {
      for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) heard += next.value;
    })().catch(() => undefined);
    while (!heard.includes('ready')) await new Promise((resolve) => setTimeout(resolve, 5));
    return { ended, heard: () => heard, leave: () => gone.abort() };
  }

  test('tells of a change while one is signed in', async () => {
    const ask = await desk.signIn((await desk.user()).link);
    const { user } = await desk.user();
    const { id } = await desk.matter();
    const stream = await listen(ask.cookie);
    await act(desk.desk, user, id, { type: 'accepted' });
    while (!stream.heard().includes('changed')) await new Promise((resolve) => setTimeout(resolve, 5));
    stream.leave();
    await stream.ended;
  });

  test.each([
    [
      'signing out',
      async (_: string, ask: Awaited<ReturnType<Served['signIn']>>) =>
        void (await ask('DELETE', '/api/review/session')),
    ],
    [
      'signing out everywhere',
      async (_: string, ask: Awaited<ReturnType<Served['signIn']>>) =>
        void (await ask('DELETE', '/api/review/sessions')),
    ],
    ['being disabled', async (id: string) => desk.world.db.commit(disableUser(id))],
    [
      'lying idle',
      async () => {
        desk.clock.now += SESSION_IDLE;
      },
    ],
  ])('ends with %s, and tells nothing more', async (_, ends) => {
    const { user, link } = await desk.user();
    const ask = await desk.signIn(link);
    const other = await desk.user();
    const { id } = await desk.matter();
    const stream = await listen(ask.cookie);
    await ends(user.id, ask);
    await act(desk.desk, other.user, id, { type: 'accepted' });
    await stream.ended;
    expect(stream.heard()).not.toContain('changed');
  });
});
