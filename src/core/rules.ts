/** Situations made ready for judging: one conjunction each, with what their pack demands (scope, place, dates) added. */
import type { Content } from './content.ts';
import {
  DAY,
  PLACE,
  type Clause,
  type Condition,
  type Effect,
  type Outcome,
  type PolicyPack,
  type Situation,
  type Test,
} from './policy.ts';

/** What must hold for a rule, or for the pack of a 收紧, to apply. */
interface Dated {
  /** under the rules in force on the day of the conduct */
  readonly then: Condition;
  /** under those in force on the day of asking, for a pack with 从旧兼从轻; 'never' when not in force then; else the same as `then` */
  readonly now: (asOf: string) => Condition | 'never';
  /** under either, whatever the day of asking */
  readonly ever: Condition;
}

export interface Rule extends Dated {
  readonly situation: Situation;
  readonly pack: PolicyPack;
  readonly effect: Effect;
  /** absent for a note */
  readonly outcome: Outcome | undefined;
  /** 收紧: where the tightening pack applies, its demand must hold too. */
  readonly tightened: readonly (Dated & { readonly demand: Condition; readonly clauses: readonly Clause[] })[];
}

const windowTests = (span: { from?: string; until?: string }): Test[] => [
  ...(span.from === undefined ? [] : [{ question: DAY, is: 'from' as const, day: span.from }]),
  ...(span.until === undefined ? [] : [{ question: DAY, is: 'before' as const, day: span.until }]),
];

const isInForce = (span: { from?: string; until?: string }, day: string): boolean =>
  (span.from === undefined || day >= span.from) && (span.until === undefined || day < span.until);

const scopeOf = (pack: PolicyPack): Test[] => [
  ...(pack.place === undefined ? [] : [{ question: PLACE, is: 'within' as const, places: [pack.place] }]),
  ...pack.scope,
];

/** A situation or a tightening holds in the window of its first clause, else of its pack: no rule is applied before its clause existed. */
const windowOf = (pack: PolicyPack, { clauses }: Pick<Situation, 'clauses'>): { from?: string; until?: string } => {
  const clause = clauses[0];
  const from = clause?.from ?? pack.from;
  const until = clause?.until ?? pack.until;
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
};

/** A pack with 从旧兼从轻 counts by the day of asking too; any other by the day of the conduct alone. */
const dated = (pack: PolicyPack, window: { from?: string; until?: string }, base: Condition): Dated => {
  const then = [...windowTests(window), ...base];
  if (!pack.lighterLaw) return { then, now: () => then, ever: then };
  return { then, now: (asOf) => (isInForce(window, asOf) ? base : 'never'), ever: base };
};

const prepared = new WeakMap<Content, readonly Rule[]>();

/** All situations of the content as rules, in the order of packs and lists; worked out once per content. */
export function rulesOf(content: Content): readonly Rule[] {
  const known = prepared.get(content);
  if (known !== undefined) return known;
  const tightenings = content.packs.flatMap((pack) => pack.tightenings.map((tightening) => ({ pack, tightening })));
  const rules = content.packs.flatMap((pack) =>
    pack.lists.flatMap((list) =>
      list.situations.map(
        (situation): Rule => ({
          situation,
          pack,
          effect: list.effect,
          outcome: list.outcome,
          ...dated(pack, windowOf(pack, situation), [...scopeOf(pack), ...situation.when]),
          tightened: tightenings
            .filter(({ tightening }) => tightening.of === situation.id)
            .map(({ pack: lower, tightening }) => ({
              ...dated(lower, windowOf(lower, tightening), scopeOf(lower)),
              demand: tightening.when,
              clauses: tightening.clauses,
            })),
        }),
      ),
    ),
  );
  prepared.set(content, rules);
  return rules;
}
