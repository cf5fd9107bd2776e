/** What an officer types once the matter is with the desk: commands are commands there too, and nothing else is lost. */
import { describe, expect, test } from 'vitest';
import type { View } from '../../src/review/view.ts';
import { submitted, textOf } from '../conversation/person.ts';
import { aReviewer, type Reviewer } from '../conversation/reviewer.ts';
import { aWorld, closeAfterEach } from '../conversation/world.ts';

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
    ['帮助', '随时可用'],
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
