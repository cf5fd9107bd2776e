/** What the desk is handed, and the one gate through which every look at a review goes. */
import type { ReviewerEvent } from '../core/decision.ts';
import type { Act } from '../core/matter-acts.ts';
import type { Office } from '../office/office.ts';
import type { Database, Statement } from '../store/database.ts';
import { interests, interestsOf } from '../store/interests.ts';
import { actsOfCase, allActs, liveReviews, reviewById, type Review, reviewsOfCase } from '../store/reviews.ts';
import { allUsers, type User } from '../store/users.ts';
import type { World } from '../world.ts';
import { isRecused, type Declared, type Matter, type Reviewer, type Submission } from './recusal.ts';
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

/** A review with its acts and what recusal needs of it. */
export interface Known {
  readonly review: Review;
  readonly acts: readonly Act[];
  readonly matter: Matter;
}

/** All that have something to see, oldest first. */
export async function allMatters(db: Database): Promise<readonly Known[]> {
  const [reviews, acts] = [await liveReviews(db), await allActs(db)];
  const ofCases = Map.groupBy(reviews, ({ caseId }) => caseId);
  return reviews.map((review) => ({
    review,
    acts: acts.get(review.id) ?? [],
    matter: matterAmong(review, ofCases.get(review.caseId) ?? [], acts),
  }));
}

/** What this user may know of, oldest first. */
export async function mattersFor(db: Database, user: User): Promise<readonly Known[]> {
  const reviewer = await reviewerOf(db, user);
  return (await allMatters(db)).filter(({ matter }) => !isRecused(reviewer, matter));
}

/** Those of one case: of what was returned and sent again there are several. */
export async function mattersOfCase(db: Database, caseId: string): Promise<readonly Known[]> {
  const [reviews, acts] = [await reviewsOfCase(db, caseId), await actsOfCase(db, caseId)];
  return reviews
    .filter(({ stage }) => stage !== 'withdrawn')
    .map((review) => ({ review, acts: acts.get(review.id) ?? [], matter: matterAmong(review, reviews, acts) }));
}

/** What recusal needs of a review: also of what was submitted of the same case before, and returned. */
export const matterOf = async (db: Database, review: Review): Promise<Matter> =>
  matterAmong(review, await reviewsOfCase(db, review.caseId), await actsOfCase(db, review.caseId));

const matterAmong = (review: Review, ofCase: readonly Review[], acts: ReadonlyMap<string, readonly Act[]>): Matter => {
  const submitted = ({ id, unit, excluded, owner, record }: Review): Submission =>
    submissionOf({ unit, excluded, owner }, record, acts.get(id) ?? []);
  const others = ofCase.filter(({ id, stage }) => id !== review.id && stage !== 'withdrawn').map(submitted);
  return Object.assign(submitted(review), { formerly: review.formerly, others });
};

/** The text is long, and few interests ask for it: it is put together when one does. */
const submissionOf = (known: Omit<Submission, 'text'>, record: unknown, acts: readonly Act[]): Submission => ({
  ...known,
  get text() {
    return [JSON.stringify(record ?? ''), ...acts.map(addedBy)].join('\n');
  },
});

/** What an act adds to what the officer sent: their words, and what files are called, whoever puts it down. */
export function addedBy(act: Act): string {
  switch (act.type) {
    case 'answered':
    case 'reported':
    case 'wrote':
      return act.text;
    case 'appealed':
      return act.grounds;
    case 'attached':
      return act.file.name;
    default:
      return '';
  }
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
