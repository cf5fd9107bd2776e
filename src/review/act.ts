/** What somebody of the desk does to a matter: allowed, possible, kept as an act, and the officer told where it concerns them. */
import type { ReviewerEvent } from '../core/decision.ts';
import type { Act, Deed } from '../core/matter-acts.ts';
import { type Matter, replayMatter, step } from '../core/matter-life.ts';
import { whyNot } from '../core/matter-may.ts';
import type { Office } from '../office/office.ts';
import { caseById } from '../store/cases.ts';
import { Conflict, type Statement } from '../store/database.ts';
import { actsOf, addAct, dropDrafts, type Review } from '../store/reviews.ts';
import { type User, userById } from '../store/users.ts';
import { dayInChina, endOf } from './deadlines.ts';
import { colleaguesFor, type Desk, matterOf, maySee, reviewerOf, reviewFor } from './desk.ts';
import { type NoticeName, rowsFor } from './notify.ts';
import { refused, type Refused, type ReviewRefusedCode } from './refused.ts';
import { worksOnMatters } from './users.ts';

/** Three tries where an officer or a colleague acts at the same moment. */
const TRIES = 3;

export interface Manner {
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
  for (let attempt = 1; ; attempt++) {
    const review = await reviewFor(desk, user, id);
    if (review === undefined) return refused('unknown_review');
    const by = { kind: 'user', id: user.id, unit: user.unit } as const;
    const acts = await actsOf(desk.world.db, id);
    const made: Act = { ...deed, by, at: desk.world.now() };
    const after = possible(review, acts, made, user);
    if ('refused' in after) return after;
    if (deed.type === 'handedOver' && !(await mayTake(desk, review, deed.to))) return refused('unknown_colleague');
    try {
      await commit(desk, review, acts, made, after, manner);
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === TRIES) throw error;
      continue;
    }
    return { review: (await reviewFor(desk, user, id)) ?? review };
  }
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
  if (after !== undefined) return after;
  const isDeparting = made.type === 'decided' && !made.decision.agrees && before.stage !== 'seconding';
  return refused(isDeparting ? 'second_needed' : 'not_now');
}

/** The same question, sent twice, is asked once. */
export const isAsked = (acts: readonly Act[], ask: string): boolean =>
  acts.some((each) => each.type === 'asked' && each.ask.id === ask);

/** Where a review stands, worked out from its acts. */
export const replayed = (review: Review, acts: readonly Act[]): Matter => replayMatter(review.openedAt, acts);

/** May a matter be handed to this user? */
async function mayTake({ world: { db } }: Desk, review: Review, id: string): Promise<boolean> {
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

/** Whom of the desk an act calls. */
export async function calls(db: Desk['world']['db'], review: Review, made: Act, after: Matter): Promise<Statement[]> {
  const notice = noticeOf(made);
  if (notice === undefined) return [];
  const colleagues = await colleaguesFor(db, { ...(await matterOf(db, review)), formerly: after.state.formerly });
  const actor = made.by.kind === 'user' ? made.by.id : undefined;
  const { holder } = after.state;
  const users = colleagues.filter(({ id }) => (isForHolder(notice) ? id === holder : id !== holder) && id !== actor);
  const seq = (await caseById(db, review.caseId))?.seq ?? 0;
  const turn = { review: review.id, caseId: review.caseId, seq, n: 1000 + review.acts * 100, at: made.at };
  return rowsFor(turn, { users, notice });
}

function noticeOf({ type, by }: Act): NoticeName | undefined {
  switch (type) {
    case 'accepted':
    case 'released':
    case 'lapsed':
      return 'accepted';
    case 'answered':
      return 'answered';
    case 'proposed':
      return 'second';
    case 'objected':
    case 'decided':
      return 'seconded';
    case 'reported':
      return 'reported';
    case 'attached':
      return by.kind === 'officer' ? 'attached' : undefined;
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
  notice === 'attached' ||
  notice === 'handedOver';

/** What of an act the officer's dialogue hears: nothing of who holds it, of reasons among colleagues, of a proposal. */
export function heardByOfficer(made: Act, before: Matter, after: Matter, office: Office): ReviewerEvent | undefined {
  switch (made.type) {
    case 'accepted':
    case 'claimed':
    case 'closed':
      return { type: made.type };
    case 'returned':
      return { type: 'returned', reason: made.reason };
    case 'released':
    case 'lapsed':
      return { type: 'released' };
    case 'asked':
      return { type: 'asked', ask: made.ask };
    case 'proposed':
      return before.stage === 'asking' ? { type: 'unasked' } : undefined;
    case 'decided':
      return { type: 'decided', decision: made.decision };
    case 'told':
      return { type: 'told', on: made.on, ...appealIn(office, made.at) };
    case 'planned':
      return {
        type: 'planned',
        steps: after.state.steps.filter(({ confirmed }) => confirmed === undefined).map(bare),
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
    case 'followedUp':
    case 'withdrawn':
    case 'appealed':
    case 'clearingOpened':
    case 'detached':
      return undefined;
  }
}

/** Until when one can appeal, counted from when it was told, where the office has a rule. */
function appealIn(office: Office, at: number) {
  const { appeal } = office.limits;
  if (appeal === undefined) return {};
  const due = endOf(office, at, appeal.workingDays, []);
  return due === undefined ? {} : { appeal: { until: dayInChina(due), rule: appeal.rule } };
}

const bare = ({ id, what, owner, due }: Matter['state']['steps'][number]) => ({ id, what, owner, due });
