/** What chooses an option of the flow that ships. An exact word chooses; a slip of the pen or a sentence is read back; a "not" turns nothing into its contrary. */
import { describe, expect, test } from 'vitest';
import { COMMANDS, readCommand, readLook } from '../../src/core/commands.ts';
import { nearest, readOptions } from '../../src/core/options.ts';
import { plain } from '../../src/plain.ts';
import { choiceNamed, choices, chosen, questions, wordsOf } from './shipped.ts';

const CHINESE = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const CIRCLED = ' ①②③④⑤⑥⑦⑧⑨⑩⑪⑫';
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)).replaceAll(' ', '　');
const isLatin = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

describe.each(choices.map((question) => [question.id, question] as const))('%s', (_id, question) => {
  test('every name, label and synonym of an option chooses that option, in Chinese and in English', () => {
    for (const { option, word } of wordsOf(question))
      for (const text of [
        word,
        `${word}。`,
        ` ${word} `,
        word.toUpperCase(),
        fullWidth(word),
        word.replaceAll('，', ','),
      ])
        expect(chosen(question, text), text).toBe(option);
  });

  test('so does its number', () => {
    question.options.forEach(({ id }, at) => {
      const n = at + 1;
      for (const text of [
        `${n}`,
        `第${n}个`,
        `选${n}`,
        `选项${n}`,
        `${n}.`,
        `${n}、`,
        `(${n})`,
        `（${n}）`,
        `option ${n}`,
        fullWidth(`${n}`),
        CIRCLED.charAt(n),
        `第${CHINESE[n]}个`,
        `第${CHINESE[n]}项`,
        `选${CHINESE[n]}`,
      ])
        expect(chosen(question, text), text).toBe(id);
    });
  });

  test('a number that is not on the card chooses nothing', () => {
    for (const n of [0, question.options.length + 1, 99]) expect(chosen(question, `${n}`)).toBe('unclear: option');
  });

  test('a "not" before a word never chooses what it denies, nor reads that back', () => {
    const chinese = [
      '没有',
      '没',
      '不',
      '不是',
      '未',
      '未曾',
      '并非',
      '并没有',
      '从来没有',
      '谈不上',
      '不能算',
      '特别不是',
      '我没有',
    ];
    const english = [
      'not ',
      'no ',
      'never ',
      'without ',
      "didn't ",
      'did not ',
      "wasn't ",
      'it was not ',
      'there was no ',
      'dont ',
    ];
    for (const { option, word } of wordsOf(question)) {
      const words = wordsOf(question).filter((each) => each.option === option);
      for (const not of isLatin(word) ? english : chinese) {
        const text = `${not}${word}`;
        // Where the "not" makes another word of the same option (没有 at 同类错误), that word is meant.
        if (
          words.some(
            (each) =>
              isLatin(each.word) === isLatin(word) &&
              each.word !== word &&
              !word.includes(each.word) &&
              text.includes(each.word),
          )
        )
          continue;
        expect(chosen(question, text).replace('?', ''), text).not.toBe(option);
      }
    }
  });

  test('a double negative is read back, never taken', () => {
    for (const { option, word } of wordsOf(question)) {
      if (isLatin(word) || word.length < 2) continue;
      for (const text of [`并不是没有${word}`, `不是没有${word}`, `不能说不是${word}`])
        expect([`?${option}`, 'unclear: option'], text).toContain(chosen(question, text));
    }
  });

  test('every command works at this question, but for the words that an option claims', () => {
    const claimed: Readonly<Record<string, string>> = { 同意: '赞成' };
    for (const { value, typed } of Object.values(COMMANDS))
      for (const word of [value, ...typed]) {
        const said = chosen(question, word);
        if (wordsOf(question).some((each) => each.word === word)) expect(said).toBe(claimed[word]);
        // An option is never chosen by it. 是 and 否 answer no choice, 保持 only one that is asked again.
        else expect(question.options.map(({ id }) => id)).not.toContain(said.replace('?', ''));
      }
  });
});

test('the words that are both an option and a command are these', () => {
  const both = choices.flatMap((question) =>
    wordsOf(question).flatMap(({ word }) => {
      const command = readCommand(plain(word));
      return command === undefined ? [] : [`${question.id}: ${word} is also ${command}`];
    }),
  );
  expect(both).toEqual(['本人意见: 同意 is also yes']);
});

test.each([
  ['依据', '政策空百', '?界限不清，也没有禁止'],
  ['依据', '有上级部暑或政策支持', '?有上级部署或政策支持'],
  ['决策', '集体研究決定,有纪录', '?集体研究决定，有记录'],
  ['后果', '群体姓事件', '?重大损失、重特大事故、严重污染、严重群体性事件或严重社会影响'],
  ['上级文件', 'consistant', '?一致'],
  ['性质', 'emergancy', '?突发或紧急情况下的处置'],
  // Nothing that may be its contrary.
  ['上级文件', 'inconsistent', 'unclear: option'],
  ['性质', '没有失职', 'unclear: option'],
  ['决策', '事前报告', 'unclear: option'],
  ['决策', '集体研究没记录', '?集体研究过，没有记录'],
  ['事前把关', '没有论证', 'unclear: option'],
  ['总体效果', '总体无利', '?总体不利'],
])('a slip of the pen: %s, %s', (id, text, said) => expect(chosen(choiceNamed(id), text)).toBe(said));

test.each([
  ['本人意见', '我并不是没有反对', 'unclear: option'],
  ['决策', '当时是集体研究决定的，有会议纪要', '?集体研究决定，有记录'],
  ['决策', '没有集体研究', 'unclear: option'],
  ['动机', '都是为了工作需要', '?为了公共利益或工作需要'],
  ['动机', '不是工作需要', 'unclear: option'],
  ['动机', '公共利益', '?为了公共利益或工作需要'],
  ['补救', '已经补救了', '?已及时补救，损失或影响已挽回'],
  ['补救', '还没有补救呢', '?还没有补救'],
  ['成因', '不是不可抗力', 'unclear: option'],
  ['成因', '完全是不可抗力', '?不可抗力或难以预见的外部原因，已尽职责'],
  ['紧急程度', '非常突发的险情，难以预见', '?突发险情，当时难以预见'],
  ['紧急程度', '并非特别难以预见', 'unclear: option'],
  ['得利', '没有收礼', '?没有人得到不当好处'],
  ['得利', '收礼了', '?本人收了钱物或好处'],
  ['得利', '我收了钱，亲属也得了利', '?本人收了钱物或好处|亲属或特定关系人得利'],
  ['得利', '亲属没有收钱，没有得利', '?没有人得到不当好处'],
  ['事后态度', '退缴了，也一直配合', '?如实配合了解|退缴退赔'],
  ['上级文件', 'it was not consistent', 'unclear: option'],
  ['上级文件', 'I think it is consistent', '?一致'],
])('a sentence: %s, %s', (id, text, said) => expect(chosen(choiceNamed(id), text)).toBe(said));

describe('several options', () => {
  const status = choiceNamed('身份');
  const gain = choiceNamed('得利');
  test.each([
    '1、2',
    '1,2',
    '1，2',
    '1 2',
    '1和2',
    '１、２',
    '2、1',
    '党员、公务员',
    '中共党员和公务员',
    '党员，2',
    'party member and civil servant',
    '①、②',
    '1、1、2',
  ])('%s', (text) => expect(chosen(status, text)).toBe('中共党员|公务员或参公人员'));
  test.each(['1、99', '党员、火星人', '1、'])('one of them unknown, nothing is taken: %s', (text) =>
    expect(chosen(status, text)).not.toMatch(/^中共党员\|/),
  );
  test('none of these cannot be combined', () => {
    expect(chosen(gain, '1、2')).toBe('unclear: alone');
    expect(chosen(gain, '没有、本人')).toBe('unclear: alone');
    expect(chosen(gain, '1')).toBe('没有人得到不当好处');
  });
  test('where only one may be chosen, two choose none', () =>
    expect(chosen(choiceNamed('性质'), '1、2')).toBe('unclear: option'));
});

test('what is too short to have a slip in it is no slip', () => {
  for (const question of choices)
    for (const text of ['', '有', '不', '好的', '嗯', '啊', 'ab']) expect(nearest(question, text)).toBeUndefined();
});

test('readOptions takes nothing from an empty text', () => {
  for (const question of choices)
    for (const text of ['', '。', '、', ' ']) expect(readOptions(question, text)).toEqual({ kind: 'none' });
});

describe('commands', () => {
  test('no word is two commands', () => {
    const typed = Object.values(COMMANDS).flatMap((command) => [
      ...new Set([command.value, ...command.typed.map((word) => word.toLowerCase())]),
    ]);
    expect(typed.filter((word, at) => typed.indexOf(word) !== at)).toEqual([]);
  });

  test.each(Object.entries(COMMANDS))('%s', (name, { value, label, typed }) => {
    for (const word of [value, label.zh, label.en ?? '', ...typed])
      for (const text of [word, `${word}。`, `${word}！`, ` ${word} `, word.toUpperCase(), fullWidth(word)])
        expect(readCommand(plain(text)), text).toBe(name);
  });

  test.each([
    ['请转人工', 'person'],
    ['我要转人工！', 'person'],
    ['可以删除吗', undefined],
    ['删除吧', 'delete'],
    ['please help', 'help'],
    ['为什么这样问呢', undefined],
    ['我不知道他为什么删除', undefined],
    ['重来一次会议', undefined],
    ['返回的款项', undefined],
  ])('%s → %s', (text, name) => expect(readCommand(plain(text))).toBe(name));

  test('no option of any question is taken for a look to change', () => {
    for (const question of choices)
      for (const { word } of wordsOf(question)) expect(readLook(plain(word)), word).toBeUndefined();
    expect(questions.length).toBeGreaterThan(20);
  });

  test.each([
    ['改第三看', 3],
    ['第三看', 3],
    ['改3看', 3],
    ['修改第六看', 6],
    ['三看', 3],
    ['三看主观动机', 3],
    ['change look 3', 3],
    ['Look three', 3],
    ['改第七看', undefined],
    ['look 7', undefined],
  ])('%s → look %s', (text, look) => expect(readLook(plain(text))).toBe(look));
});
