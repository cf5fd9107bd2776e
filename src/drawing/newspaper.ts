/** Sections set in columns like a newspaper's: each section has columns of its own, and all come out about equally long. */
import type { Block } from './text-box.ts';
import { stack } from './text-box.ts';

export interface Setting {
  readonly width: number;
  /** No column is narrower, unless the sections leave it no choice. */
  readonly narrowest: number;
  readonly gap: number;
  readonly rowGap: number;
}

/** In: each section's blocks for a column width. As many columns, and shared out so, that the whole is as short as it can be. */
export function newspaper(
  sections: readonly ((columnWidth: number) => readonly Block[])[],
  { width, narrowest, gap, rowGap }: Setting,
): Block {
  const most = Math.max(sections.length, Math.floor((width + gap) / (narrowest + gap)));
  const settings = Array.from({ length: most - sections.length + 1 }, (_, more) =>
    setIn(sections, sections.length + more, { width, narrowest, gap, rowGap }),
  );
  const [shortest] = settings.toSorted((a, b) => a.height - b.height);
  return shortest ?? { height: 0, draw: () => '' };
}

function setIn(
  sections: readonly ((columnWidth: number) => readonly Block[])[],
  total: number,
  { width, gap, rowGap }: Setting,
): Block {
  const columnWidth = (width - gap * (total - 1)) / total;
  const blocks = sections.map((section) => section(columnWidth));
  const shares = blocks.map(() => 1);
  // One more column always to the section that is longest as it stands.
  for (let left = total - shares.length; left > 0; left--) {
    const heights = blocks.map((own, index) => columnsOf(own, shares[index] ?? 1, rowGap).height);
    const tallest = heights.indexOf(Math.max(...heights));
    shares[tallest] = (shares[tallest] ?? 1) + 1;
  }
  const set = blocks.map((own, index) => columnsOf(own, shares[index] ?? 1, rowGap));
  return {
    height: Math.max(0, ...set.map(({ height }) => height)),
    draw(x, y) {
      let left = x;
      return set
        .map(({ stacks }, index) => {
          const drawn = stacks.map((each, at) => each.draw(left + at * (columnWidth + gap), y)).join('');
          left += (shares[index] ?? 1) * (columnWidth + gap);
          return drawn;
        })
        .join('');
    },
  };
}

/** Blocks poured into so many columns, in order, with the least height that takes them all. */
function columnsOf(
  blocks: readonly Block[],
  count: number,
  rowGap: number,
): { readonly stacks: readonly Block[]; readonly height: number } {
  const pour = (limit: number): readonly (readonly Block[])[] => {
    const columns: Block[][] = [[]];
    let height = 0;
    for (const block of blocks) {
      const last = columns.at(-1) ?? [];
      const next = height + (last.length === 0 ? 0 : rowGap) + block.height;
      if (last.length > 0 && next > limit + 0.01) {
        columns.push([block]);
        height = block.height;
      } else {
        last.push(block);
        height = next;
      }
    }
    return columns;
  };
  let low = Math.max(0, ...blocks.map((block) => block.height));
  let high = stack(blocks, rowGap).height;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (pour(middle).length <= count) high = middle;
    else low = middle;
  }
  const stacks = pour(high).map((column) => stack(column, rowGap));
  return { stacks, height: Math.max(0, ...stacks.map(({ height }) => height)) };
}
