/**
 * The life of a submitted matter, as one machine: which act is possible where, and what stands after it.
 *
 *   submitted → accepted → claimed ⇄ asking, seconding → decided → told → correcting → followingUp → closed
 *        ↘ returned → expired                                  an appeal: accepted again, for others to decide
 *   withdrawn while nobody has taken it up; after a decision it can be in nobody's hands, until somebody claims it where it stands
 *
 * Who may do it is in matter-may.ts, by when in matter-clocks.ts.
 */
import { assign, initialTransition, setup, transition } from 'xstate';
import { type AttachedFile, FILES_AT_MOST } from './attached.ts';
import { type Decision, takesSecond } from './decision.ts';
import type { Act, Actor, Ask, Form, Step } from './matter-acts.ts';
import type { Outcome } from './policy.ts';

export const STAGES = [
  'submitted',
  'accepted',
  'returned',
  'claimed',
  'asking',
  'seconding',
  'decided',
  'told',
  'correcting',
  'followingUp',
  'closed',
  'withdrawn',
  'expired',
] as const;
export type MatterStage = (typeof STAGES)[number];

export interface StepState extends Step {
  readonly reports: readonly { readonly text: string; readonly by: Actor; readonly at: number }[];
  readonly confirmed: { readonly note: string; readonly at: number } | undefined;
}

export interface AskState {
  readonly ask: Ask;
  readonly at: number;
  readonly answer: AskAnswer | undefined;
  /** When it needed no answer any more: a decision was made, or proposed, without it. */
  readonly droppedAt: number | undefined;
}

export interface AskAnswer {
  readonly text: string;
  readonly judgment: string | undefined;
  /** What the judgment after it left possible, where a look was asked again. */
  readonly possible: readonly Outcome[] | undefined;
  readonly at: number;
}

export interface Clearing {
  readonly why: string;
  readonly verifiedBy: string;
  readonly openedAt: number;
  readonly done: { readonly forms: readonly Form[]; readonly to: string; readonly on: string } | undefined;
}

export interface FileState extends AttachedFile {
  readonly by: Actor;
  readonly at: number;
  /** When the officer took it back: what it was called stays, its bytes do not. */
  readonly takenBackAt: number | undefined;
}

/** What the acts have come to. */
export interface MatterState {
  /** The user's id. */
  readonly holder: string | undefined;
  /** When it entered the present stage, milliseconds. */
  readonly since: number;
  readonly submittedAt: number;
  readonly acceptedAt: number | undefined;
  /** Who took the matter in: no part that lets them see it whole, and yet an appeal is for others. */
  readonly acceptedBy: string | undefined;
  /** The holder's latest act. */
  readonly heardAt: number | undefined;
  readonly asks: readonly AskState[];
  /** Waits for a second person. */
  readonly proposal: { readonly decision: Decision; readonly by: string; readonly at: number } | undefined;
  /** The latest first; earlier ones were superseded on appeal. */
  readonly decisions: readonly Decision[];
  readonly told: { readonly form: Form; readonly to: string; readonly on: string; readonly at: number } | undefined;
  readonly steps: readonly StepState[];
  readonly followUp: { readonly note: string; readonly on: string } | undefined;
  readonly clearing: Clearing | undefined;
  /** 1, and one more for each appeal. */
  readonly instance: number;
  /** Users who had a part in an earlier instance: they have none in this one. */
  readonly formerly: readonly string[];
  /** Users who have a part in this instance. */
  readonly part: readonly string[];
  /** Who held it in this instance before it was handed over: they prepared the decision, and are not its second person. */
  readonly handed: readonly string[];
  readonly appeal: string | undefined;
  /** In the order in which they were attached, those taken back too. */
  readonly files: readonly FileState[];
}

const idOf = ({ by }: Act): string => (by.kind === 'user' ? by.id : '');
const withPart = (state: MatterState, id: string): readonly string[] =>
  id === '' || state.part.includes(id) ? state.part : [...state.part, id];

/** Counted apart for the officer and for the desk. */
const hasRoom = ({ files }: MatterState, { by }: Act): boolean =>
  files.filter((each) => (each.by.kind === 'officer') === (by.kind === 'officer') && each.takenBackAt === undefined)
    .length < FILES_AT_MOST;

/** An answer is still waited for. */
export const isOpenAsk = ({ answer, droppedAt }: Pick<AskState, 'answer' | 'droppedAt'>): boolean =>
  answer === undefined && droppedAt === undefined;

type On<Type extends Act['type']> = Extract<Act, { type: Type }>;

const machine = setup({
  types: { context: {} as MatterState, events: {} as Act, input: {} as { at: number } },
  guards: {
    isFirst: ({ context }) => context.instance === 1,
    isForOne: ({ event }) => event.type === 'decided' && !takesSecond(event.decision),
    isForTwo: ({ event }) => event.type === 'proposed' && takesSecond(event.decision),
    isProposed: ({ context, event }) =>
      event.type === 'decided' &&
      JSON.stringify({ ...event.decision, at: 0, by: '' }) ===
        JSON.stringify({ ...context.proposal?.decision, at: 0, by: '' }),
    isTold: ({ context }) => context.told !== undefined,
    /** A single open question is being answered. */
    isLastAnswer: ({ context, event }) =>
      event.type === 'answered' &&
      context.asks.every((each) => !isOpenAsk(each) || each.ask.id === event.ask) &&
      context.asks.some((each) => isOpenAsk(each) && each.ask.id === event.ask),
    isOpenAsk: ({ context, event }) =>
      event.type === 'answered' && context.asks.some((each) => isOpenAsk(each) && each.ask.id === event.ask),
    hasOpenAsks: ({ context }) => context.asks.some(isOpenAsk),
    isHeld: ({ context }) => context.holder !== undefined,
    isUnheld: ({ context }) => context.holder === undefined,
    isOpenStep: ({ context, event }) =>
      'step' in event && context.steps.some(({ id, confirmed }) => id === event.step && confirmed === undefined),
    isReported: ({ context, event }) =>
      'step' in event &&
      context.steps.some(
        ({ id, confirmed, reports }) => id === event.step && confirmed === undefined && reports.length > 0,
      ),
    isLastStep: ({ context, event }) =>
      event.type === 'confirmed' &&
      context.steps.every(
        ({ id, confirmed, reports }) => confirmed !== undefined || (id === event.step && reports.length > 0),
      ) &&
      context.steps.some(({ id, confirmed }) => id === event.step && confirmed === undefined),
    hasSteps: ({ event }) => event.type === 'planned' && event.steps.length > 0,
    /** Nobody else attaches anything before somebody has taken the matter up. */
    isOfficersFile: ({ context, event }) =>
      event.type === 'attached' && event.by.kind === 'officer' && hasRoom(context, event),
    isFile: ({ context, event }) => event.type === 'attached' && hasRoom(context, event),
    /** As with the whole matter: what nobody has taken up yet can be taken back. */
    isTakenBack: ({ context, event }) =>
      event.type === 'detached' &&
      event.by.kind === 'officer' &&
      context.instance === 1 &&
      context.part.length === 0 &&
      context.files.some(
        ({ id, by, takenBackAt }) => id === event.file.id && by.kind === 'officer' && takenBackAt === undefined,
      ),
    isUncleared: ({ context }) => context.clearing === undefined || context.clearing.done !== undefined,
    isClearing: ({ context }) => context.clearing !== undefined && context.clearing.done === undefined,
  },
  actions: {
    enter: assign(({ event }) => ({ since: event.at })),
    part: assign(({ context, event }) => ({ part: withPart(context, idOf(event)) })),
    /** Whoever acts has a part, whoever holds it: a senior who told and planned has none in the appeal. */
    heard: assign(({ context, event }) => ({
      part: withPart(context, idOf(event)),
      ...(event.by.kind === 'user' && event.by.id === context.holder ? { heardAt: event.at } : {}),
    })),
    /** Whoever holds it has a part, also one whom it was handed to. */
    hold: assign(({ context, event }) => {
      const holder = event.type === 'handedOver' ? event.to : idOf(event);
      return { holder, heardAt: event.at, part: withPart(context, holder) };
    }),
    hand: assign(({ context: { holder, handed } }) => ({
      handed: holder === undefined || handed.includes(holder) ? handed : [...handed, holder],
    })),
    accept: assign(({ event }) => ({ acceptedAt: event.at, acceptedBy: idOf(event) || undefined })),
    /** The holder's silence is counted from when something was there to do again. */
    waken: assign(({ event }) => ({ heardAt: event.at })),
    takeBack: assign({ proposal: undefined }),
    /** Decided without them: an answer would come too late. They stay, since the clock of the desk stood while they were open. */
    dropAsks: assign(({ context, event }) => ({
      asks: context.asks.map((each) => (isOpenAsk(each) ? { ...each, droppedAt: event.at } : each)),
    })),
    letGo: assign({ holder: undefined, heardAt: undefined, proposal: undefined }),
    ask: assign(({ context, event }) => ({
      asks: [
        ...context.asks,
        { ask: (event as On<'asked'>).ask, at: event.at, answer: undefined, droppedAt: undefined },
      ],
    })),
    answer: assign(({ context, event }) => {
      const { ask: id, text, judgment, possible, at } = event as On<'answered'>;
      const answer = { text, judgment, possible, at };
      return { asks: context.asks.map((each) => (each.ask.id === id ? { ...each, answer } : each)) };
    }),
    propose: assign(({ event }) => ({
      proposal: { decision: (event as On<'proposed'>).decision, by: idOf(event), at: event.at },
    })),
    decide: assign(({ context, event }) => ({
      decisions: [(event as On<'decided'>).decision, ...context.decisions],
      proposal: undefined,
      told: undefined,
      steps: [],
      followUp: undefined,
    })),
    tell: assign(({ event }) => {
      const { form, to, on, at } = event as On<'told'>;
      return { told: { form, to, on, at } };
    }),
    plan: assign(({ context, event }) => {
      const kept = context.steps.filter(({ confirmed }) => confirmed !== undefined);
      const { steps } = event as On<'planned'>;
      // what comes of these steps is looked after anew
      return {
        steps: [...kept, ...steps.map((step) => ({ ...step, reports: [], confirmed: undefined }))],
        followUp: undefined,
      };
    }),
    report: assign(({ context, event }) => {
      const { step, text, by, at } = event as On<'reported'>;
      return {
        steps: context.steps.map((each) =>
          each.id === step ? { ...each, reports: [...each.reports, { text, by, at }] } : each,
        ),
      };
    }),
    confirm: assign(({ context, event }) => {
      const { step, note, at } = event as On<'confirmed'>;
      return { steps: context.steps.map((each) => (each.id === step ? { ...each, confirmed: { note, at } } : each)) };
    }),
    followUp: assign(({ event }) => {
      const { note, on } = event as On<'followedUp'>;
      return { followUp: { note, on } };
    }),
    openClearing: assign(({ event }) => {
      const { why, verifiedBy, at } = event as On<'clearingOpened'>;
      return { clearing: { why, verifiedBy, openedAt: at, done: undefined } };
    }),
    clear: assign(({ context, event }) => {
      const { forms, to, on } = event as On<'cleared'>;
      return context.clearing === undefined ? {} : { clearing: { ...context.clearing, done: { forms, to, on } } };
    }),
    attach: assign(({ context, event }) => {
      const { file, by, at } = event as On<'attached'>;
      return { files: [...context.files, { ...file, by, at, takenBackAt: undefined }] };
    }),
    detach: assign(({ context, event }) => {
      const { file, at } = event as On<'detached'>;
      return { files: context.files.map((each) => (each.id === file.id ? { ...each, takenBackAt: at } : each)) };
    }),
    appeal: assign(({ context, event }) => ({
      instance: context.instance + 1,
      formerly: [...new Set([...context.formerly, ...context.part, context.acceptedBy ?? []].flat())],
      part: [],
      handed: [],
      holder: undefined,
      heardAt: undefined,
      acceptedAt: event.at,
      acceptedBy: undefined,
      appeal: (event as On<'appealed'>).grounds,
    })),
  },
}).createMachine({
  id: 'matter',
  // At each transition xstate begins anew as well, without an input, and throws the result away: throwing here took longer than the act.
  context: ({ input: { at } = { at: 0 } }) => ({
    holder: undefined,
    since: at,
    submittedAt: at,
    acceptedAt: undefined,
    acceptedBy: undefined,
    heardAt: undefined,
    asks: [],
    proposal: undefined,
    decisions: [],
    told: undefined,
    steps: [],
    followUp: undefined,
    clearing: undefined,
    instance: 1,
    formerly: [],
    part: [],
    handed: [],
    appeal: undefined,
    files: [],
  }),
  initial: 'submitted',
  states: {
    submitted: {
      on: {
        wrote: { actions: 'heard' },
        attached: { guard: 'isOfficersFile', actions: 'attach' },
        detached: { guard: 'isTakenBack', actions: 'detach' },
        accepted: { target: 'accepted', actions: ['enter', 'accept'] },
        returned: { target: 'returned', actions: ['enter'] },
        withdrawn: { target: 'withdrawn', actions: 'enter' },
      },
    },
    accepted: {
      on: {
        wrote: { actions: 'heard' },
        attached: { guard: 'isOfficersFile', actions: 'attach' },
        detached: { guard: 'isTakenBack', actions: 'detach' },
        claimed: [
          { guard: 'hasOpenAsks', target: 'held.asking', actions: ['enter', 'part', 'hold'] },
          { target: 'held', actions: ['enter', 'part', 'hold'] },
        ],
        answered: { guard: 'isOpenAsk', actions: 'answer' },
        returned: { guard: 'isFirst', target: 'returned', actions: ['enter'] },
        withdrawn: { target: 'withdrawn', actions: 'enter' },
      },
    },
    returned: { on: { expired: { target: 'expired', actions: 'enter' } } },
    held: {
      initial: 'claimed',
      on: {
        wrote: { actions: 'heard' },
        attached: { guard: 'isFile', actions: ['heard', 'attach'] },
        released: { target: 'accepted', actions: ['enter', 'part', 'letGo'] },
        lapsed: { target: 'accepted', actions: ['enter', 'letGo'] },
        handedOver: [
          { guard: 'hasOpenAsks', target: '.asking', actions: ['part', 'hand', 'hold'] },
          { target: '.claimed', actions: ['enter', 'part', 'hand', 'hold', 'takeBack'] },
        ],
      },
      states: {
        claimed: {
          on: {
            asked: { target: 'asking', actions: ['enter', 'heard', 'ask'] },
            proposed: { guard: 'isForTwo', target: 'seconding', actions: ['enter', 'heard', 'propose'] },
            decided: { guard: 'isForOne', target: '#matter.after', actions: ['enter', 'part', 'decide'] },
          },
        },
        asking: {
          on: {
            asked: { actions: ['heard', 'ask'] },
            answered: [
              { guard: 'isLastAnswer', target: 'claimed', actions: ['enter', 'answer', 'waken'] },
              { guard: 'isOpenAsk', actions: 'answer' },
            ],
            proposed: { guard: 'isForTwo', target: 'seconding', actions: ['enter', 'heard', 'dropAsks', 'propose'] },
            decided: { guard: 'isForOne', target: '#matter.after', actions: ['enter', 'part', 'dropAsks', 'decide'] },
          },
        },
        seconding: {
          on: {
            objected: { target: 'claimed', actions: ['enter', 'part', 'takeBack', 'waken'] },
            decided: { guard: 'isProposed', target: '#matter.after', actions: ['enter', 'part', 'decide'] },
          },
        },
      },
    },
    after: {
      initial: 'decided',
      on: {
        wrote: { actions: 'heard' },
        attached: { guard: 'isFile', actions: ['heard', 'attach'] },
        clearingOpened: { guard: 'isUncleared', actions: ['heard', 'openClearing'] },
        cleared: { guard: 'isClearing', actions: ['heard', 'clear'] },
        appealed: { guard: 'isTold', target: 'accepted', actions: ['enter', 'appeal'] },
        // Whoever stands aside since, or has left, holds it no longer; it stays where it is, and its lengths run on.
        lapsed: { guard: 'isHeld', actions: 'letGo' },
        claimed: { guard: 'isUnheld', actions: ['part', 'hold'] },
      },
      states: {
        decided: { on: { told: { target: 'told', actions: ['enter', 'heard', 'tell'] } } },
        told: {
          on: {
            planned: { guard: 'hasSteps', target: 'correcting', actions: ['enter', 'heard', 'plan'] },
            followedUp: { target: 'followingUp', actions: ['enter', 'heard', 'followUp'] },
            closed: { target: 'closed', actions: ['enter', 'heard'] },
          },
        },
        correcting: {
          on: {
            planned: { guard: 'hasSteps', actions: ['heard', 'plan'] },
            reported: { guard: 'isOpenStep', actions: ['part', 'report'] },
            sentBack: { guard: 'isReported', actions: 'heard' },
            confirmed: [
              { guard: 'isLastStep', target: 'followingUp', actions: ['enter', 'heard', 'confirm'] },
              { guard: 'isReported', actions: ['heard', 'confirm'] },
            ],
          },
        },
        followingUp: {
          on: {
            followedUp: { actions: ['heard', 'followUp'] },
            planned: { guard: 'hasSteps', target: 'correcting', actions: ['enter', 'heard', 'plan'] },
            closed: { target: 'closed', actions: ['enter', 'heard'] },
          },
        },
        closed: {
          on: {
            attached: {}, // over: nothing more is taken
            wrote: {},
          },
        },
      },
    },
    withdrawn: { type: 'final' },
    expired: { type: 'final' },
  },
});

export interface Matter {
  readonly stage: MatterStage;
  readonly state: MatterState;
}

type Snapshot = Parameters<typeof transition<typeof machine>>[1];

const [BEGINNING] = initialTransition(machine, { at: 0 });
/** As every matter begins. Made once: a queue begins a thousand at each look, and making it takes longer than all its acts. */
const beginning = (at: number): Snapshot => ({
  ...BEGINNING,
  context: { ...BEGINNING.context, since: at, submittedAt: at },
});

function stageIn(value: unknown): MatterStage {
  let inner = value;
  while (typeof inner === 'object' && inner !== null) inner = Object.values(inner)[0];
  return inner as MatterStage;
}

const matterOf = (snapshot: Snapshot): Matter => ({ stage: stageIn(snapshot.value), state: snapshot.context });

/** In: when it was submitted, and every act since. Out: where it stands. Acts that were impossible change nothing. */
export const replayMatter = (submittedAt: number, acts: readonly Act[]): Matter => matterOf(after(submittedAt, acts));

/**
 * Where it stood at each of these moments, the earliest first; undefined before it was submitted. One pass over its acts, and
 * one object for all the moments between two of them.
 */
export function standings(
  submittedAt: number,
  acts: readonly Act[],
  moments: readonly number[],
): readonly (Matter | undefined)[] {
  let snapshot = beginning(submittedAt);
  let matter = matterOf(snapshot);
  let next = 0;
  return moments.map((moment) => {
    if (moment < submittedAt) return undefined;
    const before = next;
    for (let act = acts[next]; act !== undefined && act.at <= moment; act = acts[++next])
      [snapshot] = transition(machine, snapshot, act);
    if (next > before) matter = matterOf(snapshot);
    return matter;
  });
}

/** Where an act leads; undefined where it is not possible now. */
export function step(submittedAt: number, acts: readonly Act[], act: Act): Matter | undefined {
  const before = after(submittedAt, acts);
  return before.can(act) ? matterOf(transition(machine, before, act)[0]) : undefined;
}

/**
 * Where acts lead, by the array in which they were read, to which none is ever added: each act of somebody asks several times what
 * may be done and where it leads.
 */
const led = new WeakMap<readonly Act[], { readonly submittedAt: number; readonly snapshot: Snapshot }>();

function after(submittedAt: number, acts: readonly Act[]): Snapshot {
  const known = led.get(acts);
  if (known?.submittedAt === submittedAt) return known.snapshot;
  let snapshot = beginning(submittedAt);
  for (const act of acts) [snapshot] = transition(machine, snapshot, act);
  led.set(acts, { submittedAt, snapshot });
  return snapshot;
}

/** Stages in which a decision is still to come. */
export const MATTER_WAITS: readonly MatterStage[] = ['submitted', 'accepted', 'claimed', 'asking', 'seconding'];

/** Stages in which it was decided, and something is still to be done. */
export const AFTER_DECISION: readonly MatterStage[] = ['decided', 'told', 'correcting', 'followingUp'];
