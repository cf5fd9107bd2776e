/** What an officer is told of their matter's lengths of time, by the office's rules. */
import { type AtDesk, type Due, TOLD_LIMITS, type ToldLimit } from '../core/due.ts';
import { type LimitName, nextOf } from '../core/matter-clocks.ts';
import type { Act } from '../core/matter-acts.ts';
import { type Matter, replayMatter } from '../core/matter-life.ts';
import type { Office } from '../office/office.ts';
import type { Database } from '../store/database.ts';
import { actsOf, reviewsOfCase } from '../store/reviews.ts';
import { deadlinesOf } from './deadlines.ts';

export const dueIn = (matter: Matter, office: Office, now: number): readonly Due[] =>
  deadlinesOf(matter, office, now)
    .filter(({ limit, over }) => !(limit === 'appeal' && over))
    .flatMap(({ limit, dueAt, rule, provisional }) =>
      isTold(limit)
        ? [{ limit, ...(dueAt === undefined ? {} : { at: dueAt }), rule, ...(provisional ? { provisional } : {}) }]
        : [],
    );

const isTold = (limit: LimitName): limit is ToldLimit => TOLD_LIMITS.some((told) => told === limit);

/** In: the case, and what its turn is about to add to it (undefined: its submission). Out: where it stands then. */
export async function atDesk(
  db: Database,
  office: Office,
  caseId: string,
  now: number,
  adds: readonly Act[] | undefined,
): Promise<AtDesk | undefined> {
  const review = adds === undefined ? undefined : (await reviewsOfCase(db, caseId)).at(-1);
  if (adds !== undefined && review === undefined) return undefined;
  const before = review === undefined ? [] : await actsOf(db, review.id);
  const matter = replayMatter(review?.openedAt ?? now, [...before, ...(adds ?? [])]);
  // That a second person is asked is a matter among colleagues.
  const stage = matter.stage === 'seconding' ? 'claimed' : matter.stage;
  const next = nextOf(matter);
  return { stage, next: next === 'second' ? 'holder' : next, due: dueIn(matter, office, now) };
}
