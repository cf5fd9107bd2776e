/** Amounts, days and places as people write them; what cannot be read is asked again, and nothing is recorded. */
import { describe, expect, test } from 'vitest';
import { receive } from '../../src/conversation.ts';
import { standingOf } from '../../src/conversation/standing.ts';
import type { Answer } from '../../src/core/facts.ts';
import { LIN, type Person, person, questionOf, textOf } from './person.ts';
import { STANDPOINTS } from './stages.ts';
import { aWorld, closeAfterEach, type TestWorld } from './world.ts';

closeAfterEach();

const answerTo = async (world: TestWorld, { last }: Person, question: string): Promise<Answer | undefined> =>
  (await standingOf(world, last.caseId))?.moment.context.answers[question];

describe('an amount', () => {
  test.each([
    ['30万元', 300_000],
    ['３０万', 300_000],
    ['约30万', 300_000],
    ['大概 三十万 左右', 300_000],
    ['三十五万', 350_000],
    ['1.5亿', 150_000_000],
    ['1亿2000万', 120_000_000],
    ['１，２００，０００', 1_200_000],
    ['1,200,000.50元', 1_200_000.5],
    ['壹佰貳拾萬', 1_200_000],
    ['3千', 3000],
    ['¥500', 500],
    ['人民币八百块', 800],
    ['0', 0],
    ['没有', 0],
    ['沒有經濟損失', 0],
    ['300k', 300_000],
    ['1.2 million', 1_200_000],
    ['0.01', 0.01],
  ])('「%s」 is %d yuan', async (text, yuan) => {
    const world = await aWorld();
    const officer = await STANDPOINTS['asking an amount'](world);
    await officer.say(text);
    expect(await answerTo(world, officer, '损失金额')).toEqual({ kind: 'amount', yuan });
  });

  test.each([
    '-5',
    '－30万',
    '20-30万',
    '20到30万',
    '很多',
    '几万',
    '一二三',
    '30万40万',
    '1e9',
    'Infinity',
    'NaN',
    '0x10',
    '30%',
    '30万美元',
    '九千九百九十九万亿亿',
    '😀',
    '.',
    '1..5',
    '万',
    '<b>5</b>',
    '1/2',
    '30万?',
    '１.２.３',
  ])('「%s」 is asked again', async (text) => {
    const world = await aWorld();
    const officer = await STANDPOINTS['asking an amount'](world);
    const received = await officer.say(text);
    expect(textOf(received)).toContain('没有看懂这个金额');
    expect(questionOf(received)?.question).toBe('损失金额');
    expect(await answerTo(world, officer, '损失金额')).toBeUndefined();
  });

  test('不清楚 is an answer', async () => {
    const world = await aWorld();
    const officer = await STANDPOINTS['asking an amount'](world);
    await officer.say('記不清了');
    await officer.say('记不清');
    expect(await answerTo(world, officer, '损失金额')).toEqual({ kind: 'unknown' });
  });
});

describe('a day', () => {
  test.each([
    ['2024-05-01', '2024-05-01'],
    ['2024年5月1日', '2024-05-01'],
    ['２０２４．５．１', '2024-05-01'],
    ['2024/5/1', '2024-05-01'],
    ['20240501', '2024-05-01'],
    ['二〇二四年五月一日', '2024-05-01'],
    ['二零二四年十二月三十一号', '2024-12-31'],
    ['2024年2月29日', '2024-02-29'],
    ['去年5月1日', '2025-05-01'],
    ['昨天', '2026-11-22'],
    ['今天', '2026-11-23'],
    ['1 May 2024', '2024-05-01'],
    ['May 1st, 2024', '2024-05-01'],
    ['yesterday', '2026-11-22'],
  ])('「%s」 is %s', async (text, day) => {
    const world = await aWorld();
    const officer = await STANDPOINTS['asking a day'](world);
    await officer.say(text);
    expect(await answerTo(world, officer, '行为时间')).toEqual({ kind: 'date', day });
  });

  test.each([
    ['2024年5月', '2024-05-01'],
    ['2024-05', '2024-05-01'],
    ['二○二四年五月', '2024-05-01'],
    ['去年五月', '2025-05-01'],
    ['May 2024', '2024-05-01'],
  ])('「%s」 is read back as the first of the month, and counts after a yes', async (text, day) => {
    const world = await aWorld();
    const officer = await STANDPOINTS['asking a day'](world);
    expect(textOf(await officer.say(text))).toContain(day);
    expect(await answerTo(world, officer, '行为时间')).toBeUndefined();
    await officer.say('是');
    expect(await answerTo(world, officer, '行为时间')).toEqual({ kind: 'date', day, monthOnly: true });
  });

  test.each([
    ['2024-02-30', '没有这一天'],
    ['2023-02-29', '没有这一天'],
    ['1900-02-29', '没有这一天'],
    ['2024-13-01', '没有这一天'],
    ['2024-00-10', '没有这一天'],
    ['2024年4月31日', '没有这一天'],
    ['2024-05-00', '没有这一天'],
    ['1066-10-14', '没有这一天'],
    ['2026-11-24', '还没有到'],
    ['明天', '还没有到'],
    ['9999-12-31', '还没有到'],
    ['春天', '没有看懂这个日期'],
    ['5月1日', '没有看懂这个日期'],
    ['24-5-1', '没有看懂这个日期'],
    ['2024', '没有看懂这个日期'],
    ['2024-5-1-1', '没有看懂这个日期'],
    ['-2024-05-01', '没有看懂这个日期'],
    ['2024-05-01T00:00:00Z', '没有看懂这个日期'],
    ['<2024-05-01>', '没有看懂这个日期'],
    ['😀', '没有看懂这个日期'],
    ['maybe 2024', '没有看懂这个日期'],
  ])('「%s」 is asked again: %s', async (text, because) => {
    const world = await aWorld();
    const officer = await STANDPOINTS['asking a day'](world);
    const received = await officer.say(text);
    expect(textOf(received)).toContain(because);
    expect(questionOf(received)?.question).toBe('行为时间');
    expect(await answerTo(world, officer, '行为时间')).toBeUndefined();
  });

  test('“today” is the day in China, also late in the evening of Greenwich', async () => {
    const world = await aWorld();
    world.clock.now = Date.parse('2026-12-31T17:00:00Z');
    const officer = await STANDPOINTS['asking a day'](world);
    await officer.say('今天');
    expect(await answerTo(world, officer, '行为时间')).toEqual({ kind: 'date', day: '2027-01-01' });
  });

  test('a day to come is right for what has not been done yet', async () => {
    const world = await aWorld();
    const officer = await STANDPOINTS['asking a day'](world);
    await officer.say('改阶段');
    await officer.tap('阶段=还没有做，想先问清楚');
    await officer.say('2026-12-01');
    expect(await answerTo(world, officer, '行为时间')).toEqual({ kind: 'date', day: '2026-12-01' });
  });
});

describe('a place', () => {
  test.each([
    ['湖北', '湖北'],
    ['湖北省武漢市', '湖北/武汉'],
    ['上海市浦東新區', '上海/浦东'],
    ['Wuhan, Hubei', '湖北/Wuhan'],
    ['广东深圳', '广东/深圳'],
  ])('「%s」 is %s', async (text, place) => {
    const world = await aWorld();
    const officer = await STANDPOINTS['asking a place'](world);
    await officer.say(text);
    expect(await answerTo(world, officer, '地区')).toEqual({ kind: 'place', place });
  });

  test.each(['武汉', '某省', '湖北、浙江', '地球', '１２３', '<湖北>', '😀'])('「%s」 is asked again', async (text) => {
    const world = await aWorld();
    const officer = await STANDPOINTS['asking a place'](world);
    expect(textOf(await officer.say(text))).toContain('没有认出是哪个省');
    expect(await answerTo(world, officer, '地区')).toBeUndefined();
  });

  test('may come from the page that embeds the chat, and is then not asked', async () => {
    const world = await aWorld();
    const officer = person(world);
    const opened = await receive(world, { id: 'open', thread: officer.thread, region: '湖北省武汉市' });
    expect((await standingOf(world, opened.caseId))?.moment.context.answers).toMatchObject({
      地区: { kind: 'place', place: '湖北/武汉' },
    });
    await officer.send({ text: '继续' });
    const asked: string[] = [];
    while (questionOf(officer.last) !== undefined) {
      asked.push(questionOf(officer.last)?.question ?? '');
      await officer.answerOne(LIN);
    }
    expect(asked).not.toContain('地区');
  });

  test('of a page that is no place is passed over', async () => {
    const world = await aWorld();
    const opened = await receive(world, { id: 'open', thread: { channel: 'web', address: 'w' }, region: '<script>' });
    expect((await standingOf(world, opened.caseId))?.moment.context.answers).toEqual({});
  });
});
