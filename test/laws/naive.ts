/**
 * A second evaluator of DESIGN §5, deliberately naive: it lists every way of filling in what is unknown and applies the
 * rules word for word to each. Slow, and plain enough to be checked by reading. It shares no code with `src/core`, only
 * the types. Each step is headed by the sentence of DESIGN or of the docs that it follows.
 */
import type { Content } from '../../src/core/content.ts';
import type { Answer, Answers } from '../../src/core/facts.ts';
import type { Question } from '../../src/core/flow.ts';
import type { Condition, Effect, Outcome, PolicyPack, Test } from '../../src/core/policy.ts';

/** One complete set of facts: every question has a value, or does not apply (不适用). */
export type World = Readonly<Record<string, Fact>>;
export type Fact = Exclude<Answer, { kind: 'unknown' }> | { readonly kind: 'absent' };

/** What the lists say of one world. */
export interface Verdict {
  readonly outcome: Outcome;
  /** ids of the situations met under the rules of the day of the conduct, notes included */
  readonly met: readonly string[];
  /** those of them that bring the outcome of that day */
  readonly deciding: readonly string[];
  readonly why: 'situation' | 'unlisted' | 'lawsDiffer' | 'lawMissing';
  /** the outcomes by the law of the day and by today's */
  readonly then: Outcome;
  readonly now: Outcome;
  /** the situations that bring each */
  readonly underThen: readonly string[];
  readonly underNow: readonly string[];
}

export interface NaiveJudgment {
  readonly settled: boolean;
  readonly possible: readonly Outcome[];
  readonly outcome: Outcome | undefined;
  /** ids, sorted */
  readonly reliedOn: readonly string[];
  readonly referral: Verdict['why'] | undefined;
}

const ABSENT: Fact = { kind: 'absent' };
const ELSEWHERE = '黑龙江';

export function naiveJudge(content: Content, answers: Answers, asOf: string): NaiveJudgment {
  const verdicts = worldsOf(content, answers).map((world) => verdictOf(content, world, asOf));
  const possible = [...new Set(verdicts.map(({ outcome }) => outcome))].sort();
  const outcome = possible.length === 1 ? possible[0] : undefined;

  // "settled only if every way of filling them in gives the same outcome and one situation is met in all of them",
  // and decides there: a referral that is met beside a bar is not what a matter turns on.
  const common = situationsOf(content)
    .filter(
      (situation) =>
        outcome !== undefined &&
        situation.outcome === outcome &&
        verdicts.every(({ deciding }) => deciding.includes(situation.id)),
    )
    .map(({ id }) => id)
    .sort();
  const all = (why: Verdict['why']): boolean => verdicts.every((verdict) => verdict.why === why);
  const oneComparison = new Set(verdicts.map(({ then, now, why }) => `${then} ${now} ${why}`)).size === 1;
  const compared = oneComparison && (all('lawsDiffer') || all('lawMissing'));
  const agreed = outcome !== undefined && (common.length > 0 || all('unlisted') || compared);

  // "an unknown place leaves the national packs and an open judgment"; a bar settles wherever it happened.
  const place = answers['地区'];
  const placeUnknown = place === undefined || place.kind === 'unknown';
  const settled = agreed && (!placeUnknown || outcome === 'barred');
  if (!settled) return { settled, possible, outcome: undefined, reliedOn: common, referral: undefined };
  const referral =
    outcome !== 'referred' ? undefined : compared ? verdicts[0]?.why : common.length > 0 ? 'situation' : 'unlisted';
  return { settled, possible, outcome, reliedOn: common, referral };
}

/** Every situation of the content. */
export function situationsOf(content: Content): { id: string; effect: Effect; outcome: Outcome | undefined }[] {
  const found: { id: string; effect: Effect; outcome: Outcome | undefined }[] = [];
  for (const pack of content.packs)
    for (const list of pack.lists)
      for (const situation of list.situations)
        found.push({ id: situation.id, effect: list.effect, outcome: list.outcome });
  return found;
}

// ---- every way of filling in what is unknown

/** "A gate that is unknown lets its follow-up be absent or any value", consistently with the value the gate is given. */
export function worldsOf(content: Content, answers: Answers): readonly World[] {
  const nothing: Record<string, Fact> = {};
  for (const question of everyQuestion(content)) nothing[question.id] = ABSENT;
  let worlds: Record<string, Fact>[] = [nothing];
  for (const question of talk(content, answers)) {
    const next: Record<string, Fact>[] = [];
    for (const world of worlds) {
      // "A question that was not asked because it does not apply is 不适用, not unknown"
      if (!holds(question.when, world)) next.push({ ...world, [question.id]: ABSENT });
      else for (const value of valuesGiven(content, question, answers)) next.push({ ...world, [question.id]: value });
    }
    worlds = next;
  }
  return worlds;
}

/** The answer where there is one; else every value. */
export function valuesGiven(content: Content, question: Question, answers: Answers): readonly Fact[] {
  const answer = answers[question.id];
  if (answer !== undefined && answer.kind !== 'unknown') return [answer];
  // 不清楚作: "the option that 不清楚 (and absence) stands for"
  if (question.kind === 'choice' && question.unknownMeans !== undefined)
    return [{ kind: 'chosen', options: [question.unknownMeans] }];
  return everyValue(content, question);
}

/** All values of a choice; of amounts, days and places those around everything that is mentioned anywhere. */
export function everyValue(content: Content, question: Question): readonly Fact[] {
  if (question.kind === 'choice') {
    if (!question.multiple) return question.options.map(({ id }): Fact => ({ kind: 'chosen', options: [id] }));
    const sets: string[][] = [];
    for (let bits = 1; bits < 2 ** question.options.length; bits++) {
      const set = question.options.filter((_, at) => Math.floor(bits / 2 ** at) % 2 === 1);
      // 单独: "cannot be combined with another option"
      if (set.length === 1 || set.every(({ alone }) => !alone)) sets.push(set.map(({ id }) => id));
    }
    return sets.map((options): Fact => ({ kind: 'chosen', options }));
  }
  if (question.kind === 'amount') {
    const amounts = mentioned(content).yuan.flatMap((yuan) => [yuan - 0.01, yuan, yuan + 0.01]);
    return [...new Set([0, ...amounts])].filter((yuan) => yuan >= 0).map((yuan): Fact => ({ kind: 'amount', yuan }));
  }
  if (question.kind === 'date') {
    const days = mentioned(content).days.flatMap((day) => [dayAfter(day, -1), day, dayAfter(day, 1)]);
    return [...new Set(['1990-01-01', ...days])].map((day): Fact => ({ kind: 'date', day }));
  }
  if (question.kind === 'place') {
    const places = mentioned(content).places.flatMap((place) => [place, `${place}/内`, `${place}外`]);
    return [...new Set([ELSEWHERE, ...places])].map((place): Fact => ({ kind: 'place', place }));
  }
  return [{ kind: 'account', text: '经过' }];
}

const dayAfter = (day: string, days: number): string =>
  new Date(new Date(day).getTime() + days * 24 * 3600 * 1000).toISOString().slice(0, 10);

const noted = new WeakMap<Content, ReturnType<typeof mentionedAfresh>>();
function mentioned(content: Content): ReturnType<typeof mentionedAfresh> {
  const known = noted.get(content) ?? mentionedAfresh(content);
  noted.set(content, known);
  return known;
}

function mentionedAfresh(content: Content): { yuan: number[]; days: string[]; places: string[] } {
  const { packs } = content;
  const conditions: Condition[] = [
    ...everyQuestion(content).map((question) => question.when),
    ...packs.map((pack) => pack.scope),
    ...packs.flatMap((pack) => pack.lists.flatMap((list) => list.situations.map((situation) => situation.when))),
    ...packs.flatMap((pack) => pack.tightenings.map((tightening) => tightening.when)),
  ];
  const tests: Test[] = conditions.flat();
  const spans = [...packs, ...packs.flatMap((pack) => pack.clauses)];
  return {
    yuan: tests.flatMap((test) => ('yuan' in test ? [test.yuan] : [])),
    days: [
      ...tests.flatMap((test) => ('day' in test ? [test.day] : [])),
      ...spans.flatMap(({ from, until }) => [from, until]),
    ].filter((day) => day !== undefined),
    places: [
      ...tests.flatMap((test) => (test.is === 'within' ? test.places : [])),
      ...packs.flatMap(({ place }) => (place === undefined ? [] : [place])),
    ],
  };
}

const everyQuestion = ({ flow }: Content): readonly Question[] => [
  ...flow.first,
  ...flow.paths.flatMap(({ questions }) => questions),
  ...flow.looks.flatMap(({ questions }) => questions),
];

/** 短路径: "matters that are not judged by the six looks. The first whose condition is met takes the talk." */
function talk({ flow }: Content, answers: Answers): readonly Question[] {
  const said: Record<string, Fact> = {};
  for (const question of flow.first) {
    const answer = answers[question.id];
    if (answer !== undefined && answer.kind !== 'unknown') said[question.id] = answer;
    else if (question.kind === 'choice' && question.unknownMeans !== undefined)
      said[question.id] = { kind: 'chosen', options: [question.unknownMeans] };
  }
  for (const path of flow.paths) if (holds(path.when, said)) return [...flow.first, ...path.questions];
  return [...flow.first, ...flow.looks.flatMap(({ questions }) => questions)];
}

// ---- one world

/** What the lists come to in one complete set of facts. */
export function verdictOf(content: Content, world: World, asOf: string): Verdict {
  const then = outcomeOf(content, world, undefined);
  const now = outcomeOf(content, world, asOf);
  const situations = situationsOf(content).filter(({ id }) => isMet(content, id, world, undefined));
  const met = situations.map(({ id }) => id);
  const bring = (outcome: Outcome, day: string | undefined): readonly string[] =>
    situationsOf(content)
      .filter((situation) => situation.outcome === outcome && isMet(content, situation.id, world, day))
      .map(({ id }) => id);
  const both = {
    then: then.outcome,
    now: now.outcome,
    underThen: bring(then.outcome, undefined),
    underNow: bring(now.outcome, asOf),
  };
  if (then.outcome === now.outcome)
    return {
      outcome: then.outcome,
      met,
      deciding: bring(then.outcome, undefined),
      why: then.listed ? 'situation' : 'unlisted',
      ...both,
    };
  // "the rule in force at the time, unless today's is lighter"; a referral is no rank
  if (then.outcome === 'referred' || now.outcome === 'referred')
    return { outcome: 'referred', met, deciding: [], why: 'lawsDiffer', ...both };
  const lightest: readonly Outcome[] = ['exempt', 'tolerated', 'mitigated', 'barred'];
  const todayIsLighter = lightest.indexOf(now.outcome) < lightest.indexOf(then.outcome);
  // a version that is missing, or here in part only, can be no lighter for what is not here
  if (isMissing(content, world, todayIsLighter ? asOf : undefined))
    return { outcome: 'referred', met, deciding: [], why: 'lawMissing', ...both };
  const outcome = todayIsLighter ? now.outcome : then.outcome;
  return { outcome, met, deciding: bring(outcome, todayIsLighter ? asOf : undefined), why: 'situation', ...both };
}

/** Whether an instrument with 从旧兼从轻 that binds this person has no whole version on the day that counts. */
function isMissing(content: Content, world: World, asOf: string | undefined): boolean {
  const conduct = world['行为时间'];
  const day = asOf ?? (conduct?.kind === 'date' ? conduct.day : undefined);
  for (const newest of content.packs) {
    if (!newest.lighterLaw || content.packs.some(({ replaces }) => replaces === newest.id)) continue;
    if (!applies(newest, world)) continue;
    const versions: PolicyPack[] = [];
    for (let id: string | undefined = newest.id; id !== undefined; ) {
      const version: PolicyPack | undefined = content.packs.find((pack) => pack.id === id);
      if (version !== undefined) versions.push(version);
      id = version?.replaces;
    }
    // of an instrument that only tells circumstances nothing decides
    const decides = (pack: PolicyPack): boolean =>
      pack.tightenings.length > 0 || pack.lists.some(({ effect }) => effect !== 'note');
    if (!versions.some(decides)) continue;
    const first = versions.at(-1);
    // Where no day is asked for, only a version without dates can be said to cover it.
    const covering = versions.filter(
      ({ from, until }) =>
        (from === undefined || (day !== undefined && from <= day)) &&
        (until === undefined || (day !== undefined && day < until)),
    );
    if (covering.some(({ partial }) => partial)) return true;
    if (day === undefined) continue;
    const beforeAll = first?.from !== undefined && day < first.from;
    if (beforeAll && first?.firstOfItsKind !== true) return true;
    if (!beforeAll && covering.length === 0) return true;
  }
  return false;
}

/** The outcome by the rules in force on the day of the conduct (`asOf` undefined) or, where a pack says so, on `asOf`. */
function outcomeOf(content: Content, world: World, asOf: string | undefined): { outcome: Outcome; listed: boolean } {
  const met = situationsOf(content).filter(({ id }) => isMet(content, id, world, asOf));
  // "A bar is met → 不予容错. Nothing offsets a bar."
  if (met.some(({ effect }) => effect === 'bar')) return { outcome: 'barred', listed: true };
  // "Otherwise, a referral met → 转人工研判"
  if (met.some(({ effect }) => effect === 'refer')) return { outcome: 'referred', listed: true };
  // "Otherwise the most favourable ground met holds (可免责, 可容错, 可减责)"
  if (met.some(({ effect, outcome }) => effect === 'ground' && outcome === 'exempt'))
    return { outcome: 'exempt', listed: true };
  if (met.some(({ effect, outcome }) => effect === 'ground' && outcome === 'tolerated'))
    return { outcome: 'tolerated', listed: true };
  if (met.some(({ effect, outcome }) => effect === 'ground' && outcome === 'mitigated'))
    return { outcome: 'mitigated', listed: true };
  // "No situation met → 转人工研判 (不在清单之内)"; a 情节 is never an outcome
  return { outcome: 'referred', listed: false };
}

/** `asOf`: by the rules that count on that day, in a pack with 从旧兼从轻; undefined: by those of the day of the conduct. */
export function isMet(content: Content, id: string, world: World, asOf: string | undefined): boolean {
  for (const pack of content.packs)
    for (const list of pack.lists)
      for (const situation of list.situations) {
        if (situation.id !== id) continue;
        // "For status, place and date of the conduct, take the packs in force"; no rule is applied before its clause existed.
        if (!applies(pack, world) || !inForce(situation.clauses[0] ?? pack, pack, world, asOf)) return false;
        if (!holds(situation.when, world)) return false;
        // "收紧 adds its conditions to that very situation" where the tightening pack applies
        for (const lower of content.packs)
          for (const tightening of lower.tightenings)
            if (
              tightening.of === id &&
              applies(lower, world) &&
              inForce(tightening.clauses[0] ?? lower, lower, world, asOf) &&
              !holds(tightening.when, world)
            )
              return false;
        return true;
      }
  return false;
}

const applies = (pack: PolicyPack, world: World): boolean => {
  const here = world['地区'];
  const place = pack.place === undefined || (here?.kind === 'place' && lies(here.place, pack.place));
  return place && holds(pack.scope, world);
};

/** The day that counts: that of the conduct; for today's rule that of asking, in a pack with 从旧兼从轻. */
function inForce(
  span: { from?: string; until?: string },
  pack: PolicyPack,
  world: World,
  asOf: string | undefined,
): boolean {
  if (span.from === undefined && span.until === undefined) return true;
  const conduct = world['行为时间'];
  const day = asOf !== undefined && pack.lighterLaw ? asOf : conduct?.kind === 'date' ? conduct.day : undefined;
  if (day === undefined) return false;
  return (span.from === undefined || span.from <= day) && (span.until === undefined || day < span.until);
}

// ---- one test

/** "items of one 当 are AND" */
export const holds = (condition: Condition, world: World): boolean =>
  condition.every((test) => passes(test, world[test.question]));

/** "it fails every test, 不是 too" */
function passes(test: Test, fact: Fact | undefined): boolean {
  if (fact === undefined || fact.kind === 'absent' || fact.kind === 'account') return false;
  if (fact.kind === 'chosen') {
    if (test.is === 'oneOf') return fact.options.filter((option) => test.options.includes(option)).length > 0;
    if (test.is === 'not') return fact.options.filter((option) => test.options.includes(option)).length === 0;
    if (test.is === 'only') return fact.options.filter((option) => !test.options.includes(option)).length === 0;
    return false;
  }
  if (fact.kind === 'amount') {
    if (test.is === '>=') return fact.yuan >= test.yuan;
    if (test.is === '<') return fact.yuan < test.yuan;
    if (test.is === '>') return fact.yuan > test.yuan;
    if (test.is === '<=') return fact.yuan <= test.yuan;
    return false;
  }
  if (fact.kind === 'date') {
    if (test.is === 'from') return fact.day >= test.day;
    if (test.is === 'before') return fact.day < test.day;
    return false;
  }
  return test.is === 'within' && test.places.some((place) => lies(fact.place, place));
}

/** 湖北/武汉 lies within 湖北: every part of the outer place is a part of the inner one. */
function lies(inner: string, outer: string): boolean {
  const [of, within] = [inner.split('/'), outer.split('/')];
  return within.every((part, at) => of[at] === part);
}
