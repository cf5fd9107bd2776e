/** Speaks to /api/review. Refusals are values, worded by the server in the person's language. */
import type { FileReader as Reader } from '../../core/attached.ts';
import type { LimitName } from '../../core/matter-clocks.ts';
import type { Lang } from '../../core/text.ts';
import type { Limit, Template } from '../../office/office.ts';
import type { Draft } from '../../review/draft.ts';
import type { Figures } from '../../review/figures.ts';
import type { Queue, Shelf } from '../../review/queue.ts';
import type { Role } from '../../review/users.ts';
import type { Attachment, View } from '../../review/view.ts';
import { type Sending, upload } from '../upload.ts';
import { isAway } from './away.ts';
import { wordsIn } from './words.ts';
import type { Wish } from './wish.ts';

export interface Me {
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
  readonly hasPassword: boolean;
  /** Whether it takes the current password to set another. */
  readonly mustKnowPassword: boolean;
}

/** How one can sign in. */
export interface Ways {
  /** What the office calls its own accounts; null where they are not connected. */
  readonly oidc: string | null;
  readonly passwordLeast: number;
}

export type Answered<T> =
  | { readonly ok: true; readonly body: T }
  | { readonly ok: false; readonly code: string; readonly message: string };

export type AnsweredMatter = Answered<{ readonly review: View }>;

export interface OfficeRules {
  readonly templates: readonly Template[];
  readonly limits: Partial<Record<LimitName, Limit>>;
  readonly knownUntil: string;
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
}

export interface Interest {
  readonly id: string;
  readonly kind: 'unit' | 'command' | 'person';
  readonly value: string;
  readonly at: number;
}
type Interests = { readonly interests: readonly Interest[] };

interface Attachments {
  readonly attachments: readonly Attachment[];
  readonly limit: { readonly bytes: number; readonly files: number };
}

/** What is done to a matter, as the API takes it. */
export type ActBody = { readonly type: string } & Readonly<Record<string, unknown>>;

export interface Api {
  ways(): Promise<Answered<Ways>>;
  signIn(by: { readonly link: string } | { readonly name: string; readonly password: string }): Promise<Answered<Me>>;
  depart(): Promise<Answered<{ readonly to: string }>>;
  setPassword(password: string, current: string | undefined): Promise<Answered<undefined>>;
  signOut(): Promise<Answered<undefined>>;
  signOutEverywhere(): Promise<Answered<undefined>>;
  me(): Promise<Answered<Me>>;
  queue(shelf: Shelf, wish: Wish): Promise<Answered<Queue>>;
  matter(id: string): Promise<AnsweredMatter>;
  act(id: string, body: ActBody): Promise<AnsweredMatter>;
  /** `seen`: how many acts the matter had as it was shown. */
  sign(id: string, draft: Draft, seen: number): Promise<AnsweredMatter>;
  draft(id: string): Promise<Answered<{ readonly draft: Partial<Draft> | null }>>;
  keepDraft(id: string, draft: Partial<Draft>): Promise<Answered<unknown>>;
  colleagues(id: string): Promise<Answered<{ readonly colleagues: readonly Colleague[] }>>;
  attachments(id: string): Promise<Answered<Attachments>>;
  attach(
    id: string,
    sending: Pick<Sending, 'file' | 'key'>,
    reader: Reader,
    progress: (part: number) => void,
  ): Promise<AnsweredMatter>;
  office(): Promise<Answered<OfficeRules>>;
  interests(): Promise<Answered<Interests>>;
  declare(kind: Interest['kind'], value: string): Promise<Answered<Interests>>;
  endInterest(id: string): Promise<Answered<Interests>>;
  figures(): Promise<Answered<Figures>>;
}

/** `language`: asked at each request, because it may be changed. `signedOut`: called when a session has ended. */
export function apiOf(language: () => Lang, signedOut: () => void): Api {
  const ask = async <T>(method: string, path: string, json?: unknown): Promise<Answered<T>> => {
    const lang = language();
    const offline = { ok: false, code: 'offline', message: wordsIn(lang).offline } as const;
    let response: Response;
    let body: unknown;
    try {
      response = await fetch(`/api/review${path}`, {
        method,
        headers: {
          'x-liukan': 'console',
          'accept-language': lang,
          ...(isAway() && { 'x-liukan-away': 'yes' }),
          ...(json !== undefined && { 'content-type': 'application/json' }),
        },
        ...(json !== undefined && { body: JSON.stringify(json) }),
        cache: 'no-store',
      });
      body = response.status === 204 ? undefined : await response.json();
    } catch {
      return offline; // not reached, or a proxy answered in its own words
    }
    if (response.ok) return { ok: true, body: body as T };
    const { error } = body as { error?: { code?: string; message?: string } };
    if (error?.code === undefined || error.message === undefined)
      return response.status === 404 ? { ...offline, code: 'not_found' } : offline;
    if (error.code === 'signed_out') signedOut();
    return { ok: false, code: error.code, message: error.message };
  };
  const at = (id: string): string => `/reviews/${encodeURIComponent(id)}`;
  return {
    ways: () => ask('GET', '/ways'),
    signIn: (by) => ask('POST', '/session', by),
    depart: () => ask('POST', '/oidc'),
    setPassword: (password, current) => ask('PUT', '/password', { password, current }),
    signOut: () => ask('DELETE', '/session'),
    signOutEverywhere: () => ask('DELETE', '/sessions'),
    me: () => ask('GET', '/me'),
    queue: (shelf, { order, search, stage, late }) => {
      const query = new URLSearchParams({ shelf, order, search: search.trim() });
      if (stage !== '') query.set('stage', stage);
      if (late) query.set('late', 'yes');
      return ask('GET', `/reviews?${query}`);
    },
    matter: (id) => ask('GET', at(id)),
    act: (id, body) => ask('POST', `${at(id)}/acts`, body),
    sign: (id, draft, seen) => ask('POST', `${at(id)}/sign`, { ...draft, seen }),
    draft: (id) => ask('GET', `${at(id)}/draft`),
    keepDraft: (id, draft) => ask('PUT', `${at(id)}/draft`, draft),
    colleagues: (id) => ask('GET', `${at(id)}/colleagues`),
    attachments: (id) => ask('GET', `${at(id)}/attachments`),
    attach: async (id, sending, reader, progress) => {
      const headers = { 'x-liukan': 'console', 'accept-language': language(), 'x-liukan-for': reader };
      const answered = await upload(`/api/review${at(id)}/attachments`, sending, headers, progress);
      if (answered.ok) return { ok: true, body: answered.body as { readonly review: View } };
      if (answered.code === 'signed_out') signedOut();
      return answered;
    },
    office: () => ask('GET', '/office'),
    interests: () => ask('GET', '/interests'),
    declare: (kind, value) => ask('POST', '/interests', { kind, value }),
    endInterest: (id) => ask('DELETE', `/interests/${encodeURIComponent(id)}`),
    figures: () => ask('GET', '/figures'),
  };
}
