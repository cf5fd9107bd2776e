import { beforeEach, describe, expect, test } from 'vitest';
import { addLink, addSession, linkByHash, openSession, removeSession, takeLink } from '../../src/store/signin.ts';
import {
  addUser,
  allUsers,
  disableUser,
  setSlackUser,
  userById,
  userByName,
  userBySlack,
} from '../../src/store/users.ts';
import { onEveryStore } from './stores.ts';

onEveryStore((store) => {
  describe('users', () => {
    const wang = {
      id: 'u1',
      name: 'wang',
      unit: '纪检',
      role: 'reviewer',
      slackUser: null,
      oidcSubject: null,
      createdAt: 1,
    };
    beforeEach(() => store.db.commit(addUser(wang)));

    test('are found by id, by name and by Slack', async () => {
      const user = { ...wang, disabled: false };
      expect(await userById(store.db, 'u1')).toEqual(user);
      expect(await userByName(store.db, 'wang')).toEqual(user);
      await store.db.commit(setSlackUser('u1', 'U9'));
      expect(await userBySlack(store.db, 'U9')).toEqual({ ...user, slackUser: 'U9' });
      expect(await userByName(store.db, 'li')).toBeUndefined();
      expect(await allUsers(store.db)).toHaveLength(1);
    });

    test('have a name and a Slack account that nobody else has', async () => {
      expect(await store.outcome(...addUser({ ...wang, id: 'u2' }))).toBe('users.name');
      await store.db.commit(addUser({ ...wang, id: 'u2', name: 'li' }));
      await store.db.commit(setSlackUser('u1', 'U9'));
      expect(await store.outcome(...setSlackUser('u2', 'U9'))).toBe('users.slack_user');
      expect(await store.outcome(...setSlackUser('u3', 'U8'))).toBe('users');
    });

    test('sign in by a link that works once', async () => {
      await store.db.commit(addLink({ hash: 'l', userId: 'u1', expiresAt: 100 }));
      expect(await linkByHash(store.db, 'l')).toEqual({ hash: 'l', userId: 'u1', expiresAt: 100, usedAt: null });
      expect(await store.outcome(...takeLink('l', 100))).toBe('signin_links');
      const signIn = (hash: string) =>
        store.outcome(
          ...takeLink('l', 50),
          ...addSession({ hash, userId: 'u1', begunBy: 'link', expiresAt: 200, now: 50, idleBefore: 0 }),
        );
      expect(await Promise.all([signIn('s1'), signIn('s2')])).toEqual(['committed', 'signin_links']);
      expect(await openSession(store.db, 's1', { now: 199, idleBefore: 0 })).toMatchObject({
        user: { name: 'wang' },
        seenAt: 50,
      });
      expect(await openSession(store.db, 's1', { now: 199, idleBefore: 50 })).toBeUndefined();
      expect(await openSession(store.db, 's1', { now: 200, idleBefore: 0 })).toBeUndefined();
      expect(await openSession(store.db, 's2', { now: 60, idleBefore: 0 })).toBeUndefined();
    });

    test('sign out; what has run out is swept', async () => {
      await store.db.commit(
        addSession({ hash: 's1', userId: 'u1', begunBy: 'link', expiresAt: 100, now: 1, idleBefore: 0 }),
      );
      await store.db.commit(
        addSession({ hash: 's2', userId: 'u1', begunBy: 'link', expiresAt: 300, now: 150, idleBefore: 0 }),
      );
      expect(await store.db.query('select hash from sessions', [])).toMatchObject([{ hash: 's2' }]);
      await store.db.commit(removeSession('s2'));
      expect(await openSession(store.db, 's2', { now: 160, idleBefore: 0 })).toBeUndefined();
    });

    test('who is disabled is out at once, and no link lets them in', async () => {
      await store.db.commit([
        ...addSession({ hash: 's', userId: 'u1', begunBy: 'link', expiresAt: 100, now: 1, idleBefore: 0 }),
        ...addLink({ hash: 'l', userId: 'u1', expiresAt: 100 }),
      ]);
      await store.db.commit(disableUser('u1'));
      expect(await userById(store.db, 'u1')).toMatchObject({ disabled: true });
      expect(await openSession(store.db, 's', { now: 50, idleBefore: 0 })).toBeUndefined();
      await store.db.commit(addLink({ hash: 'l2', userId: 'u1', expiresAt: 100 }));
      expect(await store.outcome(...takeLink('l', 50))).toBe('signin_links');
      expect(await store.outcome(...takeLink('l2', 50))).toBe('signin_links');
    });
  });
});
