/** No judgment, no details and no "what would change it" before all six looks are answered: nothing to tune a story by. */
import { describe, expect, test } from 'vitest';
import { turnsOf } from '../../src/conversation.ts';
import { arrived, LIN, questionOf, textOf } from './person.ts';
import { aWorld, closeAfterEach, shipped } from './world.ts';

closeAfterEach();

/** Every way to ask for the result. */
const ASKING = [
  '详情',
  '逐条说明',
  '进度',
  '结果呢',
  '能不能容错？',
  '初步研判',
  '继续',
  '转人工',
  '上一步',
  '帮助',
  '为什么',
];

test('at every question up to the last, whatever is asked', async () => {
  const world = await aWorld();
  const officer = await arrived(world);
  let questions = 0;
  for (let card = questionOf(officer.last); card !== undefined; card = questionOf(officer.last)) {
    questions++;
    for (const text of ASKING) {
      const received = await officer.say(text);
      expect(received.judgment).toBeUndefined();
      expect(received.replies.map((reply) => reply.card?.kind)).not.toContain('judgment');
      expect(textOf(received)).not.toMatch(/初步研判：|如果去做并留存证据|请准备的证据|条款的施行|没有认定|✗/);
      if (text === '转人工' || text === '上一步') await officer.say('上一步');
    }
    // back to where it was: what was asked again stays as it is
    while (questionOf(officer.last)?.before !== undefined) await officer.command('keep');
    if (questionOf(officer.last) === undefined) break;
    await officer.answerOne(LIN);
  }
  expect(questions).toBeGreaterThanOrEqual(18);
  expect(officer.last.judgment).toBeDefined();
});

test('not where an answer is being changed either: the old one is not told as if it still held', async () => {
  const world = await aWorld();
  const officer = await arrived(world);
  await officer.answer(LIN);
  await officer.say('改第三看');
  for (const text of ['详情', '逐条说明']) {
    const received = await officer.say(text);
    expect(received.judgment).toBeUndefined();
    expect(textOf(received)).toContain('还没有详情');
  }
});

test('every look is asked, in order, whatever is answered', async () => {
  const content = await shipped();
  for (const facts of [
    LIN,
    {},
    { 性质: '上级或法律明令禁止，仍然去做', 动机: '为本人或亲友', 得利: '本人收了钱物或好处' },
  ]) {
    const world = await aWorld();
    const officer = await arrived(world);
    await officer.answer(facts);
    const asked =
      (await turnsOf(world, officer.thread, 0))?.turns.flatMap(({ replies }) =>
        replies.flatMap(({ card }) => (card?.kind === 'question' ? [card] : [])),
      ) ?? [];
    const looks = [...new Set(asked.flatMap(({ look }) => (look === undefined ? [] : [look.number])))];
    expect(looks).toEqual([1, 2, 3, 4, 5, 6]);
    for (const look of content.flow.looks)
      expect(asked.map(({ question }) => question)).toContain(look.questions[0]?.id);
  }
});

describe('what an answer makes of the talk', () => {
  test('a bar that is met early does not cut it short', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    await officer.answer({ ...LIN, 性质: '上级或法律明令禁止，仍然去做' }, '后果');
    expect(officer.last.judgment).toBeUndefined();
    expect(questionOf(officer.last)?.look?.number).toBe(5);
  });

  test('the sixth look is said to be reconstructed wherever it is shown', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    await officer.answer(LIN, '补救');
    expect(textOf(officer.last)).toContain('重构');
    await officer.answer(LIN);
    const card = officer.last.replies.at(-1)?.card;
    if (card?.kind !== 'judgment') throw new Error('no judgment');
    expect(card.strip.map(({ provenance }) => provenance !== undefined)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  test('progress is on every card: which look, how many', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    const labels: string[] = [];
    for (let card = questionOf(officer.last); card !== undefined; card = questionOf(officer.last)) {
      labels.push(card.progress.label);
      await officer.answerOne(LIN);
    }
    for (const label of labels) expect(label).toMatch(/^(先问|第[一二三四五六]看) · \d+\/\d+$/);
  });
});
