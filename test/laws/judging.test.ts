/** DESIGN §5 as laws, on random flows, lists and answers. A failure prints its seed and the lists in words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../src/core/content.ts';
import type { Answer, Answers } from '../../src/core/facts.ts';
import { questionsOf } from '../../src/core/flow.ts';
import { judge, type Judgment } from '../../src/core/judge.ts';
import type { Effect } from '../../src/core/policy.ts';
import { naiveJudge, verdictOf, worldsOf } from './naive.ts';
import {
  ASOF,
  type Draw,
  drawFrom,
  drawn,
  filledIn,
  matterFrom,
  packFrom,
  RUNS,
  tightened,
  valueFrom,
} from './random.ts';
import { ids, told } from './told.ts';

const possibleOf = (judgment: Judgment) => told(judgment).possible;

test('the judgment is the one that the naive evaluator comes to', () =>
  fc.assert(
    fc.property(drawn(matterFrom), ({ content, answers }) => {
      expect(told(judge(content, answers, ASOF))).toEqual(naiveJudge(content, answers, ASOF));
    }),
    RUNS,
  ));

test('the random lists are worth the trouble: every kind of judgment comes out of them', () => {
  const kinds = new Set<string>();
  for (const { content, answers } of fc.sample(drawn(matterFrom), { numRuns: 400, seed: 6 })) {
    const { settled, outcome, referral, possible } = naiveJudge(content, answers, ASOF);
    kinds.add(settled ? `${outcome} ${referral ?? ''}`.trim() : possible.length > 1 ? 'open' : 'open with one outcome');
  }
  expect([...kinds].toSorted()).toEqual(
    [
      'barred',
      'exempt',
      'mitigated',
      'open',
      'open with one outcome',
      'referred lawMissing',
      'referred lawsDiffer',
      'referred situation',
      'referred unlisted',
      'tolerated',
    ].toSorted(),
  );
});

test('an answer that was not given counts as 不清楚', () =>
  fc.assert(
    fc.property(drawn(matterFrom), ({ content, answers }) => {
      const said = Object.fromEntries(
        questionsOf(content.flow).map(({ id }) => [id, answers[id] ?? ({ kind: 'unknown' } as const)]),
      );
      const unsaid = Object.fromEntries(Object.entries(answers).filter(([, { kind }]) => kind !== 'unknown'));
      expect(told(judge(content, unsaid, ASOF))).toEqual(told(judge(content, said, ASOF)));
    }),
    RUNS,
  ));

describe('a bar stays a bar', () => {
  const barredFrom = (draw: Draw) => {
    const { content, answers } = matterFrom(draw);
    const { packs, flow } = content;
    // The first pack has a bar that is met whatever is said.
    const [first] = packs;
    const clauses = first?.clauses.slice(0, 1).map(({ from: _from, until: _until, ...clause }) => clause) ?? [];
    const situation = { id: '禁/1', name: { zh: '禁' }, when: [], clauses, assumes: [], prepare: [], correction: [] };
    const bar = {
      ...packFrom(drawFrom([]), flow, '禁'),
      clauses,
      lists: [{ effect: 'bar', outcome: 'barred', situations: [situation] }],
    } as const;
    const more = (effects: readonly Effect[]) =>
      Array.from({ length: 1 + draw.number(1) }, (_, at) => packFrom(draw, flow, `又${at}`, effects));
    return {
      content: { ...content, packs: draw.chance(50) ? [...packs, bar] : packs } as Content,
      answers,
      lenient: more(['ground', 'note']),
      any: more(['ground', 'note', 'refer', 'bar']),
      more: filledIn(draw, content, answers),
      draw,
    };
  };
  const stays = (change: (given: ReturnType<typeof barredFrom>) => { content: Content; answers: Answers }) =>
    fc.property(drawn(barredFrom), (given) => {
      const before = judge(given.content, given.answers, ASOF);
      if (!before.settled || before.outcome !== 'barred') return;
      const { content, answers } = change(given);
      const after = judge(content, answers, ASOF);
      expect(told(after)).toMatchObject({ settled: true, outcome: 'barred' });
      for (const id of ids(before.reliedOn)) expect(ids(after.reliedOn)).toContain(id);
    });

  test('whatever grounds and circumstances are added', () =>
    fc.assert(
      stays(({ content, answers, lenient }) => ({
        content: { ...content, packs: [...content.packs, ...lenient] },
        answers,
      })),
      RUNS,
    ));

  test('whatever lists of any kind are added, and whatever is tightened', () =>
    fc.assert(
      stays(({ content, answers, any, draw }) => ({
        content: { ...content, packs: tightened(draw, content.flow, [...any, ...content.packs]) },
        answers,
      })),
      RUNS,
    ));

  test('whatever else is answered', () =>
    fc.assert(
      stays(({ content, more }) => ({ content, answers: more })),
      RUNS,
    ));
});

describe('learning more', () => {
  const learningFrom = (draw: Draw) => {
    const { content, answers } = matterFrom(draw);
    const open = questionsOf(content.flow).filter(
      (question) => !('unknownMeans' in question) && (answers[question.id]?.kind ?? 'unknown') === 'unknown',
    );
    const one = open.length === 0 ? undefined : draw.from(open);
    return {
      content,
      answers,
      one: one === undefined ? answers : { ...answers, [one.id]: valueFrom(draw, content, one) },
      all: filledIn(draw, content, answers),
    };
  };

  test('never changes a settled outcome, nor takes away what it relied on', () =>
    fc.assert(
      fc.property(drawn(learningFrom), ({ content, answers, one, all }) => {
        const before = judge(content, answers, ASOF);
        if (!before.settled) return;
        for (const more of [one, all]) {
          const after = judge(content, more, ASOF);
          expect(told(after)).toMatchObject({ settled: true, outcome: before.outcome });
          for (const id of ids(before.reliedOn)) expect(ids(after.reliedOn)).toContain(id);
        }
      }),
      RUNS,
    ));

  test('leaves no outcome possible that was not so before', () =>
    fc.assert(
      fc.property(drawn(learningFrom), ({ content, answers, one }) => {
        expect(possibleOf(judge(content, answers, ASOF))).toEqual(
          expect.arrayContaining(possibleOf(judge(content, one, ASOF))),
        );
      }),
      RUNS,
    ));

  test('ends, once everything is known, in one of the outcomes listed', () =>
    fc.assert(
      fc.property(drawn(learningFrom), ({ content, answers, all }) => {
        const listed = possibleOf(judge(content, answers, ASOF));
        const after = judge(content, all, ASOF);
        expect(after.settled).toBe(true);
        expect(listed).toEqual(expect.arrayContaining(possibleOf(after)));
      }),
      RUNS,
    ));

  test('ends in every outcome listed, for some answers', () =>
    fc.assert(
      fc.property(drawn(matterFrom), ({ content, answers }) => {
        const outcomes = new Set(worldsOf(content, answers).map((world) => verdictOf(content, world, ASOF).outcome));
        expect(possibleOf(judge(content, answers, ASOF))).toEqual([...outcomes].toSorted());
      }),
      RUNS,
    ));
});

describe('what is cited', () => {
  test('belongs to a situation that is met in every way of filling in what is unknown, and is a clause of it', () =>
    fc.assert(
      fc.property(drawn(matterFrom), ({ content, answers }) => {
        const judgment = judge(content, answers, ASOF);
        const cited = [...judgment.reliedOn, ...judgment.notes];
        if (cited.length === 0) return;
        const verdicts = worldsOf(content, answers).map((world) => verdictOf(content, world, ASOF));
        const tightenings = content.packs.flatMap((pack) => pack.tightenings);
        for (const { situation, clauses, effect } of cited) {
          for (const { met, deciding } of verdicts) expect(effect === 'note' ? met : deciding).toContain(situation.id);
          const own = [
            ...situation.clauses,
            ...tightenings.filter(({ of }) => of === situation.id).flatMap((each) => each.clauses),
          ];
          for (const clause of clauses) expect(own).toContain(clause);
          expect(new Set(clauses).size).toBe(clauses.length);
        }
      }),
      RUNS,
    ));

  test('was in force on the day of the conduct, where the rule has no 从旧兼从轻', () =>
    fc.assert(
      fc.property(drawn(matterFrom), ({ content, answers }) => {
        const day = answers['行为时间'];
        const judgment = judge(content, answers, ASOF);
        // Whether a question with a gate applies may itself be unknown, and with it the day.
        if (day?.kind !== 'date' || content.flow.first.some(({ id, when }) => id === '行为时间' && when.length > 0))
          return;
        for (const { pack, clauses, situation } of [...judgment.reliedOn, ...judgment.notes]) {
          if (pack.lighterLaw) continue;
          for (const { from, until } of clauses)
            expect((from === undefined || from <= day.day) && (until === undefined || day.day < until)).toBe(true);
          expect(clauses.length > 0 || situation.clauses.length === 0).toBe(true);
        }
      }),
      RUNS,
    ));
});

test('circumstances (情节) never change the outcome, what is possible, or what is relied on', () =>
  fc.assert(
    fc.property(
      drawn((draw) => {
        const matter = matterFrom(draw);
        return {
          ...matter,
          notes: [
            packFrom(draw, matter.content.flow, '情', ['note']),
            packFrom(draw, matter.content.flow, '节', ['note']),
          ],
        };
      }),
      ({ content, answers, notes }) => {
        const noted = { ...content, packs: [...notes, ...content.packs] };
        expect(told(judge(noted, answers, ASOF))).toEqual(told(judge(content, answers, ASOF)));
      },
    ),
    RUNS,
  ));

test('the order of packs, lists, situations and answers does not matter', () =>
  fc.assert(
    fc.property(
      drawn((draw) => {
        const { content, answers } = matterFrom(draw);
        const packs = draw.shuffled(content.packs).map((pack) => ({
          ...pack,
          lists: draw.shuffled(pack.lists).map((list) => ({ ...list, situations: draw.shuffled(list.situations) })),
          tightenings: draw.shuffled(pack.tightenings),
        }));
        const reordered: Record<string, Answer> = Object.fromEntries(draw.shuffled(Object.entries(answers)));
        return { content, answers, shuffled: { ...content, packs }, reordered };
      }),
      ({ content, answers, shuffled, reordered }) => {
        const [before, after] = [judge(content, answers, ASOF), judge(shuffled, reordered, ASOF)];
        expect(told(after)).toEqual(told(before));
        expect(ids(after.notes)).toEqual(ids(before.notes));
      },
    ),
    RUNS,
  ));
