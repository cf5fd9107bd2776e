/** The web channel: the HTTP API of a conversation, its OpenAPI document, the chat page, and what watches over them. */
import helmet from '@fastify/helmet';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { answerErrors } from './answer-errors.ts';
import { attachments } from './attachments.ts';
import { conversation } from './conversation.ts';
import { docs } from './docs.ts';
import { events } from './events.ts';
import { securityHeaders } from './headers.ts';
import { health } from './health.ts';
import { onlyHolder } from './holder.ts';
import { limits } from './limits.ts';
import { onlyMethods } from './methods.ts';
import { opening } from './opening.ts';
import type { WebOptions } from './options.ts';
import { pages } from './pages.ts';
import { BODY_LIMIT } from './refusals.ts';
import { validate } from './validate.ts';

export type { WebOptions, Standing, Tokens, Pace } from './options.ts';
export { badAddress } from './answer-errors.ts';
export { securityHeaders } from './headers.ts';

/** `await app.register(web, options)`. Everything is in its own scope: other plugins of the server keep their own ways. */
export const web: FastifyPluginAsync<WebOptions> = async (app, options) => {
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());

  answerErrors(app);
  await app.register(helmet, securityHeaders);
  const { perAddress, openings, perConversation } = await limits(app, options.pace);
  await docs(app);
  health(app, options.world);
  await pages(app, options.assets);

  await app.register(
    async (api) => {
      api.addHook('onRoute', (route) => {
        route.bodyLimit = BODY_LIMIT;
      });
      api.removeContentTypeParser('text/plain');
      api.setValidatorCompiler(validate);
      api.setSerializerCompiler(() => (body) => JSON.stringify(body)); // what we answer ourselves is checked by its types
      api.addHook('onRequest', perAddress);
      api.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
      await api.register(async (anyone) => {
        anyone.addHook('onRequest', openings);
        await anyone.register(opening, options);
      });
      await api.register(async (holders) => {
        holders.addHook('onRequest', onlyHolder(options.tokens));
        holders.addHook('onRequest', perConversation);
        await holders.register(conversation, { ...options, closing: closing.signal });
        await holders.register(attachments, options);
        await holders.register(events, { ...options, closing: closing.signal });
      });
      onlyMethods(api, '', 'POST');
      onlyMethods(api, '/:id', 'DELETE');
      onlyMethods(api, '/:id/messages', 'POST');
      onlyMethods(api, '/:id/turns', 'GET');
      onlyMethods(api, '/:id/events', 'GET');
      onlyMethods(api, '/:id/escalate', 'POST');
      onlyMethods(api, '/:id/attachments', 'GET', 'POST');
      onlyMethods(api, '/:id/attachments/:attachment', 'GET', 'DELETE');
    },
    { prefix: '/api/conversations', logSerializers: { req: loggedRequest } },
  );
};

/** What a log may know of a request: which address was asked, not whose conversation it was, and nothing that was said. */
const loggedRequest = ({ method, routeOptions }: FastifyRequest): string => `${method} ${routeOptions.url ?? ''}`;
