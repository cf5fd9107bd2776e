/** What the web channel is handed. It knows no store and no dialogue: only these functions. */
import type { Inbound, Received, Status, Thread, TurnView } from '../../message.ts';
import type { Download, Sent } from '../../review/attach.ts';
import type { OfficersFiles } from '../../review/officer-files.ts';
import type { World } from '../../world.ts';

export interface WebOptions {
  readonly world: World;
  readonly receive: (world: World, inbound: Opening) => Promise<Received>;
  /** Turns with a greater seq than `after`, and where the thread stands; undefined when it has no consultation. */
  readonly turnsOf: (world: World, thread: Thread, after: number) => Promise<Standing | undefined>;
  /** Destroys a self-check, withdraws a submitted matter: what 删除 and its confirmation do. */
  readonly destroy: (world: World, thread: Thread) => Promise<Received>;
  /** What consenting to the record that was shown does. `contact`: how a reviewer may reach the person. */
  readonly consent: (world: World, thread: Thread, inboundId: string, contact?: string) => Promise<Received>;
  readonly tokens: Tokens;
  readonly attachments: Attachments;
  /** The folder of the built pages: dist/ */
  readonly assets: string;
  readonly pace?: Partial<Pace>;
}

/** The first message of a conversation may say where the matter happened, if the page that embeds the chat knows. */
export type Opening = Inbound & { readonly region?: string };

/** Files of the submitted matter that a thread speaks of. A refusal is a code. */
export interface Attachments {
  /** How many bytes a file may have. */
  readonly limit: number;
  list(thread: Thread): Promise<OfficersFiles>;
  add(thread: Thread, sent: Sent): Promise<OfficersFiles | { readonly refused: string }>;
  takeBack(thread: Thread, attachment: string): Promise<OfficersFiles | { readonly refused: string }>;
  read(thread: Thread, attachment: string): Promise<Download | { readonly refused: string }>;
}

/** Where the hash of a conversation's token is kept: threads.token_hash. */
export interface Tokens {
  readonly keep: (thread: Thread, hash: string) => Promise<void>;
  /** Undefined: there is no such conversation. */
  readonly hashOf: (thread: Thread) => Promise<string | undefined>;
}

/** Where a thread stands: its consultation, that one's last seq, and the turns asked for. */
export interface Standing {
  readonly caseId: string;
  readonly seq: number;
  readonly status: Status;
  readonly turns: readonly TurnView[];
}

/** How often, how many. All times in milliseconds, all numbers per minute. */
export interface Pace {
  /** A stream is kept open with a comment this often. */
  readonly heartbeat: number;
  /** An open stream looks this often, because another process may have written and rings no bell here. */
  readonly poll: number;
  /** Requests from one network address. Generous: a whole office may sit behind one. */
  readonly perAddress: number;
  /** Conversations opened from one network address. */
  readonly openings: number;
  /** Requests of one conversation. */
  readonly perConversation: number;
}

export const usualPace: Pace = {
  heartbeat: 15_000,
  poll: 5_000,
  perAddress: 6000,
  openings: 120,
  perConversation: 240,
};
