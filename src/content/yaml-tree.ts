/**
 * YAML text to a plain tree in which every value knows its line. Every scalar is text: lists are written in Chinese, and
 * 2024-01-01, 500万 and 是 mean what the reader of their key says, not what YAML guesses.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import type { Report } from './problems.ts';

export type Cell = TextCell | ListCell | MapCell | EmptyCell;
export interface TextCell {
  readonly kind: 'text';
  readonly line: number;
  readonly text: string;
}
export interface ListCell {
  readonly kind: 'list';
  readonly line: number;
  readonly items: readonly Cell[];
}
export interface MapCell {
  readonly kind: 'map';
  readonly line: number;
  readonly entries: ReadonlyMap<string, Entry>;
}
export interface Entry {
  readonly line: number;
  readonly value: Cell;
}
/** A key with nothing after it. */
export interface EmptyCell {
  readonly kind: 'empty';
  readonly line: number;
}

/** The file as a tree; undefined, with the reasons in the report, where it is no YAML. */
export const parseYaml = (report: Report, text: string): Cell | undefined => {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    reportFaults(report, text, faults, lineAt);
    return undefined;
  }
  return toCell(report, document.contents, 1, lineAt);
};

const toCell = (report: Report, node: unknown, line: number, lineAt: (offset: number) => number): Cell => {
  if (isAlias(node) || hasAnchor(node))
    report.error(lineOf(node, line, lineAt), '这里不能用 YAML 的「&」「*」引用,请把内容直接写出来,或给文字加引号');
  if (isAlias(node)) return { kind: 'text', line, text: `*${node.source}` };
  if (isSeq(node)) {
    const at = lineOf(node, line, lineAt);
    return { kind: 'list', line: at, items: node.items.map((item) => toCell(report, item, at, lineAt)) };
  }
  if (isMap(node)) {
    const at = lineOf(node, line, lineAt);
    const entries = new Map<string, Entry>();
    for (const pair of node.items) {
      const keyLine = lineOf(pair.key, at, lineAt);
      const key = isScalar(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : undefined;
      if (key === undefined) report.error(keyLine, '冒号前面只能是文字,有「{」「[」时请加引号');
      else if (entries.has(key))
        report.error(keyLine, `「${key}」写了两次(上一次在第 ${entries.get(key)?.line} 行),只留一个`);
      else entries.set(key, { line: keyLine, value: toCell(report, pair.value, keyLine, lineAt) });
    }
    return { kind: 'map', line: at, entries };
  }
  const text = isScalar(node) && typeof node.value === 'string' ? node.value.trim() : '';
  return text === '' ? { kind: 'empty', line } : { kind: 'text', line: lineOf(node, line, lineAt), text };
};

const isNode = (node: unknown): node is Node => typeof node === 'object' && node !== null && 'range' in node;
const hasAnchor = (node: unknown): boolean =>
  (isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined;
const lineOf = (node: unknown, otherwise: number, lineAt: (offset: number) => number): number =>
  isNode(node) && node.range ? lineAt(node.range[0]) : otherwise;

/**
 * What a colon mistake in this text would be, if it has one: `名称：甲` (full width) or `名称:甲` (no space). YAML reads
 * both as one piece of text. Prose may hold colons too, so ask only where a key was expected.
 */
export const colonMistake = (text: string): string | undefined => {
  const [, key, colon] = /^(?:- +)?["'「]?([^\s:："'「」{}[\],，。]{1,40})["'」]?\s*(：|:(?=\S))/.exec(text) ?? [];
  if (key === undefined) return undefined;
  return colon === '：'
    ? `「${key}」后面用了全角冒号「：」,要写半角冒号加一个空格:「${key}: 」`
    : `「${key}:」后面少一个空格,要写「${key}: 」`;
};

/** One fault tends to bring others: a colon mistake on one of their lines explains them all, else the first is told. */
const reportFaults = (
  report: Report,
  text: string,
  faults: readonly YAMLError[],
  lineAt: (offset: number) => number,
): void => {
  const sourceLines = text.split('\n');
  const sourceOf = (line: number): string => sourceLines[line - 1] ?? '';
  const mistakes = new Map<number, string>();
  for (const fault of faults) {
    const line = lineAt(fault.pos[0]);
    const mistake = colonMistake(sourceOf(line).trim());
    if (mistake !== undefined) mistakes.set(line, mistake);
  }
  for (const [line, mistake] of mistakes) report.error(line, mistake);
  const [first] = faults;
  if (!first || mistakes.size > 0) return;
  // A quote that never ends is noticed at the end of the file only.
  const openQuote = sourceLines.findIndex((line) => (line.match(/"/g)?.length ?? 0) % 2 === 1) + 1;
  const line = first.message.includes('quote') && openQuote > 0 ? openQuote : lineAt(first.pos[0]);
  report.error(line, inChinese(first, sourceOf(line)));
};

const inChinese = (fault: YAMLError, source: string): string => {
  if (/^\s*\t/.test(source)) return '行首用了制表符(Tab),缩进要用空格';
  if (/^\s*　/.test(source)) return '行首用了全角空格,缩进要用半角空格';
  if (/(?:: |- |[[,{] ?)!/.test(source)) return '内容不能以「!」开头,请给整句加引号';
  switch (fault.code) {
    case 'TAB_AS_INDENT':
      return '行首用了制表符(Tab),缩进要用空格';
    case 'BAD_INDENT':
    case 'BAD_COLLECTION_TYPE':
      return '缩进不对,或上面的括号「[」「{」没有收尾:同一层的各项要左对齐,括号要成对';
    case 'MISSING_CHAR':
      if (fault.message.includes('quote')) return '引号没有成对';
      return fault.message.includes('- indicator')
        ? '列表的每一项前面要有「- 」,并且左对齐'
        : '少了冒号或括号:每一项要写成「名称: 内容」';
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return '缩进不对,或一行里有两个「: 」:同一层的各项要左对齐,内容里有冒号的要加引号';
    case 'BAD_SCALAR_START':
      return '内容不能以「@」或「`」开头,请给整句加引号';
    case 'BAD_DQ_ESCAPE':
      return '双引号里的「\\」有特别的意思,请改用单引号';
    case 'MULTIPLE_DOCS':
      return '一个文件里只能有一份内容,请去掉单独一行的「---」';
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
      return '内容不能以「*」或「&」开头,请给整句加引号';
    case 'BLOCK_IN_FLOW':
      return '括号「{ }」「[ ]」里面不能换成缩进的写法';
    default:
      return `这里不合 YAML 的写法:检查缩进、冒号后的空格、括号和引号是否成对(${fault.message})`;
  }
};
