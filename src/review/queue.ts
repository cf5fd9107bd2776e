/** The queue: what a user may see of it. For a matter from which they stand aside there is no line, no count, no hit. */
import { AFTER_DECISION, type Matter, MATTER_WAITS, type MatterStage } from '../core/matter-life.ts';
import { maySecond } from '../core/matter-may.ts';
import { plain } from '../plain.ts';
import { actsOf, addLook, type Review } from '../store/reviews.ts';
import { allUsers, type User } from '../store/users.ts';
import { mayTake, replayed } from './act.ts';
import { pressOf } from './deadlines.ts';
import { colleaguesFor, type Desk, matterOf, mattersFor, reviewFor } from './desk.ts';
import { shortNumber } from './number.ts';
import { refused, type Refused } from './refused.ts';
import { enact } from './tick.ts';
import { maySeeWhole, type Names, type Summary, summaryOf, type View, viewOf } from './view.ts';

/** waiting: nobody holds it. mine: the user's own. done: decided and after. */
export const SHELVES = ['waiting', 'mine', 'seconding', 'others', 'done', 'all'] as const;
export type Shelf = (typeof SHELVES)[number];

export const ORDERS = ['due', 'opened', 'changed'] as const;
export type Order = (typeof ORDERS)[number];

export interface Wish {
  readonly shelf: Shelf;
  readonly order: Order;
  /** Words that all must be found: in the unit or the number; for whoever may read it, in what was sent, asked and answered. */
  readonly search: string;
  readonly stage?: MatterStage | undefined;
  readonly late?: boolean | undefined;
}

export interface Queue {
  readonly reviews: readonly Summary[];
  /** How many there are on each shelf, whatever is looked for: of those that this user may know of. */
  readonly counts: Readonly<Record<Shelf, number>>;
}

/** In: what is looked for. Out: the lines that this user may see. */
export const listReviews = async (desk: Desk, user: User, wish: Wish): Promise<readonly Summary[]> =>
  (await queueOf(desk, user, wish)).reviews;

/** In: what is looked for. Out: the lines that this user may see, and how many there are on each shelf. */
export async function queueOf(desk: Desk, user: User, wish: Wish): Promise<Queue> {
  const { db, now } = desk.world;
  const at = now();
  const office = desk.office();
  const words = plain(wish.search)
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const lines: Summary[] = [];
  const counts: Record<Shelf, number> = { waiting: 0, mine: 0, seconding: 0, others: 0, done: 0, all: 0 };
  for (const { review, acts: own } of await mattersFor(db, user)) {
    const matter = replayed(review, own);
    const line = summaryOf(review, matter, own, user, office, at);
    const shelves = SHELVES.filter((shelf) => isOn(line, shelf, maySecond(matter, user.id)));
    for (const shelf of shelves) counts[shelf]++;
    if (shelves.includes(wish.shelf) && isWished(line, wish) && holds(review, matter, user, words)) lines.push(line);
  }
  lines.sort((a, b) => rankOf(a, wish.order) - rankOf(b, wish.order) || a.openedAt - b.openedAt);
  return { reviews: lines, counts };
}

function isOn({ stage, held, next }: Summary, shelf: Shelf, isSecond: boolean): boolean {
  switch (shelf) {
    case 'waiting':
      return next === 'queue' || (held === 'nobody' && AFTER_DECISION.includes(stage));
    case 'mine':
      return held === 'me' && (stage !== 'closed' || next !== 'nobody');
    case 'seconding':
      return stage === 'seconding' && isSecond;
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

/**
 * What is not to be read is searched by its unit and number only; by an auditor everything is, since each of their looks is kept,
 * and a hit in what stands in a record is a look.
 */
function holds({ id, unit, record }: Review, matter: Matter, user: User, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const number = shortNumber(id);
  const known = [unit, number, number.replace('-', '')];
  const asked = matter.state.asks.flatMap(({ ask, answer }) => [ask.text, answer?.text ?? '']);
  const read = maySeeWhole(matter, user) && user.role !== 'auditor' ? [JSON.stringify(record ?? ''), ...asked] : [];
  const text = plain([...known, ...read].join('\n')).toLowerCase();
  return words.every((word) => text.includes(word));
}

const rankOf = ({ deadlines, openedAt, changedAt }: Summary, order: Order): number => {
  switch (order) {
    case 'due':
      return deadlines[0] === undefined ? Number.MAX_SAFE_INTEGER : pressOf(deadlines[0]);
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
  // In the hands of one who has left or stands aside: somebody else may take it up, though it is over.
  const isLeft = review.stage === 'closed' && review.holder !== null && !(await mayTake(desk, review, review.holder));
  if (isLeft && (await enact(desk, id)) > 0) return readReview(desk, user, id);
  const names = user.role === 'auditor' ? await namesOf(db) : undefined;
  const view = viewOf(review, await actsOf(db, id), user, desk.office(), now(), names);
  if (view.whole !== undefined) await db.commit(addLook(id, user.id, now()));
  return view;
}

const namesOf = async (db: Desk['world']['db']): Promise<Names> =>
  new Map((await allUsers(db)).map(({ id, name }) => [id, name]));

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
