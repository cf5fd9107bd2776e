/**
 * The preliminary judgment (初步研判). In the order in which an official would read the lists: bars, referrals, grounds.
 * Nothing offsets a bar; mitigation is not tolerance; what is unknown is filled in every way there is (DESIGN §5).
 */
import type { Content } from './content.ts';
import { factsOf, pathOf, talkOf, UNKNOWN, weigh, type Answers, type Facts, type Verdict } from './facts.ts';
import { questionsOf, type Question } from './flow.ts';
import { possibilities, type Possibilities } from './possible.ts';
import { DAY, GROUNDS, type Clause, type Outcome, PLACE, type PolicyPack, type Situation } from './policy.ts';
import { rulesOf, type Rule } from './rules.ts';

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

/** Why a settled matter goes to a person although no referral of a list is met. */
export type Referral = 'situation' | 'unlisted' | 'lawsDiffer';

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
  readonly decisive: readonly string[];
}

/** Open: the outcomes still possible and the questions that it depends on. */
export interface Open extends Judged {
  readonly settled: false;
  readonly possible: readonly Outcome[];
  readonly dependsOn: readonly string[];
  /** The place is not known, so that a local list may say otherwise. */
  readonly placeUnknown: boolean;
}

export type Judgment = Settled | Open;

/** Most favourable first, as they are listed to a person. */
export const OUTCOMES: readonly Outcome[] = [...GROUNDS, 'referred', 'barred'];

const LEVELS = ['全国', '省级', '市级', '县级', '部门'] as const;

/** A settled outcome under these answers, or undefined. One bar that surely holds settles wherever it happened. */
function settle(answers: Answers, found: Possibilities) {
  const [outcome] = found.outcomes;
  if (outcome === undefined || found.outcomes.size > 1) return undefined;
  const deciding = found.always.filter((rule) => rule.outcome === outcome);
  const common = deciding.length > 0 || found.alwaysUnlisted || found.lawsDiffer === 'always';
  const placeKnown = answers[PLACE] !== undefined && answers[PLACE].kind !== 'unknown';
  if (!common || (!placeKnown && outcome !== 'barred')) return undefined;
  const referral: Referral | undefined =
    outcome !== 'referred'
      ? undefined
      : found.lawsDiffer === 'always'
        ? 'lawsDiffer'
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

function judgeAfresh(content: Content, answers: Answers, asOf: string): Judgment {
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
      reliedOn: settled.deciding.map((rule) => finding(rule, 'met', facts)),
      get decisive() {
        why ??= decisive(content, answers, asOf, settled.outcome);
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
    ...common,
  };
}

/** By the rules in force on the day of the conduct; with a day of asking, by those of 从旧兼从轻 on that day. */
function weighRule(rule: Rule, fact: Parameters<typeof weigh>[1], asOf?: string): Verdict {
  const dated = ({ then, now }: Pick<Rule, 'then' | 'now'>): Verdict => {
    const condition = asOf === undefined ? then : now(asOf);
    return condition === 'never' ? 'unmet' : weigh(condition, fact);
  };
  const verdicts = [dated(rule)];
  for (const each of rule.tightened) {
    const applies = dated(each);
    if (applies === 'unmet') continue;
    const { demand } = each;
    const met = weigh(demand, fact);
    verdicts.push(applies === 'met' || met === 'met' ? met : 'unknown');
  }
  return verdicts.includes('unmet') ? 'unmet' : verdicts.includes('unknown') ? 'unknown' : 'met';
}

/** The questions that a rule turns on. */
const turnsOn = (rule: Rule): readonly string[] =>
  [...rule.then, ...rule.tightened.flatMap(({ then, demand }) => [...then, ...demand])].map(({ question }) => question);

function finding(rule: Rule, verdict: Verdict, facts: Facts): Finding {
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

/**
 * A subset-minimal set of answers that forces the outcome: answers are taken away one by one, as long as the rest still
 * settles it. Taken first: the later first questions of who and where, then follow-ups; so the looks' main answers stay.
 */
function decisive(content: Content, answers: Answers, asOf: string, outcome: Outcome): readonly string[] {
  const { flow } = content;
  const choosesPath = new Set(flow.paths.flatMap(({ when }) => when.map(({ question }) => question)));
  const tested = new Set([PLACE, ...choosesPath, ...rulesOf(content).flatMap(turnsOn)]);
  for (const question of questionsOf(flow).toReversed())
    if (tested.has(question.id)) for (const test of question.when) tested.add(test.question);

  // An answer to a question that does not apply decides nothing, and would only begin to count as others are taken away.
  const facts = factsOf(flow, answers);
  const kept = Object.fromEntries(
    Object.entries(answers).filter(([id, { kind }]) => kind !== 'unknown' && facts.get(id)?.kind !== 'absent'),
  );
  const isTaken = ({ id }: Question): boolean => {
    const answer = kept[id];
    if (answer === undefined) return false;
    delete kept[id];
    if (!tested.has(id) || settle(kept, possibilities(content, kept, asOf, outcome))?.outcome === outcome) return true;
    kept[id] = answer;
    return false;
  };
  const talk = talkOf(flow, answers);
  const followUpsFirst = talk.toSorted((a, b) => Number(b.when.length > 0) - Number(a.when.length > 0));
  // Without its answer a question with 不清楚作 is not unknown but says something else, which may free another answer:
  // those are gone through until none can be taken. What is then taken only adds unknowns, so once is enough.
  const saysElse = (question: Question): boolean =>
    choosesPath.has(question.id) || (question.kind === 'choice' && question.unknownMeans !== undefined);
  while (followUpsFirst.filter(saysElse).some(isTaken));
  followUpsFirst.forEach(isTaken);
  return talk.filter(({ id }) => kept[id] !== undefined).map(({ id }) => id);
}

/** The unknown questions that a situation which may still decide turns on, in the order of the talk. */
function dependsOn(
  content: Content,
  answers: Answers,
  asOf: string,
  facts: Facts,
  found: Possibilities,
): readonly string[] {
  const fact = (id: string) => facts.get(id) ?? UNKNOWN;
  const turnedOn = new Set<string>();
  for (const rule of rulesOf(content)) {
    if (rule.outcome === undefined) continue;
    // Where the rules of two days may differ, one that cannot be the outcome can still make the difference.
    const decides = found.lawsDiffer !== 'never' || found.outcomes.has(rule.outcome);
    const undecided =
      weighRule(rule, fact) === 'unknown' ||
      (found.lawsDiffer !== 'never' && weighRule(rule, fact, asOf) === 'unknown');
    if (decides && undecided) for (const id of turnsOn(rule)) if (fact(id).kind === 'unknown') turnedOn.add(id);
  }
  const talk = talkOf(content.flow, answers);
  // A follow-up that is not asked because its gate is unknown turns on the gate.
  for (const question of talk.toReversed())
    if (turnedOn.has(question.id))
      for (const test of question.when) if (fact(test.question).kind === 'unknown') turnedOn.add(test.question);
  return talk.filter(({ id, when }) => turnedOn.has(id) && weigh(when, fact) === 'met').map(({ id }) => id);
}

/**
 * Whether the answer to a question can still matter: some situation not yet ruled out turns on it, or on a question that
 * would be asked for its sake.
 */
export function matters(content: Content, facts: Facts, question: Question): boolean {
  const open = new Set([question.id]);
  const fact = (id: string) => (open.has(id) ? UNKNOWN : (facts.get(id) ?? UNKNOWN));
  for (const { id, when } of questionsOf(content.flow))
    if (when.some((test) => open.has(test.question)) && weigh(when, fact) !== 'unmet') open.add(id);
  return rulesOf(content).some((rule) => turnsOn(rule).some((id) => open.has(id)) && canHold(rule, fact));
}

/** Whether a rule is not ruled out, whatever the day of asking. */
const canHold = (rule: Rule, fact: Parameters<typeof weigh>[1]): boolean =>
  weigh(rule.ever, fact) !== 'unmet' &&
  rule.tightened.every(
    ({ then, ever, demand }) => then !== ever || weigh(then, fact) !== 'met' || weigh(demand, fact) !== 'unmet',
  );
