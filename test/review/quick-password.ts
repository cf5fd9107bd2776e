/** A password as a hash that costs next to nothing to check, as one of some other time might: its costs stand beside it. */
import { scryptSync } from 'node:crypto';

export const quick = (password: string): string => {
  const hash = scryptSync(password.normalize('NFKC'), 'salt', 32, { N: 256, r: 8, p: 1 });
  return ['scrypt', 256, 8, 1, Buffer.from('salt').toString('base64url'), hash.toString('base64url')].join('$');
};
