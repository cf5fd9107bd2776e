/** What two flows ask differently, and whether their combinations of answers can be compared. Wording is no difference. */
import type { Flow, Path, Question } from './flow.ts';

export type FlowChange =
  | { readonly what: 'pathAdded' | 'pathRemoved' | 'pathWhen' | 'pathOrder'; readonly path: string }
  | {
      readonly what:
        | 'questionAdded'
        | 'questionRemoved'
        | 'questionMoved'
        | 'gate'
        | 'kind'
        | 'multiple'
        | 'unknownMeans';
      readonly question: string;
    }
  | { readonly what: 'optionAdded' | 'optionRemoved' | 'alone'; readonly question: string; readonly option: string };

/** In: two flows. Out: everything that is asked or answered otherwise, in the order of the talk. */
export function flowChanges(old: Flow, next: Flow): readonly FlowChange[] {
  const [before, after] = [placed(old), placed(next)];
  return [
    ...pathChanges(old.paths, next.paths),
    ...[...before].flatMap(([id, one]): readonly FlowChange[] => {
      const other = after.get(id);
      if (other === undefined) return [{ what: 'questionRemoved', question: id }];
      return [
        ...(one.where === other.where ? [] : [{ what: 'questionMoved', question: id } as const]),
        ...questionChanges(one.question, other.question),
      ];
    }),
    ...[...after.keys()]
      .filter((id) => !before.has(id))
      .map((id) => ({ what: 'questionAdded', question: id }) as const),
  ];
}

/** Every question that can be tested, and the branch in which it is asked. */
const placed = ({ first, paths, looks }: Flow): ReadonlyMap<string, { question: Question; where: string }> =>
  new Map(
    [
      ...first.map((question) => ({ question, where: 'first' })),
      ...paths.flatMap(({ name, questions }) => questions.map((question) => ({ question, where: `path ${name}` }))),
      ...looks.flatMap(({ questions }) => questions.map((question) => ({ question, where: 'looks' }))),
    ]
      .filter(({ question }) => question.kind !== 'account')
      .map((each) => [each.question.id, each]),
  );

function pathChanges(old: readonly Path[], next: readonly Path[]): readonly FlowChange[] {
  const both = old.filter(({ name }) => next.some((each) => each.name === name));
  const order = next.filter(({ name }) => old.some((each) => each.name === name));
  return [
    ...old.filter((path) => !both.includes(path)).map(({ name }) => ({ what: 'pathRemoved', path: name }) as const),
    ...both
      .filter(({ name, when }) => !isSame(when, next.find((each) => each.name === name)?.when))
      .map(({ name }) => ({ what: 'pathWhen', path: name }) as const),
    ...both
      .filter(({ name }, at) => order[at]?.name !== name)
      .map(({ name }) => ({ what: 'pathOrder', path: name }) as const),
    ...next.filter((path) => !order.includes(path)).map(({ name }) => ({ what: 'pathAdded', path: name }) as const),
  ];
}

function questionChanges(one: Question, other: Question): readonly FlowChange[] {
  const question = one.id;
  if (one.kind !== other.kind) return [{ what: 'kind', question }];
  const gate: readonly FlowChange[] = isSame(one.when, other.when) ? [] : [{ what: 'gate', question }];
  if (one.kind !== 'choice' || other.kind !== 'choice') return gate;
  const [options, offered] = [new Map(one.options.map((each) => [each.id, each])), other.options];
  return [
    ...gate,
    ...(one.multiple === other.multiple ? [] : [{ what: 'multiple', question } as const]),
    ...(one.unknownMeans === other.unknownMeans ? [] : [{ what: 'unknownMeans', question } as const]),
    ...one.options
      .filter(({ id }) => !offered.some((each) => each.id === id))
      .map(({ id }) => ({ what: 'optionRemoved', question, option: id }) as const),
    ...offered.flatMap(({ id, alone }): readonly FlowChange[] => {
      const known = options.get(id);
      if (known === undefined) return [{ what: 'optionAdded', question, option: id }];
      return known.alone === alone ? [] : [{ what: 'alone', question, option: id }];
    }),
  ];
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** More questions whose conditions changed than are told apart one way by one way: two ways each. */
const MOST_GATES = 4;

export type NotCompared =
  /** an amount became a choice, or the like: no answer means the same in both */
  | { readonly because: 'kind'; readonly question: string }
  | { readonly because: 'gates'; readonly questions: readonly string[] };

/** Why nothing exact can be said of how the two differ; undefined where it can. */
export function notCompared(changes: readonly FlowChange[]): NotCompared | undefined {
  for (const change of changes) if (change.what === 'kind') return { because: 'kind', question: change.question };
  const gates = changes.flatMap((change) => (change.what === 'gate' ? [change.question] : []));
  return gates.length > MOST_GATES ? { because: 'gates', questions: gates } : undefined;
}

/** Whether some combination of answers is one of only one of them. */
export const changesAnswers = (changes: readonly FlowChange[]): boolean =>
  changes.some(({ what }) => what !== 'unknownMeans');
