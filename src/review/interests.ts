/** 回避申报: what a user declares of themselves, and takes back when it no longer is so. */
import { Conflict } from '../store/database.ts';
import {
  addInterest,
  endInterest,
  type Interest,
  INTEREST_KINDS,
  type InterestKind,
  interestsOf,
} from '../store/interests.ts';
import type { User } from '../store/users.ts';
import { allMatters, type Desk, reviewerOf } from './desk.ts';
import { rowsTakingBack } from './notify.ts';
import { isRecused } from './recusal.ts';
import { refused, type Refused } from './refused.ts';

export { INTEREST_KINDS };

/** Those that stand, oldest first. */
export const declaredBy = async ({ world: { db } }: Desk, user: User): Promise<readonly Interest[]> =>
  (await interestsOf(db, user.id)).filter(({ endedAt }) => endedAt === null);

/**
 * From now on the matters concerned do not exist for them. What they hold of them goes back by itself, in silence; messages that
 * told them of these matters are taken back, in the commit of what they declare.
 */
export async function declare(
  desk: Desk,
  user: User,
  { kind, value }: { readonly kind: InterestKind; readonly value: string },
): Promise<readonly Interest[]> {
  const { db, newId, now } = desk.world;
  const declared = { kind, value: value.trim() };
  const before = await reviewerOf(db, user);
  const after = { ...before, interests: [...before.interests, declared] };
  const statements = addInterest({ id: newId(), userId: user.id, ...declared, at: now() });
  for (const { review, matter } of await allMatters(db)) {
    if (!isRecused(before, matter) && isRecused(after, matter))
      statements.push(...(await rowsTakingBack(db, review, user, now())));
  }
  try {
    await db.commit(statements);
  } catch (error) {
    // Declared twice: at once, or before and not ended. It stands, and what it takes back was taken back with it.
    const isSame = ({ kind, value }: Interest) => kind === declared.kind && value === declared.value;
    if (!(error instanceof Conflict) || !(await declaredBy(desk, user)).some(isSame)) throw error;
  }
  return declaredBy(desk, user);
}

export async function endDeclared(
  desk: Desk,
  user: User,
  id: string,
): Promise<readonly Interest[] | Refused<'unknown_interest'>> {
  try {
    await desk.world.db.commit(endInterest(id, user.id, desk.world.now()));
  } catch (error) {
    if (error instanceof Conflict) return refused('unknown_interest');
    throw error;
  }
  return declaredBy(desk, user);
}
