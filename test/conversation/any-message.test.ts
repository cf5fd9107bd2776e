/** Every message gets a sensible reply, in every place, whatever is in it; and the talk goes on. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { receive, standing } from '../../src/conversation.ts';
import type { Received } from '../../src/message.ts';
import { arrived, textOf } from './person.ts';
import { standpoints, STANDPOINTS } from './stages.ts';
import { aWorld, closeAfterEach } from './world.ts';

closeAfterEach();

const ODD: readonly (readonly [name: string, text: string])[] = [
  ['nothing', ''],
  ['blanks', ' 　\t\n '],
  ['one mark', '。'],
  ['emoji', '😀👨‍👩‍👧‍👦🇨🇳'],
  ['half an emoji', '\ud83d'],
  ['the other half', '\ude00你好'],
  ['control characters', '\u0000\u0001\u0007\u001b[31m\u007f'],
  ['right to left', '\u202e删除\u202c \u200f\u2067'],
  ['invisible marks', '\u200b\u200c\ufeff\u2060'],
  ['combining marks', `a${'\u0301'.repeat(500)}`],
  ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['SQL', "'; drop table turns; -- $1 $2"],
  ['a template', '{hotline} {code} ${process.env} {{7*7}}'],
  ['Slack’s marks', '<@U123> <!channel> *b* `c` <https://a.b|d>'],
  ['a prototype', '__proto__'],
  ['a constructor', 'constructor'],
  ['toString', 'toString'],
  ['a path', '../../etc/passwd'],
  ['JSON', '{"type":"answered","question":"动机"}'],
  ['a value of a button', '动机=为了公共利益或工作需要'],
  ['a command’s value', ':nothing'],
  ['a huge number', '9'.repeat(400)],
  ['a negative number', '-1'],
  ['a megabyte of text', '长'.repeat(1_000_000)],
  ['a megabyte of digits', '1'.repeat(1_000_000)],
  ['a megabyte of separators', '、'.repeat(1_000_000)],
  ['a megabyte of negations', '不'.repeat(1_000_000)],
  ['many lines', '一行\n'.repeat(20_000)],
  ['a code that is none', 'LK-'],
  ['half a code', 'LK-0000-0000'],
  ['a very long code', `LK-${'0000-'.repeat(2000)}`],
];

const isSensible = (received: Received): void => {
  expect(received.replies.length).toBeGreaterThan(0);
  for (const { text, choices = [] } of received.replies) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/undefined|\[object|NaN|\{(?:hotline|code|days|label|answer|outcome|progress)\}/);
    for (const { label } of choices) expect(label.trim()).not.toBe('');
  }
  expect(textOf(received).isWellFormed()).toBe(true);
  // what a browser or a messenger cannot show
  expect(textOf(received)).not.toMatch(/[\0-\x08\v\f\x0e-\x1f\x7f]/);
};

describe.each(standpoints)('%s', (standpoint) => {
  test('odd messages', async () => {
    const world = await aWorld();
    const officer = await STANDPOINTS[standpoint](world);
    for (const [name, text] of ODD) {
      const started = performance.now();
      const received = await officer.say(text);
      isSensible(received);
      expect(performance.now() - started, name).toBeLessThan(5000);
    }
  });

  test('random messages and buttons', async () => {
    const world = await aWorld();
    const { thread } = await STANDPOINTS[standpoint](world);
    let n = 0;
    const words = fc.constantFrom(
      '是',
      '否',
      '上一步',
      '删除',
      '重来',
      '转人工',
      '改第三看',
      '1',
      '2、3',
      '不清楚',
      '继续',
      '详情',
      '继续码',
      '撤回',
      '另问一件',
      'English',
      '中文',
      '湖北',
      '2024-05-01',
      '30万',
      '没有',
    );
    const texts = fc.oneof(
      { arbitrary: words, weight: 3 },
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    );
    const choices = fc.oneof(
      fc.constantFrom(
        ':yes',
        ':no',
        ':keep',
        ':back',
        ':delete',
        ':person',
        ':edit look 3',
        ':edit 改动机',
        '性质=先行先试或探索中的失误',
        '身份=中共党员|其他身份',
      ),
      fc.string({ maxLength: 20 }),
    );
    const messages = fc.oneof(
      texts.map((text) => ({ text })),
      fc.record({ choice: choices, seq: fc.integer({ min: -1, max: 40 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(messages, { minLength: 1, maxLength: 8 }), async (said) => {
        for (const message of said) isSensible(await receive(world, { id: `random${++n}`, thread, ...message }));
      }),
      { numRuns: 10, seed: 6 },
    );
  });
});

test('after a hundred odd messages the talk goes on as if nothing had been', async () => {
  const world = await aWorld();
  const officer = await arrived(world);
  const card = officer.last.replies.at(-1);
  for (const [name, text] of ODD) if (name !== 'right to left') await officer.say(text); // that one says 删除
  expect((await officer.say('继续')).replies.at(-1)).toEqual(card);
  expect(await standing(world, officer.thread)).toMatchObject({ caseId: officer.last.caseId });
});

describe('what is too long', () => {
  test('as an account is refused whole, and what fits is kept whole', async () => {
    const world = await aWorld();
    const officer = await STANDPOINTS['asking an account'](world);
    expect(textOf(await officer.say('长'.repeat(5001)))).toContain('太长了');
    expect(textOf(await officer.say('长'.repeat(5000)))).toContain('5000字');
    await officer.command('person');
    await officer.say('某区住建局');
    await officer.say('没有');
    expect(textOf(officer.last)).toContain('长'.repeat(5000));
  });

  test('as a unit is refused', async () => {
    const world = await aWorld();
    const officer = await STANDPOINTS.naming(world);
    expect(textOf(await officer.say('局'.repeat(501)))).toContain('太长了');
    expect(textOf(await officer.say('局'.repeat(500)))).not.toContain('太长了');
  });
});

test('an account is kept as it was written, line breaks and traditional script too, without what nobody typed', async () => {
  const world = await aWorld();
  const officer = await STANDPOINTS['asking an account'](world);
  await officer.say('  我們開會研究。\r\n第二天開工。\u0007\u202e ');
  await officer.command('person');
  await officer.say('某區住建局');
  await officer.say('没有');
  expect(textOf(officer.last)).toContain('我們開會研究。\n第二天開工。');
  expect(textOf(officer.last)).toContain('某區住建局');
  expect(textOf(officer.last)).not.toMatch(/[\u0007\u202e\r]/);
});
