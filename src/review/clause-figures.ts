/** Of every clause that judgments rest on: how often the decision went the same way and cited it, and how it went otherwise. */
import type { Content } from '../core/content.ts';
import { DECIDABLE, type Decision } from '../core/decision.ts';
import type { Text } from '../core/text.ts';
import type { Review } from '../store/reviews.ts';
import { band, CLEAR, FEW, partOf, type Range } from './few.ts';
import { recordOf, standingOf } from './record.ts';

type OnMerits = (typeof DECIDABLE)[number];

export interface ClauseFigure {
  readonly id: string;
  readonly instrument: string;
  readonly article: string;
  readonly decided: number;
  /** How many decisions went the same way and cited it. */
  readonly agreed: Range;
  readonly unclear: boolean;
  /** What was decided where the judgment had something else; ways of fewer than FEW matters are left out. */
  readonly otherwise: readonly { readonly judged: OnMerits; readonly decided: OnMerits; readonly times: Range }[];
  /** Decided the same way, on other clauses; null: too few to tell. */
  readonly uncited: Range | null;
  /** Where it is written; null where the lists do not have it any more. */
  readonly written: Written | null;
}

/** What somebody edits who wants to make it clearer. */
export interface Written {
  /** policies/hubei/report.yaml */
  readonly file: string;
  /** The situations that rest on it. */
  readonly situations: readonly { readonly id: string; readonly name: Text }[];
}

interface Count {
  readonly instrument: string;
  readonly article: string;
  decided: number;
  agreed: number;
  uncited: number;
  /** 'tolerated barred' → how often */
  readonly otherwise: Map<string, number>;
}

/** The ones that decisions followed least stand first. */
export function clausesOf(
  decided: readonly { readonly review: Review; readonly decision: Decision }[],
  content: Content,
): readonly ClauseFigure[] {
  const counts = new Map<string, Count>();
  for (const { review, decision } of decided) count(counts, review, decision);
  return [...counts]
    .filter(([, { decided: many }]) => many >= FEW)
    .toSorted(([a, one], [b, other]) => one.agreed / one.decided - other.agreed / other.decided || (a < b ? -1 : 1))
    .map(([id, { instrument, article, decided: many, agreed, uncited, otherwise }]) => ({
      id,
      instrument,
      article,
      decided: many,
      agreed: partOf(agreed, many),
      unclear: agreed < many * CLEAR,
      otherwise: [...otherwise]
        .toSorted(([, one], [, other]) => other - one)
        .flatMap(([way, times]) => {
          const [judged, became] = way.split(' ') as [OnMerits, OnMerits];
          const told = band(times);
          return told === null ? [] : [{ judged, decided: became, times: told }];
        }),
      uncited: band(uncited),
      written: writtenIn(content, id),
    }));
}

/**
 * A judgment that left the matter to a person says nothing that a decision could contradict, and one that another body will
 * take contradicts nothing: neither is counted.
 */
function count(counts: Map<string, Count>, review: Review, decision: Decision): void {
  const record = recordOf(review);
  const standing = standingOf(record);
  if (standing.kind !== 'settled' || standing.outcome === 'referred') return;
  if (!DECIDABLE.some((outcome) => outcome === decision.outcome)) return;
  const cited = new Set(decision.clauses.map(({ id }) => id));
  const relied = new Map(
    (record.judgment?.reliedOn ?? []).flatMap(({ clauses }) => clauses.map((clause) => [clause.id, clause])),
  );
  for (const [id, { instrument, article }] of relied) {
    const own = counts.get(id) ?? { instrument, article, decided: 0, agreed: 0, uncited: 0, otherwise: new Map() };
    counts.set(id, own);
    own.decided += 1;
    const way = `${standing.outcome} ${decision.outcome}`;
    if (!decision.agrees) own.otherwise.set(way, (own.otherwise.get(way) ?? 0) + 1);
    else if (cited.has(id)) own.agreed += 1;
    else own.uncited += 1;
  }
}

/** A clause is cited in the pack that has it, and only there. */
function writtenIn({ packs }: Content, id: string): Written | null {
  const pack = packs.find(({ clauses }) => clauses.some((clause) => clause.id === id));
  if (pack === undefined) return null;
  const all = packs.flatMap(({ lists }) => lists.flatMap(({ situations }) => situations));
  const situations = [
    ...pack.lists.flatMap(({ situations: own }) => own.filter((each) => cites(each, id))),
    ...pack.tightenings.filter((each) => cites(each, id)).flatMap(({ of }) => all.filter((each) => each.id === of)),
  ];
  return {
    file: `policies/${pack.id}.yaml`,
    situations: [...new Map(situations.map((each) => [each.id, { id: each.id, name: each.name }])).values()],
  };
}

const cites = ({ clauses }: { readonly clauses: readonly { readonly id: string }[] }, id: string): boolean =>
  clauses.some((clause) => clause.id === id);
