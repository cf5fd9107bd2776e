/** The whole proof, part by part on several threads. */
import type { Content } from '../core/content.ts';
import { assemble, type Options, type Part, type Proof, type TooLarge } from '../core/prove.ts';
import { regionsOf } from '../core/region.ts';
import { rulesOf } from '../core/rules.ts';
import { onThreads } from '../threads.ts';

export interface Setting {
  readonly content: Content;
  readonly options: Options;
}

export type Errand =
  | { readonly kind: 'chain'; readonly at: number }
  | { readonly kind: 'situations'; readonly from: number; readonly to: number };

/** So many situations are one errand: few enough that the threads end together. */
const TOGETHER = 12;

/** In: content. Out: its proof, or what was too large. */
export async function proveInParallel(content: Content, options: Options): Promise<Proof | TooLarge> {
  const rules = rulesOf(content).length;
  const errands: readonly Errand[] = [
    ...regionsOf(content).map((_, at): Errand => ({ kind: 'chain', at })),
    ...Array.from(
      { length: Math.ceil(rules / TOGETHER) },
      (_, at): Errand => ({
        kind: 'situations',
        from: at * TOGETHER,
        to: (at + 1) * TOGETHER,
      }),
    ),
  ];
  const setting: Setting = { content, options };
  const parts = await onThreads<Errand, Part | TooLarge>(new URL('./worker.ts', import.meta.url), setting, errands);
  const tooLarge = parts.find((part): part is TooLarge => 'exceeded' in part);
  return tooLarge ?? assemble(content, options.asOf, parts as readonly Part[]);
}
