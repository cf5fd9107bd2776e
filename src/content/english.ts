/**
 * The English beside a Chinese file (`*.en.yaml`): the same structure, named by the Chinese words, holding English only.
 * It is not read on its own: whoever reads the Chinese asks for the English of each wording in passing. What is asked
 * for and not there is missing; what is there and was never asked for names something that the Chinese does not have.
 */
import type { Text } from '../core/text.ts';
import type { Problem, Report } from './problems.ts';
import { asMap, wordsOf } from './reader.ts';
import { colonMistake } from './slips.ts';
import { nearest, unknownWord } from './spelling.ts';
import type { Cell, MapCell } from './yaml-tree.ts';

/** How a missing English wording is told: what ships must have all, an adopter's own list may do without. */
export type Missing = Problem['severity'];

export class English {
  readonly #report: Report;
  readonly #missing: Missing;
  readonly #path: readonly string[];
  readonly #map: MapCell | undefined;
  /** The line to name when something is missing here. */
  readonly #line: number;
  readonly #missed: string[] = [];
  readonly #asked = new Map<string, English | undefined>();

  private constructor(report: Report, missing: Missing, path: readonly string[], cell: Cell | undefined, line: number) {
    this.#report = report;
    this.#missing = missing;
    this.#path = path;
    this.#line = line;
    this.#map = cell?.kind === 'map' ? cell : undefined;
    if (cell !== undefined)
      asMap(report, cell, `${path.length === 0 ? '英文文件' : this.#named()}要写成「中文的名字: 英文」`);
  }

  static of(report: Report, missing: Missing, cell: Cell): English {
    return new English(report, missing, [], cell, 1);
  }

  /** Where there is no English file (or it cannot be read): nothing is there, and nothing more is said about it. */
  static none(report: Report): English {
    return new English(report, 'warning', [], undefined, 1);
  }

  /** The part of the English that is named by a Chinese word: `条款`, then `第五条`. Said once where it is missing as a whole. */
  under(name: string): English {
    const known = this.#asked.get(name);
    if (known !== undefined) return known;
    const entry = this.#map?.entries.get(name);
    const part = new English(
      this.#report,
      this.#missing,
      [...this.#path, name],
      entry?.value,
      entry?.line ?? this.#line,
    );
    this.#asked.set(name, part);
    if (entry === undefined) this.#missed.push(name);
    return part;
  }

  /** One wording; `chinese` is '' where the Chinese is missing, which was told already. */
  text(name: string, chinese: string): Text {
    const cell = chinese === '' ? undefined : this.#cell(name, true);
    if (cell?.kind === 'text') return { zh: chinese, en: cell.text };
    if (cell !== undefined) this.#report.error(cell.line, `${this.#named(name)}的英文只能写一段文字`);
    return { zh: chinese };
  }

  /** A list of wordings, in the order of the Chinese. */
  texts(name: string, chinese: readonly string[]): readonly Text[] {
    if (chinese.length === 0) return [];
    const cell = this.#cell(name, true);
    const english = cell === undefined ? [] : wordsOf(this.#report, cell, name);
    if (cell !== undefined && english.length !== chinese.length)
      this.#report.error(
        cell.line,
        `${this.#named(name)}的英文有 ${english.length} 项，中文有 ${chinese.length} 项，要一一对应`,
      );
    return chinese.map((zh, index): Text => {
      const en = english[index]?.text;
      return en === undefined ? { zh } : { zh, en };
    });
  }

  /** Further English words for something, which the Chinese need not have. */
  more(name: string): readonly string[] {
    const cell = this.#cell(name, false);
    return cell === undefined ? [] : wordsOf(this.#report, cell, name).map((word) => word.text);
  }

  /** To be called when the Chinese is read to its end: tells what is missing, and what was never asked for. */
  finish(): void {
    if (this.#map === undefined) return;
    const meant = new Set<string>();
    for (const [name, entry] of this.#map.entries) {
      if (this.#asked.has(name)) continue;
      this.#report.error(entry.line, this.#unasked(name, entry.value));
      // What was meant is not missing as well: one mistake is told once.
      meant.add(nearest(name, this.#missed) ?? name);
    }
    for (const name of this.#missed) if (!meant.has(name)) this.#say(name);
    for (const part of this.#asked.values()) part?.finish();
  }

  #unasked(name: string, value: Cell): string {
    const mistake = colonMistake(name);
    if (mistake !== undefined) return mistake;
    if (value.kind === 'empty') return `「${name}」后面没有内容；如果它是前一项的内容，其中有逗号，要给整句加引号`;
    const where = this.#path.length === 0 ? '中文里' : `中文的${this.#named()}里`;
    return `${where}${unknownWord(name, '', [...this.#asked.keys()])}`;
  }

  #cell(name: string, needed: boolean): Cell | undefined {
    if (!this.#asked.has(name)) this.#asked.set(name, undefined);
    const cell = this.#map?.entries.get(name)?.value;
    if (cell !== undefined && cell.kind !== 'empty') return cell;
    if (needed) this.#missed.push(name);
    return undefined;
  }

  #say(name: string): void {
    const message = `缺少${this.#named(name)}的英文`;
    if (this.#missing === 'error') this.#report.error(this.#line, message);
    else this.#report.warn(this.#line, message);
  }

  #named(...name: readonly string[]): string {
    return `「${[...this.#path, ...name].join(' › ')}」`;
  }
}
