/** What every handler works with. */
import type { Inbound, Received, Status, Thread } from '../../message.ts';
import type { Api } from './api.ts';
import type { CardId } from './card-id.ts';
import type { DirectMessages } from './direct-messages.ts';
import type { Later } from './later.ts';
import type { Log } from './log.ts';
import type { Recent } from './recent.ts';
import type { Send } from './send.ts';

/** The conversation, as the channel is handed it; each resolves when what it did is on the disk. */
export interface Conversation {
  /** Opens a consultation when the thread has none; `text` and `choice` may then be absent. Applied once for each id. */
  receive(inbound: Inbound): Promise<Received>;
  /** Which consultation the thread speaks of, and its latest turn; undefined for none. */
  standing(thread: Thread): Promise<CardId | undefined>;
  /** A person's own consultations, latest first. */
  casesOf(owner: string): Promise<readonly CaseLine[]>;
  /** From now on the thread speaks of this consultation of theirs; its current card is shown again. */
  continueCase(inbound: Inbound, caseId: string): Promise<Received>;
  /** A resume code that others have seen works no longer. */
  voidCode(text: string): Promise<boolean>;
}

export interface CaseLine {
  readonly caseId: string;
  readonly status: Status;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** 第三看 · 5/16 */
  readonly progress: string;
  readonly outcome?: string;
}

export interface Desk {
  readonly conversation: Conversation;
  readonly api: Api;
  readonly directMessages: DirectMessages;
  /** What is done after Slack has its acknowledgement. */
  readonly later: Later;
  readonly log: Log;
  readonly send: Send;
  readonly now: () => number;
  /** What was answered without the conversation (a mention in a channel): Slack sends it again when our acknowledgement was late. */
  readonly answered: Recent<string, true>;
}
