/** What its holder may do with a conversation: say something, read it again, send it to a reviewer, delete it. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { hangup } from './hangup.ts';
import { threadAt } from './holder.ts';
import { firstNews, standing } from './news.ts';
import type { WebOptions } from './options.ts';
import { Refusal } from './refusals.ts';
import * as schemas from './schemas.ts';

/** `closing` aborts when the server is about to stop, so that a long poll does not hold it up. */
export const conversation: FastifyPluginAsyncZod<WebOptions & { readonly closing: AbortSignal }> = async (
  app,
  options,
) => {
  const { world, receive, destroy, consent, closing } = options;
  const about = { tags: ['conversation'], params: schemas.conversationParams };

  app.post(
    '/:id/messages',
    {
      schema: {
        ...about,
        operationId: 'say',
        summary: 'Say something: typed text, or the value of a choice that was shown',
        body: schemas.messageBody,
        response: { 200: schemas.receivedBody, ...schemas.refusals },
      },
    },
    async ({ params, body }) => {
      const { id, text, choice, seq } = body;
      const received = await receive(world, {
        id: `${params.id}:${id}`,
        thread: threadAt(params.id),
        ...(text !== undefined && { text }),
        ...(choice !== undefined && { choice }),
        ...(seq !== undefined && { seq }),
      });
      return schemas.asBody(received);
    },
  );

  app.get(
    '/:id/turns',
    {
      schema: {
        ...about,
        operationId: 'turns',
        summary: 'What was said, to show it again; with `wait`, a long poll for what comes',
        querystring: schemas.turnsQuery,
        response: { 200: schemas.turnsBody, ...schemas.refusals },
      },
    },
    async ({ params, query }, reply) => {
      const thread = threadAt(params.id);
      const since = { caseId: query.case, after: query.after };
      const now = await standing(options, thread, since);
      if (!now) throw new Refusal('unknown_conversation');
      if (query.wait === 0 || now.turns.length > 0) return schemas.asTurns(now);
      const until = AbortSignal.any([closing, hangup(reply), AbortSignal.timeout(query.wait * 1000)]);
      return schemas.asTurns((await firstNews(options, thread, since, until)) ?? now);
    },
  );

  app.post(
    '/:id/escalate',
    {
      schema: {
        ...about,
        operationId: 'escalate',
        summary: 'Consent to sending the record that was shown to a reviewer',
        description: 'The same as 转人工 and 同意 in the conversation; nothing is sent that was not shown before.',
        body: schemas.escalateBody,
        response: { 200: schemas.receivedBody, ...schemas.refusals },
      },
    },
    async ({ params, body }) => {
      const inboundId = `${params.id}:${body.id ?? world.newId()}`;
      return schemas.asBody(await consent(world, threadAt(params.id), inboundId, body.contact));
    },
  );

  app.delete(
    '/:id',
    {
      schema: {
        ...about,
        operationId: 'delete',
        summary: 'Destroy a self-check, or withdraw a submitted matter that nobody has claimed',
        response: { 200: schemas.receivedBody, ...schemas.refusals },
      },
    },
    async ({ params }) => schemas.asBody(await destroy(world, threadAt(params.id))),
  );
};
