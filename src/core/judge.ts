/**
 * The preliminary judgment (初步研判). In the order in which an official would read the lists: bars, referrals, grounds.
 * Nothing offsets a bar; mitigation is not tolerance; what is unknown is filled in every way there is (DESIGN §5).
 */
import { atPlace } from './at-place.ts';
import type { Content } from './content.ts';
import { dependsOn } from './depends-on.ts';
import { factsOf, pathOf, talkOf, UNKNOWN, weigh, type Answers, type Facts, type Verdict } from './facts.ts';
import type { Taken } from './laws.ts';
import { decide, possibilities, type Possibilities } from './possible.ts';
import { DAY, GROUNDS, LEVELS, type Clause, type Outcome, PLACE, type PolicyPack, type Situation } from './policy.ts';
import { rulesOf, type Rule } from './rules.ts';
import { sufficientReason } from './sufficient.ts';
import { weighRule } from './weighing.ts';

/** One situation weighed. */
export interface Finding {
  readonly situation: Situation;
  readonly pack: PolicyPack;
  readonly effect: Rule['effect'];
  readonly outcome: Outcome | undefined;
  readonly verdict: Verdict;
  /** The clauses in force on the day of the conduct, those of a tightening included, highest level first. */
  readonly clauses: readonly Clause[];
}

/**
 * Why a settled matter goes to a person: a referral of a list; no list speaks of it; the law of the day and today's come to
 * different outcomes that cannot be ranked; or the one that would be taken is missing from the lists.
 */
export type Referral = 'situation' | 'unlisted' | 'lawsDiffer' | 'lawMissing';

interface Judged {
  /** The situations relied on: those met, in every way of filling in what is unknown, that decide. */
  readonly reliedOn: readonly Finding[];
  /** 情节 met: mitigating and aggravating circumstances, cited, never an outcome. */
  readonly notes: readonly Finding[];
  /** Situations of the judgment's packs that are not settled either way. */
  readonly undecided: readonly Finding[];
  /** Questions that apply and are unknown. */
  readonly unknown: readonly string[];
  /** The short path that the matter took, if any. */
  readonly path: string | undefined;
}

/** Settled: one outcome. `decisive`: answers that force it, none of which can be left out. */
export interface Settled extends Judged {
  readonly settled: true;
  readonly outcome: Outcome;
  readonly referral: Referral | undefined;
  /** 从旧兼从轻: what the law of the day and today's each come to; absent where they come to the same. */
  readonly laws: TwoLaws | undefined;
  readonly decisive: readonly string[];
}

export interface TwoLaws {
  readonly then: Outcome;
  readonly now: Outcome;
  /** whose outcome is taken; differ, missing: a person compares */
  readonly taken: Exclude<Taken['law'], 'both'>;
  /** The situations that decide under each, highest level first. */
  readonly underThen: readonly Finding[];
  readonly underNow: readonly Finding[];
}

/** Open: the outcomes still possible and the questions that it depends on. */
export interface Open extends Judged {
  readonly settled: false;
  readonly possible: readonly Outcome[];
  readonly dependsOn: readonly string[];
  /** The place is not known, so that a local list may say otherwise. */
  readonly placeUnknown: boolean;
  /** False: there were too many ways to follow them all, and what is listed as possible may hold more than can come out. */
  readonly exhaustive: boolean;
}

export type Judgment = Settled | Open;

/** Most favourable first, as they are listed to a person. */
export const OUTCOMES: readonly Outcome[] = [...GROUNDS, 'referred', 'barred'];

/** A settled outcome under these answers, or undefined. One bar that surely holds settles wherever it happened. */
export function settle(answers: Answers, found: Possibilities) {
  const [outcome] = found.outcomes;
  if (outcome === undefined || found.outcomes.size > 1) return undefined;
  const deciding = found.always.filter((rule) => rule.outcome === outcome);
  const compared = found.laws?.taken === 'differ' || found.laws?.taken === 'missing';
  const common = deciding.length > 0 || found.alwaysUnlisted || compared;
  const placeKnown = answers[PLACE] !== undefined && answers[PLACE].kind !== 'unknown';
  if (!common || (!placeKnown && outcome !== 'barred')) return undefined;
  const referral: Referral | undefined =
    outcome !== 'referred'
      ? undefined
      : compared
        ? found.laws?.taken === 'missing'
          ? 'lawMissing'
          : 'lawsDiffer'
        : deciding.length > 0
          ? 'situation'
          : 'unlisted';
  return { outcome, deciding, referral };
}

const given = new WeakMap<Content, WeakMap<Answers, Map<string, Judgment>>>();

/**
 * In: content, answers, the day of asking. Out: the judgment. Pure; the same in a browser; no errors.
 * The same answers are judged once: a card, its JSON and a record ask for the same judgment.
 */
export function judge(content: Content, answers: Answers, asOf: string): Judgment {
  const ofContent = given.get(content) ?? new WeakMap<Answers, Map<string, Judgment>>();
  given.set(content, ofContent);
  const ofAnswers = ofContent.get(answers) ?? new Map<string, Judgment>();
  ofContent.set(answers, ofAnswers);
  const judgment = ofAnswers.get(asOf) ?? judgeAfresh(content, answers, asOf);
  ofAnswers.set(asOf, judgment);
  return judgment;
}

function judgeAfresh(whole: Content, answers: Answers, asOf: string): Judgment {
  const content = atPlace(whole, answers);
  const facts = factsOf(content.flow, answers);
  const fact = (id: string) => facts.get(id) ?? UNKNOWN;
  const found = possibilities(content, answers, asOf);
  const settled = settle(answers, found);
  const weighed = rulesOf(content).map((rule) => ({ rule, verdict: weighRule(rule, fact) }));
  const common = {
    notes: weighed
      .filter(({ rule, verdict }) => rule.effect === 'note' && verdict === 'met')
      .map(({ rule }) => finding(rule, 'met', facts)),
    undecided: weighed
      .filter(({ rule, verdict }) => rule.effect !== 'note' && verdict === 'unknown' && !found.always.includes(rule))
      .map(({ rule }) => finding(rule, 'unknown', facts)),
    unknown: talkOf(content.flow, answers)
      .filter((question) => question.kind !== 'account' && facts.get(question.id)?.kind === 'unknown')
      .filter((question) => weigh(question.when, fact) === 'met')
      .map(({ id }) => id),
    path: pathOf(content.flow, answers)?.name,
  };
  if (settled !== undefined) {
    // By far the dearest part, and neither a 范例 nor a remedy asks for it: worked out when it is first looked at.
    let why: readonly string[] | undefined;
    return {
      settled: true,
      outcome: settled.outcome,
      referral: settled.referral,
      laws: twoLaws(found.laws, weighed, fact, facts, asOf),
      reliedOn: settled.deciding.map((rule) => finding(rule, 'met', facts)),
      get decisive() {
        const { outcome, deciding } = settled;
        const settleAlone = (some: Answers) => settle(some, possibilities(atPlace(whole, some), some, asOf, outcome));
        why ??= sufficientReason(content, answers, asOf, { outcome, deciding, settle: settleAlone });
        return why;
      },
      ...common,
    };
  }
  return {
    settled: false,
    possible: OUTCOMES.filter((outcome) => found.outcomes.has(outcome)),
    reliedOn: found.always
      .filter((rule) => found.outcomes.size === 1 && found.outcomes.has(rule.outcome ?? 'referred'))
      .map((rule) => finding(rule, 'met', facts)),
    dependsOn: dependsOn(content, answers, asOf, facts, found),
    placeUnknown: fact(PLACE).kind === 'unknown',
    exhaustive: !found.exceeded,
    ...common,
  };
}

/** What each law comes to and by which situations, where the two differ. */
function twoLaws(
  laws: Possibilities['laws'],
  weighed: readonly { rule: Rule; verdict: Verdict }[],
  fact: Parameters<typeof weigh>[1],
  facts: Facts,
  asOf: string,
): TwoLaws | undefined {
  if (laws === undefined || laws.taken === 'both') return undefined;
  const deciding = (rules: readonly Rule[]): readonly Finding[] =>
    highestFirst(decide(rules).deciding.map((rule) => finding(rule, 'met', facts)));
  return {
    then: laws.then,
    now: laws.now,
    taken: laws.taken,
    underThen: deciding(weighed.filter(({ verdict }) => verdict === 'met').map(({ rule }) => rule)),
    underNow: deciding(weighed.map(({ rule }) => rule).filter((rule) => weighRule(rule, fact, asOf) === 'met')),
  };
}

/** A rule as it is cited: the clauses in force on the day of the conduct. */
export function finding(rule: Rule, verdict: Verdict, facts: Facts): Finding {
  const day = facts.get(DAY);
  const inForce = (clause: Clause): boolean =>
    day?.kind !== 'date' ||
    ((clause.from === undefined || day.day >= clause.from) && (clause.until === undefined || day.day < clause.until));
  const own = rule.situation.clauses.filter((clause) => rule.pack.lighterLaw || inForce(clause));
  const tightening = rule.tightened
    .filter(({ then }) => weigh(then, (id) => facts.get(id) ?? UNKNOWN) === 'met')
    .flatMap(({ clauses }) => clauses.filter(inForce));
  return {
    situation: rule.situation,
    pack: rule.pack,
    effect: rule.effect,
    outcome: rule.outcome,
    verdict,
    clauses: [...new Set([...own, ...tightening])],
  };
}

/** Findings with the highest level first, as they are cited. */
export const highestFirst = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((a, b) => LEVELS.indexOf(a.pack.level) - LEVELS.indexOf(b.pack.level));
