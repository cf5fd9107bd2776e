/** From what a user may do now to the forms that are shown: in order, the next one on the way first. */
import type { DeedType } from '../../core/matter-acts.ts';
import type { MatterStage } from '../../core/matter-life.ts';
import type { Summary, Whole } from '../../review/view.ts';
import type { ActName } from './act-forms.ts';

/** In the order of the way. What is done to a step stands beside the step. */
const ORDER: readonly ActName[] = [
  'accepted',
  'claimed',
  'seconded',
  'objected',
  'told',
  'planned',
  'followedUp',
  'closed',
  'asked',
  'returned',
  'handedOver',
  'released',
  'cleared',
  'clearingOpened',
];

/** What goes on along the way from each stage; the others lead aside. */
const ONWARD: Partial<Record<MatterStage, ActName>> = {
  submitted: 'accepted',
  accepted: 'claimed',
  seconding: 'seconded',
  decided: 'told',
  told: 'planned',
  followingUp: 'followedUp',
};

export interface Possible {
  readonly acts: readonly ActName[];
  readonly main: ActName | undefined;
  /** Whether a decision can be drafted and signed. */
  readonly decides: boolean;
}

export function actsFor(
  { stage }: Pick<Summary, 'stage'>,
  { may, clearing, followUp }: Pick<Whole, 'may' | 'clearing' | 'followUp'>,
): Possible {
  const isSecond = stage === 'seconding';
  const named = (type: ActName): boolean =>
    type === 'seconded' ? isSecond && may.includes('decided') : may.includes(type as DeedType);
  const acts = ORDER.filter(named);
  // In nobody's hands after a decision: somebody must take it up before it goes on.
  const isToClear = stage === 'closed' && clearing !== undefined && clearing.done === undefined;
  const next = stage === 'followingUp' && followUp !== undefined ? 'closed' : isToClear ? 'cleared' : ONWARD[stage];
  const onward = acts.includes('claimed') ? 'claimed' : next;
  return { acts, main: acts.find((type) => type === onward), decides: !isSecond && may.includes('decided') };
}
