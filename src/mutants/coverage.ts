/** Which situations some 范例 turns on: not that they were looked at, but that they were met and decided. */
import type { Content } from '../core/content.ts';
import { rulesOf } from '../core/rules.ts';
import type { Standing } from './caught.ts';

export interface Coverage {
  readonly situations: number;
  readonly decided: number;
  /** ids of situations that are decisive in no example */
  readonly never: readonly string[];
  readonly notes: number;
  /** 情节 that some example names, and that are met there */
  readonly named: number;
  readonly neverNamed: readonly string[];
}

export function coverageOf(content: Content, examples: readonly Standing[]): Coverage {
  const decided = new Set<string>();
  const named = new Set<string>();
  for (const { example, judgment } of examples) {
    if (judgment.settled) for (const { situation } of judgment.reliedOn) decided.add(situation.id);
    for (const { situation, clauses } of judgment.notes)
      if ([situation.id, ...clauses.map(({ id }) => id)].some((id) => example.relies.includes(id)))
        named.add(situation.id);
  }
  const rules = rulesOf(content);
  const ids = rules.filter(({ outcome }) => outcome !== undefined).map(({ situation }) => situation.id);
  const notes = rules.filter(({ outcome }) => outcome === undefined).map(({ situation }) => situation.id);
  const [never, neverNamed] = [ids.filter((id) => !decided.has(id)), notes.filter((id) => !named.has(id))];
  return {
    situations: ids.length,
    decided: ids.length - never.length,
    never,
    notes: notes.length,
    named: notes.length - neverNamed.length,
    neverNamed,
  };
}
