/**
 * Run by durability.test.ts, several at once: makes the database and the case `shared` unless another has, then takes argv[3]
 * turns of it, one after another, beginning again whenever another process was first. Says how often that was.
 */
import { caseById } from '../../src/store/cases.ts';
import { Conflict } from '../../src/store/database.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { aCase, aTurn } from './examples.ts';

const db = await openSqlite(String(process.argv[2]));
let lost = 0;
const ifFirst = (error: unknown) => {
  if (!(error instanceof Conflict)) throw error;
  lost++;
};
await db.commit(aCase('shared')).catch(ifFirst);
for (let taken = 0; taken < Number(process.argv[3]); ) {
  const seq = (await caseById(db, 'shared'))?.seq ?? 0;
  const turn = aTurn('shared', seq + 1, { inboundId: `${process.pid}-${taken}` });
  await db.commit(turn).then(() => taken++, ifFirst);
}
await db.close();
console.log(lost);
