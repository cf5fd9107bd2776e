/** The flow and policy packs that cases are pinned to, by hash. Kept for good, so that any judgment can be derived again. */
import { integer, json, text, toJson } from './columns.ts';
import type { Database, Statement } from './database.ts';

export interface Content {
  readonly hash: string;
  readonly body: unknown;
  readonly createdAt: number;
}

/** Content that is there already is left as it is: the same hash says the same thing. */
export function putContent(content: Content): Statement[] {
  return [
    {
      sql: 'insert into contents (hash, body, created_at) values ($1, $2, $3) on conflict (hash) do nothing',
      params: [content.hash, toJson(content.body), content.createdAt],
    },
  ];
}

/** Whether it is there: once it is, it stays. */
export async function isKept(db: Database, hash: string): Promise<boolean> {
  return (await db.query('select 1 as kept from contents where hash = $1', [hash])).length > 0;
}

export async function contentByHash(db: Database, hash: string): Promise<Content | undefined> {
  const [row] = await db.query('select hash, body, created_at from contents where hash = $1', [hash]);
  return row && { hash: text(row, 'hash'), body: json(row, 'body'), createdAt: integer(row, 'created_at') };
}
