/** What the desk is handed, and the one gate through which every look at a review goes. */
import type { ReviewerEvent } from '../core/decision.ts';
import type { Office } from '../office/office.ts';
import { caseById } from '../store/cases.ts';
import type { Database, Statement } from '../store/database.ts';
import { interests, interestsOf } from '../store/interests.ts';
import { reviewById, type Review } from '../store/reviews.ts';
import { allUsers, type User } from '../store/users.ts';
import type { World } from '../world.ts';
import { isRecused, type Declared, type Matter, type Reviewer } from './recusal.ts';
import { worksOnMatters } from './users.ts';

export interface Desk {
  readonly world: World;
  /** Working days, lengths and templates, as the office wrote them; read anew when they change. */
  readonly office: () => Office;
  /** Where the console is, for links, if the office has configured its address: https://liukan.example/review */
  readonly consoleUrl?: string | undefined;
  /** Takes the case's turn, `extra` and what is to be sent in one commit, then rings the bell. Throws when any of it conflicts. */
  readonly reviewerActed: (world: World, caseId: string, event: ReviewerEvent, extra: Statement[]) => Promise<void>;
}

/** A review with something to see. A withdrawn one has none: consent was taken back, and it is as if it had never been. */
export type LiveReview = Review;

/** A user with what they declared. */
export async function reviewerOf(db: Database, user: User): Promise<Reviewer> {
  const declared = await interestsOf(db, user.id);
  return asReviewer(
    user,
    declared.filter(({ endedAt }) => endedAt === null),
  );
}

const asReviewer = ({ id, name, unit, slackUser }: User, declared: readonly Declared[]): Reviewer => ({
  id,
  name,
  unit,
  slackUser,
  interests: declared,
});

/** What recusal needs of a review. */
export async function matterOf(db: Database, review: Review): Promise<Matter> {
  const { unit, excluded, formerly, record } = review;
  const owner = (await caseById(db, review.caseId))?.owner ?? null;
  return { unit, excluded, formerly, owner, text: JSON.stringify(record ?? '') };
}

/** May this user know that the review exists? */
export async function maySee({ db }: Pick<World, 'db'>, user: Reviewer, review: Review): Promise<boolean> {
  return !isRecused(user, await matterOf(db, review));
}

/** The review, if there is one and this user may know of it. */
export async function reviewFor({ world: { db } }: Desk, user: User, id: string): Promise<LiveReview | undefined> {
  const review = await reviewById(db, id);
  if (review === undefined || review.stage === 'withdrawn') return undefined;
  return (await maySee({ db }, await reviewerOf(db, user), review)) ? review : undefined;
}

/** Everybody who works on matters and may know of this one. */
export async function colleaguesFor(db: Database, matter: Matter): Promise<readonly User[]> {
  const declared = Map.groupBy(await interests(db), ({ userId }) => userId);
  return (await allUsers(db)).filter(
    (user) =>
      !user.disabled && worksOnMatters(user.role) && !isRecused(asReviewer(user, declared.get(user.id) ?? []), matter),
  );
}
