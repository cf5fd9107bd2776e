/** 取代: packs that are versions of one instrument, one after the other. */
import type { PolicyPack } from '../core/policy.ts';
import type { PackFile } from './pack-file.ts';
import { nearest } from './spelling.ts';

/**
 * Tells what is wrong between versions. Two of them in force on one day is an error, a day between them on which none is
 * in force a reminder: the judgment is left to a person there. `unread` are the ids of packs that could not be read at all.
 */
export const checkVersions = (files: readonly PackFile[], unread: readonly string[]): void => {
  const byId = new Map(files.map((file) => [file.pack.id, file]));
  /** the older pack's id, and who said first that it replaces it */
  const replacedBy = new Map<string, string>();
  for (const newer of files) {
    const { report, pack, lines } = newer;
    const id = pack.replaces;
    if (id === undefined) continue;
    const older = byId.get(id);
    if (older === undefined) {
      // Of a file that is no YAML nothing is known; that was told already.
      if (!unread.includes(id)) report.error(lines.replaces, unknownPack(id, [...byId.keys()]));
      continue;
    }
    const other = replacedBy.get(id);
    if (other !== undefined) {
      report.error(lines.replaces, `「${id}」已经被「${other}」取代，一个版本只能被一个版本取代`);
      continue;
    }
    replacedBy.set(id, pack.id);
    const circle = circleFrom(pack, byId);
    if (circle === undefined) checkPair(newer, older);
    // Told once, in the first of its files.
    else if (circle.every((each) => each >= pack.id))
      report.error(lines.replaces, `「取代」绕成了一圈：${[...circle, pack.id].join(' → ')}`);
  }
  for (const file of files) if (file.pack.replaces !== undefined || replacedBy.has(file.pack.id)) checkClauses(file);
};

const unknownPack = (id: string, ids: readonly string[]): string => {
  const meant = nearest(id, ids);
  return `没有「${id}」这个政策包，${meant === undefined ? '要写成 文件夹/文件名，例如 national/discipline-regulations-2018' : `是不是「${meant}」？`}`;
};

/** The packs that this one replaces in turn, itself first, where that leads back to it. */
const circleFrom = (pack: PolicyPack, byId: ReadonlyMap<string, PackFile>): readonly string[] | undefined => {
  const met: string[] = [];
  for (let each: PolicyPack | undefined = pack; each !== undefined && !met.includes(each.id); ) {
    met.push(each.id);
    if (each.replaces === pack.id) return met;
    each = each.replaces === undefined ? undefined : byId.get(each.replaces)?.pack;
  }
  return undefined;
};

const checkPair = ({ report, pack, lines, unread }: PackFile, older: PackFile): void => {
  // Of what was written and could not be read nothing more is said.
  const isKnown = (key: '适用地区' | '从旧兼从轻'): boolean => !unread.has(key) && !older.unread.has(key);
  const { id, until } = older.pack;
  if (pack.from === undefined && !unread.has('施行'))
    report.error(lines.replaces, '写了「取代」就要写「施行」：新的版本从哪一天起有效');
  if (until === undefined && !older.unread.has('失效'))
    older.report.error(
      older.lines.title,
      `「${pack.id}」取代了这个文件，要写「失效」：从哪一天起不再有效${pack.from === undefined ? '' : `，例如 失效: ${pack.from}`}`,
    );
  if (pack.from !== undefined && until !== undefined) {
    if (pack.from < until)
      report.error(
        lines.from,
        `「施行」${pack.from} 早于「${id}」的「失效」${until}：同一天不能有两个版本有效，请改其中一个日期`,
      );
    if (pack.from > until)
      report.warn(
        lines.from,
        `从 ${until} 到「施行」${pack.from} 的前一天，没有哪个版本有效：中间还有别的版本，请补上；确实没有，可以不管`,
      );
  }
  if (isKnown('适用地区') && pack.place !== older.pack.place)
    report.error(
      lines.place,
      `同一规定的各个版本，「适用地区」要写得一样：「${id}」${older.pack.place === undefined ? '没有写' : `是「${older.pack.place}」`}`,
    );
  if (isKnown('从旧兼从轻') && pack.lighterLaw !== older.pack.lighterLaw)
    report.error(
      lines.replaces,
      `同一规定的各个版本，「从旧兼从轻」要写得一样：这里是「${yesOrNo(pack.lighterLaw)}」，「${id}」是「${yesOrNo(older.pack.lighterLaw)}」`,
    );
};

const yesOrNo = (flag: boolean): string => (flag ? '是' : '否');

/** A clause that outlives its version, or began before it, would be in force beside its own successor. */
const checkClauses = ({ report, pack, lines }: PackFile): void => {
  for (const { article, from, until } of pack.clauses) {
    const line = lines.clauses.get(article) ?? lines.title;
    if (pack.from !== undefined && from !== undefined && from < pack.from)
      report.error(
        line,
        `条款「${article}」的「施行」${from} 早于这个版本的「施行」${pack.from}：那时有效的是前一个版本`,
      );
    if (pack.until !== undefined && until !== undefined && until > pack.until)
      report.error(
        line,
        `条款「${article}」的「失效」${until} 晚于这个版本的「失效」${pack.until}：那时有效的是后一个版本`,
      );
  }
};
