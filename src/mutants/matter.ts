/** Whole matters, with an answer to every question that applies: which mutants come out otherwise there, told fast. */
import type { Content } from '../core/content.ts';
import { TIERS } from '../core/diagram.ts';
import { takenAt } from '../core/ends.ts';
import { type Answer, type Answers, factsOf, talkOf, UNKNOWN, weigh } from '../core/facts.ts';
import { type Question, questionsOf } from '../core/flow.ts';
import { type Mutant, mutated } from '../core/mutants.ts';
import type { Outcome } from '../core/policy.ts';
import { missingVersionsOf, type MissingVersion, type Rule, rulesOf } from '../core/rules.ts';
import { NOW, THEN } from '../core/space.ts';
import { type FactOf, weighRule } from '../core/weighing.ts';

/** By law: whether a situation is met. */
type Met = readonly [then: boolean, now: boolean];
const NOT_MET: Met = [false, false];

const metIn = (rule: Rule, fact: FactOf, asOf: string): Met => {
  const then = weighRule(rule, fact) === 'met';
  const isOneLaw = !rule.pack.lighterLaw && rule.tightened.length === 0;
  return [then, isOneLaw ? then : weighRule(rule, fact, asOf) === 'met'];
};

const missingIn = (versions: readonly MissingVersion[], fact: FactOf, asOf: string): Met => [
  versions.some(({ then }) => weigh(then, fact) === 'met'),
  versions.some(({ now }) => {
    const today = now(asOf);
    return today !== 'never' && weigh(today, fact) === 'met';
  }),
];

interface Ready {
  readonly mutant: Mutant;
  readonly before: readonly Rule[];
  readonly after: ReadonlyMap<string, Rule>;
  /** Absent: as in the content. */
  readonly missing: readonly MissingVersion[] | undefined;
}

/** In: content and mutants. Out: of a whole matter the numbers of the mutants that come out otherwise there. */
export function tellerOf(
  content: Content,
  mutants: readonly Mutant[],
  asOf: string,
): (answers: Answers, among: Iterable<number>) => readonly number[] {
  const rules = rulesOf(content);
  const at = new Map(rules.map((rule, index) => [rule.situation.id, index]));
  const made = mutants.map((mutant): Ready => {
    const changed = mutated(content, mutant);
    const touched = new Set(mutant.touched);
    return {
      mutant,
      before: rules.filter(({ situation }) => touched.has(situation.id)),
      after: new Map(
        rulesOf(changed).flatMap((rule) => (touched.has(rule.situation.id) ? [[rule.situation.id, rule]] : [])),
      ),
      missing:
        mutant.where.part === 'scope' || mutant.change.kind === 'deleted' ? missingVersionsOf(changed) : undefined,
    };
  });

  return (answers, among) => {
    const facts = factsOf(content.flow, answers);
    const fact: FactOf = (id) => facts.get(id) ?? UNKNOWN;
    const met = rules.map((rule) => metIn(rule, fact, asOf));
    // By law and tier: how many situations are met.
    const tally = [THEN, NOW].map((lane) => {
      const many = TIERS.map(() => 0);
      for (const [index, { outcome }] of rules.entries())
        if (outcome !== undefined && met[index]?.[lane] === true)
          many[TIERS.indexOf(outcome)] = (many[TIERS.indexOf(outcome)] ?? 0) + 1;
      return many;
    });
    const missing = missingIn(missingVersionsOf(content), fact, asOf);
    const outcomeBy = (counts: readonly (readonly number[])[], lacks: Met): Outcome =>
      takenAt({
        tiers: counts.map((many) => {
          const best = many.findIndex((each) => each > 0);
          return best < 0 ? TIERS.length : best;
        }),
        missing: lacks,
      }).outcome;
    const outcome = outcomeBy(tally, missing);

    const isOtherwise = ({ mutant, before, after, missing: changedMissing }: Ready): boolean => {
      let counts: number[][] | undefined;
      for (const rule of before) {
        const changed = after.get(rule.situation.id);
        const was = met[at.get(rule.situation.id) ?? -1] ?? NOT_MET;
        const is = changed === undefined ? NOT_MET : metIn(changed, fact, asOf);
        if (was[0] === is[0] && was[1] === is[1] && (changed?.outcome === rule.outcome || (!was[0] && !was[1])))
          continue;
        if (rule.outcome === undefined) {
          if (was[THEN] !== is[THEN]) return true;
          continue;
        }
        counts ??= tally.map((many) => [...many]);
        for (const lane of [THEN, NOW]) {
          const many = counts[lane];
          if (many === undefined) continue;
          if (was[lane] === true) add(many, rule.outcome, -1);
          if (is[lane] === true && changed?.outcome !== undefined) add(many, changed.outcome, 1);
        }
      }
      const lacks =
        changedMissing === undefined || !mutant.pack.lighterLaw ? missing : missingIn(changedMissing, fact, asOf);
      if (counts === undefined && lacks === missing) return false;
      return outcomeBy(counts ?? tally, lacks) !== outcome;
    };
    const found: number[] = [];
    for (const number of among) {
      const ready = made[number];
      if (ready !== undefined && isOtherwise(ready)) found.push(number);
    }
    return found;
  };
}

const add = (many: number[], outcome: Outcome, by: number): void => {
  const tier = TIERS.indexOf(outcome);
  many[tier] = (many[tier] ?? 0) + by;
};

/** The matter with another answer to one question: what no longer applies falls away, what now does is answered plainly. */
export function withAnswer(content: Content, answers: Answers, id: string, answer: Answer): Answers {
  const changed: Record<string, Answer> = { ...answers, [id]: answer };
  const whole: Record<string, Answer> = {};
  const asked = new Set(talkOf(content.flow, changed).map((question) => question.id));
  for (const question of questionsOf(content.flow)) {
    if (!asked.has(question.id) || question.kind === 'account') continue;
    if (weigh(question.when, (other) => whole[other] ?? { kind: 'absent' }) !== 'met') continue;
    const own = changed[question.id] ?? plainest(question);
    if (own !== undefined) whole[question.id] = own;
  }
  return whole;
}

const plainest = (question: Question): Answer | undefined => {
  if (question.kind === 'amount') return { kind: 'amount', yuan: 0 };
  if (question.kind !== 'choice') return undefined;
  const option = question.options.find(({ alone }) => alone) ?? question.options[0];
  return option === undefined ? undefined : { kind: 'chosen', options: [option.id] };
};

/** What one might answer instead: any one option; of several, one more or one fewer. */
export function othersThan(question: Question, answer: Answer): readonly Answer[] {
  if (question.kind !== 'choice' || answer.kind !== 'chosen') return [];
  const ids = question.options.map(({ id }) => id);
  const alone = new Set(question.options.flatMap((option) => (option.alone ? [option.id] : [])));
  const single = ids.map((id) => [id]);
  if (!question.multiple) return single.filter(([id]) => id !== answer.options[0]).map(chosen);
  const more = ids
    .filter((id) => !alone.has(id) && !answer.options.includes(id))
    .map((id) => [...answer.options.filter((each) => !alone.has(each)), id]);
  const fewer =
    answer.options.length < 2 ? [] : answer.options.map((id) => answer.options.filter((each) => each !== id));
  const own = JSON.stringify(answer.options);
  return [...single, ...more.filter(({ length }) => length > 1 && length < 4), ...fewer]
    .filter((options) => JSON.stringify(options) !== own)
    .map((options) => chosen(ids.filter((id) => options.includes(id))));
}

const chosen = (options: readonly string[]): Answer => ({ kind: 'chosen', options });
