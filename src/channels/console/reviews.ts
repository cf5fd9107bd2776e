/** /api/review/reviews: the queue, one matter, and what is done to it. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { act } from '../../review/act.ts';
import { ask } from '../../review/ask.ts';
import { colleaguesOf, queueOf, readReview } from '../../review/queue.ts';
import { isRefused, type Refused, type ReviewRefusedCode } from '../../review/refused.ts';
import { readDraft, second, sign, writeDraft } from '../../review/sign.ts';
import type { User } from '../../review/users.ts';
import type { View } from '../../review/view.ts';
import { deedOf, seenIn } from './deeds.ts';
import type { ConsoleOptions } from './options.ts';
import { onlyDesk, onlyReviewers, onlySignedIn, userOf } from './people.ts';
import { Refusal } from './refusals.ts';
import {
  actBody,
  colleaguesBody,
  draftInPart,
  keptDraft,
  queueBody,
  queueQuery,
  refusals,
  reviewParams,
  signBody,
  viewBody,
} from './schemas.ts';

export const reviews: FastifyPluginAsyncZod<ConsoleOptions> = async (app, { desk }) => {
  app.addHook('onRequest', onlySignedIn(desk.world));
  app.addHook('onRequest', onlyDesk);

  const about = { tags: ['review'], params: reviewParams, response: { 200: viewBody, ...refusals } };
  /** What was done, then the matter as it now stands for whoever did it. */
  const answer = async (
    user: User,
    id: string,
    done: object | Refused<ReviewRefusedCode>,
  ): Promise<{ readonly review: View }> => {
    if (isRefused(done)) throw new Refusal(done.refused, undefined, { ...done.days });
    const view = await readReview(desk, user, id);
    if (isRefused(view)) throw new Refusal(view.refused);
    return { review: view };
  };

  app.get(
    '/',
    {
      schema: {
        tags: ['review'],
        operationId: 'queue',
        summary: 'The matters that the signed-in user may see',
        querystring: queueQuery,
        response: { 200: queueBody, ...refusals },
      },
    },
    async (request) => queueOf(desk, userOf(request), request.query),
  );

  app.get(
    '/:id',
    { schema: { ...about, operationId: 'review', summary: 'One matter; whole for whoever may act on it' } },
    async (request) => answer(userOf(request), request.params.id, {}),
  );

  app.get(
    '/:id/colleagues',
    {
      onRequest: onlyReviewers,
      schema: {
        tags: ['review'],
        params: reviewParams,
        operationId: 'colleagues',
        summary: 'Who else may deal with the matter: to hand it over',
        response: { 200: colleaguesBody, ...refusals },
      },
    },
    async (request) => {
      const found = await colleaguesOf(desk, userOf(request), request.params.id);
      if (isRefused(found)) throw new Refusal(found.refused);
      return { colleagues: found };
    },
  );

  app.post(
    '/:id/acts',
    {
      onRequest: onlyReviewers,
      schema: { ...about, operationId: 'act', summary: 'Do something to a matter', body: actBody },
    },
    async (request) => {
      const [user, { id }] = [userOf(request), request.params];
      const { body } = request;
      if (body.type === 'asked') return answer(user, id, await ask(desk, user, id, body));
      if (body.type === 'seconded') return answer(user, id, await second(desk, user, id, body.reason, body.seen));
      return answer(user, id, await act(desk, user, id, deedOf(body, desk.world.newId), { seen: seenIn(body) }));
    },
  );

  app.post(
    '/:id/sign',
    {
      onRequest: onlyReviewers,
      schema: {
        ...about,
        operationId: 'sign',
        summary: 'Sign a decision; one that departs from the judgment is proposed to a second person',
        body: signBody,
      },
    },
    async (request) => {
      const [user, { id }] = [userOf(request), request.params];
      const { seen, ...draft } = request.body;
      return answer(user, id, await sign(desk, user, id, draft, seen));
    },
  );

  app.get(
    '/:id/draft',
    {
      onRequest: onlyReviewers,
      schema: {
        tags: ['review'],
        params: reviewParams,
        operationId: 'draft',
        summary: 'What the signed-in user has put down and not signed',
        response: { 200: keptDraft, ...refusals },
      },
    },
    async (request) => {
      const [user, { id }] = [userOf(request), request.params];
      const view = await readReview(desk, user, id);
      if (isRefused(view)) throw new Refusal(view.refused);
      return { draft: ((await readDraft(desk, user, id)) ?? null) as null };
    },
  );

  app.put(
    '/:id/draft',
    {
      onRequest: onlyReviewers,
      schema: {
        tags: ['review'],
        params: reviewParams,
        operationId: 'keepDraft',
        summary: 'Keep what is not signed yet',
        body: draftInPart,
        response: { 200: keptDraft, ...refusals },
      },
    },
    async (request) => {
      const [user, { id }] = [userOf(request), request.params];
      const done = await writeDraft(desk, user, id, request.body as Parameters<typeof writeDraft>[3]);
      if (done !== undefined) throw new Refusal(done.refused);
      return { draft: request.body as unknown as null };
    },
  );
};
