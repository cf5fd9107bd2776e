/** Which content a running server begins new consultations with, when somebody publishes beside it. */
import type { World } from '../world.ts';
import { newestPublication } from '../store/publications.ts';

const LOOK_EVERY = 1000;

/**
 * Tells the hash of what was published last; undefined while nothing was. Looks at most once a second, so that a rush of new
 * consultations costs no more than one: a publication is in use a second after it was committed, in every process.
 */
export function newestPublished({ db, now }: Pick<World, 'db' | 'now'>): () => Promise<string | undefined> {
  let looked: { readonly at: number; readonly hash: Promise<string | undefined> } | undefined;
  return async () => {
    const at = now();
    if (looked === undefined || Math.abs(at - looked.at) >= LOOK_EVERY) {
      looked = { at, hash: newestPublication(db).then((newest) => newest?.content) };
      looked.hash.catch(() => {
        looked = undefined; // a database that was busy is asked again at once
      });
    }
    return looked.hash;
  };
}
