/** What new consultations begin with: what was published last, whatever lies in the folder; the folder while nothing was. */
import type { Content } from '../core/content.ts';
import { storedContent } from '../pinned.ts';
import type { Database } from '../store/database.ts';
import { newestPublication, type Publication } from '../store/publications.ts';
import { openContent } from './open-content.ts';

export interface InUse {
  readonly content: Content;
  /** Absent while nothing was ever published. */
  readonly publication?: Publication;
}

/** Throws `ContentError` where it has to be the folder and that is wrong. */
export async function contentInUse(db: Database, folder: string): Promise<InUse> {
  const publication = await newestPublication(db);
  if (publication === undefined) return { content: await openContent(folder, '没有启动') };
  return { content: await storedContent(db, publication.content), publication };
}
