/** What publish and rollback have in common: who approves and why, what is worked out beforehand, and how it ended, in words. */
import { todayIn } from '../conversation/receive.ts';
import type { Content } from '../core/content.ts';
import { difference } from '../core/difference.ts';
import { prove } from '../core/prove.ts';
import { clean } from '../plain.ts';
import { certify, mustBeAccepted, sayProved } from '../proof/certificate.ts';
import { sayBriefly } from '../proof/say-difference.ts';
import { sayFound, sayTooLarge } from '../proof/say-found.ts';
import type { Approval, NotPublished, Proofs } from '../publish/publish.ts';
import { versions } from '../publish/versions.ts';
import type { Database } from '../store/database.ts';
import type { Publication } from '../store/publications.ts';
import { UsageError } from './usage.ts';

export const proofs: Proofs = {
  certificateOf,
  differenceOf: (old, next) => sayBriefly({ old, next }, difference({ old, next, asOf: todayIn(Date.now()) })),
};

/** Exactly what is published is proved, whatever certificate lies in the folder. */
function certificateOf(content: Content): ReturnType<Proofs['certificateOf']> {
  const proof = prove(content, { asOf: todayIn(Date.now()) });
  if ('exceeded' in proof) return { refused: sayTooLarge(proof) };
  const made = certify(content, proof);
  if (made !== undefined) return { certificate: JSON.stringify(made) };
  const open = proof.found.filter((found) => mustBeAccepted(found) && found.accepted === undefined);
  return {
    refused: [
      `证明里有 ${open.length} 处还没有处理（改清单，或者写进「已知」）：`,
      ...open.slice(0, 5).map((found) => `  ${sayFound(content, found)[0]}`),
      '详细的看：npx liukan prove 文件夹',
    ].join('\n'),
  };
}

export interface Given {
  readonly by: string | undefined;
  readonly why: string | undefined;
}

/** Throws `UsageError`: nobody publishes without a name and a reason. */
export function approvalFrom({ by, why }: Given): Approval {
  const approval = { by: clean(by ?? '').trim(), why: clean(why ?? '').trim() };
  if (approval.by === '') throw new UsageError('要写 --by 姓名：谁批准的，会一直留在记录里');
  if (approval.why === '') throw new UsageError('要写 --why 理由：为什么改，会一直留在记录里');
  return approval;
}

/** 2026-11-23 20:00, in China */
export const momentInChina = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** sha256:0123456789ab: enough to tell two apart */
export const shortHash = (hash: string): string => hash.slice(0, 'sha256:'.length + 12);

/** Says how it ended, on standard output or error; returns the exit code. */
export async function sayOutcome(db: Database, outcome: Publication | NotPublished): Promise<number> {
  if ('refused' in outcome) {
    if (outcome.refused === 'unknown_version') throw new UsageError(sayRefused(outcome));
    process.stderr.write(`${sayRefused(outcome)}\n`);
    return 1;
  }
  process.stdout.write(`${[...sayPublished(outcome), ...(await sayWhoStays(db, outcome))].join('\n')}\n`);
  return 0;
}

function sayPublished(publication: Publication): readonly string[] {
  const { number, content, by, why, difference, restores } = publication;
  return [
    restores === null
      ? `已发布第 ${number} 版 ${shortHash(content)}`
      : `已回退：第 ${number} 版，内容就是第 ${restores} 版的 ${shortHash(content)}`,
    `  批准  ${by}`,
    ...labelled('理由', why),
    ...sayCertificate(publication),
    ...(difference === '' ? [] : [`  与第 ${number - 1} 版相比：`, ...indented(difference)]),
  ];
}

async function sayWhoStays(db: Database, { content }: Publication): Promise<readonly string[]> {
  const elsewhere = (await versions(db)).pending.filter((pending) => pending.content !== content);
  return [
    '新的咨询从现在起用这一版；正在运行的服务一秒内换上，不用重启。',
    '已经开始的自查仍用开始时的那一版。',
    ...elsewhere.map((pending) => `已提交、还没有审结的：${pending.matters} 件仍用${sayNumbers(pending.numbers)}。`),
  ];
}

/** 第 3、1 版 */
export const sayNumbers = (numbers: readonly number[]): string =>
  numbers.length === 0 ? '没有发布过的内容' : `第 ${numbers.join('、')} 版`;

export const sayCertificate = ({ certificate }: Publication): readonly string[] =>
  certificate === null ? [] : labelled('证明', sayProved(certificate));

/** Two spaces in front of each line, the first with what it is. */
export function labelled(label: string, text: string): readonly string[] {
  const [first = '', ...more] = text.split('\n');
  return [`  ${label}  ${first}`, ...more.map((line) => `        ${line}`)];
}

export const indented = (text: string): readonly string[] => text.split('\n').map((line) => `    ${line}`);

function sayRefused(outcome: NotPublished): string {
  switch (outcome.refused) {
    case 'nothing_new':
      return `没有发布：与现在用的第 ${outcome.current.number} 版内容相同，没有可发布的改动。`;
    case 'not_certified':
      return `没有发布：${outcome.because}`;
    case 'overtaken': {
      const { number, by, at } = outcome.current;
      return `没有发布：${by} 刚刚（${momentInChina(at)}）发布了第 ${number} 版。请先看 liukan versions，再决定是否发布。`;
    }
    case 'unknown_version':
      return outcome.newest === undefined
        ? '还没有发布过，没有可以回退的版本'
        : `没有这一版；现有第 1 到第 ${outcome.newest.number} 版，见 liukan versions`;
  }
}
