/** What the server can not do leaves a line in its log: which route, which code, where in the program; nothing that anybody wrote. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { HOME, readConfig } from '../../src/config.ts';
import { load } from '../../src/content/load.ts';
import { sayFault } from '../../src/fault.ts';
import { admit } from '../../src/review/users.ts';
import { type Server, startServer } from '../../src/server.ts';
import { client } from './serve.ts';

const log: string[] = [];
let server: Server;
beforeAll(async () => {
  const { content } = await load(HOME);
  if (!content) throw new Error('the lists that ship are broken');
  const config = { ...readConfig({ LIUKAN_DATABASE: ':memory:' }), port: 0 };
  server = await startServer(config, content, { log: (line) => void log.push(line) });
});
afterEach(() => {
  vi.restoreAllMocks();
  log.length = 0;
});
afterAll(() => server.stop());

const broken = () => Object.assign(new Error('张三收了钱\n    at 某工地'), { code: 'SQLITE_IOERR' });

test.each([
  ['POST', '/api/conversations', 'POST /api/conversations'],
  ['GET', '/api/review/reviews/0123456789abcdef?x=张三', 'GET /api/review/reviews/:id'],
  ['GET', '/readyz', 'GET /readyz'],
] as const)('%s %s that fails', async (method, path, route) => {
  const cookie = await signedIn();
  vi.spyOn(server.world.db, 'query').mockImplementation(() => Promise.reject(broken()));
  const { status, body } = await client(server.url, cookie)(method, path, method === 'POST' ? { json: {} } : {});
  expect(status).toBeGreaterThanOrEqual(500);
  expect(JSON.stringify(body)).not.toContain('SQLITE');
  expect(log).toHaveLength(1);
  expect(log[0]).toMatch(new RegExp(`^failed: ${route} Error SQLITE_IOERR\n    at `));
  expect(log[0]).not.toMatch(/张三|工地|0123456789abcdef/);
});

let names = 0;
async function signedIn(): Promise<string> {
  const admitted = await admit(server.world, { name: `审核${++names}`, unit: '某市纪委监委', role: 'reviewer' });
  if (!('link' in admitted)) throw new Error(admitted.refused);
  const { headers } = await client(server.url, '')('POST', '/api/review/session', { json: { link: admitted.link } });
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

test('what is refused is no fault', async () => {
  const nobody = client(server.url, '');
  expect((await nobody('GET', '/api/review/reviews')).status).toBe(401);
  expect((await nobody('POST', '/api/conversations', { json: { lang: 'fr' } })).status).toBe(400);
  expect(log).toEqual([]);
});

test('a cause is told like its fault', () => {
  const cause = new SyntaxError('Unexpected token 张');
  const said = sayFault(new TypeError('张三', { cause }));
  expect(said).toMatch(/^TypeError\n {4}at .*\nbecause of SyntaxError\n {4}at /s);
  expect(said).not.toContain('张');
  expect(sayFault('张三')).toBe('not an error');
});
