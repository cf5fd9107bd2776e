/** <desk-matter>: one matter whole, and what can be done with it now. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { decisionCard } from '../../core/decision-card.ts';
import type { Lang } from '../../core/text.ts';
import type { View, Whole } from '../../review/queue.ts';
import type { Answered, Api } from './api.ts';
import './decide.ts';
import { dropDraft } from './drafts.ts';
import { shortNumber } from './number.ts';
import { standingLine } from './outcome.ts';
import { hrefOf } from './place.ts';
import { clauseOf, recordStyles, sectionsOf } from './record.ts';
import { shared } from './styles.ts';
import { age, moment } from './time.ts';
import { type Words, wordsIn } from './words.ts';

export class Matter extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    matterId: { attribute: false },
    unit: { attribute: false },
    review: { state: true },
    busy: { state: true },
    trouble: { state: true },
  };

  static override styles = [
    shared,
    recordStyles,
    css`
      .head {
        display: grid;
        gap: 0.25rem;
        margin-block: 0.75rem 1rem;
      }

      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem 1.25rem;
      }

      .act {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
        margin-block-end: 1rem;
      }

      .act p {
        flex: 1 1 20rem;
      }

      .jump {
        color: var(--accent);
      }

      .columns {
        display: grid;
        gap: 1rem;
        align-items: start;
      }

      .columns,
      .act {
        max-width: 52rem;
      }

      .columns.two {
        max-width: none;
      }

      .columns > * {
        min-width: 0;
      }

      article {
        display: grid;
        gap: 1rem;
      }

      .clauses {
        display: grid;
        gap: 0.75rem;
        margin-block-start: 0.75rem;
      }

      .note {
        margin-block-end: 1rem;
      }

      .decision {
        border-color: var(--accent);
      }

      @media (min-width: 64rem) {
        .columns.two {
          grid-template-columns: minmax(0, 1fr) minmax(24rem, 30rem);
        }

        .columns.two > aside {
          position: sticky;
          inset-block-start: 1rem;
          max-height: calc(100vh - 2rem);
          overflow-y: auto;
        }
      }

      @media print {
        .act,
        aside,
        .back {
          display: none;
        }
      }
    `,
  ];

  declare api: Api;
  declare language: Lang;
  declare matterId: string;
  /** The reviewer's own unit: the officer reads it under the decision. */
  declare unit: string;
  declare private review: View | undefined;
  declare private busy: boolean;
  declare private trouble: string;

  private readonly leave = (event: KeyboardEvent) => {
    const writing = event
      .composedPath()
      .some(
        (node) =>
          node instanceof HTMLTextAreaElement || node instanceof HTMLInputElement || node instanceof HTMLDialogElement,
      );
    if (event.key === 'Escape' && !writing && !event.defaultPrevented) location.hash = this.back;
  };

  constructor() {
    super();
    this.review = undefined;
    this.busy = false;
    this.trouble = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.leave);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('matterId')) {
      this.review = undefined;
      void this.load();
    } else if (changed.has('language') && this.trouble !== '') void this.load();
  }

  private async load(): Promise<void> {
    const answered = await this.api.matter(this.matterId);
    await this.take(answered);
  }

  /** Shows what the server answered, and puts the reader at its top. */
  private async take(answered: Answered<{ readonly review: View }>, done?: string): Promise<void> {
    this.trouble = answered.ok ? '' : answered.message;
    if (answered.ok) this.review = answered.body.review;
    if (answered.ok && done !== undefined)
      this.dispatchEvent(new CustomEvent('said', { detail: done, bubbles: true, composed: true }));
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus({ preventScroll: done !== undefined });
  }

  private get back(): string {
    return hrefOf({ at: 'queue', status: this.review?.status ?? 'open' });
  }

  protected override render(): TemplateResult {
    const words = wordsIn(this.language);
    return html`
      <a class="back" href=${this.back}>← ${words.matter.back}</a>
      ${this.review ? this.head(this.review, words) : nothing}
      ${this.trouble === '' ? nothing : html`<p class="alert" role="alert">${this.trouble}</p>`}
      ${this.review ? this.whole(this.review, words) : this.trouble === '' ? html`<p class="soft">${words.loading}</p>` : nothing}
    `;
  }

  private head({ id, unit, openedAt, standing, status }: View, words: Words): TemplateResult {
    const { language } = this;
    return html`<div class="head">
      <h1 tabindex="-1">${unit || words.queue.noUnit}</h1>
      <p class="facts soft">
        <span>${words.queue.statuses[status]}</span>
        <span>${words.standing.title}${language === 'en' ? ': ' : '：'}${standingLine(standing, language)}</span>
        <time datetime=${new Date(openedAt).toISOString()} title=${moment(openedAt, language)}>${words.queue.submitted(age(openedAt, Date.now(), language))}</time>
        <span>${words.matter.number(shortNumber(id))}</span>
      </p>
    </div>`;
  }

  private whole(review: View, words: Words): TemplateResult {
    const { whole, status } = review;
    if (!whole)
      return html`<p class="caution" role="alert">${status === 'decided' ? words.matter.colleagueDecided : words.matter.colleague}</p>`;
    const deciding = status === 'claimed';
    return html`
      ${status === 'decided' ? nothing : this.acts(status, words)}
      <div class="columns ${deciding ? 'two' : ''}">
        <article>
          ${this.decided(whole, words)}
          <div class="card">
            <h2>${words.matter.record}</h2>
            <p class="soft note">${words.matter.recordNote}</p>
            ${sectionsOf(whole.record.sections, whole.record.lang)}
          </div>
          ${deciding || whole.record.clauses.length === 0 ? nothing : this.clauses(whole, words)}
        </article>
        ${
          deciding
            ? html`<aside class="card" aria-label=${words.decide.title}>
                <desk-decide
                  .api=${this.api}
                  .language=${this.language}
                  .review=${review}
                  .unit=${this.unit}
                  @decided=${(event: CustomEvent<Answered<{ readonly review: View }>>) => this.take(event.detail, words.decide.decided)}
                ></desk-decide>
              </aside>`
            : nothing
        }
      </div>
    `;
  }

  private acts(status: 'open' | 'claimed', words: Words): TemplateResult {
    const [label, hint, act] =
      status === 'open'
        ? [this.busy ? words.matter.claiming : words.matter.claim, words.matter.claimHint, () => this.claim()]
        : [words.matter.release, words.matter.releaseHint, () => this.release()];
    return html`<div class="act ${status === 'open' ? 'card' : ''}">
      <button class=${status === 'open' ? 'main' : ''} aria-disabled=${this.busy} aria-describedby="hint" @click=${act}>${label}</button>
      ${status === 'open' ? nothing : html`<button class="quiet jump" @click=${() => this.renderRoot.querySelector('desk-decide')?.focus()}>${words.matter.toDecision}</button>`}
      <p class="soft" id="hint">${hint}</p>
    </div>`;
  }

  private async claim(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const answered = await this.api.claim(this.matterId);
    this.busy = false;
    if (answered.ok) return this.take(answered, wordsIn(this.language).matter.claimed);
    await this.load(); // as it stands now: a colleague was first, or it was withdrawn
    if (this.review?.held !== 'colleague') this.trouble = answered.message; // else it says so itself
  }

  private async release(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const answered = await this.api.release(this.matterId);
    this.busy = false;
    if (answered.ok) dropDraft(this.matterId);
    await this.take(answered, wordsIn(this.language).matter.released);
  }

  private decided({ decision, record }: Whole, words: Words): TemplateResult | typeof nothing {
    const card = decision && decisionCard(decision, record.lang, []).card;
    if (!decision || card?.kind !== 'decision') return nothing;
    return html`<div class="card decision">
      <p class="soft">
        ${words.matter.decision} · ${words.matter.decidedAt(moment(decision.at, this.language))}${decision.agrees ? nothing : ` · ${words.matter.departs}`}
      </p>
      <h2 class="note">${card.headline}</h2>
      ${sectionsOf(card.sections, record.lang)}
    </div>`;
  }

  private clauses({ record, reliedOn }: Whole, words: Words): TemplateResult {
    return html`<div class="card">
      <h2>${words.matter.clauses}</h2>
      <ul class="clauses">
        ${record.clauses.map(
          (clause) => html`<li>
            ${reliedOn.includes(clause.id) ? html`<span class="chip">${words.matter.relied}</span>` : nothing} ${clauseOf(clause, this.language)}
          </li>`,
        )}
      </ul>
    </div>`;
  }
}

customElements.define('desk-matter', Matter);
