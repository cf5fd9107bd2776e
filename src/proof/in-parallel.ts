/** The whole proof, on as many threads as there are processors. The parts are put together in their order, so that it is the same. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Content } from '../core/content.ts';
import { assemble, type Options, type Part, type Proof, type TooLarge } from '../core/prove.ts';
import { regionsOf } from '../core/region.ts';
import { rulesOf } from '../core/rules.ts';

export interface Setting {
  readonly content: Content;
  readonly options: Options;
}

export type Errand =
  | { readonly kind: 'chain'; readonly at: number }
  | { readonly kind: 'situations'; readonly from: number; readonly to: number };

/** So many situations are one errand: few enough that the threads end together. */
const TOGETHER = 12;

/** In: content. Out: its proof, or what was too large. A fault in a thread rejects. */
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
  const parts: (Part | TooLarge)[] = [];
  let taken = 0;
  const setting: Setting = { content, options };
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: setting });
      let at = 0;
      const next = (): void => {
        at = taken++;
        const errand = errands[at];
        if (errand !== undefined) worker.postMessage(errand);
        else worker.terminate().then(() => resolve(), reject);
      };
      worker.on('message', (part: Part | TooLarge) => {
        parts[at] = part;
        next();
      });
      worker.on('error', reject);
      next();
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), errands.length) }, work));
  const tooLarge = parts.find((part): part is TooLarge => 'exceeded' in part);
  return tooLarge ?? assemble(content, options.asOf, parts as readonly Part[]);
}
