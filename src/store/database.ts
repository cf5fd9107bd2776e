/** What the rest of the program knows of a database: two functions, and the ways in which they refuse. */

/** What a column holds. JSON is text, a flag is 0 or 1, a moment is milliseconds since 1970. */
export type Value = string | number | null;

export type Row = Readonly<Record<string, Value>>;

export interface Statement {
  /** SQL that SQLite and PostgreSQL understand alike, with `$1`, `$2` … for `params`. */
  readonly sql: string;
  readonly params: readonly Value[];
  /** How many rows must change. Any other number undoes the whole commit with a `Conflict`. */
  readonly expect?: number;
  /** This statement deletes what a person said: when it is committed, wipe the old bytes from the log of writes too. */
  readonly scrub?: true;
}

export interface Database {
  /** Reads. Sees every commit that has resolved, and never half of one. */
  query(sql: string, params: readonly Value[]): Promise<readonly Row[]>;
  /**
   * Writes all the statements, in order, or none. Resolves when they are on the disk.
   * Throws `Conflict` when somebody else was first; read again and decide again.
   */
  commit(statements: readonly Statement[]): Promise<void>;
  /** Finishes the commits under way, then lets go of the file. */
  close(): Promise<void>;
}

/** Somebody else was first: a row that must be unique exists, or a row that was to change has changed or gone. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  readonly code = 'conflict';
  /** What collided: `inbound.id`, `turns.case_id, turns.seq`, or only the table (`cases`) when a row was not as expected. */
  readonly what: string;

  constructor(what: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.what = what;
  }
}

/** What can be wrong with a database as a whole. The person who runs the server reads these, so in both languages. */
const complaints = {
  'not-a-database': ['这个文件不是数据库，或者已经损坏', 'This file is not a database, or it is damaged'],
  'foreign-database': ['这是别的程序的数据库，不能使用', 'This database belongs to another program'],
  'newer-database': [
    '数据库由更新版本的程序写成，请升级程序后再打开',
    'This database was written by a newer version of the program; upgrade the program to open it',
  ],
  unopenable: [
    '数据库文件打不开，请检查路径和权限',
    'The database file cannot be opened; check the path and its permissions',
  ],
  busy: [
    '数据库一直被别的进程占用，请稍后再试',
    'The database has been kept busy by another process for too long; try again later',
  ],
  closed: ['数据库已经关闭', 'The database is closed'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: keyof typeof complaints;

  /** `detail`: which file, which version. */
  constructor(code: keyof typeof complaints, detail: string, options?: ErrorOptions) {
    const [zh, en] = complaints[code];
    super(`${zh}。${en}.${detail && ` (${detail})`}`, options);
    this.code = code;
  }
}
