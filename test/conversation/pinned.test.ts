/** A consultation goes on with the content it began with, and what was said and judged can be derived again, bit for bit. */
import { expect, test } from 'vitest';
import { casesOf, receive, turnsOf } from '../../src/conversation.ts';
import { enact, standingOf, type TurnEvents } from '../../src/conversation/standing.ts';
import type { Content } from '../../src/core/content.ts';
import { judge } from '../../src/core/judge.ts';
import { judgmentJson } from '../../src/core/judgment-json.ts';
import { word } from '../../src/core/wording.ts';
import { contentByHash } from '../../src/store/contents.ts';
import { turnsAfter } from '../../src/store/turns.ts';
import { arrived, choicesOf, judged, LIN, questionOf, submitted, textOf } from './person.ts';
import { aReviewer } from './reviewer.ts';
import { aWorld, closeAfterEach, shipped, type TestWorld } from './world.ts';

closeAfterEach();

/** The lists as they might be next year: one province without any, and other words. */
async function changed(): Promise<Content> {
  const content = await shipped();
  const text = JSON.stringify({ ...content, packs: content.packs.filter(({ place }) => place !== '湖北') }).replaceAll(
    '当时有多紧急',
    '事情当时急到什么程度',
  );
  return { ...(JSON.parse(text) as Content), hash: 'sha256:next-year' };
}

/** Plays all turns of a case again from the rows, and holds every reply and judgment against what was stored. */
async function replayed(world: TestWorld, caseId: string): Promise<number> {
  const [row] = await world.db.query('select content from cases where id = $1', [caseId]);
  const content = (await contentByHash(world.db, String(row?.content)))?.body as Content;
  let moment: Parameters<typeof enact>[1];
  const turns = await turnsAfter(world.db, caseId, 0);
  for (const { seq, event, replies, judgment } of turns) {
    const enacted = enact(content, moment, event as TurnEvents);
    if (enacted === undefined) throw new Error(`turn ${seq} cannot be played`);
    moment = enacted.moment;
    const said = word(content, enacted.effects, moment, {
      hotline: '12356',
      codeDays: 7,
      code: undefined,
      noReviewer: false,
      isForgotten: true,
    });
    expect(JSON.stringify(said), `turn ${seq}`).toBe(JSON.stringify(replies));
    if (judgment === null) continue;
    const { answers, today } = moment.context;
    // The whole tree is told when asked for, and not kept with the turn.
    const { tree: _tree, ...told } = judgmentJson(content, answers, today, judge(content, answers, today));
    expect(JSON.stringify(told), `turn ${seq}`).toBe(JSON.stringify(judgment));
  }
  return turns.length;
}

test('the lists change in the middle: the consultation goes on with its own', async () => {
  const world = await aWorld();
  const whole = await judged(world);
  const begun = await arrived(world);
  await begun.answer(LIN, '决策');
  const later = { ...world, content: await changed() };
  let n = 0;
  const said = async (message: { text?: string; choice?: string }) =>
    receive(later, { id: `later${++n}`, thread: begun.thread, ...message });
  let received = await said({ choice: '决策=集体研究决定，有记录' });
  for (;;) {
    const card = questionOf(received);
    if (card === undefined) break;
    const fact = LIN[card.question as keyof typeof LIN];
    received = await said({ choice: fact === undefined ? ':unknown' : `${card.question}=${[fact].flat().join('|')}` });
  }
  expect(received.judgment).toEqual(whole.last.judgment);
  expect(received.replies.at(-1)).toEqual(whole.last.replies.at(-1));
});

test('a new one begins with the new lists', async () => {
  const world = await aWorld();
  const before = await judged(world);
  const after = await judged({ ...world, content: await changed() });
  const hash = (judgment: unknown) => (judgment as { content: string }).content;
  expect(hash(before.last.judgment)).toBe((await shipped()).hash);
  expect(hash(after.last.judgment)).toBe('sha256:next-year');
  expect(after.last.judgment).not.toEqual(before.last.judgment);
});

test('a process that never saw the old lists reads them from the database', async () => {
  const world = await aWorld();
  const officer = await judged(world);
  const later = await world.again({ content: await changed() });
  const shown = await turnsOf(later, officer.thread, 0);
  expect(shown?.turns).toHaveLength(officer.last.seq);
  expect(shown?.turns.at(-1)?.replies).toEqual(officer.last.replies);
  expect(await standingOf(later, officer.last.caseId)).toMatchObject({ content: { hash: (await shipped()).hash } });
});

test('everything that was said and judged comes out the same again, byte for byte', async () => {
  const world = await aWorld();
  await aReviewer(world);
  const officer = await submitted(world, { facts: { ...LIN, 经过: '开会研究以后公开抽签。' } });
  await officer.say('撤回');
  await officer.say('是');
  for (const text of [
    '帮助',
    '详情',
    '改第三看',
    '上一步',
    '不改了',
    '为本单位职工',
    '1',
    'English',
    'details',
    'not sure',
    'progress',
    '西瓜',
    '活不下去',
    'resume code',
    'restart',
    'yes',
  ])
    await officer.say(text);
  await officer.tap('没有这一问=好');
  await officer.answer({ ...LIN, 地区: '浙江' });
  expect(await replayed(world, officer.last.caseId)).toBeGreaterThan(60);
});

test('and the same after the lists have changed', async () => {
  const world = await aWorld();
  const officer = await judged(world);
  const later = await world.again({ content: await changed() });
  expect(await replayed(later, officer.last.caseId)).toBe(officer.last.seq);
});

test('a fresh process, and one that remembered, are at the same place', async () => {
  const world = await aWorld();
  const officer = await arrived(world);
  await officer.answer(LIN, '补救');
  await officer.say('改第一看');
  const [here, there] = [
    await standingOf(world, officer.last.caseId),
    await standingOf(await world.again(), officer.last.caseId),
  ];
  expect(JSON.stringify([there?.moment, there?.since, there?.case])).toBe(
    JSON.stringify([here?.moment, here?.since, here?.case]),
  );
});

test('another process that took a turn meanwhile is not overwritten', async () => {
  const world = await aWorld();
  const other = await world.again();
  const officer = await arrived(world);
  await receive(other, { id: 'elsewhere', thread: officer.thread, text: '1' });
  expect(questionOf(await officer.say('本人'))?.question).toBe('阶段');
  expect(questionOf(await receive(other, { id: 'elsewhere2', thread: officer.thread, text: '2' }))?.question).toBe(
    '身份',
  );
});

test('one’s own consultations are told with where they are, without judging anew what was decided', async () => {
  const world = await aWorld();
  const owner = 'slack:T1:U1';
  const first = await judged(world, LIN, { owner });
  world.clock.now += 1000;
  const second = await arrived(world, { owner });
  await second.say('1');
  const list = await casesOf(world, owner);
  expect(list.map(({ caseId, status }) => [caseId, status])).toEqual([
    [second.last.caseId, 'asking'],
    [first.last.caseId, 'judged'],
  ]);
  expect(list[0]).not.toHaveProperty('outcome');
  expect(textOf(first.last)).toContain(list[1]?.outcome);
});

test('no content, no text and no choice of a card is undefined or empty', async () => {
  const world = await aWorld();
  const officer = await judged(world);
  for (const { text } of officer.last.replies) expect(text.trim()).not.toBe('');
  for (const { label, value } of choicesOf(officer.last)) expect([label.trim(), value.trim()]).not.toContain('');
});
