/** A reviewer at the desk: the real desk, on the world's own database. */
import { reviewerActed } from '../../src/conversation.ts';
import { decide } from '../../src/review/decide.ts';
import type { Desk } from '../../src/review/desk.ts';
import type { Draft } from '../../src/review/draft.ts';
import { claim, listReviews, readReview, release } from '../../src/review/queue.ts';
import { isRefused } from '../../src/review/refused.ts';
import { admit, type NewUser } from '../../src/review/users.ts';
import type { World } from '../../src/world.ts';

export interface Reviewer {
  /** Takes up the oldest open review. */
  claim(): Promise<void>;
  release(): Promise<void>;
  decide(draft?: Partial<Draft>): Promise<void>;
  /** Every review that this reviewer can know of, whole where it may be read. */
  sees(): Promise<readonly object[]>;
}

let names = 0;

export async function aReviewer(world: World, more: Partial<NewUser> = {}): Promise<Reviewer> {
  const desk: Desk = { world, reviewerActed };
  const admitted = await admit(world, { name: `审核${++names}号`, unit: '某市纪委监委', role: 'reviewer', ...more });
  if (isRefused(admitted)) throw new Error(admitted.refused);
  const { user } = admitted;
  const first = async (status: 'open' | 'claimed'): Promise<string> => {
    const [review] = await listReviews(desk, user, status);
    if (review === undefined) throw new Error(`no review is ${status}`);
    return review.id;
  };
  const done = (result: object): void => {
    if (isRefused(result)) throw new Error(result.refused);
  };
  return {
    claim: async () => done(await claim(desk, user, await first('open'))),
    release: async () => done(await release(desk, user, await first('claimed'))),
    async decide(draft = {}) {
      const id = await first('claimed');
      const view = await readReview(desk, user, id);
      const clauses = isRefused(view) ? [] : (view.whole?.record.clauses.slice(0, 1).map((clause) => clause.id) ?? []);
      done(await decide(desk, user, id, { outcome: 'tolerated', reason: '集体研究，没有谋利。', clauses, ...draft }));
    },
    async sees() {
      const lists = await Promise.all(
        (['open', 'claimed', 'decided'] as const).map((status) => listReviews(desk, user, status)),
      );
      return Promise.all(lists.flat().map(({ id }) => readReview(desk, user, id)));
    },
  };
}
