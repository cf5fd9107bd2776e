import { beforeEach, describe, expect, test } from 'vitest';
import {
  abandon,
  addMessage,
  backoff,
  cancel,
  due,
  lease,
  type Message,
  markFailed,
  markSent,
  messagesOfCase,
  type NewMessage,
} from '../../src/store/outbox.ts';
import { aCase } from './examples.ts';
import { onEveryStore } from './stores.ts';

onEveryStore((store) => {
  describe('outbox', () => {
    const say = (seq: number, n: number, other: Partial<NewMessage> = {}) =>
      addMessage({ caseId: 'c1', seq, n, channel: 'slack', address: 'D1', body: { text: '好' }, dueAt: 10, ...other });
    const dueIds = async (now: number, channel = 'slack') =>
      (await due(store.db, { channel, now, limit: 100 })).map(({ id }) => id);
    const onlyDue = async (now: number): Promise<Message> => {
      const [message, ...others] = await due(store.db, { channel: 'slack', now, limit: 100 });
      if (!message || others.length > 0) throw new Error('Not one message is due');
      return message;
    };
    const take = (id: string, owner: string, now: number) =>
      store.outcome(...lease(id, { owner, now, until: now + 30 }));
    beforeEach(() => store.db.commit([...aCase('c1'), ...aCase('c2')]));

    test('a message reads as it was written', async () => {
      await store.db.commit(say(1, 0));
      expect(await due(store.db, { channel: 'slack', now: 10, limit: 1 })).toEqual([
        {
          id: 'c1:1:0',
          caseId: 'c1',
          seq: 1,
          n: 0,
          channel: 'slack',
          address: 'D1',
          body: { text: '好' },
          dueAt: 10,
          sentAt: null,
          abandonedAt: null,
          tries: 0,
          leasedUntil: null,
          leaseOwner: null,
          error: null,
        },
      ]);
    });

    test('is due at its time, in its channel, as many as asked for', async () => {
      await store.db.commit([
        ...say(1, 0),
        ...say(1, 1, { channel: 'web' }),
        ...say(1, 0, { caseId: 'c2', dueAt: 20 }),
      ]);
      expect(await dueIds(9)).toEqual([]);
      expect(await dueIds(10)).toEqual(['c1:1:0']);
      expect(await dueIds(10, 'web')).toEqual(['c1:1:1']);
      expect(await dueIds(20)).toEqual(['c1:1:0', 'c2:1:0']);
      expect(await due(store.db, { channel: 'slack', now: 20, limit: 1 })).toHaveLength(1);
    });

    test('says things in the order in which they were decided, the tenth after the ninth', async () => {
      await store.db.commit([...say(1, 10), ...say(2, 0, { dueAt: 1 }), ...say(1, 9)]);
      const sent: string[] = [];
      for (let [id] = await dueIds(10); id; [id] = await dueIds(10)) {
        await store.db.commit(markSent(id, 11));
        sent.push(id);
      }
      expect(sent).toEqual(['c1:1:9', 'c1:1:10', 'c1:2:0']);
    });

    test('a reminder for later holds up nothing, and can be called off', async () => {
      await store.db.commit([...say(1, 0, { id: 'remind', dueAt: 1000 }), ...say(2, 0)]);
      expect(await dueIds(10)).toEqual(['c1:2:0']);
      await store.db.commit([...markSent('c1:2:0', 11), ...cancel('remind')]);
      expect(await dueIds(2000)).toEqual([]);
      expect((await messagesOfCase(store.db, 'c1')).map(({ id }) => id)).toEqual(['c1:2:0']);
    });

    test('what was sent cannot be called off', async () => {
      await store.db.commit([...say(1, 0), ...markSent('c1:1:0', 11)]);
      await store.db.commit(cancel('c1:1:0'));
      expect(await messagesOfCase(store.db, 'c1')).toHaveLength(1);
    });

    test('one sender takes a message; when it dies another does', async () => {
      await store.db.commit(say(1, 0));
      const takes = [take('c1:1:0', 'A', 10), take('c1:1:0', 'B', 10)];
      expect(await Promise.all(takes)).toEqual(['committed', 'outbox']);
      expect(await dueIds(39)).toEqual([]);
      expect(await take('c1:1:0', 'B', 39)).toBe('outbox');
      expect(await dueIds(40)).toEqual(['c1:1:0']);
      expect(await take('c1:1:0', 'B', 40)).toBe('committed');
      expect((await messagesOfCase(store.db, 'c1'))[0]).toMatchObject({ tries: 2, leaseOwner: 'B' });
    });

    test('while one is being sent, the next waits', async () => {
      await store.db.commit([...say(1, 0), ...say(1, 1)]);
      await take('c1:1:0', 'A', 10);
      expect(await dueIds(20)).toEqual([]);
      await store.db.commit(markSent('c1:1:0', 21));
      expect(await dueIds(21)).toEqual(['c1:1:1']);
      expect(await take('c1:1:0', 'B', 100)).toBe('outbox');
    });

    test('a failed one is tried again later and later, and still nothing overtakes it', async () => {
      await store.db.commit([...say(1, 0), ...say(1, 1)]);
      const first = await onlyDue(10);
      await take('c1:1:0', 'A', 10);
      await store.db.commit(markFailed(first, { owner: 'A', at: 12, error: 'rate_limited' }));
      expect(await dueIds(1011)).toEqual([]);
      const again = await onlyDue(1012);
      expect(again).toMatchObject({ id: 'c1:1:0', tries: 1, error: 'rate_limited', leaseOwner: null });
      await take('c1:1:0', 'A', 1012);
      await store.db.commit(markFailed(again, { owner: 'A', at: 1012, error: 'rate_limited' }));
      expect(await dueIds(3011)).toEqual([]);
      expect(await dueIds(3012)).toEqual(['c1:1:0']);
      expect([0, 1, 2, 11, 12, 1000].map(backoff)).toEqual([1000, 2000, 4000, 2048000, 3600000, 3600000]);
    });

    test('a sender whose lease was taken over cannot put the message back', async () => {
      await store.db.commit(say(1, 0));
      const message = await onlyDue(10);
      await take('c1:1:0', 'A', 10);
      await take('c1:1:0', 'B', 50);
      await store.db.commit(markFailed(message, { owner: 'A', at: 51, error: 'timeout' }));
      expect((await messagesOfCase(store.db, 'c1'))[0]).toMatchObject({
        leaseOwner: 'B',
        leasedUntil: 80,
        error: null,
      });
      await store.db.commit(markSent('c1:1:0', 52)); // but sent is sent
      expect(await dueIds(100)).toEqual([]);
    });

    test('one that is given up lets the next through', async () => {
      await store.db.commit([...say(1, 0), ...say(1, 1)]);
      await take('c1:1:0', 'A', 10);
      await store.db.commit(abandon('c1:1:0', { owner: 'A', at: 11, error: 'account_inactive' }));
      expect(await dueIds(12)).toEqual(['c1:1:1']);
      expect((await messagesOfCase(store.db, 'c1'))[0]).toMatchObject({ abandonedAt: 11, error: 'account_inactive' });
    });

    test('one address does not hold up another', async () => {
      await store.db.commit([...say(1, 0, { address: 'C-review' }), ...say(1, 1)]);
      await take('c1:1:0', 'A', 10);
      expect(await dueIds(11)).toEqual(['c1:1:1']);
    });
  });
});
