/** What was committed is sent: in order, again after a failure, given up where it is of no use, and no secret stays behind. */
import { describe, expect, test } from 'vitest';
import { receive } from '../../src/conversation.ts';
import { deliver, type Sender } from '../../src/conversation/deliver.ts';
import { codeIn } from '../../src/resume-code.ts';
import { markSent, type Message, messagesOfCase } from '../../src/store/outbox.ts';
import { arrived, judged, textOf } from './person.ts';
import { aWorld, closeAfterEach } from './world.ts';

closeAfterEach();

const SLACK = { thread: { channel: 'slack', address: 'D1' }, owner: 'slack:T1:U1' } as const;

/** Keeps what it was handed. */
function aMessenger() {
  const sent: Message[] = [];
  const send: Sender = async (message) => void sent.push(message);
  return { sent, send, ids: () => sent.map(({ id }) => id) };
}

describe('a row of the outbox', () => {
  test('is written for a messenger, and for nobody who reads the turns', async () => {
    const world = await aWorld();
    const slack = await arrived(world, SLACK);
    const web = await arrived(world);
    const terminal = await arrived(world, { thread: { channel: 'terminal', address: 't1' } });
    expect(await messagesOfCase(world.db, slack.last.caseId)).toMatchObject([
      { channel: 'slack', address: 'D1', body: { kind: 'replies', replies: slack.last.replies } },
    ]);
    for (const { last } of [web, terminal]) expect(await messagesOfCase(world.db, last.caseId)).toEqual([]);
  });

  test('is written once, however often its message is delivered', async () => {
    const world = await aWorld();
    const officer = await arrived(world, SLACK);
    const message = { ...SLACK, id: 'Ev1', text: '1' };
    await Promise.all([receive(world, message), receive(world, message)]);
    expect(await messagesOfCase(world.db, officer.last.caseId)).toHaveLength(2);
  });
});

describe('deliver', () => {
  test('sends in the order in which it was said, once', async () => {
    const world = await aWorld();
    const officer = await arrived(world, SLACK);
    for (const text of ['1', '1', '2']) await officer.say(text);
    const { send, sent } = aMessenger();
    expect(await deliver(world, { slack: send }, 'me')).toBe(4);
    expect(sent.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(await deliver(world, { slack: send }, 'me')).toBe(0);
  });

  test('tries again what failed, before anything later', async () => {
    const world = await aWorld();
    const officer = await arrived(world, SLACK);
    await officer.say('1');
    const { send, sent } = aMessenger();
    expect(await deliver(world, { slack: () => Promise.reject(new Error('unreachable')) }, 'me')).toBe(0);
    expect(await deliver(world, { slack: send }, 'me')).toBe(0); // not yet due again
    world.clock.now += 60_000;
    expect(await deliver(world, { slack: send }, 'me')).toBe(2);
    expect(sent.map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('waits as long as it is asked to', async () => {
    const world = await aWorld();
    await arrived(world, SLACK);
    await deliver(
      world,
      { slack: () => Promise.reject(Object.assign(new Error('rate_limited'), { retryAfter: 300_000 })) },
      'me',
    );
    const { send } = aMessenger();
    world.clock.now += 299_000;
    expect(await deliver(world, { slack: send }, 'me')).toBe(0);
    world.clock.now += 10_000;
    expect(await deliver(world, { slack: send }, 'me')).toBe(1);
  });

  test('gives up what can never be sent, and goes on with the rest', async () => {
    const world = await aWorld();
    const officer = await arrived(world, SLACK);
    await officer.say('1');
    const { send, sent } = aMessenger();
    const gone: Sender = async (message) => {
      if (message.seq === 1) throw Object.assign(new Error('channel_not_found'), { permanent: true });
      return send(message);
    };
    expect(await deliver(world, { slack: gone }, 'me')).toBe(0);
    expect(await deliver(world, { slack: gone }, 'me')).toBe(1);
    expect(sent.map(({ seq }) => seq)).toEqual([2]);
    expect((await messagesOfCase(world.db, officer.last.caseId))[0]).toMatchObject({
      sentAt: null,
      error: 'channel_not_found',
    });
  });

  test('repeats at worst, under the same id, where it died between sending and marking', async () => {
    const world = await aWorld();
    const officer = await arrived(world, SLACK);
    const { send, ids } = aMessenger();
    const dying = { ...world, db: { ...world.db, commit: dyingAt('sent_at = $2', world.db.commit) } };
    await expect(deliver(dying, { slack: send }, 'one')).rejects.toThrow('killed');
    world.clock.now += 61_000; // the lease has run out
    await deliver(world, { slack: send }, 'two');
    expect(ids()).toEqual([`${officer.last.caseId}:1:0`, `${officer.last.caseId}:1:0`]);
  });

  test('two at once send each row once', async () => {
    const world = await aWorld();
    const officer = await arrived(world, SLACK);
    for (const text of ['1', '1', '2']) await officer.say(text);
    const { send, ids } = aMessenger();
    await Promise.all(['one', 'two', 'three'].map((name) => deliver(world, { slack: send }, name)));
    await deliver(world, { slack: send }, 'one');
    expect(ids().length).toBe(4);
    expect(new Set(ids()).size).toBe(4);
  });

  test('a resume code is in the row until it is sent, and nowhere afterwards', async () => {
    const world = await aWorld();
    const officer = await judged(world, undefined, SLACK);
    const code = codeIn(textOf(await officer.command('code'))) ?? '';
    const { send, sent } = aMessenger();
    await deliver(world, { slack: send }, 'me');
    expect(JSON.stringify(sent)).toContain(code);
    expect(await world.filesWith(code)).toEqual([]);
    expect(JSON.stringify(await messagesOfCase(world.db, officer.last.caseId))).toContain('已隐藏');
  });

  test('what was marked by hand is not sent again', async () => {
    const world = await aWorld();
    const officer = await arrived(world, SLACK);
    await world.db.commit(markSent(`${officer.last.caseId}:1:0`, 1));
    const { send } = aMessenger();
    expect(await deliver(world, { slack: send }, 'me')).toBe(0);
  });
});

type Commit = Awaited<ReturnType<typeof aWorld>>['db']['commit'];

/** A commit that kills the process before the statement with these words. */
const dyingAt =
  (words: string, commit: Commit): Commit =>
  (statements) =>
    statements.some(({ sql }) => sql.includes(words)) ? Promise.reject(new Error('killed')) : commit(statements);
