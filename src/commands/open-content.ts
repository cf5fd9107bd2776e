/** Content for a command: read, checked, or refused with everything that is wrong. Never half a list. */
import { relative } from 'node:path';
import { checkExamples } from '../content/check-examples.ts';
import { load } from '../content/load.ts';
import { type PlaceNamed, type Problem, sayProblem } from '../content/problems.ts';

export { sayProblem };
import type { Content } from '../core/content.ts';
import { HOME } from '../config.ts';
import { todayIn } from '../conversation/receive.ts';

export class ContentError extends Error {
  override readonly name = 'ContentError';
  readonly code = 'content';
}

export interface Checked {
  readonly content: Content | undefined;
  readonly problems: readonly Problem[];
  readonly places: readonly PlaceNamed[];
  readonly examples: number;
}

/** Reads a folder and computes its 范例. English is required of what ships, asked of an adopter's own. */
export async function checkFolder(folder: string): Promise<Checked> {
  const { content, problems, places } = await load(folder, {
    english: relative(HOME, folder) === '' ? 'error' : 'warning',
  });
  if (content === undefined) return { content, problems, places, examples: 0 };
  const examples = content.packs.reduce((count, pack) => count + pack.examples.length, 0);
  const wrong = checkExamples(content, todayIn(Date.now()));
  return { content: wrong.length === 0 ? content : undefined, problems: [...problems, ...wrong], places, examples };
}

/**
 * The content of a folder for serving and judging. Throws `ContentError` with every mistake, a line each, and with what was
 * therefore not done: 没有启动.
 */
export async function openContent(folder: string, undone = '什么也没有做'): Promise<Content> {
  const { content, problems } = await checkFolder(folder);
  if (content !== undefined) return content;
  const errors = problems.filter(({ severity }) => severity === 'error').map(sayProblem);
  throw new ContentError(`清单有错，${undone}；改好以后再来（npx liukan check 可以随时检查）：\n${errors.join('\n')}`);
}
