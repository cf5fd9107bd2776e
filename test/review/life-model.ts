/**
 * The life of a matter once more, as a person would tell it: what stands, who may do what, where that leads. Written apart from
 * the product and as plainly as possible; life.test.ts compares the two. Questions, steps and decisions are told by number only.
 */
import type { DeedType } from '../../src/core/matter-acts.ts';
import type { MatterStage } from '../../src/core/matter-life.ts';

export const PEOPLE = ['a', 'b', 's'] as const;
/** a and b review, s is a senior. */
export type Person = (typeof PEOPLE)[number];
export type Who = Person | 'officer' | 'clock';

/** A deed with what makes a difference to it. */
export type Try =
  | { readonly type: Exclude<DeedType, 'decided' | 'proposed' | 'handedOver'> }
  | { readonly type: 'decided' | 'proposed'; readonly agrees: boolean }
  | { readonly type: 'handedOver'; readonly to: Person };

export interface Told {
  readonly stage: MatterStage;
  readonly holder: Person | undefined;
  readonly proposer: Person | undefined;
  readonly isAsked: boolean;
  /** The one step that is planned. */
  readonly step: 'none' | 'open' | 'reported' | 'confirmed';
  readonly isTold: boolean;
  readonly clearing: 'none' | 'open' | 'done';
  /** The officer's one file. */
  readonly file: 'none' | 'there' | 'taken back';
  readonly wasHeld: boolean;
  readonly accepter: Person | undefined;
  readonly part: readonly Person[];
  /** Whose it was before it was handed over: they prepared what is decided. */
  readonly handed: readonly Person[];
  readonly formerly: readonly Person[];
  readonly appeals: number;
}

export const SUBMITTED: Told = {
  stage: 'submitted',
  holder: undefined,
  proposer: undefined,
  isAsked: false,
  step: 'none',
  isTold: false,
  clearing: 'none',
  file: 'none',
  wasHeld: false,
  accepter: undefined,
  part: [],
  handed: [],
  formerly: [],
  appeals: 0,
};

export type Refusal = 'unknown_review' | 'not_now' | 'taken' | 'not_yours' | 'second_person' | 'second_needed';

const HELD: readonly MatterStage[] = ['claimed', 'asking', 'seconding'];
const AFTER: readonly MatterStage[] = ['decided', 'told', 'correcting', 'followingUp', 'closed'];
const OFFICERS: readonly DeedType[] = ['answered', 'withdrawn', 'appealed', 'wrote', 'detached'];
const CLOCKS: readonly DeedType[] = ['lapsed', 'expired'];
/** Only the holder. */
const HOLDERS: readonly DeedType[] = ['asked', 'proposed', 'released', 'attached'];

/** In: what stands, who tries what. Out: what stands then, or why not. */
export function told(now: Told, who: Who, deed: Try): Told | Refusal {
  const { stage, holder } = now;
  const { type } = deed;
  if (who !== 'officer' && who !== 'clock') {
    if (now.formerly.includes(who)) return 'unknown_review';
    if (OFFICERS.includes(type) || CLOCKS.includes(type)) return 'not_now';
    if (type === 'claimed' && holder !== undefined && holder !== who) return 'taken';
    const isSecond = type === 'objected' || (type === 'decided' && stage === 'seconding');
    if (isSecond && (now.proposer === who || holder === who || now.handed.includes(who))) return 'second_person';
    if (!isSecond && (HOLDERS.includes(type) || type === 'decided') && holder !== who) return 'not_yours';
    const isOpenToAll = isSecond || ['accepted', 'returned', 'claimed'].includes(type);
    if (!isOpenToAll && holder !== who && who !== 's') return 'not_yours';
  }
  const next = after(now, who, deed);
  // Whoever did anything has a part, but for taking it in: that is told apart.
  if (next !== undefined && who !== 'officer' && who !== 'clock' && type !== 'accepted' && type !== 'returned')
    return { ...next, part: PEOPLE.filter((each) => next.part.includes(each) || each === who) };
  if (next !== undefined) return next;
  return type === 'decided' && 'agrees' in deed && !deed.agrees && stage !== 'seconding' ? 'second_needed' : 'not_now';
}

function after(now: Told, who: Who, deed: Try): Told | undefined {
  const { stage } = now;
  const person = who === 'officer' || who === 'clock' ? undefined : who;
  const within = (...stages: MatterStage[]) => stages.includes(stage);
  const partOf = (...people: (Person | undefined)[]): readonly Person[] =>
    PEOPLE.filter((each) => now.part.includes(each) || people.includes(each));
  const goes = (to: MatterStage, more: Partial<Told> = {}): Told => ({ ...now, ...more, stage: to });
  switch (deed.type) {
    case 'accepted':
      return within('submitted') ? goes('accepted', { accepter: person }) : undefined;
    case 'returned':
      return within('submitted') || (within('accepted') && now.appeals === 0) ? goes('returned') : undefined;
    case 'withdrawn':
      return within('submitted', 'accepted') ? goes('withdrawn') : undefined;
    case 'expired':
      return within('returned') ? goes('expired') : undefined;
    case 'claimed':
      // what somebody had to let go after the decision is taken up where it stands
      if (AFTER.includes(stage) && now.holder === undefined)
        return goes(stage, { holder: person, part: partOf(person) });
      return within('accepted')
        ? goes(now.isAsked ? 'asking' : 'claimed', { holder: person, part: partOf(person), wasHeld: true })
        : undefined;
    case 'released':
    case 'lapsed':
      if (deed.type === 'lapsed' && AFTER.includes(stage))
        return now.holder === undefined ? undefined : goes(stage, { holder: undefined });
      return HELD.includes(stage)
        ? goes('accepted', {
            holder: undefined,
            proposer: undefined,
            part: deed.type === 'released' ? partOf(person) : now.part,
          })
        : undefined;
    case 'handedOver':
      return HELD.includes(stage)
        ? goes(now.isAsked ? 'asking' : 'claimed', {
            holder: deed.to,
            proposer: undefined,
            part: partOf(person, deed.to),
            handed: PEOPLE.filter((each) => now.handed.includes(each) || each === now.holder),
          })
        : undefined;
    case 'asked':
      return within('claimed', 'asking') ? goes('asking', { isAsked: true }) : undefined;
    case 'answered':
      if (!now.isAsked || !within('asking', 'accepted')) return undefined; // given back, it can still be answered
      return within('asking') ? goes('claimed', { isAsked: false }) : goes(stage, { isAsked: false });
    case 'proposed':
      return within('claimed', 'asking') && !deed.agrees
        ? goes('seconding', { proposer: person, isAsked: false })
        : undefined;
    case 'objected':
      return within('seconding') ? goes('claimed', { proposer: undefined, part: partOf(person) }) : undefined;
    case 'decided': {
      const may = within('seconding') ? !deed.agrees : within('claimed', 'asking') && deed.agrees;
      if (!may) return undefined;
      return goes('decided', {
        proposer: undefined,
        isAsked: false,
        step: 'none',
        isTold: false,
        part: partOf(person),
      });
    }
    case 'told':
      return within('decided') ? goes('told', { isTold: true }) : undefined;
    case 'planned':
      return within('told', 'correcting', 'followingUp') ? goes('correcting', { step: 'open' }) : undefined;
    case 'reported':
      return within('correcting') && (now.step === 'open' || now.step === 'reported')
        ? goes(stage, { step: 'reported' })
        : undefined;
    case 'sentBack':
      return within('correcting') && now.step === 'reported' ? now : undefined;
    case 'confirmed':
      return within('correcting') && now.step === 'reported' ? goes('followingUp', { step: 'confirmed' }) : undefined;
    case 'followedUp':
      return within('told', 'followingUp') ? goes('followingUp') : undefined;
    case 'closed':
      return within('told', 'followingUp') ? goes('closed') : undefined;
    case 'clearingOpened':
      return AFTER.includes(stage) && now.clearing !== 'open' ? goes(stage, { clearing: 'open' }) : undefined;
    case 'cleared':
      return AFTER.includes(stage) && now.clearing === 'open' ? goes(stage, { clearing: 'done' }) : undefined;
    case 'appealed': {
      if (!AFTER.includes(stage) || !now.isTold) return undefined;
      const formerly = PEOPLE.filter((each) => [...now.formerly, ...now.part, now.accepter].includes(each));
      return goes('accepted', {
        holder: undefined,
        accepter: undefined,
        part: [],
        handed: [],
        formerly,
        appeals: now.appeals + 1,
      });
    }
    case 'wrote': {
      // a message moves nothing; there is nobody to send it to before it is with the desk, or after it is over
      const isWithDesk = within('submitted', 'accepted', 'decided', 'told', 'correcting', 'followingUp');
      return isWithDesk || HELD.includes(stage) ? now : undefined;
    }
    case 'attached': {
      if (who === 'officer') {
        const isOpen =
          within('submitted', 'accepted') || HELD.includes(stage) || (AFTER.includes(stage) && !within('closed'));
        return isOpen ? goes(stage, { file: 'there' }) : undefined;
      }
      // what the desk attaches makes no difference here
      return HELD.includes(stage) || (AFTER.includes(stage) && !within('closed')) ? now : undefined;
    }
    case 'detached':
      return within('submitted', 'accepted') && now.file === 'there' && !now.wasHeld && now.appeals === 0
        ? goes(stage, { file: 'taken back' })
        : undefined;
  }
}
