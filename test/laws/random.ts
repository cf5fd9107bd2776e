/**
 * Small random flows, lists and answers, as `src/content` would accept them: gates rest on earlier questions only, a
 * clause has its pack's dates unless it gives its own, only grounds are tightened, and a short path turns on a question
 * for which 不清楚 stands for an option.
 *
 * All are read off a tape of numbers, so that fast-check shrinks every one of them: towards 0, which is always the
 * plainest choice.
 */
import fc from 'fast-check';
import type { Content } from '../../src/core/content.ts';
import { questionsOf, type Flow, type Look, type Option, type Path, type Question } from '../../src/core/flow.ts';
import type { Answer, Answers } from '../../src/core/facts.ts';
import {
  GROUNDS,
  type Clause,
  type Condition,
  type Effect,
  type List,
  type Outcome,
  type PolicyPack,
  type Situation,
  type Test,
  type Tightening,
} from '../../src/core/policy.ts';
import { everyValue, valuesGiven } from './naive.ts';

/** Reads choices off the tape; 0 once it has run out. */
export interface Draw {
  /** 0 … most */
  readonly number: (most: number) => number;
  /** the first one where the tape says 0 */
  readonly from: <T>(items: readonly T[]) => T;
  /** true in so many of a hundred; false where the tape says 0 */
  readonly chance: (percent: number) => boolean;
  /** some of them, in order, never none */
  readonly some: <T>(items: readonly T[]) => readonly T[];
  readonly shuffled: <T>(items: readonly T[]) => readonly T[];
}

const SCALE = 100_000;

export function drawFrom(tape: readonly number[]): Draw {
  let at = 0;
  const number = (most: number): number => Math.floor(((tape[at++] ?? 0) / SCALE) * (most + 1));
  const draw: Draw = {
    number,
    from: (items) => items[number(items.length - 1)] as (typeof items)[number],
    chance: (percent) => number(99) >= 100 - percent,
    some: (items) => {
      const chosen = items.filter(() => number(1) === 1);
      return chosen.length > 0 ? chosen : [draw.from(items)];
    },
    shuffled: (items) => {
      const rest = [...items];
      return items.map(() => rest.splice(number(rest.length - 1), 1)[0] as (typeof items)[number]);
    },
  };
  return draw;
}

/** Anything that can be drawn, with a tape long enough for the largest content. */
export const drawn = <T extends object>(read: (draw: Draw) => T, length = 560): fc.Arbitrary<T> =>
  fc
    .array(fc.integer({ min: 0, max: SCALE - 1 }), { minLength: length, maxLength: length, size: 'max' })
    .map((tape) => {
      const value = read(drawFrom(tape));
      const picture = (): string =>
        Object.entries(value)
          .filter(([name]) => name !== 'draw')
          .map(([name, part]) => `\n${name}\n${pictured(part)}`)
          .join('');
      return Object.defineProperty(value, fc.toStringMethod, { value: picture, enumerable: false });
    });

/** How often each law is tried; RUNS=20000 npx vitest run test/laws looks longer. */
export const RUNS = { numRuns: Number(process.env['RUNS'] ?? 300) };

/** One of the days on which rules begin and end: that is where a mistake shows. */
export const ASOF = '2024-01-01';
const DAYS = ['2023-01-01', ASOF, '2025-01-01'] as const;
const PLACES = ['湖北', '湖北/武汉', '浙江'] as const;
const YUAN = [1000, 500_000, 0.1] as const;
const LETTERS = ['甲', '乙', '丙', '丁'] as const;

const text = (zh: string): { zh: string } => ({ zh });

// ---- flows

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
  ask: text(`${id}?`),
  why: text(`为什么问${id}`),
  when,
  changeable: false,
});

const choice = (id: string, options: readonly Option[], when: Condition = []): Question => ({
  ...asked(id, when),
  kind: 'choice',
  multiple: false,
  options,
});

/** A question of any kind; `plain`: one of two options, so that many of them can be unknown at once. */
function questionFrom(draw: Draw, id: string, gate: Condition, plain = false): Question {
  if (plain) return choice(id, [option('甲'), option('乙')], gate);
  const kind = draw.from([
    'choice',
    'choice',
    'choice',
    'choice',
    'many',
    'many',
    'amount',
    'date',
    'place',
    'account',
  ] as const);
  if (kind !== 'choice' && kind !== 'many') return { ...asked(id, gate), kind };
  const multiple = kind === 'many';
  const changeable = draw.chance(40);
  const letters = LETTERS.slice(0, 2 + draw.number(multiple ? 1 : 2));
  const options = letters.map((letter, at) =>
    option(letter, {
      alone: multiple && at === letters.length - 1 && draw.chance(50),
      attainable: changeable && draw.chance(50),
      stillOpen: changeable && draw.chance(60),
      ...(draw.chance(50) ? { leans: draw.from(['for', 'against'] as const) } : {}),
    }),
  );
  const question = { ...asked(id, gate), kind: 'choice' as const, changeable, multiple, options };
  return draw.chance(12) ? { ...question, unknownMeans: draw.from(letters) } : question;
}

export function flowFrom(draw: Draw): Flow {
  const first: Question[] = [];
  const plain = draw.chance(20);
  const withPath = !plain && draw.chance(35);
  if (withPath)
    first.push({
      ...choice('事项', [option('失误'), option('澄清')]),
      kind: 'choice',
      multiple: false,
      options: [option('失误'), option('澄清')],
      unknownMeans: draw.from(['失误', '失误', '失误', '澄清']),
    });
  first.push({
    ...asked('身份'),
    kind: 'choice',
    multiple: draw.chance(50),
    options: LETTERS.slice(0, 2 + draw.number(1)).map((letter) => option(letter)),
  });
  first.push({ ...asked('地区'), kind: 'place' });
  first.push({ ...asked('行为时间', draw.chance(10) ? conditionFrom(draw, first, 1) : []), kind: 'date' });
  if (draw.chance(10)) first.push(questionFrom(draw, '领域', draw.chance(50) ? conditionFrom(draw, first, 1) : []));
  const paths: Path[] = withPath
    ? [
        {
          name: '澄清',
          title: text('澄清'),
          when: [{ question: '事项', is: 'oneOf', options: ['澄清'] }],
          intro: text('澄清另有规定。'),
          questions: draw.chance(70) ? [questionFrom(draw, '核查', [])] : [],
        },
      ]
    : [];

  // The live questions stand in two or three of the six looks; the other looks ask something that no list turns on.
  const live = plain ? 7 : 2 + draw.number(4);
  const homes = Array.from({ length: live }, (_, at) => (at < 2 ? at : draw.number(2))).toSorted((a, b) => a - b);
  const before: Question[] = [...first];
  const looks = Array.from({ length: 6 }, (_, number): Look => {
    const questions: Question[] = [];
    for (const [at, home] of homes.entries()) {
      if (home !== number) continue;
      // The main question is always asked. A gate rests on the question before it as often as not, so that chains occur.
      const gate =
        questions.length === 0
          ? []
          : draw.chance(75)
            ? conditionFrom(draw, draw.chance(50) ? before.slice(-1) : before, 1 + (draw.chance(20) ? 1 : 0))
            : [];
      const question = questionFrom(draw, `问${at + 1}`, gate, plain);
      questions.push(question);
      before.push(question);
    }
    if (questions.length === 0) questions.push(choice(`闲${number + 1}`, [option('是')]));
    return {
      number: number + 1,
      title: text(`第${number + 1}看`),
      about: text('看什么'),
      reconstructed: number === 5,
      questions,
    };
  });
  return { name: text('流程'), version: '1', first, paths, looks };
}

const isPlain = (flow: Flow): boolean =>
  flow.looks.every(({ questions }) => questions.every((each) => each.kind === 'choice' && each.options.length <= 2));

// ---- conditions

export function testFrom(draw: Draw, question: Question): Test | undefined {
  const { id } = question;
  switch (question.kind) {
    case 'choice':
      return {
        question: id,
        is: draw.from(['oneOf', 'oneOf', 'not', 'only'] as const),
        options: draw.some(question.options).map((each) => each.id),
      };
    case 'amount':
      return { question: id, is: draw.from(['>=', '<', '>', '<='] as const), yuan: draw.from(YUAN) };
    case 'date':
      return { question: id, is: draw.from(['from', 'before'] as const), day: draw.from(DAYS) };
    case 'place':
      return { question: id, is: 'within', places: draw.some(PLACES) };
    case 'account':
      return undefined;
  }
}

export const conditionFrom = (draw: Draw, questions: readonly Question[], most: number): Condition =>
  Array.from({ length: 1 + draw.number(most - 1) }, () => testFrom(draw, draw.from(questions))).filter(
    (test) => test !== undefined,
  );

// ---- lists

const EFFECTS = ['ground', 'ground', 'ground', 'bar', 'refer', 'note'] as const satisfies readonly Effect[];

const datesFrom = (draw: Draw, percent: number): { from?: string; until?: string } => {
  const from = draw.chance(percent) ? draw.from(DAYS.slice(0, 2)) : undefined;
  const until = draw.chance(percent) ? draw.from(DAYS.slice(1)) : undefined;
  return { ...(from === undefined ? {} : { from }), ...(until === undefined || until === from ? {} : { until }) };
};

/** `twoLaws`: how often a pack says 从旧兼从轻, in a hundred. */
export function packFrom(
  draw: Draw,
  flow: Flow,
  id: string,
  effects: readonly Effect[] = EFFECTS,
  twoLaws = 30,
): PolicyPack {
  const questions = questionsOf(flow);
  const level = draw.from(['全国', '省级', '市级', '县级', '部门'] as const);
  const place = draw.chance(30) ? draw.from(PLACES) : undefined;
  const dates = datesFrom(draw, 25);
  const clauses = Array.from(
    { length: 1 + draw.number(2) },
    (_, at): Clause => ({
      id: `${id}#${at + 1}`,
      article: `${at + 1}`,
      articleText: text(`第${at + 1}条`),
      gist: text('要旨'),
      instrument: text(id),
      ...dates,
      ...datesFrom(draw, 10),
      regime: '综合',
      discretion: '可以',
      verified: draw.from(['已核对', '转引']),
      verifiedIn: text('样例'),
    }),
  );
  let number = 0;
  const lists = Array.from({ length: 1 + draw.number(2) }, (): List => {
    const effect = draw.from(effects);
    const outcome: Outcome | undefined =
      effect === 'bar'
        ? 'barred'
        : effect === 'refer'
          ? 'referred'
          : effect === 'ground'
            ? draw.from(GROUNDS)
            : undefined;
    const together = draw.chance(20) ? conditionFrom(draw, questions, 1) : [];
    const situations = Array.from({ length: 1 + draw.number(1) }, (): Situation => {
      number += 1;
      return {
        // 1, 11, 111: one id begins like another.
        id: `${id}/${'1'.repeat(number)}`,
        name: text(`情形${number}`),
        when: [...together, ...conditionFrom(draw, questions, draw.chance(40) ? 2 : 1)],
        clauses: effect === 'refer' && draw.chance(50) ? [] : draw.some(clauses),
        assumes: [],
        prepare: [],
        correction: [],
        ...(effect === 'refer' ? { reason: text('要由人看') } : {}),
      };
    });
    return { effect, ...(outcome === undefined ? {} : { outcome }), situations };
  });
  return {
    id,
    title: text(id),
    issuer: text('某机关'),
    level,
    ...(place === undefined ? {} : { place }),
    scope: draw.chance(30)
      ? conditionFrom(draw, draw.chance(70) ? questions.filter((question) => question.id === '身份') : questions, 1)
      : [],
    ...dates,
    partial: draw.chance(10),
    firstOfItsKind: draw.chance(50),
    accepted: [],
    lighterLaw: draw.chance(twoLaws),
    clauses,
    lists,
    tightenings: [],
    examples: [],
    leftOut: [],
  };
}

const groundsOf = (packs: readonly PolicyPack[]): readonly Situation[] =>
  packs.flatMap((pack) =>
    pack.lists.filter(({ effect }) => effect === 'ground').flatMap(({ situations }) => situations),
  );

/** 收紧 of some of the grounds, spread over the packs. */
export function tightened(draw: Draw, flow: Flow, packs: readonly PolicyPack[]): readonly PolicyPack[] {
  const grounds = groundsOf(packs);
  if (grounds.length === 0) return packs;
  return packs.map((pack) => {
    if (!draw.chance(40)) return pack;
    const tightening = (): Tightening => ({
      of: draw.from(grounds).id,
      when: conditionFrom(draw, questionsOf(flow), 1),
      clauses: draw.some(pack.clauses),
    });
    return { ...pack, tightenings: [tightening(), ...(draw.chance(30) ? [tightening()] : [])] };
  });
}

export function contentFrom(draw: Draw): Content {
  const flow = flowFrom(draw);
  const twoLaws = draw.chance(50) ? 50 : 0;
  const packs = Array.from({ length: (isPlain(flow) ? 4 : 1) + draw.number(3) }, (_, at) =>
    packFrom(draw, flow, `包${at + 1}`, EFFECTS, twoLaws),
  );
  return {
    hash: 'sha256:random',
    flow,
    packs: tightened(
      draw,
      flow,
      packs.flatMap((pack) => versions(draw, flow, pack)),
    ),
  };
}

/** So many combinations of answers at most, of a place and a day; each may be several places and days. */
const SMALL = 48;

/** A flow of which every combination of answers can be listed, with gates, several options at once, amounts and days. */
export function smallFlowFrom(draw: Draw): Flow {
  const withPath = draw.chance(30);
  const first: Question[] = withPath ? [choice('事项', [option('失误'), option('澄清')])] : [];
  const leaning = (letter: string): Option =>
    option(letter, draw.chance(40) ? { leans: draw.from(['for', 'against']) } : {});
  first.push({
    ...asked('身份'),
    kind: 'choice',
    multiple: draw.chance(30),
    options: LETTERS.slice(0, 2).map(leaning),
  });
  // Now and then nobody is asked where or when, or not everybody.
  const gate = (percent: number): Condition => (draw.chance(percent) ? conditionFrom(draw, first, 1) : []);
  if (!draw.chance(8)) first.push({ ...asked('地区', gate(8)), kind: 'place' });
  if (!draw.chance(8)) first.push({ ...asked('行为时间', gate(10)), kind: 'date' });
  const paths: Path[] = withPath
    ? [
        {
          name: '澄清',
          title: text('澄清'),
          when: [{ question: '事项', is: 'oneOf', options: ['澄清'] }],
          intro: text('澄清另有规定。'),
          questions: draw.chance(70) ? [choice('核查', [option('甲'), option('乙')])] : [],
        },
      ]
    : [];

  const sizeOf = (question: Question): number =>
    question.kind === 'choice' ? (question.multiple ? 2 ** question.options.length : question.options.length) : 4;
  const questions: Question[] = [];
  let size = 3;
  for (let at = 1; at <= 5; at++) {
    const when =
      at > 1 && draw.chance(45) ? conditionFrom(draw, [...first, ...questions.slice(-2)], draw.chance(20) ? 2 : 1) : [];
    const question = questionFrom(draw, `问${at}`, when);
    if (size * sizeOf(question) > SMALL) continue;
    size *= sizeOf(question);
    questions.push(draw.chance(60) ? leaningBothWays(draw, question) : question);
  }
  const look = { number: 1, title: text('一看'), about: text('看什么'), reconstructed: false };
  return { name: text('流程'), version: '1', first, paths, looks: [{ ...look, questions }] };
}

const isOfSeveral = (test: Test): boolean => test.is === 'oneOf' && test.options.length > 1;

/** A national pack that bars part of what some ground promises, as if its author had not read that. */
function barringFrom(draw: Draw, flow: Flow, packs: readonly PolicyPack[]): readonly PolicyPack[] {
  const promised = groundsOf(packs.filter(({ level }) => level !== '全国'))
    .flatMap(({ when }) => when)
    .toSorted((a, b) => Number(isOfSeveral(b)) - Number(isOfSeveral(a)));
  if (promised.length === 0 || !draw.chance(50)) return [];
  const test = draw.chance(70) ? (promised[0] as Test) : draw.from(promised);
  const narrower: Test = test.is === 'oneOf' ? { ...test, options: [draw.from(test.options)] } : test;
  const pack = packFrom(draw, flow, '高', ['bar'], 0);
  const lists = pack.lists.map((list) => ({
    ...list,
    situations: list.situations.map((situation) => ({ ...situation, when: [narrower] })),
  }));
  return [{ ...pack, level: '全国', scope: [], lists }];
}

/** With one option at least on either side. */
const leaningBothWays = (draw: Draw, question: Question): Question => {
  if (question.kind !== 'choice') return question;
  const [one, , ...rest] = draw.shuffled(question.options).map(({ id }) => id);
  return {
    ...question,
    options: question.options.map((each) =>
      rest.includes(each.id) ? each : { ...each, leans: each.id === one ? 'for' : 'against' },
    ),
  };
};

/** A content of which every combination of answers can be listed. */
export function smallContentFrom(draw: Draw): Content {
  const flow = smallFlowFrom(draw);
  const twoLaws = draw.chance(50) ? 60 : 0;
  const packs = Array.from({ length: 1 + draw.number(2) }, (_, at) =>
    packFrom(draw, flow, `包${at + 1}`, EFFECTS, twoLaws),
  );
  return {
    hash: 'sha256:small',
    flow,
    packs: tightened(draw, flow, [
      ...packs.flatMap((pack) => versions(draw, flow, pack)),
      ...barringFrom(draw, flow, packs),
    ]),
  };
}

/**
 * A 从旧兼从轻 pack, sometimes with an older version: up to the very day, or with a gap between. As `check` demands, both are of one
 * place, and what replaces something is not the first of its kind.
 */
function versions(draw: Draw, flow: Flow, newest: PolicyPack): readonly PolicyPack[] {
  if (!newest.lighterLaw || newest.from === undefined || draw.chance(40)) return [newest];
  const until = draw.chance(70) ? newest.from : '2019-01-01';
  const dates = { ...(draw.chance(30) ? {} : { from: '2018-01-01' }), until };
  const { place: _, ...other } = packFrom(draw, flow, `旧${newest.id}`);
  const redated = <T extends { from?: string; until?: string }>({ from: _from, until: _until, ...rest }: T) => ({
    ...rest,
    ...dates,
  });
  const older: PolicyPack = {
    ...redated(other),
    ...(newest.place === undefined ? {} : { place: newest.place }),
    scope: newest.scope,
    lighterLaw: true,
    partial: draw.chance(30),
    clauses: other.clauses.map(redated),
    lists: other.lists.map((list) => ({
      ...list,
      situations: list.situations.map((situation) => ({ ...situation, clauses: situation.clauses.map(redated) })),
    })),
  };
  return [older, { ...newest, firstOfItsKind: false, replaces: older.id }];
}

// ---- answers

/** A value that a person could give; around what the lists mention. */
export const valueFrom = (draw: Draw, content: Content, question: Question): Answer => {
  const value = draw.from(everyValue(content, question));
  if (value.kind === 'absent') throw new Error(`no value of ${question.id}`);
  return value;
};

const UNKNOWN: Answer = { kind: 'unknown' };

/** Answers to some of the questions, 不清楚 to some, nothing to some; as many as leave `most` worlds to be listed. */
export function answersFrom(draw: Draw, content: Content, most = 400): Answers {
  const questions = questionsOf(content.flow);
  const known = draw.from(isPlain(content.flow) ? [60, 30, 10, 0] : [95, 80, 60, 30]);
  const answers: Record<string, Answer> = {};
  for (const question of questions) {
    if (draw.chance(question.id === '地区' ? 85 : known)) answers[question.id] = valueFrom(draw, content, question);
    else if (draw.chance(50)) answers[question.id] = UNKNOWN;
  }
  // The questions with the most values are answered until the rest can be listed.
  const open = (): readonly Question[] =>
    questions
      .filter((question) => valuesGiven(content, question, answers).length > 1)
      .toSorted((a, b) => everyValue(content, b).length - everyValue(content, a).length);
  const ways = (): number => open().reduce((product, question) => product * everyValue(content, question).length, 1);
  while (ways() > most) {
    const [largest] = open();
    if (largest === undefined) break;
    answers[largest.id] = valueFrom(draw, content, largest);
  }
  return answers;
}

export const matterFrom = (draw: Draw): { content: Content; answers: Answers } => {
  const content = contentFrom(draw);
  return { content, answers: answersFrom(draw, content) };
};

/** An answer to every question, 不清楚 among them in so many of a hundred. */
export const personaFrom = (draw: Draw, content: Content, unsure = 0): Answers =>
  Object.fromEntries(
    questionsOf(content.flow).map((question) => [
      question.id,
      draw.chance(unsure) ? UNKNOWN : valueFrom(draw, content, question),
    ]),
  );

/** The answers with every one that is unknown filled in. */
export const filledIn = (draw: Draw, content: Content, answers: Answers): Answers => {
  const filled: Record<string, Answer> = { ...answers };
  for (const question of questionsOf(content.flow)) {
    if (question.kind === 'choice' && question.unknownMeans !== undefined) continue;
    if ((filled[question.id] ?? UNKNOWN).kind === 'unknown') filled[question.id] = valueFrom(draw, content, question);
  }
  return filled;
};

// ---- pictures of a counterexample

const sayTest = (test: Test): string => {
  const value =
    'options' in test
      ? test.options.join('|')
      : 'places' in test
        ? test.places.join('|')
        : 'yuan' in test
          ? test.yuan
          : test.day;
  return `${test.question} ${test.is} ${value}`;
};
const sayAll = (condition: Condition): string =>
  condition.length === 0 ? 'always' : condition.map(sayTest).join(' & ');
const saySpan = ({ from, until }: { from?: string; until?: string }): string =>
  from === undefined && until === undefined ? '' : ` [${from ?? ''}…${until ?? ''})`;
const sayAnswer = (answer: Answer): string =>
  answer.kind === 'chosen'
    ? answer.options.join('|')
    : answer.kind === 'unknown'
      ? '不清楚'
      : answer.kind === 'amount'
        ? `${answer.yuan}元`
        : answer.kind === 'date'
          ? answer.day
          : answer.kind === 'place'
            ? answer.place
            : '自述';

/** Flow and lists in a few lines, for a person who reads why a law failed. */
export function pictureOf({ flow, packs }: Content): string {
  const question = (each: Question): string => {
    const options =
      each.kind === 'choice'
        ? ` ${each.multiple ? 'some' : 'one'} of ${each.options.map(({ id, alone, attainable, stillOpen }) => `${id}${alone ? '!' : ''}${attainable ? '+' : ''}${stillOpen ? '~' : ''}`).join(' ')}${each.unknownMeans === undefined ? '' : ` (不清楚=${each.unknownMeans})`}${each.changeable ? ' changeable' : ''}`
        : '';
    return `  ${each.id}: ${each.kind}${options}${each.when.length === 0 ? '' : ` if ${sayAll(each.when)}`}`;
  };
  return [
    'first',
    ...flow.first.map(question),
    ...flow.paths.flatMap((path) => [`path ${path.name} if ${sayAll(path.when)}`, ...path.questions.map(question)]),
    ...flow.looks
      .filter(({ questions }) => !questions[0]?.id.startsWith('闲'))
      .flatMap(({ number, questions }) => [`look ${number}`, ...questions.map(question)]),
    ...packs.flatMap((pack) => [
      `pack ${pack.id}${pack.place === undefined ? '' : ` in ${pack.place}`}${saySpan(pack)}${pack.scope.length === 0 ? '' : ` for ${sayAll(pack.scope)}`}${pack.lighterLaw ? ' 从旧兼从轻' : ''}`,
      ...pack.lists.flatMap(({ effect, outcome, situations }) =>
        situations.map(
          ({ id, when, clauses }) =>
            `  ${effect} ${outcome ?? ''} ${id} if ${sayAll(when)}; cites ${clauses.map((clause) => `${clause.id}${saySpan(clause)}`).join(' ')}`,
        ),
      ),
      ...pack.tightenings.map(
        ({ of, when, clauses }) =>
          `  tightens ${of} by ${sayAll(when)}; cites ${clauses.map(({ id }) => id).join(' ')}`,
      ),
    ]),
  ].join('\n');
}

const pictured = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return fc.stringify(value);
  if ('flow' in value) return pictureOf(value as Content);
  const answers = Object.entries(value);
  return answers.length > 0 &&
    answers.every(([, answer]) => typeof answer === 'object' && answer !== null && 'kind' in answer)
    ? answers.map(([id, answer]) => `${id}=${sayAnswer(answer as Answer)}`).join(' ')
    : fc.stringify(value);
};
