/** Reads flows/ and policies/ into content, or says everything that is wrong with them. */
import type { Content } from '../core/content.ts';
import { questionsOf } from '../core/flow.ts';
import { English, type Missing } from './english.ts';
import { textOf } from './file-text.ts';
import { filesOf } from './folder.ts';
import { readFlow } from './flow-file.ts';
import { hashOf } from './hash.ts';
import { link } from './links.ts';
import { askings } from './never.ts';
import { type Opened, type PackFile, readPack } from './pack-file.ts';
import { type PlaceNamed, type Problem, type Report, reportTo } from './problems.ts';
import { type Cell, parseYaml } from './yaml-tree.ts';

export interface Loaded {
  /** Absent where any problem is an error: half a list is never used. */
  readonly content?: Content;
  /** By file and line. */
  readonly problems: readonly Problem[];
  /** Every place that the files name. */
  readonly places: readonly PlaceNamed[];
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
  const problems = found.flatMap((each) => each.problems);
  const loaded = read(new Map(found.flatMap(({ files }) => files)), options);
  if (problems.length === 0) return loaded;
  return { problems: inOrder([...problems, ...loaded.problems]), places: loaded.places };
};

/** The same for files that were read elsewhere, e.g. an older revision. */
export const read = (files: Files, { english = 'warning' }: Options = {}): Loaded => {
  const problems: Problem[] = [];
  const places: PlaceNamed[] = [];
  const paths = [...files.keys()].sort();
  const chinese = paths.filter((path) => path.endsWith('.yaml') && !/\.(?:en|examples)\.yaml$/.test(path));
  const flows = chinese.filter((path) => path.startsWith('flows/'));
  const packs = chinese.filter((path) => path.startsWith('policies/'));
  const trees = treesOf(problems, files);
  const nothing = (): Loaded => {
    trees.openRest();
    return { problems: inOrder(problems), places };
  };
  checkNames(problems, paths, flows, packs);
  for (const path of chinese)
    if (!files.has(englishOf(path)))
      problems.push({
        severity: english,
        file: path,
        line: 1,
        message: `没有英文文件 ${nameOf(englishOf(path))}，读英文的人会看到中文`,
      });

  const [flowPath] = flows;
  const flowCell = flowPath === undefined ? undefined : trees.open(flowPath);
  if (flowPath === undefined || flowCell === undefined) return nothing();
  const withEnglish = <T>(path: string, readWith: (report: Report, words: English) => T): T =>
    readBoth({ problems, places }, trees, path, english, readWith);

  const before = problems.length;
  const flow = withEnglish(flowPath, (report, words) => readFlow(report, flowCell, words));
  // Lists are checked against the questions and options of the flow: while those are wrong, they would be blamed for it.
  if (hasError(problems.slice(before).filter((problem) => problem.file === flowPath))) return nothing();
  const frame = {
    flow,
    questions: new Map(questionsOf(flow).map((question) => [question.id, question])),
    asked: askings(flow),
  };
  const unread: string[] = [];
  const packFiles = packs.flatMap((path): readonly PackFile[] => {
    const cell = trees.open(path);
    if (cell !== undefined)
      return [
        withEnglish(path, (report, words) =>
          readPack({ report, cell }, words, idOf(path), frame, openExamples({ problems, places }, trees, path)),
        ),
      ];
    unread.push(idOf(path));
    return [];
  });
  trees.openRest();
  const spoilt = new Set(packs.filter((path) => hasError(problems.filter(({ file }) => file === path))).map(idOf));
  const linked = link(packFiles, unread, frame.asked, spoilt);
  if (hasError(problems)) return { problems: inOrder(problems), places };
  return {
    content: { hash: hashOf({ flow, packs: linked }), flow, packs: linked },
    problems: inOrder(problems),
    places,
  };
};

/** policies/hubei/report.yaml → hubei/report */
const idOf = (path: string): string => path.replace(/^policies\//, '').replace(/\.yaml$/, '');

const hasError = (problems: readonly Problem[]): boolean => problems.some((problem) => problem.severity === 'error');

/** The trees of the files, each parsed when it is opened and not kept: those of a whole country's lists fill the memory. */
interface Trees {
  /** Once for each file; undefined where it is not there or no YAML, which is told. */
  open(path: string): Cell | undefined;
  /** Opens what nobody asked for: it may be no YAML all the same. */
  openRest(): void;
}

const treesOf = (problems: Problem[], files: Files): Trees => {
  const unopened = new Set(files.keys());
  const open = (path: string): Cell | undefined => {
    const report = reportTo(problems, path);
    const text = unopened.delete(path) ? textOf(report, path, files.get(path) ?? '') : undefined;
    return text === undefined ? undefined : parseYaml(report, text);
  };
  return { open, openRest: () => unopened.forEach(open) };
};

/** Where the reports of all files end. */
interface Told {
  readonly problems: Problem[];
  readonly places: PlaceNamed[];
}

/** A Chinese file with its English: what the English has beyond the Chinese is told only where the Chinese was read well. */
const readBoth = <T>(
  { problems, places }: Told,
  trees: Trees,
  path: string,
  missing: Missing,
  readWith: (report: Report, words: English) => T,
): T => {
  const englishPath = englishOf(path);
  const englishCell = trees.open(englishPath);
  const englishProblems: Problem[] = [];
  const englishReport = reportTo(englishProblems, englishPath);
  const words =
    englishCell === undefined ? English.none(englishReport) : English.of(englishReport, missing, englishCell);
  const result = readWith(reportTo(problems, path, places), words);
  if (hasError(problems.filter(({ file }) => file === path))) return result;
  words.finish();
  problems.push(...englishProblems);
  return result;
};

const openExamples = ({ problems, places }: Told, trees: Trees, path: string): Opened | undefined => {
  const examples = examplesOf(path);
  const cell = trees.open(examples);
  return cell && { report: reportTo(problems, examples, places), cell };
};

const checkNames = (
  problems: Problem[],
  paths: readonly string[],
  flows: readonly string[],
  packs: readonly string[],
): void => {
  if (flows.length === 0) reportTo(problems, 'flows').error(1, '文件夹 flows 里没有流程文件');
  for (const path of flows.slice(1)) reportTo(problems, path).error(1, `只能有一个流程文件，已经有 ${flows[0]}`);
  if (packs.length === 0) reportTo(problems, 'policies').error(1, '文件夹 policies 里没有政策清单');
  const own = new Set(paths);
  for (const path of paths) {
    const beside = path.replace(/\.(?:en|examples)\.yaml$/, '.yaml');
    if (path.endsWith('.en.yaml') && !own.has(beside))
      reportTo(problems, path).error(1, `没有对应的中文文件 ${nameOf(beside)}`);
    if (path.endsWith('.examples.yaml') && !(own.has(beside) && packs.includes(beside)))
      reportTo(problems, path).error(1, `没有对应的政策清单 ${nameOf(beside)}：范例文件要放在它的旁边`);
  }
};

const englishOf = (path: string): string => path.replace(/\.yaml$/, '.en.yaml');
const examplesOf = (path: string): string => path.replace(/\.yaml$/, '.examples.yaml');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
