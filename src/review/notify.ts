/**
 * Who is told of a matter. A direct message each: a channel could not keep a matter from one of its members. A row names the
 * matter and the kind of notice only; whether it may still be told, and what it says and offers, is worked out when it is sent.
 */
import { createHash } from 'node:crypto';
import { NOTICE_WORDS, type NoticeName } from '../core/words.ts';
import { caseById } from '../store/cases.ts';
import type { Database, Statement } from '../store/database.ts';
import { addMessage, messagesOfCase } from '../store/outbox.ts';
import type { Review } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import type { OpeningTurn, SubmittedMatter, World } from '../world.ts';
import { colleaguesFor } from './desk.ts';

/** Without names, unit or account: a messenger's administrator reads it too. */
export const NOTICES = NOTICE_WORDS;
export type { NoticeName };

/** What a row of the outbox holds for a reviewer. */
export interface NoticeBody {
  readonly kind: 'notice';
  /** The id of the review, so that a button can open it; never shown. */
  readonly review: string;
  readonly notice: NoticeName;
}

/** What they were told of a matter is to be taken back. */
export interface TakeBackBody {
  readonly kind: 'takeBack';
  readonly review: string;
  /** Nothing was told of it before. */
  readonly since: number;
}

export interface Told {
  readonly users: readonly User[];
  readonly notice: NoticeName;
  /** Of a reminder, which is told once. */
  readonly id?: string;
}

/** The reviewers who may take the matter up. None: nobody would ever see it, which the officer should hear before consenting. */
export const reviewersFor = ({ db }: Pick<World, 'db'>, matter: SubmittedMatter): Promise<readonly User[]> =>
  colleaguesFor(db, { ...matter, formerly: [] });

/** Rows for the commit of what they are told of: numbered from the turn's `n` on. */
export const rowsFor = ({ review, caseId, seq, n, at }: OpeningTurn, { users, notice, id }: Told): Statement[] =>
  users
    .flatMap(({ slackUser }) => (slackUser === null ? [] : [slackUser]))
    .flatMap((address, index) =>
      addMessage({
        id: id ?? `${caseId}:${seq}:${n + index}`,
        caseId,
        seq,
        n: n + index,
        channel: 'slack',
        address,
        body: { kind: 'notice', review, notice } satisfies NoticeBody,
        dueAt: at,
      }),
    );

/** Rows for the commit that opens the review. */
export async function noticesFor(
  { db }: { readonly db: Database },
  matter: SubmittedMatter,
  turn: OpeningTurn,
): Promise<Statement[]> {
  return rowsFor(turn, { users: await reviewersFor({ db }, matter), notice: 'opened' });
}

/** Where those begin that take something back: after all that was told. */
const LAST = 2_000_000_000;

/** Rows for a commit by which a matter ceases to exist for somebody. None where they were never told of it. */
export async function rowsTakingBack(db: Database, review: Review, user: User, at: number): Promise<Statement[]> {
  const address = user.slackUser;
  if (address === null) return [];
  const rows = await messagesOfCase(db, review.caseId);
  if (!rows.some((row) => row.address === address && isOf(row.body, review))) return [];
  const id = `${review.id}:takeBack:${user.id}:${at}`;
  return addMessage({
    id,
    caseId: review.caseId,
    seq: (await caseById(db, review.caseId))?.seq ?? 0,
    n: LAST + (numberOf(id) % 100_000_000),
    channel: 'slack',
    address,
    body: { kind: 'takeBack', review: review.id, since: review.openedAt } satisfies TakeBackBody,
    dueAt: at,
  });
}

const isOf = (body: unknown, { id }: Review): boolean =>
  typeof body === 'object' && body !== null && 'review' in body && body.review === id;

/**
 * The number within a turn of a message that no turn wrote: its own, since two of one turn would conflict. Far above those that a
 * turn gives, and below 2 ** 31, which a store may hold.
 */
export const numberOf = (id: string): number =>
  1_000_000 + (createHash('sha256').update(id).digest().readUInt32BE() % 1_900_000_000);
