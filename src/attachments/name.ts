/** What a file is called: text to be shown and offered for download. It is never a path here, and never believed. */
import { FILE_KINDS, type FileKind } from '../core/attached.ts';

/** Characters, the ending among them. */
export const NAME_LIMIT = 120;

/**
 * Control characters, and those that turn the direction of writing or show nothing: with them gnp.exe is read as exe.png.
 * U+E0000 to U+E007F are tags that show nothing either.
 */
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** cleanName('../../C:\\会议\\纪要.pdf') → '纪要.pdf'. Undefined where nothing is left to call it by. */
export function cleanName(name: string): string | undefined {
  const lastPart = name.toWellFormed().normalize('NFC').replace(invisible, '').split(/[/\\]/u).at(-1);
  const bare = (lastPart ?? '').replace(/\s+/gu, ' ').replace(/^[\s.]+|[\s.]+$/gu, '');
  if (bare === '') return undefined;
  const characters = [...bare];
  if (characters.length <= NAME_LIMIT) return bare;
  const ending = /\.[A-Za-z0-9]{1,5}$/u.exec(bare)?.[0] ?? '';
  return `${characters.slice(0, NAME_LIMIT - ending.length - 1).join('')}…${ending}`;
}

/**
 * In: a clean name, and what the content is. Out: the name with an ending that fits; undefined where the name claims to be
 * something else. nameFor('扫描件', 'pdf') → '扫描件.pdf'; nameFor('2024.5 会议', 'pdf') → '2024.5 会议.pdf'.
 */
export function nameFor(name: string, kind: FileKind): string | undefined {
  const ending = /\.([A-Za-z][A-Za-z0-9]{0,4})$/u.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) return `${name}.${kind}`;
  return (FILE_KINDS[kind].endings as readonly string[]).includes(ending) ? name : undefined;
}

/** The header that makes a browser save the file under its name, and never show it. */
export const dispositionOf = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/**
 * Headers of a download: saved, not shown; and were it shown all the same, it could do nothing.
 * `size`: bytes.
 */
export const downloadHeaders = ({ name, kind, size }: { name: string; kind: FileKind; size: number }) => ({
  'content-type': FILE_KINDS[kind].mime,
  'content-length': String(size),
  'content-disposition': dispositionOf(name),
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});
