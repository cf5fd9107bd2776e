/**
 * Cases. There is no function that lists them all: an unsent self-check is invisible to every role, export and statistic.
 */
import { dropAttachmentsOfCase } from './attachments.ts';
import { integer, text, textOrNull } from './columns.ts';
import type { Database, Row, Statement } from './database.ts';

export interface Case {
  readonly id: string;
  /** Hash of the content it began with. */
  readonly content: string;
  readonly lang: string;
  readonly status: string;
  /** Whose it is, if a channel knows: `slack:T1:U1`. A web conversation belongs to whoever holds its token. */
  readonly owner: string | null;
  /** Number of turns taken. */
  readonly seq: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface NewCase {
  readonly id: string;
  readonly content: string;
  readonly lang: string;
  readonly status: string;
  readonly owner: string | null;
  readonly at: number;
}

/** A case with no turn yet (seq 0). Put its first turn into the same commit, after this. */
export function createCase({ id, content, lang, status, owner, at }: NewCase): Statement[] {
  return [
    {
      sql: `insert into cases (id, content, lang, status, owner, seq, created_at, updated_at)
        values ($1, $2, $3, $4, $5, 0, $6, $6)`,
      params: [id, content, lang, status, owner, at],
    },
  ];
}

export async function caseById(db: Database, id: string): Promise<Case | undefined> {
  const [row] = await db.query(`select ${columns} from cases where id = $1`, [id]);
  return row && toCase(row);
}

/** Latest first. */
export async function casesOfOwner(db: Database, owner: string): Promise<readonly Case[]> {
  const rows = await db.query(`select ${columns} from cases where owner = $1 order by updated_at desc, id`, [owner]);
  return rows.map(toCase);
}

/** A matter begun on the web page and resumed in a messenger is from then on its user's. */
export function setOwner(caseId: string, owner: string): Statement[] {
  return [{ sql: 'update cases set owner = $2 where id = $1', params: [caseId, owner], expect: 1 }];
}

/**
 * Deletes the case and everything of it: turns, messages not yet sent, resume codes, a review that nobody took up. Its threads
 * are unbound. Of its inbound messages the ids stay, without a case, so that a redelivery does not begin a new matter.
 * Conflicts when there is no such case, or when a reviewer has claimed or decided it: then it is a record of both.
 */
export function destroyCase(caseId: string): Statement[] {
  return [
    ...dropAttachmentsOfCase(caseId),
    {
      sql: `delete from cases where id = $1 and not exists (
        select 1 from reviews where case_id = $1 and stage not in ('submitted', 'accepted', 'returned', 'withdrawn', 'expired'))`,
      params: [caseId],
      expect: 1,
      scrub: true,
    },
  ];
}

const columns = 'id, content, lang, status, owner, seq, created_at, updated_at';

function toCase(row: Row): Case {
  return {
    id: text(row, 'id'),
    content: text(row, 'content'),
    lang: text(row, 'lang'),
    status: text(row, 'status'),
    owner: textOrNull(row, 'owner'),
    seq: integer(row, 'seq'),
    createdAt: integer(row, 'created_at'),
    updatedAt: integer(row, 'updated_at'),
  };
}
