/** Passwords as hashes that are slow to guess: scrypt, with its costs written beside each so that they can be raised. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

interface Costs {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MB and about a third of a second; as strong as OWASP's first recommendation (N = 2^17, p = 1) in a quarter of the memory. */
const COSTS: Costs = { N: 2 ** 15, r: 8, p: 3 };
const BYTES = 32;

/** hashPassword('…') → scrypt$32768$8$3$salt$hash */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COSTS);
  return ['scrypt', COSTS.N, COSTS.r, COSTS.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether it is this password; without a hash never, after as long a time. */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  const [kind, N, r, p, salt, hash] = (hashed ?? '').split('$');
  if (kind !== 'scrypt' || salt === undefined || hash === undefined) {
    await derive(password, randomBytes(16), COSTS);
    return false;
  }
  const derived = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(derived, Buffer.from(hash, 'base64url'));
}

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;
/** About ten seconds. */
const MOST_WAITING = 30;

/** Whether so many wait that another had better come back: whoever sends ever more would make everybody wait ever longer. */
export const isCrowded = (): boolean => waiting >= MOST_WAITING;

/** One after another: many at once would take the memory and the threads that everything else needs. */
function derive(password: string, salt: Buffer, costs: Costs): Promise<Buffer> {
  waiting += 1;
  const derived = last.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        // the same characters typed on another keyboard are the same password
        scrypt(password.normalize('NFKC'), salt, BYTES, { ...costs, maxmem: 256 * costs.N * costs.r }, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
  last = derived
    .catch(() => undefined)
    .then(() => {
      waiting -= 1;
    });
  return derived;
}
