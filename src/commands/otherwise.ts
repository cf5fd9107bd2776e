/** What was written down or sent in and would come out otherwise: 范例 of both contents, and submitted matters. */
import { answersFrom } from '../content/answers.ts';
import { enact } from '../conversation/standing.ts';
import { atPlace } from '../core/at-place.ts';
import type { CaseEvent } from '../core/case.ts';
import type { Content } from '../core/content.ts';
import type { Moment } from '../core/dialogue.ts';
import type { Answers } from '../core/facts.ts';
import { questionsOf } from '../core/flow.ts';
import { judge } from '../core/judge.ts';
import { storedContent } from '../pinned.ts';
import { sayOutcome } from '../proof/say-condition.ts';
import { caseById } from '../store/cases.ts';
import type { Database } from '../store/database.ts';
import { liveReviews } from '../store/reviews.ts';
import { turnsAfter } from '../store/turns.ts';

/** In words, what it came to and what it comes to; 'unreadable' where one of the flows does not know an answer in it. */
export type Outcomes = { readonly from: string; readonly to: string } | 'unreadable';

export interface ExampleOtherwise {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** Whose 范例 it is. */
  readonly of: 'old' | 'next' | 'both';
  readonly outcomes: Outcomes;
}

/** 未定 with what it may be, where not all facts are given. */
function outcomeOf(content: Content, answers: Answers, asOf: string): string {
  const judgment = judge(atPlace(content, answers), answers, asOf);
  return judgment.settled ? sayOutcome(judgment.outcome) : `未定（${judgment.possible.map(sayOutcome).join('、')}）`;
}

export function examplesOtherwise(old: Content, next: Content, asOf: string): readonly ExampleOtherwise[] {
  const all = new Map<
    string,
    { -readonly [Field in keyof ExampleOtherwise]: ExampleOtherwise[Field] } & {
      facts: Readonly<Record<string, unknown>>;
    }
  >();
  for (const [of, content] of [
    ['old', old],
    ['next', next],
  ] as const)
    for (const { name, facts, file, line } of content.packs.flatMap(({ examples }) => examples)) {
      const key = JSON.stringify([file, name, facts]);
      const known = all.get(key);
      all.set(key, { name, file, line, of: known === undefined ? of : 'both', facts, outcomes: 'unreadable' });
    }
  return [...all.values()].flatMap(({ facts, ...example }): readonly ExampleOtherwise[] => {
    const [one, other] = [answersFrom(old.flow, facts), answersFrom(next.flow, facts)];
    if (one.problems.length > 0 || other.problems.length > 0) return [example];
    const [from, to] = [outcomeOf(old, one.answers, asOf), outcomeOf(next, other.answers, asOf)];
    return from === to ? [] : [{ ...example, outcomes: { from, to } }];
  });
}

export interface MatterOtherwise {
  /** Enough of the review's id to tell it from the others. */
  readonly id: string;
  readonly outcomes: Outcomes;
}

export interface Replayed {
  readonly matters: number;
  readonly otherwise: readonly MatterOtherwise[];
}

const SHORTEST_ID = 8;

/**
 * Submitted matters judged by both contents, here in this process. A matter is one with a review that stands: what was not
 * sent, or was taken back, is not looked at. Its answers are those that it was decided on, or that now stand; its day of
 * asking is its own.
 */
export async function replay(db: Database, old: Content, next: Content): Promise<Replayed> {
  const reviews = await liveReviews(db);
  // A matter that was sent again after a decision has several reviews: the last says what stands.
  const last = [
    ...new Map(reviews.toSorted((a, b) => a.openedAt - b.openedAt).map((each) => [each.caseId, each])).values(),
  ];
  const short = shortIds(last.map(({ id }) => id));
  const otherwise: MatterOtherwise[] = [];
  for (const { id, caseId } of last) {
    const matter = await answersOf(db, caseId);
    if (matter === undefined) continue;
    const { answers, asOf } = matter;
    const name = short.get(id) ?? id;
    if (!isReadable(old, answers) || !isReadable(next, answers)) {
      otherwise.push({ id: name, outcomes: 'unreadable' });
      continue;
    }
    const [from, to] = [outcomeOf(old, answers, asOf), outcomeOf(next, answers, asOf)];
    if (from !== to) otherwise.push({ id: name, outcomes: { from, to } });
  }
  return { matters: last.length, otherwise };
}

function shortIds(ids: readonly string[]): ReadonlyMap<string, string> {
  let length = SHORTEST_ID;
  while (new Set(ids.map((id) => id.slice(0, length))).size < ids.length) length++;
  return new Map(ids.map((id) => [id, id.slice(0, length)]));
}

async function answersOf(
  db: Database,
  caseId: string,
): Promise<{ readonly answers: Answers; readonly asOf: string } | undefined> {
  const found = await caseById(db, caseId);
  if (found === undefined) return undefined;
  const content = await storedContent(db, found.content);
  let moment: Moment | undefined;
  for (const turn of await turnsAfter(db, caseId, 0)) {
    const events = turn.event as readonly CaseEvent[];
    moment = enact(content, moment, events)?.moment;
    if (events.some(({ type }) => type === 'decided')) break;
  }
  return moment && { answers: moment.context.answers, asOf: moment.context.today };
}

/** Whether a flow asks everything that was answered, and offers what was chosen. */
function isReadable({ flow }: Content, answers: Answers): boolean {
  const questions = new Map(questionsOf(flow).map((question) => [question.id, question]));
  return Object.entries(answers).every(([id, answer]) => {
    const question = questions.get(id);
    if (question === undefined) return false;
    if (answer.kind === 'unknown') return true;
    if (answer.kind !== 'chosen') return answer.kind === question.kind;
    return (
      question.kind === 'choice' &&
      (question.multiple || answer.options.length === 1) &&
      answer.options.every((option) => question.options.some((each) => each.id === option))
    );
  });
}
