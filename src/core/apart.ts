/** Combinations of answers that only one of two contents has, where their flows differ, and what they come to there. */
import type { Content } from './content.ts';
import { type Counts, countsOf } from './counts.ts';
import { diagramOf, type Exceeded } from './diagram.ts';
import { KINDS } from './ends.ts';
import type { Value } from './facts.ts';
import type { Flow, Question } from './flow.ts';
import { classesOfBoth, type Pair } from './joint.ts';
import type { Condition } from './policy.ts';
import { type Conjunction, NEVER, type Space, spaceOf } from './space.ts';

/**
 * In: which of the contents, a branch and what is given. Out: how many of its combinations the other does not have: with an
 * option that the other does not offer, or where the other asks other questions or takes another branch. 'unknown' where
 * that turns on a question which this content does not ask.
 */
export function apartOf(
  pair: Pair,
  which: 'old' | 'next',
  path: string | undefined,
  given: ReadonlyMap<string, Value>,
): Counts | Exceeded | 'unknown' {
  const [own, other] = which === 'old' ? [pair.old, pair.next] : [pair.next, pair.old];
  const there = branchIn(other, path);
  const here = branchIn(own, path);
  const gates = (here?.talk ?? []).flatMap((question): readonly (readonly [Condition, Condition])[] => {
    const same = there?.talk.find(({ id }) => id === question.id);
    return same === undefined || JSON.stringify(same.when) === JSON.stringify(question.when)
      ? []
      : [[question.when, same.when]];
  });
  const conditions = [...(there?.must ?? []), ...(there?.mustNot ?? []), ...gates.flat()];
  const asked = new Set([...(here?.talk ?? []).map(({ id }) => id), ...given.keys()]);
  if (conditions.flat().some(({ question }) => !asked.has(question) && isAskedIn(other.flow, question)))
    return 'unknown';

  const classes = classesOfBoth(pair);
  const space = spaceOf(own, { path, given, asOf: pair.asOf, also: conditions });
  const numberOf = (condition: Condition): Conjunction => space.also[conditions.indexOf(condition)] ?? NEVER;
  const whole = withValues(space, (question, values) =>
    question.kind === 'choice' ? values : (classes.get(question.id) ?? values),
  );
  const all = diagramOf(whole);
  if ('exceeded' in all) return all;
  const left: Record<keyof Counts, bigint> = { ...countsOf(all) };
  if (there === undefined) return left;
  const compared = withValues(space, ({ id }, values) => classes.get(id) ?? values);
  for (const ways of waysOf(gates)) {
    const part = diagramOf(compared, {
      must: [...there.must, ...ways.must].map(numberOf),
      mustNot: [...there.mustNot, ...ways.mustNot].map(numberOf),
    });
    if ('exceeded' in part) return part;
    const counts = countsOf(part);
    for (const kind of KINDS) left[kind] -= counts[kind];
  }
  return left;
}

interface Branch {
  readonly talk: readonly Question[];
  readonly must: readonly Condition[];
  readonly mustNot: readonly Condition[];
}

function branchIn({ flow }: Content, name: string | undefined): Branch | undefined {
  const at = flow.paths.findIndex((path) => path.name === name);
  const path = flow.paths[at];
  if (name !== undefined && path === undefined) return undefined;
  return {
    talk: [...flow.first, ...(path?.questions ?? flow.looks.flatMap(({ questions }) => questions))],
    must: path === undefined ? [] : [path.when],
    mustNot: (path === undefined ? flow.paths : flow.paths.slice(0, at)).map(({ when }) => when),
  };
}

const isAskedIn = ({ first, paths, looks }: Flow, id: string): boolean =>
  [...first, ...[...paths, ...looks].flatMap(({ questions }) => questions)].some((question) => question.id === id);

const withValues = (space: Space, values: (question: Question, own: readonly Value[]) => readonly Value[]): Space => ({
  ...space,
  variables: space.variables.map((variable) => ({
    ...variable,
    values: values(variable.question, variable.values),
  })),
});

/** Each question asked by both, or by neither. */
const waysOf = (gates: readonly (readonly [Condition, Condition])[]) =>
  gates.reduce<readonly { readonly must: readonly Condition[]; readonly mustNot: readonly Condition[] }[]>(
    (all, both) =>
      all.flatMap(({ must, mustNot }) => [
        { must: [...must, ...both], mustNot },
        { must, mustNot: [...mustNot, ...both] },
      ]),
    [{ must: [], mustNot: [] }],
  );
