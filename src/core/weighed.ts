/**
 * The whole of a judgment, to be looked up: every situation of the lists that apply to this person, with each of its
 * conditions. A list applies where nothing that is asked first (who, where, when, at what stage, in which area) rules it out;
 * a situation that such an answer rules out is only counted.
 */
import type { Content } from './content.ts';
import { factsOf, passes, pathOf, UNKNOWN, weigh, type Answers, type Facts } from './facts.ts';
import { finding, type Finding } from './judge.ts';
import type { Law } from './laws.ts';
import { LEVELS, type Clause, type PolicyPack, type Test } from './policy.ts';
import { rulesOf, type Rule } from './rules.ts';
import { weighRule } from './weighing.ts';

/** One condition; absent: its question does not apply (不适用), which fails it. */
export interface WeighedTest {
  readonly test: Test;
  readonly verdict: 'met' | 'unmet' | 'unknown' | 'absent';
  /** 收紧: the clauses of a lower level that adds it; none: the situation's own */
  readonly tightenedBy: readonly Clause[];
}

export interface WeighedSituation extends Finding {
  /** Under which law it is in force: a list with 从旧兼从轻 counts by that of the day of the conduct and by today's. */
  readonly law: Law | 'both';
  /** What it turns on; who, where and when only as far as they are not known. */
  readonly tests: readonly WeighedTest[];
}

export interface WeighedPack {
  readonly pack: PolicyPack;
  /** Met first, then what is not settled, then by how few conditions fail; otherwise in the order of the list. */
  readonly situations: readonly WeighedSituation[];
  /** How many more are not met: left out of a tree that would be too long to read, those that are furthest off. */
  readonly leftOut: number;
  /** How many of its situations are for other people, places, days, stages or areas of work. */
  readonly elsewhere: number;
}

/** The tree names at most so many situations. */
const NAMED = 200;

export const failingTests = ({ tests }: WeighedSituation): readonly WeighedTest[] =>
  tests.filter(({ verdict }) => verdict === 'unmet' || verdict === 'absent');

/** In: content, answers, the day of asking. Out: the lists that apply, highest level first; nothing on a short path. */
export function weighAll(content: Content, answers: Answers, asOf: string, named = NAMED): readonly WeighedPack[] {
  if (pathOf(content.flow, answers) !== undefined) return [];
  const facts = factsOf(content.flow, answers);
  const first = new Set(content.flow.first.map(({ id }) => id));
  const ofPack = new Map<PolicyPack, { situations: WeighedSituation[]; elsewhere: number }>();
  for (const rule of rulesOf(content)) {
    const weighed = weighOne(rule, facts, first, asOf);
    const found = ofPack.get(rule.pack) ?? { situations: [], elsewhere: 0 };
    ofPack.set(rule.pack, found);
    if (weighed === undefined) found.elsewhere += 1;
    else found.situations.push(weighed);
  }
  const applying = [...ofPack]
    .filter(([, { situations }]) => situations.length > 0)
    .toSorted(([a], [b]) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  const kept = new Set(
    applying
      .flatMap(([, { situations }]) => situations)
      .toSorted(closestFirst)
      .slice(0, named),
  );
  return applying.map(([pack, { situations, elsewhere }]) => {
    const shown = situations.filter((each) => kept.has(each)).toSorted(closestFirst);
    return { pack, situations: shown, leftOut: situations.length - shown.length, elsewhere };
  });
}

const VERDICTS = ['met', 'unknown', 'unmet'] as const;

export const closestFirst = (a: WeighedSituation, b: WeighedSituation): number =>
  VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) || failingTests(a).length - failingTests(b).length;

/** Undefined: it is for somebody else, or another place, day, stage or area. */
function weighOne(rule: Rule, facts: Facts, first: ReadonlySet<string>, asOf: string): WeighedSituation | undefined {
  const fact = (id: string) => facts.get(id) ?? UNKNOWN;
  const today = rule.now(asOf);
  const isFor = (condition: Rule['then'] | 'never'): condition is Rule['then'] =>
    condition !== 'never' &&
    weigh(
      condition.filter(({ question }) => first.has(question)),
      fact,
    ) !== 'unmet';
  const [isThen, isNow] = [isFor(rule.then), isFor(today)];
  if (!isThen && !isNow) return undefined;
  const law = isThen && isNow ? 'both' : isThen ? 'then' : 'now';
  const condition = isThen || today === 'never' ? rule.then : today;
  const verdict = weighRule(rule, fact, isThen ? undefined : asOf);

  const weighTest = (test: Test, tightenedBy: readonly Clause[]): WeighedTest => {
    const value = fact(test.question);
    const verdict =
      value.kind === 'unknown' || value.kind === 'absent' ? value.kind : passes(test, value) ? 'met' : 'unmet';
    return { test, verdict, tightenedBy };
  };
  const demanded = rule.tightened.flatMap(({ then, now, demand, clauses }) => {
    const when = isThen ? then : now(asOf);
    return when !== 'never' && weigh(when, fact) !== 'unmet' ? demand.map((test) => weighTest(test, clauses)) : [];
  });
  const own = condition
    .map((test) => weighTest(test, []))
    .filter(({ test, verdict }) => verdict === 'unknown' || !first.has(test.question));
  return { ...finding(rule, verdict, facts), law, tests: [...own, ...demanded] };
}
