/** <desk-decide>: outcome, clauses, reasons; then what the officer will read, to be confirmed. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { decisionCard } from '../../core/decision-card.ts';
import { DECIDABLE, type DecidedOutcome } from '../../core/decision.ts';
import type { Lang } from '../../core/text.ts';
import { decisionOf } from '../../review/draft.ts';
import type { View, Whole } from '../../review/queue.ts';
import type { Api } from './api.ts';
import { clausePicker, clauseStyles } from './clauses.ts';
import { type Draft, draftOf, dropDraft, keepDraft } from './drafts.ts';
import { outcomeWord } from './outcome.ts';
import { recordStyles, sectionsOf } from './record.ts';
import { shared } from './styles.ts';
import { type Words, wordsIn } from './words.ts';

/** How many characters a reason may have; the server says the same. */
const LIMIT = 4000;

export class Decide extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    review: { attribute: false },
    unit: { attribute: false },
    draft: { state: true },
    sought: { state: true },
    trouble: { state: true },
    busy: { state: true },
  };

  static override styles = [
    shared,
    recordStyles,
    clauseStyles,
    css`
      form {
        display: grid;
        gap: 1.25rem;
      }

      legend,
      .reason {
        font-weight: 600;
        margin-block-end: 0.375rem;
      }

      .choice {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-height: 2.75rem;
        padding: 0.25rem 0.75rem;
        border: 1px solid var(--line);
        cursor: pointer;
      }

      .choice + .choice {
        border-block-start: 0;
      }

      .choice:first-of-type {
        border-radius: var(--radius) var(--radius) 0 0;
      }

      .choice:last-of-type {
        border-radius: 0 0 var(--radius) var(--radius);
      }

      .choice:has(:checked) {
        background: var(--accent-wash);
      }

      input[type='radio'],
      input[type='checkbox'] {
        flex: none;
        width: 1.125rem;
        height: 1.125rem;
        accent-color: var(--accent);
      }

      .choice .soft {
        margin-inline-start: auto;
      }

      textarea {
        min-height: 9rem;
        resize: vertical;
      }

      .under {
        display: flex;
        justify-content: space-between;
        gap: 1rem;
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
      }

      dialog {
        width: min(44rem, calc(100vw - 2rem));
        max-height: calc(100dvh - 2rem);
        padding: 0;
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--card);
        color: var(--ink);
      }

      dialog::backdrop {
        background: rgb(10 18 26 / 55%);
      }

      .sheet {
        display: grid;
        gap: 1rem;
        padding: 1.25rem;
      }

      .preview {
        display: grid;
        gap: 0.75rem;
        padding: 1rem;
        background: var(--paper);
        border-radius: var(--radius);
      }

      @media (max-width: 40rem) {
        .keys {
          display: none;
        }

        .buttons button {
          flex: 1 1 100%;
        }

        .under,
        .under span {
          display: block;
        }
      }
    `,
  ];

  declare api: Api;
  declare language: Lang;
  declare review: View & { readonly whole: Whole };
  declare unit: string;
  declare private draft: Draft;
  declare private sought: string;
  declare private trouble: string;
  declare private busy: boolean;

  constructor() {
    super();
    this.sought = '';
    this.trouble = '';
    this.busy = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language')) this.trouble = '';
    if (changed.has('review')) this.draft = draftOf(this.review.id, this.review.whole.reliedOn);
  }

  protected override render(): TemplateResult {
    const words = wordsIn(this.language).decide;
    const { draft, trouble } = this;
    return html`
      <form novalidate @submit=${this.preview} @keydown=${this.hurry}>
        <h2>${words.title}</h2>
        <fieldset>
          <legend>${words.outcome}</legend>
          ${DECIDABLE.map((outcome) => this.outcome(outcome, words))}
        </fieldset>
        ${clausePicker({
          whole: this.review.whole,
          chosen: draft.clauses,
          sought: this.sought,
          lang: this.language,
          choose: (clauses) => this.keep({ clauses }),
          seek: (sought) => {
            this.sought = sought;
          },
        })}
        <div>
          <label class="reason" for="reason">${words.reason}</label>
          <textarea id="reason" required aria-describedby="reason-hint" .value=${live(draft.reason)} @input=${this.wrote}></textarea>
          <p class="under soft"><span id="reason-hint">${words.reasonHint}</span><span class="verified">${words.characters(draft.reason.length, LIMIT)}</span></p>
        </div>
        ${trouble === '' ? nothing : html`<p class="alert" role="alert">${trouble}</p>`}
        <div class="buttons">
          <button class="main">${words.preview}</button>
          <span class="soft keys">${words.previewKeys}</span>
        </div>
      </form>
      <dialog aria-labelledby="will-read">${draft.outcome === undefined ? nothing : this.sheet(draft.outcome, words)}</dialog>
    `;
  }

  private outcome(outcome: DecidedOutcome, words: Words['decide']): TemplateResult {
    const { standing } = this.review;
    const suggested = standing.kind === 'settled' && standing.outcome === outcome;
    return html`<label class="choice">
      <input
        type="radio"
        name="outcome"
        value=${outcome}
        .checked=${live(this.draft.outcome === outcome)}
        @change=${() => this.keep({ outcome })}
      />
      ${outcomeWord(outcome, this.language)} ${suggested ? html`<span class="soft">${words.suggested}</span>` : nothing}
    </label>`;
  }

  /** The officer's card, made by what will make it in their thread, from the same decision. */
  private sheet(outcome: DecidedOutcome, words: Words['decide']): TemplateResult {
    const { record } = this.review.whole;
    const { reason, clauses } = this.draft;
    const decision = decisionOf(record, { outcome, reason, clauses: [...clauses] }, this.unit, Date.now());
    const { card } = decisionCard(decision, record.lang, []);
    return html`<div class="sheet">
      <h2 id="will-read">${words.confirmTitle}</h2>
      ${card?.kind === 'decision' ? html`<div class="preview"><p class="instrument">${card.headline}</p>${sectionsOf(card.sections, record.lang)}</div>` : nothing}
      ${decision.agrees ? nothing : html`<p class="caution">${words.departs}</p>`}
      ${decision.clauses.length > 0 ? nothing : html`<p class="caution">${words.noClause}</p>`}
      <p class="soft">${words.confirmNote}</p>
      ${this.trouble === '' ? nothing : html`<p class="alert" role="alert">${this.trouble}</p>`}
      <div class="buttons">
        <button class="main" aria-disabled=${this.busy} @click=${this.confirm}>${this.busy ? words.deciding : words.confirm}</button>
        <button @click=${() => this.dialog?.close()}>${words.change}</button>
      </div>
    </div>`;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  private keep(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
    this.trouble = '';
    keepDraft(this.review.id, this.draft);
  }

  private wrote(event: InputEvent): void {
    this.keep({ reason: (event.target as HTMLTextAreaElement).value });
  }

  private hurry(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) this.preview(event);
  }

  private preview(event: Event): void {
    event.preventDefault();
    const words = wordsIn(this.language).decide;
    const { outcome, reason } = this.draft;
    if (outcome === undefined) this.refuse(words.outcomeMissing, 'input[type=radio]');
    else if (reason.trim() === '') this.refuse(words.reasonMissing, 'textarea');
    else if (reason.length > LIMIT) this.refuse(words.tooLong(reason.length - LIMIT), 'textarea');
    else this.dialog?.showModal();
  }

  /** For those who read first and come to the form from elsewhere. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input[type=radio]')?.focus();
  }

  private refuse(trouble: string, at: string): void {
    this.trouble = trouble;
    this.renderRoot.querySelector<HTMLElement>(at)?.focus();
  }

  private async confirm(): Promise<void> {
    const { outcome, reason, clauses } = this.draft;
    if (this.busy || outcome === undefined) return;
    this.busy = true;
    const answered = await this.api.decide(this.review.id, { outcome, reason, clauses: [...clauses] });
    this.busy = false;
    if (!answered.ok) {
      this.trouble = answered.message;
      return;
    }
    dropDraft(this.review.id);
    this.dialog?.close();
    this.dispatchEvent(new CustomEvent('decided', { detail: answered }));
  }
}

customElements.define('desk-decide', Decide);

declare global {
  interface HTMLElementTagNameMap {
    'desk-decide': Decide;
  }
}
