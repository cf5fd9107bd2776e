/**
 * What can be done to a submitted matter, and by whom. Every act is kept with its author, time and reason; none is ever
 * changed: a later one takes its place. The procedure is that of 容错纠错 rules (受理、调查核实、认定、告知、纠错、回访).
 */
import type { AttachedFile } from './attached.ts';
import type { Decision } from './decision.ts';
import type { Outcome } from './policy.ts';

/** Who acts: the officer concerned, somebody of the desk, or the clock (a length of time that has run out). */
export type Actor =
  | { readonly kind: 'officer' }
  | {
      readonly kind: 'user';
      readonly id: string;
      /** As the officer may read it; a person's name is never told. */
      readonly unit: string;
    }
  | { readonly kind: 'clock' };

/** What the officer is asked: in words, or a look of the flow once more. */
export interface Ask {
  readonly id: string;
  readonly text: string;
  /** Questions of the flow to be put again, by id; none: an answer in words. */
  readonly questions: readonly string[];
}

/** How somebody is told, as the rules on clarification and feedback name it. */
export const FORMS = ['written', 'inPerson', 'meeting', 'notice'] as const;
export type Form = (typeof FORMS)[number];

/** One step of putting right: who does what until when. */
export interface Step {
  readonly id: string;
  readonly what: string;
  /** The one responsible, as a role (承办科室). */
  readonly owner: string;
  /** 2026-12-31 */
  readonly due: string;
}

/** What is done, without author and time. */
export type Deed =
  | { readonly type: 'accepted' }
  | { readonly type: 'returned'; readonly reason: string }
  | { readonly type: 'claimed' }
  | { readonly type: 'released'; readonly reason: string }
  /** The holder was silent for too long, or may not hold it any more. */
  | { readonly type: 'lapsed' }
  | { readonly type: 'handedOver'; readonly to: string; readonly reason: string }
  | { readonly type: 'asked'; readonly ask: Ask }
  /**
   * `judgment`: what the looks that were put again now come to, in the assistant's words; `possible`: the outcomes that this leaves,
   * one where it is settled.
   */
  | {
      readonly type: 'answered';
      readonly ask: string;
      readonly text: string;
      readonly judgment?: string;
      readonly possible?: readonly Outcome[];
    }
  /** Signed by the holder; another person must agree before it counts. */
  | { readonly type: 'proposed'; readonly decision: Decision }
  | { readonly type: 'objected'; readonly reason: string }
  | { readonly type: 'decided'; readonly decision: Decision; readonly reason?: string }
  | { readonly type: 'told'; readonly form: Form; readonly to: string; readonly on: string }
  | { readonly type: 'planned'; readonly steps: readonly Step[] }
  | { readonly type: 'reported'; readonly step: string; readonly text: string }
  | { readonly type: 'confirmed'; readonly step: string; readonly note: string }
  | { readonly type: 'sentBack'; readonly step: string; readonly reason: string }
  | { readonly type: 'followedUp'; readonly note: string; readonly on: string }
  | { readonly type: 'closed'; readonly reason: string }
  | { readonly type: 'withdrawn' }
  | { readonly type: 'expired' }
  | { readonly type: 'appealed'; readonly grounds: string }
  /** What the officer writes of their own accord. It moves nothing and stops no clock. */
  | { readonly type: 'wrote'; readonly text: string }
  /** `upload`: the sender's key, so that the same upload sent twice is one attachment. */
  | { readonly type: 'attached'; readonly file: AttachedFile; readonly upload: string }
  /** The officer takes back what they attached; its bytes go. */
  | { readonly type: 'detached'; readonly file: Pick<AttachedFile, 'id' | 'name'> }
  | { readonly type: 'clearingOpened'; readonly why: string; readonly verifiedBy: string }
  | { readonly type: 'cleared'; readonly forms: readonly Form[]; readonly to: string; readonly on: string };

export type DeedType = Deed['type'];

export type Act = Deed & { readonly by: Actor /** milliseconds since 1970 */; readonly at: number };
