/** Signing in with the office's accounts: a real provider, gone to and come back from as a browser does; and forged ones. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { JOURNEY_LIFETIME } from '../../src/review/oidc.ts';
import { ROLES } from '../../src/review/users.ts';
import { disableUser, setOidcSubject } from '../../src/store/users.ts';
import { type Accounts, ACCOUNTS, serveAccounts } from './accounts.ts';
import { CLIENT, type RealProvider, realProvider } from './provider.ts';
import { client, serve } from './serve.ts';
import { type Page, type Surfer, surfer } from './surfer.ts';

/** Three, because each takes a limited number of attempts a minute; `desk` is the one that is tried. */
let desks: readonly [Accounts, Accounts, Accounts];
let desk: Accounts;
let provider: RealProvider;
beforeAll(async () => {
  desks = [await serveAccounts(), await serveAccounts(), await serveAccounts()];
  provider = await realProvider(desks.map(({ callback }) => callback));
  [desk] = desks;
});
afterAll(async () => {
  await provider?.stop();
  for (const each of desks ?? []) await each.stop();
});

/** Presses the button at the desk; out comes where to go. */
async function depart(at: Accounts = desk): Promise<{ readonly browser: Surfer; readonly to: URL }> {
  const { status, body, headers } = await at.stranger('POST', '/api/review/oidc');
  expect(status, JSON.stringify(body)).toBe(200);
  const set = headers.get('set-cookie') ?? '';
  expect(set).toMatch(/^liukan-oidc=[\w-]{43}; Path=\/review\/oidc; Max-Age=600; HttpOnly; SameSite=Lax$/);
  const browser = surfer();
  browser.keep(at.url, set);
  return { browser, to: new URL(body.to) };
}

/** To the provider, and signs in there as `sub` or goes back; out comes the address that leads back to the desk. */
async function visit(browser: Surfer, to: URL, sub: string | undefined): Promise<string> {
  const { url, status } = await browser.open(to.href);
  expect([status, new URL(url).pathname]).toEqual([200, expect.stringMatching(/^\/interaction\//)]);
  const choice = sub === undefined ? '/back' : `/as?sub=${encodeURIComponent(sub)}`;
  return (await browser.open(url + choice, desk.callback)).url;
}

const signIn = async (
  sub: string | undefined,
  fresh = true,
): Promise<{ browser: Surfer; back: string; page: Page }> => {
  if (fresh) desk.use(provider.issuer);
  const { browser, to } = await depart();
  const back = await visit(browser, to, sub);
  return { browser, back, page: await browser.open(back) };
};

/** Who the browser's cookies say that one is at the desk; undefined for nobody. */
async function whoIs(browser: Surfer, at: Accounts = desk) {
  const { status, body } = await client(at.url, browser.cookies(`${at.url}/api/review/me`))('GET', '/api/review/me');
  return status === 200 ? { name: body.name, role: body.role } : undefined;
}

async function expectRefused(browser: Surfer, page: Page, status: number, told: string, at: Accounts = desk) {
  expect([page.status, page.text]).toEqual([status, expect.stringContaining(told)]);
  expect(page.headers.get('set-cookie')).not.toContain('liukan-review');
  expect(await whoIs(browser, at)).toBeUndefined();
}

describe('with a real provider', () => {
  test.each(ROLES)('%s signs in', async (role) => {
    const { user } = await desk.user({ role, oidcSubject: `sub-of-${role}` });
    const { browser, page } = await signIn(`sub-of-${role}`);
    expect(await whoIs(browser)).toEqual({ name: user.name, role });
    expect(
      page.text,
      'a page of our own leads on, because the strict cookie does not come with one of theirs',
    ).toContain('<meta http-equiv="refresh" content="0; url=/review">');
    expect(page.headers.getSetCookie()).toEqual([
      'liukan-oidc=; Path=/review/oidc; Max-Age=0; HttpOnly; SameSite=Lax',
      expect.stringMatching(/^liukan-review=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/),
    ]);
    expect(browser.cookies(desk.callback)).not.toContain('liukan-oidc');
  });

  test('asks for nothing but who it is, with state, nonce and PKCE, new ones each time', async () => {
    desk.use(provider.issuer);
    const [one, other] = [(await depart()).to, (await depart()).to];
    const { state, nonce, code_challenge, ...rest } = Object.fromEntries(one.searchParams);
    expect(rest).toEqual({
      client_id: CLIENT.clientId,
      redirect_uri: desk.callback,
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
    });
    for (const secret of ['state', 'nonce', 'code_challenge'])
      expect(one.searchParams.get(secret)).not.toBe(other.searchParams.get(secret));
    expect([state, nonce, code_challenge].every((each) => (each?.length ?? 0) >= 43)).toBe(true);
  });

  test('the page on the way back is strict, tells nothing on, and is not kept', async () => {
    const { headers } = (await signIn('sub-of-nobody')).page;
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
  });

  test('somebody who is no user here is told the number that the administrator needs, as text', async () => {
    const { browser, page } = await signIn('<img src=x>"&');
    await expectRefused(browser, page, 403, '&#60;img src=x&#62;&#34;&#38;');
    expect(page.text).toContain('还没有与审核台的用户对应');
    expect(page.text).not.toContain('<img');
  });

  test('a user who is disabled is told what an unknown one is', async () => {
    const { user } = await desk.user({ oidcSubject: 'sub-gone' });
    await desk.world.db.commit(disableUser(user.id));
    const { browser, page } = await signIn('sub-gone');
    await expectRefused(browser, page, 403, 'sub-gone');
    const { page: unknown } = await signIn('sub-none');
    expect(page.text.replace('sub-gone', 'sub-none')).toBe(unknown.text);
  });

  test('an account that was given to another user is theirs', async () => {
    const { user: before } = await desk.user({ oidcSubject: 'sub-moved' });
    const { user: after } = await desk.user();
    await desk.world.db.commit([...setOidcSubject(before.id, null), ...setOidcSubject(after.id, 'sub-moved')]);
    expect(await whoIs((await signIn('sub-moved')).browser)).toMatchObject({ name: after.name });
  });

  test('who says no at the provider is told so, in their language', async () => {
    const { browser, page } = await signIn(undefined);
    await expectRefused(browser, page, 403, '没有让您登录（access_denied）');
    expect(page.text).toContain('<a href="/review">回到审核台</a>');
  });

  describe('a way back is good for the browser that left, once, in time, as it was', () => {
    beforeAll(() => {
      desk = desks[1];
    });
    let count = 0;
    const known = async (): Promise<string> => {
      const sub = `sub-${++count}`;
      await desk.user({ oidcSubject: sub });
      return sub;
    };
    const arrival = async () => {
      desk.use(provider.issuer);
      const sub = await known();
      const { browser, to } = await depart();
      return { browser, back: await visit(browser, to, sub) };
    };
    const late = '已经过时，或者不是从这个浏览器开始的';

    test('twice: the second time nobody is let in', async () => {
      const { browser, back, page } = await signIn(await known());
      expect(page.status).toBe(200);
      const stolen = surfer();
      await expectRefused(stolen, await stolen.open(back), 403, late);
      expect(await whoIs(browser), 'and the first stays in').toBeDefined();
    });

    test('two at once: one is let in', async () => {
      const { browser, back } = await arrival();
      const secret = browser.cookies(back);
      const ask = client(desk.url, secret);
      const pages = await Promise.all([0, 1, 2].map(() => ask('GET', back.slice(desk.url.length))));
      const refused = pages.filter(({ status, text }) => status === 403 && text.includes(late)); // here, before the provider is asked
      expect(refused).toHaveLength(2);
      expect(pages.filter(({ status }) => status === 200)).toHaveLength(1);
    });

    test('another browser, with a way of its own under way', async () => {
      const { back } = await arrival();
      const { browser: other } = await depart();
      await expectRefused(other, await other.open(back), 403, 'OAUTH_INVALID_RESPONSE');
    });

    test('another browser, with none: an attacker’s address signs nobody in as the attacker', async () => {
      const { back } = await arrival();
      const victim = surfer();
      await expectRefused(victim, await victim.open(back), 403, late);
    });

    test.each([
      ['in time', JOURNEY_LIFETIME - 1, 200],
      ['too late', JOURNEY_LIFETIME, 403],
    ])('%s', async (_, later, status) => {
      const { browser, back } = await arrival();
      desk.clock.now += later;
      expect((await browser.open(back)).status).toBe(status);
    });

    test.each<[string, (back: URL) => void]>([
      ['another state', ({ searchParams }) => searchParams.set('state', 'a'.repeat(43))],
      ['no state', ({ searchParams }) => searchParams.delete('state')],
      ['two states', ({ searchParams }) => searchParams.append('state', 'a'.repeat(43))],
      ['another provider’s name', ({ searchParams }) => searchParams.set('iss', 'https://other.example')],
      ['no provider’s name, where it gives one', ({ searchParams }) => searchParams.delete('iss')],
      ['another code', ({ searchParams }) => searchParams.set('code', 'made-up')],
      ['nothing at all', ({ searchParams }) => void ['code', 'state', 'iss'].map((name) => searchParams.delete(name))],
    ])('%s', async (_, spoil) => {
      const { browser, back } = await arrival();
      const url = new URL(back);
      spoil(url);
      await expectRefused(browser, await browser.open(url.href), 403, '没有让您登录');
      await expectRefused(browser, await browser.open(back), 403, late); // and it is used up
    });

    test.each(['nonce', 'verifier'])('another %s', async (column) => {
      const { browser, back } = await arrival();
      await desk.world.db.commit([{ sql: `update oidc_journeys set ${column} = $1`, params: ['a'.repeat(43)] }]);
      await expectRefused(browser, await browser.open(back), 403, '没有让您登录');
    });
  });

  test('neither log nor store holds what lets somebody in', async () => {
    await desk.user({ oidcSubject: 'sub-silent' });
    desk.use(provider.issuer);
    const { browser, to } = await depart();
    const journey = browser.cookies(desk.callback).split('=')[1] ?? '-';
    const stored = JSON.stringify(await desk.world.db.query('select * from oidc_journeys', []));
    const back = await visit(browser, to, 'sub-silent');
    await browser.open(back);
    const code = new URL(back).searchParams.get('code') ?? '-';
    const session = /liukan-review=([\w-]+)/.exec(browser.cookies(desk.url))?.[1] ?? '-';
    const logged = desk.logged.join('') + desk.told.join('');
    for (const secret of [journey, code, session, CLIENT.clientSecret]) {
      expect(secret.length).toBeGreaterThan(20);
      expect(logged).not.toContain(secret);
      expect(stored).not.toContain(secret);
    }
  });
});

describe('a provider that is down', () => {
  beforeAll(() => {
    desk = desks[2];
  });
  afterEach(async () => {
    await provider.stop();
    await provider.start();
  });

  test('at departure: the desk says so, and works as soon as it is up', async () => {
    await provider.stop();
    desk.use(provider.issuer);
    const told = desk.told.length;
    const { status, body, headers } = await desk.stranger('POST', '/api/review/oidc');
    expect([status, body.error.code, headers.get('set-cookie')]).toEqual([503, 'oidc_unreachable', null]);
    expect(desk.told.slice(told)).toEqual([expect.stringMatching(/^oidc: .*ECONNREFUSED/)]);
    await provider.start();
    await desk.user({ oidcSubject: 'sub-patient' });
    expect(await whoIs((await signIn('sub-patient', false)).browser)).toBeDefined();
  });

  test('at the return', async () => {
    await desk.user({ oidcSubject: 'sub-unlucky' });
    desk.use(provider.issuer);
    const { browser, to } = await depart();
    const back = await visit(browser, to, 'sub-unlucky');
    await provider.stop();
    await expectRefused(browser, await browser.open(back), 503, '连不上');
  });
});

/** A provider of a few lines, which signs and answers as a test wants. */
describe('with a provider that is not what it says', () => {
  const [own, foreign] = [0, 1].map(() => generateKeyPairSync('ec', { namedCurve: 'P-256' })) as [Keys, Keys];
  interface Keys {
    readonly publicKey: KeyObject;
    readonly privateKey: KeyObject;
  }
  const part = (of: object | Buffer): string =>
    Buffer.from(Buffer.isBuffer(of) ? of : JSON.stringify(of)).toString('base64url');
  type Signed = (text: string) => Buffer;
  const by =
    ({ privateKey }: Keys): Signed =>
    (text) =>
      sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const bySecret: Signed = (text) => createHmac('sha256', CLIENT.clientSecret).update(text).digest();

  interface Lie {
    readonly header?: object;
    readonly claims?: object;
    readonly signed?: Signed;
    /** Instead of an answer with a token. */
    readonly instead?: { readonly status: number; readonly type: string; readonly body: string } | 'silence';
    /** Which key it shows. */
    readonly shown?: Keys;
  }

  let lie: Lie;
  let asked: Record<string, string>;
  let fake: Accounts;
  let server: Server;
  let issuer: string;
  let nonce: string;

  const token = ({ header, claims, signed = by(own) }: Lie): string => {
    const at = Math.floor(Date.now() / 1000);
    const body = { iss: issuer, aud: CLIENT.clientId, sub: 'sub-1', iat: at, exp: at + 60, nonce, ...claims };
    const text = `${part({ alg: 'ES256', kid: '1', ...header })}.${part(body)}`;
    return `${text}.${part(signed(text))}`;
  };

  beforeAll(async () => {
    fake = await serveAccounts();
    await fake.user({ name: '何某', oidcSubject: 'sub-1' });
    server = createServer(async (request, response) => {
      const json = (body: object) =>
        void response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
      const { instead, shown = own } = lie;
      switch (request.url) {
        case '/.well-known/openid-configuration':
          return json({
            issuer,
            authorization_endpoint: `${issuer}/auth`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/jwks`,
            // what a careless one would list
            id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none'],
          });
        case '/jwks':
          return json({ keys: [{ ...shown.publicKey.export({ format: 'jwk' }), kid: '1', use: 'sig', alg: 'ES256' }] });
        default: {
          let body = '';
          for await (const piece of request) body += piece;
          asked = Object.fromEntries(new URLSearchParams(body));
          asked.authorization = request.headers.authorization ?? '';
          if (instead === 'silence') return;
          if (instead === undefined) return json({ access_token: 'a', token_type: 'bearer', id_token: token(lie) });
          return void response.writeHead(instead.status, { 'content-type': instead.type }).end(instead.body);
        }
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server?.closeAllConnections();
    server?.close();
    await fake?.stop();
  });

  async function arrive(told: Lie, fresh = true) {
    lie = told;
    if (fresh) fake.use(issuer);
    const { browser, to } = await depart(fake);
    nonce = to.searchParams.get('nonce') ?? '';
    const back = new URL(fake.callback);
    back.search = String(new URLSearchParams({ code: 'c', state: to.searchParams.get('state') ?? '' }));
    return { browser, page: await browser.open(back.href) };
  }

  test('one that tells the truth is believed; the secret goes as a header where it says nothing of it', async () => {
    const { browser } = await arrive({});
    expect(await whoIs(browser, fake)).toEqual({ name: '何某', role: 'reviewer' });
    expect(asked).toMatchObject({ grant_type: 'authorization_code', authorization: expect.stringMatching(/^Basic /) });
    expect(asked.client_secret).toBeUndefined();
  });

  const past = Math.floor(Date.now() / 1000) - 120;
  test.each<[string, Lie]>([
    ['signed with another key', { signed: by(foreign) }],
    ['signed with another key that it does not show', { signed: by(foreign), header: { kid: '2' } }],
    ['not signed, alg none', { header: { alg: 'none' }, signed: () => Buffer.alloc(0) }],
    ['signed with the client’s own secret', { header: { alg: 'HS256' }, signed: bySecret }],
    ['changed after it was signed', { signed: () => by(own)('something else') }],
    ['for another client', { claims: { aud: 'somebody-else' } }],
    ['from another issuer', { claims: { iss: 'https://other.example' } }],
    ['for another journey', { claims: { nonce: 'another' } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['run out', { claims: { exp: past } }],
    ['issued to nobody', { claims: { sub: undefined } }],
    ['issued to an empty name', { claims: { sub: '' } }],
    [
      'no token at all',
      { instead: { status: 200, type: 'application/json', body: '{"access_token":"a","token_type":"bearer"}' } },
    ],
    ['not JSON', { instead: { status: 200, type: 'application/json', body: '<' } }],
    ['an error of its own', { instead: { status: 400, type: 'application/json', body: '{"error":"invalid_grant"}' } }],
  ])('a token that is %s is refused', async (_, told) => {
    const { browser, page } = await arrive(told);
    await expectRefused(browser, page, 403, '没有让您登录', fake);
  });

  test.each<[string, Lie]>([
    ['a proxy’s page', { instead: { status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' } }],
    ['a page instead of JSON', { instead: { status: 200, type: 'text/html', body: '<h1>维护中</h1>' } }],
  ])('%s: told as not to be reached', async (_, told) => {
    const { browser, page } = await arrive(told);
    await expectRefused(browser, page, 503, '连不上', fake);
  });

  test('one that is silent is waited for ten seconds at most', async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const waits = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(300));
    const { browser, page } = await arrive({ instead: 'silence' });
    await expectRefused(browser, page, 503, '连不上', fake);
    expect(Math.max(...waits.mock.calls.map(([wait]) => wait))).toBe(10_000);
    waits.mockRestore();
  });

  test('another key that it begins to sign with is taken up', async () => {
    await arrive({});
    fake.clock.now += 3_600_000;
    const { browser } = await arrive({ shown: foreign, signed: by(foreign) }, false);
    expect(await whoIs(browser, fake)).toBeDefined();
  });
});

describe('where no accounts are connected', () => {
  test('there is no such way in, and asking for it over and over is slowed down', async () => {
    const bare = await serve();
    const { body } = await bare.stranger('GET', '/api/review/ways');
    expect(body).toEqual({ oidc: null, passwordLeast: 12 });
    expect((await desk.stranger('GET', '/api/review/ways')).body.oidc).toBe(ACCOUNTS);
    expect((await bare.stranger('GET', '/review/oidc?code=a&state=b')).status).toBe(404);
    const codes = [];
    for (let times = 0; times < 31; times++)
      codes.push((await bare.stranger('POST', '/api/review/oidc')).body.error.code);
    expect([...new Set(codes)]).toEqual(['oidc_off', 'rate_limited']);
    expect(codes.indexOf('rate_limited')).toBe(30);
    await bare.stop();
  });
});
