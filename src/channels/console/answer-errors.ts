/** Turns whatever was thrown into an answer from the catalogue. What is unexpected is logged here and never told outside. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './asker.ts';
import { Refusal, refusalBody, statusOf, type RefusalCode } from './refusals.ts';

/** Fastify's own error codes, and what they are called here. */
const known: Readonly<Record<string, RefusalCode>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'message_too_long',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
};

export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) =>
    refuse(refusalFor(error, request), request, reply),
  );
  app.setNotFoundHandler((request, reply) => refuse(new Refusal('not_found'), request, reply));
}

function refusalFor(error: FastifyError | Refusal, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) return error;
  const code = known[error.code];
  if (code) return new Refusal(code);
  const status = error.statusCode ?? 500;
  if (status === 404) return new Refusal('not_found');
  if (status >= 400 && status < 500) return new Refusal('invalid_request');
  request.log.error({ err: error, req: request }, 'request failed');
  return new Refusal(status === 503 ? 'unavailable' : 'internal');
}

function refuse(refusal: Refusal, request: FastifyRequest, reply: FastifyReply) {
  if (refusal.code === 'message_too_long') request.raw.resume(); // else a client still sending is cut off before it reads this answer
  return reply
    .code(statusOf(refusal.code))
    .type('application/json; charset=utf-8')
    .send(refusalBody(refusal, languageOf(request)));
}
