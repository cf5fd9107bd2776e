/** What the desk's page works out for itself, as tables: what leads on, what warns, what is shown of an answer, in which language. */
import { describe, expect, test } from 'vitest';
import type { DeedType } from '../../src/core/matter-acts.ts';
import type { MatterStage } from '../../src/core/matter-life.ts';
import type { Deadline, Whole } from '../../src/review/view.ts';
import { actsFor } from '../../src/pages/review/acts-for.ts';
import { matches } from '../../src/pages/review/clauses.ts';
import { beforeClosing } from '../../src/pages/review/closing.ts';
import { limitWord } from '../../src/pages/review/deadline.ts';
import { stageWord } from '../../src/pages/review/outcome.ts';
import { tagIn } from '../../src/pages/review/record.ts';
import { answerInstead, lookOf } from '../../src/pages/review/strip.ts';
import { aRecord, clauses, NOON } from './office.ts';

const clearing = { why: '诬告', verifiedBy: '信访室', openedAt: NOON, done: undefined };
const done = { forms: ['written' as const], to: '全局', on: '2026-11-24' };
const step = (confirmed: boolean) => ({
  id: 's',
  what: '补办',
  owner: '办公室',
  due: '2027-01-31',
  reports: [],
  confirmed: confirmed ? { note: '', at: NOON } : undefined,
});

test.each<[string, Pick<Whole, 'appealUntil' | 'clearing' | 'steps'>, readonly string[]]>([
  ['nothing is open', { steps: [step(true)] }, []],
  ['the time for an appeal is over', { appealUntil: NOON, steps: [] }, []],
  ['the name is cleared', { clearing: { ...clearing, done }, steps: [] }, []],
  ['one can still appeal', { appealUntil: NOON + 1, steps: [] }, ['还可以申诉']],
  ['a name is to be cleared', { clearing, steps: [] }, ['澄清正名还没有完成']],
  ['a step is open', { steps: [step(true), step(false)] }, ['还有 1 步']],
  [
    'all of it',
    { appealUntil: NOON + 1, clearing, steps: [step(false), step(false)] },
    ['还有 2 步', '澄清正名还没有完成', '还可以申诉'],
  ],
])('before closing, %s', (_, whole, warnings) => {
  const told = beforeClosing(whole, NOON, 'zh');
  expect(told).toHaveLength(warnings.length);
  for (const [index, warning] of warnings.entries()) expect(told[index]).toContain(warning);
  expect(beforeClosing(whole, NOON, 'en')).toHaveLength(warnings.length);
});

test.each<[MatterStage, readonly DeedType[], Partial<Whole>, string | undefined]>([
  ['decided', ['told', 'clearingOpened'], {}, 'told'],
  ['followingUp', ['followedUp', 'planned', 'closed'], {}, 'followedUp'],
  ['followingUp', ['followedUp', 'planned', 'closed'], { followUp: { note: '好', on: '2026-11-23' } }, 'closed'],
  ['closed', ['cleared'], { clearing }, 'cleared'],
  ['told', ['claimed', 'planned'], {}, 'claimed'],
  ['correcting', ['planned'], {}, undefined],
])('%s: what leads on', (stage, may, more, main) => {
  expect(actsFor({ stage }, { may, ...more } as Whole).main).toBe(main);
});

test.each([
  ['closed', 'nobody', '已办结'],
  ['closed', 'holder', '已办结，澄清未完'],
  ['told', 'holder', '已正式告知'],
  ['decided', 'holder', '待正式告知'],
] as const)('%s, for %s to act, reads %s', (stage, next, word) => {
  expect(stageWord({ stage, next }, 'zh')).toBe(word);
});

test.each<[string, Partial<Deadline>, string, string]>([
  ['late', { limit: 'decide', over: true, late: true, used: 12 }, '作出结论 超期 2 个工作日', '2 working days overdue'],
  ['in time', { limit: 'decide', used: 8 }, '作出结论 还剩 2 个工作日', '2 working days left'],
  ['an appeal in time', { limit: 'appeal', used: 8 }, '申诉 还剩 2 个工作日', '2 working days left'],
  ['an appeal that was not made', { limit: 'appeal', over: true, used: 43 }, '申诉期已过', 'appeal is over'],
])('a length, %s', (_, more, zh, en) => {
  const deadline = { over: false, late: false, workingDays: 10, dueAt: NOON, ...more } as Deadline;
  expect(limitWord(deadline, 'zh')).toBe(zh);
  expect(limitWord(deadline, 'en')).toContain(en);
});

describe('a look that was asked again', () => {
  const record = aRecord();
  const again = (text: string | undefined, questions: readonly string[] = ['决策', '会议']): Whole['asks'][number] => ({
    ask: { id: 'a', text: '', questions },
    at: NOON,
    answer: text === undefined ? undefined : { text, judgment: undefined, possible: undefined, at: NOON },
    droppedAt: undefined,
  });
  test.each<[string, Whole['asks'], number, string | undefined]>([
    ['is not answered', [again(undefined)], 4, undefined],
    ['is another look', [again('决策：个人决定')], 3, undefined],
    ['has another answer', [again('会议：没有记录\n决策：个人决定')], 4, '个人决定'],
    [
      'twice: the last counts',
      [again('决策：个人决定'), again('决策：集体研究，有会议记录')],
      4,
      '集体研究，有会议记录',
    ],
    ['without the main question: the first line', [again('会议：没有记录')], 4, '没有记录'],
  ])('%s', (_, asks, look, said) => {
    expect(answerInstead({ record, asks }, look)).toBe(said);
  });

  test('is known by its labels where its questions’ ids are in another language', () => {
    const english = aRecord({
      lang: 'en',
      sections: [{ id: 'look-4', title: 'Decision', brief: true, lines: ['Decision: Decided collectively'] }],
    });
    expect(lookOf(english, again('Decision: Alone'))).toBe(4);
    expect(lookOf(english, again(undefined))).toBe(0);
    expect(lookOf(english, again('Decision: by the way', []))).toBe(0);
  });
});

test.each([
  ['经查属实。', 'zh-CN'],
  ['Checked against the minutes.', 'en'],
  ['经查属实（see minutes）', 'zh-CN'],
  ['See 《问责条例》 Article 17 for what follows', 'en'],
  ['2026-11-23', 'zh-CN'],
])('%s is in %s', (text, tag) => {
  expect(tagIn(text)).toBe(tag);
});

test.each([
  ['', 3],
  ['问责', 1],
  ['第十七条 改革', 1],
  ['没有这样的', 0],
])('“%s” is found in %s clauses', (sought, many) => {
  expect(clauses.filter((clause) => matches(clause, sought))).toHaveLength(many);
});

test('English clauses are found in any case', () => {
  const clause = { id: 'a', instrument: 'Regulations', article: 'Article 17', gist: 'May be spared', verified: '转引' };
  expect(matches({ ...clause, regime: '问责', discretion: '可以' }, 'regulations SPARED')).toBe(true);
});
