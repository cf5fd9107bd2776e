import { randomBytes } from 'node:crypto';

/** 128 random bits, hex: ids that cannot be guessed or counted. */
export const newId = (): string => randomBytes(16).toString('hex');
