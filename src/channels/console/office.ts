/** /api/review: what belongs to no one matter: the office's rules, one's own interests, numbers, and word that something changed. */
import { fastifySSE } from '@fastify/sse';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { changes } from '../../review/changes.ts';
import { figuresFor } from '../../review/figures.ts';
import { declare, declaredBy, endDeclared } from '../../review/interests.ts';
import { isRefused } from '../../review/refused.ts';
import { isOpen } from '../../review/sessions.ts';
import { sessionOf } from './asker.ts';
import type { ConsoleOptions } from './options.ts';
import { onlyDesk, onlySignedIn, userOf } from './people.ts';
import { Refusal } from './refusals.ts';
import { figuresBody, interestBody, interestsBody, officeBody, refusals, reviewParams } from './schemas.ts';

const HEARTBEAT = 15_000;

export const office: FastifyPluginAsyncZod<ConsoleOptions> = async (app, { desk }) => {
  await app.register(fastifySSE, { heartbeatInterval: HEARTBEAT });
  app.addHook('onRequest', onlySignedIn(desk.world));
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());

  app.get(
    '/office',
    {
      onRequest: onlyDesk,
      schema: {
        tags: ['review'],
        operationId: 'office',
        summary: 'What the office has set: lengths with whose rule they are, templates',
        response: { 200: officeBody, ...refusals },
      },
    },
    async () => {
      const { templates, limits, knownUntil } = desk.office();
      return { templates, limits, knownUntil };
    },
  );

  app.get(
    '/interests',
    {
      onRequest: onlyDesk,
      schema: {
        tags: ['review'],
        operationId: 'interests',
        summary: 'What the signed-in user has declared: from matters of these units and persons they stand aside',
        response: { 200: interestsBody, ...refusals },
      },
    },
    async (request) => ({ interests: await declaredBy(desk, userOf(request)) }),
  );

  app.post(
    '/interests',
    {
      onRequest: onlyDesk,
      schema: {
        tags: ['review'],
        operationId: 'declare',
        summary: 'Declare an interest',
        body: interestBody,
        response: { 200: interestsBody, ...refusals },
      },
    },
    async (request) => ({ interests: await declare(desk, userOf(request), request.body) }),
  );

  app.delete(
    '/interests/:id',
    {
      onRequest: onlyDesk,
      schema: {
        tags: ['review'],
        operationId: 'endInterest',
        summary: 'It is no longer so',
        params: reviewParams,
        response: { 200: interestsBody, ...refusals },
      },
    },
    async (request) => {
      const left = await endDeclared(desk, userOf(request), request.params.id);
      if (isRefused(left)) throw new Refusal(left.refused);
      return { interests: left };
    },
  );

  app.get(
    '/figures',
    {
      schema: {
        tags: ['review'],
        operationId: 'figures',
        summary: 'Numbers of the office, worked out once a day; small ones are withheld',
        response: { 200: figuresBody, ...refusals },
      },
    },
    async (request) => figuresFor(desk, userOf(request)),
  );

  app.get(
    '/events',
    {
      onRequest: onlyDesk,
      exposeHeadRoute: false, // would never end
      sse: { kind: 'manual' },
      schema: {
        tags: ['review'],
        operationId: 'changes',
        summary: 'Server-sent events: `changed`, without data, when something that the user may see has changed',
        hide: true,
      },
    },
    async (request, reply) => {
      const gone = new AbortController();
      reply.raw.on('close', () => gone.abort());
      const until = AbortSignal.any([gone.signal, closing.signal]);
      const secret = sessionOf(request) ?? '';
      const isSignedIn = () => isOpen(desk.world, secret);
      await reply.sse.send({ event: 'ready', data: {} });
      for await (const _ of changes(desk, userOf(request), until, isSignedIn)) {
        if (!reply.sse.isConnected) return;
        await reply.sse.send({ event: 'changed', data: {} });
      }
      if (!until.aborted) reply.sse.close(); // signed out: the page asks again, and learns so
    },
  );
};
