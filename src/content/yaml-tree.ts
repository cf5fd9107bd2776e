/**
 * YAML text to a plain tree in which every value knows its line. Every scalar is text: lists are written in Chinese, and
 * 2024-01-01, 500万 and 是 mean what the reader of their key says, not what YAML guesses.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { reportFaults } from './faults.ts';
import type { Report } from './problems.ts';
import { cutShort, reportSlips, unseenIn } from './slips.ts';

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
/** A key with nothing after it, or only with what 「#」 makes a comment. */
export interface EmptyCell {
  readonly kind: 'empty';
  readonly line: number;
  readonly commented: boolean;
}

/** The file as a tree; undefined, with the reasons in the report, where it is no YAML. */
export const parseYaml = (report: Report, text: string): Cell | undefined => {
  if (!reportSlips(report, text)) return undefined;
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
  if (document.contents === null) {
    report.error(1, '文件里只有注释，还没有内容');
    return undefined;
  }
  return toCell({ report, text, lineAt }, document.contents, 1);
};

interface Source {
  readonly report: Report;
  readonly text: string;
  readonly lineAt: (offset: number) => number;
}

/** No comment begins further behind what it follows. */
const FAR = 200;

/** `key`: under which the node stands, or the list that it is an item of. */
const toCell = (source: Source, node: unknown, line: number, key = ''): Cell => {
  const { report, lineAt } = source;
  if (isAlias(node) || hasAnchor(node))
    report.error(lineOf(node, line, lineAt), '这里不能用 YAML 的「&」「*」引用，请把内容直接写出来，或给文字加引号');
  if (isAlias(node)) return { kind: 'text', line, text: `*${node.source}` };
  if (isSeq(node)) {
    const at = lineOf(node, line, lineAt);
    return { kind: 'list', line: at, items: node.items.map((item) => toCell(source, item, at, key)) };
  }
  if (isMap(node)) {
    const at = lineOf(node, line, lineAt);
    const entries = new Map<string, Entry>();
    const repeated: Repeated[] = [];
    for (const pair of node.items) {
      const keyLine = lineOf(pair.key, at, lineAt);
      const name = isScalar(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : undefined;
      const unseen = name === undefined ? undefined : unseenIn(name);
      if (unseen !== undefined) report.error(keyLine, unseen);
      if (name === undefined) report.error(keyLine, '冒号前面只能是文字，有「{」「[」时请加引号');
      else if (entries.has(name)) repeated.push({ key: name, line: keyLine, before: entries.get(name)?.line });
      else entries.set(name, { line: keyLine, value: toCell(source, pair.value, keyLine, name) });
    }
    reportRepeated(report, repeated);
    return { kind: 'map', line: at, entries };
  }
  const text = isScalar(node) && typeof node.value === 'string' ? node.value.trim() : '';
  const commented = isScalar(node) && typeof node.comment === 'string';
  if (text === '') return { kind: 'empty', line, commented };
  const at = lineOf(node, line, lineAt);
  const unseen = unseenIn(text);
  if (unseen !== undefined) report.error(at, unseen);
  if (isScalar(node) && node.type === 'PLAIN' && node.range) {
    const [, end] = node.range;
    const [behind = ''] = source.text.slice(end, end + FAR).split('\n');
    const cut = cutShort(key, text, behind);
    if (cut !== undefined) report.warn(lineAt(end), cut);
  }
  return { kind: 'text', line: at, text };
};

interface Repeated {
  readonly key: string;
  readonly line: number;
  readonly before: number | undefined;
}

/** Several keys twice in one place are an item of a list that lacks its 「- 」: told once. */
const reportRepeated = (report: Report, repeated: readonly Repeated[]): void => {
  const [first, second] = repeated;
  if (first !== undefined && second !== undefined)
    report.error(
      first.line,
      `从这里起「${first.key}」「${second.key}」等又写了一遍（上一次在第 ${first.before} 行）：如果这是新的一项，「${first.key}」前面要加「- 」`,
    );
  else if (first !== undefined)
    report.error(first.line, `「${first.key}」写了两次（上一次在第 ${first.before} 行），只留一个`);
};

const isNode = (node: unknown): node is Node => typeof node === 'object' && node !== null && 'range' in node;
const hasAnchor = (node: unknown): boolean =>
  (isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined;
const lineOf = (node: unknown, otherwise: number, lineAt: (offset: number) => number): number =>
  isNode(node) && node.range ? lineAt(node.range[0]) : otherwise;
