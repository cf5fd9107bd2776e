/** <desk-decide>: outcome, clauses, reasons, how to appeal; kept as a draft; then what the officer will read, to be signed. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { DECIDABLE, type DecidedOutcome, ELSEWHERE } from '../../core/decision.ts';
import type { Lang } from '../../core/text.ts';
import type { Template } from '../../office/office.ts';
import { decisionOf } from '../../review/draft.ts';
import type { View, Whole } from '../../review/view.ts';
import type { Tried } from './act.ts';
import type { Api } from './api.ts';
import { clausePicker, clauseStyles } from './clauses.ts';
import { decideStyles } from './decide-styles.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { type Draft, dropDraft, inPart } from './drafts.ts';
import { outcomeWord } from './outcome.ts';
import { decisionSheet } from './preview.ts';
import { recordStyles } from './record.ts';
import { shared } from './styles.ts';
import { type DecideWords, decideWordsIn } from './words-decide.ts';

/** How many characters a reason may have; the server says the same. */
const LIMIT = 4000;

export class Decide extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    review: { attribute: false },
    unit: { attribute: false },
    templates: { attribute: false },
    sought: { state: true },
    soughtMeans: { state: true },
    trouble: { state: true },
    busy: { state: true },
  };

  static override styles = [shared, recordStyles, clauseStyles, decideStyles];

  declare api: Api;
  declare language: Lang;
  declare review: View & { readonly whole: Whole };
  declare unit: string;
  declare templates: readonly Template[];
  declare private sought: string;
  declare private soughtMeans: string;
  declare private trouble: string;
  declare private busy: boolean;
  private keeper: DraftKeeper | undefined;
  /** How many acts there were when the preview was opened: what comes while it covers the page is not seen. */
  private seen = 0;

  constructor() {
    super();
    this.templates = [];
    this.sought = '';
    this.soughtMeans = '';
    this.trouble = '';
    this.busy = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language')) this.trouble = '';
    if (this.keeper?.id !== this.review.id) {
      this.keeper = new DraftKeeper(this, this.api, this.review.id, this.review.whole.reliedOn);
      void this.keeper.fetch();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.keeper?.flush();
  }

  private get draft(): Draft {
    if (this.keeper === undefined) throw new Error('before the first update');
    return this.keeper.draft;
  }

  protected override render(): TemplateResult {
    const words = decideWordsIn(this.language);
    const { draft, trouble, keeper } = this;
    return html`
      <form novalidate aria-label=${words.title} @submit=${this.preview} @keydown=${this.hurry}>
        <h2>${words.title}</h2>
        <fieldset>
          <legend>${words.outcome}</legend>
          ${[...DECIDABLE, ...ELSEWHERE].map((outcome) => this.outcome(outcome, words))}
        </fieldset>
        ${draft.outcome === 'transferred' ? this.transfer(words) : nothing} ${this.clauses(words)}
        ${this.reason(words)}
        <div>
          <label class="label" for="appeal">${words.appeal}</label>
          <textarea id="appeal" class="short" aria-describedby="appeal-hint" .value=${live(draft.appeal)} @input=${(event: Event) => this.keep({ appeal: valueIn(event) })}></textarea>
          <p class="soft" id="appeal-hint">${words.appealHint}</p>
        </div>
        ${trouble === '' ? nothing : html`<p class="alert" role="alert">${trouble}</p>`}
        <div class="buttons">
          <button class="main">${words.preview}</button>
          <span class="soft keys">${words.previewKeys}</span>
          <span class="soft" role="status">${keeper === undefined || keeper.state === 'new' ? nothing : words[keeper.state]}</span>
        </div>
      </form>
      <dialog aria-labelledby="will-read">
        ${
          draft.outcome === undefined
            ? nothing
            : decisionSheet({
                whole: this.review.whole,
                draft: { ...this.signed(draft.outcome) },
                unit: this.unit,
                lang: this.language,
                trouble,
                busy: this.busy,
                sign: () => this.sign(),
                change: () => this.dialog?.close(),
              })
        }
      </dialog>
    `;
  }

  private outcome(outcome: DecidedOutcome, words: DecideWords): TemplateResult {
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

  private transfer(words: DecideWords): TemplateResult {
    const { transfer } = this.draft;
    const field = (name: 'to' | 'document', label: string): TemplateResult => html`<div>
      <label class="label" for=${name}>${label}</label>
      <input id=${name} type="text" maxlength="200" autocomplete="off" .value=${live(transfer[name])} @input=${(event: Event) => this.keep({ transfer: { ...transfer, [name]: valueIn(event) } })} />
    </div>`;
    return html`<div class="transfer">
      ${field('to', words.transferTo)} ${field('document', words.transferDocument)}
    </div>`;
  }

  private clauses(words: DecideWords): TemplateResult {
    const { whole } = this.review;
    const { language: lang, draft } = this;
    return html`
      ${clausePicker({
        title: words.clauses,
        departs: this.departs,
        reliedFirst: true,
        whole,
        chosen: draft.clauses,
        sought: this.sought,
        lang,
        choose: (clauses) => this.keep({ clauses }),
        seek: (sought) => {
          this.sought = sought;
        },
      })}
      ${clausePicker({
        title: words.means,
        hint: words.meansHint,
        reliedFirst: false,
        whole,
        chosen: draft.means,
        sought: this.soughtMeans,
        lang,
        choose: (means) => this.keep({ means }),
        seek: (sought) => {
          this.soughtMeans = sought;
        },
      })}
    `;
  }

  private get departs(): boolean {
    const { outcome } = this.draft;
    const { record, asks } = this.review.whole;
    return outcome !== undefined && !decisionOf(record, asks, this.signed(outcome), this.unit, Date.now()).agrees;
  }

  private reason(words: DecideWords): TemplateResult {
    const { reason } = this.draft;
    return html`<div>
      ${
        this.templates.length === 0
          ? nothing
          : html`<div class="template">
              <label class="label" for="template">${words.template}</label>
              <select id="template" @change=${this.useTemplate}>
                <option value="">${words.templateChoose}</option>
                ${this.templates.map(({ name }, index) => html`<option value=${index}>${name}</option>`)}
              </select>
            </div>`
      }
      <label class="label" for="reason">${words.reason}</label>
      <textarea id="reason" required aria-describedby="reason-hint" .value=${live(reason)} @input=${(event: Event) => this.keep({ reason: valueIn(event) })}></textarea>
      <p class="under soft"><span id="reason-hint">${words.reasonHint}</span><span class="verified">${words.characters(reason.length, LIMIT)}</span></p>
    </div>`;
  }

  private useTemplate(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const template = this.templates[Number(select.value)];
    if (select.value === '' || template === undefined) return;
    const { reason } = this.draft;
    this.keep({ reason: reason.trim() === '' ? template.text : `${reason.trimEnd()}\n${template.text}` });
    select.value = '';
    this.renderRoot.querySelector<HTMLElement>('#reason')?.focus();
  }

  private signed(outcome: DecidedOutcome) {
    return { ...inPart(this.draft), outcome, reason: this.draft.reason, clauses: [...this.draft.clauses] };
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  private keep(change: Partial<Draft>): void {
    this.trouble = '';
    this.keeper?.keep(change);
  }

  private hurry(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) this.preview(event);
  }

  private preview(event: Event): void {
    event.preventDefault();
    const words = decideWordsIn(this.language);
    const { outcome, reason, transfer, appeal } = this.draft;
    if (outcome === undefined) this.refuse(words.outcomeMissing, 'input[type=radio]');
    else if (outcome === 'transferred' && transfer.to.trim() === '') this.refuse(words.transferMissing, '#to');
    else if (outcome === 'transferred' && transfer.document.trim() === '')
      this.refuse(words.transferMissing, '#document');
    else if (reason.trim() === '') this.refuse(words.reasonMissing, '#reason');
    else if (reason.length > LIMIT) this.refuse(words.tooLong(reason.length - LIMIT), '#reason');
    else if (appeal.length > LIMIT) this.refuse(words.tooLong(appeal.length - LIMIT), '#appeal');
    else {
      this.seen = this.review.whole.acts;
      this.dialog?.showModal();
    }
  }

  /** For those who read first and come to the form from elsewhere. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('input[type=radio]')?.focus();
  }

  private refuse(trouble: string, at: string): void {
    this.trouble = trouble;
    this.renderRoot.querySelector<HTMLElement>(at)?.focus();
  }

  private async sign(): Promise<void> {
    const { outcome } = this.draft;
    if (this.busy || outcome === undefined) return;
    this.busy = true;
    await this.keeper?.flush(); // where the second person objects, one goes on from it
    const answered = await this.api.sign(this.review.id, this.signed(outcome), this.seen);
    this.busy = false;
    if (!answered.ok) {
      this.trouble = answered.message;
      if (answered.code === 'changed') this.dialog?.close(); // to look at what has changed
      if (answered.code !== 'signed_out' && answered.code !== 'offline') this.tell({ answered, done: '' });
      return;
    }
    this.dialog?.close();
    this.keeper?.stop();
    dropDraft(this.review.id);
    const words = decideWordsIn(this.language);
    this.tell({ answered, done: answered.body.review.stage === 'seconding' ? words.proposed : words.decided });
  }

  private tell(detail: Tried): void {
    this.dispatchEvent(new CustomEvent('tried', { detail, bubbles: true, composed: true }));
  }
}

const valueIn = (event: Event): string => (event.target as HTMLTextAreaElement).value;

customElements.define('desk-decide', Decide);

declare global {
  interface HTMLElementTagNameMap {
    'desk-decide': Decide;
  }
}
