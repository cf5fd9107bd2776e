/** A reviewer at the desk: the real desk, on the world's own database. */
import { reviewerActed } from '../../src/conversation.ts';
import type { Deed } from '../../src/core/matter-acts.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';
import { act } from '../../src/review/act.ts';
import { ask, type Asking } from '../../src/review/ask.ts';
import type { Desk } from '../../src/review/desk.ts';
import type { Draft } from '../../src/review/draft.ts';
import { listReviews, readReview, type Shelf } from '../../src/review/queue.ts';
import { isRefused } from '../../src/review/refused.ts';
import { admit, type NewUser } from '../../src/review/users.ts';
import type { World } from '../../src/world.ts';
import { sign } from '../review/signing.ts';

export interface Reviewer {
  /** Accepts the oldest matter that waits, where nobody has, and takes it up. */
  claim(): Promise<void>;
  release(): Promise<void>;
  ask(asking: Partial<Asking>): Promise<void>;
  decide(draft?: Partial<Draft>): Promise<void>;
  /** Anything else, to the matter that this reviewer holds. */
  act(deed: Deed): Promise<void>;
  /** Every review that this reviewer can know of, whole where it may be read. */
  sees(): Promise<readonly object[]>;
}

let names = 0;

export async function aReviewer(world: World, more: Partial<NewUser> = {}): Promise<Reviewer> {
  const desk: Desk = { world, office: () => STANDARD_OFFICE, reviewerActed };
  const admitted = await admit(world, { name: `审核${++names}号`, unit: '某市纪委监委', role: 'reviewer', ...more });
  if (isRefused(admitted)) throw new Error(admitted.refused);
  const { user } = admitted;
  const on = (shelf: Shelf) => listReviews(desk, user, { shelf, order: 'opened', search: '' });
  const first = async (...shelves: readonly Shelf[]) => {
    const [review] = (await Promise.all(shelves.map(on))).flat();
    if (review === undefined) throw new Error(`no review is ${shelves.join()}`);
    return review;
  };
  const done = (result: object): void => {
    if (isRefused(result)) throw new Error(result.refused);
  };
  const mine = async (): Promise<string> => (await first('mine')).id;
  return {
    async claim() {
      const { id, stage } = await first('waiting');
      if (stage === 'submitted') done(await act(desk, user, id, { type: 'accepted' }));
      done(await act(desk, user, id, { type: 'claimed' }));
    },
    release: async () => done(await act(desk, user, await mine(), { type: 'released', reason: '' })),
    ask: async (asking) => done(await ask(desk, user, await mine(), { text: '', ...asking })),
    act: async (deed) => done(await act(desk, user, await mine(), deed)),
    async decide(draft = {}) {
      const id = await mine();
      const view = await readReview(desk, user, id);
      const clauses = isRefused(view) ? [] : (view.whole?.record.clauses.slice(0, 1).map((clause) => clause.id) ?? []);
      done(await sign(desk, user, id, { outcome: 'tolerated', reason: '集体研究，没有谋利。', clauses, ...draft }));
    },
    sees: async () => Promise.all((await on('all')).map(({ id }) => readReview(desk, user, id))),
  };
}
