/** The dialogue as laws: however one gets there, the same answers come to the same judgment; and nothing said is left without a reply. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accept,
  askedQuestions,
  beginning,
  currentQuestion,
  type CaseEvent,
  type CaseState,
} from '../../src/core/case.ts';
import type { Content } from '../../src/core/content.ts';
import { advance, begin, replay, stageOf, type Effect, type Moment, type Stage } from '../../src/core/dialogue.ts';
import type { Answer, Answers } from '../../src/core/facts.ts';
import { questionsOf, type Question } from '../../src/core/flow.ts';
import { judge } from '../../src/core/judge.ts';
import { word, type Particulars } from '../../src/core/wording.ts';
import { ASOF, contentFrom, type Draw, drawn, personaFrom, RUNS, valueFrom } from './random.ts';
import { toldWhole } from './told.ts';

type Said = Exclude<CaseEvent, { type: 'opened' }>;

const PARTICULARS: Particulars = { hotline: '12356', code: undefined, codeDays: 7, noReviewer: false };
const DECISION = { outcome: 'tolerated', agrees: true, reason: '理由', clauses: [], by: '某机关', at: 0 } as const;

/** A talk so far. */
class Talk {
  readonly events: CaseEvent[] = [{ type: 'opened', lang: 'zh' }];
  moment: Moment;
  effects: readonly Effect[];
  readonly content: Content;
  constructor(content: Content) {
    this.content = content;
    [this.moment, this.effects] = begin(content, 'zh');
  }
  get state(): CaseState {
    return this.moment.context;
  }
  get stage(): Stage {
    return stageOf(this.moment);
  }
  get current(): Question | undefined {
    return currentQuestion(this.content, this.state);
  }
  say(event: Said): void {
    this.events.push(event);
    [this.moment, this.effects] = advance(this.content, this.moment, event);
  }
  answer(answers: Answers): void {
    const { current } = this;
    if (current !== undefined)
      this.say({
        type: 'answered',
        question: current.id,
        answer: answers[current.id] ?? { kind: 'unknown' },
        today: ASOF,
      });
  }
  judged() {
    return toldWhole(judge(this.content, this.state.answers, this.state.today));
  }
}

/** Answers what is asked, first to last. */
function straight(content: Content, persona: Answers): Talk {
  const talk = new Talk(content);
  for (let turn = 0; talk.stage === 'asking' && turn < 100; turn++) talk.answer(persona);
  expect(talk.stage).toBe('judged');
  return talk;
}

/** From wherever the talk is: what was answered otherwise is put right, what is open answered. */
function finish(talk: Talk, persona: Answers): void {
  for (let turn = 0; turn < 300; turn++) {
    switch (talk.stage) {
      case 'asking':
        talk.answer(persona);
        break;
      case 'naming':
        talk.say({ type: 'named', unit: '某单位' });
        break;
      case 'excluding':
        talk.say({ type: 'excluded', excluded: '' });
        break;
      case 'judged': {
        const wrong = askedQuestions(talk.content, talk.state)
          .map(({ id }) => id)
          .filter((id) => JSON.stringify(talk.state.answers[id]) !== JSON.stringify(persona[id]));
        if (wrong.length === 0) return;
        talk.say({ type: 'revisit', questions: wrong });
        break;
      }
      default:
        talk.say({ type: 'refused' });
    }
  }
  throw new Error(`the talk does not end: ${talk.stage}`);
}

/** Something a person may do before submitting, right or wrong. */
function wander(talk: Talk, draw: Draw): void {
  const { content, state, current } = talk;
  const answeredIds = Object.keys(state.answers);
  const guess = (): { question: string; answer: Answer; today: string } | undefined =>
    current === undefined
      ? undefined
      : {
          question: current.id,
          answer: draw.chance(20) ? { kind: 'unknown' } : valueFrom(draw, content, current),
          today: ASOF,
        };
  const act = draw.from([
    'answer',
    'answer',
    'answer',
    'answer',
    'back',
    'revisit',
    'revisit',
    'kept',
    'readBack',
    'agreed',
    'refused',
    'restart',
    'person',
    'aside',
  ] as const);
  switch (act) {
    case 'answer':
    case 'readBack': {
      const given = guess();
      if (given !== undefined) talk.say({ type: act === 'answer' ? 'answered' : 'readBack', ...given });
      return;
    }
    case 'revisit':
      if (answeredIds.length > 0) talk.say({ type: 'revisit', questions: draw.some(answeredIds) });
      return;
    case 'agreed':
      // Agreeing to submit would end the self-check.
      if (talk.stage !== 'consenting') talk.say({ type: 'agreed' });
      return;
    case 'person':
      talk.say({ type: 'person' });
      if (draw.chance(50)) talk.say({ type: 'named', unit: '某单位' });
      return;
    case 'aside':
      talk.say(
        draw.from([
          { type: 'why' },
          { type: 'help' },
          { type: 'show' },
          { type: 'details' },
          { type: 'stale' },
          { type: 'distress' },
          { type: 'spoke', lang: 'en' },
        ] as const),
      );
      return;
    default:
      talk.say({ type: act });
  }
}

const talkFrom = (draw: Draw) => {
  const content = contentFrom(draw);
  return { content, persona: personaFrom(draw, content, draw.from([0, 20, 50])), draw };
};

describe('the same answers come to the same judgment', () => {
  test('changed back and forth on the way, or straight through', () =>
    fc.assert(
      fc.property(drawn(talkFrom, 700), ({ content, persona, draw }) => {
        const talk = new Talk(content);
        for (let turn = 0; turn < 16; turn++) wander(talk, draw);
        finish(talk, persona);
        expect(talk.judged()).toEqual(straight(content, persona).judged());
      }),
      RUNS,
    ));

  test('after starting over', () =>
    fc.assert(
      fc.property(drawn(talkFrom, 700), ({ content, persona, draw }) => {
        const talk = new Talk(content);
        for (let turn = 0; turn < 10; turn++) wander(talk, draw);
        talk.say({ type: 'restart' });
        const before = talk.stage;
        talk.say({ type: 'agreed' });
        if (before !== 'confirmingRestart') return;
        expect(talk.state.answers).toEqual({});
        for (let turn = 0; talk.stage === 'asking' && turn < 100; turn++) talk.answer(persona);
        const other = straight(content, persona);
        expect(talk.state.answers).toEqual(other.state.answers);
        expect(talk.judged()).toEqual(other.judged());
      }),
      RUNS,
    ));

  test('in whatever order the questions that may be met are answered', () =>
    fc.assert(
      fc.property(drawn(talkFrom, 700), ({ content, persona, draw }) => {
        let state = beginning('zh');
        const open = () => askedQuestions(content, state).filter(({ id }) => state.answers[id] === undefined);
        let turns = 0;
        for (let left = open(); left.length > 0; left = open()) {
          expect(turns++, 'the talk does not end').toBeLessThan(100);
          const { id } = draw.from(left);
          ({ state } = accept(content, state, {
            question: id,
            answer: persona[id] ?? { kind: 'unknown' },
            today: ASOF,
          }));
        }
        expect(toldWhole(judge(content, state.answers, ASOF))).toEqual(straight(content, persona).judged());
      }),
      RUNS,
    ));

  test('with every question answered, asked or not', () =>
    fc.assert(
      fc.property(drawn(talkFrom), ({ content, persona }) => {
        const gates = questionsOf(content.flow).flatMap(({ when }) => when.map(({ question }) => question));
        // Where a gate is unknown, the follow-up is not asked, and what would have been answered is not known.
        if (gates.some((id) => persona[id]?.kind === 'unknown')) return;
        expect(straight(content, persona).judged()).toEqual(toldWhole(judge(content, persona, ASOF)));
      }),
      RUNS,
    ));
});

test('the events, kept as JSON, come to the same moment again', () =>
  fc.assert(
    fc.property(drawn(talkFrom, 700), ({ content, draw }) => {
      const talk = new Talk(content);
      for (let turn = 0; turn < 12; turn++) draw.chance(80) ? wander(talk, draw) : talk.say(eventFrom(draw, talk));
      const again = replay(content, JSON.parse(JSON.stringify(talk.events)));
      expect(again?.value).toEqual(talk.moment.value);
      expect(JSON.stringify(again?.context)).toBe(JSON.stringify(talk.moment.context));
    }),
    RUNS,
  ));

describe('an answer that was read back', () => {
  const askedFrom = (draw: Draw) => {
    const talk = broughtTo('asking', draw);
    for (let turn = draw.number(8); turn > 0; turn--) talk.answer(personaFrom(draw, talk.content, 20));
    const { current } = talk;
    return {
      talk,
      given: current && { question: current.id, answer: valueFrom(draw, talk.content, current), today: ASOF },
    };
  };

  test('counts once it is agreed to, as if it had been given', () =>
    fc.assert(
      fc.property(drawn(askedFrom), ({ talk, given }) => {
        if (given === undefined) return;
        const { moment } = talk;
        talk.say({ type: 'answered', ...given });
        const answered = talk.state;
        talk.moment = moment;
        talk.say({ type: 'readBack', ...given });
        expect([talk.stage, talk.state.answers]).toEqual(['readingBack', moment.context.answers]);
        talk.say({ type: 'agreed' });
        expect(talk.state).toEqual(answered);
      }),
      RUNS,
    ));

  test('leaves nothing behind when it is refused', () =>
    fc.assert(
      fc.property(drawn(askedFrom), ({ talk, given }) => {
        if (given === undefined) return;
        const before = talk.state;
        talk.say({ type: 'readBack', ...given });
        talk.say({ type: 'refused' });
        expect(talk.state).toEqual(before);
      }),
      RUNS,
    ));
});

// ---- any event in any state

const TYPES = [
  'answered',
  'readBack',
  'agreed',
  'refused',
  'kept',
  'back',
  'revisit',
  'restart',
  'why',
  'help',
  'progress',
  'details',
  'show',
  'spoke',
  'person',
  'named',
  'excluded',
  'delete',
  'code',
  'codeRefused',
  'resumed',
  'unclear',
  'stale',
  'distress',
  'secret',
  'claimed',
  'released',
  'decided',
  'accepted',
  'returned',
  'asked',
  'unasked',
  'told',
  'planned',
  'sentBack',
  'confirmed',
  'closed',
  'cleared',
  'expired',
  'wrote',
  'report',
  'appeal',
] as const satisfies readonly Said['type'][];
/** Does not compile while a kind of event is missing above. */
const EVERY: readonly Said['type'][] = TYPES satisfies readonly (typeof TYPES)[number][];

/** Any event, whether it fits or not: other questions than the current one, answers of another kind, ids that nobody knows. */
function eventFrom(draw: Draw, { content, current }: Talk, type: Said['type'] = draw.from(EVERY)): Said {
  const questions = questionsOf(content.flow);
  const question = draw.chance(50) && current !== undefined ? current : draw.from(questions);
  const given = (): { question: string; answer: Answer; today: string } => ({
    question: draw.chance(3) ? '没有这一问' : question.id,
    answer: draw.chance(15)
      ? { kind: 'unknown' }
      : valueFrom(draw, content, draw.chance(5) ? draw.from(questions) : question),
    today: ASOF,
  });
  switch (type) {
    case 'answered':
    case 'readBack':
      return { type, ...given() };
    case 'revisit':
      return { type, questions: draw.some([...questions.map(({ id }) => id), '没有这一问']) };
    case 'spoke':
      return { type, lang: draw.from(['zh', 'en']) };
    case 'named':
      return { type, unit: '某单位' };
    case 'excluded':
      return { type, excluded: draw.from(['', '某人']) };
    case 'codeRefused':
      return { type, because: draw.from(['void', 'occupied']) };
    case 'unclear':
      return {
        type,
        reason: draw.from([
          'option',
          'several',
          'alone',
          'amount',
          'day',
          'noSuchDay',
          'futureDay',
          'place',
          'empty',
          'tooLong',
          'yesOrNo',
          'button',
          'notNow',
        ] as const),
      };
    case 'decided':
      return { type, decision: DECISION };
    case 'returned':
      return { type, reason: '没有写清依据' };
    case 'asked':
      return {
        type,
        ask: {
          id: `ask${draw.from([1, 2, 3, 4, 5])}`,
          text: draw.from(['', '由哪个会议决定？']),
          questions: draw.chance(50) ? [] : draw.some([...questions.map(({ id }) => id), '没有这一问']),
        },
      };
    case 'told':
      return {
        type,
        on: '2026-11-23',
        ...(draw.chance(50) ? {} : { appeal: { until: '2026-12-31', rule: '某规定' } }),
      };
    case 'planned':
      return { type, steps: [STEP] };
    case 'sentBack':
      return { type, step: draw.from(['s1', '没有这一项']), reason: '没有附凭据' };
    case 'confirmed':
      return { type, step: draw.from(['s1', '没有这一项']) };
    case 'attached':
      return { type, name: '处理意见.pdf' };
    case 'cleared':
      return { type, to: '所在单位', on: '2026-11-23' };
    case 'wrote':
      return { type, text: '有会议纪要' };
    case 'report':
      return { type, ...(draw.chance(50) ? {} : { step: draw.from(['s1', '没有这一项']) }) };
    default:
      return { type };
  }
}

const STEP = { id: 's1', what: '完善风险评估', owner: '承办科室', due: '2026-12-31' };

/** Asked in words; asked the very first question again, which always applies. */
const ASK: Said = { type: 'asked', ask: { id: 'ask0', text: '由哪个会议决定？', questions: [] } };
const askAgain = ({ content }: Talk): Said => ({
  type: 'asked',
  ask: { id: 'ask0', text: '', questions: [content.flow.first[0]?.id ?? ''] },
});

/** The way to each stage, for a talk that has only begun. */
const WAYS: Readonly<Record<Stage, readonly (Said['type'] | Said | ((talk: Talk) => Said))[]>> = {
  asking: [],
  readingBack: ['readBack'],
  judged: [],
  naming: ['person'],
  excluding: ['person', 'named'],
  consenting: ['person', 'named', 'excluded'],
  confirmingRestart: ['restart'],
  confirmingDelete: ['delete'],
  submitted: ['person', 'named', 'excluded', 'agreed'],
  confirmingWithdrawal: ['person', 'named', 'excluded', 'agreed', 'delete'],
  claimed: ['person', 'named', 'excluded', 'agreed', 'claimed'],
  writing: ['person', 'named', 'excluded', 'agreed', 'claimed', ASK],
  reasking: ['person', 'named', 'excluded', 'agreed', 'claimed', askAgain],
  rereading: ['person', 'named', 'excluded', 'agreed', 'claimed', askAgain, 'readBack'],
  decided: ['person', 'named', 'excluded', 'agreed', 'claimed', 'decided'],
  reporting: ['person', 'named', 'excluded', 'agreed', 'claimed', 'decided', 'planned', { type: 'report' }],
  appealing: ['person', 'named', 'excluded', 'agreed', 'claimed', 'decided', 'told', 'appeal'],
  gone: ['delete', 'agreed'],
};

/** What leads on from a stage, towards a decision. */
const ON: Readonly<Record<Stage, readonly Said['type'][]>> = {
  asking: ['person', 'person', 'person', 'delete'],
  readingBack: ['agreed'],
  judged: ['person'],
  naming: ['named'],
  excluding: ['excluded'],
  consenting: ['agreed'],
  confirmingRestart: ['refused'],
  confirmingDelete: ['agreed', 'refused'],
  submitted: ['claimed', 'delete'],
  confirmingWithdrawal: ['agreed', 'refused', 'claimed'],
  claimed: ['decided', 'released', 'asked', 'asked'],
  writing: ['wrote', 'decided'],
  reasking: ['answered', 'kept', 'readBack'],
  rereading: ['agreed', 'refused'],
  decided: ['delete', 'told', 'planned', 'report', 'appeal'],
  reporting: ['wrote', 'back'],
  appealing: ['back', 'wrote'],
  gone: ['show'],
};

/** Any event, but often one that leads on, or the answer that is awaited. */
const likelyFrom = (draw: Draw, talk: Talk, persona: Answers): Said => {
  const { current } = talk;
  if (draw.chance(40)) return eventFrom(draw, talk);
  if (talk.stage === 'asking' && current !== undefined && draw.chance(80))
    return { type: 'answered', question: current.id, answer: persona[current.id] ?? { kind: 'unknown' }, today: ASOF };
  return eventFrom(draw, talk, draw.from(ON[talk.stage]));
};

/** A talk brought to a stage. */
function broughtTo(stage: Stage, draw: Draw): Talk {
  const content = contentFrom(draw);
  const talk =
    stage === 'judged' || (stage !== 'asking' && stage !== 'readingBack' && draw.chance(50))
      ? straight(content, personaFrom(draw, content, 20))
      : new Talk(content);
  for (const way of WAYS[stage])
    talk.say(typeof way === 'string' ? eventFrom(draw, talk, way) : typeof way === 'function' ? way(talk) : way);
  return talk;
}

const repliesTo = (talk: Talk, event: Said) => {
  talk.say(event);
  const replies = word(talk.content, talk.effects, talk.moment, PARTICULARS);
  expect(replies.length, `${event.type} was not answered in ${talk.stage}`).toBeGreaterThan(0);
  for (const { text } of replies) expect(text.trim(), event.type).not.toBe('');
  return replies;
};

describe('whatever is said, at whatever moment', () => {
  test.each(Object.keys(WAYS) as Stage[])('nothing is thrown and something is answered: %s', (stage) =>
    fc.assert(
      fc.property(
        drawn((draw) => ({ talk: broughtTo(stage, draw), draw })),
        ({ talk, draw }) => {
          expect(talk.stage).toBe(stage);
          const { moment, effects } = talk;
          for (const type of EVERY) {
            talk.moment = moment;
            talk.effects = effects;
            repliesTo(talk, eventFrom(draw, talk, type));
          }
        },
      ),
      { numRuns: Math.ceil(RUNS.numRuns / 20) },
    ),
  );

  const walk = ({ content, persona, draw }: ReturnType<typeof talkFrom>, met?: Set<Stage>): void => {
    const talk = new Talk(content);
    for (let turn = 0; turn < 40; turn++) {
      met?.add(talk.stage);
      repliesTo(talk, likelyFrom(draw, talk, persona));
    }
  };

  test('on random walks too', () =>
    fc.assert(
      fc.property(drawn(talkFrom, 1000), (given) => walk(given)),
      RUNS,
    ));

  test('such walks come to every stage', () => {
    const met = new Set<Stage>();
    for (const given of fc.sample(drawn(talkFrom, 1000), { numRuns: 150, seed: 6 })) walk(given, met);
    expect([...met].toSorted()).toEqual(Object.keys(WAYS).toSorted());
  });

  test.each<[Stage, readonly Said['type'][]]>([
    ['asking', ['agreed', 'refused', 'named', 'excluded', 'claimed', 'released', 'decided']],
    ['readingBack', ['kept', 'named', 'claimed', 'decided']],
    ['judged', ['answered', 'readBack', 'agreed', 'refused', 'kept', 'claimed', 'decided']],
    ['naming', ['answered', 'agreed', 'refused', 'excluded', 'claimed']],
    ['excluding', ['answered', 'agreed', 'refused', 'named', 'claimed']],
    ['consenting', ['answered', 'named', 'excluded', 'claimed', 'decided']],
    ['confirmingRestart', ['answered', 'named', 'claimed']],
    ['confirmingDelete', ['answered', 'named', 'claimed']],
    ['submitted', ['answered', 'agreed', 'refused', 'back', 'revisit', 'restart', 'named']],
    ['confirmingWithdrawal', ['answered', 'restart']],
    ['claimed', ['answered', 'agreed', 'refused', 'back', 'revisit', 'restart', 'named']],
    ['decided', ['answered', 'agreed', 'back', 'revisit', 'restart', 'person', 'claimed', 'released', 'decided']],
  ])('what does not fit is said not to fit, and changes nothing: %s', (stage, types) => {
    for (const { talk, draw } of fc.sample(
      drawn((draw) => ({ talk: broughtTo(stage, draw), draw })),
      { numRuns: 3, seed: 6 },
    )) {
      const { moment } = talk;
      for (const type of types) {
        talk.moment = moment;
        talk.say(eventFrom(draw, talk, type));
        expect(talk.effects, type).toEqual([{ type: 'tell', params: { say: 'notNow' } }]);
        expect([talk.stage, talk.state]).toEqual([stage, moment.context]);
      }
    }
  });

  test('what is gone stays gone, and wants nothing done', () =>
    fc.assert(
      fc.property(
        drawn((draw) => ({ talk: broughtTo('gone', draw), draw })),
        ({ talk, draw }) => {
          const { context } = talk.moment;
          for (let turn = 0; turn < 8; turn++) {
            repliesTo(talk, eventFrom(draw, talk));
            expect(talk.stage).toBe('gone');
            expect(talk.effects).toEqual([]);
            expect(talk.moment.context).toEqual(context);
          }
        },
      ),
      RUNS,
    ));

  test('nothing is submitted but by saying yes to the whole record, and a review is opened once for each', () =>
    fc.assert(
      fc.property(drawn(talkFrom, 1000), ({ content, persona, draw }) => {
        const talk = new Talk(content);
        let open = false;
        for (let turn = 0; turn < 40; turn++) {
          const before = talk.stage;
          talk.say(likelyFrom(draw, talk, persona));
          for (const effect of talk.effects) {
            const { type } = effect;
            if (type === 'openReview') {
              expect([before, open, talk.events.at(-1)?.type]).toEqual(['consenting', false, 'agreed']);
              open = true;
            }
            if (type === 'withdrawReview') {
              expect([before, open]).toEqual(['confirmingWithdrawal', true]);
              open = false;
            }
            if (type === 'tell' && effect.params.say === 'returned') open = false;
            // What a reviewer may be reading is not destroyed under their eyes.
            if (type === 'destroy') expect([before, open]).toEqual(['confirmingDelete', false]);
          }
        }
      }),
      RUNS,
    ));
});

test('an answer changed after a judgment was shown is kept, and says what it was', () =>
  fc.assert(
    fc.property(drawn(talkFrom, 700), ({ content, persona, draw }) => {
      const talk = straight(content, persona);
      const shown = talk.state.answers;
      expect(talk.state.changes).toEqual([]);
      for (let turn = 0; turn < 15; turn++) wander(talk, draw);
      for (const id of new Set([...Object.keys(shown), ...Object.keys(talk.state.answers)])) {
        const [was, is] = [shown[id], talk.state.answers[id]];
        const changes = talk.state.changes.filter(({ question }) => question === id);
        // An answer cleared by starting over and not given again is no other answer.
        if (is !== undefined && JSON.stringify(was) !== JSON.stringify(is)) {
          expect(changes.at(-1)?.to, id).toEqual(is);
          expect(changes[0]?.from, id).toEqual(was);
        }
      }
    }),
    RUNS,
  ));
