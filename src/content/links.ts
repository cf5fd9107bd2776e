/** What packs say about each other: 取代 a pack, 收紧 a situation of another, 范例 may rely on another pack's. */
import type { Condition, Effect, PolicyPack, Situation } from '../core/policy.ts';
import { PLACE } from '../core/policy.ts';
import { whyNotBelow } from './levels.ts';
import { meantBy, type Names, namesOf, packOf, unknownName, unknownSituation } from './names.ts';
import { type Asking, whyNever } from './never.ts';
import type { PackFile } from './pack-file.ts';
import type { Report } from './problems.ts';
import type { Word } from './reader.ts';
import { checkVersions } from './versions.ts';

interface Placed {
  readonly pack: PolicyPack;
  readonly effect: Effect;
  readonly situation: Situation;
}

/**
 * The packs with the 依据 and 不依据 of their examples made whole: 禁1 → hubei/report/禁1, 第五条 → hubei/report#第五条. What names
 * nothing is told in the report of its file. `unread` are the ids of packs that could not be read at all, `spoilt` of those
 * with mistakes, in which a situation may be missing for another reason.
 */
export const link = (
  files: readonly PackFile[],
  unread: readonly string[],
  asked: ReadonlyMap<string, Asking>,
  spoilt: ReadonlySet<string> = new Set(),
): readonly PolicyPack[] => {
  const situations = new Map<string, Placed>();
  const clauses = new Set<string>();
  for (const { pack } of files) {
    for (const { effect, situations: listed } of pack.lists)
      for (const situation of listed) situations.set(situation.id, { pack, effect, situation });
    for (const clause of pack.clauses) clauses.add(clause.id);
  }
  checkVersions(files, unread);
  const names = namesOf(files.map(({ pack }) => pack));
  return files.map((file) => {
    checkTightenings(file, situations, unread, asked, spoilt, names);
    return { ...file.pack, examples: wholeExamples(file, situations, clauses, { spoilt, unread }, names) };
  });
};

const checkTightenings = (
  { pack, report, lines, unread: unreadKeys }: PackFile,
  situations: ReadonlyMap<string, Placed>,
  unread: readonly string[],
  asked: ReadonlyMap<string, Asking>,
  spoilt: ReadonlySet<string>,
  names: Names,
): void => {
  for (const [index, { of, when }] of pack.tightenings.entries()) {
    const line = lines.tightenings[index] ?? 1;
    const target = situations.get(of);
    if (of === '') continue;
    if (target === undefined) {
      // Of a file that is no YAML nothing is known; that was told already.
      if (!unread.includes(packOf(of))) report.error(line, unknownSituation(of, names));
      continue;
    }
    if (spoilt.has(target.pack.id)) continue;
    // A further condition makes a ground narrower, but a bar or a referral wider open.
    if (target.effect !== 'ground') report.error(line, `只能收紧「作用: 支持」的情形；给「${of}」加条件等于放宽`);
    const notBelow = unreadKeys.has('适用地区') ? undefined : whyNotBelow(pack, target.pack);
    if (notBelow !== undefined) {
      report.error(line, notBelow);
      continue;
    }
    const whole: Condition = [...target.pack.scope, ...target.situation.when, ...within(target.pack)];
    const dates = pack.lighterLaw ? {} : { from: pack.from, until: pack.until };
    const why = whyNever([...whole, ...pack.scope, ...when, ...within(pack)], asked, dates);
    // A target that never applies as it is was told in its own file.
    if (why !== undefined && whyNever(whole, asked) === undefined)
      report.error(line, `收紧以后「${of}」永远不会成立：${why}`);
  }
};

const within = ({ place }: PolicyPack): Condition =>
  place === undefined ? [] : [{ question: PLACE, is: 'within', places: [place] }];

const wholeExamples = (
  { pack, relies }: PackFile,
  situations: ReadonlyMap<string, Placed>,
  clauses: ReadonlySet<string>,
  { spoilt, unread }: { readonly spoilt: ReadonlySet<string>; readonly unread: readonly string[] },
  names: Names,
): PolicyPack['examples'] => {
  const isBlamed = (id: string): boolean => spoilt.has(id) || unread.includes(id);
  const whole = (report: Report, words: readonly Word[]): readonly string[] =>
    words.flatMap(({ text, line }) => {
      const id = [text, `${pack.id}/${text}`, `${pack.id}#${text}`].find(
        (each) => situations.has(each) || clauses.has(each),
      );
      if (id !== undefined) return [id];
      const meant = meantBy(text, pack.id, names);
      if (
        meant === undefined &&
        (isBlamed(pack.id) || isBlamed(text.includes('#') ? text.replace(/#.*/, '') : packOf(text)))
      )
        return [];
      report.error(line, unknownName(text, pack.id, names));
      return [];
    });
  return pack.examples.map((example, index) => {
    const named = relies[index];
    if (named === undefined) return example;
    const excludes = whole(named.report, named.not);
    return {
      ...example,
      relies: whole(named.report, named.words),
      ...(excludes.length === 0 ? {} : { excludes }),
    };
  });
};
