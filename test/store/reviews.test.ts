import { beforeEach, describe, expect, test } from 'vitest';
import {
  claimReview,
  decideReview,
  openReview,
  releaseReview,
  reviewById,
  reviewsByStatus,
  reviewsOfCase,
  withdrawReview,
} from '../../src/store/reviews.ts';
import { aCase } from './examples.ts';
import { onEveryStore } from './stores.ts';

onEveryStore((store) => {
  describe('reviews', () => {
    const review = { id: 'r1', caseId: 'c1', unit: '纪检', excluded: '张三', record: { 摘要: '…' }, at: 5 };
    const opened = { id: 'r1', caseId: 'c1', unit: '纪检', excluded: '张三', openedAt: 5 };
    beforeEach(() => store.db.commit([...aCase('c1'), ...aCase('c2'), ...openReview(review)]));

    test('go from open to claimed to decided', async () => {
      const record = { 摘要: '…' };
      expect(await reviewById(store.db, 'r1')).toEqual({ ...opened, status: 'open', record });
      await store.db.commit(claimReview('r1', 'wang', 6));
      const claimed = { ...opened, record, claimedBy: 'wang', claimedAt: 6 };
      expect(await reviewById(store.db, 'r1')).toEqual({ ...claimed, status: 'claimed' });
      await store.db.commit(decideReview('r1', 'wang', { 同意: true }, 7));
      const decided = { ...claimed, status: 'decided', decidedBy: 'wang', decidedAt: 7, decision: { 同意: true } };
      expect(await reviewById(store.db, 'r1')).toEqual(decided);
      expect(await reviewsOfCase(store.db, 'c1')).toEqual([decided]);
      expect(await reviewById(store.db, 'r2')).toBeUndefined();
    });

    test('are listed by status, the oldest first', async () => {
      await store.db.commit(openReview({ ...review, id: 'r0', caseId: 'c2', at: 4 }));
      expect((await reviewsByStatus(store.db, 'open')).map(({ id }) => id)).toEqual(['r0', 'r1']);
      await store.db.commit(claimReview('r0', 'wang', 6));
      expect((await reviewsByStatus(store.db, 'open')).map(({ id }) => id)).toEqual(['r1']);
      expect((await reviewsByStatus(store.db, 'claimed')).map(({ id }) => id)).toEqual(['r0']);
    });

    test('one of two reviewers gets it, and only that one decides', async () => {
      const claims = [store.outcome(...claimReview('r1', 'wang', 6)), store.outcome(...claimReview('r1', 'li', 6))];
      expect(await Promise.all(claims)).toEqual(['committed', 'reviews']);
      expect(await store.outcome(...decideReview('r1', 'li', {}, 7))).toBe('reviews');
      expect(await store.outcome(...releaseReview('r1', 'li'))).toBe('reviews');
      await store.db.commit(releaseReview('r1', 'wang'));
      expect(await store.outcome(...decideReview('r1', 'wang', {}, 7))).toBe('reviews');
      expect(await store.outcome(...claimReview('r1', 'li', 8))).toBe('committed');
    });

    test('can be withdrawn while nobody has them, and then say nothing any more', async () => {
      await store.db.commit(claimReview('r1', 'wang', 6));
      expect(await store.outcome(...withdrawReview('r1'))).toBe('reviews');
      await store.db.commit(releaseReview('r1', 'wang'));
      await store.db.commit(withdrawReview('r1'));
      expect(await reviewById(store.db, 'r1')).toEqual({ ...opened, excluded: '', status: 'withdrawn' });
      expect(await store.outcome(...claimReview('r1', 'wang', 9))).toBe('reviews');
    });

    test('a case has one at a time', async () => {
      expect(await store.outcome(...openReview({ ...review, id: 'r2' }))).toBe('reviews.case_id');
      await store.db.commit(withdrawReview('r1'));
      expect(await store.outcome(...openReview({ ...review, id: 'r2' }))).toBe('committed');
    });
  });
});
