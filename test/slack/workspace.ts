/**
 * Slack, as our server sees it from outside. Half of it (messages, direct messages, App Home, windows, scopes) is Vercel's `emulate`;
 * in front of it stands a server of our own that keeps every call, refuses what Slack refuses, fails on demand, and opens sockets.
 * The other half, which `emulate` does not have, is what Slack sends: signed HTTP requests or envelopes over Socket Mode.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEmulator, type Emulator } from 'emulate';
import { type WebSocket, WebSocketServer } from 'ws';
import { parse } from 'yaml';
import { refusalOf, refusalOfWindow } from './limits.ts';

export type Json = Record<string, unknown>;

export const botToken = 'xoxb-liukan';
export const appToken = 'xapp-liukan';
const adminToken = 'xoxp-admin';

/** A call that the app made. */
export interface Call {
  readonly method: string;
  readonly args: Json;
}

/** How the next calls of a method go wrong. `after`: Slack does it, but the answer is lost. */
export interface Fault {
  readonly method: string;
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly error?: string;
  readonly after?: boolean;
}

export interface Message {
  readonly ts: string;
  readonly text: string;
  readonly user: string;
  readonly blocks: readonly Json[];
  readonly metadata?: Json;
}

export class Workspace {
  readonly calls: Call[] = [];
  readonly faults: Fault[] = [];
  /** The windows that were opened, as Slack made them. */
  readonly windows: Json[] = [];
  readonly team: string;
  readonly users: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
  readonly sockets = new Set<WebSocket>();
  readonly #emulator: Emulator;
  readonly #front: Server;
  readonly #connections: WebSocketServer;
  readonly #acks = new Map<string, (answer: unknown) => void>();

  private constructor(
    emulator: Emulator,
    front: Server,
    known: { team: string; users: Map<string, string>; channels: Map<string, string> },
  ) {
    this.#emulator = emulator;
    this.#front = front;
    this.team = known.team;
    this.users = known.users;
    this.channels = known.channels;
    front.on('request', (request, response) => void this.#answer(request, response));
    this.#connections = new WebSocketServer({ server: front });
    this.#connections.on('connection', (socket) => this.#connected(socket));
  }

  /** People: wang and li (officers), zhao, sun and zhou (reviewers). Channels: general, and a private one. */
  static async open(): Promise<Workspace> {
    const manifest: unknown = parse(readFileSync(new URL('../../docs/slack-manifest.yaml', import.meta.url), 'utf8'));
    const scopes = (manifest as { oauth_config: { scopes: { bot: string[] } } }).oauth_config.scopes.bot;
    const emulator = await createEmulator({
      service: 'slack',
      port: await freePort(),
      seed: {
        slack: {
          users: ['liukan', 'wang', 'li', 'zhao', 'sun', 'zhou'].map((name) => ({ name })),
          channels: [{ name: 'town-hall' }, { name: 'back-room', is_private: true }],
          tokens: [
            // exactly what the manifest asks for: what it forgot fails here
            { token: botToken, user: 'liukan', scopes },
            {
              token: adminToken,
              user: 'liukan',
              scopes: [
                'users:read',
                'channels:read',
                'groups:read',
                'im:history',
                'channels:history',
                'groups:history',
              ],
            },
          ],
          strict_scopes: true,
        },
      },
    });
    const ask = async (method: string, args: Json = {}): Promise<Json> =>
      post(`${emulator.url}/api/${method}`, adminToken, args);
    const auth = await ask('auth.test');
    const people = (await ask('users.list')).members as { id: string; name: string }[];
    const channels = (await ask('conversations.list', { types: 'public_channel,private_channel' })).channels as {
      id: string;
      name: string;
    }[];
    const front = createServer();
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
    return new Workspace(emulator, front, {
      team: String(auth.team_id),
      users: new Map(people.map(({ id, name }) => [name, id])),
      channels: new Map(channels.map(({ id, name }) => [name, id])),
    });
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${(this.#front.address() as AddressInfo).port}/api/`;
  }

  user(name: string): string {
    return this.users.get(name) ?? `U0${name.toUpperCase()}`;
  }

  channel(name: string): string {
    return this.channels.get(name) ?? `C0${name.toUpperCase()}`;
  }

  /** The direct messages of a person with the app. */
  async dm(name: string): Promise<string> {
    const { channel } = await post(`${this.#emulator.url}/api/conversations.open`, botToken, {
      users: this.user(name),
    });
    return (channel as { id: string }).id;
  }

  /** What stands in a conversation, oldest first. */
  async messages(channel: string): Promise<Message[]> {
    const { messages } = await post(`${this.#emulator.url}/api/conversations.history`, adminToken, {
      channel,
      limit: 999,
    });
    return (messages as Message[]).map((message) => ({ ...message, blocks: message.blocks ?? [] })).reverse();
  }

  called(method: string): Json[] {
    return this.calls.filter((call) => call.method === method).map(({ args }) => args);
  }

  /** A trigger as Slack makes one for each interaction; it opens a window once, within three seconds. */
  async trigger(name: string): Promise<string> {
    const { trigger_id } = await post(`${this.#emulator.url}/api/views.generateTriggerId`, botToken, {
      user_id: this.user(name),
    });
    return String(trigger_id);
  }

  /** Sends an envelope to a connected socket; resolves with what the app acknowledged, or undefined when it did not within `patience`. */
  async overSocket(
    envelope: Json & { envelope_id: string },
    patience = 5000,
  ): Promise<{ answer: unknown } | undefined> {
    while (this.sockets.size === 0)
      await once(this.#connections, 'connection', { signal: AbortSignal.timeout(patience) });
    const [socket] = this.sockets;
    if (!socket) throw new Error('nobody is connected');
    const acknowledged = new Promise<{ answer: unknown }>((resolve) =>
      this.#acks.set(envelope.envelope_id, (answer) => resolve({ answer })),
    );
    socket.send(JSON.stringify(envelope));
    return Promise.race([acknowledged, sleep(patience, undefined, { ref: false })]);
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    this.#front.closeAllConnections();
    await new Promise((resolve) => this.#front.close(resolve));
    await this.#emulator.close();
  }

  #connected(socket: WebSocket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload: unknown };
      this.#acks.get(envelope_id)?.(payload);
      this.#acks.delete(envelope_id);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await bodyOf(request);
    const method = (request.url ?? '').replace(/^\/api\//, '');
    const args = Object.fromEntries([...new URLSearchParams(raw)].map(([name, value]) => [name, parsed(value)]));
    const fault = this.#faultOf(method);
    const say = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    if (fault && !fault.after) return say(fault.status, { ok: false, error: fault.error ?? 'fault' }, fault.headers);
    this.calls.push({ method, args });
    if (method === 'apps.connections.open') {
      if (request.headers.authorization !== `Bearer ${appToken}`)
        return say(200, { ok: false, error: 'not_allowed_token_type' });
      return say(200, { ok: true, url: this.apiUrl.replace('http', 'ws').replace('/api/', '/link') });
    }
    // `emulate` takes any token
    if (request.headers.authorization !== `Bearer ${botToken}`) return say(200, { ok: false, error: 'invalid_auth' });
    const refused = refusedIn(method, args);
    if (refused)
      return say(200, {
        ok: false,
        error: refused.split(':')[0],
        response_metadata: { messages: [`[ERROR] ${refused}`] },
      });
    const done = await fetch(`${this.#emulator.url}/api/${method}`, {
      method: 'POST',
      headers: {
        'content-type': request.headers['content-type'] ?? '',
        authorization: request.headers.authorization ?? '',
      },
      body: raw,
    });
    const answer = await done.text();
    if (method === 'views.open') this.windows.push(...opened(answer));
    if (fault) return say(fault.status, { ok: false, error: fault.error ?? 'fault' }, fault.headers);
    response.writeHead(done.status, { 'content-type': 'application/json' });
    response.end(answer);
  }

  #faultOf(method: string): Fault | undefined {
    const at = this.faults.findIndex((fault) => fault.method === method);
    return at < 0 ? undefined : this.faults.splice(at, 1)[0];
  }
}

function refusedIn(method: string, args: Json): string | undefined {
  if (method === 'views.publish' || method === 'views.open') {
    return refusalOfWindow(args.view as Json);
  }
  if (!method.startsWith('chat.')) return undefined;
  if (String(args.text ?? '').length > 4000) return 'msg_too_long';
  return args.blocks ? refusalOf(args.blocks as Json[], 'message') : undefined;
}

function opened(answer: string): Json[] {
  const { view } = JSON.parse(answer) as { view?: Json };
  return view ? [view] : [];
}

async function post(url: string, token: string, args: Json): Promise<Json> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(args),
  });
  const body = (await response.json()) as Json;
  if (body.ok !== true) throw new Error(`${url}: ${JSON.stringify(body)}`);
  return body;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function parsed(value: string): unknown {
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** `emulate` must be told its port. */
async function freePort(): Promise<number> {
  const server = createNetServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
