/** Threads: where a person talks (a web conversation, a direct message, a terminal), and which case is talked of there. */
import { integer, text, textOrNull } from './columns.ts';
import type { Database, Row, Statement } from './database.ts';

export interface Thread {
  readonly channel: string;
  readonly address: string;
  /** Null: none yet, or it was destroyed. */
  readonly caseId: string | null;
  /** Of the bearer token of a web conversation. */
  readonly tokenHash: string | null;
  readonly createdAt: number;
}

export interface Binding {
  readonly channel: string;
  readonly address: string;
  readonly caseId: string | null;
  /** The case that was read as bound there; null for none. When it is another by now, the commit conflicts. */
  readonly was: string | null;
  /** Absent: leaves the token as it is. */
  readonly tokenHash?: string;
  readonly at: number;
}

/**
 * From now on this thread speaks of `caseId`. Two first messages that arrive at once in a new thread would each begin a case:
 * `was` lets only one of them.
 */
export function bindThread({ channel, address, caseId, was, tokenHash, at }: Binding): Statement[] {
  return [
    {
      sql: `insert into threads (channel, address, case_id, token_hash, created_at) values ($1, $2, $3, $4, $5)
        on conflict (channel, address) do update
        set case_id = excluded.case_id, token_hash = coalesce(excluded.token_hash, threads.token_hash)
        where threads.case_id is not distinct from $6`,
      params: [channel, address, caseId, tokenHash ?? null, at, was],
      expect: 1,
    },
  ];
}

export async function threadOf(db: Database, channel: string, address: string): Promise<Thread | undefined> {
  const [row] = await db.query(`select ${columns} from threads where channel = $1 and address = $2`, [
    channel,
    address,
  ]);
  return row && toThread(row);
}

/** Oldest first. */
export async function threadsOfCase(db: Database, caseId: string): Promise<readonly Thread[]> {
  const rows = await db.query(
    `select ${columns} from threads where case_id = $1 order by created_at, channel, address`,
    [caseId],
  );
  return rows.map(toThread);
}

const columns = 'channel, address, case_id, token_hash, created_at';

function toThread(row: Row): Thread {
  return {
    channel: text(row, 'channel'),
    address: text(row, 'address'),
    caseId: textOrNull(row, 'case_id'),
    tokenHash: textOrNull(row, 'token_hash'),
    createdAt: integer(row, 'created_at'),
  };
}
