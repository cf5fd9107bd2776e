/** The console's real HTTP server on a free port, and a client that speaks to it as the page does. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import files from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import { type Folder, openFolder } from '../../src/attachments/folder.ts';
import { console as reviewConsole } from '../../src/channels/console/console.ts';
import type { Oidc } from '../../src/review/oidc.ts';
import { type Office, openOffice } from './office.ts';

export interface Served extends Office {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly folder: Folder;
  /** What was logged, one JSON object a line. */
  readonly logged: string[];
  /** Signs a user in over HTTP. */
  signIn(link: string): Promise<Client>;
  /** Nobody. */
  readonly stranger: Client;
  readonly stop: () => Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  readonly body: any;
}

export interface Asking {
  readonly json?: unknown;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly lang?: string;
  /** Replace headers; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

export interface Client {
  readonly cookie: string;
  (method: string, path: string, asking?: Asking): Promise<Answer>;
}

/** Small, so that a test can reach it. */
export const FILE_LIMIT = 256 * 1024;

/** `built`: the folder of the built page; without it there is a stand-in for it. `oidc`: the office's accounts, if it has any. */
export async function serve(built?: string, oidc?: Oidc): Promise<Served> {
  const office = await openOffice();
  const standIn = built === undefined ? await mkdtemp(join(tmpdir(), 'liukan-pages-')) : undefined;
  if (standIn !== undefined) await writeFile(join(standIn, 'review.html'), '<!doctype html><title>审核台</title>');
  const assets = built ?? standIn ?? '';
  const logged: string[] = [];
  const folder = await openFolder(undefined, FILE_LIMIT);
  const app = fastify({
    forceCloseConnections: true,
    logger: { level: 'trace', stream: { write: (line: string) => void logged.push(line) } },
  });
  if (built !== undefined) await app.register(files, { root: built }); // as the web channel does it
  await app.register(reviewConsole, { desk: office.desk, assets, attachments: folder, oidc });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const stranger = client(url, '');
  return {
    ...office,
    set meanwhile(act: Office['meanwhile']) {
      office.meanwhile = act;
    },
    set settings(settings: Office['settings']) {
      office.settings = settings;
    },
    get settings() {
      return office.settings;
    },
    app,
    url,
    folder,
    logged,
    stranger,
    async signIn(link) {
      const { headers } = await stranger('POST', '/api/review/session', { json: { link } });
      return client(url, headers.get('set-cookie')?.split(';')[0] ?? '');
    },
    async stop() {
      await app.close();
      await office.close();
      await folder.close();
      if (standIn !== undefined) await rm(standIn, { recursive: true });
    },
  };
}

export function client(url: string, cookie: string): Client {
  const ask = async (method: string, path: string, { json, raw, lang, headers = {} }: Asking = {}): Promise<Answer> => {
    const sent: Record<string, string | null> = {
      ...(method !== 'GET' && { 'x-liukan': 'console', origin: url }),
      ...((json !== undefined || raw !== undefined) && { 'content-type': 'application/json' }),
      ...(lang && { 'accept-language': lang }),
      ...(cookie && { cookie }),
      ...headers,
    };
    const response = await fetch(url + path, {
      method,
      headers: Object.entries(sent).filter((entry): entry is [string, string] => entry[1] !== null),
      ...((json !== undefined || raw !== undefined) && { body: raw ?? JSON.stringify(json) }),
    });
    const text = await response.text();
    const isJson = method !== 'HEAD' && response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
  };
  return Object.assign(ask, { cookie });
}
