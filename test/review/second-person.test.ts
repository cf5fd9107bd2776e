/** A decision is upon what was read, and departs from a judgment only where somebody else, who has read it too, agrees. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decisionCard } from '../../src/core/decision-card.ts';
import { agrees, type DecidedOutcome, type Decision, stanceOf, takesSecond } from '../../src/core/decision.ts';
import type { Outcome } from '../../src/core/policy.ts';
import { act } from '../../src/review/act.ts';
import { ask } from '../../src/review/ask.ts';
import { declare } from '../../src/review/interests.ts';
import { officerActed } from '../../src/review/officer.ts';
import { listReviews, readReview } from '../../src/review/queue.ts';
import { noticeTo } from '../../src/review/reach.ts';
import { isRefused } from '../../src/review/refused.ts';
import type { Whole } from '../../src/review/view.ts';
import { tick } from '../../src/review/tick.ts';
import { messagesOfCase } from '../../src/store/outbox.ts';
import { actsOf, reviewById } from '../../src/store/reviews.ts';
import { admit } from '../../src/review/users.ts';
import { disableUser, type User } from '../../src/store/users.ts';
import { reviewerActed } from '../../src/conversation.ts';
import { submitted } from '../conversation/person.ts';
import { aWorld, closeAfterEach } from '../conversation/world.ts';
import { aDraft, aRecord, judged, type Matter, openOffice, type Office } from './office.ts';
import { second, sign } from './signing.ts';

closeAfterEach();

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

type OfficerDeed = Parameters<typeof officerActed>[2][number];

const officerDoes = async (caseId: string, deed: OfficerDeed): Promise<void> =>
  office.world.db.commit([...(await officerActed(office.world.db, caseId, [deed], office.clock.now))]);

/** A matter in the hands of `one`; somebody else, who is gone since, has accepted it. */
async function held(one: User, more?: Matter): Promise<{ readonly id: string; readonly caseId: string }> {
  const matter = await office.matter(more);
  const { user } = await office.user();
  await act(office.desk, user, matter.id, { type: 'accepted' });
  await office.world.db.commit(disableUser(user.id));
  await act(office.desk, one, matter.id, { type: 'claimed' });
  return matter;
}

async function wholeOf(user: User, id: string): Promise<Whole> {
  const view = await readReview(office.desk, user, id);
  if ('refused' in view || view.whole === undefined) throw new Error('not whole for this user');
  return view.whole;
}

const two = async (): Promise<readonly [User, User]> => [(await office.user()).user, (await office.user()).user];
const stageOf = async (id: string) => (await reviewById(office.world.db, id))?.stage;

describe('the second person', () => {
  test('is not one who held the matter and handed it to the one who proposes', async () => {
    const [one, junior] = await two();
    const { user: other } = await office.user();
    const { id } = await held(one);
    await act(office.desk, one, id, { type: 'handedOver', to: junior.id, reason: '请你签' });
    await sign(office.desk, junior, id, aDraft({ outcome: 'exempt' }));
    expect(await second(office.desk, one, id, '同意')).toEqual({ refused: 'second_person' });
    const objected = { type: 'objected', reason: '不' } as const;
    expect(await act(office.desk, one, id, objected)).toEqual({ refused: 'second_person' });
    expect((await wholeOf(one, id)).may).toEqual([]);
    const toSecond = async (user: User) =>
      (await listReviews(office.desk, user, { shelf: 'seconding', order: 'due', search: '' })).length;
    expect([await toSecond(one), await toSecond(junior), await toSecond(other)]).toEqual([0, 0, 1]);
    expect(await second(office.desk, other, id, '同意')).toMatchObject({ review: { stage: 'decided' } });
  });

  test('who is late is told so, with all who could be it: once, and the heads as ever', async () => {
    const rule = { workingDays: 2, rule: '规定' };
    office.settings = { ...office.settings, limits: { second: rule }, heads: ['负责人'] };
    const user = async (slackUser: string, name = slackUser) => (await office.user({ name, slackUser })).user;
    const [before, one] = [await user('U0'), await user('U1')];
    const other = await user('U2');
    await user('U9', '负责人');
    const { id, caseId } = await held(before);
    await act(office.desk, before, id, { type: 'handedOver', to: one.id, reason: '' });
    await office.world.db.commit([{ sql: 'delete from outbox', params: [] }]);
    await sign(office.desk, one, id, aDraft({ outcome: 'exempt' }));
    const notices = async () =>
      (await messagesOfCase(office.world.db, caseId))
        .map(({ address, body }) => `${address} ${(body as { readonly notice: string }).notice}`)
        .sort();
    expect(await notices()).toEqual(['U2 second', 'U9 second']);
    office.clock.now += 9 * 86_400_000;
    for (const _ of [1, 2]) await tick(office.desk);
    const late = ['U1 late', 'U2 lateSecond', 'U9 lateOfOthers'];
    expect(await notices()).toEqual([...late, 'U2 second', 'U9 second'].sort());
    expect(await noticeTo(office.desk, 'U2', id, 'lateSecond')).toContain('remind');
    expect(await noticeTo(office.desk, 'U0', id, 'lateSecond')).toBeUndefined();
    await second(office.desk, other, id, '');
    expect(await noticeTo(office.desk, 'U2', id, 'lateSecond')).toBeUndefined();
  });
});

describe('a decision upon an appeal', () => {
  test('says to the officer and at the desk which one it takes the place of, and that it is the one in force', async () => {
    const [one, other] = await two();
    const { id, caseId } = await held(one);
    await sign(office.desk, one, id, aDraft());
    const first = office.heard.at(-1)?.event;
    expect(first).not.toHaveProperty('decision.replaces');
    await act(office.desk, one, id, { type: 'told', form: 'written', to: '本人', on: '2026-11-23' });
    await officerDoes(caseId, { type: 'appealed', grounds: '不服' });
    office.clock.now += 86_400_000;
    await act(office.desk, other, id, { type: 'claimed' });
    await sign(office.desk, other, id, aDraft());
    const { decisions } = await wholeOf(other, id);
    expect(decisions.map(({ replaces }) => replaces)).toEqual([
      { outcome: 'tolerated', at: decisions[1]?.at },
      undefined,
    ]);
    expect(office.heard.at(-1)?.event).toMatchObject({ type: 'decided', decision: decisions[0] });
    const texts = (['zh', 'en'] as const).map((lang) => decisionCard(decisions[0] as Decision, lang, []).text);
    expect(texts[0]).toContain('代替 2026-11-23 的结论（可容错）。现在有效的是这一个');
    expect(texts[1]).toContain('replaces the one of 2026-11-23');
    expect(decisionCard(decisions[1] as Decision, 'zh', []).text).not.toContain('代替');
  });
});

describe('upon what was read', () => {
  test('nobody agrees to a proposal that was put in the place of the one they read', async () => {
    const [one, other] = await two();
    const { id } = await held(one, { record: aRecord({ judgment: judged.barred }) });
    await sign(office.desk, one, id, aDraft({ outcome: 'mitigated', reason: '先提的' }));
    const { acts, proposal } = await wholeOf(other, id);
    expect(proposal).toMatchObject({ outcome: 'mitigated', reason: '先提的' });
    await act(office.desk, one, id, { type: 'released', reason: '' });
    await act(office.desk, one, id, { type: 'claimed' });
    await sign(office.desk, one, id, aDraft({ outcome: 'exempt', reason: '换过的' }));
    expect(await second(office.desk, other, id, '同意', acts)).toEqual({ refused: 'changed' });
    const objection = { type: 'objected', reason: '不同意先提的' } as const;
    expect(await act(office.desk, other, id, objection, { seen: acts })).toEqual({ refused: 'changed' });
    expect(await stageOf(id)).toBe('seconding');
    // Read again, it is theirs to agree to.
    const now = await wholeOf(other, id);
    expect(await second(office.desk, other, id, '同意', now.acts)).toMatchObject({ review: { stage: 'decided' } });
    expect((await wholeOf(other, id)).decisions).toMatchObject([{ outcome: 'exempt', reason: '换过的' }]);
  });

  test('nothing is signed over an answer that came since', async () => {
    const { user } = await office.user();
    const { id, caseId } = await held(user);
    await ask(office.desk, user, id, { text: '有没有收过什么？' });
    const { acts, asks } = await wholeOf(user, id);
    await officerDoes(caseId, { type: 'answered', ask: asks[0]?.ask.id ?? '', text: '其实收了钱' });
    expect(await sign(office.desk, user, id, aDraft(), acts)).toEqual({ refused: 'changed' });
    expect(await stageOf(id)).toBe('claimed');
    expect(await sign(office.desk, user, id, aDraft(), acts + 1)).toMatchObject({ review: { stage: 'decided' } });
  });

  test('an answer in the very moment of signing is read first, also by whoever says nothing of what they saw', async () => {
    const { user } = await office.user();
    const { id, caseId } = await held(user);
    await ask(office.desk, user, id, { text: '有没有收过什么？' });
    const [{ ask: asked } = { ask: { id: '' } }] = (await wholeOf(user, id)).asks;
    office.meanwhile = () => officerDoes(caseId, { type: 'answered', ask: asked.id, text: '其实收了钱' });
    expect(await sign(office.desk, user, id, aDraft())).toEqual({ refused: 'changed' });
    expect((await actsOf(office.world.db, id)).map(({ type }) => type)).not.toContain('decided');
  });

  test('what is not possible any more is told as that, not as a change', async () => {
    const [one, other] = await two();
    const { id } = await held(one);
    await sign(office.desk, one, id, aDraft({ outcome: 'exempt' }));
    const { acts } = await wholeOf(other, id);
    await act(office.desk, one, id, { type: 'released', reason: '' });
    expect(await second(office.desk, other, id, '', acts)).toEqual({ refused: 'not_now' });
  });
});

describe('a judgment that moved when a look was asked again', () => {
  const asksAgain = async (one: User, id: string, caseId: string, possible: readonly Outcome[]): Promise<void> => {
    office.clock.now += 1000;
    const key = `a${office.clock.now}`;
    await act(office.desk, one, id, { type: 'asked', ask: { id: key, text: '', questions: ['动机'] } });
    await officerDoes(caseId, { type: 'answered', ask: key, text: '动机：为本人谋利', judgment: '研判', possible });
  };

  test.each<[Outcome, readonly (readonly Outcome[])[], DecidedOutcome, 'alone' | 'two', boolean]>([
    ['tolerated', [['barred']], 'tolerated', 'two', false],
    ['tolerated', [['barred']], 'barred', 'two', true],
    ['tolerated', [['tolerated']], 'tolerated', 'alone', true],
    ['tolerated', [['barred'], ['tolerated']], 'tolerated', 'alone', true],
    ['tolerated', [['exempt', 'tolerated']], 'tolerated', 'alone', true],
    ['tolerated', [['exempt', 'barred']], 'tolerated', 'two', true],
    ['tolerated', [['referred']], 'tolerated', 'alone', true],
    ['tolerated', [['referred']], 'barred', 'two', true],
    ['referred', [['barred']], 'tolerated', 'two', false],
    ['referred', [['barred']], 'notCompetent', 'two', false],
    ['referred', [], 'notCompetent', 'alone', true],
  ])('%s, then %j: deciding %s takes %s, agrees: %s', async (first, then, outcome, takes, follows) => {
    const { user: one } = await office.user();
    const judgment = first === 'referred' ? judged.referred : judged.tolerated;
    const { id, caseId } = await held(one, { record: aRecord({ judgment }) });
    for (const possible of then) await asksAgain(one, id, caseId, possible);
    await sign(office.desk, one, id, aDraft({ outcome }));
    expect(await stageOf(id)).toBe(takes === 'two' ? 'seconding' : 'decided');
    const { proposal, decisions } = await wholeOf(one, id);
    expect((proposal ?? decisions[0])?.agrees).toBe(follows);
  });

  test('one who follows the new judgment alone is told that another is needed, and the other makes it a decision that agrees', async () => {
    const [one, other] = await two();
    const { id, caseId } = await held(one);
    await asksAgain(one, id, caseId, ['barred']);
    await sign(office.desk, one, id, aDraft({ outcome: 'barred' }));
    expect(await second(office.desk, other, id, '')).toMatchObject({ review: { stage: 'decided' } });
    expect((await wholeOf(one, id)).decisions).toMatchObject([{ outcome: 'barred', agrees: true, needsSecond: true }]);
    const decision = { ...aDraft(), agrees: true, needsSecond: true, clauses: [], by: '', at: 1 } as const;
    const { id: another } = await held(one);
    expect(await act(office.desk, one, another, { type: 'decided', decision })).toEqual({ refused: 'second_needed' });
  });

  test('the officer’s own conversation tells the desk what the judgment came to', async () => {
    const world = await aWorld();
    const desk = { ...office.desk, world, reviewerActed };
    const officer = await submitted(world);
    const admitted = await admit(world, { name: '经办', unit: '某市纪委监委', role: 'reviewer' });
    if (isRefused(admitted)) throw new Error(admitted.refused);
    const { user } = admitted;
    const [line] = await listReviews(desk, user, { shelf: 'all', order: 'due', search: '' });
    const id = line?.id ?? '';
    await act(desk, user, id, { type: 'accepted' });
    await act(desk, user, id, { type: 'claimed' });
    await ask(desk, user, id, { text: '', look: 3 });
    await officer.say('好的');
    await officer.answer({ 动机: '为本人或亲友' });
    const answered = (await actsOf(world.db, id)).find(({ type }) => type === 'answered');
    expect(answered).toMatchObject({ possible: ['barred'] });
  });
});

describe('a way out of what was settled', () => {
  test.each<[DecidedOutcome]>([['notCompetent'], ['transferred']])('%s needs another, too', async (outcome) => {
    const [one, other] = await two();
    const { id } = await held(one, { record: aRecord({ judgment: judged.barred }) });
    const draft = { ...aDraft({ outcome }), transfer: { to: '某市监委', document: '〔2026〕1号' } };
    expect(await sign(office.desk, one, id, draft)).toMatchObject({ review: { stage: 'seconding' } });
    expect(await second(office.desk, other, id, '')).toMatchObject({ review: { stage: 'decided' } });
  });

  test('is none where nothing was settled', () => {
    expect(agrees(['exempt', 'barred'], 'transferred')).toBe(true);
    expect(agrees([], 'notCompetent')).toBe(true);
    expect(stanceOf([], 'notCompetent')).toEqual({ agrees: true });
    expect(takesSecond(stanceOf([['barred']], 'notCompetent'))).toBe(true);
  });
});

describe('a proposer who is gone', () => {
  const goes: readonly (readonly [string, (user: User) => Promise<unknown>])[] = [
    ['declared an interest', (user) => declare(office.desk, user, { kind: 'unit', value: '某区住房和城乡建设局' })],
    ['was disabled', (user) => office.world.db.commit(disableUser(user.id))],
  ];
  test.each(goes)('who %s decides nothing through another, and the matter waits for somebody', async (_, happens) => {
    const [one, other] = await two();
    const { id } = await held(one);
    await sign(office.desk, one, id, aDraft({ outcome: 'exempt' }));
    const { acts } = await wholeOf(other, id);
    await happens(one);
    expect(await second(office.desk, other, id, '', acts)).toEqual({ refused: 'not_now' });
    expect(await reviewById(office.world.db, id)).toMatchObject({ stage: 'accepted', holder: null });
    expect(await act(office.desk, other, id, { type: 'claimed' })).toMatchObject({ review: { holder: other.id } });
    expect((await wholeOf(other, id)).decisions).toEqual([]);
  });
});
