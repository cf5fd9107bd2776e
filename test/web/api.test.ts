import { afterEach, describe, expect, test } from 'vitest';
import { ask, open, stream } from './client.ts';
import { fake, type Fake, type Script } from './fake.ts';
import { closeAll, serve, type Served } from './serve.ts';
import type { WebOptions } from '../../src/channels/web/web.ts';

const echo: Script = ({ text, choice }) => [{ text: `听到:${text ?? choice ?? '开始'}` }];

const begin = async (script: Script = echo, more: Partial<WebOptions> = {}): Promise<Served & { fake: Fake }> => {
  const scripted = fake(script, more);
  return { ...(await serve(scripted.options)), fake: scripted };
};

afterEach(closeAll);

describe('a conversation over HTTP', () => {
  test('opens with an id, a token and the first replies', async () => {
    const { url, fake } = await begin();
    const opened = await ask(`${url}/api/conversations`, { method: 'POST', json: { lang: 'en', region: '湖北' } });
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({ seq: 1, status: 'asking', replies: [{ text: '听到:开始' }] });
    expect(Buffer.from(opened.body.token, 'base64url')).toHaveLength(32);
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(fake.heard[0]).toMatchObject({
      lang: 'en',
      region: '湖北',
      thread: { channel: 'web', address: opened.body.id },
    });
  });

  test('opens without a body too', async () => {
    const { url } = await begin();
    expect((await ask(`${url}/api/conversations`, { method: 'POST' })).status).toBe(201);
  });

  test('takes text and choices, and hands on the seq of the card', async () => {
    const { url, fake } = await begin();
    const { id, token } = await open(url);
    const said = await ask(`${url}/api/conversations/${id}/messages`, {
      method: 'POST',
      token,
      json: { id: 'm1', text: '你好' },
    });
    expect(said).toMatchObject({
      status: 200,
      body: { seq: 2, replies: [{ text: '听到:你好' }], status: 'asking', repeated: false },
    });
    await ask(`${url}/api/conversations/${id}/messages`, {
      method: 'POST',
      token,
      json: { id: 'm2', choice: '身份=中共党员|国企管理人员', seq: 2 },
    });
    expect(fake.heard.at(-1)).toEqual({
      id: `${id}:m2`,
      thread: { channel: 'web', address: id },
      choice: '身份=中共党员|国企管理人员',
      seq: 2,
    });
  });

  test('the same message id is applied once', async () => {
    const { url } = await begin();
    const { id, token } = await open(url);
    const say = () =>
      ask(`${url}/api/conversations/${id}/messages`, { method: 'POST', token, json: { id: 'm1', text: '一' } });
    const [first, second] = [await say(), await say()];
    expect(second.body).toEqual({ ...first.body, repeated: true });
  });

  test('turns can be read again, from any seq', async () => {
    const { url } = await begin();
    const { id, token, case: caseId } = await open(url);
    await ask(`${url}/api/conversations/${id}/messages`, { method: 'POST', token, json: { id: 'm1', text: '一' } });
    const turns = (query: string) => ask(`${url}/api/conversations/${id}/turns${query}`, { token });
    expect((await turns('?after=1')).body).toEqual({
      case: caseId,
      seq: 2,
      status: 'asking',
      turns: [{ seq: 2, said: '一', replies: [{ text: '听到:一' }], at: 1_790_000_000_002 }],
    });
    expect((await turns('')).body.turns).toHaveLength(2);
    expect((await turns(`?after=1&case=${caseId}`)).body.turns).toHaveLength(1);
    expect(
      (await turns('?after=1&case=another')).body.turns,
      'counted in another consultation: everything',
    ).toHaveLength(2);
    expect((await turns('?after=99')).body.turns, 'no such seq: everything').toHaveLength(2);
  });

  test('a long poll answers when something happens, and when nothing does', async () => {
    const { url, fake } = await begin();
    const { id, token } = await open(url);
    const waiting = ask(`${url}/api/conversations/${id}/turns?after=1&wait=25`, { token });
    fake.happen(id, [{ text: '审核结论' }]);
    expect((await waiting).body.turns).toMatchObject([{ seq: 2, replies: [{ text: '审核结论' }] }]);
    const idle = await ask(`${url}/api/conversations/${id}/turns?after=2&wait=1`, { token });
    expect(idle).toMatchObject({ status: 200, body: { seq: 2, turns: [] } });
  });

  test('escalating hands on consent and contact', async () => {
    const { url, fake } = await begin();
    const { id, token } = await open(url);
    const sent = await ask(`${url}/api/conversations/${id}/escalate`, {
      method: 'POST',
      token,
      json: { consent: true, contact: '内线 8021' },
    });
    expect(sent.status).toBe(200);
    expect(fake.heard.at(-1)).toMatchObject({ choice: ':yes', text: '内线 8021' });
  });

  test('deleting destroys, and afterwards the conversation is not there', async () => {
    const { url } = await begin();
    const { id, token } = await open(url);
    const gone = await ask(`${url}/api/conversations/${id}`, { method: 'DELETE', token });
    expect(gone).toMatchObject({ status: 200, body: { status: 'destroyed', replies: [{ text: '已删除。' }] } });
    const after = await ask(`${url}/api/conversations/${id}/turns`, { token });
    expect(after).toMatchObject({ status: 404, body: { error: { code: 'unknown_conversation' } } });
  });
});

describe('events', () => {
  test('replay everything, then tell what happens', async () => {
    const { url, fake } = await begin();
    const { id, token, case: caseId } = await open(url);
    const events = await stream(`${url}/api/conversations/${id}/events`, token);
    expect(events.response.headers.get('content-type')).toContain('text/event-stream');
    expect(events.response.headers.get('cache-control')).toBe('no-store');
    expect(await events.next()).toEqual({ event: 'standing', data: { case: caseId, seq: 1, status: 'asking' } });
    expect(await events.next()).toMatchObject({ id: '1', event: 'turn', data: { case: caseId, seq: 1 } });
    fake.happen(id, [{ text: '审核结论' }], 'decided');
    expect(await events.next()).toMatchObject({ event: 'standing', data: { seq: 2, status: 'decided' } });
    expect(await events.next()).toMatchObject({
      id: '2',
      event: 'turn',
      data: { seq: 2, status: 'decided', replies: [{ text: '审核结论' }] },
    });
    events.close();
  });

  test('Last-Event-ID replays only what was missed', async () => {
    const { url, fake } = await begin();
    const { id, token } = await open(url);
    fake.happen(id, [{ text: '二' }]);
    fake.happen(id, [{ text: '三' }]);
    const events = await stream(`${url}/api/conversations/${id}/events`, token, { 'last-event-id': '2' });
    expect(await events.next()).toMatchObject({ event: 'standing', data: { seq: 3 } });
    expect(await events.next()).toMatchObject({ id: '3', data: { replies: [{ text: '三' }] } });
    events.close();
  });

  test('another consultation under the thread is told from its first turn', async () => {
    const { url, fake } = await begin(echo, { pace: { poll: 20 } });
    const { id, token } = await open(url);
    fake.happen(id, [{ text: '二' }]);
    const events = await stream(`${url}/api/conversations/${id}/events`, token, { 'last-event-id': '2' });
    await events.next();
    const another = fake.another(id);
    fake.happenSilently(id, [{ text: '接着谈' }]);
    expect(await events.next()).toMatchObject({ event: 'standing', data: { case: another.caseId, seq: 1 } });
    expect(await events.next()).toMatchObject({
      id: '1',
      data: { case: another.caseId, replies: [{ text: '接着谈' }] },
    });
    events.close();
  });

  test('what another process wrote is found by looking', async () => {
    const { url, fake } = await begin(echo, { pace: { poll: 20 } });
    const { id, token } = await open(url);
    const events = await stream(`${url}/api/conversations/${id}/events`, token, { 'last-event-id': '1' });
    await events.next();
    fake.happenSilently(id, [{ text: '别处写的' }]);
    await events.next();
    expect(await events.next()).toMatchObject({ data: { replies: [{ text: '别处写的' }] } });
    events.close();
  });

  test('an open stream is kept open by comments', async () => {
    const { url } = await begin(echo, { pace: { heartbeat: 20 } });
    const { id, token } = await open(url);
    const events = await stream(`${url}/api/conversations/${id}/events`, token, { 'last-event-id': '1' });
    await events.next();
    expect(await events.block()).toMatch(/^:/);
    events.close();
  });

  test('a newer stream of the conversation ends the older, which is told why', async () => {
    const { url } = await begin();
    const { id, token } = await open(url);
    const older = await stream(`${url}/api/conversations/${id}/events`, token, { 'last-event-id': '1' });
    await older.next();
    const newer = await stream(`${url}/api/conversations/${id}/events`, token, { 'last-event-id': '1' });
    expect(await newer.next()).toMatchObject({ event: 'standing' });
    expect(await older.next()).toMatchObject({ event: 'replaced' });
    expect(await older.next()).toBeUndefined();
    newer.close();
  });

  test('open streams and long polls do not hold up a server that closes', async () => {
    const { promise: polled, resolve: poll } = Promise.withResolvers<void>();
    const scripted = fake(echo);
    const { turnsOf } = scripted.options;
    const served = await serve({
      ...scripted.options,
      turnsOf: (world, thread, after) => {
        if (after === 1) poll();
        return turnsOf(world, thread, after);
      },
    });
    const { id, token } = await open(served.url);
    const waiting = ask(`${served.url}/api/conversations/${id}/turns?after=1&wait=25`, { token });
    await polled;
    const events = await stream(`${served.url}/api/conversations/${id}/events`, token, { 'last-event-id': '1' });
    await events.next();
    await served.app.close();
    expect(await events.next()).toBeUndefined();
    expect((await waiting).status).toBe(200);
  });

  test('a client that wants JSON is told what there is', async () => {
    const { url } = await begin();
    const { id, token } = await open(url);
    const refused = await ask(`${url}/api/conversations/${id}/events`, {
      token,
      headers: { accept: 'application/json' },
    });
    expect(refused).toMatchObject({ status: 406, body: { error: { code: 'not_acceptable' } } });
  });
});

describe('what watches over the server', () => {
  test('health and readiness', async () => {
    const { url } = await begin();
    expect(await ask(`${url}/healthz`)).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect((await ask(`${url}/readyz`)).status).toBe(200);
  });

  test('not ready while the database is not reached', async () => {
    const scripted = fake(echo);
    const db = { ...scripted.options.world.db, query: () => Promise.reject(new Error('disk /secret/path')) };
    const served = await serve({ ...scripted.options, world: { ...scripted.options.world, db } });
    const answer = await ask(`${served.url}/readyz`);
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });

  test('pages that were not built are said to be missing, and the API works', async () => {
    const { url } = await begin();
    expect(await ask(`${url}/`)).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
    expect((await open(url)).id).not.toBe('');
  });

  test('the OpenAPI document describes every route and its cards', async () => {
    const { url } = await begin();
    const { body } = await ask(`${url}/docs/json`);
    expect(Object.keys(body.paths).toSorted()).toEqual([
      '/api/conversations',
      '/api/conversations/{id}',
      '/api/conversations/{id}/attachments',
      '/api/conversations/{id}/attachments/{attachment}',
      '/api/conversations/{id}/escalate',
      '/api/conversations/{id}/events',
      '/api/conversations/{id}/messages',
      '/api/conversations/{id}/turns',
    ]);
    expect(JSON.stringify(body)).toContain('provenance');
  });

  test('security headers stand on pages, answers and refusals', async () => {
    const { url } = await begin();
    for (const path of ['/docs', '/healthz', '/api/conversations/x/turns', '/nothing']) {
      const { headers } = await fetch(url + path);
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    }
  });
});
