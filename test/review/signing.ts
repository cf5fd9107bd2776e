/** Signing and agreeing by somebody who has just read the matter, or, where a test says so, who read it earlier. */
import type { Desk } from '../../src/review/desk.ts';
import type { Draft } from '../../src/review/draft.ts';
import { second as agree, sign as signOn } from '../../src/review/sign.ts';
import { actsOf } from '../../src/store/reviews.ts';
import type { User } from '../../src/store/users.ts';

const now = async ({ world: { db } }: Desk, id: string): Promise<number> => (await actsOf(db, id)).length;

export const sign = async (desk: Desk, user: User, id: string, draft: Draft, seen?: number) =>
  signOn(desk, user, id, draft, seen ?? (await now(desk, id)));

export const second = async (desk: Desk, user: User, id: string, reason: string, seen?: number) =>
  agree(desk, user, id, reason, seen ?? (await now(desk, id)));
