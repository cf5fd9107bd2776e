/** /api/review/reviews: the queue, one matter, and what a reviewer does to it. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { decide } from '../../review/decide.ts';
import { claim, listReviews, readReview, release, type View } from '../../review/queue.ts';
import { isRefused, type Refused, type ReviewRefusedCode } from '../../review/refused.ts';
import type { ConsoleOptions } from './options.ts';
import { onlyReviewers, onlySignedIn, userOf } from './people.ts';
import { Refusal } from './refusals.ts';
import { draftBody, queueBody, queueQuery, refusals, reviewParams, viewBody } from './schemas.ts';

export const reviews: FastifyPluginAsyncZod<ConsoleOptions> = async (app, { desk }) => {
  app.addHook('onRequest', onlySignedIn(desk.world));
  app.addHook('onRequest', onlyReviewers);

  const about = { tags: ['review'], params: reviewParams, response: { 200: viewBody, ...refusals } };

  app.get(
    '/',
    {
      schema: {
        tags: ['review'],
        operationId: 'queue',
        summary: 'The matters of one status that the signed-in reviewer may see, oldest first',
        querystring: queueQuery,
        response: { 200: queueBody, ...refusals },
      },
    },
    async (request) => ({ reviews: await listReviews(desk, userOf(request), request.query.status) }),
  );

  app.get(
    '/:id',
    {
      schema: {
        ...about,
        operationId: 'review',
        summary: 'One matter; whole while it is open, or for whoever took it up',
      },
    },
    async (request) => answer(await readReview(desk, userOf(request), request.params.id)),
  );

  app.post(
    '/:id/claim',
    { schema: { ...about, operationId: 'claim', summary: 'Take a matter up; of two at once one gets it' } },
    async (request) => answer(await claim(desk, userOf(request), request.params.id)),
  );

  app.post(
    '/:id/release',
    { schema: { ...about, operationId: 'release', summary: 'Give a matter back into the queue' } },
    async (request) => answer(await release(desk, userOf(request), request.params.id)),
  );

  app.post(
    '/:id/decide',
    {
      schema: {
        ...about,
        operationId: 'decide',
        summary: 'Decide a matter that one holds, and tell the officer',
        body: draftBody,
      },
    },
    async (request) => answer(await decide(desk, userOf(request), request.params.id, request.body)),
  );
};

function answer(result: View | Refused<ReviewRefusedCode>): { readonly review: View } {
  if (isRefused(result)) throw new Refusal(result.refused);
  return { review: result };
}
