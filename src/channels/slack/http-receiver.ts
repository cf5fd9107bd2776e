/** Slack over HTTP: every request is signed, and answered when what it asked for is on the disk. */
import { verifySlackRequest, type App, type Receiver } from '@slack/bolt';
import type {} from '@fastify/rate-limit';
import type {} from '@fastify/swagger';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from './log.ts';

const path = '/slack/events';
/** Slack's own payloads stay far below. */
const bodyLimit = 1024 * 1024;
/** An older request may be a copy that somebody kept. */
const oldest = 5 * 60_000;

export class HttpReceiver implements Receiver {
  readonly #secret: string;
  readonly #now: () => number;
  readonly #log: Log;
  #app: App | undefined;

  constructor({ signingSecret, now, log }: { signingSecret: string; now: () => number; log: Log }) {
    this.#secret = signingSecret;
    this.#now = now;
    this.#log = log;
  }

  init(app: App): void {
    this.#app = app;
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  /** The signature is over the bytes as they came, so nothing parses them before. Its own scope keeps that from the other routes. */
  readonly routes: FastifyPluginAsync = async (server) => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
    // all of a workspace comes from Slack's few addresses, and the signature keeps others out
    server.post(path, { config: { rateLimit: false }, schema: { hide: true } }, (request, reply) =>
      this.#receive(request, reply),
    );
  };

  async #receive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const raw = Buffer.isBuffer(request.body) ? request.body.toString() : '';
    const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
    // Slack checks the certificate now and then, without a signature
    if (form && new URLSearchParams(raw).get('ssl_check') === '1') return reply.code(200).send();
    if (!this.#isSigned(request, raw)) return reply.code(401).send();
    const body = form ? fromForm(raw) : fromJson(raw);
    if (!body) return reply.code(400).send();
    if (body.type === 'url_verification') return reply.send({ challenge: body.challenge });
    return this.#process(body, request, reply);
  }

  #isSigned(request: FastifyRequest, body: string): boolean {
    const signature = request.headers['x-slack-signature'];
    const seconds = Number(request.headers['x-slack-request-timestamp']);
    const now = this.#now();
    if (typeof signature !== 'string' || !(Math.abs(now - seconds * 1000) <= oldest)) return false;
    try {
      verifySlackRequest({
        signingSecret: this.#secret,
        body,
        headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds },
        nowMilliseconds: now,
      });
      return true;
    } catch {
      return false;
    }
  }

  /** Answered after the commit: a crash before it means that Slack sends the event again, and nothing is lost. */
  async #process(body: Record<string, unknown>, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    let answer: unknown;
    let acknowledged = false;
    const retry = Number(request.headers['x-slack-retry-num']);
    try {
      await this.#app?.processEvent({
        body,
        ...(retry > 0 && { retryNum: retry }),
        ack: async (response: unknown) => {
          acknowledged = true;
          answer = response;
        },
      });
    } catch (cause) {
      this.#log.error(
        `Slack: not processed (${cause instanceof Error ? cause.name : 'unknown'}); Slack will send it again`,
      );
      return reply.code(500).send();
    }
    if (!acknowledged) return reply.code(404).send();
    if (answer === undefined || answer === '') return reply.code(200).send();
    return typeof answer === 'string' ? reply.code(200).type('text/plain').send(answer) : reply.code(200).send(answer);
  }
}

function fromForm(raw: string): Record<string, unknown> | undefined {
  const form = new URLSearchParams(raw);
  const payload = form.get('payload');
  return payload === null ? Object.fromEntries(form) : fromJson(payload);
}

function fromJson(raw: string): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(raw);
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
