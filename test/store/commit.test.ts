/** What a commit promises, whatever the store. */
import { describe, expect, test } from 'vitest';
import { caseById } from '../../src/store/cases.ts';
import { contentByHash, putContent } from '../../src/store/contents.ts';
import type { Statement } from '../../src/store/database.ts';
import { seen, turnsAfter } from '../../src/store/turns.ts';
import { aCase, aTurn } from './examples.ts';
import { onEveryStore } from './stores.ts';

onEveryStore((store) => {
  describe('a commit', () => {
    const put = (hash: string) => putContent({ hash, body: hash, createdAt: 1 });

    test('is there for everybody once it has resolved, and after opening again', async () => {
      await store.db.commit(aCase('c1'));
      const other = await store.open();
      expect(await caseById(other, 'c1')).toEqual(await caseById(store.db, 'c1'));
      await store.db.close();
      await other.close();
      expect(await caseById(await store.open(), 'c1')).toMatchObject({ id: 'c1', seq: 0 });
    });

    test('is all or nothing, whichever statement fails', async () => {
      const bad: Statement = { sql: 'update cases set lang = $1 where id = $2', params: ['en', 'nobody'], expect: 1 };
      expect(await store.outcome(...put('a'), bad, ...put('b'))).toBe('cases');
      expect(await contentByHash(store.db, 'a')).toBeUndefined();
      expect(await contentByHash(store.db, 'b')).toBeUndefined();
    });

    test('that is not SQL at all fails alone too', async () => {
      const nonsense = store.db.commit([...put('a'), { sql: 'nonsense', params: [] }]);
      const good = store.db.commit(put('b'));
      await expect(nonsense).rejects.toThrow(/nonsense/);
      await good;
      expect(await contentByHash(store.db, 'a')).toBeUndefined();
      expect(await contentByHash(store.db, 'b')).toBeDefined();
    });

    test('that loses, loses alone among those that came with it', async () => {
      await store.db.commit([...aCase('c1'), ...aCase('c2'), ...aCase('c3')]);
      const results = await Promise.allSettled([
        store.db.commit(aTurn('c1', 1)),
        store.db.commit(aTurn('c2', 1)),
        store.db.commit(aTurn('c1', 1, { inboundId: 'another' })), // too late for c1
        store.db.commit(aTurn('c3', 1)),
      ]);
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
      expect(await seen(store.db, 'another')).toBeUndefined();
      expect(await turnsAfter(store.db, 'c3', 0)).toHaveLength(1);
    });

    test('may build on one that was asked for just before', async () => {
      const began = store.db.commit(aCase('c1'));
      const turn = store.db.commit(aTurn('c1', 1));
      await Promise.all([began, turn]);
      expect(await caseById(store.db, 'c1')).toMatchObject({ seq: 1 });
    });

    test('expects a number of rows, none included', async () => {
      await store.db.commit(aCase('c1'));
      const change = (expected: number): Statement => ({
        sql: 'update cases set lang = $1',
        params: ['en'],
        expect: expected,
      });
      expect(await store.outcome(change(0))).toBe('cases');
      expect(await store.outcome(change(1))).toBe('committed');
    });

    test('with a parameter too few or too many is a fault', async () => {
      const of = (...params: string[]) =>
        store.db.commit([{ sql: 'update cases set lang = $2 where id = $1', params }]);
      await expect(of('a')).rejects.toThrow(/1 parameters.* 2/);
      await expect(of('a', 'b', 'c')).rejects.toThrow(/3 parameters.* 2/);
    });

    test('is refused after closing', async () => {
      const last = store.db.commit(aCase('c1'));
      await store.db.close();
      await last;
      await expect(store.db.commit(aCase('c2'))).rejects.toMatchObject({ code: 'closed' });
      await expect(caseById(store.db, 'c1')).rejects.toMatchObject({ code: 'closed' });
    });
  });
});
