/**
 * What is half written. Decisions are kept on the server a moment after each stroke, and in this window until the server has them: a
 * session that ends or a line that breaks loses nothing. Another user in the same window does not get them.
 */
import type { DecidedOutcome } from '../../core/decision.ts';
import type { Draft as Signed } from '../../review/draft.ts';

export interface Draft {
  readonly outcome: DecidedOutcome | undefined;
  readonly reason: string;
  readonly clauses: ReadonlySet<string>;
  readonly means: ReadonlySet<string>;
  readonly transfer: { readonly to: string; readonly document: string };
  readonly appeal: string;
}

/** A new one has chosen the clauses that the judgment rests on. */
export const newDraft = (reliedOn: readonly string[]): Draft => ({
  outcome: undefined,
  reason: '',
  clauses: new Set(reliedOn),
  means: new Set(),
  transfer: { to: '', document: '' },
  appeal: '',
});

export const draftFrom = (kept: Partial<Signed>, reliedOn: readonly string[]): Draft => ({
  outcome: kept.outcome,
  reason: kept.reason ?? '',
  clauses: new Set(kept.clauses ?? reliedOn),
  means: new Set(kept.means ?? []),
  transfer: kept.transfer ?? { to: '', document: '' },
  appeal: kept.appeal ?? '',
});

/** As it goes to the server. */
export const inPart = ({ outcome, reason, clauses, means, transfer, appeal }: Draft): Partial<Signed> => ({
  ...(outcome === undefined ? {} : { outcome }),
  reason,
  clauses: [...clauses],
  means: [...means],
  ...(outcome === 'transferred' ? { transfer } : {}),
  appeal,
});

const KEY = 'liukan-desk-draft:';

/** What the server does not have yet. */
export function unsaved(id: string): Partial<Signed> | undefined {
  try {
    const text = sessionStorage.getItem(KEY + id);
    return text === null ? undefined : (JSON.parse(text) as Partial<Signed>);
  } catch {
    return undefined;
  }
}

export function keepHere(id: string, draft: Partial<Signed>): void {
  try {
    sessionStorage.setItem(KEY + id, JSON.stringify(draft));
  } catch {
    // no room: the server has it
  }
}

/** What was typed into a small form. */
export function keptValues(key: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY + key) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

export function keepValues(key: string, values: Readonly<Record<string, string>>): void {
  try {
    sessionStorage.setItem(KEY + key, JSON.stringify(values));
  } catch {
    // no room: it stays on the page
  }
}

export const dropDraft = (id: string): void => sessionStorage.removeItem(KEY + id);

export function dropDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(KEY)) sessionStorage.removeItem(key);
}
