/** Who must act next, and which lengths of time run. When they end is worked out from the office's working days. */
import { isOpenAsk, type Matter, type MatterState, type StepState } from './matter-life.ts';
import { beginningOf, type Pause } from './working-time.ts';

/** Steps that an office may limit. None has a length of its own: a limit that nobody has ruled is not shown. */
export const LIMITS = [
  'accept',
  'claim',
  'silence',
  'answer',
  'second',
  'decide',
  'tell',
  'appeal',
  'correct',
  'followUp',
  'clear',
] as const;
export type LimitName = (typeof LIMITS)[number];

export type Who = 'queue' | 'holder' | 'second' | 'officer' | 'nobody';

/** One length that runs: whose it is, since when, and when it stood still. */
export interface Clock {
  readonly limit: LimitName;
  readonly who: Who;
  readonly since: number;
  readonly pauses: readonly Pause[];
}

/** Who acts next. What nobody holds is the queue's. */
export function nextOf({ stage, state }: Matter): Who {
  const holder = state.holder === undefined ? 'queue' : 'holder';
  switch (stage) {
    case 'submitted':
    case 'accepted':
      return 'queue';
    case 'returned':
    case 'asking':
      return 'officer';
    case 'seconding':
      return 'second';
    case 'claimed':
    case 'decided':
    case 'told':
    case 'followingUp':
      return holder;
    case 'correcting':
      return isReportWaiting(state) ? holder : 'officer';
    case 'closed':
    case 'withdrawn':
    case 'expired':
      return state.clearing !== undefined && state.clearing.done === undefined ? holder : 'nobody';
  }
}

/** The lengths that run now, the most pressing stage first. */
export function clocksOf({ stage, state }: Matter): readonly Clock[] {
  const { since } = state;
  const holder = state.holder === undefined ? 'queue' : 'holder';
  const clock = (limit: LimitName, who: Who, from = since, pauses: readonly Pause[] = []): Clock => ({
    limit,
    who,
    since: from,
    pauses,
  });
  const asked = pausesOf(state);
  const decide = clock('decide', holder, state.acceptedAt ?? since, asked);
  const silence = clock('silence', 'holder', state.heardAt ?? since, asked);
  const clearing =
    state.clearing !== undefined && state.clearing.done === undefined
      ? [clock('clear', holder, state.clearing.openedAt)]
      : [];
  // One can appeal from the day on which one was told, whatever is put right meanwhile.
  const appeal = state.told === undefined ? [] : [clock('appeal', 'officer', beginningOf(state.told.on))];
  const ofStage = (): readonly Clock[] => {
    switch (stage) {
      case 'submitted':
        return [clock('accept', 'queue')];
      case 'accepted':
        return [clock('claim', 'queue'), decide];
      case 'returned':
        return [clock('answer', 'officer')];
      case 'claimed':
        return [silence, decide];
      case 'asking':
        return [clock('answer', 'officer', firstOpen(state) ?? since), decide];
      case 'seconding':
        return [clock('second', 'second'), decide];
      case 'decided':
        return [clock('tell', holder)];
      case 'told':
        return appeal;
      case 'correcting':
        return [clock('correct', isReportWaiting(state) ? holder : 'officer'), ...appeal];
      case 'followingUp':
        return [...(state.followUp === undefined ? [clock('followUp', holder)] : []), ...appeal];
      case 'closed':
      case 'withdrawn':
      case 'expired':
        return [];
    }
  };
  return [...ofStage(), ...clearing];
}

/** While the officer is asked, the desk's clock stands: until they answer, or need not any more. */
export const pausesOf = ({ asks }: Pick<MatterState, 'asks'>): readonly Pause[] =>
  asks.map(({ at, answer, droppedAt }) => ({ from: at, to: answer?.at ?? droppedAt }));

const firstOpen = ({ asks }: MatterState): number | undefined => asks.find(isOpenAsk)?.at;

/** Steps of putting right that nobody has reported, and whose day has passed. `today`: 2026-12-31. */
export const lateSteps = ({ stage, state }: Matter, today: string): readonly StepState[] =>
  stage === 'correcting'
    ? state.steps.filter(
        ({ due, reports, confirmed }) =>
          confirmed === undefined && reports.at(-1)?.by.kind !== 'officer' && due < today,
      )
    : [];

const isReportWaiting = ({ steps }: MatterState): boolean =>
  steps.some(({ reports, confirmed }) => confirmed === undefined && reports.at(-1)?.by.kind === 'officer');
