/** liukan export CASE --format json: a matter that was submitted, as it was consented to, with its decision. */
import { readConfig } from '../config.ts';
import { openStore } from '../server.ts';
import { reviewById, reviewsOfCase } from '../store/reviews.ts';
import { UsageError } from './usage.ts';

/** In: a review's id, or its case's. An unsent self-check is invisible here as everywhere: unknown and unsent are told alike. */
export async function exportCase(id: string, format: string): Promise<number> {
  if (format !== 'json') throw new UsageError('现在只有 --format json');
  const db = await openStore(readConfig(process.env).database);
  try {
    const review = (await reviewById(db, id)) ?? (await reviewsOfCase(db, id)).at(-1);
    if (review === undefined || review.status === 'withdrawn') {
      process.stderr.write(`没有已提交的件 ${id}（没有提交的自查、已撤回的件都不能导出）\n`);
      return 1;
    }
    const { id: reviewId, status, unit, openedAt, record } = review;
    const decision = review.status === 'decided' ? review.decision : null;
    process.stdout.write(
      `${JSON.stringify({ review: reviewId, status, unit, openedAt: new Date(openedAt).toISOString(), record, decision }, null, 2)}\n`,
    );
    return 0;
  } finally {
    await db.close();
  }
}
