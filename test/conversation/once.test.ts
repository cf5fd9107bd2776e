/** Each message is applied once, and none is left without an answer: delivered twice, two at once, after the end. */
import { describe, expect, test } from 'vitest';
import { receive, standing, turnsOf } from '../../src/conversation.ts';
import type { Inbound } from '../../src/message.ts';
import { Conflict, type Database } from '../../src/store/database.ts';
import { turnsAfter } from '../../src/store/turns.ts';
import { arrived, consenting, judged, LIN, person, questionOf, submitted, textOf } from './person.ts';
import { aReviewer } from './reviewer.ts';
import { standpoints, STANDPOINTS } from './stages.ts';
import { aWorld, closeAfterEach } from './world.ts';

closeAfterEach();

describe('the same message again', () => {
  test('is applied once and answered as it was', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    const message: Inbound = { id: 'Ev1', thread: officer.thread, text: '1' };
    const first = await receive(world, message);
    const again = await receive(world, message);
    expect(again).toEqual({ ...first, repeated: true });
    expect((await turnsAfter(world.db, first.caseId, 0)).map(({ seq }) => seq)).toEqual([1, 2]);
  });

  test('gets the answer that it got then, not the one of today', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    const message: Inbound = { id: 'Ev1', thread: officer.thread, text: '1' };
    const first = await receive(world, message);
    await officer.answer(LIN);
    const again = await receive(world, message);
    expect(again.replies).toEqual(first.replies);
    expect(again.seq).toBe(first.seq);
  });

  test('opens one consultation', async () => {
    const world = await aWorld();
    const message: Inbound = { id: 'Ev1', thread: { channel: 'slack', address: 'D1' }, owner: 'slack:T1:U1' };
    const first = await receive(world, message);
    expect(await receive(world, message)).toEqual({ ...first, repeated: true });
  });

  test('is known after the server was started anew', async () => {
    const world = await aWorld();
    const officer = await judged(world);
    const message: Inbound = { id: 'Ev1', thread: officer.thread, text: '详情' };
    const first = await receive(world, message);
    expect(await receive(await world.again(), message)).toEqual({ ...first, repeated: true });
  });

  test('delivered twice at the same moment is applied once', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    const message: Inbound = { id: 'Ev1', thread: officer.thread, text: '1' };
    const [one, two] = await Promise.all([receive(world, message), receive(world, message)]);
    expect([one.repeated, two.repeated].sort()).toEqual([false, true]);
    expect(one.replies).toEqual(two.replies);
    expect(await turnsAfter(world.db, one.caseId, 0)).toHaveLength(2);
  });

  test('a first message delivered twice at the same moment opens one consultation', async () => {
    const world = await aWorld();
    const message: Inbound = { id: 'Ev1', thread: { channel: 'slack', address: 'D1' }, text: '容错' };
    const [one, two] = await Promise.all([receive(world, message), receive(world, message)]);
    expect(one.caseId).toBe(two.caseId);
    expect(one.replies).toEqual(two.replies);
  });

  test('of the turn that destroyed a matter is recognised, and begins nothing', async () => {
    const world = await aWorld();
    const officer = await judged(world);
    await officer.command('delete');
    const message: Inbound = { id: 'Ev1', thread: officer.thread, text: '是' };
    expect(await receive(world, message)).toMatchObject({ status: 'destroyed', repeated: false });
    const again = await receive(world, message);
    expect(again).toMatchObject({ status: 'destroyed', repeated: true });
    expect(textOf(again)).toContain('销毁');
    expect(await standing(world, officer.thread)).toBeUndefined();
  });

  test('of any earlier turn of a destroyed matter is recognised too', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    const message: Inbound = { id: 'Ev1', thread: officer.thread, text: '1' };
    await receive(world, message);
    await officer.command('delete');
    await officer.command('yes');
    expect(await receive(world, message)).toMatchObject({ status: 'destroyed', repeated: true });
    expect(await standing(world, officer.thread)).toBeUndefined();
  });
});

describe('at the same moment', () => {
  test('two answers to one question: the second is answered at the next question, none is lost', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    const { thread } = officer;
    const both = await Promise.all([
      receive(world, { id: 'a', thread, text: '容错' }),
      receive(world, { id: 'b', thread, text: '本人' }),
    ]);
    expect(both.map(({ seq }) => seq).sort()).toEqual([2, 3]);
    for (const { replies } of both) expect(replies.length).toBeGreaterThan(0);
    const turns = await turnsAfter(world.db, both[0].caseId, 0);
    expect(turns.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test('two taps on one card: one counts, the other is out of date', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    const { thread, last } = officer;
    const tap = (id: string, option: string) => receive(world, { id, thread, choice: `事项=${option}`, seq: last.seq });
    const both = await Promise.all([tap('a', '工作中的失误能不能容错'), tap('b', '被不实举报，想澄清正名')]);
    const outOfDate = both.filter((received) => textOf(received).includes('过期'));
    expect(outOfDate).toHaveLength(1);
    expect(both.every((received) => questionOf(received)?.question === '谁在问')).toBe(true);
  });

  test('two first messages of a thread begin one consultation', async () => {
    const world = await aWorld();
    const officer = person(world);
    const { thread } = officer;
    const both = await Promise.all([
      receive(world, { id: 'a', thread }),
      receive(world, { id: 'b', thread, text: '容错' }),
    ]);
    expect(both[0].caseId).toBe(both[1].caseId);
    expect(both.map(({ seq }) => seq).sort()).toEqual([1, 2]);
  });

  test('a consent given twice opens one review', async () => {
    const world = await aWorld();
    const { thread, last } = await consenting(world);
    const both = await Promise.all(
      ['a', 'b'].map((id) => receive(world, { id, thread, choice: ':yes', seq: last.seq })),
    );
    expect(both.filter((received) => textOf(received).startsWith('已提交。'))).toHaveLength(1);
    expect(await world.db.query('select count(*) as n from reviews where case_id = $1', [last.caseId])).toEqual([
      { n: 1 },
    ]);
  });

  test('a withdrawal and a claim: one of them holds, and the officer is told which', async () => {
    for (let round = 0; round < 10; round++) {
      const world = await aWorld();
      const officer = await submitted(world);
      await officer.command('delete');
      const reviewer = await aReviewer(world);
      const [withdrawn, claimed] = await Promise.allSettled([officer.command('yes'), reviewer.claim()]);
      expect(withdrawn.status).toBe('fulfilled');
      const [{ stage } = { stage: '' }] = await world.db.query('select stage from reviews', []);
      if (claimed.status === 'fulfilled') {
        expect(stage).toBe('claimed');
        expect((await turnsOf(world, officer.thread, 0))?.status).toBe('claimed');
      } else {
        expect(stage).toBe('withdrawn');
        expect((await turnsOf(world, officer.thread, 0))?.status).toBe('judged');
      }
    }
  });

  test('ten messages, as somebody types who is in a hurry: each has its turn', async () => {
    const world = await aWorld();
    const { thread, last } = await arrived(world);
    const texts = ['容错', '本人', '2', '1', '湖北', '2024-05-01', '工程', '跳过', '帮助', '进度'];
    const all = await Promise.all(texts.map((text, at) => receive(world, { id: `m${at}`, thread, text })));
    expect(all.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(texts.map((_, at) => at + 2));
    expect(await turnsAfter(world.db, last.caseId, 0)).toHaveLength(texts.length + 1);
  });
});

test('who loses three races is told so with the number of the case, and nothing was done', async () => {
  const world = await aWorld();
  const { thread, last } = await arrived(world);
  const db: Database = { ...world.db, commit: () => Promise.reject(new Conflict('cases', '0 rows')) };
  await expect(receive({ ...world, db }, { id: 'a', thread, text: '1' })).rejects.toThrow(last.caseId);
  expect(await receive(world, { id: 'a', thread, text: '1' })).toMatchObject({ seq: 2, repeated: false });
});

describe('after the end', () => {
  test('a message after destruction begins a new matter, and knows nothing of the old', async () => {
    const world = await aWorld();
    const officer = await STANDPOINTS.gone(world);
    const before = officer.last.caseId;
    const after = await officer.say('容错');
    expect(after.caseId).not.toBe(before);
    expect(after.seq).toBe(1);
    expect(textOf(after)).toContain('六看');
    expect(questionOf(after)?.question).toBe('谁在问');
  });

  test('an old button after destruction says that it is gone, and begins nothing', async () => {
    const world = await aWorld();
    const officer = await STANDPOINTS.gone(world);
    const after = await officer.tap('领域=工程建设和采购');
    expect(after.status).toBe('destroyed');
    expect(textOf(after)).toContain('销毁');
    expect(await world.db.query('select id from cases', [])).toEqual([]);
  });

  test('after the decision what is written goes to the desk, and a command that does not fit shows the decision', async () => {
    const world = await aWorld();
    const officer = await STANDPOINTS.decided(world);
    for (const text of ['谢谢', '改第三看', '是', '1', '不清楚']) {
      const { replies } = await officer.say(text);
      expect(replies.map((reply) => reply.text)).toEqual(['已转给审核人员。']);
    }
    for (const text of ['删除', '转人工', '重来', '上一步']) {
      const { replies, status } = await officer.say(text);
      expect(status).toBe('decided');
      expect(replies.at(-1)?.card?.kind).toBe('decision');
    }
  });

  test('after the decision another matter can begin, and the first stays where it is', async () => {
    const world = await aWorld();
    const officer = await STANDPOINTS.decided(world);
    const { caseId } = officer.last;
    const other = await officer.say('另问一件');
    expect(other.caseId).not.toBe(caseId);
    expect(questionOf(other)?.question).toBe('事项');
    expect(await turnsAfter(world.db, caseId, 0)).not.toHaveLength(0);
  });
});

test.each(standpoints)('%s: the same message again changes nothing', async (standpoint) => {
  const world = await aWorld();
  const officer = await STANDPOINTS[standpoint](world);
  for (const choice of [':help', ':back', ':yes', ':no', ':person', ':unknown']) {
    const message: Inbound = { id: `again${choice}`, thread: officer.thread, choice };
    const first = await receive(world, message);
    const again = await receive(world, message);
    if (again.status !== 'destroyed') expect(again.replies).toEqual(first.replies);
    expect(again.repeated).toBe(true);
    expect((await turnsOf(world, officer.thread, 0))?.seq ?? first.seq).toBe(first.seq);
  }
});
