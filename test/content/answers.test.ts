/** Facts as `liukan judge` and 范例 state them. */
import { describe, expect, test } from 'vitest';
import { answersFrom } from '../../src/content/answers.ts';
import { read } from '../../src/content/load.ts';
import { sample } from './sample.ts';

const { content } = read(sample());
if (!content) throw new Error('the sample does not load');
const { flow } = content;

test.each([
  ['an option', { 动机: '为公' }, { 动机: { kind: 'chosen', options: ['为公'] } }],
  ['options', { 身份: ['公务员', '中共党员'] }, { 身份: { kind: 'chosen', options: ['公务员', '中共党员'] } }],
  ['one option of a single choice in a list', { 动机: ['为公'] }, { 动机: { kind: 'chosen', options: ['为公'] } }],
  ['an amount as a number', { 损失金额: 300000 }, { 损失金额: { kind: 'amount', yuan: 300000 } }],
  ['an amount in words', { 损失金额: '30万' }, { 损失金额: { kind: 'amount', yuan: 300000 } }],
  ['nothing lost', { 损失金额: 0 }, { 损失金额: { kind: 'amount', yuan: 0 } }],
  ['a day', { 行为时间: '2024-05-01' }, { 行为时间: { kind: 'date', day: '2024-05-01' } }],
  ['a place', { 地区: '湖北省武汉市' }, { 地区: { kind: 'place', place: '湖北/武汉' } }],
  ['an account', { 经过: '如此这般' }, { 经过: { kind: 'account', text: '如此这般' } }],
  ['不清楚', { 动机: '不清楚', 损失金额: '不清楚' }, { 动机: { kind: 'unknown' }, 损失金额: { kind: 'unknown' } }],
  ['nothing', {}, {}],
])('%s', (_what, facts, answers) => expect(answersFrom(flow, facts)).toEqual({ answers, problems: [] }));

describe('what cannot be read is left out and told', () => {
  test.each<[facts: Record<string, unknown>, problem: string]>([
    [{ 动因: '为公' }, '没有「动因」这个问题，是不是「动机」？'],
    [{ 动机: '为工' }, '「动机」没有「为工」这个选项，是不是「为公」？'],
    [{ 身份: '参公' }, '「身份」没有「参公」这个选项，是不是「公务员」？'],
    [{ 动机: ['为公', '为本人谋利'] }, '「动机」：只能选一个'],
    [{ 得利: ['没有人得利', '本人得利'] }, '「得利」：「没有人得利」不能和别的选项一起选'],
    [{ 得利: [] }, '「得利」：要写选项，例如 "甲" 或 ["甲", "乙"]'],
    [{ 动机: 3 }, '「动机」：要写选项，例如 "甲" 或 ["甲", "乙"]'],
    [{ 损失金额: -1 }, '「损失金额」：「-1」不是金额，要写成 30万、1.5亿 或 300000'],
    [{ 损失金额: null }, '「损失金额」：「null」不是金额，要写成 30万、1.5亿 或 300000'],
    [{ 行为时间: '2023-02-29' }, '「行为时间」：没有「2023-02-29」这一天'],
    [{ 行为时间: '2024/5/1' }, '「行为时间」：「2024/5/1」要写成年-月-日，例如 2024-05-01'],
    [{ 地区: '火星' }, '「地区」：「火星」要从省级地区写起，例如 湖北 或 湖北/武汉'],
    [{ 经过: 3 }, '「经过」：要写一段文字'],
  ])('%j', (facts, problem) => expect(answersFrom(flow, facts)).toEqual({ answers: {}, problems: [problem] }));
});
