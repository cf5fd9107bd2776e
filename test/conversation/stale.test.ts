/** An old button answers "out of date" with the current card, an unknown one is not guessed; neither records anything. */
import { describe, expect, test } from 'vitest';
import { receive, turnsOf } from '../../src/conversation.ts';
import type { Inbound, Received } from '../../src/message.ts';
import { standingOf } from '../../src/conversation/standing.ts';
import { arrived, choicesOf, consenting, LIN, type Person, questionOf, submitted, textOf } from './person.ts';
import { aReviewer } from './reviewer.ts';
import { standpoints, STANDPOINTS } from './stages.ts';
import { aWorld, closeAfterEach, type TestWorld } from './world.ts';

closeAfterEach();

const answersOf = async (world: TestWorld, { caseId }: Received) =>
  (await standingOf(world, caseId))?.moment.context.answers;

/** Sends it, and expects that the card stays and no answer changes. */
async function changesNothing(world: TestWorld, officer: Person, message: Partial<Inbound>): Promise<Received> {
  const before = await answersOf(world, officer.last);
  const card = officer.last.replies.at(-1);
  const received = await officer.send(message);
  expect(await answersOf(world, received)).toEqual(before);
  expect(received.replies.at(-1)).toEqual(card);
  return received;
}

describe('a button of an older card', () => {
  test('is out of date by its question', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    await officer.answer(LIN, '领域');
    const received = await changesNothing(world, officer, { choice: '谁在问=其他人' });
    expect(textOf(received)).toContain('过期');
  });

  test('is out of date by its seq, even where the same question is asked again', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    const { seq } = officer.last;
    await officer.say('1');
    await officer.say('上一步');
    const received = await changesNothing(world, officer, { choice: '事项=被不实举报，想澄清正名', seq });
    expect(textOf(received)).toContain('过期');
    await officer.tap('事项=被不实举报，想澄清正名');
    expect(questionOf(officer.last)?.question).toBe('谁在问');
  });

  test.each([':yes', ':no', ':unknown', ':skip', ':back', ':keep'])(
    '%s counts for its own card only',
    async (choice) => {
      const world = await aWorld();
      const officer = await arrived(world);
      const { seq } = officer.last;
      await officer.say('1');
      expect(textOf(await changesNothing(world, officer, { choice, seq }))).toContain('过期');
    },
  );

  test.each([':why', ':help', ':progress', ':details', ':person', ':code', ':delete', ':restart', ':en'])(
    '%s may be asked from any card',
    async (choice) => {
      const world = await aWorld();
      const officer = await arrived(world);
      const { seq } = officer.last;
      await officer.say('1');
      expect(textOf(await officer.send({ choice, seq }))).not.toMatch(/过期|out of date/);
    },
  );

  test('the consent to a record that has changed since is no consent', async () => {
    const world = await aWorld();
    const officer = await consenting(world);
    const { seq } = officer.last;
    await officer.command('no');
    await officer.say('改动机');
    await officer.tap('动机=为本单位职工或小团体');
    await officer.command('person');
    await officer.say('某区住建局');
    await officer.say('没有');
    expect(textOf(await officer.send({ choice: ':yes', seq }))).toContain('过期');
    expect(await world.db.query('select id from reviews', [])).toEqual([]);
  });

  test('a yes to a record does not confirm a deletion that was asked for since', async () => {
    const world = await aWorld();
    const officer = await consenting(world);
    const { seq } = officer.last;
    await officer.command('delete');
    expect(textOf(await officer.send({ choice: ':yes', seq }))).toContain('过期');
    expect(officer.last.status).not.toBe('destroyed');
  });

  test('the card that a reviewer’s act has replaced is out of date', async () => {
    const world = await aWorld();
    const officer = await submitted(world);
    await officer.command('delete');
    const { seq } = officer.last;
    await (await aReviewer(world)).claim();
    expect(textOf(await officer.send({ choice: ':yes', seq }))).toContain('过期');
    expect((await turnsOf(world, officer.thread, 0))?.status).toBe('claimed');
  });

  test('a card that was only shown again still counts', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    const { seq } = officer.last;
    for (const text of ['帮助', '为什么', '听不懂的话', '进度']) await officer.say(text);
    const received = await officer.send({ choice: '事项=工作中的失误能不能容错', seq });
    expect(questionOf(received)?.question).toBe('谁在问');
  });
});

describe('a button that nobody made', () => {
  const unknown = [
    '事项=',
    '事项=没有这个选项',
    '事项=|',
    '事项=工作中的失误能不能容错|被不实举报，想澄清正名',
    '没有这一问=好',
    '=',
    '事项',
    '',
    ':nothing',
    ':edit',
    ':edit ',
    ':edit look 7',
    ':edit look 3',
    '核查结论=还在核查',
    '__proto__=x',
    'constructor=toString',
    '事项=__proto__',
    "'; drop table turns; --",
  ];

  test.each(unknown)('「%s」 is not recorded', async (choice) => {
    const world = await aWorld();
    const officer = await arrived(world);
    const received = await changesNothing(world, officer, { choice });
    expect(textOf(received)).toMatch(/没有记下|现在用不上/);
  });

  test('of a question with several options one that cannot be combined is refused', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    await officer.answer(LIN, '涉及情形');
    const received = await changesNothing(world, officer, { choice: '涉及情形=弄虚作假|以上都没有' });
    expect(textOf(received)).toContain('不能和别的一起选');
  });

  test('the same option twice is one, and the order of tapping does not matter', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    await officer.answer(LIN, '身份');
    const received = await officer.tap('身份=公务员或参公人员|中共党员|公务员或参公人员');
    expect(await answersOf(world, received)).toMatchObject({ 身份: { options: ['中共党员', '公务员或参公人员'] } });
  });
});

test.each(standpoints)('%s: every button that is offered does something, whatever it is', async (standpoint) => {
  const world = await aWorld();
  const offered = choicesOf((await STANDPOINTS[standpoint](world)).last).map(({ value }) => value);
  for (const choice of new Set(offered)) {
    const officer = await STANDPOINTS[standpoint](world);
    const { text } = (await officer.tap(choice)).replies[0] ?? { text: '' };
    expect(text, choice).not.toMatch(/认不出来|用不上|过期/);
  }
});

test('a message may come from a card of the future, or with a seq that is no number of ours', async () => {
  const world = await aWorld();
  const { thread } = await arrived(world);
  for (const seq of [99, 0, -1, 1.5, Number.MAX_SAFE_INTEGER]) {
    const received = await receive(world, { id: `seq${seq}`, thread, choice: ':help', seq });
    expect(received.replies.length).toBeGreaterThan(0);
  }
});
