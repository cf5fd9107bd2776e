/** What decided a judgment, what it depends on, which follow-ups are asked, and which remedies are offered: as laws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from '../../src/core/facts.ts';
import { factsOf } from '../../src/core/facts.ts';
import { questionsOf, type Question } from '../../src/core/flow.ts';
import { judge, matters } from '../../src/core/judge.ts';
import type { Outcome } from '../../src/core/policy.ts';
import { remediesOf } from '../../src/core/remedies.ts';
import { everyValue, holds, naiveJudge, worldsOf } from './naive.ts';
import { ASOF, drawn, matterFrom, RUNS, valueFrom } from './random.ts';
import { told, toldWhole } from './told.ts';

const without = (answers: Answers, ...left: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => !left.includes(id)));
const only = (answers: Answers, kept: readonly string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => kept.includes(id)));

describe('the answers named as decisive', () => {
  test('force the outcome by themselves', () =>
    fc.assert(
      fc.property(drawn(matterFrom), ({ content, answers }) => {
        const judgment = judge(content, answers, ASOF);
        if (!judgment.settled) return;
        expect(told(judge(content, only(answers, judgment.decisive), ASOF))).toMatchObject({
          settled: true,
          outcome: judgment.outcome,
        });
      }),
      RUNS,
    ));

  test('cannot do without any one of them', () =>
    fc.assert(
      fc.property(drawn(matterFrom), ({ content, answers }) => {
        const judgment = judge(content, answers, ASOF);
        if (!judgment.settled) return;
        const decisive = only(answers, judgment.decisive);
        for (const id of judgment.decisive) {
          const less = judge(content, without(decisive, id), ASOF);
          expect(less.settled && less.outcome).not.toBe(judgment.outcome);
        }
      }),
      RUNS,
    ));

  test('were given, and are no 不清楚', () =>
    fc.assert(
      fc.property(drawn(matterFrom), ({ content, answers }) => {
        const judgment = judge(content, answers, ASOF);
        if (judgment.settled)
          for (const id of judgment.decisive) expect(answers[id]?.kind ?? 'unknown').not.toBe('unknown');
      }),
      RUNS,
    ));
});

test('an open judgment names what it depends on: answering that, as often as something is named, settles it', () =>
  fc.assert(
    fc.property(
      drawn((draw) => ({ ...matterFrom(draw), draw })),
      ({ content, answers, draw }) => {
        let now = answers;
        let turns = 0;
        for (let judgment = judge(content, now, ASOF); !judgment.settled; judgment = judge(content, now, ASOF)) {
          expect(turns++, 'it never settles').toBeLessThan(100);
          const named = [...judgment.dependsOn, ...(judgment.placeUnknown ? ['地区'] : [])];
          const [next] = named.filter((id) => (now[id]?.kind ?? 'unknown') === 'unknown');
          const question = questionsOf(content.flow).find(({ id }) => id === next);
          expect(question, `nothing left to ask, yet still possible: ${judgment.possible.join(' ')}`).toBeDefined();
          if (question !== undefined) now = { ...now, [question.id]: valueFrom(draw, content, question) };
        }
      },
    ),
    RUNS,
  ));

describe('a follow-up that does not matter', () => {
  const isFollowUp = (content: Parameters<typeof judge>[0], question: Question): boolean =>
    content.flow.looks.some(({ questions }) => questions.indexOf(question) > 0);

  test('can be answered in any way: outcome, situations, circumstances and clauses stay', () =>
    fc.assert(
      fc.property(drawn(matterFrom), ({ content, answers }) => {
        for (const question of questionsOf(content.flow).filter((each) => isFollowUp(content, each))) {
          const unasked = without(answers, question.id);
          if (matters(content, factsOf(content.flow, unasked), question)) continue;
          const before = toldWhole(judge(content, unasked, ASOF));
          for (const value of everyValue(content, question)) {
            if (value.kind !== 'absent')
              expect(toldWhole(judge(content, { ...unasked, [question.id]: value as Answer }, ASOF))).toEqual(before);
          }
        }
      }),
      RUNS,
    ));
});

describe('remedies', () => {
  const RANK: readonly Outcome[] = ['exempt', 'tolerated', 'mitigated', 'referred', 'barred'];
  const offered = (
    judging: (given: {
      content: Parameters<typeof judge>[0];
      answers: Answers;
      remedy: ReturnType<typeof remediesOf>[number];
    }) => void,
  ) =>
    fc.property(drawn(matterFrom), ({ content, answers }) => {
      for (const remedy of remediesOf(content, answers, ASOF, judge(content, answers, ASOF)))
        judging({ content, answers, remedy });
    });

  test('are acts not yet done: a changeable question, answered so that it is still open, and an option attainable and not yet chosen', () =>
    fc.assert(
      offered(({ answers, remedy: { question, option } }) => {
        const answer = answers[question.id];
        expect(question.changeable && option.attainable && question.options.includes(option)).toBe(true);
        const chosen = answer?.kind === 'chosen' ? answer.options : [];
        expect(chosen.length).toBeGreaterThan(0);
        expect(chosen).not.toContain(option.id);
        for (const { id, stillOpen } of question.options) if (chosen.includes(id)) expect(stillOpen).toBe(true);
      }),
      RUNS,
    ));

  test('are of questions that apply', () =>
    fc.assert(
      offered(({ content, answers, remedy: { question } }) => {
        for (const world of worldsOf(content, answers))
          expect(holds(question.when, world) && world[question.id]?.kind !== 'absent').toBe(true);
      }),
      RUNS,
    ));

  test('lead where they are said to lead, and that is better and never a bar', () =>
    fc.assert(
      offered(({ content, answers, remedy: { question, option, outcome } }) => {
        const after = naiveJudge(
          content,
          { ...answers, [question.id]: { kind: 'chosen', options: [option.id] } },
          ASOF,
        );
        const before = naiveJudge(content, answers, ASOF);
        const better =
          after.outcome !== undefined &&
          after.outcome !== 'barred' &&
          (before.outcome === undefined || RANK.indexOf(after.outcome) < RANK.indexOf(before.outcome));
        expect(outcome).toBe(better ? after.outcome : undefined);
      }),
      RUNS,
    ));

  test('leave out nothing that is still open', () =>
    fc.assert(
      fc.property(drawn(matterFrom), ({ content, answers }) => {
        const said = remediesOf(content, answers, ASOF, judge(content, answers, ASOF)).map(
          ({ question, option }) => `${question.id}=${option.id}`,
        );
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
          for (const { id, attainable } of question.options)
            if (attainable && !answer.options.includes(id)) expect(said).toContain(`${question.id}=${id}`);
        }
      }),
      RUNS,
    ));
});
