/**
 * Typed reading of a tree. A reader always returns something usable and says what is wrong in the report: one file is
 * read to its end, and whoever asked throws the result away when there was an error.
 */
import { quoted, type Report } from './problems.ts';
import { colonMistake } from './slips.ts';
import { nearest, unknownWord } from './spelling.ts';
import type { Cell, Entry, MapCell } from './yaml-tree.ts';

/** A text and where it stands. */
export interface Word {
  readonly text: string;
  readonly line: number;
}

/** The entries of one map, asked for by the keys that it may have; another key does not compile. */
export interface Fields<K extends string> {
  readonly line: number;
  /** The line of a key, or of the map where the key is missing. */
  lineOf(key: K): number;
  cell(key: K): Cell | undefined;
  /** Whether a key is missing, and not merely misspelt. */
  lacks(key: K): boolean;
  /** Required: '' after the report. */
  text(key: K): string;
  textIf(key: K): string | undefined;
  /** One text or a list of texts; absent: none. */
  words(key: K): readonly Word[];
  /** The items of a list; absent: none. */
  items(key: K): readonly Cell[];
  /** The entries of a map whose keys are free names; absent: none. */
  entries(key: K): readonly (readonly [name: string, entry: Entry])[];
  /** 是 or 否; absent: no. */
  flag(key: K): boolean;
  /** The meaning of one of the words of a table. */
  choice<V>(key: K, meanings: Readonly<Record<string, V>>): V | undefined;
}

/** Keys of a map: those that must be there, and those that may. */
export interface Keys<K extends string> {
  readonly required: readonly K[];
  readonly optional: readonly K[];
}

export const fieldsOf = <K extends string>(report: Report, cell: Cell, what: string, keys: Keys<K>): Fields<K> => {
  const known: readonly string[] = [...keys.required, ...keys.optional];
  const named = cell.kind === 'text' && known.includes('名称') ? `，例如 { 名称: ${cell.text} }` : '';
  const map = asMap(report, cell, `${what}要写成「名称: 内容」，每项一行${named}`);
  const unwritten = known.filter((key) => !map?.entries.has(key));
  const meant = new Set<string>();
  for (const [key, entry] of map?.entries ?? []) {
    if (!known.includes(key)) report.error(entry.line, unknownKey(key, entry, unwritten, known));
    else if (entry.value.kind === 'empty') report.error(entry.line, nothingAfter(key, entry.value));
    else continue;
    // The key that was meant is not missing as well: one mistake is told once.
    meant.add(nearest(key.replace(/[:：].*/s, ''), unwritten) ?? key);
  }
  const cellOf = (key: K): Cell | undefined => {
    const value = map?.entries.get(key)?.value;
    return value?.kind === 'empty' ? undefined : value;
  };

  const fields: Fields<K> = {
    line: cell.line,
    lineOf: (key) => map?.entries.get(key)?.line ?? cell.line,
    cell: cellOf,
    lacks: (key) => map !== undefined && !map.entries.has(key) && !meant.has(key),
    text: (key) => fields.textIf(key) ?? '',
    textIf: (key) => {
      const value = cellOf(key);
      if (value === undefined || value.kind === 'text') return value?.text;
      report.error(value.line, `「${key}」只能写一段文字`);
      return undefined;
    },
    words: (key) => {
      const value = cellOf(key);
      return value === undefined ? [] : wordsOf(report, value, key);
    },
    items: (key) => {
      const value = cellOf(key);
      if (value === undefined || value.kind === 'list') return value?.items ?? [];
      report.error(value.line, `「${key}」要写成列表，每一项另起一行，以「- 」开头`);
      return [];
    },
    entries: (key) => {
      const value = cellOf(key);
      return value === undefined
        ? []
        : [...(asMap(report, value, `「${key}」要写成「名称: 内容」，每项一行`)?.entries ?? [])];
    },
    flag: (key) => fields.choice(key, { 是: true, 否: false }) ?? false,
    choice: (key, meanings) => {
      const value = cellOf(key);
      if (value?.kind === 'list') report.error(value.line, `「${key}」只能写一个：${quoted(Object.keys(meanings))}`);
      const text = value?.kind === 'list' ? undefined : fields.textIf(key);
      if (text === undefined) return undefined;
      if (Object.hasOwn(meanings, text)) return meanings[text];
      report.error(fields.lineOf(key), wrongChoice(key, text, Object.keys(meanings)));
      return undefined;
    },
  };
  for (const key of keys.required) if (fields.lacks(key)) report.error(fields.line, `${what}缺少「${key}」这一项`);
  return fields;
};

/** One text, or a list of texts. */
export const wordsOf = (report: Report, cell: Cell, what: string): readonly Word[] => {
  switch (cell.kind) {
    case 'text':
      return [cell];
    case 'list':
      // An empty list of options would be a condition that asks nothing.
      if (cell.items.length === 0) report.error(cell.line, `「${what}」里还没有内容`);
      return cell.items.flatMap((item): readonly Word[] => {
        if (item.kind === 'text') return [item];
        report.error(item.line, `「${what}」里的每一项只能是一段文字，有「: 」「{」「[」时请加引号`);
        return [];
      });
    case 'empty':
    case 'map':
      report.error(cell.line, `「${what}」要写一段文字，或写成 [甲, 乙]`);
      return [];
  }
};

/** The map that a cell should be; undefined after the report of what was expected. */
export const asMap = (report: Report, cell: Cell, expected: string): MapCell | undefined => {
  if (cell.kind === 'map') return cell;
  if (cell.kind === 'empty') {
    report.error(cell.line, cell.commented ? '只有注释，还没有内容' : expected);
    return undefined;
  }
  const mistake = cell.kind === 'text' ? colonMistake(cell.text) : undefined;
  report.error(cell.line, mistake ?? expected);
  return undefined;
};

/** Other words for the words of a choice. Where one has its place under another key, that is said. */
const USUAL: Readonly<Record<string, string>> = {
  true: '是',
  yes: '是',
  对: '是',
  有: '是',
  false: '否',
  no: '否',
  不是: '否',
  没有: '否',
  不予容错: '否决',
  禁止: '否决',
  转人工研判: '转人工',
  人工: '转人工',
  从轻: '情节',
  减轻: '情节',
  国家: '全国',
  中央: '全国',
  省: '省级',
  市: '市级',
  地级市: '市级',
  县: '县级',
  区: '县级',
  已核实: '已核对',
  未见原文: '转引',
  推断: '重构',
  必须: '应当',
};

/** 结论 written where 作用 belongs. */
const OUTCOME_AS_EFFECT = ['可免责', '可容错', '可减责'];

const wrongChoice = (key: string, text: string, words: readonly string[]): string => {
  if (key === '作用' && OUTCOME_AS_EFFECT.includes(text))
    return `「${key}」不能写「${text}」，要写两项：「作用: 支持」和「结论: ${text}」`;
  const usual = Object.hasOwn(USUAL, text) ? USUAL[text] : undefined;
  const meant = usual !== undefined && words.includes(usual) ? usual : nearest(text, words);
  return `「${key}」不能写「${text}」，${meant === undefined ? '' : `是不是「${meant}」？`}只能写：${quoted(words)}`;
};

const nothingAfter = (key: string, value: Cell): string =>
  value.kind === 'empty' && value.commented
    ? `「${key}」后面没有内容：「#」和它后面的字都是注释，内容里有「#」的要加引号`
    : `「${key}」后面没有内容`;

const unknownKey = (key: string, entry: Entry, unwritten: readonly string[], known: readonly string[]): string => {
  const mistake = colonMistake(key);
  if (mistake !== undefined) return mistake;
  const indented = key.replace(/^\s+/, '');
  if (indented !== key) return `「${indented}」前面是全角空格，缩进要用半角空格`;
  if (entry.value.kind === 'empty' && nearest(key, known) === undefined)
    return `没有「${key}」这一项；如果它是前一项的内容，其中的半角逗号「,」要改成全角「，」，或给整句加引号`;
  return unknownWord(key, '这一项', nearest(key, unwritten) === undefined ? known : unwritten);
};

/** Names that must not come twice. */
export const checkUnique = (report: Report, key: string, names: readonly Word[]): void => {
  const lines = new Map<string, number>();
  for (const { text, line } of names) {
    const before = lines.get(text);
    if (text === '') continue;
    if (before === undefined) lines.set(text, line);
    else report.error(line, `「${key}: ${text}」写了两次（上一次在第 ${before} 行），名字不能重复`);
  }
};

/** Words that are their own meaning. */
export const same = <W extends string>(...words: readonly W[]): Readonly<Record<string, W>> =>
  Object.fromEntries(words.map((word) => [word, word]));
