/**
 * What a PDF says of itself in the open: that it is encrypted, that it acts, that it carries files. No parser: the bytes are searched
 * for the few words by which these are said. A trailer and the heads of streams are never compressed, so what is encrypted says so,
 * and what is carried mostly; a script may stand in what is compressed, and is not seen there.
 */
import { type Bytes, pieces } from './bytes.ts';

/** As long as what is looked for may be, and longer. */
const OVERLAP = 512;

/** Where the end of a PDF is looked for, bytes. */
const TAIL = 2048;

/** The first line alone can stand on anything; a PDF's end leads to its parts. */
export async function endsAsPdf(bytes: Bytes): Promise<boolean> {
  const end = (await bytes.read(Math.max(0, bytes.size - TAIL), TAIL)).toString('latin1');
  return end.includes('startxref') && end.includes('%%EOF');
}

/** A word; any of its letters may be written by its number: /J#61vaScript. */
const word = (text: string): string =>
  `/${[...text]
    .map(
      (letter) =>
        `(?:${letter}|#${letter
          .charCodeAt(0)
          .toString(16)
          .replace(/[a-f]/u, (hex) => `[${hex}${hex.toUpperCase()}]`)})`,
    )
    .join('')}`;

/** Of bounded length, so that no file makes the search long. */
const space = '[\\0\\s]{0,20}';
const object = `${space}(?:<<|\\d{1,10}[\\0\\s]{1,20}\\d{1,5}[\\0\\s]{1,20}R)`;
/** Within a dictionary: a title such as (HTML/JavaScript) is followed by something else. */
const inside = `(?=${space}(?:/|>>))`;
const acts = `(?:${word('JavaScript')}|${word('Launch')})`;

const LOCKED = new RegExp(`${word('Encrypt')}${object}`);
const ACTIVE = new RegExp(
  [
    `${word('S')}${space}${acts}${inside}`,
    `obj${space}${acts}${space}endobj`,
    `${word('JavaScript')}${object}`, // run when the document opens
    `${word('Type')}${space}${word('EmbeddedFile')}${inside}`,
    `${word('EF')}${space}<<${space}/(?:U?F|DOS|Mac|Unix)`,
  ].join('|'),
);

export type PdfFlaw = 'file_locked' | 'file_embedded';

export async function flawOf(bytes: Bytes): Promise<PdfFlaw | undefined> {
  let isActive = false;
  for await (const { piece } of pieces(bytes, OVERLAP)) {
    const text = piece.toString('latin1');
    // Of a locked one nothing else can be told.
    if (LOCKED.test(text)) return 'file_locked';
    isActive ||= ACTIVE.test(text);
  }
  return isActive ? 'file_embedded' : undefined;
}
