/**
 * /api/review/reviews/:id/attachments: files of a matter. An upload is the file itself, which goes to the disk as it comes; its name
 * stands in a header, percent-encoded.
 */
import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { downloadHeaders } from '../../attachments/name.ts';
import { FILE_READERS, FILES_AT_MOST, sizeWord } from '../../core/attached.ts';
import { attach, readAttachment } from '../../review/attach.ts';
import { readReview } from '../../review/queue.ts';
import { isRefused, type AttachRefusedCode } from '../../review/refused.ts';
import type { ConsoleOptions } from './options.ts';
import { onlyDesk, onlyReviewers, onlySignedIn, userOf } from './people.ts';
import { Refusal } from './refusals.ts';
import { attachmentsBody, refusals, reviewParams, viewBody } from './schemas.ts';

const uploadHeaders = z.looseObject({
  'x-liukan-name': z.string().max(4000).describe('The name of the file, percent-encoded: %E7%BA%AA%E8%A6%81.pdf'),
  'x-liukan-upload': z
    .string()
    .regex(/^[\w.:-]{8,100}$/)
    .describe('Made by the client, new for each file. Sending it again is the same attachment.'),
  'x-liukan-for': z.enum(FILE_READERS).describe('Whether the officer may have it too.'),
});

export const attachments: FastifyPluginAsyncZod<ConsoleOptions> = async (app, { desk, attachments: folder }) => {
  app.addHook('onRequest', onlySignedIn(desk.world));
  app.addHook('onRequest', onlyDesk);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body));
  const limit = { bytes: folder.limit, files: FILES_AT_MOST };
  const refusal = (code: AttachRefusedCode): Refusal =>
    new Refusal(code, undefined, { size: sizeWord(limit.bytes), files: limit.files });

  app.get(
    '/:id/attachments',
    {
      schema: {
        tags: ['review'],
        params: reviewParams,
        operationId: 'attachments',
        summary: 'Files of a matter, for whom it is whole; and how large one may be, how many there may be',
        response: { 200: attachmentsBody, ...refusals },
      },
    },
    async (request) => {
      const view = await readReview(desk, userOf(request), request.params.id);
      if (isRefused(view)) throw refusal(view.refused);
      if (view.whole === undefined) throw refusal('not_yours');
      return { attachments: view.whole.attachments, limit };
    },
  );

  app.post(
    '/:id/attachments',
    {
      onRequest: onlyReviewers,
      schema: {
        tags: ['review'],
        params: reviewParams,
        headers: uploadHeaders,
        consumes: ['application/octet-stream'],
        operationId: 'attach',
        summary: 'Attach a file to a matter that one holds',
        response: { 200: viewBody, ...refusals },
      },
    },
    async (request) => {
      const [user, { id }] = [userOf(request), request.params];
      const { 'x-liukan-name': name, 'x-liukan-upload': key, 'x-liukan-for': reader } = request.headers;
      const body = request.body instanceof Readable ? request.body : undefined;
      const done = await attach(desk, folder, user, id, { name: decoded(name), key, reader, body });
      if (isRefused(done)) throw refusal(done.refused);
      const view = await readReview(desk, user, id);
      if (isRefused(view)) throw refusal(view.refused);
      return { review: view };
    },
  );

  app.get(
    '/:id/attachments/:attachment',
    {
      schema: {
        tags: ['review'],
        params: reviewParams.extend({ attachment: z.string() }),
        operationId: 'attachment',
        summary: 'Download a file; the look is kept',
        response: { 200: z.any().describe('The file, as it was sent.'), ...refusals },
      },
    },
    async (request, reply) => {
      const { id, attachment } = request.params;
      const found = await readAttachment(desk, folder, userOf(request), id, attachment);
      if (isRefused(found)) throw refusal(found.refused);
      return reply.headers(downloadHeaders(found.file)).send(found.body);
    },
  );
};

/** '' where it is not percent-encoded: then the file has no name. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return '';
  }
}
