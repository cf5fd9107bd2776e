/**
 * Whether a mutant of the lists can be told from them at all: some combination of answers comes to another outcome, or a
 * 情节, which brings none, is met in the one and not in the other. Searched through every region in which what was changed
 * stands; where none is found, none exists.
 */
import type { Content } from './content.ts';
import { type Combination, type End, findIn } from './diagram.ts';
import { takenAt } from './ends.ts';
import { ABSENT, passes, type Value } from './facts.ts';
import { questionsOf } from './flow.ts';
import type { Mutant } from './mutants.ts';
import { mutated } from './mutants.ts';
import { type Condition, PLACE, type Test } from './policy.ts';
import { type Region, regionsAt, regionsOf } from './region.ts';
import { missingVersionsOf, type Rule, rulesOf } from './rules.ts';
import { type Conjunction, NEVER, NOW, type Row, type Space, THEN } from './space.ts';
import { valuesOf } from './values.ts';

/**
 * In: content, mutants that touch the same situations, the day of asking. Out: of each the combination that tells it from
 * the content, or undefined where nothing does. `like`: a combination that those found should be near to.
 */
export function tellApart(
  content: Content,
  mutants: readonly Mutant[],
  asOf: string,
  like: Combination = new Map(),
): readonly (Combination | undefined)[] {
  const changes = mutants.map((mutant) => {
    const changed = mutated(content, mutant);
    const touched = new Set(mutant.touched);
    return {
      rules: new Map(
        rulesOf(changed).flatMap((rule) => (touched.has(rule.situation.id) ? [[rule.situation.id, rule]] : [])),
      ),
      missing:
        mutant.where.part === 'scope' || mutant.change.kind === 'deleted' ? missingVersionsOf(changed) : undefined,
    };
  });
  const touched = new Set(mutants.flatMap((mutant) => mutant.touched));
  const originals = rulesOf(content).filter(({ situation }) => touched.has(situation.id));
  const found: (Combination | undefined)[] = mutants.map(() => undefined);
  const isPlain = laysOn(content) && mutants.every(({ pack }) => pack.place === undefined);
  /** Of each change the branches in which, with the lists of the whole country alone, everything stays as it was. */
  const same = mutants.map(() => new Set<string | undefined>());
  for (const place of placesFor(content, mutants))
    for (const region of regionsAt(content, place, asOf)) {
      const open = [...changes.keys()].filter((at) => found[at] === undefined && !same[at]?.has(region.path));
      if (open.length === 0) continue;
      const searches = sideBySide(
        region,
        originals,
        open.flatMap((at) => changes[at] ?? []),
        asOf,
        like,
      );
      for (const [index, at] of open.entries()) {
        const search = searches[index];
        found[at] = search?.(isOtherwise);
        if (found[at] === undefined && isPlain && region.place === '' && search?.(isAnyhowOtherwise) === undefined)
          same[at]?.add(region.path);
      }
    }
  return found;
}

/** Every class of places; those apart that a changed 在 names, which the lists may not tell apart. */
function placesFor(content: Content, mutants: readonly Mutant[]): readonly (Value | undefined)[] {
  const places = regionsOf(content);
  const known = new Set(places.map((place) => (place?.kind === 'place' ? place.place : undefined)));
  if (known.has(undefined)) return places;
  const named = mutants.flatMap(({ change }) =>
    change.kind === 'replaced' && change.test.is === 'within' ? change.test.places : [],
  );
  return [
    ...places,
    ...[...new Set(named)].filter((place) => !known.has(place)).map((place): Value => ({ kind: 'place', place })),
  ];
}

/**
 * Whether the lists of a place only lie on top of those of the whole country: no 收紧, and no test of the place but 适用地区, in
 * the flow neither. Then what comes to the very same by the latter, law by law, does so everywhere.
 */
const laysOn = ({ flow, packs }: Content): boolean =>
  packs.every(({ tightenings }) => tightenings.length === 0) &&
  [
    ...questionsOf(flow).map(({ when }) => when),
    ...flow.paths.map(({ when }) => when),
    ...packs.flatMap(({ scope, lists }) => [
      scope,
      ...lists.flatMap(({ situations }) => situations.map(({ when }) => when)),
    ]),
  ].every((condition) => condition.every(({ question }) => question !== PLACE));

interface Changed {
  /** The touched situations that are left, by their ids. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** Absent: as in the content. */
  readonly missing: ReturnType<typeof missingVersionsOf> | undefined;
}

/** One search for each change, in one region: what can be shared is made ready once. */
function sideBySide(
  { space }: Region,
  originals: readonly Rule[],
  changes: readonly Changed[],
  asOf: string,
  like: Combination,
): readonly ((accepts: (end: End) => boolean) => Combination | undefined)[] {
  const conjunctions: Condition[] = [...space.conjunctions];
  const add = adder(space, conjunctions);
  const lanesOf = (dated: Pick<Rule, 'then' | 'now'>): readonly Conjunction[] => [
    add(dated.then),
    add(dated.now(asOf)),
  ];
  /** The lanes of one content, with nothing in those of the other. */
  const before = (lanes: readonly Conjunction[]) => [...lanes, NEVER, NEVER];
  const after = (lanes: readonly Conjunction[]) => [NEVER, NEVER, ...lanes];
  const tightenedOf = (rule: Rule, side: typeof before) =>
    rule.tightened.map((each) => ({ lanes: side(lanesOf(each)), demand: add(each.demand) }));

  const touched = new Set(originals);
  const untouched = space.rows.filter(({ rule }) => !touched.has(rule)).map(doubled);
  const own = new Map(originals.map((rule) => [rule, { lanes: lanesOf(rule), tightened: tightenedOf(rule, before) }]));

  const searches = changes.map(({ rules, missing }) => {
    const rows: Row[] = [];
    const notes: (readonly [one: Conjunction, other: Conjunction])[] = [];
    for (const rule of originals) {
      const changed = rules.get(rule.situation.id);
      const { lanes, tightened } = own.get(rule) ?? { lanes: [NEVER, NEVER], tightened: [] };
      const changedLanes = changed === undefined ? [NEVER, NEVER] : lanesOf(changed);
      if (rule.outcome === undefined) notes.push([lanes[THEN] ?? NEVER, changedLanes[THEN] ?? NEVER]);
      else if (changed?.outcome === rule.outcome)
        rows.push({
          rule,
          outcome: rule.outcome,
          lanes: [...lanes, ...changedLanes],
          tightened: [...tightened, ...tightenedOf(changed, after)],
        });
      else {
        rows.push({ rule, outcome: rule.outcome, lanes: before(lanes), tightened });
        if (changed?.outcome !== undefined)
          rows.push({
            rule: changed,
            outcome: changed.outcome,
            lanes: after(changedLanes),
            tightened: tightenedOf(changed, after),
          });
      }
    }
    const isOneLaw = space.missing.every((lane) => lane.length === 0);
    const lanes =
      missing === undefined || isOneLaw
        ? space.missing
        : [THEN, NOW].map((lane) =>
            missing.map((each) => lanesOf(each)[lane] ?? NEVER).filter((each) => each !== NEVER),
          );
    return { rows, notes, missing: [...space.missing, ...lanes] };
  });

  const shared = { ...space, conjunctions, variables: variablesOf(space, conjunctions, like, asOf) };
  return searches.map(({ rows, notes, missing }) => (accepts) => {
    const alive = rows.filter((row) => row.lanes.some((lane) => lane !== NEVER));
    const both: Space = { ...shared, rows: [...untouched, ...alive], missing };
    if (alive.length > 0) {
      const found = findIn(both, { differing: DIFFERING }, accepts);
      if (found !== undefined) return found;
    }
    return noteApart({ ...shared, rows: untouched, missing: [...space.missing, ...space.missing] }, notes);
  });
}

const DIFFERING = [
  [THEN, THEN + 2],
  [NOW, NOW + 2],
] as const;

const isOtherwise = (end: End): boolean => takenAt(end).outcome !== takenAt(end, 2).outcome;

/** Even where it comes to the same in the end. */
const isAnyhowOtherwise = ({ tiers, missing }: End): boolean =>
  [THEN, NOW].some((lane) => tiers[lane] !== tiers[lane + 2] || missing[lane] !== missing[lane + 2]);

const doubled = (row: Row): Row => ({
  ...row,
  lanes: [...row.lanes, ...row.lanes],
  tightened: row.tightened.map((each) => ({ ...each, lanes: [...each.lanes, ...each.lanes] })),
});

/**
 * A combination in which a 情节 is met in the one content only; where there is one, beside a bar: of a barred matter few
 * answers say all.
 */
function noteApart(space: Space, notes: readonly (readonly [Conjunction, Conjunction])[]): Combination | undefined {
  const ways = notes.flatMap(([one, other]) => [
    { must: [one], mustNot: [other] },
    { must: [other], mustNot: [one] },
  ]);
  const bare = { ...space, rows: [], missing: [[], []] };
  const way = ways.find((each) => !each.must.includes(NEVER) && findIn(bare, each, () => true) !== undefined);
  if (way === undefined) return undefined;
  const barred = { ...space, rows: space.rows.filter(({ outcome }) => outcome === 'barred') };
  return findIn(barred, way, (end) => takenAt(end).outcome === 'barred') ?? findIn(bare, way, () => true);
}

/** Adds a condition of the content to the conjunctions of one region, as `spaceOf` does. */
function adder(space: Space, conjunctions: Condition[]): (condition: Condition | 'never') => Conjunction {
  const inTalk = new Set(space.variables.map(({ question }) => question.id));
  const known = new Map<Condition, Conjunction>();
  return (condition) => {
    if (condition === 'never') return NEVER;
    const before = known.get(condition);
    if (before !== undefined) return before;
    const holds = (test: Test): boolean => passes(test, space.given.get(test.question) ?? ABSENT);
    const number = condition.every((test) => inTalk.has(test.question) || holds(test))
      ? conjunctions.push(condition.filter(({ question }) => inTalk.has(question))) - 1
      : NEVER;
    known.set(condition, number);
    return number;
  };
}

/**
 * The variables, with the answers of a known combination first, then the latest day on which the lists differ; amounts with
 * the classes that the changed tests cut.
 */
function variablesOf(
  { variables, given }: Space,
  conjunctions: readonly Condition[],
  like: Combination,
  asOf: string,
): Space['variables'] {
  return variables.map((variable) => {
    const { question } = variable;
    const values = question.kind === 'amount' ? valuesOf(question, conjunctions) : variable.values;
    if (question.kind === 'date') {
      const latest = values.toSorted((a, b) => rankOfDay(b, asOf).localeCompare(rankOfDay(a, asOf)));
      return { ...variable, values: latest };
    }
    const wanted = like.get(question.id);
    if (wanted === undefined || given.has(question.id)) return { ...variable, values };
    const key = JSON.stringify(wanted);
    return { ...variable, values: values.toSorted((a, b) => isKey(b, key) - isKey(a, key)) };
  });
}

const isKey = (value: Value, key: string): number => Number(JSON.stringify(value) === key);

/** Days that are past before those to come; of either the latest first. */
const rankOfDay = (value: Value, asOf: string): string =>
  value.kind === 'date' ? `${value.day <= asOf ? 1 : 0}${value.day}` : '';
