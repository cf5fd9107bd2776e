/** The answers that a question can have, one of each kind that conditions tell apart. */
import { ABSENT, passes, type Value } from './facts.ts';
import type { Question } from './flow.ts';
import type { Condition, Test } from './policy.ts';

/** Whether every answer to the question passes. Of several chosen options: when each alone does. */
export const passesAnyway = (test: Test, question: Question): boolean =>
  question.kind === 'choice'
    ? question.options.every(({ id }) => passes(test, { kind: 'chosen', options: [id] }))
    : valuesOf(question, [[test]]).every((value) => passes(test, value));

/** The values of a question that conditions can tell apart, one of each kind. */
export function valuesOf(question: Question, conditions: Iterable<Condition>): readonly Value[] {
  switch (question.kind) {
    case 'choice': {
      if (!question.multiple) return question.options.map(({ id }) => ({ kind: 'chosen', options: [id] }));
      const alone = question.options.filter((option) => option.alone).map(({ id }) => [id]);
      let sets: string[][] = [[]];
      for (const { id, alone } of question.options) if (!alone) sets = sets.concat(sets.map((set) => [...set, id]));
      return [...alone, ...sets.filter((set) => set.length > 0)].map((options) => ({ kind: 'chosen', options }));
    }
    case 'amount': {
      const cuts = new Set([0]);
      for (const condition of conditions)
        for (const test of condition)
          if (test.question === question.id && 'yuan' in test)
            for (const yuan of [test.yuan - 0.01, test.yuan, test.yuan + 0.01]) if (yuan >= 0) cuts.add(yuan);
      return [...cuts].map((yuan) => ({ kind: 'amount', yuan }));
    }
    case 'date': {
      const days = new Set(['0001-01-01']);
      for (const condition of conditions)
        for (const test of condition) if (test.question === question.id && 'day' in test) days.add(test.day);
      return [...days].map((day) => ({ kind: 'date', day }));
    }
    case 'place': {
      const places = new Set(['']);
      for (const condition of conditions)
        for (const test of condition)
          if (test.question === question.id && test.is === 'within') for (const place of test.places) places.add(place);
      return [...places].map((place) => ({ kind: 'place', place }));
    }
    case 'account':
      return [ABSENT];
  }
}
