/** Reviews: what an officer saw and agreed to send, and every act since. Where the acts have led stands beside them. */
import type { Act } from '../core/matter-acts.ts';
import type { Matter, MatterStage } from '../core/matter-life.ts';
import { addAttachment, dropAttachment, dropAttachmentsOfCase } from './attachments.ts';
import { integer, json, text, textOrNull, toJson } from './columns.ts';
import type { Database, Row, Statement } from './database.ts';

export interface NewReview {
  readonly id: string;
  readonly caseId: string;
  /** The officer's unit: its own reviewers stand aside. */
  readonly unit: string;
  /** Who must not see it; empty when nobody is. */
  readonly excluded: string;
  /** What the officer saw and agreed to send. */
  readonly record: unknown;
  readonly at: number;
}

export interface Review {
  readonly id: string;
  readonly caseId: string;
  /** Whose consultation it is, where a channel knows: slack:T1:U1. */
  readonly owner: string | null;
  readonly stage: MatterStage;
  readonly unit: string;
  readonly excluded: string;
  /** null: consent was taken back, and nothing is kept. */
  readonly record: unknown;
  readonly openedAt: number;
  /** The user who holds it. */
  readonly holder: string | null;
  /** Users who had a part in what is appealed against. */
  readonly formerly: readonly string[];
  /** How many acts there were. */
  readonly acts: number;
  readonly changedAt: number;
}

/** Conflicts on `reviews.case_id` when the case has a review under way already. */
export function openReview({ id, caseId, unit, excluded, record, at }: NewReview): Statement[] {
  return [
    {
      sql: `insert into reviews (id, case_id, stage, unit, excluded, record, opened_at, formerly, acts, changed_at)
        values ($1, $2, 'submitted', $3, $4, $5, $6, '[]', 0, $6)`,
      params: [id, caseId, unit, excluded, toJson(record), at],
    },
  ];
}

/** All that have something to see, oldest first: not those withdrawn. */
export async function liveReviews(db: Database): Promise<readonly Review[]> {
  const rows = await db.query(
    `select ${columns} where reviews.stage <> 'withdrawn' order by reviews.opened_at, reviews.id`,
    [],
  );
  return rows.map(toReview);
}

export async function reviewById(db: Database, id: string): Promise<Review | undefined> {
  const [row] = await db.query(`select ${columns} where reviews.id = $1`, [id]);
  return row && toReview(row);
}

/** Oldest first. */
export async function reviewsOfCase(db: Database, caseId: string): Promise<readonly Review[]> {
  const rows = await db.query(`select ${columns} where reviews.case_id = $1 order by reviews.opened_at, reviews.id`, [
    caseId,
  ]);
  return rows.map(toReview);
}

/** Every act, in order. */
export async function actsOf(db: Database, reviewId: string): Promise<readonly Act[]> {
  const rows = await db.query('select act from acts where review_id = $1 order by n', [reviewId]);
  return rows.map((row) => json(row, 'act') as Act); // written by us
}

/** The acts of all reviews at once, by review. */
export const allActs = async (db: Database): Promise<ReadonlyMap<string, readonly Act[]>> =>
  byReview(await db.query('select review_id, act from acts order by review_id, n', []));

/** Those of the reviews of one case. */
export const actsOfCase = async (db: Database, caseId: string): Promise<ReadonlyMap<string, readonly Act[]>> =>
  byReview(
    await db.query(
      `select acts.review_id, acts.act from acts join reviews on reviews.id = acts.review_id
        where reviews.case_id = $1 order by acts.review_id, acts.n`,
      [caseId],
    ),
  );

function byReview(rows: readonly Row[]): ReadonlyMap<string, readonly Act[]> {
  const acts = new Map<string, Act[]>();
  for (const row of rows) {
    const own = acts.get(text(row, 'review_id')) ?? [];
    own.push(json(row, 'act') as Act);
    acts.set(text(row, 'review_id'), own);
  }
  return acts;
}

/** In: the review as it was read, one more act, and where it leads. Conflicts when another act was first. */
export function addAct(review: Review, act: Act, { stage, state }: Matter): Statement[] {
  return [
    {
      sql: `update reviews set stage = $3, holder = $4, formerly = $5, acts = acts + 1, changed_at = $6
        where id = $1 and acts = $2`,
      params: [review.id, review.acts, stage, state.holder ?? null, toJson(state.formerly), act.at],
      expect: 1,
    },
    ...(stage === 'withdrawn' ? wipe(review, act) : []),
    {
      sql: 'insert into acts (review_id, n, by_user, act, at) values ($1, $2, $3, $4, $5)',
      params: [review.id, review.acts, act.by.kind === 'user' ? act.by.id : null, toJson(act), act.at],
    },
    ...(act.type === 'attached' ? addAttachment(act.file.id, review.id, act.upload) : []),
    ...(act.type === 'detached' ? dropAttachment(act.file.id, review.id) : []),
  ];
}

/**
 * Consent was taken back: nothing is kept of what was sent, what was asked, answered and written about it, who looked at it, nor of
 * what was sent before, returned and sent again. Of each no more than that it was withdrawn.
 */
function wipe({ id, caseId }: Review, act: Act): Statement[] {
  const before = `case_id = $1 and stage in ('returned', 'expired')`;
  const all = 'review_id in (select id from reviews where case_id = $1)';
  return [
    // what an earlier one keeps says no more than that it was withdrawn
    {
      sql: `delete from acts where review_id = $2 or review_id in (select id from reviews where ${before})`,
      params: [caseId, id],
    },
    {
      sql: `insert into acts (review_id, n, by_user, act, at)
        select id, acts, null, cast($2 as text), cast($3 as bigint) from reviews where ${before}`,
      params: [caseId, toJson(act), act.at],
    },
    {
      sql: `update reviews set stage = 'withdrawn', acts = acts + 1, changed_at = $2 where ${before}`,
      params: [caseId, act.at],
    },
    {
      sql: `update reviews set record = null, excluded = '', unit = '' where case_id = $1`,
      params: [caseId],
      scrub: true,
    },
    ...dropAttachmentsOfCase(caseId),
    { sql: `delete from attachments where ${all}`, params: [caseId] },
    { sql: `delete from drafts where ${all}`, params: [caseId] },
    { sql: `delete from looks where ${all}`, params: [caseId] },
  ];
}

/**
 * How many matters wait for a decision, by the content they run on. Counted from reviews, which only consent opens: a
 * self-check that was not sent is in no number.
 */
export async function pendingByContent(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query(
    `select cases.content as content, count(*) as matters from reviews join cases on cases.id = reviews.case_id
      where reviews.stage in ('submitted', 'accepted', 'claimed', 'asking', 'seconding')
      group by cases.content order by cases.content`,
    [],
  );
  return new Map(rows.map((row) => [text(row, 'content'), integer(row, 'matters')]));
}

/** What somebody has put down and not signed; undefined where there is nothing. */
export async function draftOf(db: Database, reviewId: string, userId: string): Promise<unknown> {
  const [row] = await db.query('select body from drafts where review_id = $1 and user_id = $2', [reviewId, userId]);
  return row && json(row, 'body');
}

/** Conflicts unless they hold it, and it is not decided: what is put down tells of the record, and would outlive it. */
export function keepDraft(reviewId: string, userId: string, body: unknown, at: number): Statement[] {
  return [
    {
      sql: `insert into drafts (review_id, user_id, body, at) select $1, $2, $3, $4 from reviews
          where id = $1 and holder = $2 and stage in ('claimed', 'asking', 'seconding')
        on conflict (review_id, user_id) do update set body = excluded.body, at = excluded.at`,
      params: [reviewId, userId, toJson(body), at],
      expect: 1,
    },
  ];
}

export function dropDrafts(reviewId: string): Statement[] {
  return [{ sql: 'delete from drafts where review_id = $1', params: [reviewId] }];
}

/** Somebody looked at a whole record. Nothing of one that was withdrawn at the same moment. */
export function addLook(reviewId: string, userId: string, at: number): Statement[] {
  return [
    {
      sql: `insert into looks (review_id, user_id, at)
        select id, cast($2 as text), cast($3 as bigint) from reviews where id = $1 and stage <> 'withdrawn'`,
      params: [reviewId, userId, at],
    },
  ];
}

export interface LookedAt {
  readonly userId: string;
  readonly at: number;
}

export async function looksAt(db: Database, reviewId: string): Promise<readonly LookedAt[]> {
  const rows = await db.query('select user_id, at from looks where review_id = $1 order by at', [reviewId]);
  return rows.map((row) => ({ userId: text(row, 'user_id'), at: integer(row, 'at') }));
}

const columns = `reviews.id, reviews.case_id, cases.owner, reviews.stage, reviews.unit, reviews.excluded, reviews.record,
  reviews.opened_at, reviews.holder, reviews.formerly, reviews.acts, reviews.changed_at
  from reviews join cases on cases.id = reviews.case_id`;

const toReview = (row: Row): Review => ({
  id: text(row, 'id'),
  caseId: text(row, 'case_id'),
  owner: textOrNull(row, 'owner'),
  stage: text(row, 'stage') as MatterStage, // written by us
  unit: text(row, 'unit'),
  excluded: text(row, 'excluded'),
  record: row['record'] === null ? null : json(row, 'record'),
  openedAt: integer(row, 'opened_at'),
  holder: textOrNull(row, 'holder'),
  formerly: json(row, 'formerly') as readonly string[],
  acts: integer(row, 'acts'),
  changedAt: integer(row, 'changed_at'),
});
