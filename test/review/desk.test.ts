/** The desk without HTTP: what happens at the same moment, who is told, and what decides. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agrees, type DecidedOutcome } from '../../src/core/decision.ts';
import type { Outcome } from '../../src/core/policy.ts';
import { decide } from '../../src/review/decide.ts';
import { noticesFor, reviewersFor } from '../../src/review/notify.ts';
import { claim, listReviews, readReview, release } from '../../src/review/queue.ts';
import { FIRST_USER, firstLink, signIn } from '../../src/review/users.ts';
import { caseById } from '../../src/store/cases.ts';
import { messagesOfCase } from '../../src/store/outbox.ts';
import { reviewById, withdrawReview } from '../../src/store/reviews.ts';
import { allUsers, disableUser } from '../../src/store/users.ts';
import { aDraft, aRecord, judged, openOffice, type Office } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

describe('claiming', () => {
  test('two at once: one gets it, the other is told that a colleague has it', async () => {
    const { id } = await office.matter();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    const results = await Promise.all([claim(office.desk, one, id), claim(office.desk, other, id)]);
    expect(results.filter((result) => 'held' in result && result.held === 'me')).toHaveLength(1);
    expect(results).toContainEqual({ refused: 'taken' });
    expect(office.heard.map(({ event }) => event.type)).toEqual(['claimed']);
  });

  test('twice by the same: claimed once', async () => {
    const { id } = await office.matter();
    const { user } = await office.user();
    const results = await Promise.all([claim(office.desk, user, id), claim(office.desk, user, id)]);
    expect(results).toMatchObject([{ held: 'me' }, { held: 'me' }]);
    expect(office.heard).toHaveLength(1);
  });

  test('withdrawn by the officer at the same moment: it is as if it had never been', async () => {
    const { id } = await office.matter();
    const { user } = await office.user();
    office.meanwhile = () => office.world.db.commit(withdrawReview(id));
    expect(await claim(office.desk, user, id)).toEqual({ refused: 'unknown_review' });
    expect(await readReview(office.desk, user, id)).toEqual({ refused: 'unknown_review' });
    expect(office.heard).toEqual([]);
  });

  test('a fault is thrown, not told as a refusal', async () => {
    const { id } = await office.matter();
    const { user } = await office.user();
    office.meanwhile = () => Promise.reject(new Error('disk full'));
    await expect(claim(office.desk, user, id)).rejects.toThrow('disk full');
    expect(await readReview(office.desk, user, id)).toMatchObject({ status: 'open', held: 'nobody' });
  });
});

describe('what a colleague holds', () => {
  test('is listed without a name, and no longer read', async () => {
    const { id } = await office.matter();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    expect(await readReview(office.desk, other, id)).toHaveProperty('whole.record.sections');
    await claim(office.desk, one, id);
    const seen = await readReview(office.desk, other, id);
    expect(seen).toMatchObject({ status: 'claimed', held: 'colleague' });
    expect(seen).not.toHaveProperty('whole');
    expect(JSON.stringify(seen)).not.toContain(one.name);
    expect(await readReview(office.desk, one, id)).toHaveProperty('whole.record.sections');
  });

  test('stands after one’s own, and each oldest first', async () => {
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    const ids: string[] = [];
    for (const openedAt of [3, 1, 2, 4]) ids.push((await office.matter({ openedAt })).id);
    for (const [index, id] of ids.entries()) await claim(office.desk, index % 2 === 0 ? one : other, id);
    expect((await listReviews(office.desk, one, 'claimed')).map(({ openedAt, held }) => [openedAt, held])).toEqual([
      [2, 'me'],
      [3, 'me'],
      [1, 'colleague'],
      [4, 'colleague'],
    ]);
  });
});

describe('releasing', () => {
  test('gives it back, and the officer hears of it', async () => {
    const { id, caseId } = await office.matter();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    await claim(office.desk, one, id);
    expect(await release(office.desk, one, id)).toMatchObject({ status: 'open', held: 'nobody' });
    expect(await claim(office.desk, other, id)).toMatchObject({ held: 'me' });
    expect(office.heard.map(({ event }) => event.type)).toEqual(['claimed', 'released', 'claimed']);
    expect((await caseById(office.world.db, caseId))?.seq).toBe(3);
  });

  test('is for the one who holds it', async () => {
    const { id } = await office.matter();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    expect(await release(office.desk, one, id)).toEqual({ refused: 'not_yours' });
    await claim(office.desk, one, id);
    expect(await release(office.desk, other, id)).toEqual({ refused: 'not_yours' });
  });

  test('twice at once is released once', async () => {
    const { id } = await office.matter();
    const { user } = await office.user();
    await claim(office.desk, user, id);
    const results = await Promise.all([release(office.desk, user, id), release(office.desk, user, id)]);
    expect(results).toMatchObject([{ status: 'open' }, { status: 'open' }]);
    expect(office.heard.map(({ event }) => event.type)).toEqual(['claimed', 'released']);
  });
});

describe('deciding', () => {
  test('tells the officer outcome, reason and the chosen clauses, in the order of the record', async () => {
    const { id, caseId } = await office.matter();
    const { user } = await office.user({ name: '赵六', unit: '某市纪委监委' });
    await claim(office.desk, user, id);
    const draft = aDraft({
      reason: '  理由一。\n理由二。 ',
      clauses: ['national/zhengwu#第十二条', 'hubei/report#四看'],
    });
    const view = await decide(office.desk, user, id, draft);
    const decision = {
      outcome: 'tolerated',
      agrees: true,
      reason: '理由一。\n理由二。',
      clauses: [{ id: 'hubei/report#四看' }, { id: 'national/zhengwu#第十二条' }],
      by: '某市纪委监委',
      at: office.clock.now,
    };
    expect(view).toMatchObject({ status: 'decided', held: 'me', whole: { decision } });
    expect(office.heard.at(-1)).toMatchObject({ caseId, event: { type: 'decided', decision } });
    expect(JSON.stringify(office.heard)).not.toContain('赵六');
    expect(await reviewById(office.world.db, id)).toMatchObject({ status: 'decided', decision, decidedBy: user.id });
  });

  test.each([
    ['a blank reason', aDraft({ reason: ' \n\t' }), 'reason_missing'],
    [
      'a clause that the record does not offer',
      aDraft({ clauses: ['hubei/report#四看', 'made/up#第一条'] }),
      'unknown_clause',
    ],
  ])('refuses %s', async (_, draft, refused) => {
    const { id } = await office.matter();
    const { user } = await office.user();
    await claim(office.desk, user, id);
    expect(await decide(office.desk, user, id, draft)).toEqual({ refused });
    expect(office.heard).toHaveLength(1);
  });

  test('is for the one who holds it, and happens once', async () => {
    const { id } = await office.matter();
    const [{ user: one }, { user: other }] = [await office.user(), await office.user()];
    expect(await decide(office.desk, one, id, aDraft())).toEqual({ refused: 'not_yours' });
    await claim(office.desk, one, id);
    expect(await decide(office.desk, other, id, aDraft())).toEqual({ refused: 'not_yours' });
    const twice = await Promise.all([
      decide(office.desk, one, id, aDraft()),
      decide(office.desk, one, id, aDraft({ outcome: 'barred' })),
    ]);
    expect(twice).toContainEqual({ refused: 'already_decided' });
    expect(office.heard.filter(({ event }) => event.type === 'decided')).toHaveLength(1);
    expect(await claim(office.desk, other, id)).toEqual({ refused: 'already_decided' });
    expect(await release(office.desk, one, id)).toEqual({ refused: 'already_decided' });
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
  ])('on a judgment %s, deciding %s agrees: %s', async (judgment, outcome, expected) => {
    const record = aRecord({ judgment: judgment === 'none' ? undefined : judged[judgment] });
    const { id } = await office.matter({ record });
    const { user } = await office.user();
    await claim(office.desk, user, id);
    expect(await decide(office.desk, user, id, aDraft({ outcome }))).toMatchObject({
      whole: { decision: { agrees: expected } },
    });
  });

  test('where the judgment was left to a person among others, any decision agrees', () => {
    const possible: readonly Outcome[] = ['exempt', 'referred'];
    expect(agrees(possible, 'barred')).toBe(true);
  });
});

describe('telling reviewers that a matter was opened', () => {
  const matter = { unit: '某区住房和城乡建设局', excluded: '王建国', owner: 'slack:T1:U4' };

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
    const turn = { caseId, seq: 7, n: 2, at: 5 };
    await office.world.db.commit(await noticesFor(office.world, matter, turn, 'https://liukan.example/review'));
    const rows = await messagesOfCase(office.world.db, caseId);
    expect(rows.map(({ channel, address, seq, n, dueAt }) => [channel, address, seq, n, dueAt])).toEqual([
      ['slack', 'U1', 7, 2, 5],
      ['slack', 'U7', 7, 3, 5],
    ]);
    expect(rows[0]?.body).toEqual({
      kind: 'notice',
      lang: 'zh',
      text: expect.any(String),
      url: 'https://liukan.example/review',
    });
    const said = JSON.stringify(rows.map(({ body }) => body));
    for (const word of [caseId, '住房', '王建国', 'U4', '张三']) expect(said).not.toContain(word);
  });

  test('says nothing of an address that is not configured', async () => {
    await office.user({ slackUser: 'U1' });
    const { caseId } = await office.matter();
    await office.world.db.commit(await noticesFor(office.world, matter, { caseId, seq: 1, n: 0, at: 5 }));
    expect((await messagesOfCase(office.world.db, caseId))[0]?.body).not.toHaveProperty('url');
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
    for (const link of [first, again])
      expect(await signIn(office.world, link ?? '')).toMatchObject({ user: { name: FIRST_USER } });
    await office.user();
    expect(await firstLink(office.world)).toBeUndefined();
  });

  test('is not made where somebody was added before', async () => {
    await office.user();
    expect(await firstLink(office.world)).toBeUndefined();
  });
});
