/** Where in the console one is: kept in the fragment, which no server and no log ever sees. */
import type { Shelf } from '../../review/queue.ts';

export type Place =
  | { readonly at: 'queue'; readonly shelf: Shelf }
  | { readonly at: 'matter'; readonly id: string }
  | { readonly at: 'interests' }
  | { readonly at: 'figures' }
  | { readonly at: 'account' };

/** In the order of their keys, 1 to 6. */
export const SHELVES = ['waiting', 'mine', 'seconding', 'others', 'done', 'all'] as const satisfies readonly Shelf[];

const PAGES = ['interests', 'figures', 'account'] as const;

/** placeIn('#/mine') → the queue of one's own; placeIn('#/matter/3f2a') → that matter; anything else → what waits. */
export function placeIn(hash: string): Place {
  const id = /^#\/matter\/([\w-]+)$/.exec(hash)?.[1];
  if (id !== undefined) return { at: 'matter', id };
  const page = PAGES.find((at) => hash === `#/${at}`);
  if (page !== undefined) return { at: page };
  return { at: 'queue', shelf: SHELVES.find((shelf) => hash === `#/${shelf}`) ?? 'waiting' };
}

export function hrefOf(place: Place): string {
  switch (place.at) {
    case 'matter':
      return `#/matter/${place.id}`;
    case 'queue':
      return `#/${place.shelf}`;
    default:
      return `#/${place.at}`;
  }
}

/** The secret of a one-time link, from the fragment or from whatever was pasted: the link whole, or its end. */
export const linkIn = (text: string): string | undefined => /(?:^|#link=)([\w-]{40,})$/.exec(text.trim())?.[1];
