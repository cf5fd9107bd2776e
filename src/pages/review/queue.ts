/** <desk-queue>: the matters of one shelf; search, order, filters; all of it by keys too. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Lang } from '../../core/text.ts';
import { shortNumber } from '../../review/number.ts';
import type { Order, Queue as Lines, Shelf } from '../../review/queue.ts';
import type { Summary } from '../../review/view.ts';
import type { Api, Me } from './api.ts';
import { deadlineLine, deadlineStyles } from './deadline.ts';
import { onChange } from './events.ts';
import { keysOff, shortcut, switchKeys } from './keys.ts';
import { conclusionChip, stageChip, standingChip } from './outcome.ts';
import { hrefOf, SHELVES } from './place.ts';
import { queueStyles } from './queue-styles.ts';
import { stagesOf } from './shelf-stages.ts';
import { shared } from './styles.ts';
import { keepSpot, takeSpot } from './spot.ts';
import { age, moment } from './time.ts';
import { isFiltered, keepWish, NO_WISH, ORDERS, theWish, type Wish } from './wish.ts';
import { wordsIn } from './words.ts';
import { type QueueWords, queueWordsIn } from './words-queue.ts';

/** After the last stroke of a search. */
const PAUSE = 300;

export class Queue extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    me: { attribute: false },
    shelf: { attribute: false },
    wish: { state: true },
    reviews: { state: true },
    counts: { state: true },
    trouble: { state: true },
    keysOn: { state: true },
  };

  static override styles = [shared, deadlineStyles, queueStyles];

  declare api: Api;
  declare language: Lang;
  declare me: Me;
  declare shelf: Shelf;
  declare private wish: Wish;
  declare private reviews: readonly Summary[] | undefined;
  declare private counts: Lines['counts'] | undefined;
  declare private trouble: string;
  declare private keysOn: boolean;

  private deaf: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  private readonly onKey = (event: KeyboardEvent): void => this.key(event);

  constructor() {
    super();
    this.wish = theWish();
    this.reviews = undefined;
    this.counts = undefined;
    this.trouble = '';
    this.keysOn = !keysOff();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.deaf = onChange(() => void this.load());
    document.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.deaf?.();
    clearTimeout(this.timer);
    document.removeEventListener('keydown', this.onKey);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('shelf')) this.reviews = undefined;
    if (changed.has('shelf') || changed.has('language')) void this.load(); // a trouble is worded by the server
  }

  private get shelves(): readonly Shelf[] {
    return this.me.role === 'auditor' ? SHELVES.filter((shelf) => shelf !== 'mine') : SHELVES;
  }

  private async load(): Promise<void> {
    const asked = ++this.asked;
    const answered = await this.api.queue(this.shelf, this.wish);
    if (asked !== this.asked) return; // something else was wished for meanwhile
    this.trouble = answered.ok ? '' : answered.message;
    if (!answered.ok) return;
    ({ reviews: this.reviews, counts: this.counts } = answered.body);
    await this.updateComplete;
    this.goBack();
  }

  /** To the line from which one went to a matter, as it stood on the screen. */
  private goBack(): void {
    const spot = takeSpot(this.shelf);
    if (spot === undefined) return;
    window.scrollTo({ top: spot.scroll });
    this.renderRoot
      .querySelector<HTMLElement>(`a[href='${hrefOf({ at: 'matter', id: spot.id })}']`)
      ?.focus({ preventScroll: true });
  }

  private want(change: Partial<Wish>, pause = 0): void {
    this.wish = { ...this.wish, ...change };
    keepWish(this.wish);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), pause);
  }

  protected override render(): TemplateResult {
    const words = queueWordsIn(this.language);
    return html`
      <nav aria-label=${words.shelvesNav}>
        <ul>
          ${this.shelves.map(
            (shelf, index) => html`<li>
              <a href=${hrefOf({ at: 'queue', shelf })} aria-current=${shelf === this.shelf ? 'page' : nothing}
                >${this.keysOn ? html`<kbd aria-hidden="true">${index + 1}</kbd>` : nothing}${words.shelves[shelf]}${this.counts === undefined ? nothing : html` <span class="number">${this.counts[shelf]}</span>`}</a
              >
            </li>`,
          )}
        </ul>
      </nav>
      <h1 class="heard">${words.shelves[this.shelf]}</h1>
      ${this.filters(words)}
      <div class="bar soft">
        <span role="status">${this.reviews?.length ? words.count(this.reviews.length) : nothing}</span>
        <span class="keys"
          >${this.keysOn ? words.keys : nothing}
          <button class="quiet" aria-pressed=${this.keysOn} @click=${this.switchKeys}>${this.keysOn ? words.keysOn : words.keysOff}</button></span
        >
        <button class="quiet" @click=${() => this.load()}>${words.refresh}</button>
      </div>
      ${this.trouble === '' ? nothing : html`<p class="alert" role="alert">${this.trouble}</p>`} ${this.list(words)}
    `;
  }

  private filters(words: QueueWords): TemplateResult {
    const { wish } = this;
    const choose = <Name extends 'order' | 'stage'>(
      name: Name,
      label: string,
      options: readonly (readonly [Wish[Name], string])[],
    ) =>
      html`<label>
        <span class="soft">${label}</span>
        <select @change=${(event: Event) => this.want({ [name]: (event.target as HTMLSelectElement).value as Wish[Name] })}>
          ${options.map(([value, word]) => html`<option value=${value} .selected=${wish[name] === value}>${word}</option>`)}
        </select>
      </label>`;
    return html`<search class="filters">
      <label class="find">
        <span class="soft">${words.search}</span>
        <input
          type="search"
          maxlength="200"
          placeholder=${words.searchHint}
          .value=${live(wish.search)}
          @input=${(event: Event) => this.want({ search: (event.target as HTMLInputElement).value }, PAUSE)}
          @keydown=${this.leaveSearch}
        />
      </label>
      ${choose('stage', words.stage, [['', words.anyStage], ...stagesOf(this.shelf).map((stage) => [stage, words.stages[stage]] as const)])}
      ${choose(
        'order',
        words.order,
        ORDERS.map((order: Order) => [order, words.orders[order]] as const),
      )}
      <label class="check">
        <input type="checkbox" .checked=${live(wish.late)} @change=${() => this.want({ late: !wish.late })} />
        ${words.late}
      </label>
    </search>`;
  }

  private list(words: QueueWords): TemplateResult | typeof nothing {
    if (!this.reviews)
      return this.trouble === '' ? html`<p class="soft">${wordsIn(this.language).loading}</p>` : nothing;
    if (this.reviews.length === 0)
      return isFiltered(this.wish)
        ? html`<p class="empty soft">
            ${words.emptyFiltered}<button @click=${() => this.want({ ...NO_WISH, order: this.wish.order })}>${words.clearFilters}</button>
          </p>`
        : html`<p class="empty soft">${words.empty[this.shelf]}</p>`;
    return html`<ul class="rows">
      ${repeat(
        this.reviews,
        ({ id }) => id,
        (review) => this.row(review, words),
      )}
    </ul>`;
  }

  private row(
    { id, unit, openedAt, standing, conclusion, objected, stage, held, next, instance, deadlines }: Summary,
    words: QueueWords,
  ): TemplateResult {
    const { language } = this;
    const [deadline] = deadlines;
    return html`<li>
      <a class="card row ${deadlines.some(({ late }) => late) ? 'late' : ''}" href=${hrefOf({ at: 'matter', id })} @click=${() => keepSpot({ shelf: this.shelf, id, scroll: window.scrollY })}>
        <span class="what">
          <span class="unit">${unit || words.noUnit}</span>
          <span class="about">
            ${stageChip({ stage, next }, language)}
            ${objected ? html`<span class="chip adverse"><span aria-hidden="true">✕</span>${words.objected}</span>` : nothing}
            ${conclusion === undefined ? html`<span class="soft">${words.standing.title}</span>${standingChip(standing, language)}` : html`<span class="soft">${words.conclusion(conclusion.isAppealed)}</span>${conclusionChip(conclusion.outcome, language)}`}
            ${instance === 1 ? nothing : html`<span>${words.appeal(instance)}</span>`}
            ${held === 'nobody' ? nothing : html`<span class="soft ${held === 'me' ? 'held' : ''}">${words.held[held]}</span>`}
          </span>
        </span>
        <span class="what">
          ${deadline === undefined ? nothing : deadlineLine(deadline, language)}
          <span class="soft">
            <time datetime=${new Date(openedAt).toISOString()} title=${moment(openedAt, language)}
              >${words.submitted(age(openedAt, Date.now(), language))}</time
            >
            · ${shortNumber(id)}
          </span>
        </span>
      </a>
    </li>`;
  }

  private switchKeys(): void {
    this.keysOn = switchKeys();
  }

  private leaveSearch(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (this.wish.search !== '') this.want({ search: '' });
    else (event.target as HTMLElement).blur();
  }

  /** Digits go to a shelf, / to the search, j k and arrows from row to row, Home and End to the ends. */
  private key(event: KeyboardEvent): void {
    const rows = [...this.renderRoot.querySelectorAll<HTMLAnchorElement>('a.row')];
    const here = rows.indexOf(this.shadowRoot?.activeElement as HTMLAnchorElement);
    const wanted = shortcut(event, { isOnRow: here >= 0, letters: this.keysOn });
    if (wanted === undefined) return;
    if (wanted.to === 'search') {
      event.preventDefault();
      this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.select();
      this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.focus();
    } else if (wanted.to === 'shelf') {
      const shelf = this.shelves[wanted.number - 1];
      if (shelf !== undefined) location.hash = hrefOf({ at: 'queue', shelf });
    } else {
      const next = { next: here + 1, before: Math.max(0, here - 1), first: 0, last: rows.length - 1 }[wanted.to];
      if (rows[next] === undefined) return;
      event.preventDefault();
      rows[next].focus();
    }
  }
}

customElements.define('desk-queue', Queue);
