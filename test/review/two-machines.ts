/**
 * A matter and its officer's dialogue side by side, as one commit joins them: what the desk does is heard by the dialogue, what
 * the officer does becomes an act. Pure, so that every place can be tried with every act.
 */
import type { CaseEvent } from '../../src/core/case.ts';
import type { Content } from '../../src/core/content.ts';
import { answersFrom } from '../../src/content/answers.ts';
import { advance, begin, hears, type Effect, type Moment, type Stage, stageOf } from '../../src/core/dialogue.ts';
import type { Act, Actor, Deed } from '../../src/core/matter-acts.ts';
import { type Matter, replayMatter, step } from '../../src/core/matter-life.ts';
import { word } from '../../src/core/wording.ts';
import { STANDARD_OFFICE } from '../../src/office/load-office.ts';
import { heardByOfficer } from '../../src/review/act.ts';
import type { Facts } from '../conversation/person.ts';
import { todayIn } from '../../src/conversation/receive.ts';
import { NOON } from '../conversation/world.ts';

export type Said = Exclude<CaseEvent, { type: 'opened' }>;

/** Both, where they stand. */
export interface Pair {
  readonly moment: Moment;
  /** undefined: nothing is submitted */
  readonly acts: readonly Act[] | undefined;
  /** What the officer read last. */
  readonly heard: string;
  /** What the officer was told is recorded, and what the desk has of it. */
  readonly recorded: number;
}

const PARTICULARS = { hotline: '12356', code: undefined, codeDays: 7, noReviewer: false };
const TODAY = todayIn(NOON);

export const matterOf = ({ acts }: Pair): Matter | undefined => acts && replayMatter(NOON, acts);
export const placeOf = ({ moment }: Pair): Stage => stageOf(moment);

const textOf = (content: Content, effects: readonly Effect[], moment: Moment): string =>
  word(content, effects, moment, PARTICULARS)
    .map(({ text }) => text)
    .join('\n');

/** What the officer does. Throws where they would be told of something that the desk does not have. */
export function officer(content: Content, before: Pair, event: Said): Pair {
  const [moment, effects] = advance(content, before.moment, event);
  let { acts, recorded } = before;
  const add = (deed: Deed): void => {
    const act: Act = { ...deed, by: { kind: 'officer' }, at: NOON };
    if (acts === undefined || step(NOON, acts, act) === undefined)
      throw new Error(`${deed.type} at ${placeOf(before)} is not possible for a matter ${matterOf(before)?.stage}`);
    acts = [...acts, act];
    recorded += 1;
  };
  for (const effect of effects) {
    if (effect.type === 'openReview') acts = [];
    else if (effect.type === 'withdrawReview') add({ type: 'withdrawn' });
    else if (effect.type === 'act')
      add(
        effect.params.type === 'reanswered'
          ? { type: 'answered', ask: effect.params.ask, text: effect.params.questions.join() }
          : effect.params,
      );
  }
  return { moment, acts, recorded, heard: textOf(content, effects, moment) };
}

/** What the desk does; undefined where the matter does not allow it. `isHeard`: whether the officer hears of it at all. */
export function desk(
  content: Content,
  before: Pair,
  deed: Deed,
  by: Actor = { kind: 'user', id: 'holder', unit: '某市纪委监委' },
): (Pair & { readonly isHeard: boolean }) | undefined {
  const made: Act = { ...deed, by, at: NOON };
  const [matter, after] = [matterOf(before), before.acts && step(NOON, before.acts, made)];
  if (before.acts === undefined || matter === undefined || after === undefined) return undefined;
  const acts = [...before.acts, made];
  const event = heardByOfficer(made, matter, after, STANDARD_OFFICE);
  if (event === undefined) return { ...before, acts, heard: '', isHeard: false };
  const [moment, effects] = advance(content, before.moment, event);
  if (!hears(effects)) throw new Error(`${event.type} has no place at ${placeOf(before)}, matter ${matter.stage}`);
  return { moment, acts, recorded: before.recorded, heard: textOf(content, effects, moment), isHeard: true };
}

/** An officer who has submitted: with all six looks answered, or with these facts and no more. */
export function submittedPair(content: Content, facts: Facts): Pair {
  const { answers } = answersFrom(content.flow, facts);
  let pair: Pair = { moment: begin(content, 'zh')[0], acts: undefined, heard: '', recorded: 0 };
  for (const [question, answer] of Object.entries(answers))
    pair = officer(content, pair, { type: 'answered', question, answer, today: TODAY });
  const events: readonly Said[] = [
    { type: 'person' },
    { type: 'named', unit: '某区住建局' },
    { type: 'excluded', excluded: '' },
    { type: 'agreed' },
  ];
  return events.reduce((now, event) => officer(content, now, event), pair);
}

export const answered = (question: string, options: string | readonly string[]): Said => ({
  type: 'answered',
  question,
  answer: { kind: 'chosen', options: [options].flat() },
  today: TODAY,
});

export const wrote = (text = '一段话'): Said => ({ type: 'wrote', text });
