/** Cases that the laws found, each as small as it gets, so that they are tried every time. */
import { expect, test } from 'vitest';
import { accept, beginning } from '../../src/core/case.ts';
import type { Content } from '../../src/core/content.ts';
import type { Answer, Answers } from '../../src/core/facts.ts';
import { questionsOf, type Option, type Path, type Question } from '../../src/core/flow.ts';
import { judge } from '../../src/core/judge.ts';
import { matters } from '../../src/core/matters.ts';
import type { Clause, Condition, Effect, Outcome, PolicyPack, Situation } from '../../src/core/policy.ts';
import { remediesOf } from '../../src/core/remedies.ts';
import { told } from './told.ts';

const ASOF = '2024-07-01';
const text = (zh: string) => ({ zh });

const option = (id: string, more: Partial<Option> = {}): Option => ({
  id,
  label: text(id),
  synonyms: [],
  evidence: [],
  attainable: false,
  stillOpen: false,
  alone: false,
  ...more,
});
const asked = (id: string, when: Condition = []) => ({
  id,
  label: text(id),
  ask: text(id),
  why: text(id),
  when,
  changeable: false,
});
const ask = (
  id: string,
  when: Condition = [],
  more: Partial<Extract<Question, { kind: 'choice' }>> = {},
): Question => ({
  ...asked(id, when),
  kind: 'choice',
  multiple: false,
  options: [option('甲'), option('乙')],
  ...more,
});
const is = (question: string, ...options: string[]): Condition => [{ question, is: 'oneOf', options }];

const look = (questions: readonly Question[], paths: readonly Path[] = [], first: readonly Question[] = []) => ({
  name: text('流程'),
  version: '1',
  first: [...first, { ...asked('地区'), kind: 'place' as const }, { ...asked('行为时间'), kind: 'date' as const }],
  paths,
  looks: [{ number: 1, title: text('一看'), about: text('看'), reconstructed: false, questions }],
});

type Listed = {
  readonly id: string;
  readonly effect?: Effect;
  readonly outcome?: Outcome;
  readonly when?: Condition;
  readonly clauses?: readonly Clause[];
};

const clause = (id: string, dates: { from?: string; until?: string } = {}): Clause => ({
  id,
  article: id,
  articleText: text(id),
  gist: text(id),
  instrument: text(id),
  ...dates,
  regime: '综合',
  discretion: '可以',
  verified: '已核对',
  verifiedIn: text(id),
});

const pack = (id: string, listed: readonly Listed[], more: Partial<PolicyPack> = {}): PolicyPack => ({
  id,
  title: text(id),
  issuer: text(id),
  level: '全国',
  scope: [],
  partial: false,
  firstOfItsKind: false,
  accepted: [],
  lighterLaw: false,
  clauses: [],
  lists: listed.map(({ effect = 'ground', outcome = 'tolerated', ...each }) => ({
    effect,
    outcome,
    situations: [
      {
        name: text(each.id),
        when: [],
        clauses: [],
        assumes: [],
        prepare: [],
        correction: [],
        ...each,
      } satisfies Situation,
    ],
  })),
  tightenings: [],
  examples: [],
  leftOut: [],
  ...more,
});

const content = (flow: Content['flow'], ...packs: PolicyPack[]): Content => ({ hash: '', flow, packs });

const chosen = (...options: string[]): Answer => ({ kind: 'chosen', options });
const at = (day: string, place = '湖北'): Answers => ({
  地区: { kind: 'place', place },
  行为时间: { kind: 'date', day },
});

test('a tightening that is past by now no longer counts in today’s law, where its pack has 从旧兼从轻', () => {
  const lower = pack('下', [], {
    until: '2024-01-01',
    lighterLaw: true,
    tightenings: [{ of: '容', when: is('问', '乙'), clauses: [] }],
  });
  const judged = judge(
    content(look([ask('问')]), pack('上', [{ id: '容' }]), lower),
    { ...at('2023-05-01'), 问: chosen('甲') },
    ASOF,
  );
  expect(told(judged)).toMatchObject({ outcome: 'referred', referral: 'lawsDiffer' });
});

test('a tightening is not applied before its clause existed', () => {
  const lower = pack('下', [], {
    tightenings: [{ of: '容', when: is('问', '乙'), clauses: [clause('新', { from: '2024-01-01' })] }],
  });
  const judged = (day: string) =>
    judge(content(look([ask('问')]), pack('上', [{ id: '容' }]), lower), { ...at(day), 问: chosen('甲') }, ASOF);
  expect(told(judged('2023-12-31'))).toMatchObject({ outcome: 'tolerated', reliedOn: ['容'] });
  expect(told(judged('2024-01-01'))).toMatchObject({ outcome: 'referred', referral: 'unlisted' });
});

test('a referral beside a bar of the same day is not what a matter turns on when the laws differ', () => {
  const bar = pack('禁', [{ id: '禁', effect: 'bar', outcome: 'barred' }], { until: '2024-01-01', lighterLaw: true });
  const judged = judge(
    content(look([ask('问')]), bar, pack('人', [{ id: '人', effect: 'refer', outcome: 'referred' }])),
    at('2023-05-01'),
    ASOF,
  );
  expect(told(judged)).toMatchObject({ outcome: 'referred', referral: 'lawsDiffer', reliedOn: [] });
});

test('what is decisive names the place too, although every list is national', () => {
  const judged = judge(
    content(look([ask('问')]), pack('上', [{ id: '容', when: is('问', '甲') }])),
    { ...at('2023-05-01'), 问: chosen('甲') },
    ASOF,
  );
  expect(judged.settled && judged.decisive).toEqual(['地区', '问']);
});

test('what is decisive names every gate on the way to what was tested', () => {
  const flow = look([ask('一'), ask('二', is('一', '甲')), ask('三', is('二', '甲'))]);
  const judged = judge(
    content(flow, pack('上', [{ id: '容', when: is('三', '甲') }])),
    { ...at('2023-05-01'), 一: chosen('甲'), 二: chosen('甲'), 三: chosen('甲') },
    ASOF,
  );
  expect(judged.settled && judged.decisive).toEqual(['地区', '一', '二', '三']);
});

test('what is decisive holds by itself where an earlier answer chose a short path', () => {
  const subject = ask('事项', [], { options: [option('失误'), option('澄清')], unknownMeans: '失误' });
  const path: Path = {
    name: '澄清',
    title: text('澄清'),
    when: is('事项', '澄清'),
    intro: text('澄清'),
    questions: [],
  };
  const lists = pack('上', [{ id: '容', when: is('问', '乙') }]);
  const given = { ...at('2023-05-01'), 事项: chosen('澄清'), 问: chosen('甲') };
  const of = content(look([ask('问')], [path], [subject]), lists);
  const judged = judge(of, given, ASOF);
  expect(judged.settled && judged.decisive).toEqual(['事项', '地区']);
});

test('what is decisive is minimal where leaving out an answer says something else (不清楚作)', () => {
  const flow = look([ask('一', [], { unknownMeans: '甲' }), ask('二', is('一', '乙'))]);
  const bar = pack('禁', [{ id: '禁', effect: 'bar', outcome: 'barred', when: is('二', '乙') }]);
  const judged = judge(
    content(flow, pack('上', [{ id: '容' }]), bar),
    { ...at('2023-05-01'), 一: chosen('乙'), 二: chosen('甲') },
    ASOF,
  );
  expect(judged.settled && judged.decisive).toEqual(['地区']);
});

test('an open judgment depends on what a rule of the other day turns on', () => {
  const bar = pack('禁', [{ id: '禁', effect: 'bar', outcome: 'barred', when: is('问', '甲') }], {
    until: '2024-01-01',
    lighterLaw: true,
  });
  const judged = judge(content(look([ask('问')]), bar), at('2023-05-01'), ASOF);
  expect(judged.settled ? [] : [judged.possible, judged.dependsOn]).toEqual([['referred'], ['问']]);
});

test('a follow-up matters for the sake of one that hangs on it', () => {
  const flow = look([ask('一'), ask('二', is('一', '甲')), ask('三', is('二', '甲'))]);
  const of = content(flow, pack('上', [{ id: '容', when: is('三', '甲') }]));
  const [, second] = flow.looks[0]?.questions ?? [];
  expect(second !== undefined && matters(of, { ...at('2023-05-01'), 一: chosen('甲') }, second, ASOF)).toBe(true);
});

test('a follow-up matters for today’s law although the list came only after the conduct', () => {
  const flow = look([ask('一'), ask('二')]);
  const of = content(flow, pack('上', [{ id: '容', when: is('二', '甲') }], { from: '2024-01-01', lighterLaw: true }));
  const [, second] = flow.looks[0]?.questions ?? [];
  expect(second !== undefined && matters(of, { ...at('2023-05-01'), 一: chosen('甲') }, second, ASOF)).toBe(true);
});

test('an answer is let go when its gate becomes unknown, as if it had never been asked', () => {
  const flow = look([ask('一'), ask('二', is('一', '甲'))]);
  const of = content(flow, pack('上', [{ id: '容', when: is('二', '乙') }]));
  const say = (state: ReturnType<typeof beginning>, question: string, answer: Answer) =>
    accept(of, state, { question, answer, today: ASOF });
  let { state } = say(beginning('zh'), '一', chosen('甲'));
  ({ state } = say(state, '二', chosen('甲')));
  expect(say(state, '一', { kind: 'unknown' })).toMatchObject({
    dropped: ['二'],
    state: { answers: { 一: { kind: 'unknown' } } },
  });
});

test('an option that stands alone is never combined with another, not even where the answer is unknown', () => {
  const question = ask('问', [], {
    multiple: true,
    options: [option('甲'), option('乙'), option('都没有', { alone: true })],
  });
  const judged = (...both: string[]) =>
    judge(
      content(look([question]), pack('上', [{ id: '容', when: both.flatMap((each) => is('问', each)) }])),
      at('2023-05-01'),
      ASOF,
    );
  expect(told(judged('甲', '都没有')).possible).toEqual(['referred']);
  expect(told(judged('甲', '乙')).possible).toEqual(['referred', 'tolerated']);
});

test('what has been done already is no remedy', () => {
  const flow = look([
    ask('补救', [], {
      changeable: true,
      options: [option('已补救', { attainable: true, stillOpen: true }), option('没有补救', { stillOpen: true })],
    }),
  ]);
  const of = content(flow, pack('上', [{ id: '容', when: is('补救', '已补救') }]));
  const offered = (answer: string) => {
    const answers = { ...at('2023-05-01'), 补救: chosen(answer) };
    return remediesOf(of, answers, ASOF, judge(of, answers, ASOF)).map(({ acts, outcome }) => [
      ...acts.map(({ option }) => option.id),
      outcome,
    ]);
  };
  expect(offered('没有补救')).toEqual([['已补救', 'tolerated']]);
  expect(offered('已补救')).toEqual([]);
});

test('不清楚 on a question with 不清楚作 counts the same as no answer, for the short path too', () => {
  const subject = ask('事项', [], { options: [option('失误'), option('澄清')], unknownMeans: '澄清' });
  const path: Path = {
    name: '澄清',
    title: text('澄清'),
    when: is('事项', '澄清'),
    intro: text('澄清'),
    questions: [],
  };
  const of = content(look([ask('问')], [path], [subject]), pack('上', [{ id: '容', when: is('问', '甲') }]));
  expect(questionsOf(of.flow).length).toBe(4);
  expect(judge(of, at('2023-05-01'), ASOF)).toEqual(
    judge(of, { ...at('2023-05-01'), 事项: { kind: 'unknown' } }, ASOF),
  );
});
