/** The world that the pure core is handed: the store, the content, the clock, randomness, and what the office configured. */
import type { Content } from './core/content.ts';
import type { AtDesk } from './core/due.ts';
import type { Act } from './core/matter-acts.ts';
import type { Database, Statement } from './store/database.ts';

export interface World {
  readonly db: Database;
  /** The content that new consultations begin with while nothing was ever published. */
  readonly content: Content;
  /** The hash of what was published last, if anything ever was: then new consultations begin with that. */
  readonly published?: () => Promise<string | undefined>;
  /** milliseconds since 1970 */
  readonly now: () => number;
  /** 128 random bits, hex: ids that cannot be guessed or counted */
  readonly newId: () => string;
  /** Called after each commit that touched a case, so that open streams look again. */
  readonly bell: Bell;
  readonly settings: Settings;
  /** How many reviewers could take a matter up; with none, the officer is warned before consenting. */
  readonly reviewersOf?: (matter: SubmittedMatter) => Promise<number>;
  /** Where a matter stands at the desk and by when what is due, once this is added; undefined is added: it is being submitted. */
  readonly atDesk?: (caseId: string, adds: readonly Act[] | undefined) => Promise<AtDesk | undefined>;
  /** Who is to be told that a review was opened: rows for the very commit that opens it. */
  readonly noticesOf?: (matter: SubmittedMatter, turn: OpeningTurn) => Promise<readonly Statement[]>;
}

/** What decides who may be told of a review: the officer's unit, whom they exclude, and who they are where a channel knows. */
export interface SubmittedMatter {
  /** What was returned and is sent again is of the same case. */
  readonly caseId: string;
  readonly unit: string;
  readonly excluded: string;
  readonly owner: string | null;
  /** What the officer is about to send, as text: who has declared an interest may be named there. */
  readonly text: string;
}

/** The turn that opens a review; the messages that go with it are numbered from `n` on. */
export interface OpeningTurn {
  /** The id of the review. */
  readonly review: string;
  readonly caseId: string;
  readonly seq: number;
  readonly n: number;
  readonly at: number;
}

export interface Settings {
  /** Shown to a person in distress, e.g. 12356. */
  readonly hotline: string;
  /** How long a resume code works, milliseconds. */
  readonly codeLifetime: number;
}

/** In-process fan-out: who listens on a case is woken when something was committed for it. */
export interface Bell {
  ring(caseId: string): void;
  listen(caseId: string, wake: () => void): () => void;
  /** Woken at every ring. */
  listenAll(wake: () => void): () => void;
}
