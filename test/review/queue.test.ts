/** The queue's lines: who is told the conclusion and an objection, how many there are on each shelf, what is found. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Act, Deed } from '../../src/core/matter-acts.ts';
import { act } from '../../src/review/act.ts';
import { ask } from '../../src/review/ask.ts';
import { officerActed } from '../../src/review/officer.ts';
import { objectionIn } from '../../src/review/objection.ts';
import { type Queue, queueOf, readReview, type Shelf } from '../../src/review/queue.ts';
import type { User } from '../../src/store/users.ts';
import { aDraft, openOffice, type Office } from './office.ts';
import { second, sign } from './signing.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const does = async (user: User, id: string, ...deeds: readonly Deed[]) => {
  for (const deed of deeds) expect(await act(office.desk, user, id, deed)).toHaveProperty('review');
};
const people = async () => {
  const [{ user: holder }, { user: other }, { user: third }] = [
    await office.user(),
    await office.user(),
    await office.user(),
  ];
  const { user: auditor } = await office.user({ role: 'auditor', unit: '某市审计局' });
  const { user: senior } = await office.user({ role: 'senior' });
  return { holder, other, third, auditor, senior };
};
const queue = (user: User, shelf: Shelf = 'all', search = ''): Promise<Queue> =>
  queueOf(office.desk, user, { shelf, order: 'opened', search });
const line = async (user: User) => (await queue(user)).reviews[0];

describe('what a line tells', () => {
  test('the conclusion, to whoever may see the matter whole', async () => {
    const { holder, other, auditor, senior } = await people();
    const { id } = await office.matter();
    await does(holder, id, { type: 'accepted' }, { type: 'claimed' });
    expect(await line(holder)).not.toHaveProperty('conclusion');
    expect(await sign(office.desk, holder, id, aDraft())).toHaveProperty('review');
    for (const user of [holder, senior, auditor])
      expect(await line(user)).toMatchObject({ conclusion: { outcome: 'tolerated', isAppealed: false } });
    expect(await line(other)).not.toHaveProperty('conclusion');
  });

  test('after an appeal, that it is the earlier one', async () => {
    const { holder, other } = await people();
    const { id, caseId } = await office.matter();
    await does(holder, id, { type: 'accepted' }, { type: 'claimed' });
    await sign(office.desk, holder, id, aDraft());
    await does(holder, id, { type: 'told', form: 'written', to: '本人和所在党组织', on: '2026-11-23' });
    await office.world.db.commit([
      ...(await officerActed(office.world.db, caseId, [{ type: 'appealed', grounds: '理由不足' }], office.clock.now)),
    ]);
    expect(await line(other)).toMatchObject({ conclusion: { outcome: 'tolerated', isAppealed: true } });
  });

  test('an objection, until something is proposed anew', async () => {
    const { holder, other, third, auditor } = await people();
    const { id } = await office.matter();
    await does(holder, id, { type: 'accepted' }, { type: 'claimed' });
    const draft = aDraft({ outcome: 'barred', reason: '不是失误' });
    await sign(office.desk, holder, id, draft);
    expect(await line(holder)).not.toHaveProperty('objected');
    await does(other, id, { type: 'objected', reason: '会议纪要没有附' });
    for (const user of [holder, other, auditor]) expect(await line(user)).toMatchObject({ objected: true });
    expect(await line(third)).not.toHaveProperty('objected');
    const objection = { reason: '会议纪要没有附', decision: { outcome: 'barred', reason: '不是失误' } };
    const seen = async (user: User) => readReview(office.desk, user, id);
    expect(await seen(holder)).toMatchObject({ whole: { objection: { ...objection, who: 'colleague' } } });
    expect(await seen(other)).toMatchObject({ whole: { objection: { ...objection, who: 'me' } } });
    expect(JSON.stringify(await seen(holder))).not.toContain(other.name);
    expect(await seen(auditor)).toMatchObject({ whole: { objection: { byName: other.name } } });
    await sign(office.desk, holder, id, draft);
    expect(await line(holder)).not.toHaveProperty('objected');
    expect(await second(office.desk, other, id, '')).toHaveProperty('review');
    expect(await line(holder)).not.toHaveProperty('objected');
  });

  test.each<[string, readonly string[], boolean]>([
    ['nothing was proposed', ['claimed'], false],
    ['proposed', ['claimed', 'proposed'], false],
    ['objected to', ['claimed', 'proposed', 'objected'], true],
    ['and put back', ['claimed', 'proposed', 'objected', 'released'], true],
    ['and asked about', ['claimed', 'proposed', 'objected', 'asked', 'answered'], true],
    ['proposed anew', ['claimed', 'proposed', 'objected', 'proposed'], false],
    ['decided otherwise', ['claimed', 'proposed', 'objected', 'decided'], false],
  ])('%s', (_, types, stands) => {
    expect(objectionIn(types.map((type) => ({ type }) as Act)) !== undefined).toBe(stands);
  });
});

describe('the auditor', () => {
  test('reads who acted and who holds it; nobody else does', async () => {
    const { holder, other, auditor, senior } = await people();
    const { id } = await office.matter();
    await does(holder, id, { type: 'accepted' }, { type: 'claimed' });
    await does(holder, id, { type: 'handedOver', to: other.id, reason: '休假' });
    expect(await readReview(office.desk, auditor, id)).toMatchObject({
      whole: {
        holder: other.name,
        history: [
          { type: 'accepted', byName: holder.name },
          { type: 'claimed', byName: holder.name },
          { type: 'handedOver', byName: holder.name, to: other.name },
        ],
      },
    });
    for (const user of [other, senior]) {
      const view = JSON.stringify(await readReview(office.desk, user, id));
      for (const { name } of [holder, other]) expect(view).not.toContain(name);
    }
  });
});

describe('the shelves', () => {
  test('tell how many there are, whatever is looked for, and count nothing from which one stands aside', async () => {
    const { holder, other } = await people();
    await office.matter();
    const { id } = await office.matter();
    await office.matter({ unit: '某市水利局' });
    const { user: aside } = await office.user({ unit: '某市水利局' });
    await does(holder, id, { type: 'accepted' }, { type: 'claimed' });
    const none = { waiting: 0, mine: 0, seconding: 0, others: 0, done: 0, all: 0 };
    expect((await queue(holder, 'waiting', '没有这个词')).counts).toEqual({ ...none, waiting: 2, mine: 1, all: 3 });
    expect((await queue(other)).counts).toEqual({ ...none, waiting: 2, others: 1, all: 3 });
    expect((await queue(aside)).counts).toEqual({ ...none, waiting: 1, others: 1, all: 2 });
  });

  test('keep a closed matter with its holder while a name is still to be cleared', async () => {
    const { holder } = await people();
    const { id } = await office.matter();
    await does(holder, id, { type: 'accepted' }, { type: 'claimed' });
    await sign(office.desk, holder, id, aDraft());
    await does(
      holder,
      id,
      { type: 'told', form: 'written', to: '本人', on: '2026-11-23' },
      { type: 'clearingOpened', why: '查实是诬告', verifiedBy: '信访室' },
      { type: 'closed', reason: '' },
    );
    expect((await queue(holder, 'mine')).reviews).toMatchObject([{ stage: 'closed', next: 'holder' }]);
    await does(holder, id, { type: 'cleared', forms: ['written'], to: '全局', on: '2026-11-23' });
    expect((await queue(holder, 'mine')).reviews).toEqual([]);
  });
});

describe('the search', () => {
  test('finds the number that is shown, and words of questions and answers for whoever may read them', async () => {
    const { holder, other, senior } = await people();
    const { id, caseId } = await office.matter();
    await does(holder, id, { type: 'accepted' }, { type: 'claimed' });
    await ask(office.desk, holder, id, { text: '会议纪要在哪里？' });
    const asked = await readReview(office.desk, holder, id);
    const question = 'whole' in asked ? (asked.whole?.asks[0]?.ask.id ?? '') : '';
    await office.world.db.commit([
      ...(await officerActed(
        office.world.db,
        caseId,
        [{ type: 'answered', ask: question, text: '在档案室' }],
        office.clock.now,
      )),
    ]);
    const number = id.slice(0, 8);
    const found = async (user: User, search: string) => (await queue(user, 'all', search)).reviews.length;
    for (const search of [`${number.slice(0, 4)}-${number.slice(4)}`.toUpperCase(), number, '某区住房'])
      for (const user of [holder, other]) expect(await found(user, search), search).toBe(1);
    for (const search of ['会议纪要', '档案室', '背街小巷']) {
      for (const user of [holder, senior]) expect(await found(user, search), search).toBe(1);
      expect(await found(other, search), search).toBe(0);
    }
  });
});
