/** What a case runs on: the flow and the packs, pinned to it by their hash. Plain JSON, so that a database row can keep it. */
import type { Flow } from './flow.ts';
import { PROVINCES } from './places.ts';
import type { PolicyPack } from './policy.ts';

export interface Content {
  /** sha256:… of the flow's and the packs' canonical form; comments and layout of the YAML do not change it, wording does. */
  readonly hash: string;
  readonly flow: Flow;
  readonly packs: readonly PolicyPack[];
}

/** What a pack has learnt to say since contents were first stored, as it is in a pack that did not say it. */
const ADDED_SINCE = { partial: false, firstOfItsKind: false, accepted: [] } as const satisfies Partial<PolicyPack>;

/** A content that was stored as JSON, perhaps by an older version of the program. It keeps the hash that it was stored under. */
export function revived(body: unknown): Content {
  const content = body as Content;
  return { ...content, packs: content.packs.map((pack) => ({ ...ADDED_SINCE, ...pack })) };
}

/** The provinces that have a list of their own, in the usual order: offered as options; any other is typed. */
export function listedProvinces(content: Content): readonly string[] {
  const listed = new Set(content.packs.map(({ place }) => place?.split('/')[0]));
  return PROVINCES.map(({ name }) => name).filter((name) => listed.has(name));
}
