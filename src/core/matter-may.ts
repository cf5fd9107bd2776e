/** Who may do what to a matter; where it is possible at all, matter-life.ts says. Whoever stands aside does not get this far. */
import type { DeedType } from './matter-acts.ts';
import type { Matter } from './matter-life.ts';

/** Of a user what counts here. */
export interface Colleague {
  readonly id: string;
  readonly isSenior: boolean;
}

export type NotAllowed =
  /** A colleague holds it. */
  | 'taken'
  /** Only its holder does this. */
  | 'not_yours'
  /** The second person must be another than those who prepared the decision. */
  | 'second_person'
  /** Whoever decided before has no part in an appeal. */
  | 'had_part'
  /** The officer's, or the clock's. */
  | 'not_for_you';

/** Whether a user can be the second person to what is proposed. */
export const maySecond = (matter: Matter, id: string): boolean =>
  whyNot('objected', matter, { id, isSenior: false }) === undefined;

/** In: what somebody of the desk wants to do. Out: why not; undefined where they may. */
export function whyNot(deed: DeedType, { stage, state }: Matter, user: Colleague): NotAllowed | undefined {
  if (state.formerly.includes(user.id)) return 'had_part';
  const holds = state.holder === user.id;
  const isPreparer = holds || state.proposal?.by === user.id || state.handed.includes(user.id);
  switch (deed) {
    case 'accepted':
    case 'returned':
      return undefined;
    case 'claimed':
      return state.holder === undefined || holds ? undefined : 'taken';
    case 'objected':
      return isPreparer ? 'second_person' : undefined;
    case 'decided':
      if (stage === 'seconding') return isPreparer ? 'second_person' : undefined;
      return holds ? undefined : 'not_yours';
    case 'asked':
    case 'attached':
    case 'proposed':
    case 'released':
      return holds ? undefined : 'not_yours';
    case 'handedOver':
    case 'told':
    case 'planned':
    case 'reported':
    case 'confirmed':
    case 'sentBack':
    case 'followedUp':
    case 'closed':
    case 'clearingOpened':
    case 'cleared':
      return holds || user.isSenior ? undefined : 'not_yours';
    case 'answered':
    case 'detached':
    case 'withdrawn':
    case 'appealed':
    case 'wrote':
    case 'lapsed':
    case 'expired':
      return 'not_for_you';
  }
}
