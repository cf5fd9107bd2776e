/** Resume codes, by which a person goes on with a matter elsewhere. Only their hashes are known here. */
import { integer, integerOrNull, text } from './columns.ts';
import type { Database, Statement } from './database.ts';

export interface Code {
  readonly hash: string;
  readonly caseId: string;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

export function addCode({ hash, caseId, expiresAt }: Omit<Code, 'usedAt'>): Statement[] {
  return [
    {
      sql: 'insert into codes (hash, case_id, expires_at) values ($1, $2, $3)',
      params: [hash, caseId, expiresAt],
    },
  ];
}

/** For the case it leads to. Whether it may still be used is decided by `takeCode` in the commit that uses it. */
export async function codeByHash(db: Database, hash: string): Promise<Code | undefined> {
  const [row] = await db.query('select hash, case_id, expires_at, used_at from codes where hash = $1', [hash]);
  return (
    row && {
      hash: text(row, 'hash'),
      caseId: text(row, 'case_id'),
      expiresAt: integer(row, 'expires_at'),
      usedAt: integerOrNull(row, 'used_at'),
    }
  );
}

/** Works once, and before it expires; otherwise the commit conflicts. */
export function takeCode(hash: string, now: number): Statement[] {
  return [
    {
      sql: 'update codes set used_at = $2 where hash = $1 and used_at is null and expires_at > $2',
      params: [hash, now],
      expect: 1,
    },
  ];
}
