/** A real server on a free port, for one test. */
import fastify, { type FastifyInstance } from 'fastify';
import { badAddress, web, type WebOptions } from '../../src/channels/web/web.ts';

export interface Served {
  readonly url: string;
  readonly app: FastifyInstance;
  /** Everything that was logged, one JSON object a line. */
  readonly logged: string[];
}

const running = new Set<FastifyInstance>();

/** For afterEach. */
export const closeAll = async (): Promise<void> => {
  await Promise.all([...running].map((app) => app.close()));
  running.clear();
};

export const serve = async (options: WebOptions): Promise<Served> => {
  const logged: string[] = [];
  const app = fastify({
    frameworkErrors: badAddress,
    logger: { level: 'trace', stream: { write: (line: string) => void logged.push(line) } },
  });
  await app.register(web, options);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  running.add(app);
  return { url, app, logged };
};
