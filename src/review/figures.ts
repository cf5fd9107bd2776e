/**
 * Numbers for the office: of matters, never of people. Worked out once a day; a number below FEW is withheld. Whoever sees
 * matters can count them, and one more here would tell of the one from which they stand aside: theirs are without it.
 */
import type { Decision } from '../core/decision.ts';
import type { Act } from '../core/matter-acts.ts';
import { MATTER_WAITS } from '../core/matter-life.ts';
import { workingDaysUsed } from '../core/working-time.ts';
import { figuresOf, keepFigures } from '../store/figures.ts';
import { allActs, liveReviews, type Review } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import { replayed } from './act.ts';
import { type Desk, maySee, reviewerOf } from './desk.ts';
import { recordOf } from './record.ts';
import { deadlinesOf } from './deadlines.ts';
import { seesMatters } from './users.ts';

/** Fewer than this could be somebody: withheld. */
export const FEW = 5;

/** A clause that decisions followed less often than this is unclear, and told to the policy officer. */
const CLEAR = 0.6;

export interface StageFigure {
  readonly stage: 'accept' | 'claim' | 'decide' | 'tell' | 'close';
  readonly matters: number | null;
  /** median working days */
  readonly medianDays: number | null;
}

export interface ClauseFigure {
  readonly id: string;
  readonly instrument: string;
  readonly article: string;
  readonly decided: number;
  readonly agreed: number;
  readonly unclear: boolean;
}

export interface Figures {
  /** milliseconds; null before the first were worked out */
  readonly at: number | null;
  readonly open: number | null;
  readonly late: number | null;
  readonly decided: number | null;
  readonly stages: readonly StageFigure[];
  readonly clauses: readonly ClauseFigure[];
}

export const NO_FIGURES: Figures = { at: null, open: null, late: null, decided: null, stages: [], clauses: [] };

/** The latest that were kept. */
export const latestFigures = async ({ world: { db } }: Desk): Promise<Figures> =>
  ((await figuresOf(db)) as Figures | undefined) ?? NO_FIGURES;

/** As they stood when the latest were kept; of the matters that this user may know of, where they see any. */
export async function figuresFor(desk: Desk, user: User): Promise<Figures> {
  const latest = await latestFigures(desk);
  return latest.at === null || !seesMatters(user.role) ? latest : figuresAt(desk, latest.at, user);
}

const DAY = 86_400_000;

/** Works them out anew when the last ones are a day old. */
export async function refreshFigures(desk: Desk): Promise<void> {
  const { db, now } = desk.world;
  const [{ at }, today] = [await latestFigures(desk), now()];
  if (at !== null && today - at < DAY) return;
  await db.commit(keepFigures(await figuresAt(desk, today), today));
}

/** At this moment; of all matters, or of those that this user may know of. */
async function figuresAt(desk: Desk, at: number, user?: User): Promise<Figures> {
  const office = desk.office();
  const all = (await countedAt(desk, at, user)).map(({ review, acts }) => ({
    review,
    acts,
    matter: replayed(review, acts),
  }));
  const open = all.filter(({ matter }) => MATTER_WAITS.includes(matter.stage));
  const late = open.filter(({ matter }) => deadlinesOf(matter, office, at).some((each) => each.late));
  const stages = STAGES.map(([stage, from, to]): StageFigure => {
    const days = all.flatMap(({ review, acts: own }) => {
      const [begun, ended] = [momentOf(review, own, from), momentOf(review, own, to)];
      return begun === undefined || ended === undefined || ended < begun
        ? []
        : [workingDaysUsed(office.calendar, begun, ended, pausesIn(own))];
    });
    return { stage, matters: shown(days.length), medianDays: days.length < FEW ? null : median(days) };
  });
  const decisions = all.flatMap(({ review, matter }) => {
    const decision = matter.state.decisions[0];
    return decision === undefined ? [] : [{ review, decision }];
  });
  return {
    at,
    open: shown(open.length),
    late: shown(late.length),
    decided: shown(decisions.length),
    stages,
    clauses: clausesOf(decisions),
  };
}

async function countedAt({ world: { db } }: Desk, at: number, user: User | undefined) {
  const [reviews, acts] = [await liveReviews(db), await allActs(db)];
  const reviewer = user && (await reviewerOf(db, user));
  const counted: { readonly review: Review; readonly acts: readonly Act[] }[] = [];
  for (const review of reviews)
    if (review.openedAt <= at && (reviewer === undefined || (await maySee({ db }, reviewer, review))))
      counted.push({ review, acts: (acts.get(review.id) ?? []).filter((act) => act.at <= at) });
  return counted;
}

const shown = (many: number): number | null => (many < FEW ? null : many);

/** From which act to which a stage lasts; undefined: from the submission. */
const STAGES: readonly (readonly [StageFigure['stage'], Act['type'] | undefined, Act['type']])[] = [
  ['accept', undefined, 'accepted'],
  ['claim', 'accepted', 'claimed'],
  ['decide', 'accepted', 'decided'],
  ['tell', 'decided', 'told'],
  ['close', 'told', 'closed'],
];

const momentOf = (review: Review, acts: readonly Act[], type: Act['type'] | undefined): number | undefined =>
  type === undefined ? review.openedAt : acts.find((act) => act.type === type)?.at;

/** While the officer was asked. */
const pausesIn = (acts: readonly Act[]): readonly { readonly from: number; readonly to: number | undefined }[] =>
  acts.flatMap((act) =>
    act.type === 'asked'
      ? [{ from: act.at, to: acts.find((each) => each.type === 'answered' && each.ask === act.ask.id)?.at }]
      : [],
  );

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return Math.round(((low + high) / 2) * 10) / 10;
}

/** Of every clause that a settled judgment relied on: how often the decision went the same way and cited it. */
function clausesOf(
  decided: readonly { readonly review: Review; readonly decision: Decision }[],
): readonly ClauseFigure[] {
  const counts = new Map<string, { instrument: string; article: string; decided: number; agreed: number }>();
  for (const { review, decision } of decided) {
    const { judgment } = recordOf(review);
    if (judgment === undefined || judgment.outcome === null) continue;
    const cited = new Set(decision.clauses.map(({ id }) => id));
    const relied = new Map(judgment.reliedOn.flatMap(({ clauses }) => clauses.map((clause) => [clause.id, clause])));
    for (const [id, { instrument, article }] of relied) {
      const count = counts.get(id) ?? { instrument, article, decided: 0, agreed: 0 };
      count.decided += 1;
      if (decision.agrees && cited.has(id)) count.agreed += 1;
      counts.set(id, count);
    }
  }
  return [...counts]
    .filter(([, count]) => count.decided >= FEW)
    .map(([id, count]) => ({ id, ...count, unclear: count.agreed < count.decided * CLEAR }))
    .toSorted((a, b) => a.agreed / a.decided - b.agreed / b.decided || a.id.localeCompare(b.id));
}
