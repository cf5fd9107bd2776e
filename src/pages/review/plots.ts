/**
 * Plots of numbers, as SVG: lengths across in per cent, so that a plot is as wide as there is room while its type stays as it is;
 * colours by class, since the page's policy allows no style of an element. What is withheld is a dash, never a column of zero.
 */
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { FEW, type Range } from '../../review/few.ts';

/** One column of two: open, and of these late. */
export interface Column {
  /** 9-21 */
  readonly name: string;
  readonly open: Range | null;
  readonly late: Range | null;
}

const HEIGHT = 150;
/** Room above for the highest number, in pixels, and at the left for the scale, in per cent. */
const [HEAD, GUTTER] = [12, 8];

const percent = (part: number): string => `${Math.round(part * 100) / 100}%`;

/** The lines of a scale from nothing to its top: scale(14) → 0, 5, 10, 15; scale(60) → 0, 15, 30, 45, 60. All are multiples of FEW. */
export function scale(most: number): readonly number[] {
  const step = FEW * Math.max(1, Math.ceil(most / (4 * FEW)));
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, line) => line * step);
}

/** Columns beside each other on one scale; solid is at least, pale is up to. `label` says the same in words. */
export function columns(all: readonly Column[], label: string): TemplateResult {
  const lines = scale(Math.max(...all.map(({ open }) => (open === null ? 0 : open.to + 1))));
  const top = lines.at(-1) ?? FEW;
  const y = (many: number): number => HEAD + HEIGHT - (many / top) * HEIGHT;
  const width = (100 - GUTTER) / all.length;
  const column = (kind: string, range: Range | null, at: number, wide: number): TemplateResult =>
    range === null
      ? svg`<text class="gap ${kind}" x=${percent(at + wide / 2)} y=${y(0) - 4}>–</text>`
      : svg`<rect class="pale ${kind}" x=${percent(at)} width=${percent(wide)} y=${y(range.to + 1)} height=${y(range.from) - y(range.to + 1)}></rect>
          <rect class=${kind} x=${percent(at)} width=${percent(wide)} y=${y(range.from)} height=${y(0) - y(range.from)}></rect>`;
  return html`<svg class="columns" role="img" aria-label=${label} width="100%" height=${HEIGHT + HEAD + 26}>
    ${lines.map(
      (line) => svg`<line class="rule" x1=${percent(GUTTER)} x2="100%" y1=${y(line)} y2=${y(line)}></line>
        <text class="scale" x=${percent(GUTTER - 1)} y=${y(line) + 4}>${line}</text>`,
    )}
    ${all.map(({ name, open, late }, index) => {
      const at = GUTTER + index * width;
      return svg`${column('open', open, at + width * 0.14, width * 0.4)}
        ${column('late', late, at + width * 0.58, width * 0.28)}
        <text class=${index % 3 === 2 ? 'name' : 'name more'} x=${percent(at + width / 2)} y=${y(0) + 20}>${name}</text>`;
    })}
  </svg>`;
}

/** A bar of a scale that ends at `top`, with a mark where there is one. The words beside it say the same. */
export function bar(range: Range, top: number, mark: number | null): TemplateResult {
  const x = (value: number): string => percent((value / top) * 100);
  return html`<svg class="bar" aria-hidden="true" width="100%" height="22">
    ${svg`<rect class="track" width="100%" y="4" height="14"></rect>
      <rect class="pale open" width=${x(range.to)} y="4" height="14"></rect>
      <rect class="open" width=${x(range.from)} y="4" height="14"></rect>
      ${mark === null ? nothing : svg`<line class="mark" x1=${x(mark)} x2=${x(mark)} y1="0" y2="22"></line>`}`}
  </svg>`;
}

/** A sample of how something is drawn, for a legend. */
export const swatch = (kind: string): TemplateResult =>
  html`<svg class="swatch" aria-hidden="true" width="14" height="14">${svg`<rect class=${kind} width="14" height="14"></rect>`}</svg>`;

export const plotStyles = css`
  svg {
    display: block;
    overflow: visible;
  }

  .swatch {
    display: inline-block;
    vertical-align: -0.125rem;
    margin-inline-end: 0.375rem;
  }

  .open {
    fill: var(--accent);
  }

  .late,
  .unclear .open {
    fill: var(--adverse);
  }

  .pale {
    fill-opacity: 0.3;
  }

  .track {
    fill: var(--line);
    fill-opacity: 0.6;
  }

  .rule {
    stroke: var(--line);
  }

  .mark {
    stroke: var(--ink);
    stroke-width: 2;
  }

  .columns text {
    font-size: 0.8125rem;
    text-anchor: middle;
    fill: var(--soft);
    font-variant-numeric: tabular-nums;
  }

  .columns .scale {
    text-anchor: end;
  }

  .columns .gap {
    font-weight: 700;
  }

  .columns .gap.open {
    fill: var(--accent);
  }

  .columns .gap.late {
    fill: var(--adverse);
  }

  @media (max-width: 40rem) {
    .columns .more {
      display: none;
    }
  }
`;
