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
import { colleaguesFor, mattersOfCase } from './desk.ts';
import type { Matter } from './recusal.ts';

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
export const reviewersFor = async ({ db }: Pick<World, 'db'>, matter: SubmittedMatter): Promise<readonly User[]> =>
  colleaguesFor(db, {
    ...matter,
    formerly: [],
    others: (await mattersOfCase(db, matter.caseId)).map(({ matter }) => matter),
  });

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

/**
 * Rows for the commit that opens the review. Was it returned and is sent again, whoever is named this time was told of it before:
 * that is taken back.
 */
export async function noticesFor(
  { db }: { readonly db: Database },
  submitted: SubmittedMatter,
  turn: OpeningTurn,
): Promise<Statement[]> {
  const before = await mattersOfCase(db, turn.caseId);
  const matter = { ...submitted, formerly: [], others: before.map(({ matter }) => matter) };
  const statements = rowsFor(turn, { users: await colleaguesFor(db, matter), notice: 'opened' });
  for (const known of before) {
    const others = [...(known.matter.others ?? []), submitted];
    statements.push(...(await rowsForRecused(db, known.review, known.matter, { ...known.matter, others }, turn.at)));
  }
  return statements;
}

/** Rows for a commit that makes a matter cease to exist for some: what they were told of it is taken back. */
export async function rowsForRecused(
  db: Database,
  review: Review,
  before: Matter,
  after: Matter,
  at: number,
): Promise<Statement[]> {
  const still = new Set((await colleaguesFor(db, after)).map(({ id }) => id));
  const gone = (await colleaguesFor(db, before)).filter(({ id }) => !still.has(id));
  return (await Promise.all(gone.map((user) => rowsTakingBack(db, review, user, at)))).flat();
}

/** Where those begin that take something back: after all that was told. */
const LAST = 2_000_000_000;

/** Rows for a commit by which a matter ceases to exist for somebody. None where they were never told of it. */
export async function rowsTakingBack(db: Database, review: Review, user: User, at: number): Promise<Statement[]> {
  const address = user.slackUser;
  if (address === null) return [];
  const rows = await messagesOfCase(db, review.caseId);
  if (!rows.some((row) => row.address === address && isOf(row.body, review))) return [];
  const id = `${review.id}:takeBack:${user.id}:${review.acts}:${at}`;
  return addMessage({
    id,
    caseId: review.caseId,
    seq: (await caseById(db, review.caseId))?.seq ?? 0,
    n: LAST + (hashOf(id) % 100_000_000),
    channel: 'slack',
    address,
    body: { kind: 'takeBack', review: review.id, since: review.openedAt } satisfies TakeBackBody,
    dueAt: at,
  });
}

const isOf = (body: unknown, { id }: Review): boolean =>
  typeof body === 'object' && body !== null && 'review' in body && body.review === id;

/**
 * Numbers within a turn, in the order in which things are said: what the turn itself says (below ROOM), whom each act calls, what is
 * told at its own time, what is taken back. The ranges do not touch, and all are below 2 ** 31, which a store may hold.
 */
const ROOM = 10_000; // as many may be told of one act
/** Where those begin who are called by the act that is the nth of its review. */
export const numberOfCall = (n: number): number => (n + 1) * ROOM;
/** Of a message that no turn wrote: its own, since two of one turn would conflict. */
export const numberOf = (id: string): number => 1_000_000_000 + (hashOf(id) % 1_000_000_000);

const hashOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE();
