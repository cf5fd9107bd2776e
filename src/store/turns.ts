/** Turns: the resolved events of a case, with what was said. They are the truth, and are never changed. */
import { integer, json, text, toJson } from './columns.ts';
import type { Database, Row, Statement } from './database.ts';

export interface Turn {
  readonly caseId: string;
  /** 1 for the first. */
  readonly seq: number;
  readonly inboundId: string;
  /** Where it came from: `web:abc`. */
  readonly thread: string;
  readonly event: unknown;
  readonly replies: unknown;
  /** The judgment given in this turn, or null. */
  readonly judgment: unknown;
  /** Version of the program that judged and worded. */
  readonly engine: string;
  readonly at: number;
}

/** What became of a message that was accepted before; `caseId` is null when its case was destroyed. */
export type Seen =
  | { readonly caseId: string; readonly seq: number; readonly replies: unknown }
  | { readonly caseId: null };

/**
 * Takes the turn and leaves the case in `status`. Conflicts on `inbound.id` when the message was accepted before, and on
 * `cases` when the case is not at `turn.seq - 1` (any more): in both, read again and decide again.
 */
export function addTurn(turn: Turn, status: string): Statement[] {
  const { caseId, seq, inboundId, thread, event, replies, judgment, engine, at } = turn;
  return [
    {
      sql: 'insert into inbound (id, case_id, seq, at) values ($1, $2, $3, $4)',
      params: [inboundId, caseId, seq, at],
    },
    {
      sql: 'update cases set seq = $2, status = $3, updated_at = $4 where id = $1 and seq = $2 - 1',
      params: [caseId, seq, status, at],
      expect: 1,
    },
    {
      sql: `insert into turns (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      params: [
        caseId,
        seq,
        inboundId,
        thread,
        toJson(event),
        toJson(replies),
        judgment === null ? null : toJson(judgment),
        engine,
        at,
      ],
    },
  ];
}

/** In order; `turnsAfter(db, id, 0)` is all of them. */
export async function turnsAfter(db: Database, caseId: string, seq: number): Promise<readonly Turn[]> {
  const rows = await db.query(`select ${columns} from turns where case_id = $1 and seq > $2 order by seq`, [
    caseId,
    seq,
  ]);
  return rows.map(toTurn);
}

/** What was answered to this message, if it was accepted before. */
export async function seen(db: Database, inboundId: string): Promise<Seen | undefined> {
  const [row] = await db.query(
    `select turns.case_id, turns.seq, turns.replies from inbound
      left join turns on turns.inbound_id = inbound.id where inbound.id = $1`,
    [inboundId],
  );
  if (!row) return undefined;
  if (row.case_id === null) return { caseId: null };
  return { caseId: text(row, 'case_id'), seq: integer(row, 'seq'), replies: json(row, 'replies') };
}

const columns = 'case_id, seq, inbound_id, thread, event, replies, judgment, engine, at';

function toTurn(row: Row): Turn {
  return {
    caseId: text(row, 'case_id'),
    seq: integer(row, 'seq'),
    inboundId: text(row, 'inbound_id'),
    thread: text(row, 'thread'),
    event: json(row, 'event'),
    replies: json(row, 'replies'),
    judgment: json(row, 'judgment'),
    engine: text(row, 'engine'),
    at: integer(row, 'at'),
  };
}
