/**
 * A matter as a messenger's user reaches it: through the same gate as at the console. Whoever is no user, was disabled, does not
 * work on matters or stands aside, and whose matter was withdrawn or never was, get nothing, and always the same nothing.
 */
import { lateSteps, nextOf } from '../core/matter-clocks.ts';
import { AFTER_DECISION, type Matter, MATTER_WAITS } from '../core/matter-life.ts';
import { maySecond } from '../core/matter-may.ts';
import { dayInChina } from '../core/working-time.ts';
import type { NoticeName } from '../core/words.ts';
import { actsOf, type Review } from '../store/reviews.ts';
import { type User, userBySlack } from '../store/users.ts';
import { replayed } from './act.ts';
import { type Deadline, deadlinesOf, isSoon } from './deadlines.ts';
import { type Desk, reviewFor } from './desk.ts';
import { worksOnMatters } from './users.ts';

/** What a message can offer its reader. Decisions are signed at the console only. */
export type Offer =
  /** Nobody has accepted it yet: both in one. */
  'acceptAndClaim' | 'claim' | 'ask' | 'remind';

export interface Reached {
  readonly user: User;
  readonly review: Review;
  readonly matter: Matter;
}

export async function reach(desk: Desk, slackUser: string, id: string): Promise<Reached | undefined> {
  const { db } = desk.world;
  const user = await userBySlack(db, slackUser);
  if (user === undefined || user.disabled || !worksOnMatters(user.role)) return undefined;
  const review = await reviewFor(desk, user, id);
  return review && { user, review, matter: replayed(review, await actsOf(db, id)) };
}

/** What this reader can do from a message, where the matter stands now. */
export function offersTo({ user, matter }: Reached): readonly Offer[] {
  const { stage, state } = matter;
  const claim: readonly Offer[] = stage === 'submitted' ? ['acceptAndClaim'] : canClaim(matter) ? ['claim'] : [];
  const canAsk = state.holder === user.id && (stage === 'claimed' || stage === 'asking');
  return [...claim, ...(canAsk ? ['ask' as const] : []), ...(isUpTo(user, matter) ? ['remind' as const] : [])];
}

/** It waits for whoever takes it up: after it was accepted, or after a decision whose holder had to let it go. */
function canClaim(matter: Matter): boolean {
  const { stage, state } = matter;
  if (stage === 'submitted' || state.holder !== undefined) return false;
  return nextOf(matter) === 'queue' || AFTER_DECISION.includes(stage);
}

/** Is it for this user to act? */
export function isUpTo({ id }: User, matter: Matter): boolean {
  const { holder } = matter.state;
  switch (nextOf(matter)) {
    case 'queue':
      return true;
    case 'holder':
      return holder === id;
    case 'second':
      return maySecond(matter, id);
    case 'officer':
    case 'nobody':
      return false;
  }
}

/** What a notice offers its reader; undefined where it must not be told, or is not true any more. */
export async function noticeTo(
  desk: Desk,
  slackUser: string,
  id: string,
  notice: NoticeName,
): Promise<readonly Offer[] | undefined> {
  const reached = await reach(desk, slackUser, id);
  return reached && isStillSo(desk, notice, reached) ? offersTo(reached) : undefined;
}

function isStillSo({ office, world }: Desk, notice: NoticeName, { user, matter }: Reached): boolean {
  const { stage, state } = matter;
  const some = (is: (deadline: Deadline) => boolean) => deadlinesOf(matter, office(), world.now()).some(is);
  switch (notice) {
    case 'opened':
      return stage === 'submitted';
    case 'accepted':
      return canClaim(matter);
    case 'appealed':
      return stage === 'accepted';
    case 'second':
      return stage === 'seconding' && isUpTo(user, matter);
    case 'lateSecond':
      return stage === 'seconding' && isUpTo(user, matter) && some(({ limit, late }) => limit === 'second' && late);
    case 'reminder':
      return isUpTo(user, matter);
    case 'lateOfOthers':
      return state.holder !== user.id && some(({ late }) => late);
    case 'unanswered':
      return state.holder === user.id && stage === 'asking' && some(({ limit, late }) => limit === 'answer' && late);
    case 'stepLate':
      return state.holder === user.id && lateSteps(matter, dayInChina(world.now())).length > 0;
    case 'soon':
      return state.holder === user.id && some((each) => isDesks(each) && isSoon(each));
    case 'late':
      return state.holder === user.id && some((each) => isDesks(each) && each.late);
    case 'answered':
      return state.holder === user.id && MATTER_WAITS.includes(stage);
    case 'seconded':
    case 'reported':
    case 'wrote':
    case 'attached':
    case 'handedOver':
      return state.holder === user.id;
  }
}

const isDesks = ({ who }: Deadline): boolean => who !== 'officer' && who !== 'nobody';
