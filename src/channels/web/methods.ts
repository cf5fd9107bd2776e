import type { FastifyInstance } from 'fastify';
import { Refusal } from './refusals.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];

/** Fastify answers 404 to a method that a known address does not take; this answers 405 and says which it takes. */
export const onlyMethods = (app: FastifyInstance, url: string, ...allowed: Method[]): void => {
  app.route({
    method: methods.filter((method) => !allowed.includes(method) && !(method === 'HEAD' && allowed.includes('GET'))),
    url,
    schema: { hide: true },
    handler: async (_request, reply) => {
      reply.header('allow', allowed.join(', '));
      throw new Refusal('method_not_allowed');
    },
  });
};
