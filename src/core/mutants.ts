/**
 * A pack with one small thing changed, as somebody might change it by mistake: a test dropped, widened, narrowed or turned
 * round, a neighbouring outcome, a situation or a 收紧 left out. What a list says is pinned where no such change goes
 * unnoticed (`told-apart.ts` says which of them change anything at all).
 */
import type { Content } from './content.ts';
import { TIERS } from './diagram.ts';
import { type ChoiceQuestion, type Question, questionsOf } from './flow.ts';
import type { Condition, Effect, List, Outcome, PolicyPack, Situation, Test, Tightening } from './policy.ts';
import { testsOf } from './space.ts';

/** Whose test was changed. */
export type Where =
  | { readonly part: 'situation'; readonly of: string }
  /** 同时具备 of a list */
  | { readonly part: 'list'; readonly of: readonly string[] }
  /** 适用对象 or 同时具备 of the pack */
  | { readonly part: 'scope' }
  /** 收紧 of a situation of another pack */
  | { readonly part: 'tightening'; readonly of: string };

export type How = 'wider' | 'narrower' | 'negated';

export type Change =
  | { readonly kind: 'dropped'; readonly test: Test }
  | { readonly kind: 'replaced'; readonly how: How; readonly test: Test; readonly by: Test }
  | { readonly kind: 'outcome'; readonly from: Outcome; readonly to: Outcome }
  | { readonly kind: 'deleted' };

export interface Mutant {
  /** The pack as it was changed. */
  readonly pack: PolicyPack;
  readonly where: Where;
  readonly change: Change;
  /** The situations that may hold otherwise than before. */
  readonly touched: readonly string[];
}

/** The content with the pack of a mutant in place of its own. Made afresh: what is worked out for it is forgotten with it. */
export const mutated = (content: Content, { pack }: Mutant): Content => ({
  ...content,
  hash: '',
  packs: content.packs.map((each) => (each.id === pack.id ? pack : each)),
});

/** Every mutant of every pack, those of one part after another. */
export const mutantsOf = (content: Content): readonly Mutant[] =>
  content.packs.flatMap((pack) => ofPack(content, pack));

function ofPack(content: Content, pack: PolicyPack): readonly Mutant[] {
  const retold = retelling(content);
  const own = pack.lists.flatMap(({ situations }) => situations.map(({ id }) => id));
  const scope = retold(pack.scope).map(
    ({ when, change }): Mutant => ({
      pack: { ...pack, scope: when },
      where: { part: 'scope' },
      change,
      touched: [...own, ...pack.tightenings.map(({ of }) => of)],
    }),
  );
  return [
    ...scope,
    ...pack.lists.flatMap((list) => ofList(pack, list, retold)),
    ...pack.tightenings.flatMap((tightening) => ofTightening(pack, tightening, retold)),
  ];
}

function ofList(pack: PolicyPack, list: List, retold: Retold): readonly Mutant[] {
  const withLists = (...lists: readonly List[]): PolicyPack => ({
    ...pack,
    lists: pack.lists.flatMap((each) => (each === list ? lists : [each])),
  });
  const shared = sharedBy(list);
  const together = retold(shared).map(
    ({ when, change }): Mutant => ({
      pack: withLists({
        ...list,
        situations: list.situations.map((each) => ({
          ...each,
          when: [...when, ...each.when.filter((own) => !shared.includes(own))],
        })),
      }),
      where: { part: 'list', of: list.situations.map(({ id }) => id) },
      change,
      touched: list.situations.map(({ id }) => id),
    }),
  );
  const apart = list.situations.flatMap((situation): readonly Mutant[] => {
    const where = { part: 'situation', of: situation.id } as const;
    const others = list.situations.filter((each) => each !== situation);
    const ends: readonly (readonly [PolicyPack, Change])[] = [
      [withLists({ ...list, situations: others }), { kind: 'deleted' }],
      ...neighboursOf(list.outcome).map(
        ({ from, to }) =>
          [
            withLists({ ...list, situations: others }, { effect: EFFECT[to], outcome: to, situations: [situation] }),
            { kind: 'outcome', from, to },
          ] as const,
      ),
    ];
    const retests = retold(situation.when, shared).map(
      ({ when, change }) =>
        [
          withLists({
            ...list,
            situations: list.situations.map((each): Situation => (each === situation ? { ...each, when } : each)),
          }),
          change,
        ] as const,
    );
    return [...retests, ...ends].map(([changed, change]) => ({
      pack: changed,
      where,
      change,
      touched: [situation.id],
    }));
  });
  return [...together, ...apart];
}

/** 同时具备 stands, as the very same tests, in every situation of its list. A list of one has only its own. */
const sharedBy = ({ situations: [first, ...others] }: List): Condition =>
  others.length === 0 ? [] : (first?.when ?? []).filter((test) => others.every(({ when }) => when.includes(test)));

const EFFECT: Readonly<Record<Outcome, Effect>> = {
  barred: 'bar',
  referred: 'refer',
  exempt: 'ground',
  tolerated: 'ground',
  mitigated: 'ground',
};

const neighboursOf = (from: Outcome | undefined): readonly { readonly from: Outcome; readonly to: Outcome }[] => {
  if (from === undefined) return [];
  const tier = TIERS.indexOf(from);
  return [TIERS[tier - 1], TIERS[tier + 1]].flatMap((to) => (to === undefined ? [] : [{ from, to }]));
};

function ofTightening(pack: PolicyPack, tightening: Tightening, retold: Retold): readonly Mutant[] {
  const others = pack.tightenings.filter((each) => each !== tightening);
  const common = { where: { part: 'tightening', of: tightening.of }, touched: [tightening.of] } as const;
  return [
    ...retold(tightening.when).map(({ when, change }) => ({
      ...common,
      pack: { ...pack, tightenings: [...others, { ...tightening, when }] },
      change,
    })),
    { ...common, pack: { ...pack, tightenings: others }, change: { kind: 'deleted' } },
  ];
}

// ---- tests

/** Every way of dropping or changing one test of a condition, but for those that are left alone. */
type Retold = (
  condition: Condition,
  alone?: Condition,
) => readonly { readonly when: Condition; readonly change: Change }[];

function retelling(content: Content): Retold {
  const questions = new Map(questionsOf(content.flow).map((question) => [question.id, question]));
  const tests = testsOf(content);
  return (condition, alone = []) =>
    condition
      .filter((test) => !alone.includes(test))
      .flatMap((test) => {
        const question = questions.get(test.question);
        const replaced = question === undefined ? [] : replacements(test, question, tests.get(test.question) ?? []);
        return [
          {
            when: condition.filter((each) => each !== test),
            change: { kind: 'dropped', test } as const,
          },
          ...replaced.map(([how, by]) => ({
            when: condition.map((each) => (each === test ? by : each)),
            change: { kind: 'replaced', how, test, by } as const,
          })),
        ];
      });
}

type Replacement = readonly [how: How, by: Test];

/** One option more or fewer, the next threshold or day that some list speaks of, the boundary itself, or the contrary. */
function replacements(test: Test, question: Question, others: readonly Test[]): readonly Replacement[] {
  switch (test.is) {
    case 'oneOf':
    case 'not':
    case 'only':
      return question.kind === 'choice' ? optionReplacements(test, question) : [];
    case '>=':
    case '>':
    case '<':
    case '<=': {
      const cuts = others.flatMap((each) => ('yuan' in each ? [each.yuan] : []));
      const [lower, higher] = besides(cuts, test.yuan);
      const grows = test.is === '<' || test.is === '<=';
      const boundary = ({ '>=': '>', '>': '>=', '<': '<=', '<=': '<' } as const)[test.is];
      const contrary = ({ '>=': '<', '>': '<=', '<': '>=', '<=': '>' } as const)[test.is];
      const moved = (how: How, yuan: number | undefined): readonly Replacement[] =>
        yuan === undefined ? [] : [[how, { ...test, yuan }]];
      return [
        [boundary.endsWith('=') ? 'wider' : 'narrower', { ...test, is: boundary }],
        ...moved(grows ? 'narrower' : 'wider', lower),
        ...moved(grows ? 'wider' : 'narrower', higher),
        ['negated', { ...test, is: contrary }],
      ];
    }
    case 'from':
    case 'before': {
      const cuts = others.flatMap((each) => ('day' in each ? [each.day] : []));
      const [earlier, later] = besides(cuts, test.day);
      const grows = test.is === 'before';
      const moved = (how: How, day: string | undefined): readonly Replacement[] =>
        day === undefined ? [] : [[how, { ...test, day }]];
      return [
        ...moved(grows ? 'narrower' : 'wider', earlier),
        ...moved(grows ? 'wider' : 'narrower', later),
        ['negated', { ...test, is: grows ? 'from' : 'before' }],
      ];
    }
    case 'within':
      return fewer(test.places).map((places) => ['narrower', { ...test, places }]);
  }
}

function optionReplacements(
  test: Extract<Test, { readonly options: readonly string[] }>,
  { options: all }: ChoiceQuestion,
): readonly Replacement[] {
  const outside = all.map(({ id }) => id).filter((id) => !test.options.includes(id));
  const more = outside.map((id) => [...test.options, id]);
  const forbids = test.is === 'not';
  // 不是 every option there is can never be met: that is the situation left out.
  const [growing, shrinking] = forbids
    ? [fewer(test.options), more.filter((options) => options.length < all.length)]
    : [more, fewer(test.options)];
  const contrary: readonly Test[] =
    test.is === 'only'
      ? outside.length === 0
        ? []
        : [{ question: test.question, is: 'oneOf', options: outside }]
      : [{ ...test, is: forbids ? 'oneOf' : 'not' }];
  return [
    ...growing.map((options): Replacement => ['wider', { ...test, options }]),
    ...shrinking.map((options): Replacement => ['narrower', { ...test, options }]),
    ...contrary.map((by): Replacement => ['negated', by]),
  ];
}

/** fewer([a, b, c]) → [b, c], [a, c], [a, b]; nothing is left of one. */
const fewer = (items: readonly string[]): readonly (readonly string[])[] =>
  items.length < 2 ? [] : items.map((item) => items.filter((each) => each !== item));

/** The nearest below and above. */
const besides = <T extends number | string>(cuts: readonly T[], own: T): readonly [T | undefined, T | undefined] => {
  const sorted = [...new Set(cuts)].toSorted((a, b) => (a < b ? -1 : 1));
  return [sorted.findLast((cut) => cut < own), sorted.find((cut) => cut > own)];
};
