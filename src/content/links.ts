/** What packs say about each other: 收紧 names a situation of another pack, 范例 may rely on another pack's. */
import type { Condition, Effect, PolicyPack, Situation } from '../core/policy.ts';
import { PLACE } from '../core/policy.ts';
import { type Asking, whyNever } from './never.ts';
import type { PackFile } from './pack-file.ts';
import { quoted } from './problems.ts';
import { nearest } from './spelling.ts';

interface Placed {
  readonly pack: PolicyPack;
  readonly effect: Effect;
  readonly situation: Situation;
}

/**
 * The packs with the 依据 of their examples made whole: 禁1 → hubei/report/禁1, 第五条 → hubei/report#第五条. What names
 * nothing is told in the report of its file. `unread` are the ids of packs that could not be read at all.
 */
export const link = (
  files: readonly PackFile[],
  unread: readonly string[],
  asked: ReadonlyMap<string, Asking>,
): readonly PolicyPack[] => {
  const situations = new Map<string, Placed>();
  const clauses = new Set<string>();
  for (const { pack } of files) {
    for (const { effect, situations: listed } of pack.lists)
      for (const situation of listed) situations.set(situation.id, { pack, effect, situation });
    for (const clause of pack.clauses) clauses.add(clause.id);
  }
  return files.map((file) => {
    checkTightenings(file, situations, unread, asked);
    return { ...file.pack, examples: wholeExamples(file, situations, clauses) };
  });
};

const checkTightenings = (
  { pack, report, tightenings }: PackFile,
  situations: ReadonlyMap<string, Placed>,
  unread: readonly string[],
  asked: ReadonlyMap<string, Asking>,
): void => {
  for (const [index, { of, when }] of pack.tightenings.entries()) {
    const line = tightenings[index] ?? 1;
    const target = situations.get(of);
    if (of === '') continue;
    if (target === undefined) {
      // Of a file that is no YAML nothing is known; that was told already.
      if (!unread.includes(packOf(of))) report.error(line, unknownSituation(of, [...situations.keys()]));
      continue;
    }
    // A further condition makes a ground narrower, but a bar or a referral wider open.
    if (target.effect !== 'ground') report.error(line, `只能收紧「作用: 支持」的情形;给「${of}」加条件等于放宽`);
    const whole: Condition = [...target.pack.scope, ...target.situation.when, ...within(target.pack)];
    const dates = pack.lighterLaw ? {} : { from: pack.from, until: pack.until };
    const why = whyNever([...whole, ...pack.scope, ...when, ...within(pack)], asked, dates);
    // A target that never applies as it is was told in its own file.
    if (why !== undefined && whyNever(whole, asked) === undefined)
      report.error(line, `收紧以后「${of}」永远不会成立:${why}`);
  }
};

/** hubei/report/容1 → hubei/report, and 容1 */
const packOf = (situation: string): string => situation.slice(0, Math.max(0, situation.lastIndexOf('/')));
const numberOf = (situation: string): string => situation.slice(situation.lastIndexOf('/') + 1);

const unknownSituation = (of: string, ids: readonly string[]): string => {
  const samePack = ids.filter((id) => packOf(id) === packOf(of));
  const meant = nearest(numberOf(of), samePack.map(numberOf));
  if (meant !== undefined) return `没有「${of}」这个情形,是不是「${packOf(of)}/${meant}」?`;
  const alike = samePack.length > 0 ? samePack : ids.filter((id) => numberOf(id) === numberOf(of));
  return `没有「${of}」这个情形,要写成 文件夹/文件名/编号${alike.length === 0 ? '' : `,可以写:${quoted(alike)}`}`;
};

const within = ({ place }: PolicyPack): Condition =>
  place === undefined ? [] : [{ question: PLACE, is: 'within', places: [place] }];

const wholeExamples = (
  { pack, report, relies }: PackFile,
  situations: ReadonlyMap<string, Placed>,
  clauses: ReadonlySet<string>,
): PolicyPack['examples'] =>
  pack.examples.map((example, index) => ({
    ...example,
    relies: (relies[index] ?? []).flatMap(({ text, line }) => {
      const whole = [text, `${pack.id}/${text}`, `${pack.id}#${text}`].find(
        (id) => situations.has(id) || clauses.has(id),
      );
      if (whole !== undefined) return [whole];
      const own = [
        ...pack.clauses.map((clause) => clause.article),
        ...pack.lists.flatMap((list) => list.situations.map((each) => each.id.slice(pack.id.length + 1))),
      ];
      const meant = nearest(text, [...own, ...situations.keys(), ...clauses]);
      report.error(
        line,
        `没有「${text}」这一条款或情形,${meant === undefined ? '要写条款名、编号,或 文件夹/文件名/编号' : `是不是「${meant}」?`}`,
      );
      return [];
    }),
  }));
