/** Where a case stands: its events replayed, kept in memory at the seq it was read at. */
import type { CaseEvent } from '../core/case.ts';
import { currentQuestion } from '../core/case.ts';
import type { Content } from '../core/content.ts';
import { advance, begin, stageOf, type Moment, type Stage } from '../core/dialogue.ts';
import type { Status } from '../message.ts';
import { contentOf } from '../pinned.ts';
import { caseById, type Case } from '../store/cases.ts';
import { turnsAfter, type Turn } from '../store/turns.ts';
import type { World } from '../world.ts';

export interface Standing {
  readonly case: Case;
  /** The content that the case is pinned to. */
  readonly content: Content;
  readonly moment: Moment;
  /** The turn from which the card that now stands has stood: an older card is out of date. */
  readonly since: number;
}

/** What one turn did: the events of one message, in order. Opening and a first answer may come in one. */
export type TurnEvents = readonly CaseEvent[];

/** Cases kept in memory; a turn then costs one transition. Keyed to the database, so that two worlds share nothing. */
const kept = new WeakMap<World['db'], Map<string, { seq: number; moment: Moment; since: number }>>();
const KEPT_AT_MOST = 2000;

export async function standingOf(world: World, caseId: string): Promise<Standing | undefined> {
  const found = await caseById(world.db, caseId);
  if (found === undefined) return undefined;
  const content = await contentOf(world, found.content);
  const memory = kept.get(world.db)?.get(caseId);
  const from = memory !== undefined && memory.seq <= found.seq ? memory : undefined;
  const turns = from?.seq === found.seq ? [] : await turnsAfter(world.db, caseId, from?.seq ?? 0);
  const after = follow(content, from, turns);
  if (after === undefined) return undefined;
  remember(world, caseId, after);
  // Another turn may have been committed between the two reads; the case is where its turns say it is.
  return { case: { ...found, seq: after.seq }, content, moment: after.moment, since: after.since };
}

export function remember(world: World, caseId: string, after: { seq: number; moment: Moment; since: number }): void {
  const ofWorld = kept.get(world.db) ?? new Map<string, { seq: number; moment: Moment; since: number }>();
  kept.set(world.db, ofWorld);
  ofWorld.delete(caseId);
  ofWorld.set(caseId, after);
  const oldest = ofWorld.keys().next().value;
  if (ofWorld.size > KEPT_AT_MOST && oldest !== undefined) ofWorld.delete(oldest);
}

export const forget = (world: World, caseId: string): void => void kept.get(world.db)?.delete(caseId);

function follow(
  content: Content,
  from: { seq: number; moment: Moment; since: number } | undefined,
  turns: readonly Turn[],
): { seq: number; moment: Moment; since: number } | undefined {
  let at = from;
  for (const turn of turns) {
    const moment = enact(content, at?.moment, turn.event as TurnEvents)?.moment;
    if (moment === undefined) return undefined;
    at = {
      seq: turn.seq,
      moment,
      since: at !== undefined && placeIn(content, at.moment) === placeIn(content, moment) ? at.since : turn.seq,
    };
  }
  return at;
}

/** Plays the events of one turn. */
export function enact(content: Content, moment: Moment | undefined, events: TurnEvents) {
  let now = moment;
  const effects: ReturnType<typeof advance>[1][number][] = [];
  for (const event of events) {
    if (event.type !== 'opened' && now === undefined) return undefined;
    const [next, more] = event.type === 'opened' ? begin(content, event.lang) : advance(content, now as Moment, event);
    now = next;
    effects.push(...more);
  }
  return now === undefined ? undefined : { moment: now, effects };
}

/** Nothing was ever answered or shown: what another consultation may take the place of. */
export const isBlank = ({ moment }: Standing): boolean => {
  const { answers, shown, changes } = moment.context;
  return (
    statusOf(moment) === 'asking' && Object.keys(answers).length === 0 && shown === undefined && changes.length === 0
  );
};

/** Two moments show the same card when they are in the same place. */
export function placeIn(content: Content, moment: Moment): string {
  const { pending, answers, lang, asks } = moment.context;
  const stage = stageOf(moment);
  const isAsking = stage === 'asking' || stage === 'reasking';
  return JSON.stringify([
    stage,
    isAsking ? currentQuestion(content, moment.context)?.id : undefined,
    pending,
    asks[0]?.id,
    stageOf(moment) === 'judged' ? answers : undefined,
    stageOf(moment) === 'consenting' ? lang : undefined,
  ]);
}

const STATUS: Readonly<Record<Stage, Status>> = {
  asking: 'asking',
  readingBack: 'asking',
  confirmingRestart: 'asking',
  confirmingDelete: 'asking',
  judged: 'judged',
  naming: 'submitting',
  excluding: 'submitting',
  consenting: 'submitting',
  submitted: 'submitted',
  confirmingWithdrawal: 'submitted',
  claimed: 'claimed',
  writing: 'claimed',
  reasking: 'claimed',
  rereading: 'claimed',
  decided: 'decided',
  reporting: 'decided',
  appealing: 'decided',
  gone: 'destroyed',
};

export const statusOf = (moment: Moment): Status => STATUS[stageOf(moment)];
