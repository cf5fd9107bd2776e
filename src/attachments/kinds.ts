/** What a file is, by its content. Its name and what a browser says of it are not asked. */
import { type FileHandle, open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { FILE_KINDS, type FileKind, type FileRefusal } from '../core/attached.ts';
import { endsAsZip, readTail, textOf, zipEntries } from './zip.ts';

/** As file-type reads ahead; a document's list of parts is far shorter. */
const READ_LIMIT = 1024 * 1024;

export type Recognised = { readonly kind: FileKind } | { readonly refused: FileRefusal };
const refused = (code: FileRefusal): Recognised => ({ refused: code });

/** In: where the file lies, and its length in bytes. Out: what it is, or why it is not taken. */
export async function kindOf(path: string, size: number): Promise<Recognised> {
  const found = (await fileTypeFromFile(path, { maxBufferSize: READ_LIMIT }).catch(() => undefined))?.ext;
  const file = await open(path);
  try {
    const start = Buffer.alloc(4);
    await file.read(start, 0, 4, 0);
    // Every office document is a zip file; so is much that is none.
    if (start.toString('latin1') === 'PK\x03\x04') return await documentIn(file, size);
    if (found === undefined || !(found in FILE_KINDS)) return refused('file_kind');
    const kind = found as FileKind;
    if (await endsAsZip(file, size)) return refused('file_broken');
    if (kind === 'pdf' && !(await endsAsPdf(file, size))) return refused('file_broken');
    return { kind };
  } finally {
    await file.close();
  }
}

/** The first line alone can stand on anything; a PDF's end leads to its parts. */
async function endsAsPdf(file: FileHandle, size: number): Promise<boolean> {
  const tail = (await readTail(file, size, 2048)).toString('latin1');
  return tail.includes('startxref') && tail.includes('%%EOF');
}

/** The part of an office document that says what the whole is. */
const MAIN: Readonly<Partial<Record<FileKind, string>>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
};

/** VBA, and the sheets of Excel 4 that are programs. */
const MACROS = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$|(?:^|\/)macrosheets\//iu;

async function documentIn(file: FileHandle, size: number): Promise<Recognised> {
  const entries = await zipEntries(file, size);
  if (entries === undefined || entries.some(({ isEncrypted }) => isEncrypted)) return refused('file_broken');
  if (entries.some(({ name }) => MACROS.test(name))) return refused('file_macros');
  const types = entries.filter(({ name }) => name.toLowerCase() === '[content_types].xml');
  if (types.length === 0)
    return entries.some(({ name }) => name === 'OFD.xml') ? { kind: 'ofd' } : refused('file_kind');
  const [only] = types;
  const text = types.length === 1 && only !== undefined ? await textOf(file, only, READ_LIMIT) : undefined;
  if (text === undefined) return refused('file_broken');
  if (/macroEnabled/iu.test(text)) return refused('file_macros');
  const kinds = (Object.keys(MAIN) as FileKind[]).filter((kind) => text.includes(`"${MAIN[kind]}"`));
  const [kind] = kinds;
  return kind !== undefined && kinds.length === 1 ? { kind } : refused('file_kind');
}
