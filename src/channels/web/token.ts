/** The secret that opens a conversation. Only its hash is kept, so a stolen database opens none. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, in characters that a header may hold. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Takes the same time wherever the two differ. */
export const opens = (token: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(token)), Buffer.from(hash.padEnd(64).slice(0, 64)));
