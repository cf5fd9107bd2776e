/** What a person did in some part of the page, told upwards to the element that talks to the server. */
import type { Said } from './conversation.ts';

export interface Done {
  readonly said: Said;
  /** What their bubble says. */
  readonly label: string;
}

/** Part of the page tell the chat element by this event. */
export const doing = (said: Said, label: string): CustomEvent<Done> =>
  new CustomEvent('liukan-say', { detail: { said, label }, bubbles: true, composed: true });

/** Enter ends a word while an input method is composing it: then it is not meant for us. 229 is what older browsers say. */
export const isEnter = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.isComposing && event.keyCode !== 229;

/**
 * The second half of a double click, which may fall on the next question: many people double-click everything. The browser
 * counts clicks by time and place, whatever stands there by then; a key counts as 0.
 */
export const isSecondClick = (event: MouseEvent): boolean => event.detail > 1;
