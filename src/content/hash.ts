/** One hash for one content, however it was laid out. */
import { createHash } from 'node:crypto';
import type { Content } from '../core/content.ts';
import type { PolicyPack } from '../core/policy.ts';

/**
 * sha256:… over the flow and the packs with their keys in order. Comments, indentation and the order of YAML keys do not
 * change it, every wording does. The line and file of an example are left out: a comment above it moves them.
 * The same for a content that was stored as JSON and read again.
 */
export const hashOf = ({ flow, packs }: Pick<Content, 'flow' | 'packs'>): string => {
  // The JSON of { flow, packs }, piece by piece: that of many packs is no text to have in one piece.
  const hash = createHash('sha256').update(`{"flow":${canonical(flow)},"packs":[`);
  for (const [index, pack] of packs.entries()) hash.update(`${index === 0 ? '' : ','}${canonical(unplaced(pack))}`);
  return `sha256:${hash.update(']}').digest('hex')}`;
};

const unplaced = (pack: PolicyPack) => ({
  ...pack,
  examples: pack.examples.map(({ line, file, ...example }) => example),
});

/** JSON in which the order of keys says nothing; lists keep theirs. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
