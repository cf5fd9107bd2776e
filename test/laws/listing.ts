/**
 * Every combination of answers to a small flow, one by one, and what the proof calls a finding, word for word. As slow and as
 * plain as `naive.ts`, on which it rests; it too shares nothing with `src/core` but the types.
 */
import type { Content } from '../../src/core/content.ts';
import type { Value } from '../../src/core/facts.ts';
import type { ChoiceQuestion, Path, Question } from '../../src/core/flow.ts';
import type { Condition, Outcome, PolicyPack, Test } from '../../src/core/policy.ts';
import { everyValue, type Fact, holds, isMet, situationsOf, type Verdict, verdictOf, type World } from './naive.ts';

/** One combination, and all that the lists say of it. */
export interface Case {
  readonly world: World;
  readonly verdict: Verdict;
  /** ids of the situations met by the rules of the day, and by today's */
  readonly then: readonly string[];
  readonly now: readonly string[];
}

/** The combinations of one class of places and one branch of the flow. */
export interface Part {
  /** One place of the class; undefined: the flow does not ask everybody for one. */
  readonly place: Fact | undefined;
  /** The short path; undefined: the six looks. */
  readonly path: string | undefined;
  readonly cases: readonly Case[];
}

// ---- the combinations

export function partsOf(content: Content, asOf: string): readonly Part[] {
  const place = content.flow.first.find(({ id, when }) => id === '地区' && when.length === 0);
  const places = place === undefined ? [undefined] : valuesOf(content, place);
  return places.flatMap((each) =>
    [undefined, ...content.flow.paths].map((path) => ({
      place: each,
      path: path?.name,
      cases: worldsOf(content, each, path).map((world) => ({
        world,
        verdict: verdictOf(content, world, asOf),
        then: situationsOf(content).flatMap(({ id }) => (isMet(content, id, world, undefined) ? [id] : [])),
        now: situationsOf(content).flatMap(({ id }) => (isMet(content, id, world, asOf) ? [id] : [])),
      })),
    })),
  );
}

export const everyQuestion = ({ flow }: Content): readonly Question[] => [
  ...flow.first,
  ...flow.paths.flatMap(({ questions }) => questions),
  ...flow.looks.flatMap(({ questions }) => questions),
];

const nothing = (content: Content): World =>
  Object.fromEntries(everyQuestion(content).map(({ id }) => [id, { kind: 'absent' }]));

function worldsOf(content: Content, place: Fact | undefined, path: Path | undefined): readonly World[] {
  let worlds: World[] = [nothing(content)];
  for (const question of talkOf(content, path)) {
    const values = question.id === '地区' && place !== undefined ? [place] : valuesOf(content, question);
    // "A question that was not asked because it does not apply is 不适用"
    worlds = worlds.flatMap((world) =>
      holds(question.when, world) ? values.map((value) => ({ ...world, [question.id]: value })) : [world],
    );
  }
  return worlds.filter((world) => pathOf(content, world) === path);
}

const talkOf = ({ flow }: Content, path: Path | undefined): readonly Question[] => [
  ...flow.first,
  ...(path === undefined ? flow.looks.flatMap(({ questions }) => questions) : path.questions),
];

/** 短路径: "The first whose condition is met takes the talk." */
const pathOf = ({ flow }: Content, world: World): Path | undefined => flow.paths.find(({ when }) => holds(when, world));

/** Every choice; of amounts, days and places one of each class that some test of the content tells apart. */
export function valuesOf(content: Content, question: Question): readonly Fact[] {
  const values = everyValue(content, question);
  if (question.kind === 'choice' || question.kind === 'account') return values;
  const classes = new Map<string, Fact>();
  for (const value of values) {
    const name = classOf(content, question.id, value);
    if (!classes.has(name)) classes.set(name, value);
  }
  return [...classes.values()];
}

/** How every test that the content makes of a question turns out for a value. */
export const classOf = (content: Content, question: string, value: Value): string =>
  testsOf(content)
    .filter((test) => test.question === question)
    .map((test) => (holds([test], { [question]: value }) ? '1' : '0'))
    .join('');

const noted = new WeakMap<Content, readonly Test[]>();
function testsOf(content: Content): readonly Test[] {
  const known = noted.get(content) ?? testsAfresh(content);
  noted.set(content, known);
  return known;
}

function testsAfresh(content: Content): readonly Test[] {
  const { flow, packs } = content;
  const conditions: Condition[] = [
    ...everyQuestion(content).map(({ when }) => when),
    ...flow.paths.map(({ when }) => when),
    ...packs.map(({ scope }) => scope),
    ...packs.flatMap(({ lists }) => lists.flatMap(({ situations }) => situations.map(({ when }) => when))),
    ...packs.flatMap(({ tightenings }) => tightenings.map(({ when }) => when)),
    ...packs.map(
      ({ place }): Condition => (place === undefined ? [] : [{ question: '地区', is: 'within', places: [place] }]),
    ),
    ...daysThatCount(content).map((day): Condition => [{ question: '行为时间', is: 'from', day }]),
  ];
  return conditions.flat();
}

/** The days on which a situation or a 收紧 begins or ends, or on which a version begins or ends to be missing. */
function daysThatCount({ packs }: Content): readonly string[] {
  const spans = packs.flatMap((pack) => [
    ...pack.lists.flatMap(({ situations }) => situations.map(({ clauses }) => clauses[0] ?? pack)),
    ...pack.tightenings.map(({ clauses }) => clauses[0] ?? pack),
  ]);
  const days = spans.flatMap(({ from, until }) => [from, until]);
  for (const newest of packs) {
    if (!newest.lighterLaw || packs.some(({ replaces }) => replaces === newest.id)) continue;
    const versions: PolicyPack[] = [newest];
    for (let { replaces } = newest; replaces !== undefined; ) {
      const older = packs.find(({ id }) => id === replaces);
      if (older !== undefined) versions.push(older);
      replaces = older?.replaces;
    }
    const speaks = versions.some(
      ({ tightenings, lists }) => tightenings.length > 0 || lists.some(({ effect }) => effect !== 'note'),
    );
    if (!speaks) continue;
    days.push(newest.until);
    for (const [at, { from, until, partial, firstOfItsKind }] of versions.entries()) {
      const older = versions[at + 1];
      if (partial) days.push(from, until);
      if (older === undefined && !firstOfItsKind) days.push(from);
      if (older !== undefined && older.until !== from) days.push(older.until, from);
    }
  }
  return days.filter((day) => day !== undefined);
}

/** What the proof shows as an example, as a world: what it does not name is not asked. */
export const worldFrom = (content: Content, combination: ReadonlyMap<string, Value>): World => ({
  ...nothing(content),
  ...Object.fromEntries(combination),
});

/** Whether a person could answer so: every question that applies, and no other, has one of its values. */
export function canBe(content: Content, world: World): boolean {
  const talk = talkOf(content, pathOf(content, world)).filter(({ kind }) => kind !== 'account');
  return everyQuestion(content).every((question) => {
    const fact = world[question.id] ?? { kind: 'absent' };
    if (!talk.includes(question) || !holds(question.when, world)) return fact.kind === 'absent';
    if (question.kind !== 'choice') return fact.kind === question.kind;
    return everyValue(content, question).some((value) => isSame(value, fact));
  });
}

export function isSame(one: Value | undefined, other: Value | undefined): boolean {
  if (one?.kind !== 'chosen' || other?.kind !== 'chosen') return JSON.stringify(one) === JSON.stringify(other);
  return one.options.toSorted().join() === other.options.toSorted().join();
}

/** Of amounts, days and places: whether no test tells them apart. */
export const isAlike = (
  content: Content,
  question: string,
  one: Value | undefined,
  other: Value | undefined,
): boolean =>
  one === undefined || other === undefined || one.kind === 'chosen'
    ? isSame(one, other)
    : one.kind === other.kind && classOf(content, question, one) === classOf(content, question, other);

// ---- what a combination comes to

/** The outcome, with the reasons for a person told apart. */
export const kindOf = ({ outcome, why }: Verdict) => (outcome === 'referred' && why !== 'situation' ? why : outcome);

/** Which of bar, referral and grounds is the first to be met; 5 for none. */
export function tierOf(content: Content, met: readonly string[]): number {
  const order: readonly Outcome[] = ['barred', 'referred', 'exempt', 'tolerated', 'mitigated'];
  const tier = order.findIndex((outcome) =>
    situationsOf(content).some((situation) => situation.outcome === outcome && met.includes(situation.id)),
  );
  return tier < 0 ? order.length : tier;
}

/** How many combinations come to each kind of end; a kind that none comes to is left out. */
export function countsOf(cases: readonly Case[]): Readonly<Record<string, bigint>> {
  const counts: Record<string, bigint> = {};
  for (const { verdict } of cases) counts[kindOf(verdict)] = (counts[kindOf(verdict)] ?? 0n) + 1n;
  return counts;
}

/** Of those alone in which an option was chosen, perhaps with others. */
export const choosing = (cases: readonly Case[], question: string, option: string): readonly Case[] =>
  cases.filter(({ world }) => holds([{ question, is: 'oneOf', options: [option] }], world));

// ---- what is found

/** The situations that can bring an outcome: a 情节 brings none. */
const deciders = (content: Content) => situationsOf(content).filter(({ outcome }) => outcome !== undefined);

/** 永不成立: met by no combination, neither under the rules of the day nor under today's. */
export const deadIn = (content: Content, parts: readonly Part[]): readonly string[] =>
  deciders(content)
    .map(({ id }) => id)
    .filter((id) => !parts.some(({ cases }) => cases.some(({ then, now }) => then.includes(id) || now.includes(id))));

/** 从不起作用: met by some, and in none of them among what decides. */
export const neverIn = (content: Content, parts: readonly Part[]): readonly string[] =>
  deciders(content)
    .map(({ id }) => id)
    .filter((id) => !deadIn(content, parts).includes(id))
    .filter((id) => !parts.some(({ cases }) => cases.some(({ verdict }) => verdict.deciding.includes(id))));

/** 多余: decides somewhere, and without it every combination would come to the same outcome. */
export const redundantIn = (content: Content, parts: readonly Part[], asOf: string): readonly string[] =>
  deciders(content)
    .map(({ id }) => id)
    .filter((id) => parts.some(({ cases }) => cases.some(({ verdict }) => verdict.deciding.includes(id))))
    .filter((id) =>
      parts.every(({ cases }) =>
        cases
          // Where it is not met, it is not missed.
          .filter(({ then, now }) => then.includes(id) || now.includes(id))
          .every(({ world, verdict }) => verdictOf(without(content, id), world, asOf).outcome === verdict.outcome),
      ),
    );

export const without = (content: Content, id: string): Content => ({
  ...content,
  packs: content.packs.map((pack) => ({
    ...pack,
    lists: pack.lists.map((list) => ({ ...list, situations: list.situations.filter((each) => each.id !== id) })),
  })),
});

/** 空白: the six looks end with no list speaking of the matter, where one applies at all; how often, by place. */
export const gapsIn = (
  content: Content,
  parts: readonly Part[],
  asOf: string,
): readonly (readonly [Fact | undefined, bigint])[] =>
  parts.flatMap(({ place, path, cases }) => {
    const unlisted = cases.filter(({ verdict }) => kindOf(verdict) === 'unlisted').length;
    return path === undefined && unlisted > 0 && someListApplies(content, place, asOf)
      ? [[place, BigInt(unlisted)] as const]
      : [];
  });

/** Some situation that brings an outcome is for this place, for the six looks, and for some day. */
function someListApplies(content: Content, place: Fact | undefined, asOf: string): boolean {
  const asked = talkOf(content, undefined).map(({ id }) => id);
  return content.packs.some((pack) => {
    const here: Condition = pack.place === undefined ? [] : [{ question: '地区', is: 'within', places: [pack.place] }];
    return pack.lists.some(({ effect, situations }) =>
      situations.some(({ when, clauses }) => {
        const { from, until } = clauses[0] ?? pack;
        const isSomeDay =
          (from === undefined && until === undefined) ||
          asked.includes('行为时间') ||
          (pack.lighterLaw && (from ?? asOf) <= asOf && (until === undefined || asOf < until));
        const isForHere = [...here, ...pack.scope, ...when].every((test) =>
          test.question === '地区' && place !== undefined
            ? holds([test], { 地区: place })
            : asked.includes(test.question),
        );
        return effect !== 'note' && isSomeDay && isForHere;
      }),
    );
  });
}

const LEVELS = ['全国', '省级', '市级', '县级', '部门'];

/** The bars that stand above a situation, and the options that it names for itself. */
export function aboutConflict(content: Content, id: string) {
  const own = content.packs.find(({ lists }) =>
    lists.some(({ situations }) => situations.some((each) => each.id === id)),
  );
  const above = content.packs.filter(({ level }) => LEVELS.indexOf(level) < LEVELS.indexOf(own?.level ?? '全国'));
  const bars = above.flatMap(({ lists }) =>
    lists.filter(({ effect }) => effect === 'bar').flatMap(({ situations }) => situations.map((bar) => bar.id)),
  );
  const when = own?.lists.flatMap(({ situations }) => situations).find((each) => each.id === id)?.when ?? [];
  const options = when.flatMap((test) =>
    test.is === 'oneOf' || test.is === 'only'
      ? test.options.map((option) => ({ question: test.question, option }))
      : [],
  );
  return { bars, options };
}

/** For whom, where and when the bar's pack applies: that alone, nothing of what was done. */
export function whereOfBar(content: Content, id: string): Condition {
  const pack = content.packs.find(({ id: own }) => own === fileOf(content, id));
  const bar = pack?.lists.flatMap(({ situations }) => situations).find((each) => each.id === id);
  const { from, until } = pack ?? {};
  const own = bar?.clauses[0];
  const [begins, ends] = [own?.from ?? from, own?.until ?? until];
  return [
    ...(begins === undefined ? [] : [{ question: '行为时间', is: 'from' as const, day: begins }]),
    ...(ends === undefined ? [] : [{ question: '行为时间', is: 'before' as const, day: ends }]),
    ...(pack?.place === undefined ? [] : [{ question: '地区', is: 'within' as const, places: [pack.place] }]),
    ...(pack?.scope ?? []).filter(({ question }) => question === '地区' || question === '身份'),
  ];
}

/**
 * 层级冲突: a ground of a lower level, all of whose combinations in a place and branch meet a bar of a higher level, taken
 * altogether or where the pack of one of those bars applies; or, where not all of them do, all those with one of the options
 * that it names. Of such parts of the matter the widest. By the rules of the day.
 */
export function conflictsIn(content: Content, parts: readonly Part[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { id, effect } of situationsOf(content)) {
    if (effect !== 'ground') continue;
    const { bars, options } = aboutConflict(content, id);
    for (const { cases } of parts) {
      const meeting = cases.filter(({ then }) => then.includes(id));
      const scopes = new Map<string, Condition>([['[]', []]]);
      for (const bar of bars) scopes.set(JSON.stringify(whereOfBar(content, bar)), whereOfBar(content, bar));
      const allBarred = (some: readonly Case[]): boolean =>
        some.length > 0 && some.every(({ then }) => then.some((met) => bars.includes(met)));
      const tell = (among: readonly string[], some: readonly Case[], name: string): readonly string[] => {
        const within = (scope: string) => some.filter(({ world }) => holds(scopes.get(scope) ?? [], world));
        // Of such a pack one bar at least must be met there.
        const hasPart = (scope: string): boolean =>
          scope === '[]' ||
          bars.some(
            (bar) =>
              JSON.stringify(whereOfBar(content, bar)) === scope &&
              within(scope).some(({ then }) => then.includes(bar)),
          );
        const ruledOut = among.filter((scope) => allBarred(within(scope)) && hasPart(scope));
        const isIn = (one: string, other: string) => within(one).every((each) => within(other).includes(each));
        for (const [at, scope] of ruledOut.entries())
          if (!ruledOut.some((other, place) => isIn(scope, other) && (place < at || !isIn(other, scope))))
            found.add(`${name} ${scope}`);
        return ruledOut;
      };
      const whole = tell([...scopes.keys()], meeting, id);
      const rest = [...scopes.keys()].filter((scope) => !whole.includes(scope));
      if (whole.includes('[]')) continue;
      for (const { question, option } of options)
        tell(rest, choosing(meeting, question, option), `${id} ${question}=${option}`);
    }
  }
  return found;
}

const WORST_FIRST: readonly Outcome[] = ['barred', 'referred', 'mitigated', 'tolerated', 'exempt'];
const rankOf = ({ verdict }: Case): number => WORST_FIRST.indexOf(verdict.outcome);

/**
 * Two answers of which one differs from the other by an 不利 option, for which a 有利 one stands or, in a multi-select,
 * nothing.
 */
export function pairsOf(content: Content, question: ChoiceQuestion) {
  const options = (value: Fact): readonly string[] => (value.kind === 'chosen' ? value.options : []);
  const leaning = (leans: 'for' | 'against') =>
    question.options.filter((option) => option.leans === leans).map(({ id }) => id);
  const values = everyValue(content, question);
  return values.flatMap((against) =>
    values.flatMap((favourable) => {
      const lost = options(against).filter((id) => !options(favourable).includes(id));
      const won = options(favourable).filter((id) => !options(against).includes(id));
      const [bad = ''] = lost;
      const isPair =
        lost.length === 1 &&
        leaning('against').includes(bad) &&
        (won.length === 0 || (won.length === 1 && leaning('for').includes(won[0] ?? '')));
      return isPair ? [{ against, favourable, name: `${question.id}: ${bad} > ${won.join()}` }] : [];
    }),
  );
}

/**
 * The combinations of the 有利 side in which all that both sides are asked is answered alike: what that side alone is asked
 * may be answered in any way. None where it cannot answer so.
 */
export const otherwise = (
  cases: readonly Case[],
  { world }: Case,
  question: string,
  favourable: Fact,
): readonly Case[] =>
  cases.filter(
    (other) =>
      isSame(other.world[question], favourable) &&
      Object.entries(other.world).every(
        ([id, fact]) =>
          id === question || fact.kind === 'absent' || world[id]?.kind === 'absent' || isSame(fact, world[id]),
      ),
  );

/** The best that they come to. */
export const bestOf = (others: readonly Case[]): Outcome | undefined =>
  WORST_FIRST[Math.max(...others.map(rankOf), -1)];

/**
 * To what it is owed that a combination comes out better than all of these others, as "file situation": under a law by which
 * it is itself better than one of them, to the bars and referrals that decide for that one, and to the grounds that decide for
 * the combination and are not met in that one; or, where a ground would be met but for a 收紧, to that.
 */
export function owedTo(content: Content, each: Case, others: readonly Case[], asOf: string): ReadonlySet<string> {
  const rank = (outcome: Outcome): number => WORST_FIRST.indexOf(outcome);
  const owed = new Set<string>();
  for (const [law, under, day] of [
    ['then', 'underThen', undefined],
    ['now', 'underNow', asOf],
  ] as const)
    for (const { world, verdict } of others) {
      if (rank(each.verdict[law]) <= rank(verdict[law])) continue;
      if (verdict[law] === 'barred' || verdict[law] === 'referred')
        for (const id of verdict[under]) owed.add(`${fileOf(content, id)} ${id}`);
      if (each.verdict[law] === 'referred') continue;
      for (const id of each.verdict[under]) {
        if (isMet(content, id, world, day)) continue;
        if (!isMet(tightenedOnlyBy(content, undefined), id, world, day)) owed.add(`${fileOf(content, id)} ${id}`);
        else
          for (const pack of content.packs)
            if (!isMet(tightenedOnlyBy(content, pack), id, world, day)) owed.add(`${pack.id} ${id}`);
      }
    }
  return owed;
}

const fileOf = ({ packs }: Content, id: string): string =>
  packs.find(({ lists }) => lists.some(({ situations }) => situations.some((each) => each.id === id)))?.id ?? '';

const tightenedOnlyBy = (content: Content, only: PolicyPack | undefined): Content => ({
  ...content,
  packs: content.packs.map((pack) => (pack === only ? pack : { ...pack, tightenings: [] })),
});

/**
 * 倒挂: there is a combination with the 不利 answer that comes out better than every one with the 有利 answer in which all that
 * both are asked is answered alike. So what hangs on the 不利 answer alone is answered as that side likes, what hangs on the
 * 有利 one alone in every way. A question with 何时问 is exempt. Each that something is owed to, with its part's number.
 */
export function inversionsIn(content: Content, parts: readonly Part[], asOf: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [number, { cases, path }] of parts.entries()) {
    if (path !== undefined) continue;
    for (const question of everyQuestion(content)) {
      if (question.kind !== 'choice' || question.when.length > 0) continue;
      for (const { against, favourable, name } of pairsOf(content, question))
        for (const each of cases) {
          if (!isSame(each.world[question.id], against)) continue;
          const others = otherwise(cases, each, question.id, favourable);
          const best = bestOf(others);
          if (best === undefined || rankOf(each) <= WORST_FIRST.indexOf(best)) continue;
          for (const owed of owedTo(content, each, others, asOf))
            found.add(`${number}. ${name}: ${each.verdict.outcome} > ${best}, ${owed}`);
        }
    }
  }
  return found;
}
