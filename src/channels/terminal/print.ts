/** Replies on a terminal: the text, then the options by number, then in one line what else can be said. */
import type { Choice, Reply } from '../../core/reply.ts';
import type { Lang } from '../../core/text.ts';

/** The commands worth a reminder under every card, besides what matters most there; the others are in 帮助. */
const REMINDED = [
  ':unknown',
  ':keep',
  ':skip',
  ':why',
  ':back',
  ':details',
  ':tree',
  ':person',
  ':delete',
  ':new',
  ':help',
];

const isOption = ({ role }: Choice): boolean => role === 'option';

/** Ready to be written, with a line break at the end. */
export function print(replies: readonly Reply[], lang: Lang): string {
  return replies.map((reply) => printOne(reply, lang)).join('\n');
}

function printOne({ text, choices = [] }: Reply, lang: Lang): string {
  const options = choices.filter(isOption).map(({ label }, at) => `  ${at + 1}. ${label}`);
  const others = choices
    .filter((choice) => !isOption(choice) && (choice.tone === 'primary' || REMINDED.includes(choice.value)))
    .map(({ label }) => label);
  const also =
    others.length === 0
      ? []
      : [`  ${lang === 'en' ? 'or say: ' : '也可以说：'}${others.join(lang === 'en' ? ' | ' : '｜')}`];
  return `${[text, ...options, ...also].join('\n')}\n`;
}
