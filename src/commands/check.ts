/**
 * liukan check [FOLDER] [--json]: are the flow and the lists right, and do their 范例 come out as written? And the office's own
 * file, where there is one.
 */
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { placeReminders } from '../content/known-places.ts';
import { loadOffice } from '../office/load-office.ts';
import { checkFolder, sayProblem } from './open-content.ts';

export async function check(folder: string | undefined, json: boolean): Promise<number> {
  const config = readConfig(process.env);
  const checked = await checkFolder(folder === undefined ? config.content : resolve(folder));
  const { office, problems: ofOffice } = await loadOffice(config.office);
  const { content, examples } = checked;
  const problems = [...checked.problems, ...placeReminders(checked.places), ...ofOffice];
  const isRight = content !== undefined && office !== undefined;
  if (json) {
    const told = { right: isRight, problems, examples, content: content?.hash ?? null };
    process.stdout.write(
      `${JSON.stringify(config.office === undefined ? told : { ...told, office: config.office }, null, 2)}\n`,
    );
    return isRight ? 0 : 1;
  }
  for (const problem of problems) process.stdout.write(`${sayProblem(problem)}\n`);
  if (content === undefined || office === undefined) {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    process.stdout.write(`有 ${errors} 处错误，请改好再用。\n`);
    return 1;
  }
  const situations = content.packs.flatMap((pack) => pack.lists).flatMap((list) => list.situations).length;
  const clauses = content.packs.flatMap((pack) => pack.clauses).length;
  process.stdout.write(
    `没有错误：${content.packs.length} 个政策包，${clauses} 条条款，${situations} 个情形，${examples} 个范例都得到应得的结论。\n${content.hash}\n`,
  );
  if (config.office !== undefined)
    process.stdout.write(
      `本机关的设置没有错误：${Object.keys(office.limits).length} 个期限，放假通知到 ${office.knownUntil}。\n`,
    );
  return 0;
}
