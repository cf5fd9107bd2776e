/**
 * What time does: a silent holder gives a matter back, one that was returned and not supplemented ends, and whoever must act is
 * reminded, then the head of the queue. Deadlines are worked out anew at every look, so that a holiday notice that is
 * published late moves them.
 */
import type { Act, Deed } from '../core/matter-acts.ts';
import { type Matter, step } from '../core/matter-life.ts';
import { caseById } from '../store/cases.ts';
import { Conflict } from '../store/database.ts';
import { messageExists } from '../store/outbox.ts';
import { actsOf, allActs, liveReviews, type Review } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import { commit, replayed } from './act.ts';
import { colleaguesFor, type Desk, matterOf } from './desk.ts';
import { type NoticeName, numberOf, rowsFor } from './notify.ts';
import { type Deadline, deadlinesOf } from './deadlines.ts';

/** Of a length this much is used when the holder is reminded for the first time. */
const SOON = 0.8;

/** Looks at every matter once. Out: how many acts and reminders there were. */
export async function tick(desk: Desk): Promise<number> {
  const { db, now } = desk.world;
  const acts = await allActs(db);
  let done = 0;
  for (const review of await liveReviews(db)) {
    const matter = replayed(review, acts.get(review.id) ?? []);
    const deadlines = deadlinesOf(matter, desk.office(), now());
    const deed = deedOfTime(matter, deadlines) ?? (await mustStandAside(desk, review));
    if (deed !== undefined) done += await enact(desk, review, deed);
    else for (const deadline of deadlines) done += await remind(desk, review, matter, deadline);
  }
  return done;
}

function deedOfTime({ stage }: Matter, deadlines: readonly Deadline[]): Deed | undefined {
  const isLate = (limit: Deadline['limit']) => deadlines.some((each) => each.limit === limit && each.late);
  if (stage === 'claimed' && isLate('silence')) return { type: 'lapsed' };
  return stage === 'returned' && isLate('answer') ? { type: 'expired' } : undefined;
}

/** A holder who may not know of the matter any more (an interest declared since, an account disabled) holds it no longer. */
async function mustStandAside({ world: { db } }: Desk, review: Review): Promise<Deed | undefined> {
  const isHeld = review.stage === 'claimed' || review.stage === 'asking' || review.stage === 'seconding';
  if (!isHeld || review.holder === null) return undefined;
  const eligible = await colleaguesFor(db, await matterOf(db, review));
  return eligible.some(({ id }) => id === review.holder) ? undefined : { type: 'lapsed' };
}

async function enact(desk: Desk, review: Review, deed: Deed): Promise<number> {
  const acts = await actsOf(desk.world.db, review.id);
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

/** Once for each length and step: the holder when it nears its end, the holder and the heads when it is over. */
async function remind(desk: Desk, review: Review, { state }: Matter, deadline: Deadline): Promise<number> {
  const { db, now } = desk.world;
  const isSoon = deadline.used >= deadline.workingDays * SOON;
  if (deadline.who === 'officer' || deadline.who === 'nobody' || !(isSoon || deadline.late)) return 0;
  const colleagues = await colleaguesFor(db, await matterOf(db, review));
  const heads = colleagues.filter(({ name }) => desk.office().heads.includes(name));
  const holder = colleagues.filter(({ id }) => id === state.holder);
  const told: readonly (readonly [NoticeName, readonly User[]])[] = deadline.late
    ? [
        ['late', holder],
        ['lateOfOthers', heads.filter(({ id }) => id !== state.holder)],
      ]
    : [['soon', holder]];
  let reminded = 0;
  for (const [notice, users] of told)
    for (const user of users) {
      const id = `${review.id}:${deadline.limit}:${state.since}:${notice}:${user.id}`;
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
