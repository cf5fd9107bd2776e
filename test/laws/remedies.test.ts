/** What can still be done and where it leads, against trying every set of acts: as laws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withDone, type Act } from '../../src/core/better.ts';
import type { Content } from '../../src/core/content.ts';
import type { Answers } from '../../src/core/facts.ts';
import { questionsOf, type Question } from '../../src/core/flow.ts';
import { judge } from '../../src/core/judge.ts';
import type { Condition, Outcome } from '../../src/core/policy.ts';
import { remediesOf } from '../../src/core/remedies.ts';
import { holds, naiveJudge, worldsOf } from './naive.ts';
import { answersFrom, ASOF, contentFrom, type Draw, drawn, matterFrom, RUNS } from './random.ts';

const RANK: readonly Outcome[] = ['exempt', 'tolerated', 'mitigated', 'referred', 'barred'];
const FAVOURABLE = RANK.slice(0, 3);

/** Much that can still be done: most choices of the looks are changeable, and answered so that they can be. */
const changingFrom = (draw: Draw): { content: Content; answers: Answers } => {
  const content = contentFrom(draw);
  const looks = content.flow.looks.map((look) => ({
    ...look,
    questions: look.questions.map((question): Question => {
      if (question.kind !== 'choice' || question.options.length < 2 || draw.chance(20)) return question;
      const options = question.options.map((option, at) => ({ ...option, stillOpen: at === 0, attainable: at > 0 }));
      return { ...question, changeable: true, options };
    }),
  }));
  // Many grounds ask for several acts.
  const done = (question: Question): Condition =>
    question.kind === 'choice'
      ? [{ question: question.id, is: 'oneOf', options: draw.some(question.options.slice(1)).map(({ id }) => id) }]
      : [];
  const open = looks.flatMap(({ questions }) => questions.filter(({ changeable }) => changeable));
  const packs = content.packs.map((pack) => ({
    ...pack,
    lists: pack.lists.map((list) => ({
      ...list,
      situations: list.situations.map((situation) =>
        list.effect !== 'ground' || open.length === 0 || draw.chance(40)
          ? situation
          : { ...situation, when: draw.some(open).flatMap(done) },
      ),
    })),
  }));
  const changing = { ...content, flow: { ...content.flow, looks }, packs };
  const answers = { ...answersFrom(draw, changing, 60) };
  for (const { questions } of looks)
    for (const question of questions)
      if (
        question.kind === 'choice' &&
        question.changeable &&
        answers[question.id]?.kind === 'chosen' &&
        draw.chance(80)
      )
        answers[question.id] = { kind: 'chosen', options: [question.options[0]?.id ?? ''] };
  return { content: changing, answers };
};

const remedies = (content: Content, answers: Answers) =>
  remediesOf(content, answers, ASOF, judge(content, answers, ASOF));

const picture = (acts: readonly Act[], outcome: Outcome): string =>
  `${acts.map(({ question, option }) => `${question.id}=${option.id}`).join(' ')} → ${outcome}`;

/** Every set of acts, at most one of each question, never none. */
function everySet(acts: readonly Act[]): readonly (readonly Act[])[] {
  let sets: (readonly Act[])[] = [[]];
  for (const act of acts)
    sets = sets.concat(
      sets.filter((set) => set.every(({ question }) => question !== act.question)).map((set) => [...set, act]),
    );
  return sets.filter((set) => set.length > 0);
}

describe('what leads to something better', () => {
  const law = (check: (content: Content, answers: Answers) => void) => () =>
    fc.assert(
      fc.property(drawn(changingFrom), ({ content, answers }) => check(content, answers)),
      RUNS,
    );

  test(
    'is exactly every set of acts that no smaller one is as good as',
    law((content, answers) => {
      const offered = remedies(content, answers);
      const acts = [
        ...new Map(offered.flatMap((remedy) => remedy.acts).map((act) => [picture([act], 'exempt'), act])).values(),
      ];
      const before = naiveJudge(content, answers, ASOF).outcome;
      const good = before === undefined ? FAVOURABLE : RANK.slice(0, RANK.indexOf(before));
      const leading = everySet(acts).flatMap((set) => {
        const { outcome } = naiveJudge(content, withDone(answers, set), ASOF);
        return outcome !== undefined && good.includes(outcome) ? [{ set, outcome }] : [];
      });
      const minimal = leading.filter(
        ({ set, outcome }) =>
          !leading.some(
            (other) =>
              other.set.length < set.length &&
              other.set.every((act) => set.includes(act)) &&
              RANK.indexOf(other.outcome) <= RANK.indexOf(outcome),
          ),
      );
      const order = questionsOf(content.flow).map(({ id }) => id);
      const inOrder = (set: readonly Act[]) =>
        set.toSorted((a, b) => order.indexOf(a.question.id) - order.indexOf(b.question.id));
      expect(
        offered.flatMap(({ acts, outcome }) => (outcome === undefined ? [] : [picture(acts, outcome)])).toSorted(),
      ).toEqual(minimal.map(({ set, outcome }) => picture(inOrder(set), outcome)).toSorted());
    }),
  );

  test(
    'cites only what is met once the acts are done, and was not before',
    law((content, answers) => {
      const met = (judgment: ReturnType<typeof judge>) =>
        [...judgment.reliedOn, ...judgment.notes].map(({ situation }) => situation.id);
      const already = met(judge(content, answers, ASOF));
      for (const { acts, gained } of remedies(content, answers)) {
        const after = met(judge(content, withDone(answers, acts), ASOF));
        expect(gained.map(({ situation }) => situation.id)).toEqual(after.filter((id) => !already.includes(id)));
      }
    }),
  );

  test('is worth the trouble of looking: one act, and several together, are found', () => {
    const sizes = new Set<number>();
    for (const { content, answers } of fc.sample(drawn(changingFrom), { numRuns: 400, seed: 3 }))
      for (const { acts, outcome } of remedies(content, answers)) if (outcome !== undefined) sizes.add(acts.length);
    expect([...sizes].toSorted()).toEqual(expect.arrayContaining([1, 2]));
  });
});

describe('an act', () => {
  const offered = (check: (given: { content: Content; answers: Answers; act: Act }) => void) => () =>
    fc.assert(
      fc.property(drawn(matterFrom), ({ content, answers }) => {
        for (const { acts } of remedies(content, answers)) for (const act of acts) check({ content, answers, act });
      }),
      RUNS,
    );

  test(
    'is not yet done: a changeable question, answered so that it is still open, and an option attainable and not yet chosen',
    offered(({ answers, act: { question, option } }) => {
      const answer = answers[question.id];
      expect(question.changeable && option.attainable && question.options.includes(option)).toBe(true);
      const chosen = answer?.kind === 'chosen' ? answer.options : [];
      expect(chosen.length).toBeGreaterThan(0);
      expect(chosen).not.toContain(option.id);
      for (const { id, stillOpen } of question.options) if (chosen.includes(id)) expect(stillOpen).toBe(true);
    }),
  );

  test(
    'is of a question that applies',
    offered(({ content, answers, act: { question } }) => {
      for (const world of worldsOf(content, answers))
        expect(holds(question.when, world) && world[question.id]?.kind !== 'absent').toBe(true);
    }),
  );

  test('is not left out where it is still open', () =>
    fc.assert(
      fc.property(drawn(matterFrom), ({ content, answers }) => {
        const said = remedies(content, answers).flatMap(({ acts }) => (acts.length === 1 ? acts : []));
        const worlds = worldsOf(content, answers);
        // Surely asked: it applies in every world, and that is seen without filling in what its gate rests on.
        const isAsked = (question: Question): boolean =>
          worlds.every((world) => world[question.id]?.kind !== 'absent') &&
          question.when.every((test) => (answers[test.question]?.kind ?? 'unknown') !== 'unknown');
        for (const question of questionsOf(content.flow)) {
          const answer = answers[question.id];
          if (question.kind !== 'choice' || !question.changeable || answer?.kind !== 'chosen' || !isAsked(question))
            continue;
          if (!answer.options.every((id) => question.options.some((option) => option.id === id && option.stillOpen)))
            continue;
          for (const option of question.options)
            if (option.attainable && !answer.options.includes(option.id))
              expect(said.some((act) => act.question === question && act.option === option)).toBe(true);
        }
      }),
      RUNS,
    ));
});
