/** Situations made ready for judging: one conjunction each, with what their pack demands (scope, place, dates) added. */
import type { Content } from './content.ts';
import { DAY, PLACE, type Clause, type Condition, type Effect, type Outcome, type PolicyPack, type Situation, type Test } from './policy.ts';

export interface Rule {
  readonly situation: Situation;
  readonly pack: PolicyPack;
  readonly effect: Effect;
  /** absent for a note */
  readonly outcome: Outcome | undefined;
  /** What must hold under the rules in force on the day of the conduct. */
  readonly then: Condition;
  /** The same with the rules in force on the day of asking, for a pack with 从旧兼从轻; 'never' when not in force then. */
  readonly now: (asOf: string) => Condition | 'never';
  /** 收紧: where the first holds, the second must hold too. */
  readonly tightened: readonly { readonly where: Condition; readonly demand: Condition; readonly clauses: readonly Clause[] }[];
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

/** A situation holds in the window of its pack and of its first clause: a rule is not applied before its clause existed. */
const windowOf = (pack: PolicyPack, situation: Situation): { from?: string; until?: string } => {
  const clause = situation.clauses[0];
  const from = clause?.from ?? pack.from;
  const until = clause?.until ?? pack.until;
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
};

const prepared = new WeakMap<Content, readonly Rule[]>();

/** All situations of the content as rules, in the order of packs and lists; worked out once per content. */
export function rulesOf(content: Content): readonly Rule[] {
  const known = prepared.get(content);
  if (known !== undefined) return known;
  const tightenings = content.packs.flatMap((pack) => pack.tightenings.map((tightening) => ({ pack, tightening })));
  const rules = content.packs.flatMap((pack) =>
    pack.lists.flatMap((list) =>
      list.situations.map((situation): Rule => {
        const window = windowOf(pack, situation);
        const base = [...scopeOf(pack), ...situation.when];
        const then = [...windowTests(window), ...base];
        return {
          situation,
          pack,
          effect: list.effect,
          outcome: list.outcome,
          then,
          now: (asOf) => (!pack.lighterLaw ? then : isInForce(window, asOf) ? base : 'never'),
          tightened: tightenings
            .filter(({ tightening }) => tightening.of === situation.id)
            .map(({ pack: lower, tightening }) => ({
              where: [...windowTests(lower), ...scopeOf(lower)],
              demand: tightening.when,
              clauses: tightening.clauses,
            })),
        };
      }),
    ),
  );
  prepared.set(content, rules);
  return rules;
}
