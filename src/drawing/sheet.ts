/** One sheet of paper, A4 or A3 landscape, with as large a type as everything on it can have. */
import type { Lang } from '../core/text.ts';
import type { Block } from './text-box.ts';
import { asXml } from './text-box.ts';

export interface Sheet {
  readonly svg: string;
  readonly paper: 'A4' | 'A3';
  /** The size of the type on paper, in points. */
  readonly points: number;
}

/** px at 96 to the inch */
const PAPERS = {
  A4: { width: 1122.5, height: 793.7, millimetres: [297, 210] },
  A3: { width: 1587.4, height: 1122.5, millimetres: [420, 297] },
} as const;

const MARGIN = 30;
/** Below this nobody reads it on the wall, and on A4 not in the hand. */
const LEAST_ON_A4 = 10.8;
const LEAST = 5;
const MOST = 14;
const STEP = 0.2;

const FONTS =
  "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',system-ui,sans-serif";

/**
 * Lays out what `drawn` gives for a width and a type size (px): on A4 where that is readable there, else on A3. A list so
 * long that no readable type fits gets a taller sheet at the smallest type.
 */
export function onOneSheet(lang: Lang, title: string, drawn: (width: number, em: number) => Block): Sheet {
  for (const paper of ['A4', 'A3'] as const) {
    const { width, height } = PAPERS[paper];
    const least = paper === 'A4' ? LEAST_ON_A4 : LEAST;
    for (let em = MOST; em >= least; em -= STEP) {
      const block = drawn(width - 2 * MARGIN, em);
      if (block.height <= height - 2 * MARGIN) return sheet(lang, title, paper, em, block, height);
    }
  }
  const block = drawn(PAPERS.A3.width - 2 * MARGIN, LEAST);
  return sheet(lang, title, 'A3', LEAST, block, block.height + 2 * MARGIN);
}

function sheet(lang: Lang, title: string, paper: Sheet['paper'], em: number, block: Block, height: number): Sheet {
  const { width, millimetres } = PAPERS[paper];
  const [across, down] = [millimetres[0], Math.round((millimetres[0] * height) / width)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${across}mm" height="${down}mm" viewBox="0 0 ${width} ${Math.ceil(height)}" lang="${lang === 'zh' ? 'zh-CN' : 'en'}" font-family="${FONTS}" fill="#1f2328">
<title>${asXml(title)}</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${block.draw(MARGIN, MARGIN)}
</svg>
`;
  return { svg, paper, points: Math.round(em * 7.5) / 10 };
}
