/** Nothing in the numbers of the server tells of consultations or of matters: not that there is one, nor that somebody works on it. */
import fastify from 'fastify';
import { expect, test } from 'vitest';
import { metrics } from '../src/metrics.ts';

test('pages are counted; consultations, the desk and messengers are not', async () => {
  const app = fastify();
  metrics(app);
  const routes = [
    '/',
    '/api/conversations',
    '/api/conversations/:id/messages',
    '/api/review/reviews/:id/acts',
    '/slack/events',
  ];
  for (const url of routes) app.post(url, () => ({}));
  const before = (await app.inject('/metrics')).body;
  for (const url of routes) expect((await app.inject({ method: 'POST', url })).statusCode).toBe(200);
  await app.inject({ method: 'POST', url: '/%61pi/review/reviews/1/acts' }); // the same route
  await app.inject({ method: 'POST', url: '/api/review/reviews/1/nothing' });
  const { body } = await app.inject('/metrics');
  const counted = [...body.matchAll(/liukan_http_seconds_count\{(.*?)\} (\d+)/g)].map(([, labels, count]) => [
    labels,
    count,
  ]);
  expect(counted).toEqual([
    ['route="/metrics",status="200"', '1'],
    ['route="/",status="200"', '1'],
    ['route="none",status="404"', '1'],
  ]);
  expect(before).not.toContain('review');
  await app.close();
});
