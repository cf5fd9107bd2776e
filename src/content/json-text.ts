/**
 * JSON read strictly, and said in plain words: `JSON.parse` keeps the last of two equal keys without a word, so that a bar may
 * vanish, and tells what it cannot read in English and without the place.
 */

export type JsonText =
  | { readonly value: unknown; readonly problems: readonly string[] }
  /** It is no JSON: the first place where it is none. */
  | { readonly problem: string };

class NoJson extends Error {}

/** Deeper than anything that is written by hand. */
const DEEPEST = 64;

/** What a value may be, from where the reader stands. */
const SPACE = /[ \t\n\r]*/y;
const SCALAR =
  /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The value that a text states, and a problem for every key that stands twice in one place (the first one counts). */
export function readJson(text: string): JsonText {
  const problems: string[] = [];
  let at = 0;
  const take = (what: RegExp): string => {
    what.lastIndex = at;
    const found = what.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const next = (): string => {
    take(SPACE);
    return text[at] ?? '';
  };
  const isNext = (sign: string): boolean => {
    if (next() !== sign) return false;
    at += 1;
    return true;
  };
  const expect = (sign: string, what: string): void => {
    if (!isNext(sign)) throw new NoJson(wrongHere(text, at, what));
  };

  const value = (depth: number): unknown => {
    if (depth > DEEPEST) throw new NoJson(`${placeIn(text, at)}：括号套得太深`);
    if (isNext('{')) return Object.fromEntries(object(depth));
    if (isNext('[')) return list(depth);
    const scalar = take(SCALAR);
    if (scalar === '') throw new NoJson(wrongHere(text, at, '这里要写一个值，例如 "为公"'));
    return JSON.parse(scalar);
  };
  const object = (depth: number): ReadonlyMap<string, unknown> => {
    const entries = new Map<string, unknown>();
    const lines = new Map<string, number>();
    if (isNext('}')) return entries;
    do {
      next();
      const start = at;
      const written = text[at] === '"' ? take(SCALAR) : '';
      if (written === '') throw new NoJson(wrongHere(text, at, '这里要写一个带双引号的名字，例如 "动机"'));
      const key: string = JSON.parse(written);
      expect(':', '名字后面要写半角冒号「:」');
      const read = value(depth + 1);
      const before = lines.get(key);
      if (before === undefined) {
        entries.set(key, read);
        lines.set(key, lineOf(text, start));
      } else problems.push(`第 ${lineOf(text, start)} 行：「${key}」写了两次（上一次在第 ${before} 行），只留一个`);
    } while (isNext(','));
    expect('}', '两项之间要写半角逗号「,」，最后要有「}」');
    return entries;
  };
  const list = (depth: number): readonly unknown[] => {
    const items: unknown[] = [];
    if (isNext(']')) return items;
    do items.push(value(depth + 1));
    while (isNext(','));
    expect(']', '两项之间要写半角逗号「,」，最后要有「]」');
    return items;
  };

  try {
    if (next() === '') throw new NoJson('没有内容');
    const read = value(0);
    if (next() !== '') throw new NoJson(`${placeIn(text, at)}：后面还有多余的内容，只能写一个 { }`);
    return { value: read, problems };
  } catch (error) {
    if (error instanceof NoJson) return { problem: error.message };
    throw error;
  }
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** 第 3 行第 7 个字 */
const placeIn = (text: string, at: number): string =>
  `第 ${lineOf(text, at)} 行第 ${[...text.slice(text.lastIndexOf('\n', at - 1) + 1, at)].length + 1} 个字`;

/** What is wrong where something else was expected, with the slips of a hand that types Chinese. */
function wrongHere(text: string, at: number, expected: string): string {
  const sign = [...text.slice(at, at + 2)][0] ?? '';
  if (sign === '') return '写到最后还没有写完：少了收尾的引号或括号';
  const where = `${placeIn(text, at)}「${sign}」`;
  const half = HALF_WIDTH[sign];
  if (half !== undefined) return `${where}：这里要用半角的「${half}」`;
  if (sign === "'") return `${where}：要用双引号「"」`;
  if (sign === '"') return `${where}：${/^"[^"\n]*"/.test(text.slice(at)) ? expected : '引号没有成对'}`;
  if ((sign === '}' || sign === ']') && /,\s*$/.test(text.slice(0, at))) return `${where}：最后一项后面不能有逗号`;
  if (sign === '#' || text.startsWith('//', at)) return `${where}：JSON 里不能写注释`;
  return `${where}：${expected}`;
}

const HALF_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '：': ':',
  '“': '"',
  '”': '"',
  '＂': '"',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
};
