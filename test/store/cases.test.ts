/** A case from its first message to its destruction. */
import { beforeEach, describe, expect, test } from 'vitest';
import { caseById, casesOfOwner, createCase, destroyCase, setOwner } from '../../src/store/cases.ts';
import { addCode, codeByHash, takeCode } from '../../src/store/codes.ts';
import { contentByHash, putContent } from '../../src/store/contents.ts';
import { addMessage, messagesOfCase } from '../../src/store/outbox.ts';
import { openReview, reviewsOfCase } from '../../src/store/reviews.ts';
import { bindThread, threadOf, threadsOfCase } from '../../src/store/threads.ts';
import { seen, turnsAfter } from '../../src/store/turns.ts';
import { acted, aDecision } from './acts.ts';
import { aCase, aTurn } from './examples.ts';
import { onEveryStore } from './stores.ts';

onEveryStore((store) => {
  describe('cases and turns', () => {
    test('a case reads as it was written', async () => {
      await store.db.commit(aCase('c1', 'slack:T1:U1'));
      expect(await caseById(store.db, 'c1')).toEqual({
        id: 'c1',
        content: 'sha256:1',
        lang: 'zh',
        status: 'asking',
        owner: 'slack:T1:U1',
        seq: 0,
        createdAt: 1000,
        updatedAt: 1000,
      });
      expect(await caseById(store.db, 'c2')).toBeUndefined();
    });

    test('a case needs the content that it is pinned to', async () => {
      const alone = createCase({ id: 'c1', content: 'sha256:?', lang: 'zh', status: 'asking', owner: null, at: 1 });
      expect(await store.outcome(...alone)).toBe('foreign key');
    });

    test('an owner finds theirs, the latest first', async () => {
      await store.db.commit([
        ...aCase('c1', 'slack:T1:U1'),
        ...aCase('c2', 'slack:T1:U1'),
        ...aCase('c3', 'slack:T1:U2'),
        ...aCase('c4'),
      ]);
      await store.db.commit(aTurn('c2', 1, { at: 9000 }));
      await store.db.commit(setOwner('c4', 'slack:T1:U1'));
      const found = await casesOfOwner(store.db, 'slack:T1:U1');
      expect(found.map(({ id }) => id)).toEqual(['c2', 'c1', 'c4']);
    });

    test('a turn reads as it was written, 汉字 and all', async () => {
      await store.db.commit(aCase('c1'));
      await store.db.commit(aTurn('c1', 1));
      await store.db.commit(aTurn('c1', 2, { judgment: { outcome: '可容错', reliedOn: ['容1'] } }));
      expect(await turnsAfter(store.db, 'c1', 1)).toEqual([
        {
          caseId: 'c1',
          seq: 2,
          inboundId: 'c1-2',
          thread: 'web:abc',
          event: { type: 'answer', seq: 2 },
          replies: [{ text: '第2问' }],
          judgment: { outcome: '可容错', reliedOn: ['容1'] },
          engine: '0.1.0',
          at: 1002,
        },
      ]);
      expect((await turnsAfter(store.db, 'c1', 0)).map((turn) => turn.judgment === null)).toEqual([true, false]);
      expect(await caseById(store.db, 'c1')).toMatchObject({ seq: 2, updatedAt: 1002 });
    });

    test('a turn that is not the next one conflicts', async () => {
      await store.db.commit([...aCase('c1'), ...aTurn('c1', 1)]);
      expect(await store.outcome(...aTurn('c1', 1, { inboundId: 'x' }))).toBe('cases');
      expect(await store.outcome(...aTurn('c1', 3))).toBe('cases');
      expect(await store.outcome(...aTurn('nobody', 1))).toBe('foreign key');
      expect(await store.outcome(...aTurn('c1', 2))).toBe('committed');
    });

    test('a message is accepted once, in whatever case', async () => {
      await store.db.commit([...aCase('c1'), ...aCase('c2')]);
      await store.db.commit(aTurn('c1', 1, { inboundId: 'm1' }));
      expect(await store.outcome(...aTurn('c1', 2, { inboundId: 'm1' }))).toBe('inbound.id');
      expect(await store.outcome(...aTurn('c2', 1, { inboundId: 'm1' }))).toBe('inbound.id');
      expect(await seen(store.db, 'm1')).toEqual({ caseId: 'c1', seq: 1, replies: [{ text: '第1问' }] });
      expect(await seen(store.db, 'm2')).toBeUndefined();
    });

    test('one of many that want the same turn gets it', async () => {
      await store.db.commit(aCase('c1'));
      const other = await store.open();
      const tries = Array.from({ length: 40 }, (_, n) =>
        (n % 2 ? store.db : other).commit(aTurn('c1', 1, { inboundId: `m${n}` })),
      );
      const won = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled');
      expect(won).toHaveLength(1);
      expect(await turnsAfter(store.db, 'c1', 0)).toHaveLength(1);
    });

    test('what JSON cannot say is not stored as something else', () => {
      expect(() => aTurn('c1', 1, { event: undefined })).toThrow(TypeError);
    });
  });

  describe('threads', () => {
    const web = { channel: 'web', address: 'abc', at: 5 };

    test('several may speak of one case; the token stays when the case changes', async () => {
      await store.db.commit([...aCase('c1'), ...aCase('c2')]);
      await store.db.commit(bindThread({ ...web, caseId: 'c1', was: null, tokenHash: 't' }));
      await store.db.commit(bindThread({ channel: 'slack', address: 'D1', caseId: 'c1', was: null, at: 6 }));
      expect((await threadsOfCase(store.db, 'c1')).map(({ address }) => address)).toEqual(['abc', 'D1']);

      await store.db.commit(bindThread({ ...web, caseId: 'c2', was: 'c1' }));
      expect(await threadOf(store.db, 'web', 'abc')).toEqual({
        channel: 'web',
        address: 'abc',
        caseId: 'c2',
        tokenHash: 't',
        createdAt: 5,
      });
      expect(await threadOf(store.db, 'slack', 'D1')).toMatchObject({ caseId: 'c1', tokenHash: null });
      expect(await threadOf(store.db, 'slack', 'abc')).toBeUndefined();
    });

    test('two first messages at once do not begin two cases', async () => {
      const begin = (id: string) => store.outcome(...aCase(id), ...bindThread({ ...web, caseId: id, was: null }));
      expect(await Promise.all([begin('c1'), begin('c2')])).toEqual(['committed', 'threads']);
      expect(await caseById(store.db, 'c2')).toBeUndefined();
      expect(await store.outcome(...aCase('c2'), ...bindThread({ ...web, caseId: 'c2', was: 'c9' }))).toBe('threads');
    });
  });

  describe('a destroyed case', () => {
    const review = { id: 'r1', caseId: 'c1', unit: 'u', excluded: '', record: {}, at: 1 };
    beforeEach(async () => {
      await store.db.commit([
        ...aCase('c1', 'slack:T1:U1'),
        ...aTurn('c1', 1),
        ...bindThread({ channel: 'web', address: 'abc', caseId: 'c1', was: null, tokenHash: 't', at: 1 }),
        ...addMessage({ caseId: 'c1', seq: 1, n: 0, channel: 'web', address: 'abc', body: 'x', dueAt: 0 }),
        ...addCode({ hash: 'h', caseId: 'c1', expiresAt: 9000 }),
        ...openReview(review),
      ]);
    });

    test('is gone with all that was its own', async () => {
      await store.db.commit(destroyCase('c1'));
      expect(await caseById(store.db, 'c1')).toBeUndefined();
      expect(await casesOfOwner(store.db, 'slack:T1:U1')).toEqual([]);
      expect(await turnsAfter(store.db, 'c1', 0)).toEqual([]);
      expect(await messagesOfCase(store.db, 'c1')).toEqual([]);
      expect(await codeByHash(store.db, 'h')).toBeUndefined();
      expect(await reviewsOfCase(store.db, 'c1')).toEqual([]);
    });

    test('leaves its thread without a case, ready for another', async () => {
      await store.db.commit(destroyCase('c1'));
      expect(await threadOf(store.db, 'web', 'abc')).toMatchObject({ caseId: null, tokenHash: 't' });
      const rebound = bindThread({ channel: 'web', address: 'abc', caseId: 'c2', was: null, at: 2 });
      expect(await store.outcome(...aCase('c2'), ...rebound)).toBe('committed');
    });

    test('still knows a message delivered again, but not what it was', async () => {
      await store.db.commit(destroyCase('c1'));
      expect(await seen(store.db, 'c1-1')).toEqual({ caseId: null });
      expect(await store.outcome(...aCase('c2'), ...aTurn('c2', 1, { inboundId: 'c1-1' }))).toBe('inbound.id');
      const ids = await store.db.query('select * from inbound', []);
      expect(ids).toHaveLength(1);
      expect(ids[0]).toMatchObject({ id: 'c1-1', case_id: null });
    });

    test('cannot be destroyed twice, nor go on', async () => {
      await store.db.commit(destroyCase('c1'));
      expect(await store.outcome(...destroyCase('c1'))).toBe('cases');
      expect(await store.outcome(...aTurn('c1', 2))).toBe('foreign key');
    });

    test('is one that no reviewer has taken up', async () => {
      await acted(store.db, 'r1', 'reviewer', { type: 'accepted' }, { type: 'claimed' });
      expect(await store.outcome(...destroyCase('c1'))).toBe('cases');
      await acted(store.db, 'r1', 'reviewer', { type: 'decided', decision: aDecision });
      expect(await store.outcome(...destroyCase('c1'))).toBe('cases');
      expect(await turnsAfter(store.db, 'c1', 0)).toHaveLength(1);
    });
  });

  describe('resume codes', () => {
    test('work once, and before they expire', async () => {
      await store.db.commit([...aCase('c1'), ...addCode({ hash: 'h', caseId: 'c1', expiresAt: 100 })]);
      expect(await store.outcome(...takeCode('other', 50))).toBe('codes');
      expect(await store.outcome(...takeCode('h', 100))).toBe('codes');
      expect(await codeByHash(store.db, 'h')).toEqual({ hash: 'h', caseId: 'c1', expiresAt: 100, usedAt: null });
      expect(await Promise.all([store.outcome(...takeCode('h', 50)), store.outcome(...takeCode('h', 50))])).toEqual([
        'committed',
        'codes',
      ]);
      expect(await codeByHash(store.db, 'h')).toMatchObject({ usedAt: 50 });
    });
  });

  test('content is kept as it was first put', async () => {
    await store.db.commit(putContent({ hash: 'h', body: { 流程: '六看' }, createdAt: 1 }));
    await store.db.commit(putContent({ hash: 'h', body: 'other', createdAt: 2 }));
    expect(await contentByHash(store.db, 'h')).toEqual({ hash: 'h', body: { 流程: '六看' }, createdAt: 1 });
    expect(await contentByHash(store.db, 'g')).toBeUndefined();
  });
});
