/** liukan check [FOLDER] [--json]: are the flow and the lists right, and do their 范例 come out as written? */
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { checkFolder, sayProblem } from './open-content.ts';

export async function check(folder: string | undefined, json: boolean): Promise<number> {
  const { content, problems, examples } = await checkFolder(
    folder === undefined ? readConfig(process.env).content : resolve(folder),
  );
  const isRight = content !== undefined;
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ right: isRight, problems, examples, content: content?.hash ?? null }, null, 2)}\n`,
    );
    return isRight ? 0 : 1;
  }
  for (const problem of problems) process.stdout.write(`${sayProblem(problem)}\n`);
  if (content === undefined) {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    process.stdout.write(`有 ${errors} 处错误，请改好再用。\n`);
    return 1;
  }
  const situations = content.packs.flatMap((pack) => pack.lists).flatMap((list) => list.situations).length;
  const clauses = content.packs.flatMap((pack) => pack.clauses).length;
  process.stdout.write(
    `没有错误：${content.packs.length} 个政策包，${clauses} 条条款，${situations} 个情形，${examples} 个范例都得到应得的结论。\n${content.hash}\n`,
  );
  return 0;
}
