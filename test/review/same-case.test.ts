/** What an officer sends twice is one matter: who stands aside from one of the two does from both, and both go when it is withdrawn. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Deed } from '../../src/core/matter-acts.ts';
import { act } from '../../src/review/act.ts';
import { ask } from '../../src/review/ask.ts';
import { declare } from '../../src/review/interests.ts';
import { noticesFor, reviewersFor } from '../../src/review/notify.ts';
import { officerActed } from '../../src/review/officer.ts';
import { listReviews, readReview } from '../../src/review/queue.ts';
import { messagesOfCase } from '../../src/store/outbox.ts';
import { actsOf, looksAt, openReview, reviewById } from '../../src/store/reviews.ts';
import type { User } from '../../src/store/users.ts';
import { aDraft, aRecord, type Office, openOffice } from './office.ts';
import { sign } from './signing.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const UNIT = '某区住房和城乡建设局';

async function does(user: User, id: string, ...deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds) expect(await act(office.desk, user, id, deed), deed.type).toHaveProperty('review');
}

const sees = async (user: User): Promise<readonly string[]> =>
  (await listReviews(office.desk, user, { shelf: 'all', order: 'opened', search: '' })).map(({ id }) => id);

const officer = async (caseId: string, ...deeds: Parameters<typeof officerActed>[2]): Promise<void> =>
  office.world.db.commit([...(await officerActed(office.world.db, caseId, deeds, office.clock.now))]);

interface Again {
  readonly unit?: string;
  readonly excluded?: string;
  readonly record?: ReturnType<typeof aRecord>;
}

/** Sent, returned, and sent again. */
async function twice(first: Again, { unit = UNIT, excluded = '', record = aRecord() }: Again) {
  const { user: colleague } = await office.user({ slackUser: 'U-colleague' });
  const { id: one, caseId } = await office.matter({ unit: UNIT, ...first });
  const opening = { caseId, owner: null, text: '' };
  const { db, newId } = office.world;
  await db.commit(
    await noticesFor(
      office.world,
      { ...opening, unit: UNIT, excluded: first.excluded ?? '' },
      { review: one, caseId, seq: 0, n: 1, at: 1 },
    ),
  );
  await does(colleague, one, { type: 'accepted' }, { type: 'returned', reason: '请补充' });
  const two = newId();
  const again = { ...opening, unit, excluded, text: JSON.stringify(record) };
  const eligible = await reviewersFor(office.world, again);
  await db.commit([
    ...openReview({ id: two, caseId, unit, excluded, record, at: office.clock.now + 1 }),
    ...(await noticesFor(office.world, again, { review: two, caseId, seq: 5, n: 1, at: office.clock.now + 1 })),
  ]);
  return { one, two, caseId, colleague, eligible };
}

describe('sent again', () => {
  test.each([
    ['naming them now', {}, { excluded: '王建国' }],
    ['naming them before, and not again', { excluded: '王建国' }, {}],
    ['from their unit now', {}, { unit: '某市水利局' }],
    ['from their unit before', { unit: '某市水利局' }, {}],
    [
      'with whom they declared',
      {},
      { record: aRecord({ sections: [{ id: 'account', title: '经过', brief: true, lines: ['李四在场'] }] }) },
    ],
  ])('%s, neither exists for them', async (_, first, again) => {
    const { user: wang } = await office.user({ name: '王建国', unit: '某市水利局规划处', slackUser: 'U-wang' });
    await declare(office.desk, wang, { kind: 'person', value: '李四' });
    const { one, two, caseId, colleague, eligible } = await twice(first, again);
    expect(await sees(colleague)).toEqual([one, two]);
    expect(await sees(wang)).toEqual([]);
    for (const id of [one, two]) expect(await readReview(office.desk, wang, id)).toEqual({ refused: 'unknown_review' });
    expect(eligible.map(({ id }) => id)).toEqual([colleague.id]);
    const told = (await messagesOfCase(office.world.db, caseId)).filter(({ address }) => address === 'U-wang');
    expect(told.filter(({ body }) => JSON.stringify(body).includes(two))).toEqual([]);
    // What they were told of the first is taken back; where they were told nothing, there is nothing to take back.
    const kinds = told.map(({ body }) => (body as { kind: string }).kind);
    expect(kinds.filter((kind) => kind === 'takeBack')).toHaveLength(kinds.includes('notice') ? 1 : 0);
  });

  test('and withdrawn, nothing is left of either', async () => {
    const { one, two, caseId, colleague } = await twice({ unit: '某区住建局张三', excluded: '王五' }, {});
    for (const id of [one, two]) expect(await readReview(office.desk, colleague, id)).toHaveProperty('whole');
    await officer(caseId, { type: 'withdrawn' });
    expect(await sees(colleague)).toEqual([]);
    for (const id of [one, two]) {
      expect(await readReview(office.desk, colleague, id)).toEqual({ refused: 'unknown_review' });
      const nothing = { stage: 'withdrawn', record: null, unit: '', excluded: '' };
      expect(await reviewById(office.world.db, id)).toMatchObject(nothing);
      const acts = await actsOf(office.world.db, id);
      expect(acts.map(({ type }) => type)).toEqual(['withdrawn']);
      expect(await looksAt(office.world.db, id)).toEqual([]);
    }
    // It can be sent once more, and withdrawn once more.
    const three = office.world.newId();
    await office.world.db.commit(
      openReview({ id: three, caseId, unit: UNIT, excluded: '', record: aRecord(), at: office.clock.now }),
    );
    expect(await sees(colleague)).toEqual([three]);
    await officer(caseId, { type: 'withdrawn' });
    expect(await sees(colleague)).toEqual([]);
  });

  test('a look at the moment of the withdrawal is not kept', async () => {
    const { id, caseId } = await office.matter();
    const { user } = await office.user();
    const { db } = office.world;
    const { commit } = db;
    Object.assign(db, {
      async commit(statements: Parameters<typeof commit>[0]) {
        Object.assign(db, { commit });
        await officer(caseId, { type: 'withdrawn' });
        await db.commit(statements);
      },
    });
    await readReview(office.desk, user, id);
    expect(await looksAt(db, id)).toEqual([]);
  });
});

describe('named later', () => {
  const NAMED: readonly (readonly [string, (setting: { one: User; id: string; caseId: string }) => Promise<void>])[] = [
    [
      'in an answer',
      async ({ one, id, caseId }) => {
        expect(await ask(office.desk, one, id, { text: '谁要求的？' })).toHaveProperty('review');
        const asked = (await actsOf(office.world.db, id)).at(-1);
        if (asked?.type !== 'asked') throw new Error('nothing was asked');
        await officer(caseId, { type: 'answered', ask: asked.ask.id, text: '是李\n四要求先开工的。' });
      },
    ],
    [
      'in a report',
      async ({ one, id, caseId }) => {
        await decided(one, id);
        await does(one, id, {
          type: 'planned',
          steps: [{ id: 's', what: '补办', owner: '科室', due: '2026-12-31' }],
        });
        await officer(caseId, { type: 'reported', step: 's', text: '李四已补办。' });
      },
    ],
    [
      'in the grounds of an appeal',
      async ({ one, id, caseId }) => {
        await decided(one, id);
        await officer(caseId, { type: 'appealed', grounds: '李四当时同意。' });
      },
    ],
    [
      'in the name of a file',
      ({ one, id }) =>
        does(one, id, {
          type: 'attached',
          file: { id: 'f', name: '李四的说明.pdf', kind: 'pdf', size: 1, sha256: '', reader: 'desk' },
          upload: 'u',
        }),
    ],
  ];

  async function decided(one: User, id: string): Promise<void> {
    expect(await sign(office.desk, one, id, aDraft())).toHaveProperty('review');
    await does(one, id, { type: 'told', form: 'written', to: '本人', on: '2026-11-23' });
  }

  test.each(NAMED)('%s: whoever declared them stands aside', async (_, names) => {
    const { user: one } = await office.user({ slackUser: 'U-one' });
    const { user: two } = await office.user({ slackUser: 'U-two' });
    await declare(office.desk, two, { kind: 'person', value: '李四' });
    const { id, caseId } = await office.matter();
    const { user: third } = await office.user({ role: 'senior' });
    await does(third, id, { type: 'accepted' });
    await does(one, id, { type: 'claimed' });
    expect(await sees(two)).toEqual([id]);
    await names({ one, id, caseId });
    expect(await sees(two)).toEqual([]);
    expect(await readReview(office.desk, two, id)).toEqual({ refused: 'unknown_review' });
    expect(await act(office.desk, two, id, { type: 'claimed' })).toEqual({ refused: 'unknown_review' });
    const told = (await messagesOfCase(office.world.db, caseId)).filter(({ address }) => address === 'U-two');
    expect(told.map(({ body }) => (body as { kind: string }).kind)).toEqual(['notice', 'takeBack']);
  });
});

test('a senior who told and planned what was decided has no part in the appeal', async () => {
  const { user: one } = await office.user();
  const { user: senior } = await office.user({ role: 'senior' });
  const { user: other } = await office.user();
  const { id, caseId } = await office.matter();
  await does(one, id, { type: 'accepted' }, { type: 'claimed' });
  expect(await sign(office.desk, one, id, aDraft())).toHaveProperty('review');
  await does(senior, id, { type: 'told', form: 'written', to: '本人', on: '2026-11-23' });
  await officer(caseId, { type: 'appealed', grounds: '理由不足' });
  expect([await sees(one), await sees(senior), await sees(other)]).toEqual([[], [], [id]]);
  expect(await act(office.desk, senior, id, { type: 'claimed' })).toEqual({ refused: 'unknown_review' });
});

test('of more than a hundred reviewers everybody is told of each act', async () => {
  const { user: one } = await office.user({ slackUser: 'U-one' });
  const { user: two } = await office.user({ slackUser: 'U-two' });
  const { id, caseId } = await office.matter();
  await does(two, id, { type: 'accepted' });
  await does(one, id, { type: 'claimed' });
  for (let n = 0; n < 105; n++) await office.user({ slackUser: `U${n}` });
  expect(await sign(office.desk, one, id, aDraft({ outcome: 'exempt' }))).toHaveProperty('review');
  await does(two, id, { type: 'objected', reason: '依据不足' });
  await does(one, id, { type: 'released', reason: '' });
  const told = (await messagesOfCase(office.world.db, caseId)).filter(({ address }) => address === 'U104');
  expect(told.map(({ body }) => (body as { notice: string }).notice)).toEqual(['second', 'accepted']);
});

test('an auditor searches by the unit: a hit in what stands in a record would be a look that nobody kept', async () => {
  const { user: auditor } = await office.user({ role: 'auditor' });
  const { user: reviewer } = await office.user();
  const { id } = await office.matter();
  const found = async (user: User, search: string) =>
    (await listReviews(office.desk, user, { shelf: 'all', order: 'opened', search })).map((line) => line.id);
  expect([await found(auditor, '抽签法'), await found(reviewer, '抽签法'), await found(auditor, '住房')]).toEqual([
    [],
    [id],
    [id],
  ]);
});
