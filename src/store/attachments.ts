/** Which files belong to which review, and which are to be removed from the disk. What is known of a file stands in its act. */
import { text } from './columns.ts';
import type { Database, Statement } from './database.ts';

/** Conflicts on `attachments.review_id, attachments.upload` when the same upload was first. */
export function addAttachment(id: string, reviewId: string, upload: string): Statement[] {
  return [
    { sql: 'insert into attachments (id, review_id, upload) values ($1, $2, $3)', params: [id, reviewId, upload] },
  ];
}

/** The file goes. Conflicts when it is not there, or not any more. */
export function dropAttachment(id: string, reviewId: string): Statement[] {
  return [
    { sql: 'delete from attachments where id = $1 and review_id = $2', params: [id, reviewId], expect: 1 },
    { sql: 'insert into files_to_remove (id) values ($1)', params: [id] },
  ];
}

/** To stand before the statement that deletes the case: with it the rows go too. */
export function dropAttachmentsOfCase(caseId: string): Statement[] {
  return [
    {
      sql: `insert into files_to_remove (id)
        select attachments.id from attachments join reviews on reviews.id = attachments.review_id where reviews.case_id = $1`,
      params: [caseId],
    },
  ];
}

/** The attachment that this upload became; undefined where it became none. */
export async function attachmentOfUpload(db: Database, reviewId: string, upload: string): Promise<string | undefined> {
  const [row] = await db.query('select id from attachments where review_id = $1 and upload = $2', [reviewId, upload]);
  return row && text(row, 'id');
}

/** Every file that must be there. */
export async function attachedIds(db: Database): Promise<ReadonlySet<string>> {
  return new Set((await db.query('select id from attachments', [])).map((row) => text(row, 'id')));
}

export async function idsToRemove(db: Database): Promise<readonly string[]> {
  return (await db.query('select id from files_to_remove order by id', [])).map((row) => text(row, 'id'));
}

export function wasRemoved(id: string): Statement[] {
  return [{ sql: 'delete from files_to_remove where id = $1', params: [id] }];
}
