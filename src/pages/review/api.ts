/** Speaks to /api/review. Refusals are values, worded by the server in the person's language. */
import type { Lang } from '../../core/text.ts';
import type { Draft } from '../../review/draft.ts';
import type { QueueStatus, Summary, View } from '../../review/queue.ts';
import type { Role } from '../../review/users.ts';
import { wordsIn } from './words.ts';

export interface Me {
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
}

export type Answered<T> =
  | { readonly ok: true; readonly body: T }
  | { readonly ok: false; readonly code: string; readonly message: string };

export interface Api {
  signIn(link: string): Promise<Answered<Me>>;
  signOut(): Promise<Answered<undefined>>;
  me(): Promise<Answered<Me>>;
  queue(status: QueueStatus): Promise<Answered<{ readonly reviews: readonly Summary[] }>>;
  matter(id: string): Promise<Answered<{ readonly review: View }>>;
  claim(id: string): Promise<Answered<{ readonly review: View }>>;
  release(id: string): Promise<Answered<{ readonly review: View }>>;
  decide(id: string, draft: Draft): Promise<Answered<{ readonly review: View }>>;
}

/** `language`: asked at each request, because it may be changed. `signedOut`: called when a session has ended. */
export function apiOf(language: () => Lang, signedOut: () => void): Api {
  const ask = async <T>(method: string, path: string, json?: unknown): Promise<Answered<T>> => {
    const lang = language();
    let response: Response;
    let body: unknown;
    try {
      response = await fetch(`/api/review${path}`, {
        method,
        headers: {
          'x-liukan': 'console',
          'accept-language': lang,
          ...(json !== undefined && { 'content-type': 'application/json' }),
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
        cache: 'no-store',
      });
      body = response.status === 204 ? undefined : await response.json();
    } catch {
      return { ok: false, code: 'offline', message: wordsIn(lang).offline }; // not reached, or a proxy answered in its own words
    }
    if (response.ok) return { ok: true, body: body as T };
    const { error } = body as { error: { code: string; message: string } };
    if (error.code === 'signed_out') signedOut();
    return { ok: false, ...error };
  };
  const at = (id: string): string => `/reviews/${encodeURIComponent(id)}`;
  return {
    signIn: (link) => ask('POST', '/session', { link }),
    signOut: () => ask('DELETE', '/session'),
    me: () => ask('GET', '/me'),
    queue: (status) => ask('GET', `/reviews?status=${status}`),
    matter: (id) => ask('GET', at(id)),
    claim: (id) => ask('POST', `${at(id)}/claim`),
    release: (id) => ask('POST', `${at(id)}/release`),
    decide: (id, draft) => ask('POST', `${at(id)}/decide`, draft),
  };
}
