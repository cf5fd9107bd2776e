/** liukan publish [FOLDER] --by NAME --why REASON: from now on new consultations begin with what lies in the folder. */
import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { publish } from '../publish/publish.ts';
import { openStore } from '../store/open.ts';
import { approvalFrom, type Given, proofs, sayOutcome } from './approval.ts';
import { checkFolder, sayProblem } from './open-content.ts';

export async function publishFolder(folder: string | undefined, given: Given): Promise<number> {
  const approval = approvalFrom(given);
  const config = readConfig(process.env);
  const { content, problems } = await checkFolder(folder === undefined ? config.content : resolve(folder));
  for (const problem of problems) process.stderr.write(`${sayProblem(problem)}\n`);
  if (content === undefined) {
    process.stderr.write('没有发布：清单有错，请改好再发布（npx liukan check 可以随时检查）。\n');
    return 1;
  }
  const db = await openStore(config.database);
  try {
    return await sayOutcome(db, await publish({ db, now: Date.now }, proofs, content, approval));
  } finally {
    await db.close();
  }
}
