/** Reads flows/ and policies/ into content, or says everything that is wrong with them. */
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Content } from '../core/content.ts';
import { questionsOf } from '../core/flow.ts';
import { English, type Missing } from './english.ts';
import { readFlow } from './flow-file.ts';
import { hashOf } from './hash.ts';
import { link } from './links.ts';
import { askings } from './never.ts';
import { type PackFile, readPack } from './pack-file.ts';
import { type Problem, type Report, reportTo } from './problems.ts';
import { type Cell, parseYaml } from './yaml-tree.ts';

export interface Loaded {
  /** Absent where any problem is an error: half a list is never used. */
  readonly content?: Content;
  /** By file and line. */
  readonly problems: readonly Problem[];
}

export interface Options {
  /** How a missing English wording is told; `error` for what ships. */
  readonly english?: Missing;
}

/** The files by their path relative to the folder, with / between: `policies/hubei/report.yaml`. */
export type Files = ReadonlyMap<string, Uint8Array | string>;

/**
 * The content of a folder that holds flows/ and policies/. Mistakes in the files are problems; a file that cannot be
 * read from the disk is thrown.
 */
export const load = async (folder: string, options: Options = {}): Promise<Loaded> => {
  const found = await Promise.all(['flows', 'policies'].map((top) => filesOf(folder, top)));
  return read(new Map(found.flat()), options);
};

const filesOf = async (folder: string, top: string): Promise<readonly (readonly [string, Uint8Array])[]> => {
  const names = await readdir(join(folder, top), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const paths = names
    .map((name) => `${top}/${name.split(sep).join('/')}`)
    .filter((path) => /\.ya?ml$/.test(path) && !path.includes('/.'));
  return Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const));
};

/** The same for files that were read elsewhere, e.g. an older revision. */
export const read = (files: Files, { english = 'warning' }: Options = {}): Loaded => {
  const problems: Problem[] = [];
  const paths = [...files.keys()].sort();
  const chinese = paths.filter((path) => path.endsWith('.yaml') && !path.endsWith('.en.yaml'));
  const flows = chinese.filter((path) => path.startsWith('flows/'));
  const packs = chinese.filter((path) => path.startsWith('policies/'));
  const opened = new Map<string, Cell>();
  for (const path of paths) {
    const cell = open(reportTo(problems, path), path, files.get(path) ?? '');
    if (cell) opened.set(path, cell);
  }
  checkNames(problems, paths, flows, packs);
  for (const path of chinese)
    if (!files.has(englishOf(path)))
      problems.push({
        severity: english,
        file: path,
        line: 1,
        message: `没有英文文件 ${nameOf(englishOf(path))},读英文的人会看到中文`,
      });

  const [flowPath] = flows;
  const flowCell = flowPath === undefined ? undefined : opened.get(flowPath);
  if (flowPath === undefined || flowCell === undefined) return { problems: inOrder(problems) };
  const withEnglish = <T>(path: string, readWith: (report: Report, words: English) => T): T =>
    readBoth(problems, opened, path, english, readWith);

  const before = problems.length;
  const flow = withEnglish(flowPath, (report, words) => readFlow(report, flowCell, words));
  // Lists are checked against the questions and options of the flow: while those are wrong, they would be blamed for it.
  if (hasError(problems.slice(before).filter((problem) => problem.file === flowPath)))
    return { problems: inOrder(problems) };
  const frame = {
    flow,
    questions: new Map(questionsOf(flow).map((question) => [question.id, question])),
    asked: askings(flow),
  };
  const packFiles = packs.flatMap((path): readonly PackFile[] => {
    const cell = opened.get(path);
    return cell === undefined
      ? []
      : [withEnglish(path, (report, words) => readPack(report, cell, words, idOf(path), frame))];
  });
  const unread = packs.filter((path) => !opened.has(path)).map(idOf);
  const linked = link(packFiles, unread, frame.asked);
  if (hasError(problems)) return { problems: inOrder(problems) };
  return { content: { hash: hashOf({ flow, packs: linked }), flow, packs: linked }, problems: inOrder(problems) };
};

/** policies/hubei/report.yaml → hubei/report */
const idOf = (path: string): string => path.replace(/^policies\//, '').replace(/\.yaml$/, '');

const hasError = (problems: readonly Problem[]): boolean => problems.some((problem) => problem.severity === 'error');

const open = (report: Report, path: string, raw: Uint8Array | string): Cell | undefined => {
  let text: string;
  try {
    text = typeof raw === 'string' ? raw : new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    report.error(1, '文件不是 UTF-8 编码(可能是 GBK),请另存为 UTF-8');
    return undefined;
  }
  if (text.trim() === '') {
    report.error(1, '文件是空的');
    return undefined;
  }
  if (!/^[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:\.en)?\.yaml$/.test(path))
    report.error(1, '文件名和文件夹名只用小写英文字母、数字和连字符,以 .yaml 结尾');
  return parseYaml(report, text);
};

/** A Chinese file with its English: what the English has beyond the Chinese is told only where the Chinese was read well. */
const readBoth = <T>(
  problems: Problem[],
  opened: ReadonlyMap<string, Cell>,
  path: string,
  missing: Missing,
  readWith: (report: Report, words: English) => T,
): T => {
  const englishPath = englishOf(path);
  const englishCell = opened.get(englishPath);
  const englishProblems: Problem[] = [];
  const englishReport = reportTo(englishProblems, englishPath);
  const words =
    englishCell === undefined ? English.none(englishReport) : English.of(englishReport, missing, englishCell);
  const before = problems.length;
  const result = readWith(reportTo(problems, path), words);
  if (hasError(problems.slice(before))) return result;
  words.finish();
  problems.push(...englishProblems);
  return result;
};

const checkNames = (
  problems: Problem[],
  paths: readonly string[],
  flows: readonly string[],
  packs: readonly string[],
): void => {
  if (flows.length === 0) reportTo(problems, 'flows').error(1, '文件夹 flows 里没有流程文件');
  for (const path of flows.slice(1)) reportTo(problems, path).error(1, `只能有一个流程文件,已经有 ${flows[0]}`);
  if (packs.length === 0) reportTo(problems, 'policies').error(1, '文件夹 policies 里没有政策清单');
  for (const path of paths)
    if (path.endsWith('.en.yaml') && !paths.includes(path.replace(/\.en\.yaml$/, '.yaml')))
      reportTo(problems, path).error(1, `没有对应的中文文件 ${nameOf(path.replace(/\.en\.yaml$/, '.yaml'))}`);
};

const englishOf = (path: string): string => path.replace(/\.yaml$/, '.en.yaml');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
