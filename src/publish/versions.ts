/** What was published so far, and which of it the matters that are not yet decided run on. */
import type { Database } from '../store/database.ts';
import { allPublications, type Publication } from '../store/publications.ts';
import { pendingByContent } from '../store/reviews.ts';

export interface Versions {
  /** Newest first: the first is what new consultations begin with. */
  readonly publications: readonly Publication[];
  readonly pending: readonly Pending[];
}

/**
 * Submitted matters that wait for a decision, by the content they began with and stay on. Numbers only, and of submitted
 * matters only: how many self-checks there are, or on what they run, is nobody's to know.
 */
export interface Pending {
  readonly content: string;
  /** The publications of that content, newest first; several where it was brought back, none where it never was published. */
  readonly numbers: readonly number[];
  readonly matters: number;
}

export async function versions(db: Database): Promise<Versions> {
  const [publications, byContent] = await Promise.all([allPublications(db), pendingByContent(db)]);
  const pending = Array.from(byContent, ([content, matters]): Pending => {
    const numbers = publications.filter((publication) => publication.content === content).map(({ number }) => number);
    return { content, numbers, matters };
  });
  // the newest first, and what was never published after all that was
  return { publications, pending: pending.toSorted((a, b) => (b.numbers[0] ?? 0) - (a.numbers[0] ?? 0)) };
}
