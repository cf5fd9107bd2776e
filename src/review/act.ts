/** What somebody of the desk does to a matter: allowed, possible, kept as an act, and the officer told where it concerns them. */
import { setTimeout as wait } from 'node:timers/promises'; // imported, not global: a test that stops the clock must not stop it
import { type AppealUntil, type ReviewerEvent, takesSecond } from '../core/decision.ts';
import type { Act, Deed } from '../core/matter-acts.ts';
import { nextOf } from '../core/matter-clocks.ts';
import { daysFor, daysIn, isWithin } from '../core/matter-days.ts';
import { type Matter, MATTER_WAITS, replayMatter, step } from '../core/matter-life.ts';
import { maySecond, whyNot } from '../core/matter-may.ts';
import { beginningOf, dayInChina } from '../core/working-time.ts';
import type { Office } from '../office/office.ts';
import { caseById } from '../store/cases.ts';
import { Conflict, type Statement } from '../store/database.ts';
import { actsOf, addAct, dropDrafts, type Review } from '../store/reviews.ts';
import { type User, userById } from '../store/users.ts';
import { endOf } from './deadlines.ts';
import { addedBy, colleaguesFor, type Desk, matterOf, maySee, reviewerOf, reviewFor } from './desk.ts';
import { type NoticeName, numberOfCall, rowsFor, rowsForRecused } from './notify.ts';
import { refused, type Refused, type ReviewRefusedCode } from './refused.ts';
import { dueIn } from './told-officer.ts';
import { worksOnMatters } from './users.ts';

/** An officer or a colleague acts at the same moment: one of them is first. More than ever work on one matter at once. */
const TRIES = 40;
/** milliseconds; between tries somewhere within it, so that those who collided do not collide again */
const PAUSE = 40;

/**
 * Decides and commits, again when somebody else was first: everybody who is not too late for it gets their turn, whichever process
 * they are in. Out: what `attempt` returned; undefined where it never was the first. What collides for another reason is thrown.
 */
export async function whenFree<Done>(attempt: () => Promise<Done>): Promise<Done | undefined> {
  for (let tries = 1; tries <= TRIES; tries++) {
    try {
      return await attempt();
    } catch (error) {
      // the same upload, sent twice, does not come to be another by waiting
      if (!(error instanceof Conflict) || error.what.startsWith('attachments')) throw error;
    }
    await wait(Math.random() * Math.min(PAUSE, 5 * tries));
  }
  return undefined;
}

export interface Manner {
  /** How many acts there were where it was decided upon; with any other number it is not done. */
  readonly seen?: number | undefined;
  /** Calls nobody: the same user's next act is already under way. */
  readonly isQuiet?: boolean;
}

/** In: who, which review, what. Out: the review after the commit, or why not. */
export async function act(
  desk: Desk,
  user: User,
  id: string,
  deed: Deed,
  manner: Manner = {},
): Promise<{ readonly review: Review } | Refused<ReviewRefusedCode>> {
  const done = await whenFree(() => attemptTo(desk, user, id, deed, manner));
  return done ?? refused('busy');
}

async function attemptTo(desk: Desk, user: User, id: string, deed: Deed, manner: Manner) {
  const review = await reviewFor(desk, user, id);
  if (review === undefined) return refused('unknown_review');
  const by = { kind: 'user', id: user.id, unit: user.unit } as const;
  const acts = await actsOf(desk.world.db, id);
  const made: Act = { ...deed, by, at: desk.world.now() };
  const after = possible(review, acts, made, user);
  if ('refused' in after) return after;
  if (manner.seen !== undefined && manner.seen !== acts.length) return refused('changed');
  if (deed.type === 'handedOver' && !(await mayTake(desk, review, deed.to))) return refused('unknown_colleague');
  await commit(desk, review, acts, made, after, manner);
  return { review: (await reviewFor(desk, user, id)) ?? review };
}

/** Where the act would lead, or why not. Claiming what one holds changes nothing and is refused by `not_now`. */
export function possible(
  review: Review,
  acts: readonly Act[],
  made: Act,
  user: User,
): Matter | Refused<ReviewRefusedCode> {
  const before = replayed(review, acts);
  const reason = whyNot(made.type, before, { id: user.id, isSenior: user.role === 'senior' });
  if (reason === 'had_part') return refused('unknown_review');
  if (reason === 'not_for_you') return refused('not_now');
  if (reason !== undefined) return refused(reason);
  if (made.type === 'asked' && isAsked(acts, made.ask.id)) return refused('not_now');
  const after = step(review.openedAt, acts, made);
  const days = daysFor(made.type, before.state, made.at);
  if (after !== undefined && days !== undefined && !daysIn(made).every((day) => isWithin(day, days)))
    return { refused: days.to === undefined ? 'day_behind' : 'day_outside', days };
  if (after !== undefined) return after;
  const isDeparting = made.type === 'decided' && takesSecond(made.decision) && before.stage !== 'seconding';
  return refused(isDeparting ? 'second_needed' : 'not_now');
}

/** The same question, sent twice, is asked once. */
export const isAsked = (acts: readonly Act[], ask: string): boolean =>
  acts.some((each) => each.type === 'asked' && each.ask.id === ask);

/** Where a review stands, worked out from its acts. */
export const replayed = (review: Review, acts: readonly Act[]): Matter => replayMatter(review.openedAt, acts);

/** May this user deal with a matter? */
export async function mayTake({ world: { db } }: Desk, review: Review, id: string): Promise<boolean> {
  const to = await userById(db, id);
  if (to === undefined || to.disabled || !worksOnMatters(to.role)) return false;
  return maySee({ db }, await reviewerOf(db, to), review);
}

/** The act, what the officer hears of it and whom of the desk it calls, in one commit. */
export async function commit(
  { world, office, reviewerActed }: Desk,
  review: Review,
  acts: readonly Act[],
  made: Act,
  after: Matter,
  { isQuiet = false }: Manner = {},
): Promise<void> {
  const before = replayed(review, acts);
  const statements: Statement[] = [
    ...addAct(review, made, after),
    ...(made.type === 'decided' ? dropDrafts(review.id) : []),
    ...(isQuiet ? [] : await calls(world.db, review, made, after)),
  ];
  const heard = heardByOfficer(made, before, after, office());
  if (heard === undefined) {
    await world.db.commit(statements);
    world.bell.ring(review.caseId);
  } else await reviewerActed(world, review.caseId, heard, statements);
}

/** Whom of the desk an act calls, and from whom it takes back what they were told: who is named in it stands aside from now on. */
export async function calls(db: Desk['world']['db'], review: Review, made: Act, after: Matter): Promise<Statement[]> {
  const [notice, added] = [noticeOf(made, after), addedBy(made)];
  if (notice === undefined && added === '') return [];
  const before = await matterOf(db, review);
  const matter = { ...before, formerly: after.state.formerly, text: `${before.text}\n${added}` };
  const recused = added === '' ? [] : await rowsForRecused(db, review, before, matter, made.at);
  if (notice === undefined) return recused;
  const colleagues = await colleaguesFor(db, matter);
  const actor = made.by.kind === 'user' ? made.by.id : undefined;
  const { holder } = after.state;
  const users = colleagues.filter(
    ({ id }) =>
      (isForHolder(notice) ? id === holder : id !== holder) &&
      id !== actor &&
      (notice !== 'second' || maySecond(after, id)),
  );
  const seq = (await caseById(db, review.caseId))?.seq ?? 0;
  const turn = { review: review.id, caseId: review.caseId, seq, n: numberOfCall(review.acts), at: made.at };
  return [...rowsFor(turn, { users, notice }), ...recused];
}

function noticeOf({ type, by }: Act, after: Matter): NoticeName | undefined {
  const { state } = after;
  switch (type) {
    case 'accepted':
    case 'released':
      return 'accepted';
    case 'lapsed':
      return nextOf(after) === 'nobody' ? undefined : 'accepted'; // over: there is nothing to take up
    case 'answered':
      return 'answered';
    case 'proposed':
      return 'second';
    case 'objected':
    case 'decided':
      return 'seconded';
    case 'reported':
      return state.holder === undefined ? 'accepted' : 'reported'; // in nobody's hands: for whoever takes it up
    case 'attached':
      return by.kind === 'officer' ? 'attached' : undefined;
    case 'wrote':
      return state.holder === undefined ? undefined : 'wrote'; // whoever takes it up reads it there
    case 'appealed':
      return 'appealed';
    case 'handedOver':
      return 'handedOver';
    default:
      return undefined;
  }
}

const isForHolder = (notice: NoticeName): boolean =>
  notice === 'answered' ||
  notice === 'seconded' ||
  notice === 'reported' ||
  notice === 'wrote' ||
  notice === 'attached' ||
  notice === 'handedOver';

/** What of an act the officer's dialogue hears: nothing of who holds it, of reasons among colleagues, of a proposal. */
export function heardByOfficer(made: Act, before: Matter, after: Matter, office: Office): ReviewerEvent | undefined {
  /** Once it is decided, who goes on with it is the desk's own affair. */
  const runs = dueIn(after, office, made.at);
  const due = runs.length === 0 ? {} : { due: runs };
  const isDecided = !MATTER_WAITS.includes(before.stage);
  switch (made.type) {
    case 'accepted':
      return { type: 'accepted', ...due };
    case 'closed':
      return { type: 'closed' };
    case 'claimed':
      return isDecided ? undefined : { type: 'claimed' };
    case 'returned':
      return { type: 'returned', reason: made.reason, ...due };
    case 'released':
    case 'lapsed':
      return isDecided ? undefined : { type: 'released' };
    case 'asked':
      return { type: 'asked', ask: made.ask, ...due };
    case 'proposed':
      return before.stage === 'asking' ? { type: 'unasked' } : undefined;
    case 'decided':
      return { type: 'decided', decision: made.decision, ...due };
    case 'told':
      return { type: 'told', on: made.on, ...appealIn(office, made.on) };
    case 'planned':
      return {
        type: 'planned',
        steps: after.state.steps.filter(({ confirmed }) => confirmed === undefined).map(bare),
        ...due,
      };
    case 'sentBack':
      return { type: 'sentBack', step: made.step, reason: made.reason };
    case 'confirmed':
      return { type: 'confirmed', step: made.step };
    case 'cleared':
      return { type: 'cleared', to: made.to, on: made.on };
    case 'attached':
      return made.file.reader === 'officer' ? { type: 'attached', name: made.file.name } : undefined;
    case 'expired':
      return { type: 'expired' };
    case 'handedOver':
    case 'answered':
    case 'objected':
    case 'reported':
    case 'wrote':
    case 'followedUp':
    case 'withdrawn':
    case 'appealed':
    case 'clearingOpened':
    case 'detached':
      return undefined;
  }
}

/** Until when one can appeal, counted from the day on which it was told, where the office has a rule. */
function appealIn(office: Office, on: string) {
  const { appeal } = office.limits;
  if (appeal === undefined) return {};
  const due = endOf(office, beginningOf(on), appeal.workingDays, []);
  return due === undefined ? {} : { appeal: appealUntil(office, due, appeal.rule) };
}

const appealUntil = ({ knownUntil }: Office, due: number, rule: string): AppealUntil => {
  const until = dayInChina(due);
  return { until, rule, ...(until > knownUntil ? { provisional: true } : {}) };
};

const bare = ({ id, what, owner, due }: Matter['state']['steps'][number]) => ({ id, what, owner, due });
