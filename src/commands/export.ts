/**
 * liukan export CASE --format json: a matter that was submitted, as it was consented to, with its decision, and which files belong to
 * it: what is in them is left out, and lies in the folder of attachments under their ids.
 * liukan export CASE --example: a decided one as a 范例 to consider, without the person.
 */
import { readConfig } from '../config.ts';
import { enact } from '../conversation/standing.ts';
import type { Content } from '../core/content.ts';
import type { CaseEvent } from '../core/case.ts';
import type { Decision } from '../core/decision.ts';
import type { Moment } from '../core/dialogue.ts';
import type { Answers } from '../core/facts.ts';
import type { FileState } from '../core/matter-life.ts';
import { storedContent } from '../pinned.ts';
import { replayed } from '../review/act.ts';
import { exampleOf } from '../review/example.ts';
import { recordOf } from '../review/record.ts';
import { openStore } from '../store/open.ts';
import { caseById } from '../store/cases.ts';
import type { Database } from '../store/database.ts';
import { actsOf, reviewById, reviewsOfCase, type Review } from '../store/reviews.ts';
import { turnsAfter } from '../store/turns.ts';
import { UsageError } from './usage.ts';

export interface Wanted {
  readonly format: string | undefined;
  readonly example: boolean;
}

/** In: a review's id, or its case's. An unsent self-check is invisible here as everywhere: unknown and unsent are told alike. */
export async function exportCase(id: string, { format, example }: Wanted): Promise<number> {
  if (example && format !== undefined) throw new UsageError('--example 和 --format 只写一个');
  if (!example && (format ?? 'json') !== 'json') throw new UsageError('现在只有 --format json 和 --example');
  const db = await openStore(readConfig(process.env).database);
  try {
    const review = (await reviewById(db, id)) ?? (await reviewsOfCase(db, id)).at(-1);
    if (review === undefined || review.stage === 'withdrawn') {
      process.stderr.write(`没有已提交的件 ${id}（没有提交的自查、已撤回的件都不能导出）\n`);
      return 1;
    }
    const { decisions, files } = replayed(review, await actsOf(db, review.id)).state;
    return example ? await printExample(db, review, decisions[0]) : printRecord(review, decisions[0], files);
  } finally {
    await db.close();
  }
}

function printRecord(
  { id, stage, unit, openedAt, record }: Review,
  decision: Decision | undefined,
  files: readonly FileState[],
): number {
  const exported = {
    ...{ review: id, stage, unit, openedAt: dated(openedAt), record },
    decision: decision ?? null,
    attachments: files.map(({ at, takenBackAt, ...file }) => ({
      ...file,
      at: dated(at),
      takenBackAt: takenBackAt === undefined ? null : dated(takenBackAt),
    })),
  };
  process.stdout.write(`${JSON.stringify(exported, null, 2)}\n`);
  return 0;
}

const dated = (at: number): string => new Date(at).toISOString();

async function printExample(db: Database, review: Review, decision: Decision | undefined): Promise<number> {
  if (decision === undefined) {
    process.stderr.write('这一件还没有审核结论，不能做成范例：范例的「应得」是审核人员的结论\n');
    return 1;
  }
  const decided = await decidedFacts(db, review.caseId);
  if (decided === undefined) {
    process.stderr.write('这一件的问答已经不在了，不能做成范例\n');
    return 1;
  }
  process.stdout.write(exampleOf({ ...decided, record: recordOf(review), decision }));
  return 0;
}

/** What had been answered when the matter was decided: its turns replayed up to the last decision, on the content it is pinned to. */
async function decidedFacts(
  db: Database,
  caseId: string,
): Promise<{ readonly content: Content; readonly answers: Answers; readonly asOf: string } | undefined> {
  const found = await caseById(db, caseId);
  if (found === undefined) return undefined;
  const content = await storedContent(db, found.content);
  let moment: Moment | undefined;
  let decided: Moment | undefined;
  for (const turn of await turnsAfter(db, caseId, 0)) {
    const events = turn.event as readonly CaseEvent[];
    moment = enact(content, moment, events)?.moment;
    if (events.some(({ type }) => type === 'decided')) decided = moment;
  }
  return decided && { content, answers: decided.context.answers, asOf: decided.context.today };
}
