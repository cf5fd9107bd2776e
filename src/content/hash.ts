/** One hash for one content, however it was laid out. */
import { createHash } from 'node:crypto';
import type { Content } from '../core/content.ts';

/**
 * sha256:… over the flow and the packs with their keys in order. Comments, indentation and the order of YAML keys do not
 * change it, every wording does. The line and file of an example are left out: a comment above it moves them.
 * The same for a content that was stored as JSON and read again.
 */
export const hashOf = ({ flow, packs }: Pick<Content, 'flow' | 'packs'>): string => {
  const unplaced = packs.map((pack) => ({
    ...pack,
    examples: pack.examples.map(({ line, file, ...example }) => example),
  }));
  return `sha256:${createHash('sha256')
    .update(canonical({ flow, packs: unplaced }))
    .digest('hex')}`;
};

/** JSON in which the order of keys says nothing; lists keep theirs. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
