/** The question that narrows an open judgment most, against giving every answer to every question: as laws. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer } from '../../src/core/facts.ts';
import { questionsOf } from '../../src/core/flow.ts';
import { judge } from '../../src/core/judge.ts';
import { nextQuestion } from '../../src/core/next-question.ts';
import { everyValue, naiveJudge } from './naive.ts';
import { ASOF, drawn, matterFrom, RUNS } from './random.ts';

const openMatter = drawn(matterFrom).filter(({ content, answers }) => !judge(content, answers, ASOF).settled);

test('is the one whose worst answer leaves fewest outcomes, then fewest on the average, then the earliest', () =>
  fc.assert(
    fc.property(openMatter, ({ content, answers }) => {
      const judgment = judge(content, answers, ASOF);
      if (judgment.settled) throw new Error('open matters only');
      const asked = [...judgment.dependsOn, ...(judgment.placeUnknown ? ['地区'] : [])];
      let best: { id: string; most: number; average: number } | undefined;
      for (const question of questionsOf(content.flow).filter(({ id }) => asked.includes(id))) {
        const ends = everyValue(content, question)
          .filter((value) => value.kind !== 'chosen' || value.options.length === 1)
          .map((value) => naiveJudge(content, { ...answers, [question.id]: value as Answer }, ASOF));
        const different = new Map(
          ends.map((end, at) => [question.kind === 'choice' ? `${at}` : `${end.settled} ${end.possible.join()}`, end]),
        );
        const left = [...different.values()].map(({ settled, possible }) => (settled ? 0 : possible.length));
        const most = Math.max(...left);
        const average = left.reduce((sum, each) => sum + each) / left.length;
        if (best === undefined || most < best.most || (most === best.most && average < best.average))
          best = { id: question.id, most, average };
      }
      const next = nextQuestion(content, answers, ASOF, judgment);
      expect(next && { id: next.question.id, most: next.most }).toEqual(best && { id: best.id, most: best.most });
    }),
    RUNS,
  ));

test('is there as long as the judgment is open, and has not been answered', () =>
  fc.assert(
    fc.property(openMatter, ({ content, answers }) => {
      const judgment = judge(content, answers, ASOF);
      if (judgment.settled) return;
      const next = nextQuestion(content, answers, ASOF, judgment);
      expect(next).toBeDefined();
      expect(answers[next?.question.id ?? '']?.kind ?? 'unknown').toBe('unknown');
    }),
    RUNS,
  ));
