/** The proof as a policy officer reads it in a terminal. */
import type { Content } from '../core/content.ts';
import { type Counts, totalOf } from '../core/counts.ts';
import { type Kind, KINDS } from '../core/ends.ts';
import type { Chain, Proof } from '../core/prove.ts';
import { OUTCOME_WORDS } from '../core/words.ts';
import { mustBeAccepted } from './certificate.ts';
import { FINDING_WORDS, sayCount, sayFound, sayRegion } from './say-found.ts';

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  exempt: OUTCOME_WORDS.exempt.zh,
  tolerated: OUTCOME_WORDS.tolerated.zh,
  mitigated: OUTCOME_WORDS.mitigated.zh,
  referred: '转人工：清单要求',
  unlisted: '转人工：不在清单之内',
  lawsDiffer: '转人工：新旧规定不同',
  lawMissing: '转人工：规定没有收录全',
  barred: OUTCOME_WORDS.barred.zh,
};

/** 中文 takes two columns of a terminal. */
const widthOf = (text: string): number => [...text].reduce((width, each) => width + (each > '\u2e7f' ? 2 : 1), 0);
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** 12.3 %, 0.021 %, <0.001 % */
export function sayShare(count: bigint, total: bigint): string {
  if (total === 0n || count === 0n) return '0 %';
  const share = Number((count * 10n ** 9n) / total) / 10 ** 7;
  return share < 0.001 ? '<0.001 %' : `${share >= 1 ? share.toFixed(1) : Number(share.toPrecision(2))} %`;
}

/** A table of one chain: each kind of end with its exact number. */
function table(counts: Counts): readonly string[] {
  const total = totalOf(counts);
  const width = sayCount(total).length;
  return KINDS.map(
    (kind) =>
      `  ${padded(KIND_WORDS[kind], 24)}${sayCount(counts[kind]).padStart(width)}  ${sayShare(counts[kind], total).padStart(14)}`,
  );
}

function sayChain(chain: Chain, withStatuses: boolean): readonly string[] {
  const statuses = withStatuses
    ? [...chain.byStatus].flatMap(([status, counts]) => [`  —— 其中有“${status}”身份的`, ...table(counts)])
    : [];
  return ['', `${sayRegion(chain.place)}：${sayCount(totalOf(chain.counts))} 种`, ...table(chain.counts), ...statuses];
}

export interface Shown {
  /** Only this chain, with its statuses. */
  readonly region?: string | undefined;
  readonly milliseconds: number;
}

export function report(content: Content, proof: Proof, { region, milliseconds }: Shown): string {
  const { chains, found, holds, asOf, idle } = proof;
  const faults = found.filter(mustBeAccepted);
  const open = faults.filter(({ accepted }) => accepted === undefined);
  const redundant = found.filter((each) => !mustBeAccepted(each));
  const shown = region === undefined ? chains : chains.filter(({ place }) => place === region);
  const total = chains.reduce((all, { counts }) => all + totalOf(counts), 0n);
  const span =
    holds.until === undefined
      ? holds.from === undefined
        ? '任何一天'
        : `${holds.from} 起的任何一天`
      : `${holds.from ?? '以前'} 到 ${holds.until} 前一天`;
  return [
    `逐一算过 ${sayCount(total)} 种回答的组合（${chains.length} 条地区链，数额、日期、地区按清单的分界归类），没有抽样。`,
    `问的那天：${asOf}；${span}来问，都是这个结果。`,
    ...shown.flatMap((chain) => sayChain(chain, region !== undefined)),
    '',
    `发现 ${faults.length} 处，其中已经写明理由接受的 ${faults.length - open.length} 处。`,
    ...faults.flatMap((each) => {
      const [what = '', ...more] = sayFound(content, each, asOf);
      const head = each.accepted === undefined ? `✗ ${what}` : `✓ ${what}`;
      return [
        head,
        ...more.map((line) => `    ${line}`),
        ...(each.accepted === undefined ? [] : [`    已知：${each.accepted}`]),
      ];
    }),
    ...(open.length === 0
      ? []
      : [
          '',
          `打 ✗ 的要么改清单，要么在清单里写「已知: [{ 发现: ${FINDING_WORDS[open[0]?.kind ?? 'gap']}, …, 理由: … }]」。`,
        ]),
    ...idle.map(
      ({ pack, kind, what }) =>
        `提醒：${pack} 的「已知」里的「${FINDING_WORDS[kind]}${what === '' ? '' : ` ${what}`}」没有发现，可以删去`,
    ),
    ...(redundant.length === 0
      ? []
      : [
          '',
          `另有 ${redundant.length} 个情形去掉以后结论都不变（多半是下级重申上级、几部规定说同一件事，留着是为了引用依据）：`,
          ...redundant.map(
            ({ situation, by }) => `  ${situation}${by === undefined || by.length === 0 ? '' : ` ← ${by.join('、')}`}`,
          ),
        ]),
    '',
    `用时 ${(milliseconds / 1000).toFixed(1)} 秒，${sayCount(BigInt(chains.reduce((all, { states }) => all + states, 0)))} 个状态。`,
    '',
  ].join('\n');
}
