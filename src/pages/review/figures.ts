/** <desk-figures>: numbers of the office: a table for the stages, a plot for the clauses. Small numbers are withheld. */
import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { Lang } from '../../core/text.ts';
import type { ClauseFigure, Figures } from '../../review/figures.ts';
import type { Api } from './api.ts';
import { shared } from './styles.ts';
import { moment } from './time.ts';
import { type OfficeWords, officeWordsIn } from './words-office.ts';

export class FiguresPage extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    figures: { state: true },
    trouble: { state: true },
    unavailable: { state: true },
  };

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 1rem;
        max-width: 60rem;
      }

      .numbers {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
        gap: 0.75rem;
      }

      .numbers dd {
        font: 700 1.75rem / 1.3 var(--serif);
        font-variant-numeric: tabular-nums;
      }

      .numbers dd.withheld {
        font: inherit;
        line-height: 2.275rem;
      }

      .scroll {
        overflow-x: auto;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        margin-block-start: 0.5rem;
      }

      th,
      td {
        padding: 0.5rem 0.75rem 0.5rem 0;
        text-align: start;
        vertical-align: top;
        border-block-end: 1px solid var(--line);
        overflow-wrap: anywhere;
      }

      thead th {
        color: var(--soft);
        font-weight: 600;
        font-size: 0.9375rem;
      }

      tbody th {
        font-weight: 400;
      }

      .number {
        text-align: end;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }

      svg {
        display: block;
        width: 100%;
        min-width: 5rem;
        height: 0.75rem;
        margin-block-start: 0.375rem;
      }

      .all {
        fill: var(--line);
      }

      .agreed {
        fill: var(--accent);
      }

      .unclear .agreed {
        fill: var(--adverse);
      }
    `,
  ];

  declare api: Api;
  declare language: Lang;
  declare private figures: Figures | undefined;
  declare private trouble: string;
  declare private unavailable: boolean;

  constructor() {
    super();
    this.figures = undefined;
    this.trouble = '';
    this.unavailable = false;
  }

  protected override async firstUpdated(): Promise<void> {
    this.renderRoot.querySelector('h1')?.focus();
    const answered = await this.api.figures();
    if (answered.ok) this.figures = answered.body;
    else if (answered.code === 'not_found') this.unavailable = true;
    else this.trouble = answered.message;
  }

  protected override render(): TemplateResult {
    const words = officeWordsIn(this.language).figures;
    const { figures } = this;
    return html`
      <h1 tabindex="-1">${words.title}</h1>
      ${this.trouble === '' ? nothing : html`<p class="alert" role="alert">${this.trouble}</p>`}
      ${this.unavailable ? html`<p class="caution">${words.unavailable}</p>` : nothing}
      ${figures === undefined ? nothing : figures.at === null ? html`<p class="caution">${words.none}</p>` : this.all(figures, figures.at, words)}
    `;
  }

  private all(
    { open, late, decided, stages, clauses }: Figures,
    at: number,
    words: OfficeWords['figures'],
  ): TemplateResult {
    const number = (name: string, value: number | null): TemplateResult => html`<div>
      <dt class="soft">${name}</dt>
      <dd class=${value === null ? 'withheld soft' : ''}>${value ?? words.withheld}</dd>
    </div>`;
    const cell = (value: number | null): TemplateResult =>
      html`<td class="number ${value === null ? 'soft' : ''}">${value ?? words.withheld}</td>`;
    return html`
      <p class="soft">${words.asOf(moment(at, this.language))}${this.language === 'en' ? '. ' : '。'}${words.withheldWhy}</p>
      <dl class="card numbers">${number(words.open, open)} ${number(words.late, late)} ${number(words.decided, decided)}</dl>
      <section class="card">
        <h2>${words.stages}</h2>
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">${words.stage}</th>
                <th scope="col" class="number">${words.matters}</th>
                <th scope="col" class="number">${words.medianDays}</th>
              </tr>
            </thead>
            <tbody>
              ${stages.map(
                ({ stage, matters, medianDays }) => html`<tr>
                  <th scope="row">${words.stageNames[stage] ?? stage}</th>
                  ${cell(matters)} ${cell(medianDays)}
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </section>
      <section class="card">
        <h2>${words.clauses}</h2>
        <p class="soft">${words.clausesNote}</p>
        ${clauses.length === 0 ? html`<p>${words.noClauses}</p>` : this.clauses(clauses, words)}
      </section>
    `;
  }

  private clauses(clauses: readonly ClauseFigure[], words: OfficeWords['figures']): TemplateResult {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${words.clause}</th>
          <th scope="col">${words.agreed}</th>
        </tr>
      </thead>
      <tbody>
        ${clauses.map(
          ({ instrument, article, decided, agreed, unclear }) => html`<tr class=${unclear ? 'unclear' : ''}>
            <th scope="row" lang="zh-CN">《${instrument}》${article}</th>
            <td>
              ${words.share(agreed, decided)}${unclear ? html` <span class="chip adverse">▼ ${words.unclear}</span>` : nothing}${bar(agreed / decided)}
            </td>
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }
}

/** The share as a bar; the words beside it say the same. */
const bar = (
  share: number,
): TemplateResult => html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
  ${svg`<rect class="all" width="100" height="8"></rect><rect class="agreed" width=${Math.round(share * 100)} height="8"></rect>`}
</svg>`;

customElements.define('desk-figures', FiguresPage);
