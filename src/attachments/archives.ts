/**
 * Archives in what claims to be something else. Programs that unpack look for their own marks wherever these are, so a picture or a
 * PDF with one in it is both. Marks are found by chance in what is compressed: what is looked for is so long that of a million
 * pictures less than one is refused by mistake.
 */
import { type Bytes, pieces } from './bytes.ts';

const END = Buffer.from('PK\x05\x06', 'latin1');
const END_LENGTH = 22;
const LISTED = 0x02014b50;
const END_64 = 0x07064b50;

/** RAR and 7-Zip, the other two that are opened behind a picture. */
const OTHERS = [Buffer.from('Rar!\x1a\x07', 'latin1'), Buffer.from('377abcaf271c', 'hex')];

/** Four bytes by chance: 20 MB hold one in two hundred files. So many are no chance, and looking after each would take long. */
const ENDS_AT_MOST = 100;

export async function holdsArchive(bytes: Bytes): Promise<boolean> {
  let ends = 0;
  for await (const { at, piece } of pieces(bytes, END_LENGTH)) {
    if (OTHERS.some((mark) => piece.includes(mark))) return true;
    for (let from = piece.indexOf(END); from >= 0; from = piece.indexOf(END, from + 1)) {
      ends += 1;
      if (ends > ENDS_AT_MOST || (await isZipEnd(bytes, at + from))) return true;
    }
  }
  return false;
}

/** Whether an end record leads to a list of parts: right before it, or where it says, or through a record for large files. */
async function isZipEnd(bytes: Bytes, at: number): Promise<boolean> {
  const end = await bytes.read(at, END_LENGTH);
  if (end.length < END_LENGTH) return false;
  const starts = async (from: number, mark: number): Promise<boolean> => {
    const found = from < 0 || from > at ? [] : await bytes.read(from, 4);
    return found instanceof Buffer && found.length === 4 && found.readUInt32LE(0) === mark;
  };
  const [length, from] = [end.readUInt32LE(12), end.readUInt32LE(16)];
  return (await starts(at - length, LISTED)) || (await starts(from, LISTED)) || (await starts(at - 20, END_64));
}
