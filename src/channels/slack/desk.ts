/** What every handler works with. */
import type { NoticeName } from '../../core/words.ts';
import type { Inbound, Received, Status, Thread } from '../../message.ts';
import type { AskableLook, Done } from '../../review/from-message.ts';
import type { Offer } from '../../review/reach.ts';
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

/**
 * The reviewers' desk, as the channel is handed it. Undefined, wherever it may come: for this person there is no such matter, and
 * why is never told apart.
 */
export interface Reviewing {
  /** What a notice offers; undefined where it must not be told, or is not true any more. */
  notice(slackUser: string, review: string, notice: NoticeName): Promise<readonly Offer[] | undefined>;
  claim(slackUser: string, review: string): Promise<Done | undefined>;
  /** What can be asked. */
  asking(slackUser: string, review: string): Promise<{ readonly looks: readonly AskableLook[] } | Done | undefined>;
  /** Asked once for each key. */
  ask(slackUser: string, review: string, question: Question): Promise<Done | undefined>;
  /** `at`: when they are reminded. */
  remind(slackUser: string, review: string): Promise<(Done & { readonly at?: number }) | undefined>;
  /** Where the matter is at the console, if the office has configured its address. */
  addressOf(review: string): string | undefined;
}

export interface Question {
  readonly text: string;
  readonly look?: number;
  readonly key: string;
}

export interface Desk {
  readonly conversation: Conversation;
  readonly reviewing: Reviewing;
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
