/** What a reviewer does from a message: claim, ask, be reminded. Through the same acts as at the console. */
import { MATTER_WAITS } from '../core/matter-life.ts';
import { opensNext } from '../core/working-time.ts';
import { caseById } from '../store/cases.ts';
import { Conflict } from '../store/database.ts';
import { messageExists } from '../store/outbox.ts';
import { actsOf } from '../store/reviews.ts';
import { act, possible } from './act.ts';
import { ask, type AskableLook, type Asking, looksOf } from './ask.ts';
import { dayInChina } from '../core/working-time.ts';
import type { Desk } from './desk.ts';
import { numberOf, rowsFor } from './notify.ts';
import { type Offer, offersTo, reach } from './reach.ts';
import { isRefused, type ReviewRefusedCode } from './refused.ts';

export type { AskableLook };

/** What a tap came to; undefined, everywhere here, where there is no such matter for this person. */
export interface Done {
  /** What the message can offer from now on. */
  readonly offers: readonly Offer[];
  /** Nothing was done, because … */
  readonly refused?: ReviewRefusedCode;
}

/** Takes a matter up, and accepts it first where nobody has. Tapped twice, it is done once. */
export async function claim(desk: Desk, slackUser: string, id: string): Promise<Done | undefined> {
  const reached = await reach(desk, slackUser, id);
  if (reached === undefined) return undefined;
  const { user, matter } = reached;
  // colleagues know of it since it was opened; it is not called to them as free in the moment before it is claimed
  if (matter.stage === 'submitted') await act(desk, user, id, { type: 'accepted' }, { isQuiet: true });
  const claimed = await act(desk, user, id, { type: 'claimed' });
  const after = await reach(desk, slackUser, id);
  if (after === undefined) return undefined;
  const isTheirs = after.matter.state.holder === user.id && MATTER_WAITS.includes(after.matter.stage);
  return { offers: offersTo(after), ...(isRefused(claimed) && !isTheirs ? { refused: claimed.refused } : {}) };
}

/** What can be asked, before anything is. */
export async function asking(
  desk: Desk,
  slackUser: string,
  id: string,
): Promise<{ readonly looks: readonly AskableLook[] } | Done | undefined> {
  const reached = await reach(desk, slackUser, id);
  if (reached === undefined) return undefined;
  const { user, review } = reached;
  const by = { kind: 'user', id: user.id, unit: user.unit } as const;
  const trial = { type: 'asked', ask: { id: '', text: '', questions: [] }, by, at: desk.world.now() } as const;
  const may = possible(review, await actsOf(desk.world.db, id), trial, user);
  return isRefused(may) ? { offers: offersTo(reached), refused: may.refused } : { looks: await looksOf(desk, review) };
}

/** `key`: sent again with the same, it is asked once. */
export async function askFrom(
  desk: Desk,
  slackUser: string,
  id: string,
  question: Asking & { readonly key: string },
): Promise<Done | undefined> {
  const reached = await reach(desk, slackUser, id);
  if (reached === undefined) return undefined;
  const asked = await ask(desk, reached.user, id, question);
  const after = await reach(desk, slackUser, id);
  return after && { offers: offersTo(after), ...(isRefused(asked) ? { refused: asked.refused } : {}) };
}

/** Once on the next working day, when the office opens; whether it is still needed is looked at then. */
export async function remindFrom(
  desk: Desk,
  slackUser: string,
  id: string,
): Promise<(Done & { readonly at?: number }) | undefined> {
  const reached = await reach(desk, slackUser, id);
  if (reached === undefined) return undefined;
  const { db, now } = desk.world;
  const offers = offersTo(reached);
  const at = opensNext(desk.office().calendar, now());
  if (!offers.includes('remind') || at === undefined) return { offers, refused: 'not_now' };
  const { user, review } = reached;
  const row = `${id}:reminder:${user.id}:${dayInChina(at)}`;
  const seq = (await caseById(db, review.caseId))?.seq ?? 0;
  const turn = { review: id, caseId: review.caseId, seq, n: numberOf(row), at };
  try {
    await db.commit(rowsFor(turn, { users: [user], notice: 'reminder', id: row }));
  } catch (error) {
    // tapped twice: there is one already
    if (!(error instanceof Conflict) || !(await messageExists(db, row))) throw error;
  }
  return { offers: offers.filter((offer) => offer !== 'remind'), at };
}

/** The matter at the console, if the office has configured its address. */
export const addressOf = ({ consoleUrl }: Desk, id: string): string | undefined =>
  consoleUrl === undefined ? undefined : `${consoleUrl}#/matter/${id}`;
