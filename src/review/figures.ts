/**
 * Numbers for the office: of matters, never of people. Worked out once a day; what they may tell is in few.ts. Whoever sees
 * matters can count them, and one more here would tell of the one from which they stand aside: theirs are without it.
 */
import type { Act } from '../core/matter-acts.ts';
import { type Matter, standings } from '../core/matter-life.ts';
import { contentForNew } from '../pinned.ts';
import type { Database } from '../store/database.ts';
import { figuresOf, keepFigures } from '../store/figures.ts';
import type { Review } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import { type ClauseFigure, clausesOf } from './clause-figures.ts';
import { allMatters, type Desk, mattersFor } from './desk.ts';
import { deadlinesOf } from './deadlines.ts';
import { shown } from './few.ts';
import { type StageFigure, stagesOf } from './stage-figures.ts';
import { seesMatters } from './users.ts';
import { isOpen, type WeekFigure, weekEnds, weeksOf } from './weeks.ts';

export type { ClauseFigure, StageFigure, WeekFigure };

export interface Figures {
  /** milliseconds; null before the first were worked out */
  readonly at: number | null;
  readonly open: number | null;
  readonly late: number | null;
  readonly decided: number | null;
  /** The earliest first. */
  readonly weeks: readonly WeekFigure[];
  readonly stages: readonly StageFigure[];
  readonly clauses: readonly ClauseFigure[];
}

export const NO_FIGURES: Figures = {
  at: null,
  open: null,
  late: null,
  decided: null,
  weeks: [],
  stages: [],
  clauses: [],
};

/** Goes up with what Figures holds: what an older version kept is worked out anew. */
const EDITION = 2;

/** The latest that were kept. */
export const latestFigures = async (db: Database): Promise<Figures> => {
  const kept = (await figuresOf(db)) as { readonly edition?: number; readonly figures: Figures } | undefined;
  return kept?.edition === EDITION ? kept.figures : NO_FIGURES;
};

/** As they stood when the latest were kept; of the matters that this user may know of, where they see any. */
export async function figuresFor(desk: Desk, user: User): Promise<Figures> {
  const latest = await latestFigures(desk.world.db);
  return latest.at === null || !seesMatters(user.role) ? latest : figuresAt(desk, latest.at, user);
}

const DAY = 86_400_000;

/** Works them out anew when the last ones are a day old. */
export async function refreshFigures(desk: Desk): Promise<void> {
  const { db, now } = desk.world;
  const [{ at }, today] = [await latestFigures(db), now()];
  if (at !== null && today - at < DAY) return;
  await db.commit(keepFigures({ edition: EDITION, figures: await figuresAt(desk, today) }, today));
}

interface Counted {
  readonly review: Review;
  readonly acts: readonly Act[];
  /** Where it stood at the end of each week; undefined before it was submitted. */
  readonly stood: readonly (Matter | undefined)[];
  readonly matter: Matter;
}

/** At this moment; of all matters, or of those that this user may know of. */
async function figuresAt(desk: Desk, at: number, user?: User): Promise<Figures> {
  const office = desk.office();
  const ends = weekEnds(at);
  const all = await countedAt(desk, at, ends, user);
  const open = all.filter(({ matter }) => isOpen(matter));
  const late = open.filter(({ matter }) => deadlinesOf(matter, office, at).some((each) => each.late));
  const decisions = all.flatMap(({ review, matter }) => {
    const decision = matter.state.decisions[0];
    return decision === undefined ? [] : [{ review, decision }];
  });
  return {
    at,
    open: shown(open.length),
    late: shown(late.length),
    decided: shown(decisions.length),
    weeks: weeksOf(
      ends,
      all.map(({ stood }) => stood),
      office,
    ),
    stages: stagesOf(
      all.map(({ review, acts }) => ({ openedAt: review.openedAt, acts })),
      office,
    ),
    clauses: clausesOf(decisions, await contentForNew(desk.world)),
  };
}

async function countedAt(
  { world: { db } }: Desk,
  at: number,
  ends: readonly number[],
  user: User | undefined,
): Promise<readonly Counted[]> {
  const counted: Counted[] = [];
  for (const known of await (user === undefined ? allMatters(db) : mattersFor(db, user))) {
    const { review } = known;
    const acts = known.acts.filter((act) => act.at <= at);
    const stood = standings(review.openedAt, acts, [...ends, at]);
    const matter = stood.at(-1);
    if (matter !== undefined) counted.push({ review, acts, stood, matter });
  }
  return counted;
}
