/** The office's numbers, as they were worked out last. */
import { json, toJson } from './columns.ts';
import type { Database, Statement } from './database.ts';

export async function figuresOf(db: Database): Promise<unknown> {
  const [row] = await db.query('select body from figures order by at desc limit 1', []);
  return row && json(row, 'body');
}

/** Only the last are kept. */
export function keepFigures(figures: unknown, at: number): Statement[] {
  return [
    { sql: 'delete from figures', params: [] },
    { sql: 'insert into figures (at, body) values ($1, $2)', params: [at, toJson(figures)] },
  ];
}
