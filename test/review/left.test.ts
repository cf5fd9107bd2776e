/** Decided, and its holder stands aside since or has left: it waits where it stands, somebody takes it up, and the officer can appeal. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Deed } from '../../src/core/matter-acts.ts';
import { act } from '../../src/review/act.ts';
import { claim } from '../../src/review/from-message.ts';
import { declare } from '../../src/review/interests.ts';
import { officerActed } from '../../src/review/officer.ts';
import { listReviews, readReview } from '../../src/review/queue.ts';
import { noticeTo } from '../../src/review/reach.ts';
import { tick } from '../../src/review/tick.ts';
import { messagesOfCase } from '../../src/store/outbox.ts';
import { disableUser, type User } from '../../src/store/users.ts';
import { aDraft, openOffice, type Office } from './office.ts';
import { sign } from './signing.ts';

const DAY = 86_400_000;
const UNIT = '某区住房和城乡建设局';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const told: Deed = { type: 'told', form: 'written', to: '本人', on: '2026-11-23' };
const planned: Deed = { type: 'planned', steps: [{ id: 's', what: '补办', owner: '城建科', due: '2026-12-31' }] };
const followedUp: Deed = { type: 'followedUp', note: '好', on: '2026-11-23' };
const opened: Deed = { type: 'clearingOpened', why: '举报不实', verifiedBy: '第一审查室' };

/** Decided by `one`, and this done since. */
async function decided(
  one: User,
  ...deeds: readonly Deed[]
): Promise<{ readonly id: string; readonly caseId: string }> {
  const matter = await office.matter();
  const does = async (user: User, deed: Deed) =>
    expect(await act(office.desk, user, matter.id, deed), deed.type).toHaveProperty('review');
  await does((await office.user()).user, { type: 'accepted' });
  await does(one, { type: 'claimed' });
  expect(await sign(office.desk, one, matter.id, aDraft())).toHaveProperty('review');
  for (const deed of deeds) await does(one, deed);
  return matter;
}

const aside = (user: User) => declare(office.desk, user, { kind: 'unit', value: UNIT });
const leaves = (user: User) => office.world.db.commit(disableUser(user.id));
const waiting = (user: User) => listReviews(office.desk, user, { shelf: 'waiting', order: 'due', search: '' });

const STAGES: readonly (readonly [stage: string, deeds: readonly Deed[], next: Deed])[] = [
  ['decided', [], told],
  ['told', [told], planned],
  ['correcting', [told, planned], { type: 'reported', step: 's', text: '已经补办' }],
  ['followingUp', [told, followedUp], { type: 'closed', reason: '' }],
];

describe.each(STAGES)('%s', (stage, deeds, next) => {
  test.each([
    ['stands aside', aside],
    ['has left', leaves],
  ])('its holder %s: it is in nobody’s hands, and any colleague goes on with it', async (_, happens) => {
    const { user: one } = await office.user();
    const { user: other } = await office.user({ slackUser: 'U2' });
    const { id, caseId } = await decided(one, ...deeds);
    expect(await tick(office.desk)).toBe(0);
    expect(await waiting(other)).toEqual([]);
    const heard = office.heard.length;
    await happens(one);
    expect(await act(office.desk, other, id, { type: 'claimed' })).toEqual({ refused: 'taken' });
    expect([await tick(office.desk), await tick(office.desk)]).toEqual([1, 0]);
    expect(await waiting(other)).toMatchObject([{ id, stage, held: 'nobody' }]);
    expect(await readReview(office.desk, other, id)).toMatchObject({
      stage,
      held: 'nobody',
      whole: { may: expect.arrayContaining(['claimed']) },
    });
    const rows = (await messagesOfCase(office.world.db, caseId)).filter(({ address }) => address === 'U2');
    expect(rows.at(-1)?.body).toMatchObject({ notice: 'accepted' });
    expect(await noticeTo(office.desk, 'U2', id, 'accepted')).toContain('claim');
    expect(await act(office.desk, other, id, next)).toEqual({ refused: 'not_yours' });
    expect(await claim(office.desk, 'U2', id)).not.toHaveProperty('refused');
    expect(await readReview(office.desk, other, id)).toMatchObject({ stage, held: 'me' });
    expect(await noticeTo(office.desk, 'U2', id, 'accepted')).toBeUndefined();
    expect(await waiting(other)).toEqual([]);
    expect(await act(office.desk, other, id, next)).toHaveProperty('review');
    expect(
      office.heard.slice(heard).map(({ event }) => event.type),
      'who goes on with it is the desk’s own affair',
    ).toEqual(next.type === 'reported' ? [] : [next.type]);
  });
});

test('the officer can appeal after all, and whoever held it has no part in that', async () => {
  const { user: one } = await office.user();
  const { user: other } = await office.user();
  const { id, caseId } = await decided(one);
  await leaves(one);
  await tick(office.desk);
  await act(office.desk, other, id, { type: 'claimed' });
  await act(office.desk, other, id, told);
  const appealed = { type: 'appealed', grounds: '不服' } as const;
  await office.world.db.commit([...(await officerActed(office.world.db, caseId, [appealed], office.clock.now))]);
  expect(await readReview(office.desk, other, id)).toEqual({ refused: 'unknown_review' });
  const { user: third } = await office.user();
  expect(await act(office.desk, third, id, { type: 'claimed' })).toMatchObject({ review: { holder: third.id } });
});

test('two take it up at once: one gets it', async () => {
  const { user: one } = await office.user();
  const [a, b] = [(await office.user()).user, (await office.user()).user];
  const { id } = await decided(one);
  await leaves(one);
  await tick(office.desk);
  const both = await Promise.all([a, b].map((user) => act(office.desk, user, id, { type: 'claimed' })));
  expect(both.filter((done) => 'review' in done)).toHaveLength(1);
  expect(both).toContainEqual({ refused: 'taken' });
});

test('what the officer reports while nobody holds it calls everybody who could take it up', async () => {
  const { user: one } = await office.user();
  await office.user({ slackUser: 'U2' });
  const { caseId } = await decided(one, told, planned);
  await leaves(one);
  await tick(office.desk);
  const before = (await messagesOfCase(office.world.db, caseId)).length;
  office.clock.now += 1;
  await office.world.db.commit([{ sql: 'delete from outbox', params: [] }]);
  const reported = { type: 'reported', step: 's', text: '已经补办' } as const;
  await office.world.db.commit([...(await officerActed(office.world.db, caseId, [reported], office.clock.now))]);
  expect(before).toBeGreaterThan(0);
  expect((await messagesOfCase(office.world.db, caseId)).map(({ body }) => body)).toMatchObject([
    { notice: 'accepted' },
  ]);
});

test('its lengths run on, and the heads of the queue hear when they are over', async () => {
  office.settings = { ...office.settings, limits: { tell: { workingDays: 5, rule: '规定' } }, heads: ['负责人'] };
  const { user: one } = await office.user();
  const { user: head } = await office.user({ name: '负责人', slackUser: 'U9' });
  const { id, caseId } = await decided(one);
  await leaves(one);
  for (let day = 0; day < 12; day++) {
    office.clock.now += DAY;
    await tick(office.desk);
  }
  expect(await readReview(office.desk, head, id)).toMatchObject({
    next: 'queue',
    deadlines: [{ limit: 'tell', who: 'queue', late: true }],
  });
  const notices = (await messagesOfCase(office.world.db, caseId))
    .filter(({ address }) => address === 'U9')
    .map(({ body }) => (body as { readonly notice: string }).notice);
  expect(notices.slice(-2)).toEqual(['accepted', 'lateOfOthers']);
});

test('what is closed waits for nobody; where its holder has left, any colleague can take it up and open a clearing', async () => {
  const [{ user: one }, { user: stays }] = [await office.user(), await office.user()];
  const { user: other } = await office.user({ slackUser: 'U2' });
  const [over, kept] = [
    await decided(one, told, { type: 'closed', reason: '' }),
    await decided(stays, told, { type: 'closed', reason: '' }),
  ];
  expect(await act(office.desk, other, over.id, opened)).toEqual({ refused: 'not_yours' });
  expect(await readReview(office.desk, other, over.id)).not.toHaveProperty('whole');
  await leaves(one);
  expect(await tick(office.desk)).toBe(0);
  await office.world.db.commit([{ sql: 'delete from outbox', params: [] }]);
  expect(await readReview(office.desk, other, over.id)).toMatchObject({ held: 'nobody', whole: { may: ['claimed'] } });
  expect(await messagesOfCase(office.world.db, over.caseId), 'it calls nobody').toEqual([]);
  expect(await waiting(other)).toEqual([]);
  for (const deed of [{ type: 'claimed' } as const, opened])
    expect(await act(office.desk, other, over.id, deed)).toHaveProperty('review');
  expect(await readReview(office.desk, other, over.id)).toMatchObject({ held: 'me', next: 'holder' });
  expect(await readReview(office.desk, other, kept.id), 'whose holder is still there').not.toHaveProperty('whole');
});

test('what is closed needs no holder, unless a name is to be cleared', async () => {
  const { user: one } = await office.user();
  const { user: other } = await office.user({ slackUser: 'U2' });
  await decided(one, told, { type: 'closed', reason: '' });
  const clearing = await decided(one, told, { type: 'closed', reason: '' }, opened);
  await leaves(one);
  expect(await tick(office.desk)).toBe(1);
  expect(await waiting(other)).toMatchObject([{ id: clearing.id, stage: 'closed', next: 'queue' }]);
  expect(await noticeTo(office.desk, 'U2', clearing.id, 'accepted')).toContain('claim');
  await act(office.desk, other, clearing.id, { type: 'claimed' });
  const cleared: Deed = { type: 'cleared', forms: ['written'], to: '所在单位', on: '2026-11-23' };
  expect(await act(office.desk, other, clearing.id, cleared)).toHaveProperty('review');
});
