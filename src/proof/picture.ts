/**
 * The counts as one picture: a row for each chain of jurisdictions and, under it, for each status; a column for each kind of
 * end. The bars are as long as the number has digits, because what is tolerated is a few in a million.
 */
import { type Counts, totalOf } from '../core/counts.ts';
import { type Kind, KINDS } from '../core/ends.ts';
import type { Proof } from '../core/prove.ts';
import { asXml } from '../drawing/text-box.ts';
import { KIND_WORDS, sayShare } from './report.ts';
import { sayCount, sayRegion } from './say-found.ts';

const COLOURS: Readonly<Record<Kind, string>> = {
  exempt: '#1a7f5a',
  tolerated: '#2f9e73',
  mitigated: '#7fb98f',
  referred: '#6b7a90',
  unlisted: '#93a0b4',
  lawsDiffer: '#a98f5f',
  lawMissing: '#c9ae78',
  barred: '#b4443c',
};

const LEFT = 210;
const COLUMN = 158;
const ROW = 20;
const TOP = 96;
const FONT = `font-family="'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"`;

/** 9.77×10¹⁵ */
export function sayRoughly(count: bigint): string {
  if (count < 100_000n) return sayCount(count);
  const digits = String(count);
  const power = [...String(digits.length - 1)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
  return `${digits[0]}.${digits.slice(1, 3)}×10${power}`;
}

/** log10, without leaving whole numbers further than needed. */
const sizeOf = (count: bigint): number => {
  if (count === 0n) return 0;
  const digits = String(count);
  return digits.length - 1 + Math.log10(Number(`${digits[0]}.${digits.slice(1, 12) || '0'}`));
};

/** In: a proof. Out: the text of an SVG file. */
export function picture(proof: Proof): string {
  const rows = proof.chains.flatMap((chain) => [
    { label: sayRegion(chain.place), counts: chain.counts, isChain: true },
    ...[...chain.byStatus].map(([status, counts]) => ({ label: status, counts, isChain: false })),
  ]);
  const largest = Math.max(1, ...rows.map(({ counts }) => sizeOf(totalOf(counts))));
  const width = LEFT + COLUMN * KINDS.length + 24;
  const height = TOP + rows.length * ROW + 56;
  const total = proof.chains.reduce((all, { counts }) => all + totalOf(counts), 0n);
  const cell = (counts: Counts, kind: Kind, column: number, y: number): string => {
    const count = counts[kind];
    const x = LEFT + column * COLUMN;
    if (count === 0n) return `<text x="${x + 4}" y="${y + 14}" fill="#b8c0cc" font-size="11">—</text>`;
    const bar = Math.max(2, ((COLUMN - 12) * sizeOf(count)) / largest);
    return [
      `<g><title>${asXml(`${KIND_WORDS[kind]} ${sayCount(count)}`)}</title>`,
      `<rect x="${x}" y="${y + 3}" width="${bar.toFixed(1)}" height="${ROW - 6}" rx="2" fill="${COLOURS[kind]}" fill-opacity="0.28"/>`,
      `<text x="${x + 4}" y="${y + 14}" font-size="11" fill="#1d2733">${asXml(sayRoughly(count))} <tspan fill="#5b6675">${asXml(sayShare(count, totalOf(counts)).replace(' ', ''))}</tspan></text></g>`,
    ].join('');
  };
  const body = rows.map(({ label, counts, isChain }, at) => {
    const y = TOP + at * ROW;
    return [
      isChain ? `<rect x="12" y="${y}" width="${width - 24}" height="${ROW}" fill="#eef1f5"/>` : '',
      `<text x="${isChain ? 18 : 34}" y="${y + 14}" font-size="${isChain ? 12.5 : 11}" font-weight="${isChain ? 600 : 400}" fill="#1d2733">${asXml(label)}</text>`,
      ...KINDS.map((kind, column) => cell(counts, kind, column, y)),
    ].join('');
  });
  const heads = KINDS.map(
    (kind, column) =>
      `<text x="${LEFT + column * COLUMN + 4}" y="${TOP - 12}" font-size="12" font-weight="600" fill="${COLOURS[kind]}">${asXml(KIND_WORDS[kind])}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${FONT}>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="18" y="34" font-size="20" font-weight="700" fill="#1d2733">每一种回答的结论</text>`,
    `<text x="18" y="56" font-size="12" fill="#5b6675">${asXml(`共 ${sayCount(total)} 种组合，逐一算过；问的那天 ${proof.asOf}。条的长短是数目的位数，不是比例；百分数是占本行的比例。一人可有几种身份。`)}</text>`,
    ...heads,
    ...body,
    `<text x="18" y="${height - 20}" font-size="11" fill="#5b6675">${asXml('转人工的四种原因分列：清单要求；没有清单说到；新旧规定结论不同；应当适用的规定没有收录全。确切的数目：npx liukan prove --json')}</text>`,
    '</svg>',
    '',
  ].join('\n');
}
