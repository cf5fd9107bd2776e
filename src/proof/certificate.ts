/**
 * The certificate: that every combination of answers was gone through for exactly this content, what came of it, and why each
 * thing that was found is accepted. It is bound to the content's hash, so the smallest edit makes it worthless.
 */
import { z } from 'zod';
import type { Content } from '../core/content.ts';
import { totalOf, type Counts } from '../core/counts.ts';
import { KINDS } from '../core/ends.ts';
import { ENGINE } from '../core/judgment-json.ts';
import type { Proof } from '../core/prove.ts';
import type { Found } from '../core/region.ts';
import { sayFound } from './say-found.ts';

/** The file beside flows/ and policies/ that `prove --certify` writes. */
export const CERTIFICATE_FILE = 'certificate.json';

const CHECKED = [
  '每一种回答的组合的结论（逐一计数，没有抽样）',
  '永不成立的情形',
  '成立而从不起作用的情形',
  '没有清单说到的组合',
  '下级清单与上级否决的冲突',
  '同一问题中不利的回答反而得到更好的结论',
];

/** Before it, a 已知 in any file excused what another file had brought about. */
const FORMAT = 'liukan-proof-2';
const BEFORE = 'liukan-proof-1';

const certificate = z.object({
  format: z.enum([FORMAT, BEFORE]),
  content: z.string(),
  engine: z.string(),
  provedOn: z.iso.date(),
  /** Days of asking for which it holds: [from, until) */
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  checked: z.array(z.string()),
  combinations: z.string(),
  chains: z.array(z.object({ place: z.string().nullable(), counts: z.record(z.string(), z.string()) })),
  found: z.array(z.object({ what: z.string(), accepted: z.string() })),
  redundant: z.number(),
});

export type Certificate = z.infer<typeof certificate>;

/** What is found and must be mended, or accepted in a pack. A situation that others back up is no fault. */
export const mustBeAccepted = (found: Found): boolean => found.how !== 'redundant';

const written = (counts: Counts): Record<string, string> =>
  Object.fromEntries(KINDS.map((kind) => [kind, String(counts[kind])]));

/** The certificate of a proof, or undefined while something that was found is not accepted. */
export function certify(content: Content, proof: Proof): Certificate | undefined {
  const found = proof.found.filter(mustBeAccepted);
  if (found.some(({ accepted }) => accepted === undefined)) return undefined;
  return {
    format: FORMAT,
    content: content.hash,
    engine: ENGINE,
    provedOn: proof.asOf,
    from: proof.holds.from ?? null,
    until: proof.holds.until ?? null,
    checked: CHECKED,
    combinations: String(proof.chains.reduce((total, { counts }) => total + totalOf(counts), 0n)),
    chains: proof.chains.map(({ place, counts }) => ({ place: place ?? null, counts: written(counts) })),
    found: found.map((each) => ({ what: sayFound(content, each).join('；'), accepted: each.accepted ?? '' })),
    redundant: proof.found.length - found.length,
  };
}

export const printed = (made: Certificate): string => `${JSON.stringify(made, null, 2)}\n`;

/** Why a certificate does not vouch for a content on a day, in words; undefined where it does. `text`: undefined, none is there. */
export function whyInvalid(text: string | undefined, content: Content, today: string): string | undefined {
  if (text === undefined) return `没有证明文件 ${CERTIFICATE_FILE}`;
  const read = certificate.safeParse(parsed(text));
  if (!read.success) return '证明文件读不懂，可能被改动过';
  const { data } = read;
  if (data.format !== FORMAT) return '证明文件是旧的一种，那时别的文件的「已知」也算数；要重新证明';
  if (data.content !== content.hash) return '证明文件不是这份清单的：清单在证明以后改过';
  if (data.engine !== ENGINE) return '证明文件是另一版程序作的';
  if (data.from !== null && today < data.from) return `证明只对 ${data.from} 起的日子有效`;
  if (data.until !== null && today >= data.until)
    return `证明只到 ${data.until} 为止：从这一天起有规定施行或者失效，要重新证明`;
  return undefined;
}

/** In a line what a certificate says. */
export function sayProved(text: string): string {
  const read = certificate.safeParse(parsed(text));
  if (!read.success) return '读不懂';
  const { combinations, found, provedOn, until } = read.data;
  const days = until === null ? '' : `，只到 ${until}`;
  return `${provedOn} 证明${days}：${BigInt(combinations).toLocaleString('en-US')} 种回答逐一算过，${found.length} 处发现都写明了理由`;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
