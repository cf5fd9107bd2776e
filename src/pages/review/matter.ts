/** <desk-matter>: one matter whole on one page, and what can be done with it now. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DeedType } from '../../core/matter-acts.ts';
import { daysFor } from '../../core/matter-days.ts';
import type { Lang } from '../../core/text.ts';
import { shortNumber } from '../../review/number.ts';
import type { View, Whole } from '../../review/view.ts';
import './act.ts';
import type { Act, Tried } from './act.ts';
import { actsFor } from './acts-for.ts';
import type { ActName } from './act-forms.ts';
import type { Answered, Api, Me, OfficeRules } from './api.ts';
import { asksOf, asksStyles } from './asks.ts';
import { beforeClosing } from './closing.ts';
import { MANY, matches } from './clauses.ts';
import './attachments.ts';
import { deadlineStyles, deadlineWhole, whoWord } from './deadline.ts';
import './decide.ts';
import { decisionsOf, decisionStyles, objectionOf } from './decisions.ts';
import { onChange } from './events.ts';
import { historyOf, historyStyles } from './history.ts';
import { matterStyles } from './matter-styles.ts';
import { outcomeWord, stageChip, stageWord, standingLine } from './outcome.ts';
import { followingOf, puttingRightStyles, waitingReports } from './putting-right.ts';
import { clauseOf, recordStyles, sectionsOf, tagIn } from './record.ts';
import { stripOfRecord, stripStyles } from './strip.ts';
import { shared } from './styles.ts';
import { age, moment } from './time.ts';
import { wordsIn } from './words.ts';
import { actsWordsIn } from './words-acts.ts';
import { matterWordsIn } from './words-matter.ts';
import { decideWordsIn } from './words-decide.ts';
import { queueWordsIn } from './words-queue.ts';

export class Matter extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    matterId: { attribute: false },
    me: { attribute: false },
    rules: { attribute: false },
    back: { attribute: false },
    review: { state: true },
    sought: { state: true },
    trouble: { state: true },
  };

  static override styles = [
    shared,
    deadlineStyles,
    recordStyles,
    stripStyles,
    asksStyles,
    decisionStyles,
    puttingRightStyles,
    historyStyles,
    matterStyles,
  ];

  declare api: Api;
  declare language: Lang;
  declare matterId: string;
  declare me: Me;
  declare rules: OfficeRules | undefined;
  /** The list from which one came. */
  declare back: string;
  declare private review: View | undefined;
  declare private trouble: string;
  /** Looked for among the clauses. */
  declare private sought: string;

  private deaf: (() => void) | undefined;
  private readonly leave = (event: KeyboardEvent) => {
    const writing = event
      .composedPath()
      .some((node) => node instanceof HTMLElement && node.matches('input, textarea, select, dialog'));
    if (event.key === 'Escape' && !writing && !event.defaultPrevented) location.hash = this.back;
  };

  constructor() {
    super();
    this.rules = undefined;
    this.review = undefined;
    this.sought = '';
    this.trouble = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.leave);
    this.deaf = onChange(() => void this.again());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.leave);
    this.deaf?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('matterId')) {
      this.review = undefined;
      void this.load();
    } else if (changed.has('language') && this.trouble !== '') void this.load();
  }

  private async load(): Promise<void> {
    this.show(await this.api.matter(this.matterId));
    await this.focusTop();
  }

  /** As it stands now: nothing moves where nothing changed, and what somebody else has done meanwhile is said. */
  private async again(isTold = true): Promise<void> {
    const id = this.matterId;
    const answered = await this.api.matter(id);
    const before = this.review?.whole?.acts; // after the answer: what one did oneself meanwhile is no news
    if (id !== this.matterId || !(answered.ok || answered.code === 'unknown_review')) return;
    this.show(answered);
    const now = answered.ok ? answered.body.review.whole?.acts : undefined;
    const isNews = isTold && before !== undefined && now !== undefined && now > before;
    if (isNews) this.say(matterWordsIn(this.language).changed);
  }

  private say(detail: string): void {
    this.dispatchEvent(new CustomEvent('said', { detail, bubbles: true, composed: true }));
  }

  private show(answered: Answered<{ readonly review: View }>): void {
    this.trouble = answered.ok ? '' : answered.message;
    if (answered.ok) {
      if (JSON.stringify(answered.body.review) !== JSON.stringify(this.review)) this.review = answered.body.review;
    } else if (answered.code === 'unknown_review') this.review = undefined; // withdrawn, or no longer this user's to know of
  }

  private async focusTop(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
  }

  /** An act was tried. What stood in its way is told beside it; what stands now is shown here. */
  private async tried({ detail: { answered, done } }: CustomEvent<Tried>): Promise<void> {
    if (!answered.ok) {
      const before = this.review;
      if (answered.code === 'offline' || answered.code === 'signed_out') return;
      await this.again(false); // the refusal says it
      if (this.review !== before && this.trouble === '') this.trouble = answered.message; // its form may be gone
      return;
    }
    this.show(answered);
    this.say(done);
    await this.focusTop();
    window.scrollTo({ top: 0 });
  }

  private attached({ detail }: CustomEvent<View>): void {
    if (detail.id === this.matterId) this.review = detail;
  }

  /** One form at a time. */
  private opened(event: Event): void {
    const [target] = event.composedPath();
    for (const act of this.renderRoot.querySelectorAll<Act>('desk-act'))
      if (act !== target && act.open) act.open = false;
  }

  protected override render(): TemplateResult {
    const words = matterWordsIn(this.language);
    return html`
      <div class="top">
        <a href=${this.back}>← ${words.back}</a>
        ${this.review?.whole ? html`<button class="quiet" @click=${() => window.print()}>${words.print}</button>` : nothing}
      </div>
      ${this.review ? this.head(this.review) : nothing}
      ${this.trouble === '' ? nothing : html`<p class="alert" role="alert">${this.trouble}</p>`}
      ${this.review ? this.body(this.review) : this.trouble === '' ? html`<p class="soft">${wordsIn(this.language).loading}</p>` : nothing}
    `;
  }

  private head({
    id,
    unit,
    openedAt,
    standing,
    conclusion,
    objected,
    stage,
    next,
    held,
    instance,
    whole,
  }: View): TemplateResult {
    const { language: lang } = this;
    const words = queueWordsIn(lang);
    return html`<div class="head">
      <h1 tabindex="-1">${unit || words.noUnit}</h1>
      <p class="facts soft">
        ${stageChip({ stage, next }, lang)}
        ${objected ? html`<span class="chip adverse"><span aria-hidden="true">✕</span>${words.objected}</span>` : nothing}
        ${held === 'nobody' ? nothing : html`<span>${whole?.holder === undefined ? words.held[held] : words.heldBy(whole.holder)}</span>`}
        ${instance === 1 ? nothing : html`<span>${words.appeal(instance)}</span>`}
        ${conclusion === undefined ? nothing : html`<span>${words.conclusion(conclusion.isAppealed)}${wordsIn(lang).colon}${outcomeWord(conclusion.outcome, lang)}</span>`}
        <span>${words.standing.title}${wordsIn(lang).colon}${standingLine(standing, lang)}</span>
        <time datetime=${new Date(openedAt).toISOString()} title=${moment(openedAt, lang)}>${words.submitted(age(openedAt, Date.now(), lang))}</time>
        <span>${matterWordsIn(lang).number(shortNumber(id))}</span>
      </p>
    </div>`;
  }

  private body(review: View): TemplateResult {
    const { whole } = review;
    const words = matterWordsIn(this.language);
    return html`${whole ? objectionOf(whole, this.language) : nothing}
      <div class="columns" @tried=${this.tried} @act-opened=${this.opened}>
      <aside>${this.next(review)} ${whole ? this.acts(review, whole) : nothing}</aside>
      ${whole ? this.article(review, whole) : html`<article><p class="caution">${words.colleague}</p></article>`}
    </div>`;
  }

  /** Who must act next, and by when. */
  private next(review: View): TemplateResult {
    const { language: lang } = this;
    const words = matterWordsIn(lang);
    const { next, held, deadlines, stage } = review;
    return html`<section class="card next" aria-label=${words.next}>
      <h2>${stageWord({ stage, next }, lang)}</h2>
      <p>${next === 'nobody' ? words.nextNobody : words.nextWho(whoWord(next, held, lang))}</p>
      ${
        deadlines.length === 0
          ? next === 'nobody'
            ? nothing
            : html`<p class="soft">${queueWordsIn(lang).noDeadline}</p>`
          : html`<ul class="deadlines" aria-label=${words.deadlines}>
              ${deadlines.map((deadline) => deadlineWhole(deadline, review, lang))}
            </ul>`
      }
    </section>`;
  }

  /** Exactly what may be done now. */
  private acts(review: View, whole: Whole): TemplateResult | typeof nothing {
    const words = matterWordsIn(this.language);
    const { acts, main, decides } = actsFor(review, whole);
    const reports = waitingReports(whole);
    if (this.me.role === 'auditor') return html`<p class="card soft acts-card">${words.auditor}</p>`;
    if (acts.length === 0 && reports.length === 0 && !decides)
      return html`<p class="card soft acts-card">${words.nothingToDo}</p>`;
    return html`
      ${
        acts.length === 0 && reports.length === 0
          ? nothing
          : html`<section class="card acts-card" aria-labelledby="acts-title">
              <h2 id="acts-title">${actsWordsIn(this.language).title}</h2>
              ${repeat(
                reports,
                ({ id }) => id,
                (step) => this.report(step, whole),
              )}
              ${decides ? html`<button class="quiet jump" @click=${() => this.goTo('who')}>${words.toRecord} ↓</button>` : nothing}
              <div class="acts">
                ${repeat(
                  acts,
                  (type) => type,
                  (type) => this.act(type, undefined, type === main),
                )}
              </div>
            </section>`
      }
      ${
        decides
          ? html`<section class="card acts-card">
              <desk-decide
                .api=${this.api}
                .language=${this.language}
                .review=${review as View & { readonly whole: Whole }}
                .unit=${this.me.unit}
                .templates=${this.rules?.templates ?? []}
              ></desk-decide>
            </section>`
          : nothing
      }
    `;
  }

  /** A report that waits to be confirmed: what was reported, and what can be done with it, before all else. */
  private report(
    { id, number, what, report }: ReturnType<typeof waitingReports>[number],
    { may }: Whole,
  ): TemplateResult {
    const words = matterWordsIn(this.language);
    const acts = (['confirmed', 'sentBack'] as const).filter((type) => may.includes(type));
    return html`<section class="waits" aria-label=${words.step(number)}>
      <h3>${words.reportWaits(words.step(number), what)}</h3>
      <p class="text short" lang=${tagIn(report)}>${report}</p>
      <button class="quiet to-step" @click=${() => this.goTo(`step-${id}`)}>${words.toReport}</button>
      <div class="acts">${acts.map((type) => this.act(type, id, type === 'confirmed'))}</div>
    </section>`;
  }

  private act(type: ActName, step: string | undefined, main = false): TemplateResult {
    const { whole } = this.review ?? {};
    const cautions = type === 'closed' && whole ? beforeClosing(whole, Date.now(), this.language) : [];
    const days = whole && daysFor(type as DeedType, whole, Date.now());
    return html`<desk-act .days=${days} .usual=${whole?.correctUntil} .suggested=${whole?.suggested ?? []} .cautions=${cautions} .templates=${this.rules?.templates ?? []} .api=${this.api} .language=${this.language} .matterId=${this.matterId} .acts=${this.review?.whole?.acts ?? 0} .type=${type} .step=${step} ?main=${main}></desk-act>`;
  }

  private article(review: View, whole: Whole): TemplateResult {
    const { language: lang } = this;
    const words = matterWordsIn(lang);
    const isWaiting = whole.decisions.length > 0 && whole.decisions.length < review.instance;
    const decisions = decisionsOf(whole, isWaiting, lang);
    return html`<article>
      ${decisions} ${followingOf(whole, lang, (type, step) => this.act(type, step))}
      ${stripOfRecord(whole, lang, (section) => this.goTo(section))} ${asksOf(whole, lang)}
      <desk-attachments .api=${this.api} .language=${lang} .matterId=${this.matterId} .whole=${whole} @attached=${this.attached}></desk-attachments>
      <section class="card">
        <h2>${words.record}</h2>
        <p class="soft note">
          ${[
            words.recordNote,
            ...(whole.record.lang === lang ? [] : [words.recordIn[whole.record.lang]]),
            ...(speaksOfTree(whole) ? [words.recordTree] : []),
          ].join(lang === 'en' ? ' ' : '')}
        </p>
        ${sectionsOf(whole.record.sections, whole.record.lang)}
      </section>
      ${whole.record.clauses.length === 0 ? nothing : this.clauses(whole)} ${historyOf(review, lang)}
    </article>`;
  }

  private goTo(id: string): void {
    const section = this.renderRoot.querySelector<HTMLElement>(`[data-section='${id}']`);
    if (section === null) return;
    section.tabIndex = -1;
    section.focus({ preventScroll: true });
    section.scrollIntoView({ block: 'center' });
    section.classList.add('flash');
    setTimeout(() => section.classList.remove('flash'), 2000);
  }

  private clauses({ record, reliedOn }: Whole): TemplateResult {
    const words = matterWordsIn(this.language);
    const relied = record.clauses.filter(({ id }) => reliedOn.includes(id));
    const others = record.clauses.filter(({ id }) => !reliedOn.includes(id));
    const found = others.filter((clause) => matches(clause, this.sought));
    const { find, noneFound } = decideWordsIn(this.language);
    const list = (clauses: typeof record.clauses): TemplateResult => html`<ul class="clauses">
      ${clauses.map((clause) => html`<li>${clauseOf(clause, this.language)}</li>`)}
    </ul>`;
    return html`<section class="card">
      <h2>${words.clauses}</h2>
      ${relied.length === 0 ? nothing : html`<p class="soft">${words.relied}</p>${list(relied)}`}
      ${
        others.length === 0
          ? nothing
          : html`<details class="no-print"><summary>${words.otherClauses(others.length)}</summary>
            ${others.length < MANY ? nothing : html`<input type="search" aria-label=${find} placeholder=${find} .value=${live(this.sought)} @input=${(event: InputEvent) => (this.sought = (event.target as HTMLInputElement).value)} />`}
            ${found.length === 0 ? html`<p class="soft">${noneFound}</p>` : list(found)}
          </details>`
      }
    </section>`;
  }
}

/** Some reasons point to 逐条说明, which is not part of what was sent. */
const speaksOfTree = ({ record }: Whole): boolean =>
  record.sections.some(({ lines }) =>
    lines.some((line) => line.includes('“逐条说明”') || line.includes('“Rule by rule”')),
  );

customElements.define('desk-matter', Matter);
