/** The names by which packs speak of each other's situations and clauses, and which of them was probably meant. */
import type { PolicyPack } from '../core/policy.ts';
import { quoted } from './problems.ts';
import { differInNumber, nearest } from './spelling.ts';

/** By pack id: 编号 of its situations, and articles of its clauses. */
export type Names = ReadonlyMap<string, { readonly numbers: readonly string[]; readonly articles: readonly string[] }>;

export const namesOf = (packs: readonly PolicyPack[]): Names =>
  new Map(
    packs.map(({ id, lists, clauses }) => [
      id,
      {
        numbers: lists.flatMap(({ situations }) => situations.map((situation) => numberOf(situation.id))),
        articles: clauses.map(({ article }) => article),
      },
    ]),
  );

/** hubei/report/容1 → hubei/report, and 容1 */
export const packOf = (situation: string): string => situation.slice(0, Math.max(0, situation.lastIndexOf('/')));
export const numberOf = (situation: string): string => situation.slice(situation.lastIndexOf('/') + 1);

/** No more than a reader takes in; lists of a whole country have thousands of situations called 容1. */
const MOST_OFFERED = 5;

/** Why 收紧 names no situation, and what to write. */
export const unknownSituation = (of: string, names: Names): string => {
  const pack = meantPack(packOf(of), names);
  const numbers = names.get(pack ?? '')?.numbers ?? [];
  const meant = numbers.includes(numberOf(of)) ? numberOf(of) : nearest(numberOf(of), numbers);
  if (meant !== undefined) return `没有「${of}」这个情形，是不是「${pack}/${meant}」？`;
  const alike =
    numbers.length > 0
      ? numbers.map((number) => `${pack}/${number}`)
      : [...names].flatMap(([id, each]) => (each.numbers.includes(numberOf(of)) ? [`${id}/${numberOf(of)}`] : []));
  const offered = alike.length === 0 ? '' : `，可以写：${quoted(alike.slice(0, MOST_OFFERED))}`;
  const more = alike.length > MOST_OFFERED ? ` 等 ${alike.length} 个` : '';
  return `没有「${of}」这个情形，要写成 文件夹/文件名/编号${offered}${more}`;
};

/**
 * The situation or clause that a 范例 of a pack probably meant by its 依据: one of the pack's own by its short name, another
 * pack's in full. Only one pack's names are compared letter by letter: all packs' would take seconds for each mistake.
 */
export const meantBy = (text: string, own: string, names: Names): string | undefined => {
  const [, packId, mark = '', name = ''] = /^(.*)([/#])([^/#]*)$/.exec(text) ?? [];
  if (packId === undefined) {
    const near = nearest(text, namesIn(own, names));
    return near ?? (alikeIn(text, own, names).length > 0 ? undefined : elsewhere(text, names));
  }
  const pack = meantPack(packId, names);
  const { numbers = [], articles = [] } = names.get(pack ?? '') ?? {};
  const candidates = mark === '/' ? numbers : articles;
  const meant = candidates.includes(name) ? name : nearest(name, candidates);
  return meant === undefined ? undefined : `${pack}${mark}${meant}`;
};

/** Why there is no such situation or clause, and what to write: the pack's own first. */
export const unknownName = (text: string, own: string, names: Names): string => {
  const no = `没有「${text}」这一条款或情形`;
  const meant = meantBy(text, own, names);
  if (meant !== undefined) return `${no}，是不是「${meant}」？`;
  const alike = alikeIn(text, own, names);
  if (alike.length === 0) return `${no}，要写条款名、编号，或 文件夹/文件名/编号`;
  const other = elsewhere(text, names);
  return `${no}，这个文件里有${quoted(alike.slice(0, MOST_OFFERED))}${other === undefined ? '' : `；别的文件的要写全，例如 ${other}`}`;
};

/** The pack's own names that differ in their number only: of 禁2, 禁1 and 禁3. */
const alikeIn = (text: string, own: string, names: Names): readonly string[] =>
  namesIn(own, names).filter((name) => differInNumber(name, text));

/** The same 编号 in another pack. */
const elsewhere = (number: string, names: Names): string | undefined => {
  const [pack] = [...names].find(([, { numbers }]) => numbers.includes(number)) ?? [];
  return pack === undefined ? undefined : `${pack}/${number}`;
};

const namesIn = (pack: string, names: Names): readonly string[] => {
  const { numbers = [], articles = [] } = names.get(pack) ?? {};
  return [...articles, ...numbers];
};

const meantPack = (id: string, names: Names): string | undefined =>
  names.has(id) ? id : id === '' ? undefined : nearest(id, names.keys());
