/** What users declared (利害关系申报): from matters of these units and persons they stand aside. Ended, never erased. */
import { integer, integerOrNull, text } from './columns.ts';
import type { Database, Row, Statement } from './database.ts';

/** unit: this unit's matters. command: those of this unit and all below it, which the user leads. person: whoever is named. */
export const INTEREST_KINDS = ['unit', 'command', 'person'] as const;
export type InterestKind = (typeof INTEREST_KINDS)[number];

export interface Interest {
  readonly id: string;
  readonly userId: string;
  readonly kind: InterestKind;
  readonly value: string;
  readonly at: number;
  readonly endedAt: number | null;
}

/** Conflicts where they declared the same before, and it stands. */
export function addInterest({ id, userId, kind, value, at }: Omit<Interest, 'endedAt'>): Statement[] {
  return [
    {
      sql: `insert into interests (id, user_id, kind, value, at) select $1, $2, $3, $4, $5
        where not exists (select 1 from interests where user_id = $2 and kind = $3 and value = $4 and ended_at is null)`,
      params: [id, userId, kind, value, at],
      expect: 1,
    },
  ];
}

/** Conflicts unless it is theirs and stands. */
export function endInterest(id: string, userId: string, at: number): Statement[] {
  return [
    {
      sql: 'update interests set ended_at = $3 where id = $1 and user_id = $2 and ended_at is null',
      params: [id, userId, at],
      expect: 1,
    },
  ];
}

/** Those that stand, of everybody. */
export async function interests(db: Database): Promise<readonly Interest[]> {
  const rows = await db.query(`select ${columns} from interests where ended_at is null order by at, id`, []);
  return rows.map(toInterest);
}

/** Those of one user, the ended too. */
export async function interestsOf(db: Database, userId: string): Promise<readonly Interest[]> {
  const rows = await db.query(`select ${columns} from interests where user_id = $1 order by at, id`, [userId]);
  return rows.map(toInterest);
}

const columns = 'id, user_id, kind, value, at, ended_at';

const toInterest = (row: Row): Interest => ({
  id: text(row, 'id'),
  userId: text(row, 'user_id'),
  kind: text(row, 'kind') as InterestKind, // written by us
  value: text(row, 'value'),
  at: integer(row, 'at'),
  endedAt: integerOrNull(row, 'ended_at'),
});
