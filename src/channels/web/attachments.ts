/**
 * /api/conversations/:id/attachments: files of the submitted matter, for whoever holds the conversation.
 *
 * The body of an upload is the file itself, so that it can go to the disk as it comes, whatever its size, and needs no parser of
 * forms; its name stands in a header, percent-encoded.
 */
import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { downloadHeaders } from '../../attachments/name.ts';
import { FILE_KINDS, type FileKind, FILES_AT_MOST, sizeWord } from '../../core/attached.ts';
import type { OfficersFiles } from '../../review/officer-files.ts';
import { threadAt } from './holder.ts';
import type { WebOptions } from './options.ts';
import { Refusal, type RefusalCode } from './refusals.ts';
import { conversationParams, refusals } from './schemas.ts';

const KINDS = Object.keys(FILE_KINDS) as [FileKind, ...FileKind[]];

export const uploadHeaders = z.looseObject({
  'x-liukan-name': z.string().max(4000).describe('The name of the file, percent-encoded: %E7%BA%AA%E8%A6%81.pdf'),
  'x-liukan-upload': z
    .string()
    .regex(/^[\w.:-]{8,100}$/)
    .describe('Made by the client, new for each file. Sending it again is the same attachment.'),
});

const filesBody = z.object({
  mayAttach: z.boolean(),
  limit: z.object({ bytes: z.int(), files: z.int() }),
  files: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: z.enum(KINDS),
        size: z.int().describe('Bytes.'),
        sha256: z.string(),
        from: z.enum(['me', 'desk']),
        at: z.number(),
        mayTakeBack: z.boolean(),
      }),
    )
    .readonly(),
});

const fileParams = z.object({ id: z.string(), attachment: z.string() });

export const attachments: FastifyPluginAsyncZod<WebOptions> = async (app, { attachments: files }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/octet-stream', (_request, body, done) => done(null, body));
  const about = { tags: ['conversation'], response: { 200: filesBody, ...refusals } };
  const answer = <Done extends object>(done: Done | { readonly refused: string }): Done => {
    if (!('refused' in done)) return done;
    const values = { size: sizeWord(files.limit), files: FILES_AT_MOST };
    throw new Refusal(known(done.refused as string), undefined, values);
  };
  const told = (list: OfficersFiles) => ({
    ...list,
    limit: { bytes: files.limit, files: FILES_AT_MOST },
  });

  app.get(
    '/:id/attachments',
    {
      schema: {
        ...about,
        params: conversationParams,
        operationId: 'attachments',
        summary:
          'Files of the submitted matter: those sent from here, and those that the reviewer meant for the officer',
      },
    },
    async ({ params }) => told(await files.list(threadAt(params.id))),
  );

  app.post(
    '/:id/attachments',
    {
      schema: {
        ...about,
        params: conversationParams,
        headers: uploadHeaders,
        consumes: ['application/octet-stream'],
        operationId: 'attach',
        summary: 'Attach a file to the submitted matter: its reviewers will see it',
      },
    },
    async ({ params, headers, body }) => {
      const sent = { name: decoded(headers['x-liukan-name']), key: headers['x-liukan-upload'], body: streamOf(body) };
      return told(answer(await files.add(threadAt(params.id), sent)));
    },
  );

  app.get(
    '/:id/attachments/:attachment',
    {
      schema: {
        tags: ['conversation'],
        params: fileParams,
        operationId: 'attachment',
        summary: 'Download a file',
        response: { 200: z.any().describe('The file, as it was sent.'), ...refusals },
      },
    },
    async ({ params }, reply) => {
      const { file, body } = answer(await files.read(threadAt(params.id), params.attachment));
      return reply.headers(downloadHeaders(file)).send(body);
    },
  );

  app.delete(
    '/:id/attachments/:attachment',
    {
      schema: {
        ...about,
        params: fileParams,
        operationId: 'takeBack',
        summary: 'Take back a file while nobody has taken the matter up',
      },
    },
    async ({ params }) => told(answer(await files.takeBack(threadAt(params.id), params.attachment))),
  );
};

/** What the desk has no other word for here: the matter is past it. */
function known(code: string): RefusalCode {
  if (code.startsWith('file_') || code === 'unknown_attachment') return code as RefusalCode;
  return code === 'busy' ? 'unavailable' : 'not_now';
}

/** '' where it is not percent-encoded: then the file has no name. */
const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return '';
  }
};

const streamOf = (body: unknown): Readable | undefined => (body instanceof Readable ? body : undefined);
