/** Every route of the review API over HTTP: allowed, refused, and by whom. */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { officerActed } from '../../src/review/officer.ts';
import { ROLES, seesMatters, worksOnMatters } from '../../src/review/users.ts';
import { actsOf, reviewById } from '../../src/store/reviews.ts';
import { disableUser } from '../../src/store/users.ts';
import { aDraft, aRecord, clauses } from './office.ts';
import { ACTS, type Asked, consoleRoutes, FOR_ALL_ROLES, PUBLIC, requestsOn, type Route } from './routes.ts';
import { type Answer, type Client, type Served, serve } from './serve.ts';

const HOUR = 3_600_000;
const REVIEWS = '/api/review/reviews';

let routes: readonly Route[];
beforeAll(async () => {
  routes = await consoleRoutes();
});

let desk: Served;
beforeEach(async () => {
  desk = await serve();
});
afterEach(() => desk.stop());

const reviewer = async (more = {}): Promise<Client> => desk.signIn((await desk.user(more)).link);

/** Everything that can be asked about one matter, of routes that are not for everybody. */
const guarded = (id: string, but: readonly string[] = []): readonly Asked[] =>
  requestsOn(id, routes).filter(({ route }) => ![...PUBLIC, ...but].includes(route));

const send = (ask: Client, { method, path, json, raw, headers }: Asked): Promise<Answer> =>
  ask(method, path, {
    ...(json === undefined ? {} : { json }),
    ...(raw === undefined ? {} : { raw }),
    ...(headers === undefined ? {} : { headers }),
  });

/** As a page does it: upon what it has just read. */
async function does(ask: Client, id: string, json: object): Promise<Answer> {
  const isRead = 'seen' in json && typeof json.seen === 'number';
  const seen = isRead ? { seen: await actsSeen(ask, id) } : {};
  return ask('POST', `${REVIEWS}/${id}/acts`, { json: { ...json, ...seen } });
}

const actsSeen = async (ask: Client, id: string): Promise<number> =>
  (await ask('GET', `${REVIEWS}/${id}`)).body?.review?.whole?.acts ?? 0;

const signs = async (ask: Client, id: string, draft: object): Promise<Answer> =>
  ask('POST', `${REVIEWS}/${id}/sign`, { json: { seen: await actsSeen(ask, id), ...draft } });

/** A matter that was accepted. */
async function accepted(ask: Client, more: Parameters<Served['matter']>[0] = {}): ReturnType<Served['matter']> {
  const matter = await desk.matter(more);
  expect((await does(ask, matter.id, ACTS.accepted)).status).toBe(200);
  return matter;
}

/** A matter in the hands of whoever asks. */
async function held(ask: Client, more: Parameters<Served['matter']>[0] = {}): ReturnType<Served['matter']> {
  const matter = await accepted(ask, more);
  expect((await does(ask, matter.id, ACTS.claimed)).status).toBe(200);
  return matter;
}

describe('signing in', () => {
  test('a link lets in once, and gives a cookie that scripts and other sites cannot use', async () => {
    const { link } = await desk.user({ name: '赵六', unit: '某市纪委监委' });
    const { status, body, headers } = await desk.stranger('POST', '/api/review/session', { json: { link } });
    const me = { name: '赵六', unit: '某市纪委监委', role: 'reviewer', hasPassword: false, mustKnowPassword: false };
    expect([status, body]).toEqual([201, me]);
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
    for (const asked of guarded(id)) {
      const { status, text } = await send(desk.stranger, asked);
      told.add(`${status} ${asked.method === 'HEAD' ? '' : text}`);
    }
    expect([...told].filter((each) => each !== '401 ')).toEqual([expect.stringMatching(/^401 .*signed_out/)]);
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

  test.each(ROLES.filter((role) => !seesMatters(role)))(
    'a %s sees no matter, and not even whether there is one',
    async (role) => {
      const ask = await reviewer({ role });
      const { id } = await desk.matter();
      expect((await ask('GET', '/api/review/me')).body).toMatchObject({ role });
      expect((await ask('GET', '/api/review/figures')).status).toBe(200);
      for (const asked of guarded(id, FOR_ALL_ROLES)) {
        const { status, body } = await send(ask, asked);
        expect([asked.path, status]).toEqual([asked.path, 403]);
        if (asked.method !== 'HEAD') expect(body.error.code).toBe('reviewers_only');
      }
      expect(await reviewById(desk.world.db, id)).toMatchObject({ stage: 'submitted', acts: 0 });
    },
  );

  test('an auditor looks, and changes nothing', async () => {
    const [ask, one] = [await reviewer({ role: 'auditor' }), await reviewer()];
    const { id } = await accepted(one);
    expect((await ask('GET', REVIEWS)).body.reviews).toMatchObject([{ id }]);
    expect((await ask('GET', `${REVIEWS}/${id}`)).body.review.whole).toMatchObject({ may: [] });
    for (const asked of guarded(id).filter(
      ({ method, path }) => path.includes(id) && method !== 'GET' && method !== 'HEAD',
    )) {
      const { status, body } = await send(ask, asked);
      if (asked.route === 'DELETE /api/review/interests/:id') expect(body.error.code).toBe('unknown_interest');
      else expect([asked.path, status, body.error.code]).toEqual([asked.path, 403, 'reviewers_only']);
    }
    expect(await actsOf(desk.world.db, id)).toHaveLength(1);
  });

  test.each(ROLES.filter(worksOnMatters))('a %s is let in everywhere', async (role) => {
    const ask = await reviewer({ role });
    const { id } = await desk.matter();
    for (const asked of guarded(id).filter(({ route }) => route !== 'GET /api/review/events')) {
      const { status, body } = await send(ask, asked);
      expect([asked.path, status]).not.toEqual([asked.path, 401]);
      expect([asked.path, status]).not.toEqual([asked.path, 500]);
      expect(body?.error?.code, asked.path).not.toBe('reviewers_only');
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
    const changing = requestsOn(id, routes).filter(({ method }) => method !== 'GET' && method !== 'HEAD');
    expect(new Set(changing.map(({ route }) => route)).size).toBeGreaterThan(5);
    const tries = [
      await desk.stranger('POST', '/api/review/session', { json: { link }, headers }),
      ...(await Promise.all(
        changing.map(({ method, path, json }) =>
          ask(method, path, { headers, ...(json === undefined ? {} : { json }) }),
        ),
      )),
    ];
    for (const { status, body } of tries) expect([status, body.error.code]).toEqual([403, 'foreign_request']);
    expect(desk.heard).toEqual([]);
    expect(await reviewById(desk.world.db, id)).toMatchObject({ stage: 'submitted', acts: 0 });
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
  test('lists what waits, oldest first, without the record', async () => {
    const ask = await reviewer();
    const { id: later } = await desk.matter({ openedAt: 2000, unit: '某县水利局' });
    const { id: earlier } = await desk.matter({ openedAt: 1000, record: aRecord({ judgment: undefined }) });
    const { status, text, body, headers } = await ask('GET', REVIEWS);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body.reviews).toEqual([
      {
        id: earlier,
        stage: 'submitted',
        instance: 1,
        held: 'nobody',
        next: 'queue',
        unit: '某区住房和城乡建设局',
        openedAt: 1000,
        changedAt: 1000,
        standing: { kind: 'none' },
        deadlines: [],
      },
      {
        id: later,
        stage: 'submitted',
        instance: 1,
        held: 'nobody',
        next: 'queue',
        unit: '某县水利局',
        openedAt: 2000,
        changedAt: 2000,
        standing: { kind: 'settled', outcome: 'tolerated' },
        deadlines: [],
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

  test('accept, claim, sign: the officer is told, the list moves on', async () => {
    const ask = await reviewer({ unit: '某市纪委监委' });
    const { id, caseId } = await desk.matter();
    expect((await does(ask, id, ACTS.claimed)).body.error.code).toBe('not_now');
    expect((await does(ask, id, ACTS.accepted)).body.review).toMatchObject({ stage: 'accepted', held: 'nobody' });
    expect((await does(ask, id, ACTS.claimed)).body.review).toMatchObject({ stage: 'claimed', held: 'me' });
    expect((await ask('GET', REVIEWS)).body.reviews).toEqual([]);
    expect((await ask('GET', `${REVIEWS}?shelf=mine`)).body.reviews).toMatchObject([{ id, held: 'me' }]);
    const { status, body } = await signs(ask, id, aDraft());
    expect(status).toBe(200);
    expect(body.review).toMatchObject({
      stage: 'decided',
      held: 'me',
      whole: { decisions: [{ outcome: 'tolerated', agrees: true, by: '某市纪委监委' }] },
    });
    expect(desk.heard.map(({ caseId, event }) => [caseId, event.type])).toEqual([
      [caseId, 'accepted'],
      [caseId, 'claimed'],
      [caseId, 'decided'],
    ]);
    expect((await ask('GET', `${REVIEWS}?shelf=done`)).body.reviews).toMatchObject([{ id, held: 'me' }]);
  });

  test('a decision that departs from the judgment waits for another', async () => {
    const [one, other] = [await reviewer({ unit: '某市纪委监委' }), await reviewer()];
    const { id } = await held(one);
    const { body } = await signs(one, id, aDraft({ outcome: 'exempt' }));
    expect(body.review).toMatchObject({
      stage: 'seconding',
      whole: { proposal: { outcome: 'exempt', agrees: false }, decisions: [] },
    });
    expect((await does(one, id, ACTS.seconded)).body.error.code).toBe('second_person');
    expect((await other('GET', `${REVIEWS}?shelf=seconding`)).body.reviews).toMatchObject([{ id, held: 'colleague' }]);
    expect((await does(other, id, ACTS.seconded)).body.review).toMatchObject({
      stage: 'decided',
      whole: { decisions: [{ outcome: 'exempt', agrees: false, by: '某市纪委监委' }] },
    });
  });

  test('what is decided upon what was read tells how much that was, and is not done where there is more', async () => {
    const [one, other] = [await reviewer(), await reviewer()];
    const { id } = await held(one);
    const { seen: _, ...unread } = ACTS.seconded;
    expect((await does(other, id, unread)).body.error).toMatchObject({
      code: 'invalid_request',
      details: [{ path: 'seen' }],
    });
    expect((await one('POST', `${REVIEWS}/${id}/sign`, { json: aDraft() })).body.error.code).toBe('invalid_request');
    await signs(one, id, aDraft({ outcome: 'exempt' }));
    const seen = await actsSeen(other, id);
    await does(one, id, ACTS.released);
    await does(one, id, ACTS.claimed);
    await signs(one, id, aDraft({ outcome: 'mitigated' }));
    for (const act of [ACTS.seconded, ACTS.objected]) {
      const { status, body } = await other('POST', `${REVIEWS}/${id}/acts`, { json: { ...act, seen }, lang: 'en' });
      expect([status, body.error.code]).toEqual([409, 'changed']);
      expect(body.error.message).toContain('has changed since you opened it');
    }
    expect((await does(other, id, ACTS.seconded)).body.review).toMatchObject({
      stage: 'decided',
      whole: { decisions: [{ outcome: 'mitigated' }] },
    });
  });

  test('two claims at once over HTTP: one 200, one 409', async () => {
    const [one, other] = [await reviewer(), await reviewer()];
    const { id } = await accepted(one);
    const answers = await Promise.all([does(one, id, ACTS.claimed), does(other, id, ACTS.claimed)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error).toEqual({
      code: 'taken',
      message: '同事已经领取了这件审核件。',
    });
  });

  test('release is for the holder', async () => {
    const [one, other] = [await reviewer(), await reviewer()];
    const { id } = await held(one);
    expect((await does(other, id, ACTS.released)).body.error.code).toBe('not_yours');
    expect((await does(one, id, ACTS.released)).body.review).toMatchObject({ stage: 'accepted', held: 'nobody' });
  });

  test('what is not signed is kept over HTTP for its holder', async () => {
    const [one, other] = [await reviewer(), await reviewer()];
    const { id } = await held(one);
    expect((await one('GET', `${REVIEWS}/${id}/draft`)).body).toEqual({ draft: null });
    expect((await one('PUT', `${REVIEWS}/${id}/draft`, { json: { reason: '先写着' } })).status).toBe(200);
    expect((await one('GET', `${REVIEWS}/${id}/draft`)).body).toEqual({ draft: { reason: '先写着' } });
    expect((await other('GET', `${REVIEWS}/${id}/draft`)).body).toEqual({ draft: null });
    expect((await other('PUT', `${REVIEWS}/${id}/draft`, { json: {} })).body.error.code).toBe('not_yours');
  });

  test('a colleague to hand it to is named by id, and takes it over', async () => {
    const [one, other] = [await reviewer(), await desk.user({ name: '接手人' })];
    const { id } = await held(one);
    const { body } = await one('GET', `${REVIEWS}/${id}/colleagues`);
    expect(body.colleagues).toEqual([{ id: other.user.id, name: '接手人', unit: '某市纪委监委' }]);
    expect((await does(one, id, ACTS.handedOver)).body.error.code).toBe('unknown_colleague');
    const done = await does(one, id, { ...ACTS.handedOver, to: other.user.id });
    expect(done.body.review).toMatchObject({ stage: 'claimed', held: 'colleague' });
    expect((await does(await desk.signIn(other.link), id, ACTS.released)).status).toBe(200);
  });
});

test('a withdrawn matter is gone for everybody, in the same words', async () => {
  const [ask, nonexistent] = [await reviewer(), desk.world.newId()];
  const { id, caseId } = await accepted(ask);
  await desk.world.db.commit([...(await officerActed(desk.world.db, caseId, [{ type: 'withdrawn' }], desk.clock.now))]);
  const bytes = ({ status, headers, text }: Answer): string =>
    JSON.stringify([status, [...headers].filter(([name]) => name !== 'date'), text]).replaceAll(
      /[0-9a-f]{32}/g,
      '<id>',
    );
  const but = ['GET /api/review/events', 'POST /api/review/interests', 'DELETE /api/review/sessions'];
  const there = guarded(id, but);
  const nowhere = guarded(nonexistent, but);
  for (const [index, asked] of there.entries()) {
    const other = nowhere[index];
    if (other === undefined) throw new Error('as many of the one as of the other');
    expect(bytes(await send(ask, asked)), `${asked.method} ${asked.path}`).toBe(bytes(await send(ask, other)));
  }
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
    const { id } = await held(ask);
    const isWhole = 'json' in asking && !Array.isArray(asking.json);
    const sent = isWhole ? { json: { seen: await actsSeen(ask, id), ...asking.json } } : asking;

    const zh = await ask('POST', `${REVIEWS}/${id}/sign`, { ...sent, lang: 'zh' });
    const en = await ask('POST', `${REVIEWS}/${id}/sign`, { ...sent, lang: 'en-GB,en;q=0.9' });
    expect([zh.status, zh.body.error.code]).toEqual([status, code]);
    expect(zh.body.error.message).toMatch(/[一-鿿]/);
    expect(en.body.error.message).not.toMatch(/[一-鿿]/);
    expect((await ask('GET', `${REVIEWS}/${id}`)).body.review.stage).toBe('claimed');
  });

  test('every route that takes something refuses what is no JSON, and what it does not know', async () => {
    const ask = await reviewer();
    const { id } = await held(ask);
    const before = await actsOf(desk.world.db, id);
    const taking = routes.filter(({ takesBody }) => takesBody);
    expect(taking.length).toBeGreaterThanOrEqual(5);
    const bad = [
      [{ raw: '{"reason":' }, 400, 'malformed_json'],
      [{ raw: '' }, 400, 'malformed_json'],
      [{ raw: 'a=1', headers: { 'content-type': 'text/plain' } }, 415, 'unsupported_media_type'],
      [{}, 400, 'invalid_request'],
      [{ json: [] }, 400, 'invalid_request'],
      [{ json: 'text' }, 400, 'invalid_request'],
      [{ json: null }, 400, 'invalid_request'],
      [{ json: { unheardOf: 1 } }, 400, 'invalid_request'],
      [{ raw: JSON.stringify({ reason: 'x'.repeat(1 << 17) }) }, 413, 'message_too_long'],
    ] as const;
    for (const { method, url } of taking)
      for (const [asking, status, code] of bad) {
        const { body, ...answer } = await ask(method, url.replace(':id', id), asking);
        expect([method, url, asking, answer.status, body.error.code]).toEqual([method, url, asking, status, code]);
        expect(body.error.message).toMatch(/[一-鿿]/);
      }
    expect(await actsOf(desk.world.db, id)).toEqual(before);
  });

  test.each(Object.values(ACTS))('$type: every part that it needs is asked for', async (whole) => {
    const ask = await reviewer();
    const { id } = await held(ask);
    const before = await actsOf(desk.world.db, id);
    for (const part of Object.keys(whole).filter((name) => name !== 'type')) {
      const { status, body } = await does(ask, id, { ...whole, [part]: part === 'seen' ? 'all' : 7 });
      expect([status, body.error.code]).toEqual([400, 'invalid_request']);
      expect(body.error.details.map(({ path }: { path: string }) => path)).toEqual([part]);
    }
    const { status, body } = await does(ask, id, { ...whole, by: '市长' });
    expect([status, body.error.code]).toEqual([400, 'invalid_request']);
    expect(await actsOf(desk.world.db, id)).toEqual(before);
  });

  test.each(['?shelf=perhaps', '?order=name', '?stage=open', '?late=no', '?status=open&unheard=1&shelf=0'])(
    'a queue that there is not: %s',
    async (query) => {
      const ask = await reviewer();
      const { status, body } = await ask('GET', REVIEWS + query);
      expect([status, body.error.code]).toEqual([400, 'invalid_request']);
    },
  );

  test('details say what is wrong where', async () => {
    const ask = await reviewer();
    const { id } = await held(ask);
    const { body } = await ask('POST', `${REVIEWS}/${id}/sign`, {
      json: { outcome: 'perhaps', reason: 3, clauses: [], seen: 2 },
    });
    expect(body.error.details.map(({ path }: { path: string }) => path)).toEqual(['outcome', 'reason']);
  });

  test('emoji, HTML and line breaks in a reason arrive as they are; control characters and half emoji do not', async () => {
    const ask = await reviewer();
    const { id } = await held(ask);
    const { body } = await signs(ask, id, aDraft({ reason: '<b>一</b>\n二👍\u0007\ud83d' }));
    expect(body.review.whole.decisions[0].reason).toBe('<b>一</b>\n二👍\ufffd');
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
    const { status, text, body } = await does(ask, id, ACTS.accepted);
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
