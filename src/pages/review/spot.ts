/** From which line of which list one went to a matter, to come back to it; in memory only. */
import type { Shelf } from '../../review/queue.ts';

interface Spot {
  readonly shelf: Shelf;
  readonly id: string;
  /** CSS pixels from the top. */
  readonly scroll: number;
}

let spot: Spot | undefined;

export const keepSpot = (next: Spot): void => {
  spot = next;
};

/** Once: whoever comes back later begins at the top. */
export function takeSpot(shelf: Shelf): Spot | undefined {
  const kept = spot;
  spot = undefined;
  return kept?.shelf === shelf ? kept : undefined;
}
