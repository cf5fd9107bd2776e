/**
 * A reply as Slack blocks. The text of a reply is complete and its card says how to draw it better; whatever stands in the text and
 * in no part of the card (a warning, a closing question) is drawn too, so nothing is lost when the core says something new.
 */
import type {
  DecisionCard,
  JudgmentCard,
  QuestionCard,
  RecordCard,
  Reply,
  Section,
  StripItem,
  TreeCard,
} from '../../core/reply.ts';
import { situationLines } from '../../core/tree-card.ts';
import { WORDS } from '../../core/words.ts';
import { aside, divider, type Group, headline, paragraph, titled } from './blocks.ts';
import { commandsOf, one, optionsOf, type Showing } from './choices.ts';

export function groupsOf(reply: Reply, showing: Showing): Group[] {
  const choices = reply.choices ?? [];
  const { card } = reply;
  const options =
    card?.kind === 'question'
      ? optionsOf(choices, card, showing)
      : one(
          choices.filter((choice) => choice.role === 'option'),
          showing,
        );
  return [...bodyOf(reply), ...options, ...commandsOf(choices, showing)];
}

function bodyOf({ text, card }: Reply): Group[] {
  if (!card) return paragraph(text);
  switch (card.kind) {
    case 'question':
      return question(card, text);
    case 'judgment':
      return judgment(card);
    case 'tree':
      return tree(card);
    case 'record':
      return record(card, text);
    case 'decision':
      return decision(card, text);
    case 'notice':
      return paragraph(`${signs[card.tone]}${text}`);
  }
}

/** By shape as well as by word: nothing here depends on colour. */
const signs = { info: '', warning: '⚠ ', care: '♥ ' } as const;

/** The look is introduced where the text does so (its first question); afterwards its name stands beside the progress. */
function question(card: QuestionCard, text: string): Group[] {
  const { look, progress } = card;
  const title = look?.title ?? '';
  const lines = text.split('\n');
  const introduced = title !== '' && lines.some((line) => line.startsWith(title));
  const small = introduced ? [progress.label, look?.about, look?.provenance] : [progress.label, title];
  // how to type several numbers is not said beside boxes
  const known = [
    progress.label,
    card.ask,
    look?.provenance,
    ...(card.input === 'many' ? [WORDS.severalHint.zh, WORDS.severalHint.en] : []),
  ];
  const others = lines.filter((line) => !known.includes(line) && !(introduced && line.startsWith(title)));
  return [
    ...(introduced ? headline(title) : []),
    ...aside(small.filter(Boolean).join(' · ')),
    ...titled(card.ask, [...others, ...(card.placeholder ? [card.placeholder] : [])]),
  ];
}

/** Short first: what is not `brief` comes when 详情 is tapped. */
const judgment = (card: JudgmentCard): Group[] => [
  ...headline(card.headline),
  ...titled('', card.cautions),
  ...titled('', card.strip.map(stripLine)),
  ...inSections(card.sections.filter((section) => section.brief)),
];

/** ▲ 一看问题性质 · 有利 */
const stripLine = ({ mark, title, word, provenance }: StripItem): string =>
  `${mark} ${title} · ${word}${provenance ? ` (${provenance})` : ''}`;

/** A list is a block of its own, so that a long tree is cut between lists where it can be. */
const tree = (card: TreeCard): Group[] => [
  ...headline(card.title),
  ...aside(card.legend),
  ...card.packs.flatMap((pack) => titled(pack.title, [...pack.situations.flatMap(situationLines), ...pack.notes])),
];

/** Exactly what would be sent stands between two lines; the warning before it, the question after it. */
const record = (card: RecordCard, text: string): Group[] => [
  ...headline(card.title),
  ...paragraph(`${signs.warning}${card.warning}`),
  divider,
  ...inSections(card.sections),
  divider,
  ...titled('', notDrawn(text, [card.title, card.warning, ...said(card.sections)])),
];

const decision = (card: DecisionCard, text: string): Group[] => [
  ...headline(card.headline),
  ...inSections(card.sections),
  ...titled('', notDrawn(text, [card.headline, ...said(card.sections)])),
];

const inSections = (sections: readonly Section[]): Group[] =>
  sections.flatMap(({ title, lines }) => titled(title, lines));

const said = (sections: readonly Section[]): string[] => sections.flatMap(({ title, lines }) => [title, ...lines]);

/** The lines of a text that say what no part of the card says. */
function notDrawn(text: string, drawn: readonly string[]): string[] {
  const known = new Set(drawn.flatMap((part) => part.split('\n')).map((line) => line.trim()));
  return text.split('\n').filter((line) => {
    const bare = line.replace(/^[·\s]+/, '').trim();
    return bare !== '' && !known.has(bare);
  });
}
