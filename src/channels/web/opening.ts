/** POST /api/conversations */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { threadAt } from './holder.ts';
import type { WebOptions } from './options.ts';
import { asBody, openedBody, openingBody, refusals } from './schemas.ts';
import { hashOf, newToken } from './token.ts';

export const opening: FastifyPluginAsyncZod<WebOptions> = async (app, { world, receive, tokens }) => {
  app.post(
    '',
    {
      schema: {
        operationId: 'open',
        summary: 'Open a conversation',
        description:
          'Answers its id, the token that opens it from now on (told this once, kept here only as a hash), and the first replies.',
        tags: ['conversation'],
        security: [],
        body: openingBody,
        response: { 201: openedBody, ...refusals },
      },
    },
    async ({ body }, reply) => {
      const thread = threadAt(world.newId());
      const token = newToken();
      await tokens.keep(thread, hashOf(token));
      const opened = await receive(world, {
        id: `open:${thread.address}`,
        thread,
        ...(body?.lang && { lang: body.lang }),
        ...(body?.region && { region: body.region }),
      });
      return reply.code(201).send({ id: thread.address, token, ...asBody(opened) });
    },
  );
};
