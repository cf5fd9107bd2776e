/** What Slack sends: the same events, commands and interactions over signed HTTP requests or over Socket Mode. */
import { createHmac, randomUUID } from 'node:crypto';
import type { Json, Workspace } from './workspace.ts';

export const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';

/** How the app answered. Over a socket there is no status: an acknowledgement counts as 200, none as 0. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** Milliseconds until the answer. */
  readonly took: number;
}

/** Something Slack sent once and may send again. */
export interface Delivery {
  readonly kind: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: Json;
  readonly envelope: string;
}

export interface Retry {
  readonly number: number;
  readonly reason: 'http_timeout' | 'http_error';
}

export interface Wire {
  send(delivery: Delivery, retry?: Retry): Promise<Answer>;
}

export const newDelivery = (kind: Delivery['kind'], payload: Json): Delivery => ({
  kind,
  payload,
  envelope: randomUUID(),
});

/** Signed as of `at` (milliseconds). */
export function signed(body: string, { secret = signingSecret, at = Date.now() } = {}): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${signature}` };
}

const form = 'application/x-www-form-urlencoded';

/** The body of a request, as Slack writes each kind. */
export function written({ kind, payload }: Delivery): { body: string; type: string } {
  switch (kind) {
    case 'events_api':
      return { body: JSON.stringify(payload), type: 'application/json' };
    case 'slash_commands':
      return { body: new URLSearchParams(payload as Record<string, string>).toString(), type: form };
    case 'interactive':
      return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type: form };
  }
}

export const overHttp = (url: string): Wire => ({
  async send(delivery, retry) {
    const { body, type } = written(delivery);
    const started = performance.now();
    const response = await fetch(`${url}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': type,
        ...signed(body),
        ...(retry && { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason }),
      },
      body,
    });
    const text = await response.text();
    return {
      status: response.status,
      body: text.startsWith('{') ? JSON.parse(text) : text,
      took: performance.now() - started,
    };
  },
});

export const overSocket = (workspace: Workspace): Wire => ({
  async send({ kind, payload, envelope }, retry) {
    const started = performance.now();
    const acknowledged = await workspace.overSocket({
      type: kind,
      envelope_id: envelope,
      payload,
      accepts_response_payload: kind !== 'events_api',
      retry_attempt: retry?.number ?? 0,
      retry_reason: retry ? 'timeout' : '',
    });
    return { status: acknowledged ? 200 : 0, body: acknowledged?.answer ?? '', took: performance.now() - started };
  },
});
