/** <desk-act>: one thing that can be done to a matter: a button, and where it needs words, a small form under it. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { type Days, isWithin } from '../../core/matter-days.ts';
import type { Lang } from '../../core/text.ts';
import type { Template } from '../../office/office.ts';
import { type ActName, bodyOf, FIELDS, type Field, LENGTHS, TURNS_ON_READING, type Values } from './act-forms.ts';
import type { ActBody, AnsweredMatter, Api, Colleague } from './api.ts';
import { dropDraft, keepValues, keptValues } from './drafts.ts';
import { fieldOf, fieldStyles } from './fields.ts';
import { blankStep, type PlannedStep, stepsFields, type Usual } from './steps-form.ts';
import { shared } from './styles.ts';
import { today } from './time.ts';
import { type ActsWords, actsWordsIn } from './words-acts.ts';

/** Where the office's templates help. */
const TEMPLATED: ReadonlySet<ActName> = new Set<ActName>(['asked', 'returned']);
/** What somebody types: kept while it is not sent. */
const PROSE: ReadonlySet<Field['kind']> = new Set<Field['kind']>(['prose', 'line']);

/** What the matter's page hears when it was tried. */
export interface Tried {
  readonly answered: AnsweredMatter;
  readonly done: string;
}

export class Act extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    matterId: { attribute: false },
    acts: { attribute: false },
    cautions: { attribute: false },
    templates: { attribute: false },
    days: { attribute: false },
    usual: { attribute: false },
    suggested: { attribute: false },
    type: { attribute: false },
    step: { attribute: false },
    main: { type: Boolean },
    open: { type: Boolean, reflect: true },
    values: { state: true },
    steps: { state: true },
    colleagues: { state: true },
    busy: { state: true },
    trouble: { state: true },
    at: { state: true },
  };

  static override styles = [
    shared,
    fieldStyles,
    css`
      :host {
        display: block;
      }

      :host([open]) {
        flex-basis: 100%;
      }

      form {
        display: grid;
        gap: 0.875rem;
        margin-block: 0.5rem;
        padding: 0.875rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--paper);
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
      }

      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  declare api: Api;
  declare language: Lang;
  declare matterId: string;
  /** How many acts the matter has, as it is shown. */
  declare acts: number;
  /** What to think of before it is done. */
  declare cautions: readonly string[];
  /** The office's reasons to begin with. */
  declare templates: readonly Template[];
  /** The days that it may name. */
  declare days: Days | undefined;
  /** Until when the office's own rule has things put right. */
  declare usual: Usual | undefined;
  declare suggested: readonly string[];
  declare type: ActName;
  /** The step it is about, where it is about one. */
  declare step: string | undefined;
  declare main: boolean;
  declare open: boolean;
  declare private values: Values;
  declare private steps: readonly PlannedStep[];
  declare private colleagues: readonly Colleague[] | undefined;
  declare private busy: boolean;
  declare private trouble: string;
  /** The field that is wrong. */
  declare private at: string;
  /** How many there were when one began with it: what comes while it is written may not be seen. */
  private seen: number | undefined;

  constructor() {
    super();
    this.step = undefined;
    this.cautions = [];
    this.templates = [];
    this.days = undefined;
    this.usual = undefined;
    this.suggested = [];
    this.main = false;
    this.open = false;
    this.clear();
    this.busy = false;
  }

  private clear(): void {
    this.values = { on: today(), form: 'written', forms: ['written'] };
    this.steps = [blankStep()];
    this.colleagues = undefined;
    this.trouble = '';
    this.at = '';
  }

  private get fields(): readonly Field[] {
    return this.type === 'planned' ? [] : FIELDS[this.type];
  }

  private get isForm(): boolean {
    return this.type === 'planned' || this.fields.length > 0;
  }

  protected override render(): TemplateResult {
    const words = actsWordsIn(this.language);
    const { name, busy, hint } = words.acts[this.type];
    return html`
      <button
        class="opener ${this.main ? 'main' : ''}"
        aria-expanded=${this.isForm ? this.open : nothing}
        aria-disabled=${this.busy}
        aria-describedby=${hint === undefined || this.isForm ? nothing : 'hint'}
        @click=${this.press}
      >
        ${this.busy && !this.isForm ? busy : name}
      </button>
      ${hint === undefined || this.isForm ? nothing : html`<p class="soft hint" id="hint">${hint}</p>`}
      ${!this.isForm && this.trouble !== '' ? html`<p class="alert" role="alert">${this.trouble}</p>` : nothing}
      ${this.open ? this.form(words) : nothing}
    `;
  }

  private form(words: ActsWords): TemplateResult {
    const { name, busy, hint } = words.acts[this.type];
    return html`<form novalidate aria-label=${name} @submit=${this.submit} @keydown=${this.keys}>
      ${hint === undefined ? nothing : html`<p class="soft">${hint}</p>`}
      ${this.cautions.map((caution) => html`<p class="caution">${caution}</p>`)}
      ${TEMPLATED.has(this.type) && this.templates.length > 0 ? this.template(words) : nothing}
      ${
        this.type === 'planned'
          ? stepsFields(
              this.steps,
              { words, days: this.days, usual: this.usual, suggested: this.suggested },
              (steps) => {
                this.steps = steps;
                this.trouble = '';
              },
            )
          : this.fields.map((field) =>
              fieldOf({
                field,
                value: this.values[field.name] ?? '',
                wrong: this.at === field.name,
                colleagues: this.colleagues,
                lang: this.language,
                days: this.days,
                change: (value) => this.change(field, value),
              }),
            )
      }
      ${this.trouble === '' ? nothing : html`<p class="alert" role="alert">${this.trouble}</p>`}
      <div class="buttons">
        <button class="main" aria-disabled=${this.busy}>${this.busy ? busy : words.submit}</button>
        <button type="button" @click=${this.close}>${words.cancel}</button>
      </div>
    </form>`;
  }

  private template(words: ActsWords): TemplateResult {
    const use = (event: Event): void => {
      const select = event.target as HTMLSelectElement;
      const template = this.templates[Number(select.value)];
      const field = this.fields.find(({ kind }) => kind === 'prose');
      if (select.value === '' || template === undefined || field === undefined) return;
      const written = String(this.values[field.name] ?? '').trimEnd();
      this.change(field, written === '' ? template.text : `${written}\n${template.text}`);
      select.value = '';
      this.renderRoot.querySelector<HTMLElement>(`[name='${field.name}']`)?.focus();
    };
    return html`<div class="field">
      <label for="template">${words.template}</label>
      <select id="template" @change=${use}>
        <option value="">${words.templateChoose}</option>
        ${this.templates.map(({ name }, index) => html`<option value=${index}>${name}</option>`)}
      </select>
    </div>`;
  }

  /** Where what is written is kept in this window until it is sent. */
  private get draftKey(): string {
    return `${this.matterId}:${this.type}:${this.step ?? ''}`;
  }

  private change(field: Field, value: string | readonly string[]): void {
    this.values = { ...this.values, [field.name]: value };
    if (PROSE.has(field.kind)) keepValues(this.draftKey, this.written());
    this.trouble = '';
    this.at = '';
  }

  private async press(): Promise<void> {
    this.seen = this.acts;
    if (!this.isForm) return this.send({ type: this.type });
    if (this.open) return this.close();
    this.open = true;
    this.values = { ...this.values, ...keptValues(this.draftKey) };
    this.dispatchEvent(new CustomEvent('act-opened', { bubbles: true, composed: true }));
    if (this.type === 'handedOver') void this.findColleagues();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('form :is(textarea, input, select)')?.focus();
  }

  /** What was typed: dates and choices are not worth keeping. */
  private written(): Record<string, string> {
    return Object.fromEntries(
      this.fields
        .filter(({ kind }) => PROSE.has(kind))
        .map(({ name }): [string, string] => [name, String(this.values[name] ?? '')]),
    );
  }

  private async findColleagues(): Promise<void> {
    const answered = await this.api.colleagues(this.matterId);
    this.colleagues = answered.ok ? answered.body.colleagues : [];
    if (!answered.ok && answered.code !== 'not_found') this.trouble = answered.message;
  }

  close(): void {
    this.open = false;
    this.trouble = '';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.opener')?.focus());
  }

  private keys(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.submit(event);
  }

  private submit(event: Event): void {
    event.preventDefault();
    if (this.busy) return;
    const words = actsWordsIn(this.language);
    const names = this.fields.map(({ name }) => name);
    if (this.type === 'planned') {
      const unfinished = this.steps.findIndex(({ what, owner, due }) =>
        [what, owner, due].some((each) => each.trim() === ''),
      );
      const missing = (['what', 'owner', 'due'] as const).find((name) => this.steps[unfinished]?.[name].trim() === '');
      if (missing !== undefined) return this.refuse(words.missing(words.fields[missing]), `${missing}-${unfinished}`);
      const behind = this.steps.findIndex(({ due }) => !this.isPossible(due));
      if (behind >= 0) return this.refuse(words.dayFrom(this.days?.from ?? ''), `due-${behind}`);
      void this.send({
        type: 'planned',
        steps: this.steps.map(({ what, owner, due }) => ({ what: what.trim(), owner: owner.trim(), due })),
      });
      return;
    }
    for (const { name, kind, label, optional } of this.fields) {
      const value = this.values[name] ?? '';
      const text = typeof value === 'string' ? value.trim() : value.join();
      const limit = LENGTHS[kind];
      if (optional === undefined && text === '') return this.refuse(words.missing(words.fields[label]), name);
      if (limit !== undefined && text.length > limit) return this.refuse(words.tooLong(text.length - limit), name);
      const { from = '', to = '' } = this.days ?? {};
      if (kind === 'day' && !this.isPossible(text)) return this.refuse(words.dayBetween(from, to), name);
    }
    if (this.type === 'asked' && `${this.values['text'] ?? ''}${this.values['look'] ?? ''}`.trim() === '')
      return this.refuse(words.askOrLook, 'text');
    const chosen = Object.fromEntries(names.map((name) => [name, this.values[name] ?? '']));
    void this.send({ ...bodyOf(this.type, chosen), ...(this.step === undefined ? {} : { step: this.step }) });
  }

  private isPossible(day: string): boolean {
    return this.days === undefined || isWithin(day, this.days);
  }

  private refuse(trouble: string, at: string): void {
    this.trouble = trouble;
    this.at = at;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[name='${at}']`)?.focus());
  }

  private async send(body: ActBody): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    // Kept: the stream may tell the page of this very act before its own answer comes, and another is offered here by then.
    const { type, draftKey } = this;
    const seen = TURNS_ON_READING.has(type) ? { seen: this.seen ?? this.acts } : {};
    const answered = await this.api.act(this.matterId, { ...body, ...seen });
    this.busy = false;
    if (answered.ok) {
      this.open = false;
      dropDraft(draftKey);
      this.clear();
    } else this.trouble = answered.message;
    if (!answered.ok && answered.code === 'changed') this.seen = undefined; // told, and shown anew
    const detail: Tried = { answered, done: actsWordsIn(this.language).acts[type].done };
    this.dispatchEvent(new CustomEvent('tried', { detail, bubbles: true, composed: true }));
  }
}

customElements.define('desk-act', Act);
