import { describe, expect, test } from 'vitest';
import { isRecused } from '../../src/review/recusal.ts';

const wang = { id: 'u1', name: '王建国', unit: '某市水利局机关纪委', slackUser: 'U1', interests: [] };
const nobody = { unit: '某区教育局', excluded: '', owner: null, formerly: [], text: '' };

describe('recused by what the officer wrote', () => {
  test.each([
    ['', false],
    ['没有', false],
    ['无', false],
    ['nobody', false],
    ['请勿外传', false],
    ['李明', false],
    ['王', false], // one character says nothing
    ['王建国', true],
    ['王建国书记', true],
    ['请不要让王建国同志看到', true],
    ['李明、王建国', true],
    ['李明，王建国；赵六', true],
    ['李明\n王建国', true],
    [' 王 建 国 ', true],
    ['王建國', true], // traditional
    ['建国', true], // an entry that is part of the name
    ['某市水利局机关纪委', true],
    ['某市水利局机关纪委的所有人', true],
    ['水利局', true],
    ['水利局的人', true],
    ['水利局全体人员', true],
    ['水利局领导', true],
    ['某市水利局（机关）', true],
    ['水利局、教育局', true],
    ['財政局', false],
    ['市教育局的人', false],
  ])('%j: %s', (excluded, recused) => {
    expect(isRecused(wang, { ...nobody, excluded })).toBe(recused);
  });

  test.each([
    ['Li Wei', 'Water Bureau', 'li wei', true],
    ['Li Wei', 'Water Bureau', 'ＬＩ　ＷＥＩ', true],
    ['Li Wei', 'Water Bureau', 'anyone from the Water Bureau', true],
    ['Li Wei', 'City Water Bureau', 'Anyone in the water bureau', true],
    ['Li Wei', 'Inspection Office', 'the audit office', false],
    ['Li Wei', 'Water Bureau', 'Zhao Liu; staff of the Finance Bureau', false],
  ])('%s of %s by %j: %s', (name, unit, excluded, recused) => {
    expect(isRecused({ ...wang, name, unit, slackUser: null }, { ...nobody, excluded })).toBe(recused);
  });
});

describe('recused by the same unit', () => {
  test.each([
    ['某市水利局', '某市水利局', true],
    ['某市水利局', '某市 水利局', true],
    ['某市水利局', '某市水利局规划处', true],
    ['某市水利局', '某市水利局（规划处）', true],
    ['某市水利局机关纪委', '某市水利局', false], // a unit of its own within the officer's
    ['某市纪委监委', '某市水利局', false],
    ['', '某市水利局', false],
    ['', '', false],
    ['某市水利局', '', false],
  ])('a reviewer of %j, an officer of %j: %s', (unit, officers, recused) => {
    expect(isRecused({ ...wang, unit }, { ...nobody, unit: officers })).toBe(recused);
  });
});

describe('recused from their own matter', () => {
  test.each([
    ['U1', 'slack:T1:U1', true],
    ['slack:T1:U1', 'slack:T1:U1', true],
    ['U1', 'slack:T1:U11', false],
    ['U1', null, false],
    [null, 'slack:T1:U1', false],
    [null, null, false],
  ])('%s and %s: %s', (slackUser, owner, recused) => {
    expect(isRecused({ ...wang, slackUser }, { ...nobody, owner })).toBe(recused);
  });
});

test('a reviewer without a name or unit is not in every text', () => {
  expect(isRecused({ ...wang, name: '', unit: '', slackUser: null }, { ...nobody, excluded: '王建国' })).toBe(false);
});

describe('recused by what they declared', () => {
  test.each([
    ['unit', '某市水利局', { unit: '某市水利局' }, true],
    ['unit', '水利局', { unit: '某市水利局规划处' }, true],
    ['unit', '某市教育局', { unit: '某市水利局' }, false],
    ['unit', '某市水利局', { unit: '', text: '某市水利局' }, false], // named, but not the officer's
    ['command', '某区', { unit: '某区住建局城建科' }, true],
    ['command', '某区政府', { unit: '', text: '经某区政府同意' }, true],
    ['command', '另一区', { unit: '某区住建局' }, false],
    ['person', '李四', { text: '当时李四在场' }, true],
    ['person', ' 李 四 ', { text: '当时李四在场' }, true],
    ['person', '張三', { text: '张三主持' }, true], // traditional
    ['person', '李四', { unit: '李四工作室' }, true],
    ['person', '李四', { text: '当时李五在场' }, false],
    ['person', '', { text: '当时李四在场' }, false],
    ['person', ' ', { text: '当时李四在场' }, false],
  ] as const)('%s %j, of %j: %s', (kind, value, matter, recused) => {
    expect(isRecused({ ...wang, interests: [{ kind, value }] }, { ...nobody, ...matter })).toBe(recused);
  });
});

test('whoever had a part in what is appealed against has none in the appeal', () => {
  expect(isRecused(wang, { ...nobody, formerly: ['u2', 'u1'] })).toBe(true);
  expect(isRecused(wang, { ...nobody, formerly: ['u2'] })).toBe(false);
});
