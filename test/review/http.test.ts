/** Every route of the review API over HTTP: allowed, refused, and by whom. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withdrawReview } from '../../src/store/reviews.ts';
import { disableUser } from '../../src/store/users.ts';
import { aDraft, aRecord, clauses } from './office.ts';
import { type Client, type Served, serve } from './serve.ts';

const HOUR = 3_600_000;
const REVIEWS = '/api/review/reviews';

let desk: Served;
beforeEach(async () => {
  desk = await serve();
});
afterEach(() => desk.stop());

const reviewer = async (more = {}): Promise<Client> => desk.signIn((await desk.user(more)).link);

/** Every route, allowed or not, on one matter. */
const routesOn = (id: string): readonly (readonly [method: string, path: string, json?: unknown])[] => [
  ['GET', `${REVIEWS}/${id}`],
  ['POST', `${REVIEWS}/${id}/claim`],
  ['POST', `${REVIEWS}/${id}/release`],
  ['POST', `${REVIEWS}/${id}/decide`, aDraft()],
  ['POST', `${REVIEWS}/${id}/decide`, aDraft({ reason: '' })],
  ['POST', `${REVIEWS}/${id}/decide`, aDraft({ clauses: ['made/up#第一条'] })],
  ['POST', `${REVIEWS}/${id}/decide`, { outcome: 'perhaps' }],
  ['DELETE', `${REVIEWS}/${id}`],
  ['PUT', `${REVIEWS}/${id}/claim`],
  ['GET', `${REVIEWS}/${id}/claim`],
  ['GET', `${REVIEWS}/${id}/turns`],
];
const lists = ['', '?status=open', '?status=claimed', '?status=decided'].map(
  (query) => ['GET', REVIEWS + query] as const,
);

describe('signing in', () => {
  test('a link lets in once, and gives a cookie that scripts and other sites cannot use', async () => {
    const { link } = await desk.user({ name: '赵六', unit: '某市纪委监委' });
    const { status, body, headers } = await desk.stranger('POST', '/api/review/session', { json: { link } });
    expect([status, body]).toEqual([201, { name: '赵六', unit: '某市纪委监委', role: 'reviewer' }]);
    expect(headers.get('cache-control')).toBe('no-store');
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^liukan-review=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/);
    const again = await desk.stranger('POST', '/api/review/session', { json: { link } });
    expect([again.status, again.body.error.code]).toEqual([401, 'link_invalid']);
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  test('over TLS the cookie is for TLS only, also where TLS ends at a proxy', async () => {
    const { link } = await desk.user();
    const headers = { origin: 'https://liukan.example', 'sec-fetch-site': 'same-origin' };
    const { headers: answered } = await desk.stranger('POST', '/api/review/session', { json: { link }, headers });
    expect(answered.get('set-cookie')).toMatch(/; Secure$/);
  });

  test('of two who use one link at once, one gets in', async () => {
    const { link } = await desk.user();
    const use = () => desk.stranger('POST', '/api/review/session', { json: { link } });
    const statuses = (await Promise.all([use(), use(), use()])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 401, 401]);
  });

  test.each([
    ['a link works for 24 hours', 24 * HOUR - 1, 201],
    ['and not longer', 24 * HOUR, 401],
  ])('%s', async (_, later, status) => {
    const { link } = await desk.user();
    desk.clock.now += later;
    expect((await desk.stranger('POST', '/api/review/session', { json: { link } })).status).toBe(status);
  });

  test.each([
    ['a session lasts 12 hours', 12 * HOUR - 1, 200],
    ['and not longer', 12 * HOUR, 401],
  ])('%s', async (_, later, status) => {
    const ask = await reviewer();
    desk.clock.now += later;
    expect((await ask('GET', '/api/review/me')).status).toBe(status);
    expect((await ask('GET', REVIEWS)).status).toBe(status);
  });

  test('an unknown link, a used one and one of a disabled user are told alike', async () => {
    const { user, link } = await desk.user();
    await desk.world.db.commit(disableUser(user.id));
    const { link: used } = await desk.user();
    await desk.signIn(used);
    const told = await Promise.all(
      [link, used, 'a'.repeat(43)].map(
        async (one) => (await desk.stranger('POST', '/api/review/session', { json: { link: one } })).text,
      ),
    );
    expect(new Set(told).size).toBe(1);
  });

  test('a user who is disabled is out at once', async () => {
    const { user, link } = await desk.user();
    const ask = await desk.signIn(link);
    await desk.world.db.commit(disableUser(user.id));
    expect((await ask('GET', '/api/review/me')).status).toBe(401);
  });

  test('signing out ends the session on the server', async () => {
    const ask = await reviewer();
    const { status, headers } = await ask('DELETE', '/api/review/session');
    expect([status, headers.get('set-cookie')]).toEqual([
      204,
      'liukan-review=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
    ]);
    expect((await ask('GET', '/api/review/me')).status).toBe(401);
    expect((await desk.stranger('DELETE', '/api/review/session')).status).toBe(204);
  });

  test('secrets stand in the database and the log as hashes or not at all', async () => {
    const { link } = await desk.user();
    const ask = await desk.signIn(link);
    const { id } = await desk.matter();
    await ask('GET', `${REVIEWS}/${id}`);
    const stored = JSON.stringify([
      await desk.world.db.query('select * from signin_links', []),
      await desk.world.db.query('select * from sessions', []),
    ]);
    for (const secret of [link, ask.cookie.split('=')[1] ?? '']) {
      expect(stored).not.toContain(secret);
      expect(desk.logged.join('')).not.toContain(secret);
    }
    expect(desk.logged.join('')).toContain(`GET ${REVIEWS}/:id`);
    expect(desk.logged.join('')).not.toContain(id);
  });
});

describe('who may do what', () => {
  test('without a session nothing is told, whatever is asked', async () => {
    const { id } = await desk.matter();
    const told = new Set<string>();
    for (const [method, path, json] of [...lists, ...routesOn(id).slice(0, 7), ['GET', '/api/review/me'] as const]) {
      const { status, text } = await desk.stranger(method, path, json === undefined ? {} : { json });
      told.add(`${status} ${text}`);
    }
    expect([...told]).toEqual([expect.stringMatching(/^401 .*signed_out/)]);
  });

  test('a made-up cookie is no session', async () => {
    for (const cookie of [
      'liukan-review=',
      `liukan-review=${'a'.repeat(43)}`,
      'liukan-review=%00',
      'other=1; liukan-review=<script>',
    ])
      expect((await desk.stranger('GET', '/api/review/me', { headers: { cookie } })).status).toBe(401);
  });

  test('the cookie is found among others', async () => {
    const ask = await reviewer();
    for (const cookie of [`a=1; ${ask.cookie}`, `${ask.cookie}; b=2`, `a=1;${ask.cookie};b=2`])
      expect((await desk.stranger('GET', '/api/review/me', { headers: { cookie } })).status).toBe(200);
  });

  test('an administrator sees no matter', async () => {
    const ask = await reviewer({ role: 'administrator' });
    const { id } = await desk.matter();
    expect((await ask('GET', '/api/review/me')).body).toMatchObject({ role: 'administrator' });
    for (const [method, path, json] of [...lists, ...routesOn(id).slice(0, 7)]) {
      const { status, body } = await ask(method, path, json === undefined ? {} : { json });
      expect([status, body.error.code]).toEqual([403, 'reviewers_only']);
    }
  });
});

describe('requests from elsewhere', () => {
  const foreign: readonly (readonly [string, Record<string, string | null>])[] = [
    ['without our header', { 'x-liukan': null }],
    ['with another value of it', { 'x-liukan': 'chat' }],
    ['without an origin', { origin: null }],
    ['from another site', { origin: 'https://evil.example' }],
    ['from nowhere', { origin: 'null' }],
    ['from another port', { origin: 'http://127.0.0.1:1' }],
    ['that the browser calls foreign', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour', { 'sec-fetch-site': 'same-site' }],
  ];

  test.each(foreign)('%s change nothing', async (_, headers) => {
    const { link } = await desk.user();
    const ask = await reviewer();
    const { id } = await desk.matter();
    const tries = [
      await desk.stranger('POST', '/api/review/session', { json: { link }, headers }),
      await ask('DELETE', '/api/review/session', { headers }),
      await ask('POST', `${REVIEWS}/${id}/claim`, { headers }),
      await ask('POST', `${REVIEWS}/${id}/release`, { headers }),
      await ask('POST', `${REVIEWS}/${id}/decide`, { json: aDraft(), headers }),
    ];
    for (const { status, body } of tries) expect([status, body.error.code]).toEqual([403, 'foreign_request']);
    expect(desk.heard).toEqual([]);
    expect((await ask('GET', '/api/review/me')).status).toBe(200);
    expect((await desk.stranger('POST', '/api/review/session', { json: { link } })).status).toBe(201);
  });

  test('nobody else’s page may read the answers', async () => {
    const ask = await reviewer();
    const { headers } = await ask('GET', REVIEWS, { headers: { origin: 'https://evil.example' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the queue', () => {
  test('lists what is open, oldest first, without the record', async () => {
    const ask = await reviewer();
    const { id: later } = await desk.matter({ openedAt: 2000, unit: '某县水利局' });
    const { id: earlier } = await desk.matter({ openedAt: 1000, record: aRecord({ judgment: undefined }) });
    const { status, text, body, headers } = await ask('GET', REVIEWS);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body.reviews).toEqual([
      {
        id: earlier,
        status: 'open',
        held: 'nobody',
        unit: '某区住房和城乡建设局',
        openedAt: 1000,
        standing: { kind: 'none' },
      },
      {
        id: later,
        status: 'open',
        held: 'nobody',
        unit: '某县水利局',
        openedAt: 2000,
        standing: { kind: 'settled', outcome: 'tolerated' },
      },
    ]);
    expect(text).not.toContain('抽签');
  });

  test('shows one whole: the sections exactly as consented to, the judgment, the clauses', async () => {
    const ask = await reviewer();
    const record = aRecord();
    const { id } = await desk.matter({ record });
    const { status, body } = await ask('GET', `${REVIEWS}/${id}`);
    expect(status).toBe(200);
    expect(body.review.whole.record.sections).toEqual(record.sections);
    expect(body.review.whole.record.judgment).toEqual(record.judgment);
    expect(body.review.whole.record.clauses.map((clause: { id: string }) => clause.id)).toEqual(
      clauses.map(({ id }) => id),
    );
    expect(body.review.whole.reliedOn).toEqual(['hubei/report#四看']);
  });

  test('never tells who must not see a matter but in the words consented to', async () => {
    const ask = await reviewer();
    const { id } = await desk.matter({ excluded: '王建国', owner: 'slack:T1:U9' });
    const { text } = await ask('GET', `${REVIEWS}/${id}`);
    for (const word of ['王建国', 'U9', 'caseId']) expect(text).not.toContain(word);
  });

  test('claim, decide: the officer is told, the list moves on', async () => {
    const ask = await reviewer({ unit: '某市纪委监委' });
    const { id, caseId } = await desk.matter();
    expect((await ask('POST', `${REVIEWS}/${id}/claim`)).body.review).toMatchObject({ status: 'claimed', held: 'me' });
    expect((await ask('GET', REVIEWS)).body.reviews).toEqual([]);
    expect((await ask('GET', `${REVIEWS}?status=claimed`)).body.reviews).toMatchObject([{ id, held: 'me' }]);
    const { status, body } = await ask('POST', `${REVIEWS}/${id}/decide`, { json: aDraft({ outcome: 'exempt' }) });
    expect(status).toBe(200);
    expect(body.review).toMatchObject({
      status: 'decided',
      whole: { decision: { outcome: 'exempt', agrees: false, by: '某市纪委监委' } },
    });
    expect(desk.heard.map(({ caseId, event }) => [caseId, event.type])).toEqual([
      [caseId, 'claimed'],
      [caseId, 'decided'],
    ]);
    expect((await ask('GET', `${REVIEWS}?status=decided`)).body.reviews).toMatchObject([{ id, held: 'me' }]);
  });

  test('two claims at once over HTTP: one 200, one 409', async () => {
    const [one, other] = [await reviewer(), await reviewer()];
    const { id } = await desk.matter();
    const answers = await Promise.all([one('POST', `${REVIEWS}/${id}/claim`), other('POST', `${REVIEWS}/${id}/claim`)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error).toEqual({
      code: 'taken',
      message: '同事已经领取了这件审核件。',
    });
  });

  test('release is for the holder', async () => {
    const [one, other] = [await reviewer(), await reviewer()];
    const { id } = await desk.matter();
    await one('POST', `${REVIEWS}/${id}/claim`);
    expect((await other('POST', `${REVIEWS}/${id}/release`)).body.error.code).toBe('not_yours');
    expect((await one('POST', `${REVIEWS}/${id}/release`)).body.review).toMatchObject({
      status: 'open',
      held: 'nobody',
    });
  });
});

describe('a recused reviewer', () => {
  const recused = [
    ['by name', { name: '王建国' }, { excluded: '王建国、李明' }],
    ['by unit named', { name: '刘七', unit: '某市财政局' }, { excluded: '财政局的人' }],
    ['by the same unit', { name: '陈八', unit: '某区住房和城乡建设局' }, {}],
    ['from their own matter', { name: '周九', slackUser: 'U9' }, { owner: 'slack:T1:U9' }],
  ] as const;

  /** Without what differs between any two answers. */
  const bytes = ({ status, headers, text }: { status: number; headers: Headers; text: string }, id: string) =>
    JSON.stringify([status, [...headers].filter(([name]) => name !== 'date'), text]).replaceAll(id, '<id>');

  test.each(recused)(
    '%s: every route answers byte for byte as if the matter did not exist',
    async (_, person, matter) => {
      const ask = await reviewer(person);
      const colleague = await reviewer({ name: '别人' });
      const nonexistent = desk.world.newId();
      const empty = await Promise.all(lists.map(async ([method, path]) => bytes(await ask(method, path), nonexistent)));
      for (const state of ['open', 'claimed', 'decided'] as const) {
        const { id } = await desk.matter(matter);
        if (state !== 'open') await colleague('POST', `${REVIEWS}/${id}/claim`);
        if (state === 'decided') await colleague('POST', `${REVIEWS}/${id}/decide`, { json: aDraft() });
        for (const [index, [method, path, json]] of routesOn(id).entries()) {
          const [, otherPath = ''] = routesOn(nonexistent)[index] ?? [];
          for (const lang of ['zh', 'en']) {
            const asking = json === undefined ? { lang } : { json, lang };
            const [here, nowhere] = [await ask(method, path, asking), await ask(method, otherPath, asking)];
            expect(bytes(here, id), `${state}: ${method} ${path}`).toBe(bytes(nowhere, nonexistent));
          }
        }
        expect(await Promise.all(lists.map(async ([method, path]) => bytes(await ask(method, path), id)))).toEqual(
          empty,
        );
      }
    },
  );

  test('a withdrawn matter is gone for everybody, in the same words', async () => {
    const ask = await reviewer();
    const { id } = await desk.matter();
    await desk.world.db.commit(withdrawReview(id));
    const nonexistent = desk.world.newId();
    expect(bytes(await ask('GET', `${REVIEWS}/${id}`), id)).toBe(
      bytes(await ask('GET', `${REVIEWS}/${nonexistent}`), nonexistent),
    );
  });
});

describe('bad input is told in words', () => {
  test.each([
    ['not JSON', { raw: '{"outcome":' }, 400, 'malformed_json'],
    ['nothing', { raw: '' }, 400, 'malformed_json'],
    [
      'another type',
      { raw: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'unsupported_media_type',
    ],
    ['a list', { json: [] }, 400, 'invalid_request'],
    ['an outcome that there is not', { json: { ...aDraft(), outcome: 'referred' } }, 400, 'invalid_request'],
    ['a clause that is no text', { json: { ...aDraft(), clauses: [7] } }, 400, 'invalid_request'],
    ['something unknown', { json: { ...aDraft(), by: '市长' } }, 400, 'invalid_request'],
    ['a blank reason', { json: aDraft({ reason: ' \u0000\n ' }) }, 400, 'reason_missing'],
    ['a clause that is not offered', { json: aDraft({ clauses: ['made/up#第一条'] }) }, 400, 'unknown_clause'],
    ['a reason too long', { json: aDraft({ reason: '长'.repeat(4001) }) }, 413, 'message_too_long'],
    ['a megabyte', { raw: JSON.stringify(aDraft({ reason: 'x'.repeat(1 << 20) })) }, 413, 'message_too_long'],
  ])('%s', async (_, asking, status, code) => {
    const ask = await reviewer();
    const { id } = await desk.matter();
    await ask('POST', `${REVIEWS}/${id}/claim`);
    const zh = await ask('POST', `${REVIEWS}/${id}/decide`, { ...asking, lang: 'zh' });
    const en = await ask('POST', `${REVIEWS}/${id}/decide`, { ...asking, lang: 'en-GB,en;q=0.9' });
    expect([zh.status, zh.body.error.code]).toEqual([status, code]);
    expect(zh.body.error.message).toMatch(/[一-鿿]/);
    expect(en.body.error.message).not.toMatch(/[一-鿿]/);
    expect((await ask('GET', `${REVIEWS}/${id}`)).body.review.status).toBe('claimed');
  });

  test('details say what is wrong where', async () => {
    const ask = await reviewer();
    const { id } = await desk.matter();
    await ask('POST', `${REVIEWS}/${id}/claim`);
    const { body } = await ask('POST', `${REVIEWS}/${id}/decide`, {
      json: { outcome: 'perhaps', reason: 3, clauses: [] },
    });
    expect(body.error.details.map(({ path }: { path: string }) => path)).toEqual(['outcome', 'reason']);
  });

  test('emoji, HTML and line breaks in a reason arrive as they are; control characters and half emoji do not', async () => {
    const ask = await reviewer();
    const { id } = await desk.matter();
    await ask('POST', `${REVIEWS}/${id}/claim`);
    const { body } = await ask('POST', `${REVIEWS}/${id}/decide`, {
      json: aDraft({ reason: '<b>一</b>\n二👍\u0007\ud83d' }),
    });
    expect(body.review.whole.decision.reason).toBe('<b>一</b>\n二👍\ufffd');
  });

  test.each([
    '/api/review',
    '/api/review/nothing',
    `${REVIEWS}/`,
    '/api/review/reviews/%2e%2e%2f',
    `/api/review/reviews/${'9'.repeat(90)}`,
  ])('%s is answered in words', async (path) => {
    const ask = await reviewer();
    const { status, body } = await ask('GET', path);
    expect([200, 404]).toContain(status);
    if (status === 404) expect(body.error.message).toMatch(/[一-鿿]/);
  });

  test('a fault inside is told without its cause, and logged', async () => {
    const ask = await reviewer();
    const { id } = await desk.matter();
    desk.meanwhile = () => Promise.reject(new Error('secret cause'));
    const { status, text, body } = await ask('POST', `${REVIEWS}/${id}/claim`);
    expect([status, body.error.code]).toEqual([500, 'internal']);
    expect(text).not.toContain('secret cause');
    expect(desk.logged.join('')).toContain('secret cause');
  });
});

describe('the page', () => {
  test('is served under a strict policy', async () => {
    const { status, headers, text } = await desk.stranger('GET', '/review');
    expect([status, text]).toEqual([200, '<!doctype html><title>审核台</title>']);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});
