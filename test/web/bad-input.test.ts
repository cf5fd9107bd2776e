import { request as rawRequest } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { MESSAGE_LIMIT } from '../../src/channels/web/refusals.ts';
import type { WebOptions } from '../../src/channels/web/web.ts';
import { ask, open, type Opened } from './client.ts';
import { fake, type Fake, type Script } from './fake.ts';
import { closeAll, serve, type Served } from './serve.ts';

afterEach(closeAll);

const echo: Script = ({ text, choice }) => [{ text: text ?? choice ?? '开始' }];

const begin = async (
  script = echo,
  more: Partial<WebOptions> = {},
): Promise<Served & Opened & { fake: Fake; messages: string }> => {
  const scripted = fake(script, more);
  const served = await serve(scripted.options);
  const opened = await open(served.url);
  return { ...served, ...opened, fake: scripted, messages: `${served.url}/api/conversations/${opened.id}/messages` };
};

const raw = (url: string, token: string, body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) =>
  ask(url, { method: 'POST', token, body, headers: { 'content-type': 'application/json', ...headers } });

describe('every refusal is {error: {code, message, details?}}, and the server goes on', () => {
  const refused: [string, string | Buffer<ArrayBuffer>, number, string][] = [
    ['half a JSON', '{"id":"m1","text":"你', 400, 'malformed_json'],
    ['an empty body', '', 400, 'malformed_json'],
    ['no JSON at all', 'text=hello', 400, 'malformed_json'],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00]), 400, 'malformed_json'],
    ['a poisoned prototype', '{"id":"m1","text":"a","__proto__":{"x":1}}', 400, 'malformed_json'],
    ['an array', '[]', 400, 'invalid_request'],
    ['null', 'null', 400, 'invalid_request'],
    ['a number for a text', '{"id":"m1","text":5}', 400, 'invalid_request'],
    ['no id', '{"text":"a"}', 400, 'invalid_request'],
    ['an id of spaces', '{"id":"  ","text":"a"}', 400, 'invalid_request'],
    ['an id too long', JSON.stringify({ id: 'x'.repeat(101), text: 'a' }), 400, 'invalid_request'],
    ['neither text nor choice', '{"id":"m1"}', 400, 'invalid_request'],
    ['both', '{"id":"m1","text":"a","choice":"b"}', 400, 'invalid_request'],
    ['an empty text', '{"id":"m1","text":""}', 400, 'invalid_request'],
    ['a negative seq', '{"id":"m1","choice":"a","seq":-1}', 400, 'invalid_request'],
    ['half a seq', '{"id":"m1","choice":"a","seq":1.5}', 400, 'invalid_request'],
    ['a misspelt key', '{"id":"m1","txt":"a"}', 400, 'invalid_request'],
    [
      'a text one character too long',
      JSON.stringify({ id: 'm1', text: '字'.repeat(MESSAGE_LIMIT + 1) }),
      413,
      'message_too_long',
    ],
    ['1 MB of text', JSON.stringify({ id: 'm1', text: 'a'.repeat(1_000_000) }), 413, 'message_too_long'],
    ['20 MB of text', JSON.stringify({ id: 'm1', text: 'a'.repeat(20_000_000) }), 413, 'message_too_long'],
  ];
  test.each(refused)('%s', async (_what, body, status, code) => {
    const { messages, token, fake, logged } = await begin();
    const answer = await raw(messages, token, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({
      error: {
        code,
        message: expect.stringMatching(/\p{Script=Han}/u),
        ...('details' in answer.body.error && { details: expect.any(Array) }),
      },
    });
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(fake.heard, 'nothing of it reached the conversation').toHaveLength(1);
    expect((await ask(messages, { method: 'POST', token, json: { id: 'm9', text: '还在吗' } })).status).toBe(200);
    expect(logged.filter((line) => line.includes('"level":50'))).toEqual([]);
  });

  test('how long a message may be is said, in either language', async () => {
    const { messages, token } = await begin();
    const long = JSON.stringify({ id: 'm1', text: 'a'.repeat(1_000_000) });
    expect((await raw(messages, token, long)).body.error.message).toContain(`最多 ${MESSAGE_LIMIT} 字`);
    expect((await raw(messages, token, long, { 'accept-language': 'en-GB' })).body.error.message).toContain(
      `${MESSAGE_LIMIT} characters`,
    );
  });

  test('the longest message fits, however it is escaped', async () => {
    const { messages, token } = await begin();
    const escaped = `{"id":"m1","text":"${'\\ud83d\\ude00'.repeat(MESSAGE_LIMIT / 2)}"}`;
    expect((await raw(messages, token, escaped)).status).toBe(200);
  });

  test('details say what is wrong, where, in the language asked for', async () => {
    const { messages, token } = await begin();
    const send = (language: string) =>
      raw(messages, token, '{"id":"m1","text":5,"seq":"x"}', { 'accept-language': language });
    expect((await send('zh-CN,zh;q=0.9,en;q=0.8')).body.error.details).toEqual([
      { path: 'text', message: expect.stringContaining('期望') },
      { path: 'seq', message: expect.stringContaining('期望') },
    ]);
    expect((await send('en')).body.error.details[0]).toEqual({
      path: 'text',
      message: expect.stringContaining('expected string'),
    });
    const neither = await raw(messages, token, '{"id":"m1"}');
    expect(neither.body.error.details).toEqual([{ path: '', message: '请给出 text 或 choice，二者只能有一个' }]);
  });

  test('opening with an unknown language or key', async () => {
    const { url } = await begin();
    for (const json of [{ lang: 'fr' }, { language: 'zh' }, [], 'zh']) {
      const answer = await ask(`${url}/api/conversations`, { method: 'POST', json });
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
    }
  });

  test('escalating without consent sends nothing', async () => {
    const { url, id, token, fake } = await begin();
    for (const json of [{}, { consent: false }, { consent: 'true' }, { consent: true, contact: 'x'.repeat(201) }]) {
      const answer = await ask(`${url}/api/conversations/${id}/escalate`, { method: 'POST', token, json });
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
    }
    expect(fake.heard).toHaveLength(1);
  });

  test.each(['after=-1', 'after=x', 'wait=26', 'wait=x', 'after=1.5'])('turns?%s', async (query) => {
    const { url, id, token } = await begin();
    const answer = await ask(`${url}/api/conversations/${id}/turns?${query}`, { token });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
  });
});

describe('who may not', () => {
  test('an unknown conversation, a wrong token and no token are answered alike', async () => {
    const { url, id, token } = await begin();
    const other = await open(url);
    const path = (address: string) => `${url}/api/conversations/${address}`;
    const asked = [
      await ask(`${path('0'.repeat(32))}/turns`, { token }),
      await ask(`${path(id)}/turns`, { token: other.token }),
      await ask(`${path(id)}/turns`, { token: 'A'.repeat(43) }),
      await ask(`${path(id)}/turns`),
      await ask(`${path(id)}/turns`, { headers: { authorization: `Basic ${token}` } }),
      await ask(`${path(id)}/turns?token=${token}`),
      await ask(`${path(id)}/events`, { token: other.token }),
      await ask(`${path('..%2f..%2fetc')}/turns`, { token }),
      await ask(`${path(id)}/messages`, { method: 'POST', token: other.token, json: { id: 'm', text: 'a' } }),
      await ask(path(id), { method: 'DELETE', token: other.token }),
    ];
    for (const { status, body } of asked)
      expect({ status, body }).toEqual({ status: asked[0]?.status, body: asked[0]?.body });
    expect(asked[0]).toMatchObject({ status: 404, body: { error: { code: 'unknown_conversation' } } });
  });

  test('a stranger is refused before the body is read', async () => {
    const { url, id } = await begin();
    const answer = await raw(`${url}/api/conversations/${id}/messages`, 'A'.repeat(43), '{broken');
    expect(answer.status).toBe(404);
  });

  test('neither token, nor conversation, nor what was said is logged', async () => {
    const { messages, id, token, logged } = await begin(() => {
      throw new Error('deep inside');
    });
    await ask(messages, { method: 'POST', token, json: { id: 'm1', text: '只有我知道的事' } });
    const all = logged.join('');
    expect(all).toContain('deep inside');
    for (const secret of [token, id, '只有我知道的事']) expect(all).not.toContain(secret);
  });
});

describe('the ways of HTTP', () => {
  test('another media type', async () => {
    const { messages, token } = await begin();
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
    ]) {
      const answer = await raw(messages, token, 'x', { 'content-type': type });
      expect(answer).toMatchObject({ status: 415, body: { error: { code: 'unsupported_media_type' } } });
    }
  });

  test('another method says which are taken', async () => {
    const { messages, token } = await begin();
    const answer = await ask(messages, { method: 'PUT', token, json: {} });
    expect(answer).toMatchObject({ status: 405, body: { error: { code: 'method_not_allowed' } } });
    expect(answer.headers.get('allow')).toBe('POST');
  });

  test.each([
    '/api/nothing',
    '/api/conversations/a/b/c',
    '/nothing',
    '/%zz',
    '/..%2f..%2fetc%2fpasswd',
    `/${'x'.repeat(3000)}`,
  ])('no such address: %s', async (path) => {
    const { url } = await begin();
    const answer = await ask(url + path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body).toMatchObject({ error: { code: 'not_found' } });
  });

  test('a client that hangs up half way does no harm', async () => {
    const { messages, token } = await begin();
    await new Promise<void>((resolve) => {
      const half = rawRequest(messages, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': '500' },
      });
      half.on('error', () => resolve());
      half.write('{"id":"m1"', () => half.destroy(new Error('hang up')));
    });
    expect((await ask(messages, { method: 'POST', token, json: { id: 'm2', text: 'a' } })).status).toBe(200);
  });

  test('a fault inside is told in general words only', async () => {
    const { messages, token } = await begin(({ text }) => {
      if (text) throw new Error('SQLITE_CORRUPT at /var/lib/secret.db');
      return [];
    });
    const answer = await ask(messages, { method: 'POST', token, json: { id: 'm1', text: 'a' } });
    expect(answer).toMatchObject({ status: 500, body: { error: { code: 'internal' } } });
    expect(JSON.stringify(answer.body)).not.toMatch(/SQLITE|secret|stack/);
  });

  test('too many messages: wait, says the answer, and how long', async () => {
    const { messages, token, url } = await begin(echo, { pace: { perConversation: 3 } });
    const say = (id: string) => ask(messages, { method: 'POST', token, json: { id, text: 'a' } });
    for (const id of ['1', '2', '3']) expect((await say(id)).status).toBe(200);
    const answer = await say('4');
    expect(answer).toMatchObject({
      status: 429,
      body: { error: { code: 'rate_limited', details: { retryAfter: expect.any(Number) } } },
    });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const other = await open(url);
    expect(
      (await ask(`${url}/api/conversations/${other.id}/turns`, { token: other.token })).status,
      'others go on',
    ).toBe(200);
  });

  test('too many conversations, and too many requests, from one address', async () => {
    const openings = await begin(echo, { pace: { openings: 2 } });
    await open(openings.url);
    expect((await ask(`${openings.url}/api/conversations`, { method: 'POST' })).status).toBe(429);
    const requests = await begin(echo, { pace: { perAddress: 2 } });
    await ask(requests.messages, { method: 'POST', json: {} });
    expect((await ask(requests.messages, { method: 'POST', json: {} })).status, 'guessing tokens is counted too').toBe(
      429,
    );
  });
});

describe('what is harmless is taken as it is', () => {
  test.each([
    ['HTML', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['emoji', '👍🏻 好的', '👍🏻 好的'],
    ['line breaks', '一\n二\t三', '一\n二\t三'],
    ['control characters are dropped', 'a\u0000b\u001b[31mc\u007f', 'ab[31mc'],
    ['half a character is made whole', 'a\ud800b', 'a\ufffdb'],
    ['SQL', `'; drop table turns; --`, `'; drop table turns; --`],
  ])('%s', async (_what, text, heard) => {
    const { messages, token, fake } = await begin();
    expect((await ask(messages, { method: 'POST', token, json: { id: 'm1', text } })).status).toBe(200);
    expect(fake.heard.at(-1)?.text).toBe(heard);
  });
});
