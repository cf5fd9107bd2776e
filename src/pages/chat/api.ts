/** The HTTP API of one server, as the page uses it. */
import type { Reply } from '../../core/reply.ts';
import type { Lang } from '../../core/text.ts';
import type { Status, TurnView } from '../../message.ts';
import type { OfficersFiles } from '../../review/officer-files.ts';
import { type Sending, upload, type Uploaded } from '../upload.ts';

/** What opens a conversation again. The token is sent in a header only. */
export interface Key {
  readonly id: string;
  readonly token: string;
}

export interface Answered {
  readonly case: string;
  readonly seq: number;
  readonly status: Status;
  readonly replies: readonly Reply[];
  readonly repeated: boolean;
}

export interface Turns {
  readonly case: string;
  readonly seq: number;
  readonly status: Status;
  readonly turns: readonly TurnView[];
}

export type Message =
  | { readonly id: string; readonly text: string }
  | { readonly id: string; readonly choice: string; readonly seq: number };

export interface Attachments extends OfficersFiles {
  readonly limit: { readonly bytes: number; readonly files: number };
}

/** The server said no, and why; the same request would be refused again unless `mayRetry`. */
export class Refused extends Error {
  readonly code: string;
  readonly mayRetry: boolean;

  constructor(code: string, message: string, mayRetry: boolean) {
    super(message);
    this.code = code;
    this.mayRetry = mayRetry;
  }
}

export class Api {
  readonly #server: string;

  /** `server`: where the API is, without a slash at the end; '' for the page's own. */
  constructor(server: string) {
    this.#server = server;
  }

  open(lang: Lang): Promise<Answered & Key> {
    return this.#ask('', { method: 'POST', body: JSON.stringify({ lang }) }, lang);
  }

  say({ id, token }: Key, message: Message, lang: Lang): Promise<Answered> {
    return this.#ask(`/${id}/messages`, { method: 'POST', body: JSON.stringify(message) }, lang, token);
  }

  /** `wait`: seconds to wait for something new. */
  turns(
    { id, token }: Key,
    after: number,
    of: string | undefined,
    lang: Lang,
    wait = 0,
    signal?: AbortSignal,
  ): Promise<Turns> {
    const query = new URLSearchParams({ after: `${after}`, wait: `${wait}`, ...(of && { case: of }) });
    return this.#ask(`/${id}/turns?${query}`, { ...(signal && { signal }) }, lang, token);
  }

  attachments({ id, token }: Key, lang: Lang): Promise<Attachments> {
    return this.#ask(`/${id}/attachments`, {}, lang, token);
  }

  attach(
    { id, token }: Key,
    sending: Pick<Sending, 'file' | 'key'>,
    lang: Lang,
    progress: (part: number) => void,
  ): Promise<Uploaded> {
    const headers = { authorization: `Bearer ${token}`, 'accept-language': lang };
    return upload(`${this.#server}/api/conversations/${id}/attachments`, sending, headers, progress);
  }

  takeBack({ id, token }: Key, attachment: string, lang: Lang): Promise<Attachments> {
    return this.#ask(`/${id}/attachments/${attachment}`, { method: 'DELETE' }, lang, token);
  }

  /** The token stands in a header only, so that a link would not do. */
  async download({ id, token }: Key, attachment: string, lang: Lang): Promise<Blob> {
    const response = await fetch(`${this.#server}/api/conversations/${id}/attachments/${attachment}`, {
      headers: { authorization: `Bearer ${token}`, 'accept-language': lang },
    });
    if (!response.ok) throw await refusalIn(response);
    return response.blob();
  }

  /** The stream itself; whoever calls reads it. */
  async events(
    { id, token }: Key,
    after: number,
    of: string | undefined,
    signal: AbortSignal,
  ): Promise<ReadableStream<Uint8Array>> {
    const query = new URLSearchParams(of && { case: of });
    const response = await fetch(`${this.#server}/api/conversations/${id}/events?${query}`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}`, 'last-event-id': `${after}` },
      signal,
    });
    if (!response.ok || !response.body) throw await refusalIn(response);
    return response.body;
  }

  /** Throws `Refused` when the server says no, and TypeError (fetch's own) when it cannot be reached. */
  async #ask<T>(path: string, init: RequestInit, lang: Lang, token?: string): Promise<T> {
    const response = await fetch(`${this.#server}/api/conversations${path}`, {
      ...init,
      headers: {
        'accept-language': lang,
        ...(init.body && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
    });
    if (!response.ok) throw await refusalIn(response);
    return response.json();
  }
}

const refusalIn = async (response: Response): Promise<Refused> => {
  const body: { error?: { code?: string; message?: string } } = await response.json().catch(() => ({}));
  const { code = 'internal', message = `HTTP ${response.status}` } = body.error ?? {};
  return new Refused(code, message, response.status >= 500 || response.status === 429 || response.status === 408);
};
