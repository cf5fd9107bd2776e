/** What can be done to a matter, as small forms: which fields each has, and what of them goes to the server. */
import type { DeedType } from '../../core/matter-acts.ts';
import type { ActBody } from './api.ts';
import type { ActsWords } from './words-acts.ts';

export type ActName =
  | Exclude<
      DeedType,
      | 'lapsed'
      | 'answered'
      | 'proposed'
      | 'decided'
      | 'withdrawn'
      | 'expired'
      | 'appealed'
      | 'wrote'
      | 'attached'
      | 'detached'
    >
  | 'seconded';

export interface Field {
  readonly name: string;
  readonly label: keyof ActsWords['fields'];
  readonly kind: 'prose' | 'line' | 'day' | 'form' | 'forms' | 'colleague' | 'look';
  readonly optional?: true;
}

const prose = (name: string, label: Field['label']): Field => ({ name, label, kind: 'prose' });
const line = (name: string, label: Field['label']): Field => ({ name, label, kind: 'line' });
const optional = (field: Field): Field => ({ ...field, optional: true });
const on: Field = { name: 'on', label: 'on', kind: 'day' };

/** `planned` has a form of its own, with a row for each step. */
export const FIELDS: Readonly<Record<Exclude<ActName, 'planned'>, readonly Field[]>> = {
  accepted: [],
  claimed: [],
  returned: [prose('reason', 'reasonForOfficer')],
  released: [optional(prose('reason', 'reasonOptional'))],
  handedOver: [{ name: 'to', label: 'colleague', kind: 'colleague' }, prose('reason', 'reason')],
  asked: [optional(prose('text', 'question')), { name: 'look', label: 'look', kind: 'look', optional: true }],
  seconded: [optional(prose('reason', 'opinion'))],
  objected: [prose('reason', 'reason')],
  told: [{ name: 'form', label: 'form', kind: 'form' }, line('to', 'toldTo'), on],
  reported: [prose('text', 'report')],
  confirmed: [optional(prose('note', 'note'))],
  sentBack: [prose('reason', 'reasonForOfficer')],
  followedUp: [prose('note', 'followUp'), on],
  closed: [optional(prose('reason', 'reasonOptional'))],
  clearingOpened: [prose('why', 'why'), line('verifiedBy', 'verifiedBy')],
  cleared: [{ name: 'forms', label: 'forms', kind: 'forms' }, line('to', 'clearedTo'), on],
};

/** What is decided upon what was read: the server takes it only where nothing has happened since. */
export const TURNS_ON_READING: ReadonlySet<ActName> = new Set<ActName>([
  'returned',
  'seconded',
  'objected',
  'told',
  'planned',
  'confirmed',
  'sentBack',
  'followedUp',
  'closed',
  'cleared',
]);

/** How many characters the server takes. */
export const LENGTHS: Partial<Record<Field['kind'], number>> = { prose: 4000, line: 500 };

export type Values = Readonly<Record<string, string | readonly string[]>>;

/** In: what was filled in. Out: the act. A look is a number, and absent where none was chosen. */
export function bodyOf(type: ActName, values: Values): ActBody {
  const { look, ...others } = values;
  const filled = Object.fromEntries(
    Object.entries(others).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  );
  return { type, ...filled, ...(typeof look === 'string' && look !== '' ? { look: Number(look) } : {}) };
}
