/**
 * What an office document or an OFD is, and whether anything is in it that runs. Parts are known by the list of types that every
 * office program goes by, and by how they begin, whatever they are called: what stands deeper in a part is not looked at.
 */
import type { FileKind, FileRefusal } from '../core/attached.ts';
import { type Bytes, bytesIn } from './bytes.ts';
import { beginningOf, unpack, type ZipPart, zipParts } from './zip.ts';

/** `kind` undefined: a document, of no kind that is taken by itself. */
export type Document = { readonly kind: FileKind | undefined } | { readonly refused: FileRefusal };
const refused = (code: FileRefusal): Document => ({ refused: code });

/** The part of an office document that says what the whole is. */
const MAIN: Readonly<Partial<Record<FileKind, string>>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
};

/** VBA, and the sheets of Excel 4 that are programs: by name, where no type says so, and by type, whatever their name. */
const MACRO_NAMES = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml)$|(?:^|\/)macrosheets\//iu;
const MACRO_TYPES = /macroEnabled|vbaProject|vbaData|macrosheet/iu;

/** Objects of other programs: in them is a container in which nothing can be told apart (see CONTAINER). */
const OBJECT_NAMES = /(?:^|\/)oleObject[^/]*\.bin$|(?:^|\/)activeX\//iu;
const OBJECT_TYPES = /officedocument\.oleObject|ms-office\.activeX/iu;

/** What Windows, macOS or Linux run when it is opened. */
const PROGRAM_NAMES =
  /\.(?:exe|com|scr|pif|dll|cpl|ms[cip]|bat|cmd|ps1|vb[es]|jse?|ws[fh]|hta|lnk|url|chm|reg|jar|sh|command|desktop|apk|dmg|iso)$/iu;

/** How programs, links to them and archives begin. */
const BEGINNINGS = [
  ...['MZ', '\x7fELF', '#!', 'Rar!\x1a\x07', 'MSCF'].map((text) => Buffer.from(text, 'latin1')),
  ...['cffaedfe', 'cefaedfe', 'feedface', 'feedfacf', 'cafebabe', '377abcaf271c', '4c00000001140200'].map((hex) =>
    Buffer.from(hex, 'hex'),
  ),
  /** CONTAINER: what old doc and xls are, VBA too, and files that were dragged into a document. */
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
];
const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const startsWith = (bytes: Buffer, mark: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark);

/** A list of types is far shorter. */
const TYPES_LIMIT = 1024 * 1024;

/** How many parts are looked at, and how much is unpacked of documents within the document, so that no file keeps us at it. */
interface Room {
  parts: number;
  bytes: number;
}
const ROOM: Readonly<Room> = { parts: 10_000, bytes: 64 * 1024 * 1024 };

/** A presentation in a report, a chart in it, and the sheet behind that. */
const DEEPEST = 3;

export async function documentIn(bytes: Bytes, room: Room = { ...ROOM }, depth = 0): Promise<Document> {
  const parts = await zipParts(bytes, room.parts);
  if (parts === undefined) return refused('file_broken');
  room.parts -= parts.length;
  if (parts.some(({ isEncrypted }) => isEncrypted)) return refused('file_locked');
  if (parts.some(({ name }) => MACRO_NAMES.test(name))) return refused('file_macros');
  const main = await mainOf(bytes, parts);
  return 'refused' in main ? main : ((await flawOf(bytes, parts, room, depth)) ?? main);
}

/** By its list of types; an OFD has none, and begins with a part of its own. */
async function mainOf(bytes: Bytes, parts: readonly ZipPart[]): Promise<Document> {
  const lists = parts.filter(({ name }) => name.toLowerCase() === '[content_types].xml');
  const [list] = lists;
  if (list === undefined) return parts.some(({ name }) => name === 'OFD.xml') ? { kind: 'ofd' } : refused('file_kind');
  const types = lists.length === 1 ? typesIn(await unpack(bytes, list, TYPES_LIMIT)) : undefined;
  if (types === undefined) return refused('file_broken');
  if (MACRO_TYPES.test(types)) return refused('file_macros');
  if (OBJECT_TYPES.test(types)) return refused('file_embedded');
  const kinds = (Object.keys(MAIN) as FileKind[]).filter((kind) => types.includes(`"${MAIN[kind]}"`));
  return { kind: kinds.length === 1 ? kinds[0] : undefined };
}

/** The list as an office program understands it; undefined where it may understand something else than we do. */
function typesIn(list: Buffer | undefined): string | undefined {
  const text = list?.toString('utf8');
  const isOpen =
    text !== undefined &&
    !/<!DOCTYPE/iu.test(text) && // entities of its own; the format forbids it
    !/^\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/iu.test(text.replace(/^\ufeff/u, ''));
  return isOpen ? decoded(text) : undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** decoded('macro&#x45;nabled') → 'macroEnabled'. */
const decoded = (xml: string): string =>
  xml.replace(/&(?:#x([0-9a-f]{1,8})|#([0-9]{1,8})|([a-z]{1,4}));/giu, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

async function flawOf(
  bytes: Bytes,
  parts: readonly ZipPart[],
  room: Room,
  depth: number,
): Promise<{ readonly refused: FileRefusal } | undefined> {
  for (const part of parts) {
    // Out of the folder into which somebody unpacks it.
    if (part.name.split(/[/\\]/u).includes('..')) return { refused: 'file_broken' };
    if (PROGRAM_NAMES.test(part.name) || OBJECT_NAMES.test(part.name)) return { refused: 'file_embedded' };
    const beginning = await beginningOf(bytes, part);
    if (beginning === undefined) return { refused: 'file_broken' };
    if (BEGINNINGS.some((mark) => startsWith(beginning, mark))) return { refused: 'file_embedded' };
    const flaw = startsWith(beginning, ZIP) ? await flawWithin(bytes, part, room, depth) : undefined;
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

/** The sheet behind a chart is a document itself, and ordinary; a zip file that is none is not. */
async function flawWithin(
  bytes: Bytes,
  part: ZipPart,
  room: Room,
  depth: number,
): Promise<{ readonly refused: FileRefusal } | undefined> {
  if (depth === DEEPEST) return { refused: 'file_embedded' };
  const unpacked = await unpack(bytes, part, room.bytes);
  if (unpacked === undefined) return { refused: 'file_broken' };
  room.bytes -= unpacked.length;
  const found = await documentIn(bytesIn(unpacked), room, depth + 1);
  if (!('refused' in found)) return undefined;
  return found.refused === 'file_kind' ? { refused: 'file_embedded' } : found;
}
