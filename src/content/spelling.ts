/** Did you mean …? */
import { quoted } from './problems.ts';

/** Full width, compatibility forms, case and spaces do not tell two words apart. */
export const folded = (word: string): string => word.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/**
 * The candidate that was probably meant: the same but for width and case, a few characters away, or a longer or shorter
 * form of the same words. nearest('依剧', ['依据', '名称']) = '依据'; undefined where none is near.
 */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  const meant = folded(word);
  let best: { readonly candidate: string; readonly cost: number } | undefined;
  for (const candidate of candidates) {
    const cost = likeness(meant, folded(candidate));
    if (cost !== undefined && (best === undefined || cost < best.cost)) best = { candidate, cost };
  }
  return best?.candidate;
};

/** 第七条 and 第五条, 禁2 and 禁1: the same but for their numbers, which is no slip of the pen. */
export const differInNumber = (a: string, b: string): boolean =>
  a !== b && folded(a).replace(NUMERALS, '') === folded(b).replace(NUMERALS, '');

const NUMERALS = /[0-9零〇一二三四五六七八九十百]/g;

/** How far apart two words are, in edits; undefined where they are different words. */
const likeness = (a: string, b: string): number | undefined => {
  if (differInNumber(a, b)) return undefined;
  const shared = [...a.replace(NUMERALS, '')].some((character) => b.includes(character));
  if (!shared) return undefined;
  const edits = distance(a, b);
  if (edits <= Math.max(1, Math.floor(Math.max(a.length, b.length) / 3))) return edits;
  const contained = Math.min(a.length, b.length) >= 2 && (a.includes(b) || b.includes(a));
  return contained ? edits + a.length + b.length : undefined;
};

/** Levenshtein's distance, two neighbours changing places counted as one edit. */
const distance = (a: string, b: string): number => {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + change,
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
};

/** More than this many words to choose from are not read by anybody. */
const MOST_OFFERED = 12;

/** `没有「依剧」这一项，是不是「依据」？` or, where nothing is near, `没有「甲」这一项，可以写：「乙」、「丙」`. */
export const unknownWord = (word: string, kind: string, candidates: readonly string[]): string => {
  const meant = nearest(word, candidates);
  if (meant !== undefined) return `没有「${word}」${kind}，是不是「${meant}」？`;
  if (candidates.length === 0) return `没有「${word}」${kind}`;
  const more = candidates.length > MOST_OFFERED ? ` 等 ${candidates.length} 个` : '';
  return `没有「${word}」${kind}，可以写：${quoted(candidates.slice(0, MOST_OFFERED))}${more}`;
};
