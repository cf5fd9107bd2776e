/** <desk-queue>: the matters of one status, oldest first. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Lang } from '../../core/text.ts';
import type { QueueStatus, Summary } from '../../review/queue.ts';
import type { Api } from './api.ts';
import { standingChip } from './outcome.ts';
import { hrefOf, STATUSES } from './place.ts';
import { shared } from './styles.ts';
import { age, moment } from './time.ts';
import { shortNumber } from './number.ts';
import { type Words, wordsIn } from './words.ts';

/** The list looks again this often while it is on the screen. */
const PAUSE = 30_000;

export class Queue extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    status: { attribute: false },
    reviews: { state: true },
    trouble: { state: true },
  };

  static override styles = [
    shared,
    css`
      nav ul {
        display: flex;
        gap: 0.25rem;
        border-block-end: 1px solid var(--line);
      }

      nav a {
        display: block;
        padding: 0.625rem 1rem;
        color: var(--soft);
        text-decoration: none;
        border-block-end: 3px solid transparent;
      }

      nav a[aria-current] {
        color: var(--ink);
        font-weight: 600;
        border-color: var(--accent);
      }

      .bar {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 1rem;
        min-height: 3.25rem;
      }

      .rows {
        display: grid;
        gap: 0.5rem;
      }

      .row {
        display: grid;
        grid-template-columns: 11.5rem 1fr auto;
        align-items: center;
        gap: 0.25rem 1rem;
        color: inherit;
        text-decoration: none;
        padding-block: 0.75rem;
      }

      .row:hover {
        border-color: var(--accent);
      }

      .unit {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .when {
        text-align: end;
      }

      .held {
        color: var(--accent);
      }

      .empty {
        padding-block: 3rem;
        text-align: center;
      }

      @media (max-width: 40rem) {
        .row {
          grid-template-columns: 1fr auto;
        }

        .unit {
          grid-column: 1 / -1;
          grid-row: 1;
        }

        .keys {
          display: none;
        }

        nav a {
          padding-inline: 0.75rem;
        }
      }
    `,
  ];

  declare api: Api;
  declare language: Lang;
  declare status: QueueStatus;
  declare private reviews: readonly Summary[] | undefined;
  declare private trouble: string;

  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly look = () => {
    if (document.visibilityState === 'visible') void this.load();
  };

  constructor() {
    super();
    this.reviews = undefined;
    this.trouble = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.look);
    this.timer = setInterval(this.look, PAUSE);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.look);
    clearInterval(this.timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('status')) this.reviews = undefined;
    if (changed.has('status') || changed.has('language')) void this.load(); // a trouble is worded by the server
  }

  private async load(): Promise<void> {
    const { status } = this;
    const answered = await this.api.queue(status);
    if (status !== this.status) return; // another list was opened meanwhile
    this.trouble = answered.ok ? '' : answered.message;
    if (answered.ok) this.reviews = answered.body.reviews;
  }

  protected override render(): TemplateResult {
    const words = wordsIn(this.language).queue;
    return html`
      <nav aria-label=${words.nav}>
        <ul>
          ${STATUSES.map(
            (status) => html`<li>
              <a href=${hrefOf({ at: 'queue', status })} aria-current=${status === this.status ? 'page' : nothing}>${words.statuses[status]}</a>
            </li>`,
          )}
        </ul>
      </nav>
      <h1 class="heard">${words.statuses[this.status]}</h1>
      <div class="bar soft">
        <span>${this.reviews?.length ? words.count(this.reviews.length) : nothing} <span class="keys">${this.reviews?.length ? `· ${words.keys}` : nothing}</span></span>
        <button class="quiet" @click=${() => this.load()}>${words.refresh}</button>
      </div>
      ${this.trouble === '' ? nothing : html`<p class="alert" role="alert">${this.trouble}</p>`} ${this.list()}
    `;
  }

  private list(): TemplateResult | typeof nothing {
    const words = wordsIn(this.language);
    if (!this.reviews) return this.trouble === '' ? html`<p class="soft">${words.loading}</p>` : nothing;
    if (this.reviews.length === 0) return html`<p class="empty soft">${words.queue.empty[this.status]}</p>`;
    return html`<ul class="rows" @keydown=${this.move}>
      ${repeat(
        this.reviews,
        ({ id }) => id,
        (review) => this.row(review, words),
      )}
    </ul>`;
  }

  private row({ id, unit, openedAt, standing, status, held }: Summary, words: Words): TemplateResult {
    const { language } = this;
    const holder = (status === 'decided' ? words.queue.decidedBy : words.queue.held)[held];
    return html`<li>
      <a class="card row" href=${hrefOf({ at: 'matter', id })}>
        <span>${standingChip(standing, language)}</span>
        <span class="unit">${unit || words.queue.noUnit}</span>
        <span class="when soft">
          ${holder === '' ? nothing : html`<span class=${held === 'me' ? 'held' : ''}>${holder}</span> · `}<time datetime=${new Date(openedAt).toISOString()} title=${moment(openedAt, language)}
            >${words.queue.submitted(age(openedAt, Date.now(), language))}</time
          >
          · ${shortNumber(id)}
        </span>
      </a>
    </li>`;
  }

  /** Arrows go from row to row, Home and End to the ends. */
  private move(event: KeyboardEvent): void {
    const rows = [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('a.row')];
    const row = (event.target as Element).closest<HTMLAnchorElement>('a.row');
    if (!row) return;
    const here = rows.indexOf(row);
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined || !rows[next]) return;
    event.preventDefault();
    rows[next].focus();
  }
}

customElements.define('desk-queue', Queue);
