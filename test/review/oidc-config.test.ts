/** The office's accounts as the whole server has them: what must be set, and that it starts while the provider is down. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { type Server, startServer } from '../../src/server.ts';
import { CLIENT, type RealProvider, realProvider } from './provider.ts';
import { client } from './serve.ts';

const PUBLIC = 'https://liukan.example';
const all = {
  OIDC_ISSUER: 'https://accounts.example/realms/office',
  OIDC_CLIENT_ID: 'liukan',
  OIDC_CLIENT_SECRET: 'a-very-secret',
  LIUKAN_PUBLIC_URL: `${PUBLIC}/`,
};

test('set whole, or not at all', () => {
  expect(readConfig({}).oidc).toBeUndefined();
  expect(readConfig({ OIDC_NAME: '某市统一身份认证', LIUKAN_PUBLIC_URL: PUBLIC }).oidc).toBeUndefined();
  expect(readConfig(all).oidc).toEqual({
    issuer: all.OIDC_ISSUER,
    clientId: 'liukan',
    clientSecret: 'a-very-secret',
    name: '单位统一账号',
    callback: `${PUBLIC}/review/oidc`,
  });
});

describe('told by name, and never the secret', () => {
  test.each<[Record<string, string>, RegExp]>([
    [{ OIDC_ISSUER: '' }, /^OIDC_ISSUER: .*docs\/sign-in\.md/m],
    [{ OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' }, /^OIDC_CLIENT_ID、OIDC_CLIENT_SECRET: /m],
    [{ LIUKAN_PUBLIC_URL: '' }, /^LIUKAN_PUBLIC_URL: /m],
    [{ OIDC_ISSUER: 'accounts.example' }, /^OIDC_ISSUER: /m],
    [{ OIDC_ISSUER: 'http://' }, /^OIDC_ISSUER: /m],
    [{ OIDC_ISSUER: 'http://accounts.example' }, /^OIDC_ISSUER: 要用 https/m],
    [{ OIDC_ISSUER: 'http://localhost:1@accounts.example' }, /^OIDC_ISSUER: 要用 https/m],
    [{ OIDC_ISSUER: 'ftp://localhost' }, /^OIDC_ISSUER: 要用 https/m],
  ])('%j', (wrong, told) => {
    const read = () => readConfig({ ...all, ...wrong });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(told);
    expect(read).not.toThrow('a-very-secret');
  });

  test.each(['http://127.0.0.1:9000', 'http://localhost/realm', 'http://[::1]:9000'])(
    '%s is this machine',
    (issuer) => {
      expect(readConfig({ ...all, OIDC_ISSUER: issuer }).oidc?.issuer).toBe(issuer);
    },
  );
});

describe('the server', () => {
  let provider: RealProvider;
  let server: Server;
  const logged: string[] = [];
  beforeAll(async () => {
    provider = await realProvider([`${PUBLIC}/review/oidc`]);
    await provider.stop();
    const environment = {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.clientId,
      OIDC_CLIENT_SECRET: CLIENT.clientSecret,
    };
    const config = readConfig({ ...all, ...environment, LIUKAN_DATABASE: ':memory:' });
    const content = {
      hash: 'sha256:1',
      flow: { name: { zh: '六看' }, version: '1', first: [], paths: [], looks: [] },
      packs: [],
    };
    server = await startServer({ ...config, port: 0 }, content, { log: (line) => void logged.push(line) });
  });
  afterAll(async () => {
    await server?.stop();
    await provider?.stop();
  });

  test('starts while the provider is down, says why it cannot be reached, and goes there as soon as it is up', async () => {
    const depart = () =>
      client(server.url, '')('POST', '/api/review/oidc', {
        headers: { origin: PUBLIC, 'sec-fetch-site': 'same-origin' },
      });
    expect((await depart()).body.error.code).toBe('oidc_unreachable');
    expect(logged).toEqual([expect.stringMatching(/^oidc: .*ECONNREFUSED/)]);
    await provider.start();
    const { body, headers } = await depart();
    expect(new URL(body.to).origin).toBe(provider.issuer);
    expect(headers.get('set-cookie'), 'over TLS the cookie is for TLS only').toMatch(
      /^liukan-oidc=.*; SameSite=Lax; Secure$/,
    );
    const { headers: back } = await client(server.url, '')('GET', '/review/oidc');
    expect(back.get('set-cookie')).toMatch(/; Secure$/);
  });
});
