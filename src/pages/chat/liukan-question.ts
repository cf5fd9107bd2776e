/** <liukan-question>: the question that is being asked, and every way to answer it. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { PROVINCES } from '../../core/places.ts';
import type { Choice, QuestionCard, Reply } from '../../core/reply.ts';
import type { Lang } from '../../core/text.ts';
import { beyondCard } from './beyond.ts';
import { doing, isEnter, isSecondClick } from './doing.ts';
import { MESSAGE_LIMIT } from './limit.ts';
import { controls } from './styles/controls.ts';
import { questionStyles } from './styles/question.ts';
import { optionsOf } from './transcript.ts';
import { wordsIn, type Words } from './words.ts';

/** The commands that belong to this very question; the others are in the side column. */
const OF_THE_QUESTION = [':unknown', ':skip', ':keep', ':why', ':back'];

export class LiukanQuestion extends LitElement {
  static override styles = [controls, questionStyles];
  static override properties = {
    reply: { attribute: false },
    seq: { attribute: false },
    language: { attribute: false },
    busy: { type: Boolean },
    picked: { state: true },
    typed: { state: true },
    lacking: { state: true },
  };

  declare reply: Reply;
  declare seq: number;
  declare language: Lang;
  /** An answer is on its way: the card waits. */
  declare busy: boolean;
  /** Values chosen: of a multi-select, or the one that is on its way. */
  declare picked: readonly string[];
  declare typed: string;
  /** Submitted without choosing anything. */
  declare lacking: boolean;

  constructor() {
    super();
    this.reply = { text: '' };
    this.seq = 0;
    this.language = 'zh';
    this.busy = false;
    this.picked = [];
    this.typed = '';
    this.lacking = false;
  }

  /** A new question begins at its words, so that a screen reader says them and Tab leads to the answers. */
  focusQuestion(): void {
    this.renderRoot.querySelector('h2')?.focus({ preventScroll: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('busy') && !this.busy && !this.#many) this.picked = [];
  }

  protected override render(): TemplateResult | typeof nothing {
    const card = this.#card;
    if (!card) return nothing;
    const words = wordsIn(this.language);
    const also = beyondCard(this.reply.text, card);
    return html`<div class="card ${this.busy ? 'busy' : ''}" role="group" aria-labelledby="ask" @keydown=${this.#digit}>
      <p class="look">
        ${card.look ? html`<strong>${card.look.title}</strong>` : nothing}
        <span>${card.progress.label}</span>
      </p>
      ${card.look ? html`<p class="about">${card.look.about}</p>` : nothing}
      ${
        card.look?.provenance
          ? html`<p class="provenance"><span class="tag">${words.reconstructed}</span>${card.look.provenance}</p>`
          : nothing
      }
      ${card.input === 'account' && also.length > 0 ? html`<p class="also">${also.join('\n')}</p>` : nothing}
      <h2 id="ask" tabindex="-1">${card.ask}</h2>
      ${card.input !== 'account' && also.length > 0 ? html`<p class="about">${also.join('\n')}</p>` : nothing}
      ${card.before ? html`<p class="before">${words.before(card.before)}</p>` : nothing}
      ${this.#answers(card, words)} ${this.#around()}
    </div>`;
  }

  get #card(): QuestionCard | undefined {
    return this.reply.card?.kind === 'question' ? this.reply.card : undefined;
  }

  get #many(): boolean {
    return this.#card?.input === 'many';
  }

  #answers(card: QuestionCard, words: Words): TemplateResult {
    switch (card.input) {
      case 'one':
        return this.#one(words);
      case 'many':
        return this.#several(card, words);
      case 'amount':
        return this.#field(words.amountLabel, card.placeholder ?? words.amountPlaceholder, words, 'decimal');
      case 'line':
        return this.#field(words.lineLabel, card.placeholder ?? '', words);
      case 'date':
        return html`${this.#field(words.dateLabel, card.placeholder ?? words.datePlaceholder, words)}
          <div class="pick">
            <button class="small" type="button" @click=${this.#openCalendar}>${words.datePick}</button>
            <input type="date" tabindex="-1" aria-hidden="true" @change=${this.#pickDay} />
          </div>`;
      case 'place':
        return html`${this.#places()} ${this.#field(words.placeLabel, card.placeholder ?? words.placePlaceholder, words)}
          <datalist id="known">
            ${PROVINCES.map(({ full, en }) => html`<option value=${this.language === 'en' ? en : full}></option>`)}
          </datalist>`;
      case 'account':
        return this.#account(card.placeholder ?? words.accountPlaceholder, words);
    }
  }

  #one(words: Words): TemplateResult {
    return html`<div class="options" role="group" aria-label=${words.options}>
      ${optionsOf(this.reply).map(
        (option, index) => html`<button
          class="option ${this.picked.includes(option.value) ? 'chosen' : ''}"
          type="button"
          aria-disabled=${this.busy}
          @click=${(event: MouseEvent) => isSecondClick(event) || this.#choose(option)}
        >
          <span class="number">${index + 1}</span><span>${option.label}</span>
        </button>`,
      )}
    </div>`;
  }

  #several(card: QuestionCard, words: Words): TemplateResult {
    return html`<fieldset class="options">
        <legend class="unseen">${words.chooseSeveral}</legend>
        ${optionsOf(this.reply).map(
          (option, index) => html`<label class="option ${this.picked.includes(option.value) ? 'chosen' : ''}">
            <input
              type="checkbox"
              .checked=${this.picked.includes(option.value)}
              ?disabled=${this.busy}
              @change=${() => this.#toggle(option, card)}
            />
            <span class="number" aria-hidden="true">${index + 1}</span><span>${option.label}</span>
            ${card.alone.includes(option.label) ? html`<span class="aloneness">${words.alone}</span>` : nothing}
          </label>`,
        )}
      </fieldset>
      <div class="submit">
        <button class="primary" type="button" aria-disabled=${this.busy} @click=${() => this.#submitSeveral(card)}>
          ${words.submitChosen(this.picked.length)}
        </button>
        <p class="hint" role="status">${this.lacking ? words.chooseSeveral : ''}</p>
      </div>`;
  }

  #places(): TemplateResult {
    return html`<div class="places">
      ${optionsOf(this.reply).map(
        (option) =>
          html`<button type="button" aria-disabled=${this.busy} @click=${(event: MouseEvent) => isSecondClick(event) || this.#choose(option)}>${option.label}</button>`,
      )}
    </div>`;
  }

  #field(label: string, placeholder: string, words: Words, mode?: 'decimal'): TemplateResult {
    return html`<form class="typed" @submit=${this.#submitTyped}>
      <label for="typed">${label}</label>
      <input
        id="typed"
        type="text"
        autocomplete="off"
        inputmode=${mode === 'decimal' ? 'text' : nothing}
        list=${this.#card?.input === 'place' ? 'known' : nothing}
        placeholder=${placeholder}
        .value=${this.typed}
        @input=${this.#type}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && !isEnter(event) && event.preventDefault()}
      />
      <button class="primary" aria-disabled=${this.busy}>${words.answerButton}</button>
    </form>`;
  }

  #account(placeholder: string, words: Words): TemplateResult {
    const over = this.typed.length > MESSAGE_LIMIT;
    return html`<form class="typed" @submit=${this.#submitTyped}>
      <label for="typed">${words.accountLabel}</label>
      <textarea id="typed" class="full" rows="5" placeholder=${placeholder} .value=${this.typed} @input=${this.#type}></textarea>
      <p class="count ${over ? 'over' : ''}">
        ${over ? words.tooLong(MESSAGE_LIMIT) : words.characters(this.typed.length, MESSAGE_LIMIT)}
      </p>
      <button class="primary" aria-disabled=${this.busy || over}>${words.answerButton}</button>
    </form>`;
  }

  #around(): TemplateResult | typeof nothing {
    const commands = (this.reply.choices ?? []).filter(({ value }) => OF_THE_QUESTION.includes(value));
    if (commands.length === 0) return nothing;
    return html`<div class="others">
      ${commands.map(
        (command) => html`<button
          class=${command.value === ':unknown' || command.value === ':skip' ? 'unsure' : ''}
          type="button"
          aria-disabled=${this.busy}
          @click=${(event: MouseEvent) => isSecondClick(event) || this.#choose(command)}
        >
          ${command.label}
        </button>`,
      )}
    </div>`;
  }

  #choose({ value, label }: Choice): void {
    if (this.busy) return;
    this.picked = [value];
    this.dispatchEvent(doing({ choice: value, seq: this.seq }, label));
  }

  #toggle(option: Choice, card: QuestionCard): void {
    const isAlone = (value: string) =>
      optionsOf(this.reply).some((known) => known.value === value && card.alone.includes(known.label));
    const others = this.picked.filter((value) => value !== option.value);
    this.lacking = false;
    if (others.length < this.picked.length) this.picked = others;
    else
      this.picked = card.alone.includes(option.label)
        ? [option.value]
        : [...others.filter((value) => !isAlone(value)), option.value];
  }

  #submitSeveral({ question }: QuestionCard): void {
    if (this.busy) return;
    const chosen = optionsOf(this.reply).filter(({ value }) => this.picked.includes(value));
    this.lacking = chosen.length === 0;
    if (this.lacking) return;
    const ids = chosen.map(({ value }) => value.slice(question.length + 1));
    const label = chosen.map((option) => option.label).join(this.language === 'en' ? '; ' : '、');
    this.dispatchEvent(doing({ choice: `${question}=${ids.join('|')}`, seq: this.seq }, label));
  }

  #type = (event: Event): void => {
    const field = event.target;
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) this.typed = field.value;
  };

  /** The browser's own calendar; its field stays out of sight, because it writes days in the browser's way, not in ours. */
  #openCalendar = (): void => this.renderRoot.querySelector<HTMLInputElement>('.pick input')?.showPicker();

  #pickDay = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement) || event.target.value === '') return;
    this.typed = event.target.value;
    this.renderRoot.querySelector<HTMLElement>('#typed')?.focus();
  };

  #submitTyped = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = this.typed.trim();
    if (this.busy || text.length > MESSAGE_LIMIT) return;
    if (text === '') return this.renderRoot.querySelector<HTMLElement>('#typed')?.focus();
    this.dispatchEvent(doing({ text }, text));
  };

  /** 1 to 9 choose, while the card has the focus and nothing is being typed. */
  #digit = (event: KeyboardEvent): void => {
    const typing = event.composedPath()[0];
    if (typing instanceof HTMLTextAreaElement || (typing instanceof HTMLInputElement && typing.type !== 'checkbox'))
      return;
    if (event.altKey || event.ctrlKey || event.metaKey || !/^[1-9]$/.test(event.key)) return;
    const card = this.#card;
    const option = optionsOf(this.reply)[Number(event.key) - 1];
    if (!card || !option) return;
    if (card.input === 'many') this.#toggle(option, card);
    else if (card.input === 'one') this.#choose(option);
  };
}

customElements.define('liukan-question', LiukanQuestion);
