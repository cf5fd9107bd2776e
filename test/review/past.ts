/** Matters that were dealt with in the past: for what is worked out from when things happened. */
import type { Content } from '../../src/core/content.ts';
import type { DecidedOutcome } from '../../src/core/decision.ts';
import type { Deed } from '../../src/core/matter-acts.ts';
import type { Clause, PolicyPack } from '../../src/core/policy.ts';
import { agrees } from '../../src/core/decision.ts';
import { possibleOutcomes, standingOf } from '../../src/review/record.ts';
import { aDecision, nextAct } from '../store/acts.ts';
import { aRecord, clauses, type Matter, type Office } from './office.ts';

export const DAY = 86_400_000;

/** Submitted at a time; then each deed so many days after the one before it. */
export async function past(
  { world: { db }, matter }: Office,
  openedAt: number,
  deeds: readonly (readonly [days: number, deed: Deed])[],
  { by = 'user-1', ...more }: Matter & { readonly by?: string } = {},
): Promise<void> {
  const { id } = await matter({ openedAt, ...more });
  let at = openedAt;
  for (const [days, deed] of deeds) {
    at += days * DAY;
    await db.commit(await nextAct(db, id, by, deed, at));
  }
}

/** A decision on a record, citing the clause that the record's judgment rests on or nothing. */
export function decisionOn(record = aRecord(), outcome: DecidedOutcome = 'tolerated', cites = true): readonly Deed[] {
  const decision = {
    ...aDecision,
    outcome,
    agrees: agrees(possibleOutcomes(standingOf(record)), outcome),
    clauses: cites ? clauses.slice(0, 1).map((clause) => ({ ...clause, verified: '转引' as const })) : [],
  };
  return [...(decision.agrees ? [] : [{ type: 'proposed', decision } as const]), { type: 'decided', decision }];
}

/** Accepted, claimed and decided within so many days. */
export const decidedIn = (days: number, decision = decisionOn()): readonly (readonly [number, Deed])[] => [
  [0, { type: 'accepted' }],
  [0, { type: 'claimed' }],
  ...decision.map((deed, index) => [index === 0 ? days : 0, deed] as const),
];

/** A list in which two situations rest on the clause that the records' judgments rest on, one only through a 收紧. */
export const contentWithClause = (content: Content): Content => {
  const cited = clauses.slice(0, 1).map(({ id, article }) => ({ id, article }) as unknown as Clause);
  const situation = (id: string, zh: string, own: readonly Clause[]) => ({
    id,
    name: { zh, en: `${zh} in English` },
    clauses: own,
  });
  const report = {
    id: 'hubei/report',
    clauses: cited,
    lists: [
      { situations: [situation('hubei/report/容1', '先行先试失误', cited), situation('hubei/report/容2', '别的', [])] },
    ],
    tightenings: [{ of: 'national/list/容9', clauses: cited }],
  };
  const national = {
    id: 'national/list',
    clauses: [],
    lists: [{ situations: [situation('national/list/容9', '上级的情形', [])] }],
    tightenings: [],
  };
  return { ...content, packs: [report, national] as unknown as readonly PolicyPack[] };
};
