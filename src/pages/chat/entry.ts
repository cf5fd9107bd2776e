/** One entry of the talk: what the person said, and what was replied. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Card, Choice, NoticeCard, Reply } from '../../core/reply.ts';
import type { Lang } from '../../core/text.ts';
import { doing, isSecondClick } from './doing.ts';
import { decisionSheet, judgmentSheet, recordSheet, treeSheet } from './sheets.ts';
import { commandsOf, optionsOf, type Entry } from './transcript.ts';
import type { Words } from './words.ts';

export interface Drawing {
  readonly words: Words;
  readonly lang: Lang;
  /** Its choices stand: it is the last entry that has any. */
  readonly live: boolean;
  /** An answer is on its way. */
  readonly busy: boolean;
  /** Another judgment was given after it. */
  readonly superseded: boolean;
}

export const entry = (shown: Entry, drawing: Drawing): TemplateResult => {
  const { words } = drawing;
  return html`<li id=${`turn-${shown.key}`}>
    ${shown.said === undefined ? nothing : html`<div class="said"><span class="unseen">${words.you}</span>${shown.said}</div>`}
    ${shown.replies.map((reply, index) => replyOf(reply, shown, shown.replies[index + 1]?.card, drawing))}
  </li>`;
};

const replyOf = (reply: Reply, { seq }: Entry, next: Card | undefined, drawing: Drawing): TemplateResult => {
  const { card } = reply;
  const { words, lang, live, busy, superseded } = drawing;
  switch (card?.kind) {
    case 'question':
      return live
        ? html`<liukan-question .reply=${reply} .seq=${seq} .language=${lang} ?busy=${busy}></liukan-question>`
        : html`<div class="bubble asked">${card.ask}</div>${thenOptions(reply, seq, words)}`;
    case 'judgment':
      return html`${judgmentSheet(card, words, superseded)} ${choices(reply, seq, drawing)}`;
    case 'tree':
      return html`${treeSheet(card)} ${choices(reply, seq, drawing)}`;
    case 'record':
      return html`${recordSheet(card)} ${choices(reply, seq, drawing)}`;
    case 'decision':
      return html`${decisionSheet(card)} ${choices(reply, seq, drawing)}`;
    case 'notice':
      return html`${notice(reply.text, card.tone, next, words)} ${choices(reply, seq, drawing)}`;
    case undefined:
      return html`<div class="bubble spoken" tabindex="-1">${reply.text}</div>${choices(reply, seq, drawing)}`;
  }
};

/** A word in passing before the next question (记下了：…) is a line; any other is a bubble; what must be noticed has its own look. */
const notice = (text: string, tone: NoticeCard['tone'], next: Card | undefined, words: Words): TemplateResult => {
  if (tone !== 'info')
    return html`<div class="notice spoken ${tone}" tabindex="-1"><strong>${words[tone]}</strong>${text}</div>`;
  const passing = (next?.kind === 'question' || next?.kind === 'judgment') && text.length <= 90 && !text.includes('\n');
  return passing ? html`<p class="aside">${text}</p>` : html`<div class="bubble spoken" tabindex="-1">${text}</div>`;
};

/** Found in the side column at any time; not repeated under every reply that has many. */
const ELSEWHERE = [':help', ':progress', ':restart', ':zh', ':en', ':code', ':delete'];

const choices = (reply: Reply, seq: number, { live, busy, words }: Drawing): TemplateResult | typeof nothing => {
  if (!live) return thenOptions(reply, seq, words);
  const options = optionsOf(reply);
  const all = commandsOf(reply).filter(({ value }) => !(value === ':details' && reply.card?.kind === 'judgment'));
  const edits = all.filter(({ value }) => value.startsWith(':edit '));
  const commands = all.filter(
    (command) => !edits.includes(command) && (all.length <= 4 || command.tone || !ELSEWHERE.includes(command.value)),
  );
  return html`${options.length > 0 ? html`<div class="choices">${options.map((choice) => button(choice, seq, busy))}</div>` : nothing}
  ${commands.length > 0 ? html`<div class="row">${commands.map((choice) => button(choice, seq, busy))}</div>` : nothing}
  ${
    edits.length > 0
      ? html`<div class="group" role="group" aria-label=${words.changeLooks}>
        <span>${words.changeLooks}</span>
        <div class="row">${edits.map((choice) => button(choice, seq, busy, 'small'))}</div>
      </div>`
      : nothing
  }`;
};

const button = ({ value, label, tone }: Choice, seq: number, busy: boolean, size = ''): TemplateResult =>
  html`<button
    class="${tone ?? ''} ${size}"
    type="button"
    aria-disabled=${busy}
    @click=${(event: MouseEvent) => busy || isSecondClick(event) || event.currentTarget?.dispatchEvent(doing({ choice: value, seq }, label))}
  >
    ${label}
  </button>`;

/** What could be chosen then. Still there for who wants to look; choosing one is answered with the present question. */
const thenOptions = (reply: Reply, seq: number, words: Words): TemplateResult | typeof nothing => {
  const options = optionsOf(reply);
  if (options.length === 0) return nothing;
  return html`<details class="then">
    <summary>${words.thenOptions}</summary>
    <p>${words.thenOptionsNote}</p>
    <div class="row">${options.map((option) => button(option, seq, false))}</div>
  </details>`;
};
