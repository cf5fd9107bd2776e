/**
 * The folder in which attachments lie, beside the database and outside of everything that is served. A file is written under a
 * name of its own, is on the disk before it gets the name by which it is known, and has that name before its row is committed: so
 * a row never speaks of a file that is not there, and a file without a row is swept away (sweep.ts).
 */
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export interface Folder {
  /** How many bytes a file may have. */
  readonly limit: number;
  /** Where a file lies. `id`: 128 bits, hex. */
  pathOf(id: string): string;
  /** Where it lies while it is being written. */
  unfinishedPathOf(id: string): string;
  /** From now on it is known by its id, also after a power cut. */
  keep(id: string): Promise<void>;
  /** Undefined: there is none of this id. */
  read(id: string): Promise<Readable | undefined>;
  /** Overwrites and removes the file, whole or unfinished; one that is not there is removed already. */
  remove(id: string): Promise<void>;
  /** All that lies there: id, and when it was written, milliseconds since 1970. */
  all(): Promise<readonly { readonly id: string; readonly at: number }[]>;
  /** A temporary folder goes with the program. */
  close(): Promise<void>;
}

const NAME = /^([0-9a-f]{32})(?:\.part)?$/u;

/** In: the folder, undefined for one that lasts as long as the program; bytes that a file may have. Makes it if need be, for this account only. */
export async function openFolder(path: string | undefined, limit: number): Promise<Folder> {
  const root = path ?? (await mkdtemp(join(tmpdir(), 'liukan-attachments-')));
  await mkdir(root, { recursive: true, mode: 0o700 });
  await chmod(root, 0o700);
  const checked = (id: string): string => {
    if (!/^[0-9a-f]{32}$/u.test(id)) throw new TypeError('an attachment is known by 128 bits, hex');
    return join(root, id);
  };
  const pathOf = checked;
  const unfinishedPathOf = (id: string): string => `${checked(id)}.part`;
  return {
    limit,
    pathOf,
    unfinishedPathOf,
    async keep(id) {
      await rename(unfinishedPathOf(id), pathOf(id));
      await syncFolder(root);
    },
    async read(id) {
      const isThere = await stat(pathOf(id)).catch(() => undefined);
      return isThere === undefined ? undefined : createReadStream(pathOf(id));
    },
    async remove(id) {
      await overwriteAndRemove(pathOf(id));
      await overwriteAndRemove(unfinishedPathOf(id));
    },
    async all() {
      const found: { id: string; at: number }[] = [];
      for (const name of await readdir(root)) {
        const id = NAME.exec(name)?.[1];
        const at = id === undefined ? undefined : (await stat(join(root, name)).catch(() => undefined))?.mtimeMs;
        if (id !== undefined && at !== undefined) found.push({ id, at });
      }
      return found;
    },
    async close() {
      if (path === undefined) await rm(root, { recursive: true, force: true });
    },
  };
}

const ZEROS = Buffer.alloc(64 * 1024);

/** As the database does with what is deleted (store/scrub.ts); what a disk keeps of its own accord is beyond us. */
async function overwriteAndRemove(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(ifAbsent);
  if (file === undefined) return;
  try {
    const { size } = await file.stat();
    for (let at = 0; at < size; at += ZEROS.length) await file.write(ZEROS, 0, Math.min(ZEROS.length, size - at), at);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rm(path, { force: true });
}

function ifAbsent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

/** A new name is on the disk only when its folder is. Windows cannot, and need not. */
async function syncFolder(root: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(root, 'r');
  await folder.sync().finally(() => folder.close());
}
