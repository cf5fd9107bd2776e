/** What a tap on a card says. */
import { type CardId, cardIdOf } from './card-id.ts';
import { datePrefix } from './choices.ts';
import type { Action, Tap } from './payloads.ts';
import { asTyped } from './text.ts';

export interface Answered {
  readonly card: CardId;
  /** The value tapped, or those ticked: 身份=党员|科研人员 */
  readonly choice: string;
  /** The words on what was tapped. */
  readonly label: string;
}

/** Nothing was ticked when the submit button was pressed. */
export const nothingChosen = Symbol('nothing chosen');

/** Undefined: not an answer (a box ticked, a link opened, something that is not ours). */
export function answeredBy(tap: Tap, action: Action): Answered | typeof nothingChosen | undefined {
  const card = cardIdOf(action.block_id);
  if (!card) return undefined;
  if (action.action_id === 'liukan:submit') return submitted(tap, card);
  if (action.action_id.startsWith(datePrefix)) {
    const day = action.selected_date;
    return day ? { card, choice: `${action.action_id.slice(datePrefix.length)}=${day}`, label: day } : undefined;
  }
  const value = action.selected_option?.value ?? action.value;
  const words = action.selected_option?.text.text ?? action.text?.text ?? '';
  return value ? { card, choice: value, label: asTyped(words) } : undefined;
}

/** The boxes of one card may stand in several groups. */
function submitted(tap: Tap, card: CardId): Answered | typeof nothingChosen {
  const chosen = Object.entries(tap.state.values)
    .filter(([block]) => sameCard(cardIdOf(block), card))
    .flatMap(([, elements]) => Object.values(elements))
    .flatMap(({ selected_options }) => selected_options ?? []);
  if (chosen.length === 0) return nothingChosen;
  return {
    card,
    choice: joined(chosen.map(({ value }) => value)),
    label: chosen.map(({ text }) => asTyped(text.text)).join('、'),
  };
}

const sameCard = (one: CardId | undefined, other: CardId): boolean =>
  one?.caseId === other.caseId && one.seq === other.seq;

/** joined(['身份=党员', '身份=科研人员']) → '身份=党员|科研人员' */
const joined = ([first = '', ...others]: readonly string[]): string =>
  [first, ...others.map((value) => value.slice(value.indexOf('=') + 1))].join('|');
