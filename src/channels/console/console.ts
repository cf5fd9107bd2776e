/** The reviewers' web channel: /review for people, /api/review for their page. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { answerErrors } from './answer-errors.ts';
import { attachments } from './attachments.ts';
import { oidcDeparture, oidcReturn } from './oidc.ts';
import { office } from './office.ts';
import type { ConsoleOptions } from './options.ts';
import { page } from './page.ts';
import { password } from './password.ts';
import { onlyFromConsole } from './people.ts';
import { BODY_LIMIT } from './refusals.ts';
import { reviews } from './reviews.ts';
import { session } from './session.ts';
import { validate } from './validate.ts';

export const console: FastifyPluginAsync<ConsoleOptions> = async (app, { desk, assets, attachments, oidc }) => {
  const options = { desk, assets, attachments, oidc };
  await app.register(page, options);
  const logSerializers = { req: loggedRequest };
  await app.register(oidcReturn, { ...options, logSerializers });
  await app.register(api, { ...options, prefix: '/api/review', logSerializers });
};

const api: FastifyPluginAsync<ConsoleOptions> = async (app, { desk, assets, attachments: folder, oidc }) => {
  const options = { desk, assets, attachments: folder, oidc }; // without the prefix that this plugin was given
  app.addHook('onRoute', (route) => {
    route.bodyLimit = BODY_LIMIT;
  });
  app.removeContentTypeParser('text/plain'); // fastify takes it as a string
  app.setValidatorCompiler(validate);
  app.setSerializerCompiler(serializerCompiler); // leaves out whatever a schema does not name
  answerErrors(app);
  app.decorateRequest('reviewUser', null);
  app.decorateRequest('reviewBegunBy', null);
  app.addHook('onRequest', onlyFromConsole);
  app.addHook('onSend', async (_, reply) => void reply.header('cache-control', 'no-store'));
  await app.register(session, options);
  await app.register(oidcDeparture, options);
  await app.register(password, options);
  await app.register(office, options);
  await app.register(reviews, { ...options, prefix: '/reviews' });
  await app.register(attachments, { ...options, prefix: '/reviews' });
};

/** What a log may know of a request: which address was asked, not which matter, nor with which code of a provider's. */
const loggedRequest = ({ method, routeOptions }: FastifyRequest): string => `${method} ${routeOptions.url ?? ''}`;
