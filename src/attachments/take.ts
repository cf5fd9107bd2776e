/** Takes an upload: to the disk as it comes, counted and hashed on the way, recognised when it is whole. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { AttachedFile, FileRefusal } from '../core/attached.ts';
import type { Folder } from './folder.ts';
import { kindOf } from './kinds.ts';
import { cleanName, nameFor } from './name.ts';

export interface Upload {
  /** As the sender calls it. */
  readonly name: string;
  /** The bytes; undefined where there are none. */
  readonly body: Readable | undefined;
}

type Taken = { readonly file: Omit<AttachedFile, 'reader'> } | { readonly refused: FileRefusal };

/**
 * In: where to, an id nobody has, what is sent. Out: the file, on the disk under its id, or why it was not taken: then nothing of it
 * is left. Never holds more of it than a piece. Throws what the disk throws.
 */
export async function take(folder: Folder, id: string, { name, body }: Upload): Promise<Taken> {
  const shown = cleanName(name);
  if (shown === undefined) return refuse(body, folder, 'file_name_missing');
  if (body === undefined) return { refused: 'file_empty' };
  const written = await write(folder, id, body);
  if ('refused' in written) {
    await folder.remove(id);
    return refuse(body, folder, written.refused);
  }
  try {
    const found = await kindOf(folder.unfinishedPathOf(id), written.size);
    const fitting = 'refused' in found ? undefined : nameFor(shown, found.kind);
    if ('refused' in found || fitting === undefined) {
      await folder.remove(id);
      return 'refused' in found ? found : { refused: 'file_mismatch' };
    }
    await folder.keep(id);
    return { file: { id, name: fitting, kind: found.kind, ...written } };
  } catch (error) {
    await folder.remove(id);
    throw error;
  }
}

async function write(
  folder: Folder,
  id: string,
  body: Readable,
): Promise<{ readonly size: number; readonly sha256: string } | { readonly refused: FileRefusal }> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(folder.unfinishedPathOf(id), 'wx', 0o600);
  try {
    const pieces = body.iterator({ destroyOnReturn: false }); // destroyed, it could not be answered any more
    for (;;) {
      const next = await pieces.next().catch(() => undefined);
      if (next === undefined) return { refused: 'file_interrupted' };
      if (next.done) break;
      const piece = next.value as Buffer;
      size += piece.length;
      if (size > folder.limit) {
        await pieces.return?.();
        return { refused: 'file_too_large' };
      }
      hash.update(piece);
      await file.writeFile(piece); // goes on where the last ended
    }
    if (size === 0) return { refused: 'file_empty' };
    await file.sync();
    return { size, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
}

function refuse(body: Readable | undefined, folder: Folder, code: FileRefusal): { readonly refused: FileRefusal } {
  if (body !== undefined) letPass(body, folder.limit);
  return { refused: code };
}

/** Who is still sending reads no answer: the rest is let pass, up to as much again as a file may have. */
export function letPass(body: Readable, limit: number): void {
  let passed = 0;
  body.on('error', () => {}); // gone: nobody is left to tell
  body.on('data', (piece: Buffer) => {
    passed += piece.length;
    if (passed > limit) body.destroy();
  });
  body.resume();
}
