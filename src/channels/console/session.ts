/** /api/review/session and /me: in by a one-time link, out again. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefused } from '../../review/refused.ts';
import { type Role, SESSION_LIFETIME, signIn, signOut, signOutEverywhere, type User } from '../../review/users.ts';

import { sessionCookie, sessionOf } from './asker.ts';
import type { ConsoleOptions } from './options.ts';
import { onlySignedIn, userOf } from './people.ts';
import { Refusal } from './refusals.ts';
import { linkBody, meBody, refusals } from './schemas.ts';

export const session: FastifyPluginAsyncZod<ConsoleOptions> = async (app, { desk: { world } }) => {
  app.post(
    '/session',
    {
      schema: {
        tags: ['review'],
        operationId: 'signIn',
        summary: 'Sign in: uses up a one-time link, sets the session cookie',
        security: [],
        body: linkBody,
        response: { 201: meBody, ...refusals },
      },
    },
    async (request, reply) => {
      const begun = await signIn(world, request.body.link);
      if (isRefused(begun)) throw new Refusal(begun.refused);
      reply.header('set-cookie', sessionCookie(request, begun.secret, SESSION_LIFETIME / 1000));
      return reply.code(201).send(asMe(begun.user));
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
      reply.header('set-cookie', sessionCookie(request, '', 0));
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
      reply.header('set-cookie', sessionCookie(request, '', 0));
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
    async (request) => asMe(userOf(request)),
  );
};

const asMe = ({ name, unit, role }: User) => ({ name, unit, role: role as Role });
