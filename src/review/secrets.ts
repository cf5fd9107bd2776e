/** Secrets that let somebody in: sign-in links and sessions. The store knows their hashes only, so a stolen database opens nothing. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, in characters that a link and a cookie may hold. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
