/**
 * GET /api/conversations/:id/events: what happens in a conversation, as it happens.
 *
 *   event: standing   {case, seq, status}                    first of all, and when one of them changes otherwise
 *   event: turn       {case, status, seq, said?, replies, at}   id is its seq; Last-Event-ID: 7 replays from turn 8 on
 *   event: replaced   {}                                     another stream of this conversation was opened; do not come back by yourself
 *
 * A browser opens at most six connections to a server, so that one conversation has one stream: a newer one ends the older.
 */
import { fastifySSE } from '@fastify/sse';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { hangup } from './hangup.ts';
import { threadAt } from './holder.ts';
import { news } from './news.ts';
import { usualPace, type Standing, type WebOptions } from './options.ts';
import { Refusal } from './refusals.ts';
import * as schemas from './schemas.ts';

export const events: FastifyPluginAsyncZod<WebOptions & { readonly closing: AbortSignal }> = async (app, options) => {
  await app.register(fastifySSE, { heartbeatInterval: options.pace?.heartbeat ?? usualPace.heartbeat });
  const streams = new Map<string, AbortController>();

  app.get(
    '/:id/events',
    {
      // manual: the plugin's own 406 is not in our catalogue
      sse: { kind: 'manual' },
      schema: {
        operationId: 'events',
        summary: 'What happens, as server-sent events (read them by fetch: EventSource cannot send the token)',
        description:
          'Events: `standing` {case, seq, status} · `turn` {case, status, seq, said?, replies, at}, its id the seq · `replaced` {}.',
        tags: ['conversation'],
        params: schemas.conversationParams,
        querystring: schemas.eventsQuery,
        headers: schemas.eventsHeaders,
        response: {
          200: { description: 'A stream.', content: { 'text/event-stream': { schema: schemas.eventStream } } },
          ...schemas.refusals,
        },
      },
    },
    async ({ params, query, headers }, reply) => {
      if (!accepts(headers.accept)) throw new Refusal('not_acceptable');
      streams.get(params.id)?.abort();
      const stream = new AbortController();
      streams.set(params.id, stream);
      const since = { caseId: query.case, after: headers['last-event-id'] ?? 0 };
      const until = AbortSignal.any([stream.signal, options.closing, hangup(reply)]);
      try {
        let begun = false;
        for await (const now of news(options, threadAt(params.id), since, until)) {
          begun = true;
          await tell(reply, now);
        }
        if (!begun && !until.aborted) throw new Refusal('unknown_conversation');
        if (stream.signal.aborted && reply.sse.isConnected) await reply.sse.send({ event: 'replaced', data: {} });
      } finally {
        if (streams.get(params.id) === stream) streams.delete(params.id);
      }
    },
  );
};

const tell = async (reply: FastifyReply, { caseId, seq, status, turns }: Standing): Promise<void> => {
  if (!reply.sse.isConnected) return;
  await reply.sse.send({ event: 'standing', data: { case: caseId, seq, status } });
  for (const turn of turns) {
    if (!reply.sse.isConnected) return;
    await reply.sse.send({ id: String(turn.seq), event: 'turn', data: { case: caseId, status, ...turn } });
  }
};

const accepts = (accept = '*/*'): boolean => /text\/event-stream|text\/\*|\*\/\*/i.test(accept);
