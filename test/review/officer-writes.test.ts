/** What an officer types once the matter is with the desk: commands are commands there too, and nothing else is lost. */
import { describe, expect, test } from 'vitest';
import { reviewerActed, turnsOf } from '../../src/conversation.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';
import { declare } from '../../src/review/interests.ts';
import type { View } from '../../src/review/view.ts';
import { allUsers } from '../../src/store/users.ts';
import { choicesOf, type Person, submitted, textOf } from '../conversation/person.ts';
import { aReviewer, type Reviewer } from '../conversation/reviewer.ts';
import { aWorld, closeAfterEach, DAY, type TestWorld } from '../conversation/world.ts';

closeAfterEach();

const whole = async (reviewer: Reviewer) => {
  const [view] = (await reviewer.sees()) as readonly View[];
  if (view?.whole === undefined) throw new Error('nothing to read');
  return view.whole;
};

describe('while a reviewer’s question is open', () => {
  async function asked() {
    const world = await aWorld();
    const officer = await submitted(world);
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    await reviewer.ask({ text: '哪天开的会？' });
    return { officer, reviewer, answerIn: async () => (await whole(reviewer)).asks[0]?.answer?.text };
  }

  test.each([
    ['删除', '不能再撤回或者删除'],
    ['撤回', '不能再撤回或者删除'],
    ['为什么问', '这是审核人员问的'],
    ['转人工', '已经提交'],
    ['重来', '没有记下任何内容'],
    ['报告', '没有记下任何内容'],
    ['申诉', '没有记下任何内容'],
    ['上一步', '没有记下任何内容'],
    ['帮助', '审核人员问您的，直接写回答'],
    ['进度', '进度'],
  ])('「%s」 is no answer: the question stands, and the answer typed next is taken', async (typed, heard) => {
    const { officer, answerIn } = await asked();
    const received = textOf(await officer.say(typed));
    expect(received).toContain(heard);
    expect(received).toContain('哪天开的会？');
    expect(await answerIn()).toBeUndefined();
    await officer.say('五月四日，局长办公会。');
    expect(await answerIn()).toBe('五月四日，局长办公会。');
  });

  test.each(['没有', '是', '不清楚', '不是', '不说', '不变'])('「%s」 is an answer in words', async (typed) => {
    const { officer, answerIn } = await asked();
    await officer.say(typed);
    expect(await answerIn()).toBe(typed);
  });
});

const passedOn = '已转给审核人员。';
const putThere = '已放进这件事，审核人员看到时会一起看到。';

describe('what can be done there', () => {
  test('不清楚 can be tapped, and is the answer', async () => {
    const world = await aWorld();
    const officer = await submitted(world);
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    await reviewer.ask({ text: '哪天开的会？' });
    expect(choicesOf(await officer.command('help')).map(({ value }) => value)).toContain(':unknown');
    await officer.command('unknown');
    expect((await whole(reviewer)).asks[0]?.answer?.text).toBe('不清楚');
  });

  test('help tells what works where one stands, and nothing else', async () => {
    const world = await aWorld();
    const officer = await submitted(world);
    const help = async () => textOf(await officer.command('help')).split('\n\n')[0] ?? '';
    const lines = async () => (await help()).split('\n').map((line) => /^· ([^：，]+)/.exec(line)?.[1] ?? '');
    expect((await lines()).slice(1)).toEqual(['进度', '有话要对审核人员说', '附件', '撤回', '继续码']);
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    expect((await lines()).slice(1)).toEqual(['进度', '有话要对审核人员说', '附件', '继续码']);
    await reviewer.decide();
    expect(await help()).toContain('申诉：结论正式告知您以后');
    const { now } = world.clock;
    await reviewer.act({ type: 'told', form: 'written', to: '本人', on: new Date(now).toISOString().slice(0, 10) });
    await reviewer.act({ type: 'planned', steps: [{ id: 's1', what: '补办', owner: '科室', due: '2027-12-31' }] });
    expect((await lines()).slice(1)).toEqual([
      '进度',
      '有话要对审核人员说',
      '附件',
      '报告',
      '申诉',
      '继续码',
      '另问一件',
    ]);
  });
});

describe('what is written of the officer’s own accord', () => {
  test('goes to the desk, in order with all else, both ways, over weeks in which nobody is there', async () => {
    const world = await aWorld();
    const officer = await submitted(world);
    const seq = officer.last.seq;
    const heard: string[] = [];
    const writes = async (text: string): Promise<void> => void heard.push(textOf(await officer.say(text)));
    await writes('补充一点：会议纪要在档案室。');
    const reviewer = await aReviewer(world);
    world.clock.now += 7 * DAY; // nobody looks
    await reviewer.claim();
    await writes('请问还要等多久？');
    await reviewer.ask({ text: '哪天开的会？' });
    world.clock.now += 7 * DAY; // the officer is away
    await writes('五月四日。');
    await writes('记错了，是五月五日。');
    await writes('好的');
    await reviewer.decide();
    await writes('收到。');
    await reviewer.act({ type: 'told', form: 'written', to: '本人', on: '2026-12-07' });
    await writes('我想再想想。');
    await reviewer.act({ type: 'closed', reason: '' });
    await writes('谢谢。');
    expect(heard.map((each) => each.split('\n')[0])).toEqual([
      putThere,
      passedOn,
      '已记入审核件，审核人员会看到。',
      passedOn,
      passedOn,
      passedOn,
      '已转给审核人员。要报告纠错进展，请说“报告”；不服结论，请说“申诉”。',
      '这句话没有记下。要报告纠错进展，请先输入“报告”；对结论不服，请先输入“申诉”。',
    ]);
    for (const [at, each] of heard.entries()) if (at !== 2) expect(each, 'no card again').not.toContain('\n');

    const told = (await whole(reviewer)).history.map((each) => [each.who, 'text' in each ? each.text : each.type]);
    expect(told).toEqual([
      ['officer', '补充一点：会议纪要在档案室。'],
      ['me', 'accepted'],
      ['me', 'claimed'],
      ['officer', '请问还要等多久？'],
      ['me', 'asked'],
      ['officer', '五月四日。'],
      ['officer', '记错了，是五月五日。'],
      ['officer', '好的'],
      ['me', 'decided'],
      ['officer', '收到。'],
      ['me', 'told'],
      ['officer', '我想再想想。'],
      ['me', 'closed'],
    ]);
    const turns = (await turnsOf(world, officer.thread, seq))?.turns ?? [];
    const read = turns.map(({ said, replies }) => said ?? textOf({ replies }));
    const signs = [
      /^补充/,
      /受理/,
      /接手/,
      /^请问/,
      /审核人员问/,
      /^五月/,
      /^记错了/,
      /^好的/,
      /结论/,
      /^收到/,
      /告知/,
    ];
    for (const [at, sign] of signs.entries()) expect(read[at]).toMatch(sign);
    expect(read.slice(10).join(), 'back when the desk lets go').toMatch(/我（助手）又在这里了.*又由我（助手）接待您/s);
  });

  test('keeps what can be tapped, and makes no tapped card old', async () => {
    const world = await aWorld();
    const officer = await submitted(world);
    const before = choicesOf(officer.last).map(({ value }) => value);
    await officer.say('补充一点。');
    expect(choicesOf(officer.last).map(({ value }) => value)).toEqual(before);
    expect(textOf(await officer.command('delete'))).toContain('要撤回');
  });

  async function held(): Promise<{ world: TestWorld; officer: Person; reviewer: Reviewer }> {
    const world = await aWorld();
    const officer = await submitted(world);
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    return { world, officer, reviewer };
  }
  const texts = async (reviewer: Reviewer) =>
    (await whole(reviewer)).history.flatMap((each) => (each.type === 'wrote' ? [each.text] : []));

  test.each([
    ['我不想活了', '热线'],
    ['附件是机密★文件', '没有保存'],
    ['长'.repeat(5001), '太长了'],
    ['进度', '进度'],
  ])('but not what is no message: %.6s', async (typed, heard) => {
    const { officer, reviewer } = await held();
    expect(textOf(await officer.say(typed))).toContain(heard);
    expect(await texts(reviewer)).toEqual([]);
  });

  test('stops no clock and is no act of the holder’s', async () => {
    const { world, officer, reviewer } = await held();
    const clocks = async () => ((await reviewer.sees()) as readonly View[])[0]?.deadlines;
    const before = await clocks();
    world.clock.now += 60_000;
    await officer.say('请问还要等多久？');
    world.clock.now -= 60_000;
    expect(await clocks()).toEqual(before);
  });

  test('makes whoever is named in it stand aside', async () => {
    const { world, officer, reviewer } = await held();
    const [relative, other] = [await aReviewer(world, { name: '丙' }), await aReviewer(world, { name: '丁' })];
    const user = (await allUsers(world.db)).find(({ name }) => name === '丙');
    if (user === undefined) throw new Error('nobody');
    const desk = { world, office: () => STANDARD_OFFICE, reviewerActed };
    await declare(desk, user, { kind: 'person', value: '李四' });
    expect(await relative.sees()).toHaveLength(1);
    await officer.say('会上是李四先提出来的。');
    expect(await texts(reviewer)).toHaveLength(1);
    expect([(await relative.sees()).length, (await other.sees()).length]).toEqual([0, 1]);
  });

  test('is wiped with what is withdrawn', async () => {
    const { world, officer, reviewer } = await held();
    await officer.say('某某可以作证。');
    await reviewer.release();
    await officer.command('delete');
    await officer.command('yes');
    expect(await reviewer.sees()).toEqual([]);
    expect((await world.db.query('select act from acts', [])).map(({ act }) => String(act)).join()).not.toContain(
      '某某',
    );
  });
});

test('shown again, a consent reads as the button did, and what was written to the desk stands there', async () => {
  const world = await aWorld();
  const officer = await submitted(world);
  const { seq } = officer.last;
  await officer.say('补充一点。');
  await officer.command('delete');
  await officer.command('yes');
  const read = async (after: number) => (await turnsOf(world, officer.thread, after))?.turns.map(({ said }) => said);
  expect(await read(seq - 1)).toEqual(['同意提交', '补充一点。', '撤回', '确定撤回']);
  expect((await read(0))?.slice(-4)).toEqual(['同意提交', '补充一点。', '撤回', '确定撤回']);
});
