/** Half-written decisions: kept in memory while one looks elsewhere or signs in again, and nowhere else. */
import type { DecidedOutcome } from '../../core/decision.ts';

export interface Draft {
  readonly outcome: DecidedOutcome | undefined;
  readonly reason: string;
  readonly clauses: ReadonlySet<string>;
}

const drafts = new Map<string, Draft>();

/** The draft of a matter; a new one has chosen the clauses that the judgment rests on. */
export const draftOf = (id: string, reliedOn: readonly string[]): Draft =>
  drafts.get(id) ?? { outcome: undefined, reason: '', clauses: new Set(reliedOn) };

export const keepDraft = (id: string, draft: Draft): void => void drafts.set(id, draft);

export const dropDrafts = (): void => drafts.clear();

export const dropDraft = (id: string): void => void drafts.delete(id);
