/** What is looked at: a file, or a part unpacked from one. */
import type { FileHandle } from 'node:fs/promises';

export interface Bytes {
  readonly size: number;
  /** Fewer at the end. */
  read(from: number, length: number): Promise<Buffer>;
}

export const bytesOf = (file: FileHandle, size: number): Bytes => ({
  size,
  async read(from, length) {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - from)));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
    return buffer.subarray(0, bytesRead);
  },
});

export const bytesIn = (buffer: Buffer): Bytes => ({
  size: buffer.length,
  read: async (from, length) => buffer.subarray(from, from + length),
});

const PIECE = 1024 * 1024;

/** All of it, a piece at a time. Each is followed by `overlap` bytes of the next, so that what is looked for is never cut in two. */
export async function* pieces(bytes: Bytes, overlap: number): AsyncGenerator<{ readonly at: number; piece: Buffer }> {
  for (let at = 0; at < bytes.size; at += PIECE) yield { at, piece: await bytes.read(at, PIECE + overlap) };
}
