/** What a file is, by its content. Its name and what a browser says of it are not asked. */
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { FILE_KINDS, type FileKind, type FileRefusal } from '../core/attached.ts';
import { holdsArchive } from './archives.ts';
import { bytesOf } from './bytes.ts';
import { documentIn } from './office.ts';
import { endsAsPdf, flawOf } from './pdf.ts';

/** As file-type reads ahead. */
const READ_LIMIT = 1024 * 1024;

export type Recognised = { readonly kind: FileKind } | { readonly refused: FileRefusal };
const refused = (code: FileRefusal): Recognised => ({ refused: code });

/** In: where the file lies, and its length in bytes. Out: what it is, or why it is not taken. */
export async function kindOf(path: string, size: number): Promise<Recognised> {
  const found = (await fileTypeFromFile(path, { maxBufferSize: READ_LIMIT }).catch(() => undefined))?.ext;
  const file = await open(path);
  try {
    const bytes = bytesOf(file, size);
    // Every office document is a zip file; so is much that is none.
    if ((await bytes.read(0, 4)).toString('latin1') === 'PK\x03\x04') {
      const document = await documentIn(bytes);
      if ('refused' in document) return document;
      return document.kind === undefined ? refused('file_kind') : { kind: document.kind };
    }
    if (found === undefined || !(found in FILE_KINDS)) return refused('file_kind');
    const kind = found as FileKind;
    if (kind === 'pdf' && !(await endsAsPdf(bytes))) return refused('file_broken');
    if (await holdsArchive(bytes)) return refused('file_broken');
    const flaw = kind === 'pdf' ? await flawOf(bytes) : undefined;
    return flaw === undefined ? { kind } : refused(flaw);
  } finally {
    await file.close();
  }
}
