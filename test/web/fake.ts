/**
 * A conversation of the same shape as the real one, scripted: for what the real one cannot be made to do at will (a slow answer,
 * a decision arriving now, HTML in a label, an answer that leaves no turn).
 */
import type { Inbound, Received, Status, Thread, TurnView } from '../../src/message.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { Bell, World } from '../../src/world.ts';
import type { WebOptions } from '../../src/channels/web/web.ts';

export interface Talk {
  caseId: string;
  status: Status;
  turns: TurnView[];
}

/** What the scripted conversation answers to a message. */
export type Script = (inbound: Inbound, talk: Talk) => readonly Reply[] | Promise<readonly Reply[]>;

export interface Fake {
  readonly options: WebOptions;
  readonly heard: Inbound[];
  /** Something that happens by itself: a decision. */
  readonly happen: (address: string, replies: readonly Reply[], status?: Status) => void;
  /** Another process wrote: nothing rings here. */
  readonly happenSilently: (address: string, replies: readonly Reply[]) => void;
  readonly talkAt: (address: string) => Talk;
  /** The thread speaks of another consultation from now on. */
  readonly another: (address: string) => Talk;
}

export const fake = (script: Script, more: Partial<WebOptions> = {}): Fake => {
  const talks = new Map<string, Talk>();
  const tokens = new Map<string, string>();
  const seen = new Map<string, Received>();
  const heard: Inbound[] = [];
  const bell = newBell();
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `${ids}`.padStart(32, '0');
  };

  const talkAt = (address: string): Talk => {
    const talk = talks.get(address);
    if (!talk) throw new Error(`no conversation ${address}`);
    return talk;
  };
  const another = (address: string): Talk => {
    const talk: Talk = { caseId: `case-${newId()}`, status: 'asking', turns: [] };
    talks.set(address, talk);
    return talk;
  };
  const add = (talk: Talk, replies: readonly Reply[], said?: string) => {
    const seq = talk.turns.length + 1;
    talk.turns.push({ seq, ...(said !== undefined && { said }), replies, at: 1_790_000_000_000 + seq });
    return seq;
  };
  const receive = async (_world: World, inbound: Inbound): Promise<Received> => {
    heard.push(inbound);
    const before = seen.get(inbound.id);
    if (before) return { ...before, repeated: true };
    const talk = talks.get(inbound.thread.address) ?? another(inbound.thread.address);
    const replies = await script(inbound, talk);
    const seq = add(talk, replies, inbound.text ?? inbound.choice);
    const received: Received = { caseId: talk.caseId, seq, status: talk.status, replies, repeated: false };
    seen.set(inbound.id, received);
    bell.ring(talk.caseId);
    return received;
  };
  const world = {
    db: { query: async () => [{ one: 1 }], commit: async () => {}, close: async () => {} },
    content: { hash: 'sha256:0' },
    now: () => 1_790_000_000_000,
    newId,
    bell,
    settings: { hotline: '12356', codeLifetime: 1 },
  } as unknown as World;

  const options: WebOptions = {
    world,
    receive,
    turnsOf: async (_world, { address }: Thread, after) => {
      const talk = talks.get(address);
      if (!talk || talk.status === 'destroyed') return undefined;
      const { caseId, status, turns } = talk;
      return { caseId, status, seq: turns.length, turns: turns.filter(({ seq }) => seq > after) };
    },
    destroy: async (_world, { address }) => {
      const talk = talkAt(address);
      talk.status = 'destroyed';
      talk.turns = [];
      return { caseId: talk.caseId, seq: 0, status: 'destroyed', replies: [{ text: '已删除。' }], repeated: false };
    },
    consent: async (given, thread, id, contact) =>
      receive(given, { id, thread, choice: ':yes', ...(contact && { text: contact }) }),
    tokens: {
      keep: async ({ address }, hash) => void tokens.set(address, hash),
      hashOf: async ({ address }) => tokens.get(address),
    },
    attachments: {
      limit: 1024,
      list: async () => ({ mayAttach: false, files: [] }),
      add: async () => ({ refused: 'not_now' }),
      takeBack: async () => ({ refused: 'unknown_attachment' }),
      read: async () => ({ refused: 'unknown_attachment' }),
    },
    assets: '/nowhere',
    ...more,
  };
  return {
    options,
    heard,
    talkAt,
    another,
    happenSilently: (address, replies) => void add(talkAt(address), replies),
    happen: (address, replies, status) => {
      const talk = talkAt(address);
      if (status) talk.status = status;
      add(talk, replies);
      bell.ring(talk.caseId);
    },
  };
};

const newBell = (): Bell => {
  const wakes = new Map<string, Set<() => void>>();
  return {
    listenAll: () => () => {},
    ring: (caseId) => {
      for (const wake of wakes.get(caseId) ?? []) wake();
    },
    listen: (caseId, wake) => {
      const all = wakes.get(caseId) ?? new Set();
      wakes.set(caseId, all.add(wake));
      return () => all.delete(wake);
    },
  };
};
