/** All mutants, group by group on several threads. */
import type { Content } from '../core/content.ts';
import { onThreads } from '../threads.ts';
import { type Fate, groupsOf, type Tried, triedOf } from './survivors.ts';

export interface Setting {
  readonly content: Content;
  readonly asOf: string;
  readonly packs: ReadonlySet<string> | undefined;
}

/** As `tryMutants`. */
export async function tryInParallel(content: Content, asOf: string, packs?: ReadonlySet<string>): Promise<Tried> {
  const groups = groupsOf(content, packs);
  const setting: Setting = { content, asOf, packs };
  const file = new URL('./worker.ts', import.meta.url);
  return triedOf(content, asOf, groups, await onThreads<number, readonly Fate[]>(file, setting, [...groups.keys()]));
}
