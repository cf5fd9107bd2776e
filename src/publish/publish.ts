/**
 * Publishing: a content becomes what new consultations begin with, and it is kept who approved it, why, and what it changed.
 * Going back to an older one is a publication too: nothing is ever taken out of the record.
 */
import { hashOf } from '../content/hash.ts';
import type { Content } from '../core/content.ts';
import { storedContent } from '../pinned.ts';
import { putContent } from '../store/contents.ts';
import { Conflict } from '../store/database.ts';
import { addPublication, newestPublication, type Publication, publicationByNumber } from '../store/publications.ts';
import type { World } from '../world.ts';

type Press = Pick<World, 'db' | 'now'>;

/** Who answers for it, and why it is done: neither may be empty. */
export interface Approval {
  readonly by: string;
  readonly why: string;
}

/** What is worked out about a content before it is published. Handed in: publishing proves nothing itself. */
export interface Proofs {
  /** What was proved of it, as JSON (null: nothing), or in words why it must not be published. */
  certificateOf(content: Content): { readonly certificate: string | null } | { readonly refused: string };
  /** What comes out otherwise, a line each, worst first. */
  differenceOf(old: Content, next: Content): readonly string[];
}

export type NotPublished =
  /** What is served now says the same. */
  | { readonly refused: 'nothing_new'; readonly current: Publication }
  | { readonly refused: 'not_certified'; readonly because: string }
  /** Somebody published between the reading and the writing: the difference that was shown is of what stood before. */
  | { readonly refused: 'overtaken'; readonly current: Publication }
  /** No publication has that number; `newest` has the highest there is. */
  | { readonly refused: 'unknown_version'; readonly newest: Publication | undefined };

/** Publishes a content that was checked. Resolves when it is committed; the servers under way look within a second. */
export async function publish(
  press: Press,
  proofs: Proofs,
  content: Content,
  approval: Approval,
): Promise<Publication | NotPublished> {
  const current = await newestPublication(press.db);
  const old = current && (await storedContent(press.db, current.content));
  if (current !== undefined && old !== undefined && saysTheSame(old, content))
    return { refused: 'nothing_new', current };
  const certified = proofs.certificateOf(content);
  if ('refused' in certified) return { refused: 'not_certified', because: certified.refused };
  return append(press, content, {
    ...approval,
    number: (current?.number ?? 0) + 1,
    difference: old === undefined ? [] : proofs.differenceOf(old, content),
    certificate: certified.certificate,
    restores: null,
  });
}

/**
 * Publishes the content of an older publication again, with the certificate that it was approved with then. It is not proved
 * anew: who goes back is in a hurry, and what was in force once must not be refused for what the proof has learnt since.
 */
export async function rollBack(
  press: Press,
  { differenceOf }: Pick<Proofs, 'differenceOf'>,
  number: number,
  approval: Approval,
): Promise<Publication | NotPublished> {
  const current = await newestPublication(press.db);
  const earlier = await publicationByNumber(press.db, number);
  if (current === undefined || earlier === undefined) return { refused: 'unknown_version', newest: current };
  if (current.content === earlier.content) return { refused: 'nothing_new', current };
  const [old, content] = await Promise.all([
    storedContent(press.db, current.content),
    storedContent(press.db, earlier.content),
  ]);
  return append(press, content, {
    ...approval,
    number: current.number + 1,
    difference: differenceOf(old, content),
    certificate: earlier.certificate,
    restores: earlier.number,
  });
}

/** Also where one of the two was stored by an older version of the program, under the hash that it had then. */
export const saysTheSame = (one: Content, other: Content): boolean =>
  one.hash === other.hash || hashOf(one) === hashOf(other);

interface Act extends Approval, Pick<Publication, 'number' | 'certificate' | 'restores'> {
  readonly difference: readonly string[];
}

async function append({ db, now }: Press, content: Content, act: Act): Promise<Publication | NotPublished> {
  const at = now();
  const publication: Publication = { ...act, content: content.hash, at, difference: act.difference.join('\n') };
  try {
    await db.commit([
      ...putContent({ hash: content.hash, body: content, createdAt: at }),
      ...addPublication(publication),
    ]);
    return publication;
  } catch (error) {
    const newest = error instanceof Conflict ? await newestPublication(db) : undefined;
    if (newest === undefined || newest.number < publication.number) throw error;
    return { refused: 'overtaken', current: newest };
  }
}
