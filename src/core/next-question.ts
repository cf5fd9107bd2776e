/**
 * The next question of an open judgment: the unknown one whose answer narrows it most.
 *
 * What an answer leaves open is counted: nothing where it settles the matter, else the outcomes still possible. The question
 * is taken whose worst answer leaves least; of those the one that leaves least on the average; of those the earliest in the
 * talk. An option counts once (of several that may be chosen, each alone); of an amount, a day or a place, all those that
 * leave the same outcomes count as one.
 */
import { answeredOn, boardOf, type Board } from './board.ts';
import type { Content } from './content.ts';
import type { Answer, Answers } from './facts.ts';
import { type Question, questionsOf } from './flow.ts';
import { judge, OUTCOMES, type Open, settle } from './judge.ts';
import { type Outcome, PLACE } from './policy.ts';
import { possibilitiesOn } from './possible.ts';
import type { Text } from './text.ts';
import { valuesOf } from './values.ts';

/**
 * An answer of which it takes more steps than this to see what it leaves open counts as leaving everything: with most of a
 * talk unknown, no one question narrows it much, and nobody should wait to be told so.
 */
const BUDGET = 1_000;

export interface NextQuestion {
  readonly question: Question;
  /** How many outcomes are possible now, and with its worst and best answer; 0: the matter is settled. */
  readonly now: number;
  readonly most: number;
  readonly least: number;
  /** Where it can be looked up: what the flow names as evidence of its options. */
  readonly evidence: readonly Text[];
}

/** In: content, answers and the open judgment. Out: the question, or undefined where none of those unknown makes a difference. */
export function nextQuestion(
  content: Content,
  answers: Answers,
  asOf: string,
  judgment: Open,
): NextQuestion | undefined {
  const asked = new Set([...judgment.dependsOn, ...(judgment.placeUnknown ? [PLACE] : [])]);
  const now = judgment.possible.length;
  const board = boardOf(content, answers, asOf);
  const candidates = questionsOf(content.flow)
    .filter(({ id }) => asked.has(id))
    .map((question) => {
      const left = leftBy(content, answers, asOf, judgment, board, question);
      return {
        question,
        now,
        most: Math.max(...left),
        least: Math.min(...left),
        average: left.reduce((sum, one) => sum + one, 0) / left.length,
      };
    });
  const [best] = candidates.toSorted((a, b) => a.most - b.most || a.average - b.average);
  if (best === undefined) return undefined;
  const { question, most, least } = best;
  const evidence = question.kind === 'choice' ? question.options.flatMap((option) => option.evidence) : [];
  return { question, now, most, least, evidence: [...new Map(evidence.map((text) => [text.zh, text])).values()] };
}

/** What each answer leaves open. */
function leftBy(
  content: Content,
  answers: Answers,
  asOf: string,
  judgment: Open,
  board: Board,
  question: Question,
): readonly number[] {
  const choosesPath = content.flow.paths.some(({ when }) => when.some((test) => test.question === question.id));
  const after = (value: Exclude<Answer, { kind: 'unknown' }>): Left => {
    const known = { ...answers, [question.id]: value };
    if (choosesPath) {
      const then = judge(content, known, asOf);
      return then.settled ? { count: 0, which: then.outcome } : { count: then.possible.length, which: then.possible };
    }
    const found = possibilitiesOn(answeredOn(board, question.id, value), undefined, BUDGET);
    if (found.exceeded) return { count: judgment.possible.length, which: judgment.possible };
    const settled = settle(known, found);
    if (settled !== undefined) return { count: 0, which: settled.outcome };
    return { count: found.outcomes.size, which: OUTCOMES.filter((outcome) => found.outcomes.has(outcome)) };
  };
  if (question.kind === 'choice')
    return question.options.map(({ id }) => after({ kind: 'chosen', options: [id] }).count);
  const conditions = board.conjunctions.map(({ tests }) => tests);
  const left = new Map<string, number>();
  for (const value of valuesOf(question, conditions)) {
    if (value.kind === 'absent') continue;
    const { count, which } = after(value);
    left.set(`${count} ${JSON.stringify(which)}`, count);
  }
  return [...left.values()];
}

/** How many outcomes are left (0: it is settled), and which. */
interface Left {
  readonly count: number;
  readonly which: Outcome | readonly Outcome[];
}
