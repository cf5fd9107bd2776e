/** A random change of a random content, as a policy officer might make it: one at a time, sometimes two. */
import type { Content } from '../../src/core/content.ts';
import { type Flow, type Question, questionsOf } from '../../src/core/flow.ts';
import { type Clause, GROUNDS, type List, type PolicyPack, type Situation, type Test } from '../../src/core/policy.ts';
import { conditionFrom, type Draw, testFrom } from './random.ts';

type Edit = (draw: Draw, flow: Flow, pack: PolicyPack) => PolicyPack;

const ofSituation =
  (edit: (draw: Draw, flow: Flow, situation: Situation) => readonly Situation[]): Edit =>
  (draw, flow, pack) => {
    const chosen = draw.from(pack.lists.flatMap(({ situations }) => situations));
    return ofLists(pack, (list) => ({
      ...list,
      situations: list.situations.flatMap((each) => (each === chosen ? edit(draw, flow, each) : [each])),
    }));
  };

const ofLists = (pack: PolicyPack, edit: (list: List) => List): PolicyPack => ({
  ...pack,
  lists: pack.lists.map(edit),
});

const ofTest = (edit: (draw: Draw, flow: Flow, test: Test) => readonly Test[]): Edit =>
  ofSituation((draw, flow, situation) => {
    if (situation.when.length === 0) return [situation];
    const chosen = draw.from(situation.when);
    return [
      { ...situation, when: situation.when.flatMap((test) => (test === chosen ? edit(draw, flow, test) : [test])) },
    ];
  });

const DAYS = ['2022-07-01', '2023-01-01', '2024-01-01', '2025-01-01'] as const;

/** A clause has its pack's dates. */
function dated(pack: PolicyPack, dates: { readonly from?: string; readonly until?: string }): PolicyPack {
  const again = <T extends { readonly clauses: readonly Clause[] }>(each: T): T => ({
    ...each,
    clauses: each.clauses.map((clause) => ({ ...clause, ...dates })),
  });
  return {
    ...ofLists(again(pack), (list) => ({ ...list, situations: list.situations.map(again) })),
    ...dates,
    tightenings: pack.tightenings.map(again),
  };
}

const EDITS: readonly Edit[] = [
  ofTest(() => []),
  ofTest((draw, flow, test) => {
    const question = questionsOf(flow).find(({ id }) => id === test.question);
    if (question?.kind !== 'choice' || !('options' in test)) return [test];
    const other = draw.from(question.options).id;
    return [{ ...test, options: [...new Set([...test.options, other])] }];
  }),
  ofTest((draw, flow, test) => {
    if (test.is === 'oneOf') return [{ ...test, is: 'not' }];
    if (test.is === 'not') return [{ ...test, is: 'oneOf' }];
    const question = questionsOf(flow).find(({ id }) => id === test.question);
    const instead = question && testFrom(draw, question);
    return [instead ?? test];
  }),
  ofSituation(() => []),
  ofSituation((draw, flow, situation) => [
    situation,
    { ...situation, id: `${situation.id}新`, when: conditionFrom(draw, questionsOf(flow), 2) },
  ]),
  (draw, _flow, pack) => {
    const chosen = draw.from(pack.lists);
    const [effect, outcome] = draw.from([
      ['bar', 'barred'],
      ['refer', 'referred'],
      ...GROUNDS.map((ground) => ['ground', ground] as const),
    ] as const);
    return { ...pack, lists: pack.lists.map((list) => (list === chosen ? { ...list, effect, outcome } : list)) };
  },
  (draw, _flow, pack) => dated(pack, { from: draw.from(DAYS) }),
  (draw, _flow, pack) =>
    dated({ ...pack, lighterLaw: pack.lighterLaw !== draw.chance(30) }, { until: draw.from(DAYS) }),
  (draw, _flow, { place: _place, ...pack }) =>
    draw.chance(50) ? pack : { ...pack, place: draw.from(['湖北', '浙江', '湖北/武汉']) },
  (draw, flow, pack) => ({ ...pack, scope: conditionFrom(draw, questionsOf(flow), 1) }),
  (draw, flow, pack) => ({
    ...pack,
    tightenings: [
      ...pack.tightenings,
      {
        of: draw.from(pack.lists.flatMap(({ situations }) => situations)).id,
        when: conditionFrom(draw, questionsOf(flow), 1),
        clauses: [],
      },
    ],
  }),
];

export function editedFrom(draw: Draw, content: Content): Content {
  let { packs } = content;
  for (let times = draw.chance(30) ? 2 : 1; times > 0; times--) {
    const chosen = draw.from(packs.filter(({ lists }) => lists.some(({ situations }) => situations.length > 0)));
    if (chosen === undefined) break;
    const edit = draw.from(EDITS);
    const edited = draw.chance(5)
      ? packs.filter((pack) => pack !== chosen && pack.replaces !== chosen.id)
      : packs.map((pack) => (pack === chosen ? edit(draw, content.flow, pack) : pack));
    if (isDatedWell(edited) && hasOneOfEach(edited) && tightensWhatIs(edited)) packs = edited;
  }
  return { ...content, hash: 'sha256:edited', packs };
}

/** No two situations have the same 编号. */
const hasOneOfEach = (packs: readonly PolicyPack[]): boolean => {
  const ids = packs.flatMap(({ lists }) => lists.flatMap(({ situations }) => situations.map(({ id }) => id)));
  return new Set(ids).size === ids.length;
};

/** As `check` demands it: what is tightened stands in a list. */
const tightensWhatIs = (packs: readonly PolicyPack[]): boolean => {
  const ids = new Set(packs.flatMap(({ lists }) => lists.flatMap(({ situations }) => situations.map(({ id }) => id))));
  return packs.every(({ tightenings }) => tightenings.every(({ of }) => ids.has(of)));
};

/** As `check` demands it: nothing ends before it begins, and no version begins before the one before it has ended. */
const isDatedWell = (packs: readonly PolicyPack[]): boolean =>
  packs.every(
    (pack) =>
      [pack, ...pack.lists.flatMap(({ situations }) => situations.flatMap(({ clauses }) => clauses))].every(
        ({ from, until }) => from === undefined || until === undefined || from < until,
      ) &&
      packs.every(
        ({ id, until }) =>
          pack.replaces !== id || until === undefined || (pack.from !== undefined && until <= pack.from),
      ),
  );

/** The same with another flow: an option is no longer offered or is new, or a follow-up hangs on something else. */
export function askedOtherwise(draw: Draw, content: Content): Content {
  const { flow } = content;
  const own = [...flow.first, ...flow.looks.flatMap(({ questions }) => questions)].filter(
    ({ kind }) => kind !== 'place' && kind !== 'account',
  );
  const chosen = draw.from(own);
  const earlier = own.slice(0, own.indexOf(chosen)).filter(({ kind }) => kind === 'choice');
  const edit = (question: Question): Question => {
    if (question.kind === 'choice' && draw.chance(60)) {
      const { options } = question;
      const [first] = options;
      if (draw.chance(50) && options.length > 1) return { ...question, options: options.slice(1) };
      return first === undefined ? question : { ...question, options: [...options, { ...first, id: '新' }] };
    }
    const [gate] = earlier;
    if (gate === undefined || draw.chance(30)) return { ...question, when: [] };
    return { ...question, when: conditionFrom(draw, earlier, 1) };
  };
  const changed = edit(chosen);
  const among = (questions: readonly Question[]): readonly Question[] =>
    questions.map((question) => (question === chosen ? changed : question));
  return {
    ...content,
    flow: {
      ...flow,
      first: among(flow.first),
      looks: flow.looks.map((look) => ({ ...look, questions: among(look.questions) })),
    },
  };
}
