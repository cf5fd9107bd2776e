/** A matter as somebody of the desk sees it: in a line, or whole. Colleagues are named to the auditor alone. */
import type { AttachedFile } from '../core/attached.ts';
import type { DecidedOutcome, Decision } from '../core/decision.ts';
import type { Act, Deed } from '../core/matter-acts.ts';
import { nextOf, type Who } from '../core/matter-clocks.ts';
import type { Matter, MatterStage, MatterState } from '../core/matter-life.ts';
import { whyNot } from '../core/matter-may.ts';
import type { ConsentedRecord } from '../core/record.ts';
import { beginningOf, dayInChina } from '../core/working-time.ts';
import type { Office } from '../office/office.ts';
import type { Review } from '../store/reviews.ts';
import type { User } from '../store/users.ts';
import { replayed } from './act.ts';
import { type Deadline, deadlinesOf, endOf } from './deadlines.ts';
import { objectionIn } from './objection.ts';

export type { Deadline };
import { recordOf, reliedOn, standingOf, type Standing } from './record.ts';

/** Who acted, as a colleague may know it. */
export type By = 'me' | 'colleague' | 'officer' | 'clock';

/** One line of the queue. */
export interface Summary {
  readonly id: string;
  readonly stage: MatterStage;
  /** 1, and one more for each appeal. */
  readonly instance: number;
  /** Who holds it; a colleague is never named. */
  readonly held: 'nobody' | 'me' | 'colleague';
  readonly next: Who;
  /** The officer's unit, as they wrote it. */
  readonly unit: string;
  readonly openedAt: number;
  readonly changedAt: number;
  readonly standing: Standing;
  /** What was decided, for whoever may see the matter whole. `isAppealed`: it is under review again. */
  readonly conclusion?: { readonly outcome: DecidedOutcome; readonly isAppealed: boolean };
  /** The second person objected, and it waits for the holder again; likewise. */
  readonly objected?: true;
  /** The most pressing first. */
  readonly deadlines: readonly Deadline[];
}

/** What happened: the act, and who; `byName` for the auditor, who is to see who acted. */
export type Happening = Deed & { readonly who: By; readonly byName?: string; readonly at: number };

/** A file that belongs to the matter. */
export interface Attachment extends AttachedFile {
  readonly who: By;
  readonly byName?: string;
  readonly at: number;
  /** The officer took it back: only its name is left. */
  readonly takenBackAt?: number;
}

/** One matter. Whole for whoever may act on it; what a colleague holds is no longer anybody else's to read. */
export interface View extends Summary {
  readonly whole?: Whole;
}

export interface Whole {
  readonly record: ConsentedRecord;
  /** Ids of the clauses that the judgment rests on. */
  readonly reliedOn: readonly string[];
  readonly history: readonly Happening[];
  readonly asks: MatterState['asks'];
  readonly proposal?: Decision;
  /** The second person's, while it is worked on again. */
  readonly objection?: {
    readonly reason: string;
    readonly who: By;
    readonly byName?: string;
    readonly at: number;
    readonly decision: Decision;
  };
  /** The one that stands first, then those that it took the place of. */
  readonly decisions: readonly Decision[];
  readonly told?: MatterState['told'];
  /** Milliseconds: until when one can appeal, where the office has a rule. */
  readonly appealUntil?: number;
  /** Until which day the office's own rule has things put right that are planned now, where it has one. */
  readonly correctUntil?: { readonly until: string; readonly rule: string };
  /** What the situations that the judgment rests on say is to be put right: to plan from. */
  readonly suggested: readonly string[];
  readonly steps: MatterState['steps'];
  readonly followUp?: MatterState['followUp'];
  readonly clearing?: MatterState['clearing'];
  readonly appeal?: string;
  readonly attachments: readonly Attachment[];
  /** How many acts there are: sent back with what one decides upon it, and refused where there are more by then. */
  readonly acts: number;
  /** Who holds it, for the auditor. */
  readonly holder?: string;
  /** What this user may do now. */
  readonly may: readonly Deed['type'][];
}

/** Names of users by their ids: handed in for the auditor alone. */
export type Names = ReadonlyMap<string, string>;

/** In: a review that the user may know of, where it stands, and its acts. */
export function summaryOf(
  review: Review,
  matter: Matter,
  acts: readonly Act[],
  user: User,
  office: Office,
  now: number,
): Summary {
  const [decision] = matter.state.decisions;
  const isWhole = maySeeWhole(matter, user);
  const isAppealed = matter.state.decisions.length < matter.state.instance;
  return {
    id: review.id,
    stage: matter.stage,
    instance: matter.state.instance,
    held: matter.state.holder === undefined ? 'nobody' : matter.state.holder === user.id ? 'me' : 'colleague',
    next: nextOf(matter),
    unit: review.unit,
    openedAt: review.openedAt,
    changedAt: review.changedAt,
    standing: standingOf(recordOf(review)),
    ...(isWhole && decision !== undefined ? { conclusion: { outcome: decision.outcome, isAppealed } } : {}),
    ...(isWhole && objectionIn(acts) !== undefined ? { objected: true } : {}),
    deadlines: deadlinesOf(matter, office, now),
  };
}

/** In: a review that the user may know of, and its acts. */
export function viewOf(
  review: Review,
  acts: readonly Act[],
  user: User,
  office: Office,
  now: number,
  names?: Names,
): View {
  const matter = replayed(review, acts);
  const brief = summaryOf(review, matter, acts, user, office, now);
  return maySeeWhole(matter, user)
    ? { ...brief, whole: wholeOf(review, matter, acts, user, office, now, names) }
    : brief;
}

/** While nobody holds it, everybody who works on matters; then its holder, the second person while one is asked for, a senior. */
export const maySeeWhole = ({ stage, state }: Matter, user: User): boolean =>
  state.holder === undefined ||
  state.holder === user.id ||
  stage === 'seconding' ||
  user.role === 'senior' ||
  user.role === 'auditor' ||
  state.part.includes(user.id);

function wholeOf(
  review: Review,
  matter: Matter,
  acts: readonly Act[],
  user: User,
  office: Office,
  now: number,
  names: Names | undefined,
): Whole {
  const { asks, proposal, decisions, told, steps, followUp, clearing, appeal, files } = matter.state;
  const record = recordOf(review);
  const objection = objectionIn(acts);
  const holder = names?.get(matter.state.holder ?? '');
  const appealUntil = told === undefined ? undefined : appealUntilOf(told.on, office);
  return {
    record,
    reliedOn: [...reliedOn(record)],
    history: acts.map((act) => happening(act, user, names)),
    asks,
    ...(proposal === undefined ? {} : { proposal: proposal.decision }),
    ...(objection === undefined
      ? {}
      : {
          objection: {
            reason: objection.objected.reason,
            ...authorOf(objection.objected.by, user, names),
            at: objection.objected.at,
            decision: objection.decision,
          },
        }),
    decisions,
    ...(told === undefined ? {} : { told }),
    ...(appealUntil === undefined ? {} : { appealUntil }),
    ...correctUntilOf(matter, office, now),
    suggested: record.judgment?.correction ?? [],
    steps,
    ...(followUp === undefined ? {} : { followUp }),
    ...(clearing === undefined ? {} : { clearing }),
    ...(appeal === undefined ? {} : { appeal }),
    attachments: files.map(({ takenBackAt, by, ...file }) => ({
      ...file,
      ...authorOf(by, user, names),
      ...(takenBackAt === undefined ? {} : { takenBackAt }),
    })),
    acts: acts.length,
    ...(holder === undefined ? {} : { holder }),
    may: user.role === 'auditor' ? [] : mayOf(matter, user),
  };
}

const appealUntilOf = (on: string, office: Office): number | undefined =>
  office.limits.appeal && endOf(office, beginningOf(on), office.limits.appeal.workingDays, []);

/** From when it began, where it has; from now on, where it would begin. */
function correctUntilOf({ stage, state }: Matter, office: Office, now: number): Pick<Whole, 'correctUntil'> {
  const { correct } = office.limits;
  const due = correct && endOf(office, stage === 'correcting' ? state.since : now, correct.workingDays, []);
  return correct === undefined || due === undefined
    ? {}
    : { correctUntil: { until: dayInChina(due), rule: correct.rule } };
}

function happening(act: Act, user: User, names: Names | undefined): Happening {
  const { by, at, ...deed } = act;
  // To whom it was handed is a name to those who read on.
  const silent =
    deed.type === 'handedOver' ? { to: names?.get(deed.to) ?? '' } : deed.type === 'attached' ? { upload: '' } : {};
  return { ...(deed as Deed), ...silent, ...authorOf(by, user, names), at } as Happening;
}

interface Author {
  readonly who: By;
  readonly byName?: string;
}

function authorOf(by: Act['by'], user: User, names: Names | undefined): Author {
  const byName = by.kind === 'user' ? names?.get(by.id) : undefined;
  return { who: whoOf(by, user), ...(byName === undefined ? {} : { byName }) };
}

const whoOf = (by: Act['by'], user: User): By =>
  by.kind === 'user' ? (by.id === user.id ? 'me' : 'colleague') : by.kind;

/** What the desk can do at each stage, as far as the stage alone decides. */
const POSSIBLE: Readonly<Record<MatterStage, readonly Deed['type'][]>> = {
  submitted: ['accepted', 'returned'],
  accepted: ['claimed', 'returned'],
  returned: [],
  claimed: ['asked', 'proposed', 'decided', 'released', 'handedOver', 'attached'],
  asking: ['attached', 'asked', 'proposed', 'decided', 'released', 'handedOver'],
  seconding: ['attached', 'decided', 'objected', 'released', 'handedOver'],
  decided: ['claimed', 'attached', 'told', 'clearingOpened', 'cleared'],
  told: ['claimed', 'attached', 'planned', 'followedUp', 'closed', 'clearingOpened', 'cleared'],
  correcting: ['claimed', 'attached', 'planned', 'reported', 'confirmed', 'sentBack', 'clearingOpened', 'cleared'],
  followingUp: ['claimed', 'attached', 'followedUp', 'planned', 'closed', 'clearingOpened', 'cleared'],
  closed: ['claimed', 'clearingOpened', 'cleared'],
  withdrawn: [],
  expired: [],
};

function mayOf(matter: Matter, user: User): readonly Deed['type'][] {
  const { clearing } = matter.state;
  const isClearing = clearing !== undefined && clearing.done === undefined;
  return POSSIBLE[matter.stage].filter(
    (deed) =>
      whyNot(deed, matter, { id: user.id, isSenior: user.role === 'senior' }) === undefined &&
      (deed !== 'claimed' || matter.state.holder === undefined) &&
      (deed !== 'cleared' || isClearing) &&
      (deed !== 'clearingOpened' || !isClearing) &&
      (deed !== 'returned' || matter.state.instance === 1),
  );
}
