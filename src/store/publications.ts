/** Publications: which content was approved by whom, when and why. Rows are only ever added; the newest is what is served. */
import { integer, integerOrNull, text, textOrNull } from './columns.ts';
import type { Database, Row, Statement } from './database.ts';

export interface Publication {
  /** 1, 2, 3 … without a gap */
  readonly number: number;
  /** Hash of what was published. */
  readonly content: string;
  readonly at: number;
  /** Who approved it, as whoever published it wrote the name. */
  readonly by: string;
  readonly why: string;
  /** What `diff` said against the publication before, a line each; empty for the first. */
  readonly difference: string;
  /** What was proved of the content, as JSON; null where nothing was. */
  readonly certificate: string | null;
  /** The publication whose content this one brought back; null where it brought a new one. */
  readonly restores: number | null;
}

/**
 * Conflicts on `publications.number` when there is one of that number already: whoever publishes takes the number after the
 * newest that they saw, so that what `diff` said is true of what stood before. Needs the content's row.
 */
export function addPublication(publication: Publication): Statement[] {
  const { number, content, at, by, why, difference, certificate, restores } = publication;
  return [
    {
      sql: `insert into publications (number, content, at, approved_by, why, difference, certificate, restores)
        values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      params: [number, content, at, by, why, difference, certificate, restores],
    },
  ];
}

/** Undefined while nothing was ever published. */
export async function newestPublication(db: Database): Promise<Publication | undefined> {
  const [row] = await db.query(`select ${columns} from publications order by number desc limit 1`, []);
  return row && toPublication(row);
}

export async function publicationByNumber(db: Database, number: number): Promise<Publication | undefined> {
  const [row] = await db.query(`select ${columns} from publications where number = $1`, [number]);
  return row && toPublication(row);
}

/** Newest first. */
export async function allPublications(db: Database): Promise<readonly Publication[]> {
  const rows = await db.query(`select ${columns} from publications order by number desc`, []);
  return rows.map(toPublication);
}

const columns = 'number, content, at, approved_by, why, difference, certificate, restores';

function toPublication(row: Row): Publication {
  return {
    number: integer(row, 'number'),
    content: text(row, 'content'),
    at: integer(row, 'at'),
    by: text(row, 'approved_by'),
    why: text(row, 'why'),
    difference: text(row, 'difference'),
    certificate: textOrNull(row, 'certificate'),
    restores: integerOrNull(row, 'restores'),
  };
}
