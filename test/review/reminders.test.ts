/** Which clocks stand and run, who hears of them, and that nothing is told that is not so any more. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pausesOf } from '../../src/core/matter-clocks.ts';
import type { LimitName } from '../../src/core/matter-clocks.ts';
import { act, replayed } from '../../src/review/act.ts';
import { ask } from '../../src/review/ask.ts';
import { officerActed } from '../../src/review/officer.ts';
import { readReview } from '../../src/review/queue.ts';
import { noticeTo } from '../../src/review/reach.ts';
import { tick } from '../../src/review/tick.ts';
import { messagesOfCase } from '../../src/store/outbox.ts';
import { actsOf, reviewById } from '../../src/store/reviews.ts';
import type { User } from '../../src/store/users.ts';
import { aDraft, openOffice, type Office } from './office.ts';
import { sign } from './signing.ts';

const DAY = 86_400_000;

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

function rules(lengths: Partial<Record<LimitName, number>>): void {
  const limits = Object.fromEntries(
    Object.entries(lengths).map(([limit, workingDays]) => [limit, { workingDays, rule: '规定' }]),
  );
  office.settings = { ...office.settings, limits, heads: ['负责人'] };
}

async function held(one: User): Promise<{ readonly id: string; readonly caseId: string }> {
  const matter = await office.matter();
  await act(office.desk, (await office.user()).user, matter.id, { type: 'accepted' });
  await act(office.desk, one, matter.id, { type: 'claimed' });
  return matter;
}

const stageOf = async (id: string) => (await reviewById(office.world.db, id))?.stage;

async function decideOf(user: User, id: string) {
  const view = await readReview(office.desk, user, id);
  return 'refused' in view ? undefined : view.deadlines.find(({ limit }) => limit === 'decide');
}

const noticesTo = async (caseId: string, address: string): Promise<readonly string[]> =>
  (await messagesOfCase(office.world.db, caseId))
    .filter((row) => row.address === address)
    .map(({ body }) => (body as { readonly notice: string }).notice);

let files = 0;
/** Something that the holder does, without leaving the stage. */
const attaches = (user: User, id: string) =>
  act(office.desk, user, id, {
    type: 'attached',
    file: { id: `f${++files}`, name: '纪要.pdf', kind: 'pdf', size: 1, sha256: '', reader: 'desk' },
    upload: `u${files}`,
  });

async function days(many: number): Promise<void> {
  for (let day = 0; day < many; day++) {
    office.clock.now += DAY;
    await tick(office.desk);
  }
}

describe('a question that was dropped', () => {
  test.each(['exempt', 'tolerated'] as const)('pauses until it was: decided %s without an answer', async (outcome) => {
    rules({ decide: 10 });
    const { user } = await office.user();
    const { id } = await held(user);
    office.clock.now += 2 * DAY;
    await ask(office.desk, user, id, { text: '由哪个会议决定？' });
    const asked = office.clock.now;
    office.clock.now += 40 * DAY;
    const before = await decideOf(user, id);
    await sign(office.desk, user, id, aDraft({ outcome }));
    const review = await reviewById(office.world.db, id);
    if (review === undefined) throw new Error('gone');
    const acts = await actsOf(office.world.db, id);
    expect(pausesOf(replayed(review, acts).state)).toEqual([{ from: asked, to: office.clock.now }]);
    if (outcome === 'tolerated') return; // decided: the length is over
    expect(await decideOf(user, id)).toMatchObject({ used: before?.used, late: false });
    office.clock.now += 3 * DAY;
    expect((await decideOf(user, id))?.used, 'from then on it runs').toBeGreaterThan(before?.used ?? 0);
  });

  test('is shown as one that needs no answer, and none is taken any more', async () => {
    const { user } = await office.user();
    const { id, caseId } = await held(user);
    await ask(office.desk, user, id, { text: '由哪个会议决定？' });
    await sign(office.desk, user, id, aDraft({ outcome: 'exempt' }));
    const view = await readReview(office.desk, user, id);
    expect(view).toMatchObject({ whole: { asks: [{ answer: undefined, droppedAt: office.clock.now }] } });
    const key = 'refused' in view ? '' : (view.whole?.asks[0]?.ask.id ?? '');
    const answered = { type: 'answered', ask: key, text: '办公会' } as const;
    const late = officerActed(office.world.db, caseId, [answered], office.clock.now);
    await expect(late).rejects.toThrow('past');
    // given back and taken up again, it is no question that waits
    await act(office.desk, user, id, { type: 'released', reason: '' });
    await act(office.desk, user, id, { type: 'claimed' });
    expect(await stageOf(id)).toBe('claimed');
  });
});

describe('a silent holder', () => {
  test('is warned of the second silence as of the first', async () => {
    rules({ silence: 5 });
    const { user } = await office.user({ slackUser: 'U1' });
    const { id, caseId } = await held(user);
    await days(6);
    expect((await noticesTo(caseId, 'U1')).filter((notice) => notice === 'soon')).toHaveLength(1);
    await attaches(user, id);
    await days(5);
    expect((await noticesTo(caseId, 'U1')).filter((notice) => notice === 'soon')).toHaveLength(2);
    expect(await stageOf(id)).toBe('claimed');
    await days(4);
    expect(await stageOf(id)).toBe('accepted');
  });

  test('who acts while time looks is judged by that act', async () => {
    rules({ silence: 5 });
    const { user } = await office.user();
    const { id } = await held(user);
    office.clock.now += 20 * DAY;
    const { db } = office.world;
    const query = db.query.bind(db);
    let isFirst = true;
    Object.assign(db, {
      query: async (sql: string, params: Parameters<typeof query>[1]) => {
        const rows = await query(sql, params);
        if (isFirst && sql.includes('from acts order by review_id')) {
          isFirst = false; // after all acts were read
          expect(await attaches(user, id)).toHaveProperty('review');
        }
        return rows;
      },
    });
    await tick(office.desk);
    expect(isFirst).toBe(false);
    expect(await reviewById(db, id)).toMatchObject({ stage: 'claimed', holder: user.id });
  });
});

describe('an officer who does not answer', () => {
  test('is told of to the holder and to the head of the queue, once', async () => {
    rules({ silence: 3, answer: 5, decide: 10 });
    const { user } = await office.user({ slackUser: 'U1' });
    await office.user({ name: '负责人', slackUser: 'U9' });
    const { id, caseId } = await held(user);
    await ask(office.desk, user, id, { text: '由哪个会议决定？' });
    await office.world.db.commit([{ sql: 'delete from outbox', params: [] }]);
    await days(60);
    expect(await stageOf(id)).toBe('asking');
    expect([await noticesTo(caseId, 'U1'), await noticesTo(caseId, 'U9')]).toEqual([['unanswered'], ['lateOfOthers']]);
    expect(await noticeTo(office.desk, 'U1', id, 'unanswered')).toBeDefined();
    const view = await readReview(office.desk, user, id);
    const key = 'refused' in view ? '' : (view.whole?.asks[0]?.ask.id ?? '');
    const answered = { type: 'answered', ask: key, text: '办公会' } as const;
    await office.world.db.commit([...(await officerActed(office.world.db, caseId, [answered], office.clock.now))]);
    expect(await noticeTo(office.desk, 'U1', id, 'unanswered')).toBeUndefined();
    expect(await noticeTo(office.desk, 'U9', id, 'lateOfOthers')).toBeUndefined();
  });
});

test('what was late when it was written down, and is not any more, is not told', async () => {
  rules({ decide: 5 });
  const { user } = await office.user({ slackUser: 'U1' });
  await office.user({ name: '负责人', slackUser: 'U9' });
  const { id } = await held(user);
  const told = async () => ({
    soon: (await noticeTo(office.desk, 'U1', id, 'soon')) !== undefined,
    late: (await noticeTo(office.desk, 'U1', id, 'late')) !== undefined,
    lateOfOthers: (await noticeTo(office.desk, 'U9', id, 'lateOfOthers')) !== undefined,
  });
  expect(await told()).toEqual({ soon: false, late: false, lateOfOthers: false });
  office.clock.now += 7 * DAY;
  expect(await told()).toEqual({ soon: true, late: false, lateOfOthers: false });
  office.clock.now += 7 * DAY;
  expect(await told()).toEqual({ soon: true, late: true, lateOfOthers: true });
  await sign(office.desk, user, id, aDraft());
  expect(await told()).toEqual({ soon: false, late: false, lateOfOthers: false });
  expect(await noticeTo(office.desk, 'U1', id, 'answered')).toBeUndefined();
});

test('a step of putting right that is past its day and not reported is told to the holder, once', async () => {
  const { user } = await office.user({ slackUser: 'U1' });
  const { id, caseId } = await held(user);
  expect(await sign(office.desk, user, id, aDraft())).toHaveProperty('review');
  const today = new Date(office.clock.now).toISOString().slice(0, 10);
  await act(office.desk, user, id, { type: 'told', form: 'written', to: '本人', on: today });
  const due = new Date(office.clock.now + 3 * DAY).toISOString().slice(0, 10);
  const steps = ['s1', 's2'].map((step) => ({ id: step, what: '补办手续', owner: '承办科室', due }));
  expect(await act(office.desk, user, id, { type: 'planned', steps })).toHaveProperty('review');
  const told = async (): Promise<readonly string[]> =>
    (await noticesTo(caseId, 'U1')).filter((notice) => notice === 'stepLate');
  office.clock.now += 3 * DAY;
  await tick(office.desk);
  expect(await told(), 'its day is not over').toEqual([]);
  await office.world.db.commit([
    ...(await officerActed(
      office.world.db,
      caseId,
      [{ type: 'reported', step: 's1', text: '已补办' }],
      office.clock.now,
    )),
  ]);
  office.clock.now += 2 * DAY;
  await tick(office.desk);
  await tick(office.desk);
  expect(await told(), 'of the one that is not reported').toEqual(['stepLate']);
  expect(await noticeTo(office.desk, 'U1', id, 'stepLate')).toBeDefined();
  await act(office.desk, user, id, { type: 'reported', step: 's2', text: '已补办' });
  for (const step of ['s1', 's2']) await act(office.desk, user, id, { type: 'confirmed', step, note: '' });
  expect(await noticeTo(office.desk, 'U1', id, 'stepLate'), 'no longer so').toBeUndefined();
});
