/** From a row to typed values and back. A column of another type is a fault of ours, and said at once. */
import type { Row, Value } from './database.ts';

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw unexpected(column, 'text', value);
  return value;
}

export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw unexpected(column, 'an integer', value);
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function integerOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column);
}

/** What was written with `toJson`; a null column reads as null. */
export function json(row: Row, column: string): unknown {
  const value = textOrNull(row, column);
  return value === null ? null : (JSON.parse(value) as unknown);
}

/** `undefined` has no JSON; stored as nothing it would be read as null, so it is refused. */
export function toJson(value: unknown): string {
  const written = JSON.stringify(value) as string | undefined;
  if (written === undefined) throw new TypeError('A value that JSON cannot say was to be stored');
  return written;
}

/** Names the type only: a value may be what a person said, and errors are logged. */
function unexpected(column: string, wanted: string, value: Value | undefined): TypeError {
  const found = value === undefined ? 'no such column' : value === null ? 'null' : typeof value;
  return new TypeError(`Column ${column} should hold ${wanted}, found: ${found}`);
}
