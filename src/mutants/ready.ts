/** The examples that would notice the survivors, ready to paste: few of them, each of few facts. */
import { exampleText } from '../content/example-text.ts';
import { type Content, listedProvinces } from '../core/content.ts';
import type { Combination } from '../core/diagram.ts';
import { ABSENT, type Answer, type Answers, factsOf, UNKNOWN } from '../core/facts.ts';
import { questionsOf } from '../core/flow.ts';
import { judge } from '../core/judge.ts';
import { type Mutant, mutated } from '../core/mutants.ts';
import { PROVINCES } from '../core/places.ts';
import type { Example } from '../core/policy.ts';
import { addDays } from '../core/quantity.ts';
import { type Rule, rulesOf } from '../core/rules.ts';
import { classesOf } from '../core/space.ts';
import { turnsOn, weighRule } from '../core/weighing.ts';
import { type Standing, standing, trialOf } from './caught.ts';
import { nameOf } from './say.ts';
import type { Survivor } from './survivors.ts';

export interface Ready {
  /** The pack beside which it belongs. */
  readonly pack: string;
  readonly example: Example;
  /** As YAML. */
  readonly text: string;
  /** The survivors that it notices. */
  readonly catches: readonly Mutant[];
}

/** In: the survivors. Out: examples that notice all of them, those that notice most first. */
export function readyFor(content: Content, survivors: readonly Survivor[], asOf: string): readonly Ready[] {
  const candidates = candidatesOf(content, survivors, asOf);
  const caughtBy = candidates.map((): Survivor[] => []);
  for (const survivor of survivors) {
    const trial = trialOf(content, survivor.mutant, asOf);
    for (const [at, each] of candidates.entries())
      if (each.for.includes(survivor) || trial.catches(each.standing)) caughtBy[at]?.push(survivor);
  }
  const ready: Ready[] = [];
  const names = new Map<string, number>();
  const open = new Set(survivors);
  while (open.size > 0) {
    const news = caughtBy.map((all) => all.filter((survivor) => open.has(survivor)));
    const best = news.reduce((most, all, at) => (all.length > (news[most]?.length ?? 0) ? at : most), 0);
    const [candidate, catches] = [candidates[best], news[best] ?? []];
    if (candidate === undefined || catches.length === 0) break;
    for (const survivor of catches) open.delete(survivor);
    ready.push(readyOf(content, candidate, catches, asOf, names));
  }
  return ready;
}

// ---- candidates: whole matters

interface Candidate {
  readonly standing: Standing;
  /** The survivors whose worlds it was made of. */
  readonly for: readonly Survivor[];
}

/** One for each world, with every 情节 named that tells a survivor apart there. */
function candidatesOf(content: Content, survivors: readonly Survivor[], asOf: string): readonly Candidate[] {
  const byWorld = Map.groupBy(survivors, ({ world }) => JSON.stringify([...world]));
  return [...byWorld.values()].flatMap((together): readonly Candidate[] => {
    const [first] = together;
    if (first === undefined) return [];
    const answers = answersOf(content, first.world);
    const told = together.map(({ mutant }) => notesTold(content, mutant, answers));
    const example = exampleOf(content, answers, asOf, {
      relies: [...new Set(told.flatMap(({ relies }) => relies))],
      excludes: [...new Set(told.flatMap(({ excludes }) => excludes))],
    });
    return [{ standing: standing(content, first.mutant.pack.id, example, answers, asOf), for: together }];
  });
}

type Named = Pick<Example, 'relies'> & { readonly excludes: readonly string[] };

/** The touched 情节 that are met here by the lists as they are, and by the mutant only. */
function notesTold(content: Content, mutant: Mutant, answers: Answers): Named {
  const facts = factsOf(content.flow, answers);
  const touched = new Set(mutant.touched);
  const met = (rules: readonly Rule[]): readonly string[] =>
    rules
      .filter(
        (rule) =>
          rule.outcome === undefined &&
          touched.has(rule.situation.id) &&
          weighRule(rule, (id) => facts.get(id) ?? UNKNOWN) === 'met',
      )
      .map(({ situation }) => situation.id);
  const [before, after] = [met(rulesOf(content)), met(rulesOf(mutated(content, mutant)))];
  return { relies: before.filter((id) => !after.includes(id)), excludes: after.filter((id) => !before.includes(id)) };
}

function exampleOf(content: Content, answers: Answers, asOf: string, { relies, excludes }: Named, name = ''): Example {
  const judgment = judge(content, answers, asOf);
  return {
    name,
    facts: {},
    expected: judgment.settled ? { outcome: judgment.outcome } : { possible: judgment.possible },
    relies,
    ...(excludes.length === 0 ? {} : { excludes }),
    line: 0,
    file: '',
  };
}

/** The combination as a person would answer: a place and a day that there are. */
export function answersOf(content: Content, world: Combination): Answers {
  const listed = new Set(listedProvinces(content));
  const elsewhere = PROVINCES.find(({ name }) => !listed.has(name))?.name ?? '北京';
  const answer = (id: string, value: Answer): Answer => {
    if (value.kind === 'place' && value.place === '') return { kind: 'place', place: elsewhere };
    if (value.kind !== 'date' || value.day !== '0001-01-01') return value;
    const days = (classesOf(content).get(id) ?? []).flatMap((each) => (each.kind === 'date' ? [each.day] : []));
    const [, earliest = '2000-01-02'] = days.toSorted();
    return { kind: 'date', day: addDays(earliest, -1) };
  };
  return Object.fromEntries(
    [...world].flatMap(([id, value]) =>
      value.kind === 'absent' || value.kind === 'account' ? [] : [[id, answer(id, value)] as const],
    ),
  );
}

// ---- few facts

function readyOf(
  content: Content,
  candidate: Candidate,
  catches: readonly Survivor[],
  asOf: string,
  names: Map<string, number>,
): Ready {
  const { answers, judgment, example } = candidate.standing;
  const mutants = catches.map(({ mutant }) => mutant);
  const notes = [...example.relies, ...(example.excludes ?? [])];
  const own = questionsBehind(content, notes);
  const decisive = judgment.settled ? judgment.decisive : Object.keys(answers);
  const among = (ids: ReadonlySet<string>): Answers =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
  const touched = new Set(mutants.flatMap((mutant) => mutant.touched));
  // Of what forces the outcome nothing can be left out; where that is not enough to tell a survivor apart, what it turns on.
  const few = [
    new Set([...decisive, ...own]),
    new Set([...decisive, ...own, ...questionsBehind(content, [...touched])]),
    new Set(Object.keys(answers)),
  ].map((ids) => {
    const facts = among(ids);
    const relies = [
      ...new Set([
        ...judge(content, facts, asOf).reliedOn.flatMap(({ situation }) =>
          touched.has(situation.id) ? [situation.id] : [],
        ),
        ...example.relies,
      ]),
    ];
    const made = exampleOf(content, facts, asOf, { relies, excludes: example.excludes ?? [] });
    return standing(content, candidate.standing.pack, made, facts, asOf);
  });
  const trials = mutants.map((mutant) => trialOf(content, mutant, asOf));
  const chosen = few.find((each) => trials.every((trial) => trial.catches(each))) ?? candidate.standing;
  const first = mutants.toSorted((a, b) => weightOf(a) - weightOf(b))[0] ?? mutants[0];
  const name = unique(first === undefined ? '' : nameFor(content, first, candidate.standing, asOf), names);
  const pack = first?.pack.id ?? chosen.pack;
  const said = { ...chosen.example, name };
  const local = (id: string): string => (id.startsWith(`${pack}/`) ? id.slice(pack.length + 1) : id);
  const text = exampleText(
    content.flow,
    { ...said, relies: said.relies.map(local), excludes: (said.excludes ?? []).map(local) },
    chosen.answers,
  );
  return { pack, example: said, text, catches: mutants };
}

/** What some situations turn on, with what decides whether that is asked. */
function questionsBehind(content: Content, situations: readonly string[]): readonly string[] {
  const all = new Set(
    rulesOf(content).flatMap((rule) => (situations.includes(rule.situation.id) ? turnsOn(rule) : [])),
  );
  for (const { id, when } of questionsOf(content.flow).toReversed())
    if (all.has(id)) for (const { question } of when) all.add(question);
  return [...all];
}

/** After which of its survivors an example is named: what says most of the list. */
const weightOf = ({ change, where }: Mutant): number =>
  (change.kind === 'deleted'
    ? 0
    : change.kind === 'dropped'
      ? 1
      : change.kind === 'outcome'
        ? 4
        : change.how === 'negated'
          ? 3
          : 2) + (where.part === 'scope' ? 5 : 0);

function nameFor(content: Content, mutant: Mutant, { facts }: Standing, asOf: string): string {
  const fact = (id: string) => facts.get(id) ?? UNKNOWN;
  const touched = new Set(mutant.touched);
  const after = new Map(rulesOf(mutated(content, mutant)).map((rule) => [rule.situation.id, rule]));
  const met = (rule: Rule | undefined): boolean =>
    rule !== undefined && [undefined, asOf].some((day) => weighRule(rule, fact, day) === 'met');
  const own = rulesOf(content).filter(({ situation }) => touched.has(situation.id));
  const turning = own.find((rule) => met(rule) !== met(after.get(rule.situation.id))) ?? own[0];
  const { change } = mutant;
  const value = change.kind === 'dropped' || change.kind === 'replaced' ? fact(change.test.question) : ABSENT;
  return nameOf(mutant, turning?.situation.id, met(turning), value.kind === 'unknown' ? ABSENT : value);
}

function unique(name: string, names: Map<string, number>): string {
  const times = (names.get(name) ?? 0) + 1;
  names.set(name, times);
  return times === 1 ? name : `${name}（${times}）`;
}
