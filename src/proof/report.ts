/** The proof as a policy officer reads it in a terminal. */
import type { Content } from '../core/content.ts';
import { type Counts, totalOf } from '../core/counts.ts';
import { type Kind, KINDS } from '../core/ends.ts';
import { isWithin } from '../core/places.ts';
import type { PolicyPack } from '../core/policy.ts';
import { type Chain, mayAccept, type Proof } from '../core/prove.ts';
import type { Found } from '../core/region.ts';
import { OUTCOME_WORDS } from '../core/words.ts';
import { mustBeAccepted } from './certificate.ts';
import { notYetIn, sayNotYet } from './not-yet.ts';
import { EXAMPLE, FINDING_WORDS, sayCount, sayFound, sayRegion } from './say-found.ts';

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
  /** Only what this pack takes part in. */
  readonly pack?: PolicyPack | undefined;
  readonly milliseconds: number;
}

/**
 * What is not accepted first. Of one file and one reason together: each is told, and the reason and one example are told once;
 * so are the gaps of several places.
 */
function sayFaults(content: Content, faults: readonly Found[], asOf: string): readonly string[] {
  const groups = [
    ...Map.groupBy(faults, (each) => {
      const { kind, question = '', pack = '', accepted = '' } = each;
      return kind === 'gap' || kind === 'inverted' ? `${kind} ${question} ${pack} ${accepted}` : each;
    }).values(),
  ].toSorted((a, b) => Number(a[0]?.accepted !== undefined) - Number(b[0]?.accepted !== undefined));
  return groups.flatMap((group) => {
    const [first, ...others] = group.map((each) => sayFound(content, each, asOf));
    const accepted = group[0]?.accepted;
    const mark = accepted === undefined ? '✗' : '✓';
    const [what = '', ...more] = first ?? [];
    const isExample = (line: string): boolean => line.startsWith(EXAMPLE);
    return [
      `${mark} ${what}`,
      ...indented(more.filter((line) => !isExample(line))),
      ...others.flatMap(([head = '', ...lines]) => [
        `${mark} ${head}`,
        ...indented(lines.filter((line) => !isExample(line) && !more.includes(line))),
      ]),
      ...indented(more.filter(isExample)),
      ...(accepted === undefined ? [] : indented([`已知：${accepted}`])),
    ];
  });
}

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `    ${line}`);

/** Whether a finding is about a situation of a pack, turns on one, or is for the pack to accept; always where there is no pack. */
export function takesPart(content: Content, pack: PolicyPack | undefined, found: Found): boolean {
  if (pack === undefined || mayAccept(content, pack, found)) return true;
  return [found.situation ?? '', ...(found.by ?? [])].some((id) => id.startsWith(`${pack.id}/`));
}

/** Whether a pack applies in a chain. */
const isIn = (pack: PolicyPack | undefined, { place }: Chain): boolean =>
  pack?.place === undefined || (place !== undefined && isWithin(place, pack.place));

export function report(content: Content, proof: Proof, { region, pack, milliseconds }: Shown): string {
  const { chains, holds, asOf } = proof;
  const found = proof.found.filter((each) => takesPart(content, pack, each));
  const idle = proof.idle.filter((each) => pack === undefined || each.pack === pack.id);
  const faults = found.filter(mustBeAccepted);
  const open = faults.filter(({ accepted }) => accepted === undefined);
  const openElsewhere = proof.found.filter(
    (each) => mustBeAccepted(each) && each.accepted === undefined && !found.includes(each),
  );
  const redundant = found.filter((each) => !mustBeAccepted(each));
  const shown = chains.filter((chain) => (region === undefined ? isIn(pack, chain) : chain.place === region));
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
    `${pack === undefined ? '发现' : `与 ${pack.id} 有关的发现`} ${faults.length} 处，其中已经写明理由接受的 ${faults.length - open.length} 处。`,
    ...sayFaults(content, faults, asOf),
    ...(open.length === 0
      ? []
      : [
          '',
          `打 ✗ 的要么改清单，要么在那个清单自己的文件里写「已知: [{ 发现: ${FINDING_WORDS[open[0]?.kind ?? 'gap']}, …, 理由: … }]」；别的文件里写的不算。`,
          ...(open.some(({ kind }) => kind === 'gap')
            ? ['空白写在那个地方自己的清单里（适用地区就是那个地方的）。']
            : []),
        ]),
    ...(openElsewhere.length === 0
      ? []
      : [`别的清单还有 ${openElsewhere.length} 处没有写明理由，不写 --pack 可以看到。`]),
    ...idle.map(
      ({ pack, kind, what }) =>
        `提醒：${pack} 的「已知」里的「${FINDING_WORDS[kind]}${what === '' ? '' : ` ${what}`}」没有发现，可以删去`,
    ),
    ...notYetIn(content, asOf)
      .filter((each) => pack === undefined || each.pack === pack.id)
      .map((each) => sayNotYet(each, asOf)),
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
