/** Where in the console one is: kept in the fragment, which no server and no log ever sees. */
import type { QueueStatus } from '../../review/queue.ts';

export type Place =
  | { readonly at: 'queue'; readonly status: QueueStatus }
  | { readonly at: 'matter'; readonly id: string };

export const STATUSES = ['open', 'claimed', 'decided'] as const satisfies readonly QueueStatus[];

/** placeIn('#/claimed') → the queue of what is in review; placeIn('#/matter/3f2a') → that matter; anything else → what is open. */
export function placeIn(hash: string): Place {
  const id = /^#\/matter\/([\w-]+)$/.exec(hash)?.[1];
  if (id !== undefined) return { at: 'matter', id };
  return { at: 'queue', status: STATUSES.find((status) => hash === `#/${status}`) ?? 'open' };
}

export const hrefOf = (place: Place): string => (place.at === 'matter' ? `#/matter/${place.id}` : `#/${place.status}`);

/** The secret of a one-time link, from the fragment or from whatever was pasted: the link whole, or its end. */
export const linkIn = (text: string): string | undefined => /(?:^|#link=)([\w-]{40,})$/.exec(text.trim())?.[1];
