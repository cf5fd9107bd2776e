/** Resume codes: 80 random bits, readable aloud, used once. Only their hash is stored. */
import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that nothing is misread. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const WRITTEN = /\bLK[\s-]*((?:[0-9A-Z][\s-]*){15}[0-9A-Z])(?![0-9A-Z])/i;

/** LK-7Q2M-…: ten random bytes in base 32. */
export function newCode(): string {
  const bits = BigInt(`0x${randomBytes(10).toString('hex')}`);
  const letters = Array.from({ length: 16 }, (_, at) => ALPHABET[Number((bits >> BigInt(75 - 5 * at)) & 31n)]).join('');
  return `LK-${letters.replace(/(.{4})(?!$)/g, '$1-')}`;
}

/** The code that a text contains, in its one written form; undefined where there is none. O is read as 0, I and L as 1. */
export function codeIn(text: string): string | undefined {
  const letters = WRITTEN.exec(text.normalize('NFKC'))?.[1]
    ?.toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return letters === undefined ? undefined : `LK-${letters.replace(/(.{4})(?!$)/g, '$1-')}`;
}

export const hashOfCode = (code: string): string => createHash('sha256').update(code).digest('hex');
