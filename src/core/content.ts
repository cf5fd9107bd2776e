/** What a case runs on: the flow and the packs, pinned to it by their hash. Plain JSON, so that a database row can keep it. */
import type { Flow } from './flow.ts';
import type { PolicyPack } from './policy.ts';

export interface Content {
  /** sha256:… of the flow's and the packs' canonical form; comments and layout of the YAML do not change it, wording does. */
  readonly hash: string;
  readonly flow: Flow;
  readonly packs: readonly PolicyPack[];
}
