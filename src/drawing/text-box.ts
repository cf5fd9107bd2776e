/** Boxes of wrapped text for a drawing: measured without a browser, so that a page can be laid out anywhere. */

/** How a line is set. Sizes are in em of the sheet. */
export interface Line {
  readonly text: string;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly size?: number;
  /** em from the left, for what belongs to the line before */
  readonly indent?: number;
  /** Stands before the first row, in its own colour. */
  readonly mark?: { readonly text: string; readonly colour: string };
}

/** Something of a known height that can be drawn anywhere. All lengths are px. */
export interface Block {
  readonly height: number;
  draw(x: number, y: number): string;
}

export interface Frame {
  readonly fill?: string;
  readonly stroke?: string;
  /** A coloured edge on the left. */
  readonly edge?: string;
  readonly dashed?: boolean;
}

const ROW = 1.36;
const PADDING = 0.45;

/** How wide a character is in em: Han and full width 1, Latin about half. */
const widthOf = (character: string): number => {
  if (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f“”‘’—…①-⑳㉑-㊿·×▪]/.test(character)) return 1;
  if (/[A-ZMW@%&]/.test(character)) return 0.7;
  return /[iljt.,;:'|!()[\] ]/.test(character) ? 0.36 : 0.55;
};

export const textWidth = (text: string, size = 1): number =>
  [...text].reduce((sum, character) => sum + widthOf(character), 0) * size;

/** No row begins with one of these, as in any Chinese print. */
const NEVER_FIRST = /^[，。；：、？！）】」》’”,.;:?!)\]]/;

/** And none ends with one of these. */
const NEVER_LAST = /[（【《「‘“([]+$/;

/** Rows no wider than so many em. Latin words stay whole; a Han character may stand anywhere but punctuation not first. */
export const wrap = (text: string, width: number): readonly string[] => {
  const pieces = (text.match(/[A-Za-z0-9’'/.%-]+[,.;:?!)]*\s?|./gsu) ?? []).flatMap((piece) => broken(piece, width));
  const rows: string[] = [];
  let row = '';
  for (const piece of pieces) {
    if (row !== '' && textWidth(row + piece.trimEnd()) > width && !NEVER_FIRST.test(piece)) {
      const opening = NEVER_LAST.exec(row)?.[0] ?? '';
      rows.push(row.slice(0, row.length - opening.length).trimEnd());
      row = opening + piece.trimStart();
    } else row += piece;
  }
  return row.trim() === '' ? rows : [...rows, row.trimEnd()];
};

/** A word that fits in no row, such as national/accountability-regulations-2019: after its strokes, else anywhere. */
const broken = (word: string, width: number): readonly string[] => {
  if (textWidth(word.trimEnd()) <= width) return [word];
  const parts = word.match(/[^/-]+[/-]*\s?|[/-]+/g) ?? [word];
  return parts.flatMap((part) => (textWidth(part.trimEnd()) <= width ? [part] : [...part]));
};

/** Text as it may stand in XML, and in a quoted attribute; control characters may not, however they are written. */
export const asXml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const round = (value: number): number => Math.round(value * 100) / 100;

/** A framed box of lines, `width` px wide, at `em` px a character. */
export function box(lines: readonly Line[], width: number, em: number, frame: Frame = {}): Block {
  const padding = PADDING * em;
  const rows = lines.flatMap((line) => {
    const size = line.size ?? 1;
    const mark = line.mark === undefined ? 0 : textWidth(line.mark.text) + 0.3;
    const indent = (line.indent ?? 0) + mark;
    const room = (width - 2 * padding) / em - indent - (frame.edge === undefined ? 0 : 0.2);
    return wrap(line.text, room / size).map((text, index) => ({ line, text, size, indent, first: index === 0 }));
  });
  const height = rows.reduce((sum, { size }) => sum + size * ROW * em, 0) + 2 * padding;
  return {
    height,
    draw(x, y) {
      const shape =
        frame.fill === undefined && frame.stroke === undefined
          ? ''
          : `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${round(em * 0.3)}" fill="${frame.fill ?? 'none'}"${frame.stroke === undefined ? '' : ` stroke="${frame.stroke}"`}${frame.dashed ? ' stroke-dasharray="4 3"' : ''}/>`;
      const edge =
        frame.edge === undefined
          ? ''
          : `<rect x="${round(x)}" y="${round(y)}" width="${round(em * 0.3)}" height="${round(height)}" fill="${frame.edge}"/>`;
      const left = x + padding + (frame.edge === undefined ? 0 : em * 0.2);
      let bottom = y + padding;
      const texts = rows.map(({ line, text, size, indent, first }) => {
        bottom += size * ROW * em;
        const at = (offset: number) =>
          `x="${round(left + offset * em)}" y="${round(bottom - size * em * 0.36)}" font-size="${round(size * em)}"`;
        const style = `${line.bold ? ' font-weight="700"' : ''}${line.colour === undefined ? '' : ` fill="${line.colour}"`}`;
        const mark =
          first && line.mark !== undefined
            ? `<text ${at(line.indent ?? 0)} fill="${line.mark.colour}" font-weight="700">${asXml(line.mark.text)}</text>`
            : '';
        return `${mark}<text ${at(indent)}${style}>${asXml(text)}</text>`;
      });
      return `${shape}${edge}${texts.join('')}`;
    },
  };
}

/** Blocks under one another. */
export function stack(blocks: readonly Block[], gap: number): Block {
  const height = blocks.reduce((sum, block) => sum + block.height, 0) + gap * Math.max(0, blocks.length - 1);
  return {
    height,
    draw(x, y) {
      let top = y;
      return blocks
        .map((block) => {
          const drawn = block.draw(x, top);
          top += block.height + gap;
          return drawn;
        })
        .join('');
    },
  };
}

/** Blocks beside one another, each with its own width. */
export function row(blocks: readonly { readonly block: Block; readonly width: number }[], gap: number): Block {
  return {
    height: Math.max(0, ...blocks.map(({ block }) => block.height)),
    draw(x, y) {
      let left = x;
      return blocks
        .map(({ block, width }) => {
          const drawn = block.draw(left, y);
          left += width + gap;
          return drawn;
        })
        .join('');
    },
  };
}
