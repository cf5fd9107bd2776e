import { beforeEach, describe, expect, test } from 'vitest';
import {
  actsOf,
  allActs,
  draftOf,
  dropDrafts,
  keepDraft,
  liveReviews,
  openReview,
  reviewById,
  reviewsOfCase,
} from '../../src/store/reviews.ts';
import { addUser } from '../../src/store/users.ts';
import { acted, aDecision, nextAct } from './acts.ts';
import { aCase } from './examples.ts';
import { onEveryStore } from './stores.ts';

onEveryStore((store) => {
  describe('reviews', () => {
    const review = { id: 'r1', caseId: 'c1', unit: '纪检', excluded: '张三', record: { 摘要: '…' }, at: 5 };
    const opened = {
      ...{ id: 'r1', caseId: 'c1', owner: null, unit: '纪检', excluded: '张三' },
      ...{ record: { 摘要: '…' }, openedAt: 5 },
    };
    beforeEach(() => store.db.commit([...aCase('c1'), ...aCase('c2'), ...openReview(review)]));

    test('stand where their acts have led, and the acts stay', async () => {
      const atFirst = { ...opened, stage: 'submitted', holder: null, formerly: [], acts: 0, changedAt: 5 };
      expect(await reviewById(store.db, 'r1')).toEqual(atFirst);
      await acted(store.db, 'r1', 'wang', { type: 'accepted' }, { type: 'claimed' });
      expect(await reviewById(store.db, 'r1')).toMatchObject({
        stage: 'claimed',
        holder: 'wang',
        acts: 2,
        changedAt: 6,
      });
      await acted(store.db, 'r1', 'wang', { type: 'decided', decision: aDecision });
      const decided = await reviewById(store.db, 'r1');
      expect(decided).toMatchObject({ stage: 'decided', holder: 'wang', acts: 3 });
      expect(await reviewsOfCase(store.db, 'c1')).toEqual([decided]);
      expect((await actsOf(store.db, 'r1')).map(({ type, by, at }) => [type, by.kind, at])).toEqual([
        ['accepted', 'user', 6],
        ['claimed', 'user', 6],
        ['decided', 'user', 6],
      ]);
      expect([...(await allActs(store.db)).keys()]).toEqual(['r1']);
      expect(await reviewById(store.db, 'r2')).toBeUndefined();
    });

    test('are listed the oldest first', async () => {
      await store.db.commit(openReview({ ...review, id: 'r0', caseId: 'c2', at: 4 }));
      expect((await liveReviews(store.db)).map(({ id }) => id)).toEqual(['r0', 'r1']);
    });

    test('of two acts at the same moment one is refused', async () => {
      await acted(store.db, 'r1', 'wang', { type: 'accepted' });
      const claims = [
        await nextAct(store.db, 'r1', 'wang', { type: 'claimed' }),
        await nextAct(store.db, 'r1', 'li', { type: 'claimed' }),
      ];
      expect(await Promise.all(claims.map((claim) => store.outcome(...claim)))).toEqual(['committed', 'reviews']);
      expect(await actsOf(store.db, 'r1')).toHaveLength(2);
    });

    test('a withdrawn one says nothing any more', async () => {
      await acted(store.db, 'r1', 'officer', { type: 'withdrawn' });
      expect(await reviewById(store.db, 'r1')).toMatchObject({
        stage: 'withdrawn',
        record: null,
        excluded: '',
        unit: '',
      });
      expect(await liveReviews(store.db)).toEqual([]);
    });

    test('a case has one at a time', async () => {
      expect(await store.outcome(...openReview({ ...review, id: 'r2' }))).toBe('reviews.case_id');
      await acted(store.db, 'r1', 'officer', { type: 'withdrawn' });
      expect(await store.outcome(...openReview({ ...review, id: 'r2' }))).toBe('committed');
    });

    test('a draft is kept for whoever holds it, the last one', async () => {
      const users = ['u1', 'u2'].map((id) =>
        addUser({ id, name: id, unit: '', role: 'reviewer', slackUser: null, oidcSubject: null, createdAt: 1 }),
      );
      await store.db.commit(users.flat());
      await acted(store.db, 'r1', 'u1', { type: 'accepted' }, { type: 'claimed' });
      await store.db.commit(keepDraft('r1', 'u1', { reason: '一' }, 1));
      await store.db.commit(keepDraft('r1', 'u1', { reason: '二' }, 2));
      expect(await store.outcome(...keepDraft('r1', 'u2', { reason: '三' }, 3))).toBe('drafts');
      expect([await draftOf(store.db, 'r1', 'u1'), await draftOf(store.db, 'r1', 'u2')]).toEqual([
        { reason: '二' },
        undefined,
      ]);
      await store.db.commit(dropDrafts('r1'));
      expect(await draftOf(store.db, 'r1', 'u1')).toBeUndefined();
    });
  });
});
