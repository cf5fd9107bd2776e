/** /api/review/session and /me: in by a one-time link or a password, out again. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefused } from '../../review/refused.ts';
import { hasPassword, mustKnow, PASSWORD_LEAST, signInByPassword } from '../../review/passwords.ts';
import { type BegunBy, SESSION_LIFETIME, signIn, signOut, signOutEverywhere } from '../../review/sessions.ts';
import type { Role, User } from '../../review/users.ts';
import type { World } from '../../world.ts';
import { isSecure, sessionCookie, sessionOf } from './asker.ts';
import type { ConsoleOptions } from './options.ts';
import { attempts } from './pace.ts';
import { begunByOf, onlySignedIn, userOf } from './people.ts';
import { Refusal } from './refusals.ts';
import { meBody, refusals, signInBody, waysBody } from './schemas.ts';

export const session: FastifyPluginAsyncZod<ConsoleOptions> = async (app, { desk: { world }, oidc }) => {
  const mayTry = await attempts(app);

  app.get(
    '/ways',
    {
      schema: {
        tags: ['review'],
        operationId: 'waysIn',
        summary: 'How one can sign in here',
        security: [],
        response: { 200: waysBody, ...refusals },
      },
    },
    async () => ({ oidc: oidc === undefined ? null : oidc.name, passwordLeast: PASSWORD_LEAST }),
  );

  app.post(
    '/session',
    {
      schema: {
        tags: ['review'],
        operationId: 'signIn',
        summary: 'Sign in: uses up a one-time link, or takes name and password; sets the session cookie',
        security: [],
        body: signInBody,
        response: { 201: meBody, ...refusals },
      },
    },
    async (request, reply) => {
      const { body } = request;
      if ('name' in body) await mayTry(request); // a link is too long to be guessed
      const begun =
        'link' in body ? await signIn(world, body.link) : await signInByPassword(world, body.name, body.password);
      if (isRefused(begun)) throw new Refusal(begun.refused);
      reply.header('set-cookie', sessionCookie(begun.secret, SESSION_LIFETIME / 1000, isSecure(request)));
      return reply.code(201).send(await asMe(world, begun.user, 'link' in body ? 'link' : 'password'));
    },
  );

  app.delete(
    '/session',
    {
      schema: {
        tags: ['review'],
        operationId: 'signOut',
        summary: 'Sign out',
        response: { 204: z.undefined().describe('Signed out, or was not signed in.'), ...refusals },
      },
    },
    async (request, reply) => {
      const secret = sessionOf(request);
      if (secret !== undefined) await signOut(world, secret);
      reply.header('set-cookie', sessionCookie('', 0, isSecure(request)));
      return reply.code(204).send();
    },
  );

  app.delete(
    '/sessions',
    {
      onRequest: onlySignedIn(world),
      schema: {
        tags: ['review'],
        operationId: 'signOutEverywhere',
        summary: 'Sign out on every device',
        response: { 204: z.undefined().describe('Signed out everywhere.'), ...refusals },
      },
    },
    async (request, reply) => {
      await signOutEverywhere(world, userOf(request));
      reply.header('set-cookie', sessionCookie('', 0, isSecure(request)));
      return reply.code(204).send();
    },
  );

  app.get(
    '/me',
    {
      onRequest: onlySignedIn(world),
      schema: {
        tags: ['review'],
        operationId: 'me',
        summary: 'Who is signed in',
        response: { 200: meBody, ...refusals },
      },
    },
    async (request) => asMe(world, userOf(request), begunByOf(request)),
  );
};

const asMe = async (world: World, user: User, begunBy: BegunBy) => ({
  name: user.name,
  unit: user.unit,
  role: user.role as Role,
  hasPassword: await hasPassword(world, user),
  mustKnowPassword: await mustKnow(world, user, begunBy),
});
