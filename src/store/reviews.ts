/** Reviews: what an officer saw and agreed to send, who took it up, and what was decided. */
import { integer, json, text, toJson } from './columns.ts';
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

interface Opened {
  readonly id: string;
  readonly caseId: string;
  readonly unit: string;
  readonly excluded: string;
  readonly openedAt: number;
}

interface Claimed {
  readonly record: unknown;
  readonly claimedBy: string;
  readonly claimedAt: number;
}

export type Review = Opened &
  (
    | { readonly status: 'open'; readonly record: unknown }
    | ({ readonly status: 'claimed' } & Claimed)
    | ({
        readonly status: 'decided';
        readonly decidedBy: string;
        readonly decidedAt: number;
        readonly decision: unknown;
      } & Claimed)
    | { readonly status: 'withdrawn' }
  );

/** Conflicts on `reviews.case_id` when the case has a review open or claimed already. */
export function openReview({ id, caseId, unit, excluded, record, at }: NewReview): Statement[] {
  return [
    {
      sql: `insert into reviews (id, case_id, status, unit, excluded, record, opened_at)
        values ($1, $2, 'open', $3, $4, $5, $6)`,
      params: [id, caseId, unit, excluded, toJson(record), at],
    },
  ];
}

/** Oldest first. */
export async function reviewsByStatus(db: Database, status: Review['status']): Promise<readonly Review[]> {
  const rows = await db.query(`select ${columns} from reviews where status = $1 order by opened_at, id`, [status]);
  return rows.map(toReview);
}

export async function reviewById(db: Database, id: string): Promise<Review | undefined> {
  const [row] = await db.query(`select ${columns} from reviews where id = $1`, [id]);
  return row && toReview(row);
}

/** Oldest first. */
export async function reviewsOfCase(db: Database, caseId: string): Promise<readonly Review[]> {
  const rows = await db.query(`select ${columns} from reviews where case_id = $1 order by opened_at, id`, [caseId]);
  return rows.map(toReview);
}

/**
 * How many matters wait for a decision, by the content they run on. Counted from reviews, which only consent opens: a
 * self-check that was not sent is in no number.
 */
export async function pendingByContent(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query(
    `select cases.content as content, count(*) as matters from reviews join cases on cases.id = reviews.case_id
      where reviews.status in ('open', 'claimed') group by cases.content order by cases.content`,
    [],
  );
  return new Map(rows.map((row) => [text(row, 'content'), integer(row, 'matters')]));
}

/** Conflicts unless it is open: of two reviewers one gets it, and one that was withdrawn nobody. */
export function claimReview(id: string, by: string, at: number): Statement[] {
  return [
    {
      sql: `update reviews set status = 'claimed', claimed_by = $2, claimed_at = $3 where id = $1 and status = 'open'`,
      params: [id, by, at],
      expect: 1,
    },
  ];
}

/** Back into the queue, by the reviewer who finds that it should not be theirs. Conflicts unless it is. */
export function releaseReview(id: string, by: string): Statement[] {
  return [
    {
      sql: `update reviews set status = 'open', claimed_by = null, claimed_at = null
        where id = $1 and status = 'claimed' and claimed_by = $2`,
      params: [id, by],
      expect: 1,
    },
  ];
}

/** Conflicts unless `by` has claimed it. */
export function decideReview(id: string, by: string, decision: unknown, at: number): Statement[] {
  return [
    {
      sql: `update reviews set status = 'decided', decided_by = $2, decided_at = $3, decision = $4
        where id = $1 and status = 'claimed' and claimed_by = $2`,
      params: [id, by, at, toJson(decision)],
      expect: 1,
    },
  ];
}

/** The officer takes consent back, which is possible while nobody has taken it up: what was sent is wiped. Conflicts otherwise. */
export function withdrawReview(id: string): Statement[] {
  return [
    {
      sql: `update reviews set status = 'withdrawn', record = null, excluded = '' where id = $1 and status = 'open'`,
      params: [id],
      expect: 1,
      scrub: true,
    },
  ];
}

const columns = `id, case_id, status, unit, excluded, record, opened_at,
  claimed_by, claimed_at, decided_by, decided_at, decision`;

function toReview(row: Row): Review {
  const opened: Opened = {
    id: text(row, 'id'),
    caseId: text(row, 'case_id'),
    unit: text(row, 'unit'),
    excluded: text(row, 'excluded'),
    openedAt: integer(row, 'opened_at'),
  };
  const status = text(row, 'status') as Review['status']; // the table checks it
  switch (status) {
    case 'open':
      return { ...opened, status, record: json(row, 'record') };
    case 'claimed':
      return { ...opened, status, ...toClaimed(row) };
    case 'decided':
      return {
        ...opened,
        status,
        ...toClaimed(row),
        decidedBy: text(row, 'decided_by'),
        decidedAt: integer(row, 'decided_at'),
        decision: json(row, 'decision'),
      };
    case 'withdrawn':
      return { ...opened, status };
  }
}

function toClaimed(row: Row): Claimed {
  return { record: json(row, 'record'), claimedBy: text(row, 'claimed_by'), claimedAt: integer(row, 'claimed_at') };
}
