import type { FastifyReply } from 'fastify';

/** Aborts when the client has gone or has been answered. (`request.signal` also aborts when the request's own body ends.) */
export const hangup = (reply: FastifyReply): AbortSignal => {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
};
