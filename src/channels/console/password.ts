/** /api/review/password: one's own. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { setPassword } from '../../review/passwords.ts';
import { sessionOf } from './asker.ts';
import type { ConsoleOptions } from './options.ts';
import { begunByOf, onlySignedIn, userOf } from './people.ts';
import { Refusal } from './refusals.ts';
import { passwordBody, refusals } from './schemas.ts';

export const password: FastifyPluginAsyncZod<ConsoleOptions> = async (app, { desk: { world } }) => {
  app.put(
    '/password',
    {
      onRequest: onlySignedIn(world),
      schema: {
        tags: ['review'],
        operationId: 'setPassword',
        summary: 'Set a password; every other session and link of the signed-in user ends',
        body: passwordBody,
        response: { 204: z.undefined().describe('It is set.'), ...refusals },
      },
    },
    async (request, reply) => {
      const asked = { user: userOf(request), begunBy: begunByOf(request), secret: sessionOf(request) ?? '' };
      const said = await setPassword(world, asked, request.body);
      if (said !== undefined) throw new Refusal(said.refused);
      return reply.code(204).send();
    },
  );
};
