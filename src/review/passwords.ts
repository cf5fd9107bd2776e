/** Signing in by name and password, and setting one. A name that is guessed at is locked for a while, whether it exists or not. */
import { Conflict } from '../store/database.ts';
import { countTry, forgetTries, passwordOf, putPassword } from '../store/passwords.ts';
import { type BegunBy, nowByPassword, removeLinksOf, removeSessionsOf } from '../store/signin.ts';
import { userByName } from '../store/users.ts';
import { refused, type Refused } from './refused.ts';
import { hashPassword, isCrowded, isPassword } from './scrypt.ts';
import { hashOf } from './secrets.ts';
import { begin, type Session } from './sessions.ts';
import type { User, UserWorld } from './users.ts';

/** Length is what makes a password strong; there are no rules about signs and digits, which make people write them down. */
export const PASSWORD_LEAST = 12;
export const PASSWORD_MOST = 200;
/** So many wrong ones in a row lock the name … */
export const TRIES = 5;
/** … for so long. */
export const LOCKED_FOR = 15 * 60_000;

const whoIs = (name: string): string => hashOf(`name:${name.trim()}`);

/** Counts a try. False when the name is locked. */
async function mayTry({ db, now }: UserWorld, name: string): Promise<boolean> {
  const at = now();
  try {
    await db.commit(countTry({ who: whoIs(name), now: at, forgetBefore: at - LOCKED_FOR, most: TRIES }));
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

/** An unknown name, a user without password, a disabled one and a wrong password are told alike, and after as long a time. */
export async function signInByPassword(
  world: UserWorld,
  name: string,
  password: string,
): Promise<Session | Refused<'sign_in_failed' | 'locked' | 'crowded'>> {
  if (isCrowded()) return refused('crowded');
  if (!(await mayTry(world, name))) return refused('locked');
  const user = await userByName(world.db, name.trim());
  const right = await isPassword(password, user && (await passwordOf(world.db, user.id)));
  const begun = user && right && (await begin(world, user.id, 'password', forgetTries(whoIs(name))));
  return begun || refused('sign_in_failed');
}

export const hasPassword = async ({ db }: UserWorld, user: User): Promise<boolean> =>
  (await passwordOf(db, user.id)) !== undefined;

/** Whether it must be said what the password was: whoever came by a link need not know it any more. */
export const mustKnow = async (world: UserWorld, user: User, begunBy: BegunBy): Promise<boolean> =>
  begunBy !== 'link' && (await hasPassword(world, user));

export interface Asked {
  readonly user: User;
  /** How the session was begun in which this is asked, and its secret. */
  readonly begunBy: BegunBy;
  readonly secret: string;
}

/** Sets a password, and ends every other session and every link of this user. */
export async function setPassword(
  world: UserWorld,
  { user, begunBy, secret }: Asked,
  { password, current }: { readonly password: string; readonly current?: string | undefined },
): Promise<
  Refused<'password_short' | 'password_simple' | 'password_wrong' | 'locked' | 'crowded' | 'signed_out'> | undefined
> {
  const { db, now } = world;
  if ([...password.normalize('NFKC')].length < PASSWORD_LEAST) return refused('password_short');
  if (isSimple(password, user)) return refused('password_simple');
  if (isCrowded()) return refused('crowded');
  if (await mustKnow(world, user, begunBy)) {
    if (!(await mayTry(world, user.name))) return refused('locked');
    if (!(await isPassword(current ?? '', await passwordOf(db, user.id)))) return refused('password_wrong');
  }
  const hash = await hashPassword(password);
  try {
    await db.commit([
      ...nowByPassword(hashOf(secret)),
      ...putPassword(user.id, hash, now()),
      ...forgetTries(whoIs(user.name)),
      ...removeSessionsOf(user.id, hashOf(secret)),
      ...removeLinksOf(user.id),
    ]);
    return undefined;
  } catch (error) {
    if (error instanceof Conflict) return refused('signed_out');
    throw error;
  }
}

/** Fingers run along these, either way. */
const RUNS = ['abcdefghijklmnopqrstuvwxyz', '1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** What is tried first: few characters over and over, along the keyboard, or the name or unit with little around it. */
function isSimple(password: string, { name, unit }: User): boolean {
  const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
  const bare = [name, unit]
    .filter((own) => own !== '')
    .reduce((left, own) => left.replaceAll(plain(own), ''), plain(password));
  const runsOn = (one: string, next: string): boolean =>
    RUNS.some((run) => run.includes(one + next) || run.includes(next + one));
  const chosen = [...bare].filter((next, index, all) => index === 0 || !runsOn(all[index - 1] ?? '', next));
  return new Set(chosen).size < 5;
}
