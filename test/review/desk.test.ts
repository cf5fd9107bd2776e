/** The desk without HTTP: what happens at the same moment, who is told, and what decides. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agrees, type DecidedOutcome } from '../../src/core/decision.ts';
import type { Outcome } from '../../src/core/policy.ts';
import { act } from '../../src/review/act.ts';
import { noticesFor, reviewersFor } from '../../src/review/notify.ts';
import { officerActed } from '../../src/review/officer.ts';
import { listReviews, type Order, readReview, type Shelf } from '../../src/review/queue.ts';
import { readDraft, writeDraft } from '../../src/review/sign.ts';
import { signIn } from '../../src/review/sessions.ts';
import { FIRST_USER, firstLink } from '../../src/review/users.ts';
import { caseById } from '../../src/store/cases.ts';
import { messagesOfCase } from '../../src/store/outbox.ts';
import { actsOf } from '../../src/store/reviews.ts';
import { allUsers, disableUser, type User } from '../../src/store/users.ts';
import { aDraft, aRecord, judged, type Matter, openOffice, type Office } from './office.ts';
import { second, sign } from './signing.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const does = (user: User, id: string, type: 'accepted' | 'claimed') => act(office.desk, user, id, { type });
const release = (user: User, id: string) => act(office.desk, user, id, { type: 'released', reason: '' });
/** What the officer heard of it since it was accepted. */
const heard = () => office.heard.map(({ event }) => event.type).filter((type) => type !== 'accepted');
/** A matter that somebody, who is gone since, has accepted. */
async function accepted(more?: Matter): Promise<{ readonly id: string; readonly caseId: string }> {
  const matter = await office.matter(more);
  const { user } = await office.user({ name: `受理人${matter.id}` });
  await does(user, matter.id, 'accepted');
  await office.world.db.commit(disableUser(user.id));
  return matter;
}

describe('claiming', () => {
  test('waits for somebody to accept', async () => {
    const { id } = await office.matter();
    const { user } = await office.user();
    expect(await does(user, id, 'claimed')).toEqual({ refused: 'not_now' });
    expect(await does(user, id, 'accepted')).toMatchObject({ review: { stage: 'accepted', holder: null } });
    expect(await does(user, id, 'accepted')).toEqual({ refused: 'not_now' });
    expect(await does(user, id, 'claimed')).toMatchObject({ review: { stage: 'claimed', holder: user.id } });
    expect(office.heard.map(({ event }) => event.type)).toEqual(['accepted', 'claimed']);
  });

  test('two at once: one gets it, the other is told that a colleague has it', async () => {
    const { id } = await accepted();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    const results = await Promise.all([does(one, id, 'claimed'), does(other, id, 'claimed')]);
    expect(results.filter((result) => 'review' in result)).toHaveLength(1);
    expect(results).toContainEqual({ refused: 'taken' });
    expect(heard()).toEqual(['claimed']);
  });

  test('twice by the same: claimed once', async () => {
    const { id } = await accepted();
    const { user } = await office.user();
    const results = await Promise.all([does(user, id, 'claimed'), does(user, id, 'claimed')]);
    expect(results.filter((result) => 'review' in result)).toHaveLength(1);
    expect(results).toContainEqual({ refused: 'not_now' });
    expect(await readReview(office.desk, user, id)).toMatchObject({ stage: 'claimed', held: 'me' });
    expect(heard()).toEqual(['claimed']);
  });

  test('withdrawn by the officer at the same moment: it is as if it had never been', async () => {
    const { id, caseId } = await accepted();
    const { user } = await office.user();
    office.meanwhile = async () =>
      office.world.db.commit([...(await officerActed(office.world.db, caseId, [{ type: 'withdrawn' }], 5))]);
    expect(await does(user, id, 'claimed')).toEqual({ refused: 'unknown_review' });
    expect(await readReview(office.desk, user, id)).toEqual({ refused: 'unknown_review' });
    expect(heard()).toEqual([]);
  });

  test('a fault is thrown, not told as a refusal', async () => {
    const { id } = await accepted();
    const { user } = await office.user();
    office.meanwhile = () => Promise.reject(new Error('disk full'));
    await expect(does(user, id, 'claimed')).rejects.toThrow('disk full');
    expect(await readReview(office.desk, user, id)).toMatchObject({ stage: 'accepted', held: 'nobody' });
  });
});

describe('what a colleague holds', () => {
  test('is listed without a name, and no longer read', async () => {
    const { id } = await accepted();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    expect(await readReview(office.desk, other, id)).toHaveProperty('whole.record.sections');
    await does(one, id, 'claimed');
    const seen = await readReview(office.desk, other, id);
    expect(seen).toMatchObject({ stage: 'claimed', held: 'colleague' });
    expect(seen).not.toHaveProperty('whole');
    expect(JSON.stringify(seen)).not.toContain(one.name);
    expect(JSON.stringify(seen)).not.toContain(one.id);
    expect(await readReview(office.desk, one, id)).toHaveProperty('whole.record.sections');
  });

  test('stands on another shelf than one’s own, and each in the order that is wished', async () => {
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    const ids: string[] = [];
    for (const openedAt of [3, 1, 2, 4]) ids.push((await accepted({ openedAt })).id);
    for (const [index, id] of ids.entries()) {
      office.clock.now += 1;
      await does(index % 2 === 0 ? one : other, id, 'claimed');
    }
    const lines = async (shelf: Shelf, order: Order = 'opened') =>
      (await listReviews(office.desk, one, { shelf, order, search: '' })).map(({ openedAt, held }) => [openedAt, held]);
    expect(await lines('mine')).toEqual([
      [2, 'me'],
      [3, 'me'],
    ]);
    expect(await lines('others')).toEqual([
      [1, 'colleague'],
      [4, 'colleague'],
    ]);
    expect((await lines('all', 'changed')).map(([openedAt]) => openedAt)).toEqual([4, 2, 1, 3]);
    expect(await lines('waiting')).toEqual([]);
  });

  test('is found by its unit, not by what it says', async () => {
    const { id } = await accepted();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    const found = async (search: string) =>
      (await listReviews(office.desk, other, { shelf: 'all', order: 'opened', search })).length;
    expect([await found('住房'), await found('抽签'), await found('抽签 住房'), await found('水利')]).toEqual([
      1, 1, 1, 0,
    ]);
    await does(one, id, 'claimed');
    expect([await found('住房'), await found('抽签'), await found('抽签 住房')]).toEqual([1, 0, 0]);
  });
});

describe('releasing', () => {
  test('gives it back, and the officer hears of it, not of the reason', async () => {
    const { id, caseId } = await accepted();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    await does(one, id, 'claimed');
    const released = await act(office.desk, one, id, { type: 'released', reason: '手上的件太多' });
    expect(released).toMatchObject({ review: { stage: 'accepted', holder: null } });
    expect(await does(other, id, 'claimed')).toMatchObject({ review: { holder: other.id } });
    expect(heard()).toEqual(['claimed', 'released', 'claimed']);
    expect(JSON.stringify(office.heard)).not.toContain('太多');
    expect((await caseById(office.world.db, caseId))?.seq).toBe(4);
  });

  test('is for the one who holds it', async () => {
    const { id } = await accepted();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    expect(await release(one, id)).toEqual({ refused: 'not_yours' });
    await does(one, id, 'claimed');
    expect(await release(other, id)).toEqual({ refused: 'not_yours' });
  });

  test('twice at once is released once', async () => {
    const { id } = await accepted();
    const { user } = await office.user();
    await does(user, id, 'claimed');
    const results = await Promise.all([release(user, id), release(user, id)]);
    expect(results.filter((result) => 'review' in result)).toHaveLength(1);
    expect(heard()).toEqual(['claimed', 'released']);
  });
});

describe('deciding', () => {
  test('tells the officer outcome, reason and the chosen clauses, in the order of the record', async () => {
    const { id, caseId } = await accepted();
    const { user } = await office.user({ name: '赵六', unit: '某市纪委监委' });
    await does(user, id, 'claimed');
    const draft = aDraft({
      reason: '  理由一。\n理由二。 ',
      clauses: ['national/zhengwu#第十二条', 'hubei/report#四看'],
    });
    expect(await sign(office.desk, user, id, draft)).toMatchObject({ review: { stage: 'decided', holder: user.id } });
    const decision = {
      outcome: 'tolerated',
      agrees: true,
      reason: '理由一。\n理由二。',
      clauses: [{ id: 'hubei/report#四看' }, { id: 'national/zhengwu#第十二条' }],
      by: '某市纪委监委',
      at: office.clock.now,
    };
    expect(await readReview(office.desk, user, id)).toMatchObject({
      stage: 'decided',
      held: 'me',
      whole: { decisions: [decision] },
    });
    expect(office.heard.at(-1)).toMatchObject({ caseId, event: { type: 'decided', decision } });
    expect(JSON.stringify(office.heard)).not.toContain('赵六');
    expect((await actsOf(office.world.db, id)).at(-1)).toMatchObject({
      type: 'decided',
      decision,
      by: { kind: 'user', id: user.id },
    });
  });

  test.each([
    ['a blank reason', aDraft({ reason: ' \n\t' }), 'reason_missing'],
    [
      'a clause that the record does not offer',
      aDraft({ clauses: ['hubei/report#四看', 'made/up#第一条'] }),
      'unknown_clause',
    ],
    ['a meaning that the record does not offer', { ...aDraft(), means: ['made/up#第一条'] }, 'unknown_clause'],
    ['handing on to nobody', { ...aDraft(), outcome: 'transferred' as const }, 'transfer_missing'],
    [
      'handing on to a blank',
      { ...aDraft(), outcome: 'transferred' as const, transfer: { to: ' ', document: '〔2026〕1号' } },
      'transfer_missing',
    ],
    [
      'handing on under no document number',
      { ...aDraft(), outcome: 'transferred' as const, transfer: { to: '某市监委', document: ' ' } },
      'transfer_missing',
    ],
  ])('refuses %s', async (_, draft, refused) => {
    const { id } = await accepted();
    const { user } = await office.user();
    await does(user, id, 'claimed');
    expect(await sign(office.desk, user, id, draft)).toEqual({ refused });
    expect(heard()).toEqual(['claimed']);
  });

  test('is for the one who holds it, and happens once', async () => {
    const { id } = await accepted();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    expect(await sign(office.desk, one, id, aDraft())).toEqual({ refused: 'not_yours' });
    await does(one, id, 'claimed');
    expect(await sign(office.desk, other, id, aDraft())).toEqual({ refused: 'not_yours' });
    const twice = await Promise.all([
      sign(office.desk, one, id, aDraft()),
      sign(office.desk, one, id, aDraft({ reason: '另一个理由。' })),
    ]);
    expect(twice).toContainEqual({ refused: 'not_now' });
    expect(heard().filter((type) => type === 'decided')).toHaveLength(1);
    expect(await does(other, id, 'claimed')).toEqual({ refused: 'taken' });
    expect(await release(one, id)).toEqual({ refused: 'not_now' });
  });

  test.each<[keyof typeof judged | 'none', DecidedOutcome, boolean]>([
    ['tolerated', 'tolerated', true],
    ['tolerated', 'exempt', false],
    ['tolerated', 'barred', false],
    ['barred', 'tolerated', false],
    ['barred', 'barred', true],
    ['open', 'exempt', true],
    ['open', 'barred', false],
    ['referred', 'barred', true],
    ['none', 'mitigated', true],
    ['tolerated', 'notCompetent', false],
    ['open', 'notCompetent', true],
    ['referred', 'notCompetent', true],
    ['none', 'notCompetent', true],
  ])('on a judgment %s, deciding %s agrees: %s', async (judgment, outcome, expected) => {
    const record = aRecord({ judgment: judgment === 'none' ? undefined : judged[judgment] });
    const { id } = await accepted({ record });
    const { user } = await office.user();
    await does(user, id, 'claimed');
    await sign(office.desk, user, id, aDraft({ outcome }));
    expect(await readReview(office.desk, user, id)).toMatchObject(
      expected
        ? { stage: 'decided', whole: { decisions: [{ outcome, agrees: true }] } }
        : { stage: 'seconding', whole: { decisions: [], proposal: { outcome, agrees: false } } },
    );
  });

  test('where the judgment was left to a person among others, any decision agrees', () => {
    const possible: readonly Outcome[] = ['exempt', 'referred'];
    expect(agrees(possible, 'barred')).toBe(true);
  });
});

describe('a decision that departs from the judgment', () => {
  test('counts once another agrees; until then the officer hears nothing of it', async () => {
    const { id } = await accepted();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    await does(one, id, 'claimed');
    await sign(office.desk, one, id, aDraft({ outcome: 'exempt' }));
    expect(await second(office.desk, one, id, '')).toEqual({ refused: 'second_person' });
    expect(await readReview(office.desk, other, id)).toMatchObject({
      held: 'colleague',
      next: 'second',
      whole: { proposal: { outcome: 'exempt' }, may: ['decided', 'objected'] },
    });
    expect(heard()).toEqual(['claimed']);
    expect(await second(office.desk, other, id, ' 同意 ')).toMatchObject({ review: { stage: 'decided' } });
    expect(heard()).toEqual(['claimed', 'decided']);
    expect(JSON.stringify(office.heard)).not.toContain('同意');
    expect((await actsOf(office.world.db, id)).at(-1)).toMatchObject({ reason: '同意', by: { id: other.id } });
  });

  test('goes back where another objects', async () => {
    const { id } = await accepted();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    await does(one, id, 'claimed');
    await sign(office.desk, one, id, aDraft({ outcome: 'exempt' }));
    expect(await act(office.desk, one, id, { type: 'objected', reason: '再想想' })).toEqual({
      refused: 'second_person',
    });
    expect(await act(office.desk, other, id, { type: 'objected', reason: '依据不足' })).toMatchObject({
      review: { stage: 'claimed', holder: one.id },
    });
    expect(heard()).toEqual(['claimed']);
    expect(await second(office.desk, other, id, '')).toEqual({ refused: 'not_now' });
  });

  test('cannot be decided at once by whoever proposes it', async () => {
    const { id } = await accepted();
    const { user } = await office.user();
    await does(user, id, 'claimed');
    const decision = { ...aDraft({ outcome: 'exempt' }), agrees: false, clauses: [], by: '', at: 1 };
    expect(await act(office.desk, user, id, { type: 'decided', decision })).toEqual({ refused: 'second_needed' });
  });
});

describe('what is not signed yet', () => {
  test('is kept for its holder alone, and gone once decided', async () => {
    const { id } = await accepted();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    expect(await writeDraft(office.desk, one, id, { reason: '先写着' })).toEqual({ refused: 'not_yours' });
    await does(one, id, 'claimed');
    await writeDraft(office.desk, one, id, { reason: '先写着' });
    await writeDraft(office.desk, one, id, { reason: '改了' });
    expect(await readDraft(office.desk, one, id)).toEqual({ reason: '改了' });
    expect(await readDraft(office.desk, other, id)).toBeUndefined();
    await sign(office.desk, one, id, aDraft());
    expect(await readDraft(office.desk, one, id)).toBeUndefined();
  });

  test('is gone with a matter that was withdrawn', async () => {
    const { id, caseId } = await accepted();
    const { user } = await office.user();
    await does(user, id, 'claimed');
    await writeDraft(office.desk, user, id, { reason: '先写着' });
    await release(user, id);
    await office.world.db.commit([...(await officerActed(office.world.db, caseId, [{ type: 'withdrawn' }], 5))]);
    expect(await office.world.db.query('select * from drafts', [])).toEqual([]);
  });
});

describe('telling reviewers that a matter was opened', () => {
  const matter = { caseId: 'c1', unit: '某区住房和城乡建设局', excluded: '王建国', owner: 'slack:T1:U4', text: '' };

  test('goes to every enabled reviewer on Slack who is not recused, and names nobody', async () => {
    await office.user({ name: '张三', slackUser: 'U1' });
    await office.user({ name: '李四' });
    await office.user({ name: '王建国', slackUser: 'U2' });
    await office.user({ name: '管理员', role: 'administrator', slackUser: 'U3' });
    await office.user({ name: '当事人自己', slackUser: 'U4' });
    await office.user({ name: '住建局的审核员', unit: '某区住房和城乡建设局', slackUser: 'U5' });
    const { user: gone } = await office.user({ name: '离职', slackUser: 'U6' });
    await office.world.db.commit(disableUser(gone.id));
    await office.user({ name: '赵六', slackUser: 'U7' });

    const { caseId } = await office.matter();
    const turn = { review: 'r1', caseId, seq: 7, n: 2, at: 5 };
    await office.world.db.commit(await noticesFor(office.world, matter, turn));
    const rows = await messagesOfCase(office.world.db, caseId);
    expect(rows.map(({ channel, address, seq, n, dueAt }) => [channel, address, seq, n, dueAt])).toEqual([
      ['slack', 'U1', 7, 2, 5],
      ['slack', 'U7', 7, 3, 5],
    ]);
    expect(rows[0]?.body).toEqual({ kind: 'notice', review: 'r1', notice: 'opened' });
    const said = JSON.stringify(rows.map(({ body }) => body));
    for (const word of [caseId, '住房', '王建国', 'U4', '张三']) expect(said).not.toContain(word);
  });

  test('who may take it up is known before it is opened', async () => {
    await office.user({ name: '王建国' });
    expect(await reviewersFor(office.world, matter)).toEqual([]);
    const { user } = await office.user({ name: '赵六' });
    expect(await reviewersFor(office.world, matter)).toEqual([user]);
  });
});

describe('the first link', () => {
  test('makes the first reviewer, and lets that one in again until there is another user', async () => {
    const first = await firstLink(office.world);
    const again = await firstLink(office.world);
    expect(await allUsers(office.world.db)).toMatchObject([{ name: FIRST_USER, role: 'reviewer' }]);
    expect(await signIn(office.world, first ?? ''), 'the last one is the one that is read').toMatchObject({
      refused: 'link_invalid',
    });
    expect(await signIn(office.world, again ?? '')).toMatchObject({ user: { name: FIRST_USER } });
    await office.user();
    expect(await firstLink(office.world)).toBeUndefined();
  });

  test('is not made where somebody was added before', async () => {
    await office.user();
    expect(await firstLink(office.world)).toBeUndefined();
  });
});
