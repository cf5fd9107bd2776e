/**
 * What is in a zip file, by its central directory: that is what office programs go by, whatever stands before it. A file is
 * whole when the directory leads from its end to its beginning without a gap in which another could hide.
 */
import type { FileHandle } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Bytes as packed. */
  readonly packed: number;
  /** Where its local header is, from the beginning of the file. */
  readonly at: number;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** A directory longer than this is of no document that anybody wrote. */
const DIRECTORY_LIMIT = 4 * 1024 * 1024;

async function read(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, from);
  return buffer.subarray(0, bytesRead);
}

export const readTail = (file: FileHandle, size: number, length: number): Promise<Buffer> =>
  read(file, Math.max(0, size - length), Math.min(size, length));

/** Where the directory is, if the file ends as a zip file does. `size`: bytes of the file. */
async function directoryOf(
  file: FileHandle,
  size: number,
): Promise<{ readonly at: number; readonly length: number; readonly isFlush: boolean } | undefined> {
  const tail = await readTail(file, size, END_LENGTH + LONGEST_COMMENT);
  for (let from = tail.length - END_LENGTH; from >= 0; from--) {
    if (tail.readUInt32LE(from) !== END || from + END_LENGTH + tail.readUInt16LE(from + 20) !== tail.length) continue;
    const [length, at] = [tail.readUInt32LE(from + 12), tail.readUInt32LE(from + 16)];
    const end = size - tail.length + from;
    if (at + length > end) continue;
    return { at, length, isFlush: at + length === end };
  }
  return undefined;
}

/** Whether a zip file is appended to what claims to be something else. */
export const endsAsZip = async (file: FileHandle, size: number): Promise<boolean> =>
  (await directoryOf(file, size)) !== undefined;

/** Undefined: not a whole zip file, or something stands between its parts. */
export async function zipEntries(file: FileHandle, size: number): Promise<readonly ZipEntry[] | undefined> {
  const directory = await directoryOf(file, size);
  if (directory === undefined || !directory.isFlush || directory.length > DIRECTORY_LIMIT) return undefined;
  const bytes = await read(file, directory.at, directory.length);
  const entries: ZipEntry[] = [];
  for (let from = 0; from < bytes.length; ) {
    if (from + 46 > bytes.length || bytes.readUInt32LE(from) !== ENTRY) return undefined;
    const nameLength = bytes.readUInt16LE(from + 28);
    const length = 46 + nameLength + bytes.readUInt16LE(from + 30) + bytes.readUInt16LE(from + 32);
    entries.push({
      name: bytes.toString('utf8', from + 46, from + 46 + nameLength),
      method: bytes.readUInt16LE(from + 10),
      isEncrypted: (bytes.readUInt16LE(from + 8) & 1) === 1,
      packed: bytes.readUInt32LE(from + 20),
      at: bytes.readUInt32LE(from + 42),
    });
    from += length;
  }
  return entries.length > 0 && Math.min(...entries.map(({ at }) => at)) === 0 ? entries : undefined;
}

/** The text of an entry; undefined where it cannot be had in `limit` bytes. */
export async function textOf(file: FileHandle, entry: ZipEntry, limit: number): Promise<string | undefined> {
  const header = await read(file, entry.at, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== LOCAL || entry.packed > limit) return undefined;
  const packed = await read(file, entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), entry.packed);
  try {
    if (entry.method === 0) return packed.toString('utf8');
    return entry.method === 8 ? inflateRawSync(packed, { maxOutputLength: limit }).toString('utf8') : undefined;
  } catch {
    return undefined; // damaged, or it grows beyond the limit
  }
}
