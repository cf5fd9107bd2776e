/** Options and commands as things to tap. */
import type { types } from '@slack/bolt';
import type { Choice, QuestionCard } from '../../core/reply.ts';
import { type Lang, say } from '../../core/text.ts';
import { aside, type Group, label, labelLimit, optionValueLimit, titled } from './blocks.ts';
import { blockId, type CardId } from './card-id.ts';
import { words } from './words.ts';

export interface Showing {
  readonly card: CardId;
  readonly lang: Lang;
  /** Tells the replies of one message apart. */
  readonly n: number;
}

type Element = types.ActionsBlockElement;

/** A date picker has no value of its own, so its question stands in its name. */
export const datePrefix = 'liukan:date:';

/** Longer labels are cut short on a phone's buttons. A Chinese character is as wide as two letters. */
const buttonWidth = 36;
const buttonsAtMost = 5;
/** The names of provinces: many, and all short. */
const shortWidth = 12;
const shortAtMost = 25;
const groupAtMost = 10;
const listAtMost = 100;
const overflowAtMost = 5;

/** What is always at hand; the other commands are in a menu. */
const upFront: ReadonlySet<string> = new Set([
  ':yes',
  ':no',
  ':unknown',
  ':skip',
  ':keep',
  ':why',
  ':back',
  ':details',
  ':tree',
  ':person',
  ':show',
  ':new',
]);

export function optionsOf(choices: readonly Choice[], { input, question }: QuestionCard, showing: Showing): Group[] {
  const options = choices.filter((choice) => choice.role === 'option');
  switch (input) {
    case 'one':
      return one(options, showing);
    case 'many':
      return many(options, showing);
    case 'date':
      return [...dateGroup(question, showing), ...one(options, showing)];
    case 'account':
      return [...accountGroup(showing), ...one(options, showing)];
    case 'amount':
    case 'place':
    case 'line':
      return [...aside(say(words.typeIt, showing.lang)), ...one(options, showing)];
  }
}

/** Buttons when they are few and short, else a list whose labels are shown whole, else a menu. One tap answers. */
export function one(options: readonly Choice[], showing: Showing): Group[] {
  if (options.length === 0) return [];
  if (fitButtons(options)) return [actions(showing, 'options', options.map(button))];
  if (tooLong(options)) return toType(options, showing);
  const listed = numbered(options);
  const items = options.map(optionItem);
  if (options.length <= groupAtMost) {
    return [
      ...listed,
      actions(showing, 'options', [{ type: 'radio_buttons', action_id: 'liukan:pick', options: items }]),
    ];
  }
  return [
    ...(listed.length ? listed : numbered(options, true)),
    ...chunk(items, listAtMost).map((part, at) =>
      actions(showing, `options${at}`, [
        {
          type: 'static_select',
          action_id: 'liukan:pick',
          placeholder: label(say(words.choose, showing.lang)),
          options: part,
        },
      ]),
    ),
  ];
}

/**
 * Boxes to tick, ten in a group (Slack's limit), and one button that sends them. They are inputs and not actions: Slack then tells
 * us nothing until the button is pressed, so a box that was ticked and unticked stays the person's own.
 */
function many(options: readonly Choice[], showing: Showing): Group[] {
  if (tooLong(options)) return toType(options, showing);
  const groups = chunk(options.map(optionItem), groupAtMost).map(
    (items, at): types.InputBlock => ({
      type: 'input',
      block_id: blockId(showing.card, `${showing.n}-boxes${at}`),
      optional: true,
      label: label(say(at === 0 ? words.several : words.more, showing.lang)),
      element: { type: 'checkboxes', action_id: 'liukan:boxes', options: items },
    }),
  );
  const submit: Element = {
    type: 'button',
    action_id: 'liukan:submit',
    text: label(say(words.submit, showing.lang)),
    style: 'primary',
    value: 'submit',
  };
  return [...numbered(options), [...groups, ...actions(showing, 'submit', [submit])]];
}

const dateGroup = (question: string, showing: Showing): Group[] => [
  actions(showing, 'date', [
    {
      type: 'datepicker',
      action_id: `${datePrefix}${question}`,
      placeholder: label(say(words.pickDate, showing.lang)),
    },
  ]),
  ...aside(say(words.typeIt, showing.lang)),
];

const accountGroup = (showing: Showing): Group[] => [
  ...aside(say(words.typeIt, showing.lang)),
  actions(showing, 'write', [
    { type: 'button', action_id: 'liukan:write', text: label(say(words.write, showing.lang)), value: 'write' },
  ]),
];

/** The commands most asked for as buttons, the others in a menu, all in one row. */
export function commandsOf(choices: readonly Choice[], showing: Showing): Group[] {
  const commands = choices.filter((choice) => choice.role === 'command');
  if (commands.length === 0) return [];
  const front = commands
    .filter((choice) => choice.tone === 'primary' || upFront.has(choice.value))
    .slice(0, buttonsAtMost);
  const rest = commands.filter((choice) => !front.includes(choice));
  return [actions(showing, 'commands', [...front.map(button), ...menu(rest, showing)])];
}

function menu(rest: readonly Choice[], showing: Showing): Element[] {
  if (rest.length <= 1) return rest.map((choice) => button(choice, buttonsAtMost));
  const options = rest.map(optionItem);
  if (rest.length <= overflowAtMost) return [{ type: 'overflow', action_id: 'liukan:menu', options }];
  return [
    { type: 'static_select', action_id: 'liukan:menu', placeholder: label(say(words.more, showing.lang)), options },
  ];
}

const actions = (showing: Showing, name: string, elements: Element[]): Group => [
  { type: 'actions', block_id: blockId(showing.card, `${showing.n}-${name}`), elements },
];

const button = (choice: Choice, at: number): types.Button => ({
  type: 'button',
  action_id: `liukan:tap:${at}`,
  text: label(choice.label),
  value: choice.value,
  ...(choice.tone && { style: choice.tone }),
});

const optionItem = (choice: Choice): types.PlainTextOption => ({ text: label(choice.label), value: choice.value });

/** Slack would refuse a value that long in a list. The options are then shown with their numbers, to be typed. */
const tooLong = (options: readonly Choice[]): boolean => options.some(({ value }) => value.length > optionValueLimit);

const toType = (options: readonly Choice[], { lang }: Showing): Group[] => [
  ...numbered(options, true),
  ...aside(say(words.typeIt, lang)),
];

/** The whole labels, numbered, where an element would cut one short (or when they must be seen before a menu is opened). */
const numbered = (options: readonly Choice[], always = false): Group[] =>
  always || options.some((option) => option.label.length > labelLimit)
    ? titled(
        '',
        options.map((option, at) => `${at + 1}. ${option.label}`),
      )
    : [];

const fitButtons = (options: readonly Choice[]): boolean => {
  const widest = Math.max(...options.map((option) => width(option.label)));
  return options.length <= buttonsAtMost
    ? widest <= buttonWidth
    : options.length <= shortAtMost && widest <= shortWidth;
};

const width = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u1100-\uffff]/.test(sign) ? 2 : 1), 0);

function chunk<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}
