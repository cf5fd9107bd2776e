/**
 * What time does: a silent holder gives a matter back, one that was returned and not supplemented ends, and whoever must act is
 * reminded, then the head of the queue. Deadlines are worked out anew at every look, so that a holiday notice that is
 * published late moves them.
 */
import type { Act, Deed } from '../core/matter-acts.ts';
import { lateSteps, nextOf } from '../core/matter-clocks.ts';
import { type Matter, step } from '../core/matter-life.ts';
import { maySecond } from '../core/matter-may.ts';
import { dayInChina } from '../core/working-time.ts';
import { caseById } from '../store/cases.ts';
import { Conflict } from '../store/database.ts';
import { messageExists } from '../store/outbox.ts';
import { actsOf, allActs, liveReviews, type Review, reviewById } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import { commit, replayed } from './act.ts';
import { colleaguesFor, type Desk, matterOf } from './desk.ts';
import { type NoticeName, numberOf, rowsFor } from './notify.ts';
import { type Deadline, deadlinesOf, isSoon } from './deadlines.ts';

/** Looks at every matter once. Out: how many acts and reminders there were. */
export async function tick(desk: Desk): Promise<number> {
  const { db, now } = desk.world;
  const acts = await allActs(db);
  let done = 0;
  for (const review of await liveReviews(db)) {
    const matter = replayed(review, acts.get(review.id) ?? []);
    if (nextOf(matter) === 'nobody') continue; // over: its holder is asked after when somebody looks at it
    const deadlines = deadlinesOf(matter, desk.office(), now());
    if ((await deedOf(desk, review, matter, deadlines)) !== undefined) done += await enact(desk, review.id);
    else {
      for (const deadline of deadlines) done += await remind(desk, review, matter, deadline);
      for (const { id } of lateSteps(matter, dayInChina(now()))) done += await remindOfStep(desk, review, matter, id);
    }
  }
  return done;
}

const deedOf = async (
  desk: Desk,
  review: Review,
  matter: Matter,
  deadlines: readonly Deadline[],
): Promise<Deed | undefined> => deedOfTime(matter, deadlines) ?? (await mustStandAside(desk, review, matter));

function deedOfTime({ stage }: Matter, deadlines: readonly Deadline[]): Deed | undefined {
  const isLate = (limit: Deadline['limit']) => deadlines.some((each) => each.limit === limit && each.late);
  if (stage === 'claimed' && isLate('silence')) return { type: 'lapsed' };
  return stage === 'returned' && isLate('answer') ? { type: 'expired' } : undefined;
}

/**
 * A holder who may not know of the matter any more (an interest declared since, an account disabled) holds it no longer, wherever it
 * stands: else nobody could tell the officer, and without being told one cannot appeal; nor clear a name once it is closed.
 */
async function mustStandAside({ world: { db } }: Desk, review: Review, { state }: Matter): Promise<Deed | undefined> {
  if (state.holder === undefined) return undefined;
  const eligible = await colleaguesFor(db, await matterOf(db, review));
  return eligible.some(({ id }) => id === state.holder) ? undefined : { type: 'lapsed' };
}

/** What time does to one matter: decided by its acts as they are committed to, whatever was read before. Out: how many acts. */
export async function enact(desk: Desk, id: string): Promise<number> {
  const review = await reviewById(desk.world.db, id);
  if (review === undefined) return 0;
  const acts = await actsOf(desk.world.db, id);
  const matter = replayed(review, acts);
  const deed = await deedOf(desk, review, matter, deadlinesOf(matter, desk.office(), desk.world.now()));
  if (deed === undefined) return 0;
  const made: Act = { ...deed, by: { kind: 'clock' }, at: desk.world.now() };
  const after = step(review.openedAt, acts, made);
  if (after === undefined) return 0;
  try {
    await commit(desk, review, acts, made, after);
    return 1;
  } catch (error) {
    if (error instanceof Conflict) return 0; // somebody acted at this moment
    throw error;
  }
}

/**
 * Once for each length: the holder when it nears its end, the holder and the heads when it is over; and where it is the second
 * person's, those who can be that.
 */
async function remind(desk: Desk, review: Review, matter: Matter, deadline: Deadline): Promise<number> {
  const { db } = desk.world;
  const notices = noticesOf(matter, deadline);
  if (notices === undefined) return 0;
  const colleagues = await colleaguesFor(db, await matterOf(db, review));
  const { holder } = matter.state;
  const isHead = ({ name }: User): boolean => desk.office().heads.includes(name);
  const told: readonly (readonly [NoticeName, readonly User[]])[] = [
    [notices.holder, colleagues.filter(({ id }) => id === holder)],
    ...(deadline.late
      ? [
          ['lateOfOthers', colleagues.filter((user) => user.id !== holder && isHead(user))] as const,
          ...(deadline.who === 'second'
            ? [['lateSecond', colleagues.filter((user) => maySecond(matter, user.id) && !isHead(user))] as const]
            : []),
        ]
      : []),
  ];
  return tellOnce(desk, review, `${deadline.limit}:${deadline.since}`, told);
}

/** A step of putting right whose day has passed: to the holder, whatever the office has ruled. */
async function remindOfStep(desk: Desk, review: Review, { state }: Matter, step: string): Promise<number> {
  const colleagues = await colleaguesFor(desk.world.db, await matterOf(desk.world.db, review));
  return tellOnce(desk, review, `step:${step}`, [['stepLate', colleagues.filter(({ id }) => id === state.holder)]]);
}

/** Each of them once of what is so called. Out: how many were told now. */
async function tellOnce(
  { world: { db, now } }: Desk,
  review: Review,
  of: string,
  told: readonly (readonly [NoticeName, readonly User[]])[],
): Promise<number> {
  let reminded = 0;
  for (const [notice, users] of told)
    for (const user of users) {
      const id = `${review.id}:${of}:${notice}:${user.id}`;
      if (user.slackUser === null || (await messageExists(db, id))) continue;
      const seq = (await caseById(db, review.caseId))?.seq ?? 0;
      const turn = { review: review.id, caseId: review.caseId, seq, n: numberOf(id), at: now() };
      await db
        .commit(rowsFor(turn, { users: [user], notice, id }))
        .then(() => (reminded += 1))
        .catch((error: unknown) => {
          if (!(error instanceof Conflict)) throw error;
        });
    }
  return reminded;
}

/** What the holder is told of a length; undefined while it is early, and where it is not the desk's affair. */
function noticesOf({ stage }: Matter, deadline: Deadline): { readonly holder: NoticeName } | undefined {
  if (deadline.who === 'nobody') return undefined;
  // While the officer is asked the desk's clocks stand: without this nobody would ever hear that no answer comes.
  if (deadline.who === 'officer') return stage === 'asking' && deadline.late ? { holder: 'unanswered' } : undefined;
  return deadline.late ? { holder: 'late' } : isSoon(deadline) ? { holder: 'soon' } : undefined;
}
