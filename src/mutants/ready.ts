/** The examples that would notice the survivors, ready to paste: few of them, each of few facts. */
import { mistakesOf } from '../content/check-examples.ts';
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
import { othersThan, tellerOf, withAnswer } from './matter.ts';
import { nameOf } from './say.ts';
import type { Survivor } from './survivors.ts';

export interface Ready {
  /** The pack beside which it belongs. */
  readonly pack: string;
  readonly example: Example;
  readonly standing: Standing;
  /** As YAML. */
  readonly text: string;
  /** The survivors that it notices. */
  readonly catches: readonly Mutant[];
}

/**
 * In: the survivors. Out: examples that notice all of them. Each is made of the matter in which most of those that are left
 * come out otherwise, bettered answer by answer as long as more do.
 */
export function readyFor(content: Content, survivors: readonly Survivor[], asOf: string): readonly Ready[] {
  const mutants = survivors.map(({ mutant }) => mutant);
  const otherwiseIn = tellerOf(content, mutants, asOf);
  const worlds = survivors.map(({ world }) => answersOf(content, world));
  const all = [...survivors.keys()];
  const caughtIn = worlds.map((answers) => otherwiseIn(answers, all));
  const ready: Ready[] = [];
  const names = new Map(
    content.packs.flatMap(({ id, examples }) => examples.map(({ name }): [string, number] => [`${id} ${name}`, 1])),
  );
  const open = new Set(all);
  const stillOpen = (numbers: readonly number[]): readonly number[] => numbers.filter((number) => open.has(number));
  while (open.size > 0) {
    let best: { answers: Answers; caught: readonly number[] } = { answers: {}, caught: [] };
    for (const number of open) {
      const caught = stillOpen(caughtIn[number] ?? []);
      if (caught.length > best.caught.length) best = { answers: worlds[number] ?? {}, caught };
    }
    best = bettered(content, best, (answers) => otherwiseIn(answers, open));
    const made = readyOf(
      content,
      best.answers,
      best.caught.flatMap((number) => mutants[number] ?? []),
      asOf,
      names,
    );
    if (made === undefined) break;
    // What the few facts of the example do not tell apart is left to another one; what they leave open may tell more apart.
    const noticed = new Set(made.catches);
    const closed = [...open].filter((number) => {
      const mutant = mutants[number];
      return mutant !== undefined && (noticed.has(mutant) || alsoNotices(content, made, mutant, asOf));
    });
    if (closed.length === 0) break;
    for (const number of closed) open.delete(number);
    ready.push({ ...made, catches: closed.flatMap((number) => mutants[number] ?? []) });
  }
  return ready;
}

/** Whether an example notices a mutant by which a question begins to matter that the example says nothing of. */
function alsoNotices(content: Content, { standing: made }: Ready, mutant: Mutant, asOf: string): boolean {
  const { change } = mutant;
  const test = change.kind === 'replaced' && change.how !== 'narrower' ? change.test : undefined;
  if (test === undefined || made.facts.get(test.question)?.kind !== 'unknown') return false;
  return trialOf(content, mutant, asOf).catches(made);
}

interface Matter {
  readonly answers: Answers;
  readonly caught: readonly number[];
}

/** The matter with one answer after another changed, as long as that tells more mutants apart. */
function bettered(content: Content, from: Matter, otherwiseIn: (answers: Answers) => readonly number[]): Matter {
  let best = from;
  for (const question of questionsOf(content.flow)) {
    const own = best.answers[question.id];
    if (own === undefined) continue;
    for (const other of othersThan(question, own)) {
      const answers = withAnswer(content, best.answers, question.id, other);
      const caught = otherwiseIn(answers);
      if (caught.length > best.caught.length) best = { answers, caught };
    }
  }
  return best.caught.length > from.caught.length ? bettered(content, best, otherwiseIn) : best;
}

type Named = Pick<Example, 'relies'> & { readonly excludes: readonly string[] };

/** An example that names more 情节 than this says too much at once: the others are left to another one. */
const NAMED = 5;

/** Of the mutants those that come out otherwise by the outcome, or by few 情节, with the names of these. */
function fewNotes(
  content: Content,
  answers: Answers,
  all: readonly Mutant[],
): { notes: Named; mutants: readonly Mutant[] } {
  let notes: Named = { relies: [], excludes: [] };
  const mutants = all.filter((mutant) => {
    const told = notesTold(content, mutant, answers);
    const more = {
      relies: [...new Set([...notes.relies, ...told.relies])],
      excludes: [...new Set([...notes.excludes, ...told.excludes])],
    };
    const isMore = more.relies.length + more.excludes.length > notes.relies.length + notes.excludes.length;
    if (isMore && more.relies.length + more.excludes.length > NAMED && notes.relies.length + notes.excludes.length > 0)
      return false;
    notes = more;
    return true;
  });
  return { notes, mutants };
}

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
    facts: factsFrom(answers),
    expected: judgment.settled ? { outcome: judgment.outcome } : { possible: judgment.possible },
    relies,
    ...(excludes.length === 0 ? {} : { excludes }),
    line: 0,
    file: '',
  };
}

/** As a 范例 states them. */
const factsFrom = (answers: Answers): Example['facts'] =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]): readonly (readonly [string, unknown])[] => {
      switch (answer.kind) {
        case 'chosen':
          return [[id, answer.options]];
        case 'amount':
          return [[id, answer.yuan]];
        case 'date':
          return [[id, answer.day]];
        case 'place':
          return [[id, answer.place]];
        case 'account':
        case 'unknown':
          return [];
      }
    }),
  );

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
  answers: Answers,
  all: readonly Mutant[],
  asOf: string,
  names: Map<string, number>,
): Ready | undefined {
  const { notes, mutants } = fewNotes(content, answers, all);
  const whole = standing(content, '', exampleOf(content, answers, asOf, notes), answers, asOf);
  const { judgment } = whole;
  const own = questionsBehind(content, [...notes.relies, ...notes.excludes]);
  const decisive = judgment.settled ? judgment.decisive : Object.keys(answers);
  const touched = new Set(mutants.flatMap((mutant) => mutant.touched));
  // Of what forces the outcome nothing can be left out; where that is not enough to tell a mutant apart, what it turns on.
  const few = [
    new Set([...decisive, ...own]),
    new Set([...decisive, ...own, ...questionsBehind(content, [...touched])]),
    new Set(Object.keys(answers)),
  ].map((ids) => {
    const facts: Answers = Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
    const relied = judge(content, facts, asOf).reliedOn.flatMap(({ situation }) =>
      touched.has(situation.id) ? [situation.id] : [],
    );
    const relies = [...new Set([...relied, ...notes.relies])];
    return standing(content, '', exampleOf(content, facts, asOf, { ...notes, relies }), facts, asOf);
  });
  const trials = mutants.map((mutant) => trialOf(content, mutant, asOf));
  // A matter with little known may be too large to search through, and is then open although it could be settled.
  const isRight = (each: Standing): boolean =>
    each.judgment.settled === judgment.settled && mistakesOf(each.example, each.judgment).length === 0;
  const chosen = few.find((each) => isRight(each) && trials.every((trial) => trial.catches(each))) ?? whole;
  const catches = mutants.filter((_, at) => trials[at]?.catches(chosen));
  const [first] = catches.toSorted((a, b) => weightOf(a) - weightOf(b));
  if (first === undefined) return undefined;
  const pack = first.pack.id;
  const name = unique(pack, nameFor(content, first, whole, asOf), names);
  const said = { ...chosen.example, name };
  const local = (id: string): string => (id.startsWith(`${pack}/`) ? id.slice(pack.length + 1) : id);
  const text = exampleText(
    content.flow,
    { ...said, relies: said.relies.map(local), excludes: (said.excludes ?? []).map(local) },
    chosen.answers,
  );
  return { pack, example: said, standing: chosen, text, catches };
}

/** What some situations turn on, with what decides whether that is asked; none, of no situation. */
function questionsBehind(content: Content, situations: readonly string[]): readonly string[] {
  const all = new Set(
    rulesOf(content).flatMap((rule) => (situations.includes(rule.situation.id) ? turnsOn(rule) : [])),
  );
  for (const { id, when } of questionsOf(content.flow).toReversed())
    if (all.has(id)) for (const { question } of when) all.add(question);
  if (all.size > 0) for (const { when } of content.flow.paths) for (const { question } of when) all.add(question);
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

/** The examples of one file are told apart by their names, those that are there already included. */
function unique(pack: string, name: string, names: Map<string, number>): string {
  const key = `${pack} ${name}`;
  const times = (names.get(key) ?? 0) + 1;
  names.set(key, times);
  return times === 1 ? name : `${name}（${times}）`;
}
