/**
 * A sufficient reason: answers that force a settled judgment, none of which can be left out.
 *
 * Answers are taken away one by one, as long as the rest still force it. Which reason is shown where there are several:
 * that of one situation that decides (the one that turns on the fewest answers, then the highest level, then the order of
 * the lists), the rest of it being whatever rules out what would come before it. Taken away first is what that situation
 * does not turn on, and of that what rules out the fewest others, follow-ups before main questions, later before earlier:
 * so the few answers stay that say most.
 */
import { canHold } from './can-hold.ts';
import type { Content } from './content.ts';
import { type Answer, type Answers, factsOf, passes, talkOf, UNKNOWN, type weigh } from './facts.ts';
import { type Question, questionsOf } from './flow.ts';
import { GROUNDS, LEVELS, type Outcome, PLACE, type Test } from './policy.ts';
import { type Rule, rulesOf } from './rules.ts';
import { valuesOf } from './values.ts';
import { turnsOn, weighRule } from './weighing.ts';

/** What decides first stands first. */
const FIRST_DECIDES: readonly Outcome[] = ['barred', 'referred', ...GROUNDS];
const comesBefore = (one: Rule, outcome: Outcome): boolean =>
  one.outcome !== undefined && FIRST_DECIDES.indexOf(one.outcome) < FIRST_DECIDES.indexOf(outcome);

export interface Settling {
  readonly outcome: Outcome;
  /** The situations that decide. */
  readonly deciding: readonly Rule[];
  /** How these answers alone settle the matter, if they do (they need not say more than whether it is with that outcome). */
  readonly settle: (answers: Answers) => { readonly outcome: Outcome; readonly deciding: readonly Rule[] } | undefined;
}

/** In: a settled matter. Out: the questions whose answers force its outcome, in the order of the talk. */
export function sufficientReason(
  content: Content,
  answers: Answers,
  asOf: string,
  settling: Settling,
): readonly string[] {
  const { flow } = content;
  const rules = rulesOf(content).filter(({ outcome }) => outcome !== undefined);
  const choosesPath = new Set(flow.paths.flatMap(({ when }) => when.map(({ question }) => question)));
  const withGates = (ids: Iterable<string>): Set<string> => {
    const all = new Set(ids);
    for (const { id, when } of questionsOf(flow).toReversed())
      if (all.has(id)) for (const test of when) all.add(test.question);
    return all;
  };

  // An answer to a question that does not apply decides nothing, and would only begin to count as others are taken away.
  const facts = factsOf(flow, answers);
  const tested = withGates([PLACE, ...choosesPath, ...rules.flatMap(turnsOn)]);
  const talk = talkOf(flow, answers).filter(({ id }) => {
    const answer = answers[id];
    return answer !== undefined && answer.kind !== 'unknown' && facts.get(id)?.kind !== 'absent' && tested.has(id);
  });
  const kept: Record<string, Answer> = Object.fromEntries(talk.map(({ id }) => [id, answers[id] ?? UNKNOWN]));
  const own = new Set([...choosesPath, ...ownQuestions(settling.deciding, withGates)]);
  const forces = forcing(content, answers, asOf, settling, rules);
  const isTaken = ({ id }: Question): boolean => {
    const answer = kept[id];
    if (answer === undefined) return false;
    delete kept[id];
    if (forces(kept, id)) return true;
    kept[id] = answer;
    return false;
  };
  const fact = (id: string) => facts.get(id) ?? UNKNOWN;
  const ruledOut = (id: string): number =>
    rules.filter(
      (rule) =>
        comesBefore(rule, settling.outcome) && rule.then.some((test) => test.question === id && fails(test, fact(id))),
    ).length;
  const order = talk
    .toReversed()
    .map((question) => ({
      question,
      rank: [Number(own.has(question.id)), ruledOut(question.id), Number(question.when.length === 0)],
    }))
    .toSorted((a, b) => a.rank.map((one, at) => one - (b.rank[at] ?? 0)).find((difference) => difference !== 0) ?? 0)
    .map(({ question }) => question);
  // Without its answer a question with 不清楚作 is not unknown but says something else, which may free another answer:
  // those are gone through until none can be taken. What is then taken only adds unknowns, so once is enough.
  const saysElse = (question: Question): boolean =>
    choosesPath.has(question.id) || (question.kind === 'choice' && question.unknownMeans !== undefined);
  while (order.filter(saysElse).some(isTaken));
  order.forEach(isTaken);
  return talk.filter(({ id }) => kept[id] !== undefined).map(({ id }) => id);
}

const fails = (test: Test, value: ReturnType<Parameters<typeof weigh>[1]>): boolean =>
  value.kind !== 'unknown' && !passes(test, value);

/** The questions of the situation that is shown; none where none decides (不在清单之内, or laws that differ). */
function ownQuestions(deciding: readonly Rule[], withGates: (ids: Iterable<string>) => Set<string>): Set<string> {
  const [shown] = deciding
    .map((rule) => ({ rule, questions: withGates(turnsOn(rule)) }))
    .toSorted(
      (a, b) =>
        a.questions.size - b.questions.size || LEVELS.indexOf(a.rule.pack.level) - LEVELS.indexOf(b.rule.pack.level),
    );
  return shown?.questions ?? new Set();
}

/**
 * Whether answers force the outcome, now that the answer to one question has been taken away. A search says it in any case;
 * it is dear, and spared where one look at each rule says it.
 */
function forcing(content: Content, answers: Answers, asOf: string, settling: Settling, rules: readonly Rule[]) {
  const { flow } = content;
  const { outcome } = settling;
  const questions = new Map(questionsOf(flow).map((question) => [question.id, question]));
  const choosesPath = new Set(flow.paths.flatMap(({ when }) => when.map(({ question }) => question)));
  /** Without an answer it is open, and not something else. */
  const isFree = (question: Question | undefined): question is Question =>
    question !== undefined &&
    !choosesPath.has(question.id) &&
    !(question.kind === 'choice' && question.unknownMeans !== undefined);
  const free = Object.fromEntries(Object.entries(answers).filter(([id]) => isFree(questions.get(id))));
  const earlier = rules.filter((rule) => comesBefore(rule, outcome));
  const bringing = rules.filter((rule) => rule.outcome === outcome);

  const oneLook = (kept: Answers): 'yes' | 'no' | 'unsure' => {
    if (outcome !== 'barred' && kept[PLACE] === undefined) return 'no';
    const possible = canHold(flow, kept);
    const isPossible = ({ then, now }: Rule): boolean => {
      const today = now(asOf);
      return possible(then) || (today !== then && today !== 'never' && possible(today));
    };
    const before = earlier.filter(isPossible);
    // It would come first by the law of either day.
    const isFirst = ({ then, now, tightened }: Rule): boolean => {
      const today = now(asOf);
      return tightened.length === 0 && today !== 'never' && possible([...then, ...today]);
    };
    if (before.some(isFirst)) return 'no';
    if (before.length > 0) return 'unsure';
    const facts = factsOf(flow, kept);
    const fact = (id: string) => facts.get(id) ?? UNKNOWN;
    const isBrought = [undefined, asOf].every((day) => bringing.some((rule) => weighRule(rule, fact, day) === 'met'));
    const isUnlisted = outcome === 'referred' && !rules.some(isPossible);
    return isBrought || isUnlisted ? 'yes' : 'unsure';
  };

  /** Ways of filling in, near what was answered: none may end otherwise, and one situation must decide in all of them. */
  const isRefuted = (kept: Answers, taken: string): boolean => {
    const question = questions.get(taken);
    if (!isFree(question)) return false;
    const values = valuesOf(
      question,
      rules.map(({ then }) => then.filter((test) => test.question === taken)),
    );
    let common: readonly Rule[] | undefined;
    for (const value of values.slice(0, 40)) {
      if (value.kind === 'absent') continue;
      const end = settling.settle({ ...free, ...kept, [taken]: value });
      if (end?.outcome !== outcome) return true;
      const before: readonly Rule[] | undefined = common;
      // At another place the same situation is another rule.
      common =
        before === undefined
          ? end.deciding
          : before.filter(({ situation }) => end.deciding.some((rule) => rule.situation === situation));
      if (common.length === 0 && (end.deciding.length > 0 || (before ?? []).length > 0)) return true;
    }
    return false;
  };

  return (kept: Answers, taken: string): boolean => {
    const seen = oneLook(kept);
    if (seen !== 'unsure') return seen === 'yes';
    return !isRefuted(kept, taken) && settling.settle(kept)?.outcome === outcome;
  };
}
