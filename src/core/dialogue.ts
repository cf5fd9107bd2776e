/**
 * The dialogue: one machine for every message, whoever sent it. It decides; nothing is sent or stored here. What it tells
 * and what it wants done come back as data (`transition` returns the actions with their params).
 *
 *   open ─┬─ selfCheck: asking ⇄ readingBack, judged, naming → excluding → consenting, confirmingRestart, confirmingDelete
 *         ├─ waiting: submitted ⇄ claimed ⇄ asked (writing, or answering a look again); confirmingWithdrawal
 *         └─ concluded: decided ⇄ reporting, appealing → waiting
 *   gone      destroyed
 *
 * What a submitted matter goes through at the desk is matter-life.ts; here is what the officer hears of it and does.
 */
import { and, assign, initialTransition, setup, transition, type SnapshotFrom } from 'xstate';
import {
  accept,
  beginning,
  canBeAsked,
  currentQuestion,
  previousQuestion,
  revisitedQuestion,
  type CaseEvent,
  type CaseState,
  type Unclear,
} from './case.ts';
import type { Content } from './content.ts';
import type { AppealUntil, OfficerDeed } from './decision.ts';
import type { Due } from './due.ts';
import { pathOf, type Answer } from './facts.ts';
import type { Step } from './matter-acts.ts';
import type { Lang } from './text.ts';

/** A sentence to say before the current card. */
export type Notice =
  | {
      readonly say:
        | 'greeting'
        | 'help'
        | 'progress'
        | 'stale'
        | 'first'
        | 'restarted'
        | 'submitted'
        | 'withdrawn'
        | 'destroyed';
    }
  | {
      readonly say:
        | 'claimed'
        | 'released'
        | 'cannotWithdraw'
        | 'cannotDelete'
        | 'nothingToExplain'
        | 'whyAsked'
        | 'resumed'
        | 'resumedByCode';
    }
  | {
      readonly say:
        | 'distress'
        | 'secret'
        | 'details'
        | 'tree'
        | 'language'
        | 'askAgain'
        | 'declined'
        | 'code'
        | 'codeRefused'
        | 'notNow'
        | 'notYet';
    }
  | { readonly say: 'alreadySubmitted' | 'otherMatterFirst' }
  | {
      readonly say:
        | 'expired'
        | 'answerSent'
        | 'askedMore'
        | 'askGone'
        | 'unasked'
        | 'closed'
        | 'reported'
        | 'nothingToReport'
        | 'appealed'
        | 'passedOn'
        | 'notToldYet';
    }
  | { readonly say: 'returned'; readonly reason: string; readonly due?: readonly Due[] | undefined }
  | { readonly say: 'accepted'; readonly due?: readonly Due[] | undefined }
  | { readonly say: 'decided'; readonly due?: readonly Due[] | undefined }
  | { readonly say: 'told'; readonly on: string; readonly appeal?: AppealUntil }
  | { readonly say: 'planned'; readonly steps: readonly Step[]; readonly due?: readonly Due[] | undefined }
  | { readonly say: 'sentBack'; readonly what: string; readonly reason: string }
  | { readonly say: 'confirmed' | 'reportGone'; readonly what: string }
  | { readonly say: 'attached'; readonly name: string }
  | { readonly say: 'cleared'; readonly to: string; readonly on: string }
  | { readonly say: 'why'; readonly question: string }
  | { readonly say: 'unclear'; readonly reason: Unclear }
  | { readonly say: 'dropped'; readonly because: string; readonly questions: readonly string[] }
  | { readonly say: 'noted'; readonly question: string; readonly answer: Answer }
  | { readonly say: 'path'; readonly path: string };

/** What a turn wants done: sentences, and acts on the store. */
export type Effect =
  | { readonly type: 'tell'; readonly params: Notice }
  | { readonly type: 'act'; readonly params: OfficerDeed }
  | { readonly type: 'openReview' | 'withdrawReview' | 'destroy' | 'issueCode' };

const whatOf = ({ steps }: CaseState, id: string): string => steps.find((step) => step.id === id)?.what ?? id;

function machineOf(content: Content) {
  const accepted = (state: CaseState, event: { question: string; answer: Answer; today: string }) =>
    accept(content, state, event);
  /** As `accepted`, and noted as given to the reviewer who asked again. */
  const regiven = (state: CaseState, event: { question: string; answer: Answer; today: string }): CaseState => {
    const { state: after, dropped } = accept(content, state, event);
    return given(after, [event.question, ...dropped]);
  };
  const current = (state: CaseState): string => currentQuestion(content, state)?.id ?? '';
  const unrevisited = (state: CaseState): readonly string[] => {
    const again = revisitedQuestion(content, state)?.id;
    return state.revisiting.filter((id) => id !== again);
  };
  return setup({
    types: {
      context: {} as CaseState,
      events: {} as Exclude<CaseEvent, { type: 'opened' }>,
      input: {} as { lang: Lang },
    },
    actions: {
      tell: (_: unknown, _notice: Notice) => {},
      act: (_: unknown, _deed: OfficerDeed) => {},
      openReview: () => {},
      withdrawReview: () => {},
      destroy: () => {},
      issueCode: () => {},
      /** Nothing is asked by a reviewer any more. */
      unask: assign({ asks: [], revisiting: [], reasked: undefined, pending: undefined }),
    },
    guards: {
      complete: ({ context }) => currentQuestion(content, context) === undefined,
      isAsked: ({ context }) => context.asks.length > 0,
      isAskedALook: ({ context }) => (context.asks[0]?.questions.length ?? 0) > 0,
      isUnasked: ({ context }) => context.asks.length === 0,
      canBeAsked: ({ context, event }) => event.type === 'asked' && canBeAsked(content, context, event.ask),
      /** Of a look that is being asked again something was answered, and nothing is left to ask. */
      isGivenAgain: ({ context }) =>
        (context.reasked?.given.length ?? 0) > 0 && currentQuestion(content, context) === undefined,
      isHeld: ({ context }) => context.held,
      isUnheld: ({ context }) => !context.held,
      isConcluded: ({ context }) => context.decision !== undefined,
      isTold: ({ context }) => context.told,
      isClosed: ({ context }) => context.closed,
      isReportGone: ({ context }) => !context.steps.some(({ id }) => id === context.reporting?.id),
      hasSteps: ({ context, event }) =>
        context.steps.some(({ id }) => event.type !== 'report' || event.step === undefined || event.step === id),
    },
  }).createMachine({
    id: 'case',
    // without an input where xstate begins anew at a transition, and throws the result away
    context: ({ input: { lang } = { lang: 'zh' } }) => beginning(lang),
    initial: 'open',
    states: {
      open: {
        initial: 'selfCheck',
        on: {
          help: { actions: { type: 'tell', params: { say: 'help' } } },
          progress: { actions: { type: 'tell', params: { say: 'progress' } } },
          why: { actions: { type: 'tell', params: { say: 'nothingToExplain' } } },
          details: [
            { guard: 'complete', actions: { type: 'tell', params: { say: 'details' } } },
            { actions: { type: 'tell', params: { say: 'notYet' } } },
          ],
          tree: [
            { guard: 'complete', actions: { type: 'tell', params: { say: 'tree' } } },
            { actions: { type: 'tell', params: { say: 'notYet' } } },
          ],
          show: {},
          resumed: {
            actions: {
              type: 'tell',
              params: ({ event }) => ({ say: event.by === 'code' ? 'resumedByCode' : 'resumed' }),
            },
          },
          spoke: {
            actions: [assign(({ event }) => ({ lang: event.lang })), { type: 'tell', params: { say: 'language' } }],
          },
          distress: { actions: { type: 'tell', params: { say: 'distress' } } },
          secret: { actions: { type: 'tell', params: { say: 'secret' } } },
          stale: { actions: { type: 'tell', params: { say: 'stale' } } },
          unclear: { actions: { type: 'tell', params: ({ event }) => ({ say: 'unclear', reason: event.reason }) } },
          // Of a submission that another has taken the place of.
          expired: {},
          code: { actions: [{ type: 'issueCode' }, { type: 'tell', params: { say: 'code' } }] },
          codeRefused: {
            actions: {
              type: 'tell',
              params: ({ event }) => ({ say: event.because === 'occupied' ? 'otherMatterFirst' : 'codeRefused' }),
            },
          },
          attached: { actions: { type: 'tell', params: ({ event }) => ({ say: 'attached', name: event.name }) } },
          '*': { actions: { type: 'tell', params: { say: 'notNow' } } },
        },
        states: {
          selfCheck: {
            initial: 'asking',
            on: {
              person: '.naming',
              restart: '.confirmingRestart',
              expired: { actions: { type: 'tell', params: { say: 'expired' } } },
              delete: '.confirmingDelete',
              back: [
                {
                  guard: ({ context }) => previousQuestion(content, context) !== undefined,
                  target: '.asking',
                  actions: assign(({ context }) => ({
                    pending: undefined,
                    revisiting: [previousQuestion(content, context)?.id ?? ''],
                  })),
                },
                { actions: { type: 'tell', params: { say: 'first' } } },
              ],
              revisit: {
                target: '.asking',
                actions: assign(({ event }) => ({ pending: undefined, revisiting: event.questions })),
              },
            },
            states: {
              asking: {
                always: { guard: 'complete', target: 'judged' },
                on: {
                  answered: {
                    target: 'asking',
                    reenter: true,
                    actions: [
                      { type: 'tell', params: ({ context, event }) => noted(content, context, event) },
                      assign(({ context, event }) => accepted(context, event).state),
                    ],
                  },
                  readBack: {
                    target: 'readingBack',
                    actions: assign(({ event }) => ({
                      pending: { question: event.question, answer: event.answer, today: event.today },
                    })),
                  },
                  kept: {
                    target: 'asking',
                    reenter: true,
                    actions: assign(({ context }) => ({ revisiting: unrevisited(context) })),
                  },
                  why: {
                    actions: { type: 'tell', params: ({ context }) => ({ say: 'why', question: current(context) }) },
                  },
                },
              },
              readingBack: {
                on: {
                  agreed: {
                    target: 'asking',
                    actions: [
                      { type: 'tell', params: ({ context }) => noted(content, context, context.pending) },
                      assign(({ context }) =>
                        context.pending === undefined ? {} : accepted(context, context.pending).state,
                      ),
                    ],
                  },
                  refused: {
                    target: 'asking',
                    actions: [assign({ pending: undefined }), { type: 'tell', params: { say: 'askAgain' } }],
                  },
                  back: { target: 'asking', actions: assign({ pending: undefined }) },
                  answered: {
                    target: 'asking',
                    actions: [
                      { type: 'tell', params: ({ context, event }) => noted(content, context, event) },
                      assign(({ context, event }) => accepted(context, event).state),
                    ],
                  },
                  readBack: {
                    target: 'readingBack',
                    actions: assign(({ event }) => ({
                      pending: { question: event.question, answer: event.answer, today: event.today },
                    })),
                  },
                },
              },
              judged: {
                // From here on every change is kept: what is known of the judgment must not shape the story unseen.
                entry: assign(({ context }) => ({ shown: context.shown ?? context.answers, revisiting: [] })),
                on: { why: { actions: { type: 'tell', params: { say: 'tree' } } } },
              },
              naming: {
                on: {
                  named: { target: 'excluding', actions: assign(({ event }) => ({ unit: event.unit })) },
                  back: 'asking',
                },
              },
              excluding: {
                on: {
                  excluded: { target: 'consenting', actions: assign(({ event }) => ({ excluded: event.excluded })) },
                  back: 'naming',
                },
              },
              consenting: {
                on: {
                  agreed: {
                    target: '#case.open.waiting',
                    actions: [
                      assign(({ context }) => ({ submissions: context.submissions + 1, held: false })),
                      { type: 'openReview' },
                      { type: 'tell', params: { say: 'submitted' } },
                    ],
                  },
                  refused: { target: 'asking', actions: { type: 'tell', params: { say: 'declined' } } },
                  back: 'excluding',
                },
              },
              confirmingRestart: {
                on: {
                  agreed: {
                    target: 'asking',
                    actions: [
                      assign({ answers: {}, revisiting: [], pending: undefined }),
                      { type: 'tell', params: { say: 'restarted' } },
                    ],
                  },
                  refused: 'asking',
                  back: 'asking',
                },
              },
              confirmingDelete: {
                on: {
                  agreed: {
                    target: '#case.gone',
                    actions: [{ type: 'destroy' }, { type: 'tell', params: { say: 'destroyed' } }],
                  },
                  refused: 'asking',
                  back: 'asking',
                },
              },
            },
          },
          // Whatever the desk does is heard anywhere in here, and where the officer then stands follows from what is asked and held.
          waiting: {
            initial: 'submitted',
            on: {
              person: { actions: { type: 'tell', params: { say: 'alreadySubmitted' } } },
              // No answer: nobody asked.
              wrote: {
                actions: [
                  { type: 'act', params: ({ event }) => ({ type: 'wrote', text: event.text }) },
                  { type: 'tell', params: { say: 'passedOn' } },
                ],
              },
              delete: [
                { guard: 'isHeld', actions: { type: 'tell', params: { say: 'cannotWithdraw' } } },
                { guard: 'isConcluded', actions: { type: 'tell', params: { say: 'cannotDelete' } } },
                { target: '.confirmingWithdrawal', actions: assign({ pending: undefined }) },
              ],
              accepted: { actions: { type: 'tell', params: ({ event }) => ({ say: 'accepted', due: event.due }) } },
              returned: {
                target: 'selfCheck',
                actions: [
                  'unask',
                  { type: 'tell', params: ({ event }) => ({ say: 'returned', reason: event.reason, due: event.due }) },
                ],
              },
              claimed: { actions: [assign({ held: true }), { type: 'tell', params: { say: 'claimed' } }] },
              // Whoever takes the matter up next reads the answer: a question stands.
              released: { actions: [assign({ held: false }), { type: 'tell', params: { say: 'released' } }] },
              asked: [
                {
                  guard: and(['canBeAsked', 'isAsked']),
                  actions: [
                    assign(({ context, event }) => ({
                      asks: [...context.asks, { ...event.ask, due: event.due ?? [] }],
                    })),
                    { type: 'tell', params: { say: 'askedMore' } },
                  ],
                },
                {
                  guard: 'canBeAsked',
                  actions: assign(({ event }) => ({ asks: [{ ...event.ask, due: event.due ?? [] }] })),
                },
              ],
              unasked: { actions: ['unask', { type: 'tell', params: { say: 'unasked' } }] },
              decided: {
                target: 'concluded',
                actions: [
                  'unask',
                  assign(({ event }) => ({ decision: event.decision, told: false, closed: false, steps: [] })),
                  { type: 'tell', params: ({ event }) => ({ say: 'decided', due: event.due }) },
                ],
              },
            },
            states: {
              submitted: {
                always: [
                  { guard: 'isAsked', target: 'asked' },
                  { guard: 'isHeld', target: 'claimed' },
                ],
              },
              claimed: {
                always: [
                  { guard: 'isAsked', target: 'asked' },
                  { guard: 'isUnheld', target: 'submitted' },
                ],
              },
              confirmingWithdrawal: {
                always: { guard: 'isHeld', target: 'submitted' },
                on: {
                  agreed: {
                    target: '#case.open.selfCheck',
                    actions: [{ type: 'withdrawReview' }, 'unask', { type: 'tell', params: { say: 'withdrawn' } }],
                  },
                  refused: 'submitted',
                  back: 'submitted',
                },
              },
              asked: {
                initial: 'choosing',
                always: { guard: 'isUnasked', target: 'submitted' },
                states: {
                  choosing: {
                    always: [
                      { guard: 'isAskedALook', target: 'reasking' },
                      { guard: 'isAsked', target: 'writing' },
                    ],
                  },
                  writing: {
                    on: {
                      why: { actions: { type: 'tell', params: { say: 'whyAsked' } } },
                      wrote: {
                        target: 'choosing',
                        actions: [
                          {
                            type: 'act',
                            params: ({ context, event }) => ({
                              type: 'answered',
                              ask: context.asks[0]?.id ?? '',
                              text: event.text,
                            }),
                          },
                          assign(({ context }) => ({ asks: context.asks.slice(1) })),
                          { type: 'tell', params: { say: 'answerSent' } },
                        ],
                      },
                    },
                  },
                  reasking: {
                    entry: assign(({ context: { asks, reasked, revisiting } }) =>
                      reasked !== undefined && reasked.ask === asks[0]?.id
                        ? { revisiting, reasked }
                        : { revisiting: asks[0]?.questions ?? [], reasked: { ask: asks[0]?.id ?? '', given: [] } },
                    ),
                    always: [
                      {
                        guard: 'isGivenAgain',
                        target: 'choosing',
                        actions: [
                          {
                            type: 'act',
                            params: ({ context }) => ({
                              type: 'reanswered',
                              ask: context.asks[0]?.id ?? '',
                              questions: context.reasked?.given ?? [],
                            }),
                          },
                          assign(({ context }) => ({
                            asks: context.asks.slice(1),
                            revisiting: [],
                            reasked: undefined,
                          })),
                          { type: 'tell', params: { say: 'answerSent' } },
                        ],
                      },
                      // Other answers, given since it was asked, have led to where it does not apply.
                      {
                        guard: 'complete',
                        target: 'choosing',
                        actions: [
                          {
                            type: 'act',
                            params: ({ context }) => ({
                              type: 'reanswered',
                              ask: context.asks[0]?.id ?? '',
                              questions: [],
                            }),
                          },
                          assign(({ context }) => ({
                            asks: context.asks.slice(1),
                            revisiting: [],
                            reasked: undefined,
                          })),
                          { type: 'tell', params: { say: 'askGone' } },
                        ],
                      },
                    ],
                    on: {
                      answered: {
                        target: 'reasking',
                        reenter: true,
                        actions: [
                          { type: 'tell', params: ({ context, event }) => noted(content, context, event) },
                          assign(({ context, event }) => regiven(context, event)),
                        ],
                      },
                      readBack: {
                        target: 'rereading',
                        actions: assign(({ event }) => ({
                          pending: { question: event.question, answer: event.answer, today: event.today },
                        })),
                      },
                      kept: {
                        target: 'reasking',
                        reenter: true,
                        actions: assign(({ context }) => ({
                          ...given(context, [current(context)]),
                          revisiting: unrevisited(context),
                        })),
                      },
                      why: {
                        actions: {
                          type: 'tell',
                          params: ({ context }) => ({ say: 'why', question: current(context) }),
                        },
                      },
                    },
                  },
                  rereading: {
                    on: {
                      agreed: {
                        target: 'reasking',
                        actions: [
                          { type: 'tell', params: ({ context }) => noted(content, context, context.pending) },
                          assign(({ context }) =>
                            context.pending === undefined ? {} : regiven(context, context.pending),
                          ),
                        ],
                      },
                      refused: {
                        target: 'reasking',
                        actions: [assign({ pending: undefined }), { type: 'tell', params: { say: 'askAgain' } }],
                      },
                      back: { target: 'reasking', actions: assign({ pending: undefined }) },
                      answered: {
                        target: 'reasking',
                        actions: [
                          { type: 'tell', params: ({ context, event }) => noted(content, context, event) },
                          assign(({ context, event }) => regiven(context, event)),
                        ],
                      },
                      readBack: {
                        target: 'rereading',
                        actions: assign(({ event }) => ({
                          pending: { question: event.question, answer: event.answer, today: event.today },
                        })),
                      },
                    },
                  },
                },
              },
            },
          },
          concluded: {
            initial: 'decided',
            on: {
              delete: { actions: { type: 'tell', params: { say: 'cannotDelete' } } },
              wrote: [
                { guard: 'isClosed', actions: { type: 'tell', params: { say: 'unclear', reason: 'decided' } } },
                {
                  actions: [
                    { type: 'act', params: ({ event }) => ({ type: 'wrote', text: event.text }) },
                    { type: 'tell', params: { say: 'passedOn' } },
                  ],
                },
              ],
              told: {
                actions: [
                  assign({ told: true }),
                  {
                    type: 'tell',
                    params: ({ event }) => ({
                      say: 'told',
                      on: event.on,
                      ...(event.appeal === undefined ? {} : { appeal: event.appeal }),
                    }),
                  },
                ],
              },
              planned: {
                actions: [
                  assign(({ event }) => ({ steps: event.steps })),
                  { type: 'tell', params: ({ event }) => ({ say: 'planned', steps: event.steps, due: event.due }) },
                ],
              },
              sentBack: {
                actions: {
                  type: 'tell',
                  params: ({ context, event }) => ({
                    say: 'sentBack',
                    what: whatOf(context, event.step),
                    reason: event.reason,
                  }),
                },
              },
              confirmed: {
                actions: [
                  {
                    type: 'tell',
                    params: ({ context, event }) => ({ say: 'confirmed', what: whatOf(context, event.step) }),
                  },
                  assign(({ context, event }) => ({ steps: context.steps.filter(({ id }) => id !== event.step) })),
                ],
              },
              closed: { actions: [assign({ closed: true }), { type: 'tell', params: { say: 'closed' } }] },
              cleared: {
                actions: { type: 'tell', params: ({ event }) => ({ say: 'cleared', to: event.to, on: event.on }) },
              },
              report: [
                {
                  guard: 'hasSteps',
                  target: '.reporting',
                  actions: assign(({ context, event }) => ({
                    reporting: context.steps.find(({ id }) => event.step === undefined || id === event.step),
                  })),
                },
                { actions: { type: 'tell', params: { say: 'nothingToReport' } } },
              ],
              appeal: [
                { guard: 'isTold', target: '.appealing' },
                { actions: { type: 'tell', params: { say: 'notToldYet' } } },
              ],
            },
            states: {
              decided: {},
              reporting: {
                // Planned anew, confirmed or closed meanwhile: what is being written could be recorded nowhere.
                always: {
                  guard: 'isReportGone',
                  target: 'decided',
                  actions: {
                    type: 'tell',
                    params: ({ context }) => ({ say: 'reportGone', what: context.reporting?.what ?? '' }),
                  },
                },
                on: {
                  back: 'decided',
                  // Typed while it is being written: what it is about is said again.
                  report: { guard: ({ event }) => event.step === undefined },
                  wrote: {
                    target: 'decided',
                    actions: [
                      {
                        type: 'act',
                        params: ({ context, event }) => ({
                          type: 'reported',
                          step: context.reporting?.id ?? '',
                          text: event.text,
                        }),
                      },
                      { type: 'tell', params: { say: 'reported' } },
                    ],
                  },
                },
              },
              appealing: {
                on: {
                  back: 'decided',
                  wrote: {
                    target: '#case.open.waiting',
                    actions: [
                      { type: 'act', params: ({ event }) => ({ type: 'appealed', grounds: event.text }) },
                      assign({ told: false, closed: false, steps: [], held: false }),
                      { type: 'tell', params: { say: 'appealed' } },
                    ],
                  },
                },
              },
            },
          },
        },
      },
      gone: { type: 'final' },
    },
  });
}

/** These questions too were answered since the ask that is under way, or let go. */
const given = (state: CaseState, questions: readonly string[]): CaseState => ({
  ...state,
  reasked: state.reasked && { ...state.reasked, given: [...new Set([...state.reasked.given, ...questions])] },
});

/** What to say of an answer just taken: what it made inapplicable, else that it was noted; a path's words on entering it. */
function noted(
  content: Content,
  state: CaseState,
  given: { question: string; answer: Answer; today: string } | undefined,
): Notice {
  if (given === undefined) return { say: 'askAgain' };
  const after = accept(content, state, given);
  if (after.dropped.length > 0) return { say: 'dropped', because: given.question, questions: after.dropped };
  const path = pathOf(content.flow, after.state.answers);
  if (path !== undefined && pathOf(content.flow, state.answers) !== path) return { say: 'path', path: path.name };
  return { say: 'noted', question: given.question, answer: given.answer };
}

type Machine = ReturnType<typeof machineOf>;
const machines = new WeakMap<Content, Machine>();

/** The dialogue of one content; built once. */
export function dialogue(content: Content): Machine {
  const known = machines.get(content) ?? machineOf(content);
  machines.set(content, known);
  return known;
}

export type Moment = SnapshotFrom<Machine>;

/** The first moment of a consultation, with the greeting. */
export function begin(content: Content, lang: Lang): [Moment, readonly Effect[]] {
  const [moment] = initialTransition(dialogue(content), { lang });
  return [moment, [{ type: 'tell', params: { say: 'greeting' } }]];
}

/** What the desk did has no place in the officer's dialogue as it stands: it does not happen at all, and nothing was committed. */
export class Unheard extends Error {}

/** Whether the dialogue has an answer of its own to this; what it has none to is told not to fit. */
export const hears = (effects: readonly Effect[]): boolean =>
  !effects.some((effect) => effect.type === 'tell' && effect.params.say === 'notNow');

/** One event on: the next moment and what is to be told and done. */
export function advance(
  content: Content,
  moment: Moment,
  event: Exclude<CaseEvent, { type: 'opened' }>,
): [Moment, readonly Effect[]] {
  const [next, actions] = transition(dialogue(content), moment, event);
  const effects: Effect[] = [];
  for (const { type, params } of actions) {
    if (type === 'tell') effects.push({ type, params: params as Notice });
    else if (type === 'act') effects.push({ type, params: params as OfficerDeed });
    else if (type === 'openReview' || type === 'withdrawReview' || type === 'destroy' || type === 'issueCode')
      effects.push({ type });
  }
  return [next, effects];
}

/** All events from the first on. Pure: the same events give the same moment. */
export function replay(content: Content, events: readonly CaseEvent[]): Moment | undefined {
  let moment: Moment | undefined;
  for (const event of events) {
    if (event.type === 'opened') [moment] = begin(content, event.lang);
    else if (moment !== undefined) [moment] = advance(content, moment, event);
  }
  return moment;
}

/** Where in the dialogue a moment is, as one word. */
export type Stage =
  | 'asking'
  | 'readingBack'
  | 'judged'
  | 'naming'
  | 'excluding'
  | 'consenting'
  | 'confirmingRestart'
  | 'confirmingDelete'
  | 'submitted'
  | 'confirmingWithdrawal'
  | 'claimed'
  | 'writing'
  | 'reasking'
  | 'rereading'
  | 'decided'
  | 'reporting'
  | 'appealing'
  | 'gone';

export function stageOf(moment: Moment): Stage {
  const value: unknown = moment.value;
  let inner = value;
  while (typeof inner === 'object' && inner !== null) inner = Object.values(inner)[0];
  return inner as Stage;
}
