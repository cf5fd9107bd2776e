/** What channels hand in and get back. Channels know nothing else of a conversation. */
import type { Lang } from './core/text.ts';
import type { Reply } from './core/reply.ts';

export type ChannelName = 'web' | 'slack' | 'terminal';

/** Where a person talks: a web conversation, a Slack direct-message channel, a terminal. */
export interface Thread {
  readonly channel: ChannelName;
  readonly address: string;
}

/** One message in. The same id is applied once, however often it is delivered. */
export interface Inbound {
  readonly id: string;
  readonly thread: Thread;
  /** Who it is, where the channel knows (slack:T1:U1): lists their own consultations. */
  readonly owner?: string;
  /** The language to begin in; a running consultation keeps its own. */
  readonly lang?: Lang;
  /** What was typed, or … */
  readonly text?: string;
  /** … the value of what was tapped, and the seq of the turn that showed it (a stale card is answered with the current one). */
  readonly choice?: string;
  readonly seq?: number;
}

/** 自查中, 已研判, 待确认提交, 待审核, 审核中, 已审核, 已撤回, 已销毁 */
export type Status =
  | 'asking'
  | 'judged'
  | 'submitting'
  | 'submitted'
  | 'claimed'
  | 'decided'
  | 'withdrawn'
  | 'destroyed';

/** What one message did. */
export interface Received {
  /** The consultation's id; changes when the thread begins another one or resumes one by code. */
  readonly caseId: string;
  readonly seq: number;
  readonly status: Status;
  readonly replies: readonly Reply[];
  /** As `liukan judge --json` prints it; present when this turn showed a judgment. */
  readonly judgment?: unknown;
  /** True when this id had been applied before: the replies are those given then. */
  readonly repeated: boolean;
}

/** A stored turn as a page shows it again. */
export interface TurnView {
  readonly seq: number;
  /** What the person did, in words (a label, a command), or absent for what came from outside. */
  readonly said?: string;
  readonly replies: readonly Reply[];
  readonly at: number;
}
