/** One rule on the facts as far as they are known. */
import { weigh, type Verdict } from './facts.ts';
import type { Rule } from './rules.ts';

export type FactOf = Parameters<typeof weigh>[1];

/** By the rules in force on the day of the conduct; with a day of asking, by those of 从旧兼从轻 on that day. */
export function weighRule(rule: Rule, fact: FactOf, asOf?: string): Verdict {
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
export const turnsOn = (rule: Rule): readonly string[] =>
  [...rule.then, ...rule.tightened.flatMap(({ then, demand }) => [...then, ...demand])].map(({ question }) => question);
