/** Whether a 范例 notices that the lists were changed: it comes out otherwise than written. */
import { answersFrom } from '../content/answers.ts';
import { mistakesOf } from '../content/check-examples.ts';
import type { Content } from '../core/content.ts';
import { TIERS } from '../core/diagram.ts';
import { type Answers, type Facts, factsOf, UNKNOWN, type Verdict } from '../core/facts.ts';
import { judge, type Judgment } from '../core/judge.ts';
import { type Mutant, mutated } from '../core/mutants.ts';
import type { Example, Outcome } from '../core/policy.ts';
import { type Rule, rulesOf } from '../core/rules.ts';
import { type FactOf, weighRule } from '../core/weighing.ts';

/** An example with what is worked out of it once. */
export interface Standing {
  readonly example: Example;
  /** The pack in whose file it stands. */
  readonly pack: string;
  readonly answers: Answers;
  readonly facts: Facts;
  /** By the lists as they are. */
  readonly judgment: Judgment;
}

export function standing(content: Content, pack: string, example: Example, answers: Answers, asOf: string): Standing {
  return { example, pack, answers, facts: factsOf(content.flow, answers), judgment: judge(content, answers, asOf) };
}

/** Every example of the content. */
export const standingOf = (content: Content, asOf: string): readonly Standing[] =>
  content.packs.flatMap(({ id, examples }) =>
    examples.map((example) => standing(content, id, example, answersFrom(content.flow, example.facts).answers, asOf)),
  );

/** A mutant made ready to be tried on many examples. */
export interface Trial {
  /** Whether this example notices it. */
  catches(example: Standing): boolean;
  /** Whether one of these notices it that plainly turns on what was changed: told fast. */
  plainlyCaughtBy(examples: readonly Standing[]): boolean;
  /** Whether one of the others does. */
  otherwiseCaughtBy(examples: readonly Standing[]): boolean;
}

export function trialOf(content: Content, mutant: Mutant, asOf: string): Trial {
  const changed = mutated(content, mutant);
  const touched = new Set(mutant.touched);
  const after = new Map(
    rulesOf(changed).flatMap((rule) => (touched.has(rule.situation.id) ? [[rule.situation.id, rule]] : [])),
  );
  const pairs = rulesOf(content)
    .filter(({ situation }) => touched.has(situation.id))
    .map((rule): Pair => [rule, after.get(rule.situation.id)]);
  const oneLaw = oneLawOf(content);
  // Which versions of a 从旧兼从轻 instrument are missing, and for whom, is no matter of one situation.
  const mayBeMissing = mutant.pack.lighterLaw && (mutant.where.part === 'scope' || mutant.change.kind === 'deleted');
  const isTightening = mutant.where.part === 'tightening';

  const look = (each: Standing): Look =>
    mayBeMissing || isTightening ? 'perhaps' : lookAt(each, pairs, touched, oneLaw, asOf);
  const isOtherwise = ({ example, answers }: Standing): boolean =>
    mistakesOf(example, judge(changed, answers, asOf)).length > 0;
  return {
    catches: (each) => look(each) !== 'no' && isOtherwise(each),
    plainlyCaughtBy: (examples) => examples.some((each) => look(each) === 'plainly' && isOtherwise(each)),
    otherwiseCaughtBy: (examples) => examples.some((each) => look(each) === 'perhaps' && isOtherwise(each)),
  };
}

type Pair = readonly [before: Rule, after: Rule | undefined];

/** Whether an example can come out otherwise, by one look at what was changed: the situations hold alike, or they cannot matter. */
type Look = 'no' | 'perhaps' | 'plainly';

function lookAt(
  each: Standing,
  pairs: readonly Pair[],
  touched: ReadonlySet<string>,
  oneLaw: ReadonlySet<string>,
  asOf: string,
): Look {
  const fact: FactOf = (id) => each.facts.get(id) ?? UNKNOWN;
  let seen: Look = 'no';
  for (const [before, after] of pairs)
    for (const day of lawsOf(before, asOf)) {
      const [was, is]: readonly Verdict[] = [
        weighRule(before, fact, day),
        after === undefined ? 'unmet' : weighRule(after, fact, day),
      ];
      if (was === is && (was === 'unmet' || (was === 'met' && before.outcome === after?.outcome))) continue;
      if (cannotMatter(each, before, after, touched, oneLaw)) continue;
      if (was !== 'unknown' && is !== 'unknown') return 'plainly';
      seen = 'perhaps';
    }
  return seen;
}

const lawsOf = ({ pack, tightened }: Rule, asOf: string): readonly (string | undefined)[] =>
  pack.lighterLaw || tightened.length > 0 ? [undefined, asOf] : [undefined];

const known = new WeakMap<Content, ReadonlySet<string>>();

/** The situations that hold alike by the law of any day. */
function oneLawOf(content: Content): ReadonlySet<string> {
  const before = known.get(content);
  if (before !== undefined) return before;
  const oneLaw = new Set(
    rulesOf(content).flatMap(({ situation, pack, tightened }) =>
      pack.lighterLaw || tightened.length > 0 ? [] : [situation.id],
    ),
  );
  known.set(content, oneLaw);
  return oneLaw;
}

const tierOf = (outcome: Outcome | undefined): number =>
  outcome === undefined ? TIERS.length : TIERS.indexOf(outcome);

/**
 * A 情节 that the example does not name; or a situation that it does not rely on, below another that decides whatever
 * becomes of this one.
 */
function cannotMatter(
  { example, judgment }: Standing,
  before: Rule,
  after: Rule | undefined,
  touched: ReadonlySet<string>,
  oneLaw: ReadonlySet<string>,
): boolean {
  const { relies, excludes = [] } = example;
  const names = [before.situation.id, ...before.situation.clauses.map(({ id }) => id)];
  if (names.some((name) => relies.includes(name) || excludes.includes(name))) return false;
  if (before.outcome === undefined && after?.outcome === undefined) return true;
  if (!judgment.settled || judgment.laws !== undefined || judgment.reliedOn.length === 0) return false;
  if (judgment.reliedOn.some(({ situation }) => situation.id === before.situation.id)) return false;
  const tier = tierOf(judgment.outcome);
  if (tierOf(before.outcome) < tier || (after !== undefined && tierOf(after.outcome) < tier)) return false;
  return judgment.reliedOn.some(({ situation }) => !touched.has(situation.id) && oneLaw.has(situation.id));
}
