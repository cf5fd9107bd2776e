/**
 * What is in a zip file, by the directory at its end: that is what office programs go by. Others read from the front, or look for
 * whatever there is; so the file is taken only if there is nothing else: its parts touch each other from the first byte to the
 * directory, the directory touches the end record, and the end record is the end.
 */
import { inflateRawSync, constants } from 'node:zlib';
import type { Bytes } from './bytes.ts';

export interface ZipPart {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Bytes as packed, and unpacked as the directory says. */
  readonly packed: number;
  readonly size: number;
  /** Where what is packed begins. */
  readonly from: number;
}

/** A part as the directory has it. */
interface Listed extends Omit<ZipPart, 'from' | 'name'> {
  readonly name: Buffer;
  readonly crc: number;
  /** Where its own header is. */
  readonly at: number;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const LISTED = 0x02014b50;
const LISTED_LENGTH = 46;
const PART = 0x04034b50;
const PART_LENGTH = 30;
const DESCRIPTOR = 0x08074b50;

/** A directory longer than this is of no document that anybody wrote. */
const DIRECTORY_LIMIT = 4 * 1024 * 1024;

/** Undefined: not a whole zip file of at most so many parts, or something stands before, between or behind them. */
export async function zipParts(bytes: Bytes, atMost: number): Promise<readonly ZipPart[] | undefined> {
  const directoryEnd = bytes.size - END_LENGTH;
  // Only without a comment, which may be a page or another zip file, is the end record at the very end.
  const end = await bytes.read(directoryEnd, END_LENGTH);
  if (directoryEnd < 0 || end.readUInt32LE(0) !== END || end.readUInt16LE(20) !== 0) return undefined;
  const [length, at] = [end.readUInt32LE(12), end.readUInt32LE(16)];
  if (at + length !== directoryEnd || length > DIRECTORY_LIMIT) return undefined;
  const listed = listedIn(await bytes.read(at, length), atMost);
  return listed && touching(bytes, listed, at);
}

function listedIn(directory: Buffer, atMost: number): readonly Listed[] | undefined {
  const listed: Listed[] = [];
  for (let from = 0; from < directory.length; ) {
    if (from + LISTED_LENGTH > directory.length || directory.readUInt32LE(from) !== LISTED) return undefined;
    const nameEnd = from + LISTED_LENGTH + directory.readUInt16LE(from + 28);
    const commentLength = directory.readUInt16LE(from + 32);
    if (commentLength !== 0 || listed.length === atMost) return undefined;
    listed.push({
      name: directory.subarray(from + LISTED_LENGTH, nameEnd),
      method: directory.readUInt16LE(from + 10),
      isEncrypted: (directory.readUInt16LE(from + 8) & 1) === 1,
      crc: directory.readUInt32LE(from + 16),
      packed: directory.readUInt32LE(from + 20),
      size: directory.readUInt32LE(from + 24),
      at: directory.readUInt32LE(from + 42),
    });
    from = nameEnd + directory.readUInt16LE(from + 30);
  }
  return listed;
}

/** The parts, if each begins where the one before it ends, the first at 0 and the directory after the last. */
async function touching(
  bytes: Bytes,
  listed: readonly Listed[],
  directoryAt: number,
): Promise<readonly ZipPart[] | undefined> {
  const parts: ZipPart[] = [];
  let end = 0;
  const inOrder = [...listed].sort((one, other) => one.at - other.at); // the directory may have another order
  for (const [n, { name, crc, at, ...rest }] of inOrder.entries()) {
    const header = await bytes.read(at, PART_LENGTH + name.length);
    if (at !== end || header.length < PART_LENGTH + name.length || header.readUInt32LE(0) !== PART) return undefined;
    // Who reads from the front must find the same: else a part has one name for us and another for them.
    const isSame =
      header.readUInt16LE(26) === name.length &&
      header.subarray(PART_LENGTH).equals(name) &&
      header.readUInt16LE(8) === rest.method;
    if (!isSame) return undefined;
    const from = at + PART_LENGTH + name.length + header.readUInt16LE(28);
    end = from + rest.packed;
    const next = inOrder[n + 1]?.at ?? directoryAt;
    const flags = header.readUInt16LE(6);
    if (end < next && (flags & 8) !== 0) {
      // Written as a stream, a part is followed by its sum and lengths: those, and nothing that only takes their place.
      const between = await bytes.read(end, Math.min(next - end, 24));
      if (!descriptorsOf(crc, rest.packed, rest.size).some((each) => each.equals(between))) return undefined;
      end += between.length;
    }
    parts.push({ ...rest, isEncrypted: rest.isEncrypted || (flags & 1) === 1, name: name.toString('utf8'), from });
  }
  return parts.length > 0 && end === directoryAt ? parts : undefined;
}

/** In the four ways in which it is written: lengths of 32 or 64 bits, with or without a signature. */
function descriptorsOf(crc: number, packed: number, size: number): readonly Buffer[] {
  const [signature, sum, narrow, wide] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.alloc(8), Buffer.alloc(16)];
  signature.writeUInt32LE(DESCRIPTOR);
  sum.writeUInt32LE(crc);
  narrow.writeUInt32LE(packed, 0);
  narrow.writeUInt32LE(size, 4);
  wide.writeUInt32LE(packed, 0);
  wide.writeUInt32LE(size, 8);
  return [narrow, wide].flatMap((lengths) => [Buffer.concat([signature, sum, lengths]), Buffer.concat([sum, lengths])]);
}

/** A part, unpacked; undefined where it cannot be had in `limit` bytes. */
export async function unpack(bytes: Bytes, part: ZipPart, limit: number): Promise<Buffer | undefined> {
  if (part.packed > limit) return undefined;
  const packed = await bytes.read(part.from, part.packed);
  try {
    if (part.method === 0) return packed;
    return part.method === 8 ? inflateRawSync(packed, { maxOutputLength: limit }) : undefined;
  } catch {
    return undefined; // damaged, or it grows beyond the limit
  }
}

/** What is enough for the tables that packed bytes begin with, and some of what follows. */
const ENOUGH = 1024;

/** How a part begins: 8 bytes, fewer where it is shorter. Undefined where that cannot be told. */
export async function beginningOf(bytes: Bytes, part: ZipPart): Promise<Buffer | undefined> {
  const packed = await bytes.read(part.from, Math.min(part.packed, ENOUGH));
  try {
    const isKnown = part.method === 0 || part.method === 8;
    const begun = part.method === 8 ? inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }) : packed;
    return isKnown && begun.length >= Math.min(part.size, 8) ? begun.subarray(0, 8) : undefined;
  } catch {
    return undefined;
  }
}
