/** Live updates of the console: told only when something that this user may see has changed. */
import type { User } from '../store/users.ts';
import { type Desk, mattersFor } from './desk.ts';

/** Other processes are not heard by the bell: looked for this often. */
const LOOK_EVERY = 15_000;

/**
 * Yields once for each change of what the user may see, until it is aborted or they are signed out. `isSignedIn` is asked at each
 * look, so nothing is told after the session has ended, and the listening ends within `LOOK_EVERY`.
 */
export async function* changes(
  desk: Desk,
  user: User,
  until: AbortSignal,
  isSignedIn: () => Promise<boolean>,
): AsyncGenerator<void> {
  const { db, bell } = desk.world;
  /** Rung since it was looked at last: also while somebody is looking. */
  let isRung = false;
  let wake = (): void => {};
  const deaf = bell.listenAll(() => {
    isRung = true;
    wake();
  });
  const stop = (): void => wake();
  until.addEventListener('abort', stop);
  try {
    let before = await seen();
    while (!until.aborted) {
      if (!isRung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, LOOK_EVERY);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      if (until.aborted) return;
      isRung = false;
      if (!(await isSignedIn())) return;
      const now = await seen();
      if (now !== before) yield;
      before = now;
    }
  } finally {
    deaf();
    until.removeEventListener('abort', stop);
  }

  async function seen(): Promise<string> {
    return (await mattersFor(db, user)).map(({ review }) => `${review.id}:${review.acts}`).join();
  }
}
