/** What the desk has of what the officer did, on the real store: nothing said to be recorded that is not, and every answer behind a judgment. */
import { describe, expect, test } from 'vitest';
import { reviewerActed } from '../../src/conversation.ts';
import type { View } from '../../src/review/view.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';
import { looksOf } from '../../src/review/ask.ts';
import type { Desk } from '../../src/review/desk.ts';
import { liveReviews } from '../../src/store/reviews.ts';
import { arrived, type Facts, LIN, type Person, submitted, textOf } from '../conversation/person.ts';
import { aReviewer, type Reviewer } from '../conversation/reviewer.ts';
import { aWorld, closeAfterEach, type TestWorld } from '../conversation/world.ts';

closeAfterEach();

const whole = async (reviewer: Reviewer) => {
  const [view] = (await reviewer.sees()) as readonly View[];
  if (view?.whole === undefined) throw new Error('nothing to read');
  return view.whole;
};
const looks = async (world: TestWorld): Promise<readonly number[]> => {
  const desk: Desk = { world, office: () => STANDARD_OFFICE, reviewerActed };
  const [review] = await liveReviews(world.db);
  return review === undefined ? [] : (await looksOf(desk, review)).map(({ number }) => number);
};

/** Submits without having answered what comes after. */
async function early(world: TestWorld, upTo: string): Promise<Person> {
  const officer = await arrived(world);
  await officer.answer({ ...LIN, 经过: '我主持会议通过了方案。' }, upTo);
  await officer.command('person');
  await officer.say('某区住建局');
  await officer.say('没有');
  await officer.command('yes');
  return officer;
}

describe('looks that can be asked again', () => {
  test.each<[string, Facts, readonly number[]]>([
    ['of a matter judged by them', LIN, [1, 2, 3, 4, 5, 6]],
    ['of one that is under inquiry', { ...LIN, 阶段: '已经立案' }, []],
    ['of one that is to clear a name', { ...LIN, 事项: '被不实举报，想澄清正名' }, []],
  ])('%s', async (_, facts, expected) => {
    const world = await aWorld();
    await submitted(world, { facts });
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    expect(await looks(world)).toEqual(expected);
    if (expected.length > 0) return;
    await expect(reviewer.ask({ look: 1 })).rejects.toThrow('unknown_question');
    expect((await whole(reviewer)).asks, 'and the matter is not left waiting').toEqual([]);
  });
});

test('of a matter that was submitted early the desk reads every answer behind the new judgment', async () => {
  const world = await aWorld();
  const officer = await early(world, '经过');
  const reviewer = await aReviewer(world);
  await reviewer.claim();
  expect((await whole(reviewer)).record.judgment).toBeUndefined();
  await reviewer.ask({ look: 1 });
  await officer.command('show');
  await officer.answer({ ...LIN, 经过: '我主持会议通过了方案。' });
  const { answer } = (await whole(reviewer)).asks[0] ?? {};
  expect(answer?.judgment).toContain('初步研判');
  for (const said of ['经过：我主持会议通过了方案。', '性质：', '动机：', '决策：集体研究决定，有记录', '同类错误：'])
    expect(answer?.text).toContain(said);
});

test('an answer that was let go by another is told to the desk too', async () => {
  const world = await aWorld();
  const officer = await submitted(world);
  const reviewer = await aReviewer(world);
  await reviewer.claim();
  await reviewer.ask({ look: 2 });
  await officer.command('show');
  await officer.answer({ 依据: '界限不清，也没有禁止' });
  const text = (await whole(reviewer)).asks[0]?.answer?.text ?? '';
  expect(text).toContain('上级文件：不再适用');
});

describe('a report at the moment at which its step goes', () => {
  const step = (id: string, what: string) => ({ id, what, owner: '科', due: '2026-12-31' });

  /** Somebody reports; just before it is committed the desk does this. */
  async function reporting(meanwhile: (reviewer: Reviewer) => Promise<void>) {
    const world = await aWorld();
    const officer = await submitted(world);
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    await reviewer.decide();
    await reviewer.act({ type: 'told', form: 'written', to: '本人', on: '2026-11-23' });
    await reviewer.act({ type: 'planned', steps: [step('s1', '补办手续')] });
    await officer.command('report');
    await officer.say('正在办');
    await officer.command('report');
    const { commit } = world.db;
    Object.assign(world.db, {
      commit: async (...statements: Parameters<typeof commit>) => {
        Object.assign(world.db, { commit });
        await meanwhile(reviewer);
        return commit(...statements);
      },
    });
    const received = await officer.say('已经补办');
    const { steps } = await whole(reviewer);
    return { said: textOf(received), reports: steps.flatMap(({ reports }) => reports.map(({ text }) => text)) };
  }

  test.each<[string, (reviewer: Reviewer) => Promise<void>]>([
    ['planned anew', (reviewer) => reviewer.act({ type: 'planned', steps: [step('s2', '补办全部手续')] })],
    ['confirmed', (reviewer) => reviewer.act({ type: 'confirmed', step: 's1', note: '' })],
  ])('%s: it is a message then, and told to be no report', async (_, meanwhile) => {
    const { said, reports } = await reporting(meanwhile);
    expect(said).toBe('已转给审核人员。要报告纠错进展，请说“报告”；不服结论，请说“申诉”。');
    expect(said).not.toContain('报告已记入');
    expect(reports).not.toContain('已经补办');
  });

  test('sent back: the step is still there, and so is the report', async () => {
    const sendBack = (reviewer: Reviewer) => reviewer.act({ type: 'sentBack', step: 's1', reason: '缺文号' });
    const { said, reports } = await reporting(sendBack);
    expect(said).toContain('报告已记入');
    expect(reports).toEqual(['正在办', '已经补办']);
  });
});
