/**
 * What the lists do, for every answer there could be: nothing is sampled.
 *
 * A chain is a place with every list that applies there, from the state down; the proof goes chain by chain and, within it,
 * branch by branch of the flow. Packs of other places never meet, so they are never in one diagram.
 */
import type { Content } from './content.ts';
import { countsByOption, countsOf, type Counts, noCounts, sum } from './counts.ts';
import { combinationOf, type Diagram, diagramOf, type Exceeded, findIn } from './diagram.ts';
import { kindOf } from './ends.ts';
import type { Value } from './facts.ts';
import { inversionsOf } from './inverted.ts';
import { isWithin } from './places.ts';
import { type FindingKind, type PolicyPack, STATUS } from './policy.ts';
import { type Found, mergePlaces, type Region, regionsAt, regionsOf, whereOf } from './region.ts';
import { rulesOf } from './rules.ts';
import { proveSituations } from './situations.ts';

export interface Chain {
  /** 湖北/武汉; '' is every place without a list of its own. Undefined: the flow asks for no place. */
  readonly place: string | undefined;
  readonly counts: Counts;
  /** Of those who were this, perhaps among other things. */
  readonly byStatus: ReadonlyMap<string, Counts>;
  /** The six looks; then each short path by its name. */
  readonly byPath: ReadonlyMap<string, Counts>;
  readonly states: number;
}

export interface Proof {
  readonly asOf: string;
  /** The days of asking for which it holds: no rule begins or ends between them. */
  readonly holds: { readonly from: string | undefined; readonly until: string | undefined };
  readonly chains: readonly Chain[];
  readonly found: readonly Found[];
  /** 已知 that accept nothing that was found. */
  readonly idle: readonly { readonly pack: string; readonly kind: FindingKind; readonly what: string }[];
}

export interface Options {
  readonly asOf: string;
  /** How many states one diagram may have. */
  readonly budget?: number | undefined;
}

/** A diagram got too large: in which chain, and at which question. */
export type TooLarge = Exceeded & { readonly place: string | undefined };

/**
 * In: content. Out: the proof; or, where a diagram got too large, which chain and question blew it up. The two kinds of parts
 * that it is made of may be worked out apart, and put together by `assemble`.
 */
export function prove(content: Content, options: Options): Proof | TooLarge {
  const parts: Part[] = [];
  for (const place of regionsOf(content)) {
    const part = proveChain(content, place, options);
    if ('exceeded' in part) return part;
    parts.push(part);
  }
  return assemble(content, options.asOf, [
    ...parts,
    { found: proveSituations(content, rulesOf(content), options.asOf) },
  ]);
}

export interface Part {
  readonly chain?: Chain;
  readonly found: readonly Found[];
}

/** One chain: what its combinations come to, where no list speaks, and where answers are inverted. */
export function proveChain(
  content: Content,
  place: Value | undefined,
  { asOf, budget }: Options,
): Required<Part> | TooLarge {
  const name = place?.kind === 'place' ? place.place : undefined;
  const found: Found[] = [];
  const byPath = new Map<string, Counts>();
  const byStatus: ReadonlyMap<string, Counts>[] = [];
  let states = 0;
  for (const region of regionsAt(content, place, asOf)) {
    const diagram = diagramOf(region.space, budget === undefined ? {} : { budget });
    if ('exceeded' in diagram) return { ...diagram, place: name };
    states += diagram.states;
    const counts = countsOf(diagram);
    byPath.set(region.path ?? content.flow.name.zh, counts);
    byStatus.push(countsByOption(diagram, STATUS));
    if (region.path === undefined) found.push(...gapOf(region, counts), ...invertedIn(diagram, region));
  }
  const statuses = new Set(byStatus.flatMap((counts) => [...counts.keys()]));
  const chain: Chain = {
    place: name,
    counts: sum([...byPath.values()]),
    byPath,
    byStatus: new Map([...statuses].map((id) => [id, sum(byStatus.map((counts) => counts.get(id) ?? noCounts()))])),
    states,
  };
  return { chain, found };
}

/** In: the parts of a proof, in the order of the chains. Out: the proof, with what the packs accept. */
export function assemble(content: Content, asOf: string, parts: readonly Part[]): Proof {
  const chains = parts.flatMap(({ chain }) => chain ?? []);
  const found = mergePlaces(
    parts.flatMap((part) => part.found),
    keyOfInverted,
  );
  return { asOf, holds: spanOf(content, asOf), chains, ...acceptedIn(content, found) };
}

/** Days between which no rule of a 从旧兼从轻 pack begins or ends, so that "today" makes no difference. */
function spanOf({ packs }: Content, asOf: string): Proof['holds'] {
  const days = packs
    .filter(({ lighterLaw }) => lighterLaw)
    .flatMap((pack) => [pack, ...pack.clauses])
    .flatMap(({ from, until }) => [from, until])
    .filter((day) => day !== undefined)
    .toSorted();
  return { from: days.findLast((day) => day <= asOf), until: days.find((day) => day > asOf) };
}

function gapOf(region: Region, counts: Counts): readonly Found[] {
  // Where no list applies at all, none has a gap.
  if (counts.unlisted === 0n || region.space.rows.length === 0) return [];
  const example = findIn(region.space, {}, (end) => kindOf(end) === 'unlisted');
  return [{ kind: 'gap', ...whereOf(region), count: counts.unlisted, ...(example === undefined ? {} : { example }) }];
}

/** The same two options and the same two outcomes, owed to situations of one file, are one finding. */
function invertedIn(diagram: Diagram, region: Region): readonly Found[] {
  const byFile = Map.groupBy(inversionsOf(diagram), ({ question, options, outcomes, pack }) =>
    JSON.stringify([question, options, outcomes, pack]),
  );
  return [...byFile.values()].flatMap((all): readonly Found[] => {
    const [first] = all;
    if (first === undefined) return [];
    const { question, options, against, favourable, outcomes, pack, way } = first;
    return [
      {
        kind: 'inverted',
        ...whereOf(region),
        question,
        options,
        answers: [against, favourable],
        outcomes,
        pack,
        by: [...new Set(all.map(({ row }) => row.rule.situation.id))],
        example: combinationOf(diagram.space, way),
      },
    ];
  });
}

const keyOfInverted = ({ kind, question, options, outcomes, pack, by }: Found): readonly unknown[] | undefined =>
  kind === 'inverted' ? [question, options, outcomes, pack, by] : undefined;

// ---- 已知

function acceptedIn(content: Content, found: readonly Found[]): Pick<Proof, 'found' | 'idle'> {
  const used = new Set<object>();
  const told = found.map((each): Found => {
    for (const pack of content.packs.filter((one) => mayAccept(content, one, each)))
      for (const accepted of pack.accepted) {
        if (accepted.kind !== each.kind) continue;
        if (accepted.situation !== each.situation) continue;
        if (each.kind === 'inverted' && accepted.question !== each.question) continue;
        used.add(accepted);
        return { ...each, accepted: accepted.reason };
      }
    return each;
  });
  const idle = content.packs.flatMap((pack) =>
    pack.accepted
      .filter((accepted) => !used.has(accepted))
      .map(({ kind, situation, question }) => ({ pack: pack.id, kind, what: situation ?? question ?? '' })),
  );
  return { found: told, idle };
}

/**
 * Whether a 已知 of a pack may speak of a finding (decision 14): of an inversion only where it is owed to the pack's own
 * situations or 收紧; of a gap only where no pack of a smaller place applies; and of a situation only where it is its own.
 */
export function mayAccept(
  { packs }: Content,
  pack: PolicyPack,
  { kind, pack: owedTo, place, situation }: Found,
): boolean {
  switch (kind) {
    case 'inverted':
      return pack.id === owedTo;
    case 'gap':
      return isLowest(packs, pack, place);
    case 'dead':
    case 'shadowed':
    case 'conflict':
      return pack.lists.some(({ situations }) => situations.some(({ id }) => id === situation));
  }
}

/** Whether a pack applies in a chain, and none of a smaller place does: it is the one that somebody writes for that place. */
function isLowest(packs: readonly PolicyPack[], pack: PolicyPack, place: string | undefined): boolean {
  const depthOf = (each: PolicyPack): number => each.place?.split('/').length ?? 0;
  const applying = packs.filter(
    (each) => each.place === undefined || (place !== undefined && isWithin(place, each.place)),
  );
  return applying.includes(pack) && depthOf(pack) === Math.max(...applying.map(depthOf));
}
