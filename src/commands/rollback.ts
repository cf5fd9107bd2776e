/** liukan rollback NUMBER --by NAME --why REASON: from now on new consultations begin with what that version said. */
import { readConfig } from '../config.ts';
import { rollBack } from '../publish/publish.ts';
import { openStore } from '../store/open.ts';
import { approvalFrom, type Given, proofs, sayOutcome } from './approval.ts';
import { UsageError } from './usage.ts';

export async function rollback(number: string | undefined, given: Given): Promise<number> {
  if (number === undefined || !/^[1-9]\d{0,8}$/.test(number))
    throw new UsageError('写法：liukan rollback 版本号 --by 姓名 --why 理由；版本号见 liukan versions');
  const approval = approvalFrom(given);
  const db = await openStore(readConfig(process.env).database);
  try {
    return await sayOutcome(db, await rollBack({ db, now: Date.now }, proofs, Number(number), approval));
  } finally {
    await db.close();
  }
}
