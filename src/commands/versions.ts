/**
 * liukan versions [--json]: what was published, by whom, why, what it changed, which matters stay on which version, and of which
 * clauses decisions depart so often that the lists may be unclear.
 */
import { readConfig } from '../config.ts';
import { type Pending, type Versions, versions } from '../publish/versions.ts';
import { type Figures, latestFigures } from '../review/figures.ts';
import { openStore } from '../store/open.ts';
import type { Publication } from '../store/publications.ts';
import { indented, labelled, momentInChina, sayCertificate, sayNumbers, shortHash } from './approval.ts';

/** Lines of a difference that the table shows; `--json` has them all. */
const SHOWN = 3;

export async function listVersions(json: boolean): Promise<number> {
  const db = await openStore(readConfig(process.env).database);
  try {
    const found = await versions(db);
    const lines = json ? [] : [...asText(found), ...sayUnclear(await latestFigures(db))];
    process.stdout.write(json ? `${JSON.stringify(asJson(found), null, 2)}\n` : `${lines.join('\n')}\n`);
    return 0;
  } finally {
    await db.close();
  }
}

const asJson = ({ publications, pending }: Versions) => ({
  versions: publications.map(({ at, difference, certificate, ...publication }, place) => ({
    ...publication,
    at: new Date(at).toISOString(),
    current: place === 0,
    difference: difference === '' ? [] : difference.split('\n'),
    certificate: certificate === null ? null : (JSON.parse(certificate) as unknown),
  })),
  pending,
});

function asText({ publications, pending }: Versions): readonly string[] {
  const unpublished = pending.filter(({ numbers }) => numbers.length === 0);
  return [
    ...(publications.length === 0
      ? ['还没有发布过：服务直接用文件夹里的内容。发布：npx liukan publish --by 姓名 --why 理由']
      : publications.flatMap((publication, place) => sayVersion(publication, place === 0, pending))),
    ...unpublished.map(({ content, matters }) => `${sayNumbers([])} ${shortHash(content)}  未审结 ${matters} 件`),
    ...(publications.length === 0 ? [] : ['时间是北京时间。自查不计数：已经开始的自查仍用开始时的那一版。']),
  ];
}

function sayVersion(publication: Publication, isCurrent: boolean, pending: readonly Pending[]): readonly string[] {
  const { number, at, by, why, content, difference, restores } = publication;
  const here = pending.find((entry) => entry.content === content);
  // matters are pinned to a content: where two versions have the same one, they are counted at the newest of them
  const sameAs = publication.number === here?.numbers[0] ? undefined : here?.numbers[0];
  const count = sameAs === undefined ? `未审结 ${here?.matters ?? 0} 件` : `未审结的计在第 ${sameAs} 版`;
  const lines = difference.split('\n');
  return [
    `第 ${number} 版${isCurrent ? '（现用）' : ''}  ${momentInChina(at)}  ${by}  ${shortHash(content)}  ${count}`,
    ...labelled('理由', why),
    ...(restores === null ? [] : [`  回退  内容就是第 ${restores} 版的`]),
    ...sayCertificate(publication),
    ...(difference === '' ? [] : [`  与第 ${number - 1} 版相比：`, ...indented(lines.slice(0, SHOWN).join('\n'))]),
    ...(lines.length > SHOWN ? [`    ……共 ${lines.length} 行，全文见 liukan versions --json`] : []),
    '',
  ];
}

/** As the console tells the policy officer: sums over all matters, none of fewer than five. Nothing where there is nothing. */
function sayUnclear({ at, clauses }: Figures): readonly string[] {
  const unclear = clauses.filter((clause) => clause.unclear);
  if (at === null || unclear.length === 0) return [];
  return [
    '',
    `结论常与研判不同的条款（${momentInChina(at)}统计；怎样不同，见审核台的“数据”）：`,
    ...unclear.flatMap(({ instrument, article, decided, agreed: { from, to }, written }) => [
      `  《${instrument}》${article}  ${decided} 件作了结论，一致 ${from}–${to} 件`,
      written === null
        ? '    现在的清单里已经没有这一条'
        : `    ${written.file}  情形 ${written.situations.map(({ id }) => id.slice(id.lastIndexOf('/') + 1)).join('、')}`,
    ]),
  ];
}
