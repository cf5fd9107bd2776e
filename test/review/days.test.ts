/** Which days an act may name, from which of them a length runs, and what is nobody's lateness. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Refusal, refusalBody } from '../../src/channels/console/refusals.ts';
import type { LimitName } from '../../src/core/matter-clocks.ts';
import type { Deed } from '../../src/core/matter-acts.ts';
import { daysFor, daysIn, isWithin } from '../../src/core/matter-days.ts';
import { act } from '../../src/review/act.ts';
import { listReviews, readReview } from '../../src/review/queue.ts';
import type { View } from '../../src/review/view.ts';
import { disableUser, type User } from '../../src/store/users.ts';
import { aDraft, NOON, openOffice, type Office } from './office.ts';
import { sign } from './signing.ts';

const DAY = 86_400_000;
const china = (moment: string): number => Date.parse(`${moment}+08:00`);

let office: Office;
let one: User;
let id: string;
beforeEach(async () => {
  office = await openOffice();
  one = (await office.user()).user;
});
afterEach(() => office.close());

function rules(lengths: Partial<Record<LimitName, number>>): void {
  const limits = Object.fromEntries(
    Object.entries(lengths).map(([limit, workingDays]) => [limit, { workingDays, rule: '规定' }]),
  );
  office.settings = { ...office.settings, limits };
}

const told = (on: string): Deed => ({ type: 'told', form: 'written', to: '本人', on });
const due = (day: string): Deed => ({ type: 'planned', steps: [{ id: day, what: '补办', owner: '科室', due: day }] });
const followedUp = (on: string): Deed => ({ type: 'followedUp', note: '好', on });
const cleared = (on: string): Deed => ({ type: 'cleared', forms: ['written'], to: '全局', on });
const opened: Deed = { type: 'clearingOpened', why: '不实', verifiedBy: '信访室' };

const does = (deed: Deed) => act(office.desk, one, id, deed);
async function done(...deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) expect(await does(deed), deed.type).toHaveProperty('review');
}

/** Monday 2026-11-23 at noon it is decided; then it is Thursday. */
async function decidedOnMonday(): Promise<void> {
  ({ id } = await office.matter({ openedAt: NOON - 3 * DAY }));
  const { user } = await office.user();
  await act(office.desk, user, id, { type: 'accepted' });
  await office.world.db.commit(disableUser(user.id));
  await done({ type: 'claimed' });
  expect(await sign(office.desk, one, id, aDraft())).toHaveProperty('review');
  office.clock.now = NOON + 3 * DAY;
}

async function view(): Promise<View> {
  const seen = await readReview(office.desk, one, id);
  if ('refused' in seen) throw new Error(seen.refused);
  return seen;
}

const SINCE_MONDAY = { refused: 'day_outside', days: { from: '2026-11-23', to: '2026-11-26' } };

describe('the day that is entered', () => {
  test.each<[string, readonly Deed[], (on: string) => Deed]>([
    ['of telling', [], told],
    ['of a follow-up', [told('2026-11-23')], followedUp],
    ['of a clearing', [opened], cleared],
  ])('%s lies between what it follows from and today', async (_, before, deed) => {
    await decidedOnMonday();
    await done(...before);
    for (const impossible of ['2027-01-05', '2026-11-27', '2026-11-22', '2026-11-02'])
      expect(await does(deed(impossible)), impossible).toEqual(SINCE_MONDAY);
    await done(deed('2026-11-23'));
  });

  test('of a follow-up is not before the telling', async () => {
    await decidedOnMonday();
    await done(told('2026-11-25'));
    expect(await does(followedUp('2026-11-24'))).toMatchObject({ days: { from: '2026-11-25', to: '2026-11-26' } });
    await done(followedUp('2026-11-26'));
  });

  test('by which a step is due is today or later', async () => {
    await decidedOnMonday();
    await done(told('2026-11-23'));
    expect(await does(due('2026-11-25'))).toEqual({ refused: 'day_behind', days: { from: '2026-11-26' } });
    await done(due('2026-11-26'), due('2030-01-01'));
  });

  test('is China’s: early in the morning there it is still yesterday in Greenwich', async () => {
    await decidedOnMonday();
    office.clock.now = china('2026-11-27T00:30');
    await done(told('2026-11-27'));
  });

  test('of a clearing that was opened before an appeal may lie before the decision upon it', () => {
    const decision = { outcome: 'exempt', agrees: true, reason: '', clauses: [], by: '' } as const;
    const clearing = { why: '', verifiedBy: '', openedAt: NOON + DAY, done: undefined };
    const decisions = [
      { ...decision, at: NOON + 9 * DAY },
      { ...decision, at: NOON },
    ];
    expect(daysFor('cleared', { decisions, clearing }, NOON + 10 * DAY)).toEqual({
      from: '2026-11-23',
      to: '2026-12-03',
    });
    expect(daysFor('claimed', { decisions }, NOON)).toBeUndefined();
    expect(daysIn({ type: 'claimed' })).toEqual([]);
    expect(isWithin('2026-12-03', { from: '2026-11-23', to: '2026-12-03' })).toBe(true);
  });

  test('is said with those that would do', () => {
    const said = (lang: 'zh' | 'en', code: 'day_outside' | 'day_behind') =>
      refusalBody(new Refusal(code, undefined, SINCE_MONDAY.days), lang).error.message;
    expect(said('zh', 'day_outside')).toContain('2026-11-23 到 2026-11-26');
    expect(said('en', 'day_outside')).toContain('from 2026-11-23 to 2026-11-26');
    expect(said('zh', 'day_behind')).toContain('2026-11-23（今天）或者以后');
    expect(said('en', 'day_behind')).toContain('2026-11-23 (today) or later');
  });
});

describe('the time for an appeal', () => {
  test('runs from the day on which the officer was told, whenever that is entered', async () => {
    rules({ appeal: 5 });
    await decidedOnMonday();
    await done(told('2026-11-24'));
    const until = china('2026-12-01T17:30');
    expect(await view()).toMatchObject({
      deadlines: [{ limit: 'appeal', who: 'officer', dueAt: until }],
      whole: { appealUntil: until },
    });
    expect(office.heard.at(-1)?.event).toMatchObject({ type: 'told', appeal: { until: '2026-12-01', rule: '规定' } });
  });

  test('runs beside what is put right and followed up', async () => {
    rules({ appeal: 5, correct: 3, followUp: 20 });
    await decidedOnMonday();
    const limits = async () => (await view()).deadlines.map(({ limit }) => limit);
    await done(told('2026-11-26'), due('2026-12-31'));
    expect(await limits()).toEqual(['correct', 'appeal']);
    await done({ type: 'reported', step: '2026-12-31', text: '已办' });
    await done({ type: 'confirmed', step: '2026-12-31', note: '' });
    expect(await limits()).toEqual(['appeal', 'followUp']);
  });

  test('once it is over is nobody’s lateness, and presses nobody', async () => {
    rules({ appeal: 2, second: 90 });
    await decidedOnMonday();
    await done(told('2026-11-23'));
    office.clock.now = NOON + 40 * DAY;
    const [over] = (await view()).deadlines;
    expect(over).toMatchObject({ limit: 'appeal', over: true, late: false });
    expect(await view()).toMatchObject({ stage: 'told', next: 'holder' });
    const looking = { shelf: 'all', order: 'due', search: '' } as const;
    expect(await listReviews(office.desk, one, { ...looking, late: true })).toEqual([]);
    const first = id;
    rules({ appeal: 2, tell: 90 });
    await decidedOnMonday();
    office.clock.now = NOON + 40 * DAY;
    expect((await listReviews(office.desk, one, looking)).map((line) => line.id)).toEqual([id, first]);
  });
});

describe('a follow-up', () => {
  test('that was entered stops its clock, until something is put right again', async () => {
    rules({ followUp: 5 });
    await decidedOnMonday();
    await done(told('2026-11-23'), due('2026-12-31'));
    await done({ type: 'reported', step: '2026-12-31', text: '已办' });
    await done({ type: 'confirmed', step: '2026-12-31', note: '' });
    expect((await view()).deadlines).toMatchObject([{ limit: 'followUp', who: 'holder' }]);
    await done(followedUp('2026-11-26'));
    office.clock.now = NOON + 40 * DAY;
    expect(await view()).toMatchObject({ stage: 'followingUp', next: 'holder', deadlines: [] });
    await done(due('2027-01-31'), { type: 'reported', step: '2027-01-31', text: '已办' });
    await done({ type: 'confirmed', step: '2027-01-31', note: '' });
    expect((await view()).deadlines).toMatchObject([{ limit: 'followUp', late: false }]);
  });
});

test('whoever plans is told until when the office has things put right: from now, or from when it began', async () => {
  rules({ correct: 3 });
  await decidedOnMonday();
  await done(told('2026-11-23'));
  const until = async () => (await view()).whole?.correctUntil;
  expect(await until()).toEqual({ until: '2026-12-01', rule: '规定' });
  await done(due('2026-12-31'));
  office.clock.now += 2 * DAY;
  expect(await until()).toEqual({ until: '2026-12-01', rule: '规定' });
  rules({});
  expect(await until()).toBeUndefined();
});
