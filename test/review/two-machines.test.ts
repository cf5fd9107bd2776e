/** Whatever the desk does, wherever the officer stands: a sensible word, a place that fits the matter, and nothing lost unsaid. */
import { beforeAll, describe, expect, test } from 'vitest';
import { currentQuestion } from '../../src/core/case.ts';
import type { Content } from '../../src/core/content.ts';
import type { Decision } from '../../src/core/decision.ts';
import { advance, hears, type Stage } from '../../src/core/dialogue.ts';
import type { Actor, Deed } from '../../src/core/matter-acts.ts';
import type { MatterStage } from '../../src/core/matter-life.ts';
import { type Facts, LIN as ANSWERED } from '../conversation/person.ts';
import { shipped } from '../conversation/world.ts';
import {
  answered,
  desk,
  matterOf,
  officer,
  type Pair,
  placeOf,
  type Said,
  submittedPair,
  wrote,
} from './two-machines.ts';

/** The free account is left out. */
const LIN: Facts = { ...ANSWERED, 经过: '不清楚' };

let content: Content;
let begun: Pair;
beforeAll(async () => {
  content = await shipped();
  begun = submittedPair(content, LIN);
});

const decision = (agrees: boolean): Decision => ({
  outcome: 'tolerated',
  agrees,
  reason: '集体研究，没有谋利。',
  clauses: [],
  by: '某市纪委监委',
  at: 0,
});
const LOOK_3 = ['动机', '得利', '知情'];
const FILE = { id: 'f', name: '纪要.pdf', kind: 'pdf', size: 1, sha256: '', reader: 'officer' } as const;
const step = (id: string) => ({ id, what: `完善${id}`, owner: '承办科室', due: '2026-12-31' });

/** What the desk does. The latest step that is open is meant. */
const DEEDS = {
  accepted: { type: 'accepted' },
  returned: { type: 'returned', reason: '材料不够' },
  claimed: { type: 'claimed' },
  released: { type: 'released', reason: '手上的件太多' },
  lapsed: { type: 'lapsed' },
  handedOver: { type: 'handedOver', to: 'holder', reason: '出差' },
  asked: { type: 'asked', ask: { id: 'a2', text: '哪天决定的？', questions: [] } },
  'asked a look': { type: 'asked', ask: { id: 'a3', text: '', questions: LOOK_3 } },
  proposed: { type: 'proposed', decision: decision(false) },
  objected: { type: 'objected', reason: '依据不足' },
  decided: { type: 'decided', decision: decision(true) },
  seconded: { type: 'decided', decision: decision(false) },
  told: { type: 'told', form: 'written', to: '本人', on: '2026-11-24' },
  planned: { type: 'planned', steps: [step('s1'), step('s2')] },
  'planned anew': { type: 'planned', steps: [step('s3')] },
  confirmed: { type: 'confirmed', step: 's1', note: '' },
  sentBack: { type: 'sentBack', step: 's1', reason: '缺文号' },
  followedUp: { type: 'followedUp', note: '正常', on: '2026-11-25' },
  closed: { type: 'closed', reason: '' },
  clearingOpened: { type: 'clearingOpened', why: '不实举报', verifiedBy: '某科室' },
  cleared: { type: 'cleared', forms: ['meeting'], to: '本单位', on: '2026-11-25' },
  attached: { type: 'attached', file: FILE, upload: 'u' },
  expired: { type: 'expired' },
} as const satisfies Readonly<Record<string, Deed>>;
type Name = keyof typeof DEEDS;
const NAMES = Object.keys(DEEDS) as readonly Name[];

const CLOCK: Actor = { kind: 'clock' };
const SECOND: Actor = { kind: 'user', id: 'second', unit: '某市纪委监委' };
const actorOf = (name: Name): Actor | undefined =>
  name === 'lapsed' || name === 'expired' ? CLOCK : name === 'seconded' || name === 'objected' ? SECOND : undefined;
const does = (pair: Pair, name: Name) => desk(content, pair, DEEDS[name], actorOf(name));

/** By the desk's acts and the officer's, from a matter that was just submitted. */
const THEIRS = {
  '[撤回]': { type: 'delete' },
  '[是]': { type: 'agreed' },
  '[报告]': { type: 'report' },
  '[申诉]': { type: 'appeal' },
  '[写]': wrote(),
  '[答动机]': answered('动机', '为了公共利益或工作需要'),
  '[像动机]': { ...answered('动机', '为本单位职工或小团体'), type: 'readBack' } as Said,
  '[答得利]': answered('得利', '没有人得到不当好处'),
  '[答知情]': answered('知情', '不知道，事后才发现'),
  '[上一步]': { type: 'back' },
} as const satisfies Readonly<Record<string, Said>>;
const acting = (pair: Pair, doing: string): Pair => {
  if (doing in THEIRS) return officer(content, pair, THEIRS[doing as keyof typeof THEIRS]);
  const after = does(pair, doing as Name);
  if (after === undefined) throw new Error(`${doing} is not possible: ${matterOf(pair)?.stage}`);
  return after;
};
const PLACES: Readonly<Record<string, readonly string[]>> = {
  submitted: [],
  'submitted, withdrawing': ['[撤回]'],
  accepted: ['accepted'],
  'accepted, withdrawing': ['accepted', '[撤回]'],
  claimed: ['accepted', 'claimed'],
  writing: ['accepted', 'claimed', 'asked'],
  reasking: ['accepted', 'claimed', 'asked a look'],
  rereading: ['accepted', 'claimed', 'asked a look', '[像动机]'],
  'writing, released': ['accepted', 'claimed', 'asked', 'released'],
  'writing, withdrawing': ['accepted', 'claimed', 'asked', 'released', '[撤回]'],
  'reasking, released': ['accepted', 'claimed', 'asked a look', '[答动机]', 'released'],
  'rereading, released': ['accepted', 'claimed', 'asked a look', '[像动机]', 'released'],
  seconding: ['accepted', 'claimed', 'proposed'],
  decided: ['accepted', 'claimed', 'decided'],
  told: ['accepted', 'claimed', 'decided', 'told'],
  'told, appealing': ['accepted', 'claimed', 'decided', 'told', '[申诉]'],
  correcting: ['accepted', 'claimed', 'decided', 'told', 'planned'],
  'correcting, reported': ['accepted', 'claimed', 'decided', 'told', 'planned', '[报告]', '[写]'],
  'correcting, reporting': ['accepted', 'claimed', 'decided', 'told', 'planned', '[报告]'],
  'correcting, reporting again': ['accepted', 'claimed', 'decided', 'told', 'planned', '[报告]', '[写]', '[报告]'],
  'correcting, appealing': ['accepted', 'claimed', 'decided', 'told', 'planned', '[申诉]'],
  followingUp: ['accepted', 'claimed', 'decided', 'told', 'followedUp'],
  closed: ['accepted', 'claimed', 'decided', 'told', 'closed'],
  'closed, appealing': ['accepted', 'claimed', 'decided', 'told', 'closed', '[申诉]'],
  returned: ['returned'],
  'returned, submitting again': ['accepted', 'claimed', 'asked', 'released', 'returned'],
  appealed: ['accepted', 'claimed', 'decided', 'told', '[申诉]', '[写]'],
  'appealed, claimed': ['accepted', 'claimed', 'decided', 'told', '[申诉]', '[写]', 'claimed'],
  'appealed, writing, released': [
    'accepted',
    'claimed',
    'decided',
    'told',
    '[申诉]',
    '[写]',
    'claimed',
    'asked',
    'released',
  ],
};
const at = (place: string): Pair => (PLACES[place] ?? []).reduce(acting, begun);

const asked = '审核人员问：';
const again = '审核人员请您重新回答';
const claimed = '已有审核人员接手';
const returned = '您提交的材料被退回，原因：材料不够';
const decided = '审核有结论了，全文在下面';
const attached = '审核人员给您一个附件';
const UNHEARD = undefined;

/** Where the officer stands, what the desk does, what they hear first, where they stand then, and what the card then says. */
const HEARD: readonly (readonly [place: string, deed: Name, heard: string | undefined, stage: Stage, also?: string])[] =
  [
    ['submitted', 'accepted', '您提交的事项已受理', 'submitted'],
    ['submitted', 'returned', returned, 'judged'],
    ['submitted, withdrawing', 'accepted', '您提交的事项已受理', 'confirmingWithdrawal'],
    ['submitted, withdrawing', 'returned', returned, 'judged'],
    ['accepted', 'claimed', claimed, 'claimed'],
    ['accepted', 'returned', returned, 'judged'],
    ['accepted, withdrawing', 'claimed', claimed, 'claimed'],
    ['accepted, withdrawing', 'returned', returned, 'judged'],
    ['claimed', 'released', '接手的审核人员已退回，正在等别人接手。现在又可以撤回。', 'submitted'],
    ['claimed', 'lapsed', '接手的审核人员已退回', 'submitted'],
    ['claimed', 'handedOver', UNHEARD, 'claimed'],
    ['claimed', 'asked', asked, 'writing'],
    ['claimed', 'asked a look', again, 'reasking'],
    ['claimed', 'proposed', UNHEARD, 'claimed'],
    ['claimed', 'decided', decided, 'decided'],
    ['claimed', 'attached', attached, 'claimed'],
    [
      'writing',
      'released',
      '接手的审核人员已退回，正在等别人接手。问您的仍请回答，接手的人会看到。现在又可以撤回。',
      'writing',
      asked,
    ],
    ['writing', 'lapsed', '接手的审核人员已退回', 'writing', asked],
    ['writing', 'handedOver', UNHEARD, 'writing'],
    ['writing', 'asked a look', '审核人员又问了一件事', 'writing', asked],
    ['writing', 'proposed', '审核人员刚才的问题不需要再回答了', 'claimed'],
    ['writing', 'decided', decided, 'decided'],
    ['writing', 'attached', attached, 'writing', asked],
    ['reasking', 'released', '接手的审核人员已退回', 'reasking', '当时主要是为了什么'],
    ['reasking', 'lapsed', '接手的审核人员已退回', 'reasking', '当时主要是为了什么'],
    ['reasking', 'handedOver', UNHEARD, 'reasking'],
    ['reasking', 'asked', '审核人员又问了一件事', 'reasking', '当时主要是为了什么'],
    ['reasking', 'proposed', '审核人员刚才的问题不需要再回答了', 'claimed'],
    ['reasking', 'decided', decided, 'decided'],
    ['reasking', 'attached', attached, 'reasking', '当时主要是为了什么'],
    ['rereading', 'released', '接手的审核人员已退回', 'rereading', '您的意思是'],
    ['rereading', 'lapsed', '接手的审核人员已退回', 'rereading', '您的意思是'],
    ['rereading', 'handedOver', UNHEARD, 'rereading'],
    ['rereading', 'asked', '审核人员又问了一件事', 'rereading', '您的意思是'],
    ['rereading', 'proposed', '审核人员刚才的问题不需要再回答了', 'claimed'],
    ['rereading', 'decided', decided, 'decided'],
    ['rereading', 'attached', attached, 'rereading', '您的意思是'],
    ['writing, released', 'claimed', claimed, 'writing', asked],
    ['writing, released', 'returned', returned, 'judged'],
    ['writing, withdrawing', 'claimed', claimed, 'writing', asked],
    ['writing, withdrawing', 'returned', returned, 'judged'],
    ['reasking, released', 'claimed', claimed, 'reasking', '有没有人从中得到'],
    ['reasking, released', 'returned', returned, 'judged'],
    ['rereading, released', 'claimed', claimed, 'rereading', '您的意思是'],
    ['rereading, released', 'returned', returned, 'judged'],
    ['seconding', 'released', '接手的审核人员已退回', 'submitted'],
    ['seconding', 'lapsed', '接手的审核人员已退回', 'submitted'],
    ['seconding', 'handedOver', UNHEARD, 'claimed'],
    ['seconding', 'objected', UNHEARD, 'claimed'],
    ['seconding', 'seconded', decided, 'decided'],
    ['seconding', 'attached', attached, 'claimed'],
    ['decided', 'told', '审核结论已于 2026年11月24日 正式告知', 'decided'],
    ['told', 'planned', '请按下面的要求纠正', 'decided'],
    ['told', 'closed', '这件审核已经办结', 'decided'],
    ['told, appealing', 'planned', '请按下面的要求纠正', 'appealing'],
    ['told, appealing', 'closed', '这件审核已经办结', 'appealing'],
    ['correcting', 'planned anew', '请按下面的要求纠正', 'decided'],
    ['correcting, reported', 'confirmed', '“完善s1”已确认完成', 'decided'],
    ['correcting, reported', 'sentBack', '“完善s1”的报告还不够', 'decided'],
    [
      'correcting, reporting',
      'planned anew',
      '请按下面的要求纠正',
      'decided',
      '“完善s1”现在不用报告了。还有要报告的，请按现在的要求先输入“报告”再写',
    ],
    ['correcting, reporting', 'planned', '请按下面的要求纠正', 'reporting', '请写“完善s1”完成的情况和凭据'],
    ['correcting, reporting again', 'confirmed', '“完善s1”已确认完成', 'decided', '“完善s1”现在不用报告了'],
    ['correcting, reporting again', 'sentBack', '“完善s1”的报告还不够', 'reporting', '请写“完善s1”完成的情况和凭据'],
    ['correcting, appealing', 'planned anew', '请按下面的要求纠正', 'appealing'],
    ['followingUp', 'planned', '请按下面的要求纠正', 'decided'],
    ['followingUp', 'closed', '这件审核已经办结', 'decided'],
    ['returned', 'expired', '退回的材料没有在期限内补充', 'judged'],
    ['appealed', 'claimed', claimed, 'claimed'],
    ['appealed, claimed', 'released', '接手的审核人员已退回，正在等别人接手。我（助手）又在这里了', 'submitted'],
    ['appealed, claimed', 'decided', decided, 'decided'],
    ['appealed, writing, released', 'claimed', claimed, 'writing', asked],
  ];

describe.each(HEARD.map(([place, deed, heard, stage, also]) => ({ place, deed, heard, stage, also })))(
  '$place, then $deed',
  ({ place, deed, heard, stage, also = '' }) => {
    test(`hears “${heard ?? ''}” and stands at ${stage}`, () => {
      const after = does(at(place), deed);
      if (after === undefined) throw new Error('not possible at the desk');
      expect(after.isHeard).toBe(heard !== undefined);
      if (heard !== undefined) expect(after.heard.slice(0, heard.length)).toBe(heard);
      expect(placeOf(after)).toBe(stage);
      expect(after.heard).toContain(also);
    });
  },
);

/** Where the officer may stand while the matter is there. */
const FITS: Readonly<Record<MatterStage, readonly Stage[]>> = {
  submitted: ['submitted', 'confirmingWithdrawal'],
  accepted: ['submitted', 'confirmingWithdrawal', 'writing', 'reasking', 'rereading'],
  claimed: ['claimed'],
  asking: ['writing', 'reasking', 'rereading'],
  seconding: ['claimed'],
  decided: ['decided', 'appealing', 'reporting'],
  told: ['decided', 'appealing', 'reporting'],
  correcting: ['decided', 'appealing', 'reporting'],
  followingUp: ['decided', 'appealing', 'reporting'],
  closed: ['decided', 'appealing', 'reporting'],
  returned: ['judged', 'asking', 'naming', 'excluding', 'consenting', 'confirmingDelete', 'confirmingRestart'],
  withdrawn: ['judged', 'asking', 'confirmingDelete', 'confirmingRestart'],
  expired: ['judged', 'asking'],
};

describe.each(Object.keys(PLACES))('%s', (place) => {
  test.each(NAMES)('%s is impossible, unheard, or told and in its place', (name) => {
    const before = at(place);
    const after = does(before, name);
    if (after === undefined) return;
    if (after.isHeard) expect(after.heard).not.toBe('');
    const stage = matterOf(after)?.stage ?? 'submitted';
    expect(FITS[stage], `${place}, then ${name}`).toContain(placeOf(after));
  });
});

test('what has no place in the dialogue is found out, not told as if it did not fit', () => {
  const [, effects] = advance(content, at('submitted').moment, { type: 'sentBack', step: 's1', reason: '' });
  expect(hears(effects)).toBe(false);
});

test.each(Object.keys(PLACES))('what is written at %s is told as recorded where it is, and nowhere else', (place) => {
  const before = at(place);
  const after = officer(content, before, wrote('另外说一件事。'));
  const stage = matterOf(before)?.stage ?? 'submitted';
  const isOver = stage === 'returned' || (stage === 'closed' && placeOf(before) !== 'appealing');
  expect(after.recorded - before.recorded).toBe(isOver ? 0 : 1);
  const last = isOver ? undefined : after.acts?.at(-1);
  const asked = { writing: 'answered', reporting: 'reported', appealing: 'appealed' } as const;
  const type: string = asked[placeOf(before) as keyof typeof asked] ?? 'wrote';
  if (!isOver) expect(last).toMatchObject({ type });
  if (type === 'wrote' && !isOver) {
    expect(after.heard).toMatch(/^已(?:转给审核人员|放进这件事)[^\n]*$/);
    expect([matterOf(after), placeOf(after)]).toEqual([matterOf(before), placeOf(before)]);
  }
});

describe('what the officer does where the desk has just acted', () => {
  test('a question that stands may be answered by whoever waits for nobody, and it can be withdrawn', () => {
    const released = at('writing, released');
    expect(matterOf(acting(released, '[写]'))?.state.asks[0]?.answer?.text).toBe('一段话');
    const withdrawn = ['[撤回]', '[是]'].reduce(acting, released);
    expect([matterOf(withdrawn)?.stage, placeOf(withdrawn)]).toEqual(['withdrawn', 'judged']);
    expect(placeOf(['[撤回]', '[上一步]'].reduce(acting, released)), 'thought better of it').toBe('writing');
  });

  test('returned while a question stood: it is gone, and the matter is the officer’s again', () => {
    const back = at('returned, submitting again');
    expect(back.moment.context).toMatchObject({ asks: [], revisiting: [], held: false });
    expect(placeOf(officer(content, back, { type: 'person' }))).toBe('naming');
  });

  test('after an appeal nothing is withdrawn, whoever holds it', () => {
    expect(placeOf(acting(at('appealed, writing, released'), '[撤回]'))).toBe('writing');
    expect(placeOf(acting(at('appealed'), '[撤回]'))).toBe('submitted');
  });

  test('a report to a step that is gone is not taken for one', () => {
    const gone = acting(at('correcting, reporting'), 'planned anew');
    const reports = (pair: Pair) => matterOf(pair)?.state.steps.map((step) => step.reports.length);
    expect(reports(acting(gone, '[写]')), 'but a message').toEqual([0]);
    expect(reports(['[报告]', '[写]'].reduce(acting, gone)), 'and to the new one it is').toEqual([1]);
  });
});

describe('a look asked again', () => {
  const asksLook = (pair: Pair, number: number, id = `look${number}`): Pair => {
    const questions = content.flow.looks[number - 1]?.questions.filter(({ kind }) => kind !== 'account') ?? [];
    const after = desk(content, pair, {
      type: 'asked',
      ask: { id, text: '', questions: questions.map((question) => question.id) },
    });
    if (after === undefined) throw new Error('not possible');
    return after;
  };
  /** Keeps what was answered before, and is not sure of the rest. */
  const rest = (pair: Pair): Pair => {
    let now = pair;
    for (let n = 0; placeOf(now) === 'reasking'; n++) {
      const question = currentQuestion(content, now.moment.context)?.id;
      if (question === undefined || n > 30) throw new Error('no end of questions');
      const isKept = now.moment.context.answers[question] !== undefined;
      now = officer(
        content,
        now,
        isKept ? { type: 'kept' } : { type: 'answered', question, answer: { kind: 'unknown' }, today: '2026-11-23' },
      );
    }
    return now;
  };
  const answersOf = (pair: Pair) => matterOf(pair)?.state.asks.map(({ answer }) => answer?.text);

  test('every follow-up that applies is put, also after one that does not', () => {
    const facts = { ...LIN, 违反的规定: '没有违反任何规定' }; // so that nothing has to be gone through again: 补办手续
    let pair = asksLook(['accepted', 'claimed'].reduce(acting, submittedPair(content, facts)), 6);
    const put: string[] = [];
    for (const [question, option] of [
      ['补救', '没有需要补救的'],
      ['事后态度', '如实配合了解'],
      ['同类错误', '没有发生过'],
    ] as const) {
      expect(placeOf(pair)).toBe('reasking');
      expect(pair.heard).toContain(question === '补救' ? again : '记下了');
      put.push(question);
      pair = officer(content, pair, answered(question, option));
    }
    expect(placeOf(pair)).toBe('claimed');
    expect(answersOf(pair)).toEqual([put.join()]);
  });

  test('one that is kept counts as answered; one that was let go is named', () => {
    let pair = asksLook(at('claimed'), 2);
    pair = officer(content, pair, answered('依据', '界限不清，也没有禁止'));
    expect(LIN['上级文件'], 'it had been answered').toBeDefined();
    pair = rest(pair);
    expect(answersOf(pair)?.[0]?.split(',')).toEqual(expect.arrayContaining(['依据', '上级文件']));
  });

  test('asked while it is answered already, of a matter that stopped early: what was left open is asked, and told', () => {
    const { 补救: _, 事后态度: __, 同类错误: ___, ...early } = LIN;
    let pair = ['accepted', 'claimed'].reduce(acting, submittedPair(content, early));
    pair = asksLook(pair, 5);
    expect(pair.heard).toContain('提交时还没有答到的，也会接着问');
    pair = rest(pair);
    expect(placeOf(pair)).toBe('claimed');
    expect(answersOf(pair)?.[0]?.split(',')).toEqual(expect.arrayContaining(['后果', '补救', '同类错误']));
  });

  test('a second one that does not apply any more by then is told to both, in the same turn', () => {
    const early = { 事项: '工作中的失误能不能容错' };
    let pair = ['accepted', 'claimed', 'asked'].reduce(acting, submittedPair(content, early));
    pair = asksLook(asksLook(pair, 1), 2);
    pair = acting(pair, '[写]');
    expect(placeOf(pair)).toBe('reasking');
    pair = officer(content, pair, answered('性质', '先行先试或探索中的失误'));
    pair = officer(content, pair, answered('违反的规定', '没有违反任何规定'));
    pair = officer(content, pair, answered('涉及情形', '以上都没有'));
    pair = officer(content, pair, answered('谁在问', '当事人本人'));
    pair = officer(content, pair, answered('阶段', '已经立案'));
    pair = rest(pair);
    expect(placeOf(pair)).toBe('claimed');
    expect(pair.heard).toContain('按您现在的回答，那一看不适用');
    expect(matterOf(pair)?.stage).toBe('claimed');
    expect(answersOf(pair)?.at(-1), 'nothing was answered to it').toBe('');
  });
});
