/**
 * /metrics for whoever watches over the server: the process, and how long pages took. Nothing counts consultations, matters, outcomes
 * or places: an unsent self-check is invisible to every statistic.
 */
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/**
 * Not counted, not even in sum: what officers do, here and in a messenger; and what the desk does, since whoever stands aside from a
 * matter could watch from the numbers that somebody works on it.
 */
const UNCOUNTED = ['/api/conversations', '/api/review', '/slack'];

/** Adds the route and listens to every other. Put it behind the reverse proxy's own rules: it is for the inside. */
export function metrics(app: FastifyInstance): void {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'liukan_' });
  const took = new Histogram({
    name: 'liukan_http_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [register],
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route as it is written, so that no id gets into a label.
    const route = request.routeOptions.url ?? 'none';
    if (!UNCOUNTED.some((prefix) => route.startsWith(prefix))) {
      took.observe({ route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    }
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(register.contentType).send(await register.metrics()),
  );
}
