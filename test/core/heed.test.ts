/** What must be heeded before anything else: a person in distress, and marks of secrecy. */
import { describe, expect, test } from 'vitest';
import { isDistress, isSecret } from '../../src/core/interpret.ts';
import { plain } from '../../src/plain.ts';
import { choices, heard, questions, wordsOf } from './shipped.ts';

describe('distress', () => {
  test.each([
    '我不想活了',
    '不想活着了',
    '真的活不下去了',
    '没有活下去的勇气',
    '活着没意思',
    '活着没有什么意义',
    '我活够了',
    '想死',
    '想死的心都有了',
    '生不如死',
    '不如死了算了',
    '我想自杀',
    '要寻短见',
    '我想不开',
    '我快撑不下去了',
    '遗书都写好了',
    '想一了百了',
    '我想结束这一切',
    '了結自己',
    '不想活了。这件事最接近先行先试',
    'I want to die',
    'I wish to die',
    "I don't want to live anymore",
    'I don’t want to live',
    'I do not want to live',
    'I will kill myself',
    'thinking of killing myself',
    'I feel suicidal',
    'I might end my life',
    'take my own life',
    'there is no reason to live',
    'better off dead',
    "I can't go on living",
  ])('%s', (text) => {
    expect(isDistress(plain(text))).toBe(true);
    for (const question of questions.slice(0, 3)) expect(heard(question, text)).toEqual({ type: 'distress' });
  });

  test.each([
    '气死了',
    '累死了',
    '忙得要死',
    '死罪',
    '找死角',
    '去死角检查',
    '起死回生的项目',
    '跳楼价甩卖',
    '不想活动',
    '活动没有意思',
    '结束项目生命周期',
    '项目撑不下去',
    '想死磕到底',
    '生活没有着落',
    'the project died',
    'end of life equipment',
    'I want to live up to it',
    'deadline',
  ])('not: %s', (text) => expect(isDistress(plain(text))).toBe(false));

  // A person answers these too: better once too often. What was written must be written again, in other words.
  test.each(['信访人自杀身亡', '有人跳楼被救', '预防自杀培训', '想死你了', 'suicide prevention'])(
    'taken for it all the same: %s',
    (text) => expect(isDistress(plain(text))).toBe(true),
  );
});

describe('secrecy', () => {
  test.each([
    '绝密',
    '本文件为绝密',
    '机密★10年',
    '秘密☆',
    '机密级',
    '机密文件',
    '机密事项',
    '秘密级',
    '国家秘密',
    '泄露国家秘密',
    '军事秘密',
    '涉密文件',
    '涉密项目',
    '機密文件',
    '内部密件',
    'top secret',
    'State secrets',
    'a classified document',
    '没有涉密内容。附件为机密文件',
    '不涉及涉密文件，但附绝密件',
    '不涉及涉密文件但附绝密件',
    '不涉密，但有涉密文件',
  ])('%s', (text) => expect(isSecret(plain(text))).toBe(true));

  test.each([
    '不涉密',
    '本文不涉密。',
    '没有涉密内容',
    '无涉密内容',
    '非涉密项目',
    '未涉及国家秘密',
    '不涉及任何国家秘密',
    '不属于国家秘密',
    '不是涉密文件',
    '不含涉密信息',
    '不得涉密',
    '密切联系群众',
    '商业秘密',
    '签了保密协议',
    '违反保密规定',
    'trade secret',
    'the loss was classified as minor',
    'unclassified',
    'declassified',
  ])('not: %s', (text) => expect(isSecret(plain(text))).toBe(false));

  // Known not to be seen: bare words that are as often only talked about.
  test.each(['机密', '秘密', '工作秘密', '涉密', 'confidential'])('not seen: %s', (text) =>
    expect(isSecret(plain(text))).toBe(false),
  );
});

test('no option of the flow sounds of distress or secrecy', () => {
  for (const question of choices)
    for (const { word } of wordsOf(question))
      expect([isDistress(plain(word)), isSecret(plain(word))], word).toEqual([false, false]);
});
