/** The queue: what a user may see of it. For a matter from which they stand aside there is no line, no count, no hit. */
import { AFTER_DECISION, MATTER_WAITS, type MatterStage } from '../core/matter-life.ts';
import { plain } from '../plain.ts';
import { actsOf, addLook, allActs, liveReviews, type Review } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import { replayed } from './act.ts';
import { colleaguesFor, type Desk, matterOf, reviewerOf, reviewFor } from './desk.ts';
import { isRecused } from './recusal.ts';
import { refused, type Refused } from './refused.ts';
import { type Summary, summaryOf, type View, viewOf } from './view.ts';

/** waiting: nobody holds it. mine: the user's own. done: decided and after. */
export const SHELVES = ['waiting', 'mine', 'seconding', 'others', 'done', 'all'] as const;
export type Shelf = (typeof SHELVES)[number];

export const ORDERS = ['due', 'opened', 'changed'] as const;
export type Order = (typeof ORDERS)[number];

export interface Wish {
  readonly shelf: Shelf;
  readonly order: Order;
  /** Words that all must be found in the unit or in what the officer agreed to send. */
  readonly search: string;
  readonly stage?: MatterStage | undefined;
  readonly late?: boolean | undefined;
}

/** In: what is looked for. Out: the lines that this user may see. */
export async function listReviews(desk: Desk, user: User, wish: Wish): Promise<readonly Summary[]> {
  const { db, now } = desk.world;
  const [reviews, acts, reviewer] = await Promise.all([liveReviews(db), allActs(db), reviewerOf(db, user)]);
  const at = now();
  const office = desk.office();
  const words = plain(wish.search)
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const lines: Summary[] = [];
  for (const review of reviews) {
    if (isRecused(reviewer, await matterOf(db, review))) continue;
    const line = summaryOf(review, replayed(review, acts.get(review.id) ?? []), user, office, at);
    if (isOn(line, wish.shelf) && holds(review, words) && isWished(line, wish)) lines.push(line);
  }
  return lines.toSorted((a, b) => rankOf(a, wish.order) - rankOf(b, wish.order) || a.openedAt - b.openedAt);
}

function isOn({ stage, held, next }: Summary, shelf: Shelf): boolean {
  switch (shelf) {
    case 'waiting':
      return next === 'queue' || (held === 'nobody' && AFTER_DECISION.includes(stage));
    case 'mine':
      return held === 'me' && stage !== 'closed';
    case 'seconding':
      return stage === 'seconding' && held !== 'me';
    case 'others':
      return held === 'colleague' && MATTER_WAITS.includes(stage);
    case 'done':
      return !MATTER_WAITS.includes(stage);
    case 'all':
      return true;
  }
}

const isWished = ({ stage, deadlines }: Summary, wish: Wish): boolean =>
  (wish.stage === undefined || wish.stage === stage) && (wish.late !== true || deadlines.some(({ late }) => late));

/** What a colleague holds is searched by its unit only: the rest is not to be read. */
function holds({ unit, record, holder }: Review, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = plain(holder === null ? `${unit}\n${JSON.stringify(record ?? '')}` : unit).toLowerCase();
  return words.every((word) => text.includes(word));
}

const rankOf = ({ deadlines, openedAt, changedAt }: Summary, order: Order): number => {
  switch (order) {
    case 'due':
      return deadlines[0]?.dueAt ?? Number.MAX_SAFE_INTEGER;
    case 'opened':
      return openedAt;
    case 'changed':
      return -changedAt;
  }
};

/** Looks at one matter; a look at a whole record is kept. */
export async function readReview(desk: Desk, user: User, id: string): Promise<View | Refused<'unknown_review'>> {
  const review = await reviewFor(desk, user, id);
  if (review === undefined) return refused('unknown_review');
  const { db, now } = desk.world;
  const view = viewOf(review, await actsOf(db, id), user, desk.office(), now());
  if (view.whole !== undefined) await db.commit(addLook(id, user.id, now()));
  return view;
}

/** Who else may deal with a matter: told to its holder and to seniors, who may hand it over. */
export async function colleaguesOf(
  desk: Desk,
  user: User,
  id: string,
): Promise<readonly Pick<User, 'id' | 'name' | 'unit'>[] | Refused<'unknown_review' | 'not_yours'>> {
  const review = await reviewFor(desk, user, id);
  if (review === undefined) return refused('unknown_review');
  if (review.holder !== user.id && user.role !== 'senior') return refused('not_yours');
  const { db } = desk.world;
  return (await colleaguesFor(db, await matterOf(db, review)))
    .filter((colleague) => colleague.id !== review.holder)
    .map(({ id, name, unit }) => ({ id, name, unit }));
}
