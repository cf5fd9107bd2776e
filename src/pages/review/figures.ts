/** <desk-figures>: numbers of the office as plots, and the same in words. Small numbers are withheld, and said to be. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Lang } from '../../core/text.ts';
import type { Range } from '../../review/few.ts';
import type { Figures, StageFigure, WeekFigure } from '../../review/figures.ts';
import type { Api } from './api.ts';
import { clausePlots } from './clause-plots.ts';
import { figuresStyles } from './figures-styles.ts';
import { bar, columns, plotStyles, swatch } from './plots.ts';
import { shared } from './styles.ts';
import { moment, shortDay } from './time.ts';
import { type FiguresWords, figuresWordsIn, spanWord } from './words-figures.ts';

export class FiguresPage extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    keepsLists: { attribute: false },
    figures: { state: true },
    trouble: { state: true },
    unavailable: { state: true },
  };

  static override styles = [shared, figuresStyles, plotStyles];

  declare api: Api;
  declare language: Lang;
  /** Whoever keeps the lists is told first what is unclear in them. */
  declare keepsLists: boolean;
  declare private figures: Figures | undefined;
  declare private trouble: string;
  declare private unavailable: boolean;

  constructor() {
    super();
    this.keepsLists = false;
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

  private get words(): FiguresWords {
    return figuresWordsIn(this.language);
  }

  protected override render(): TemplateResult {
    const { figures, words } = this;
    return html`
      <h1 tabindex="-1">${words.title}</h1>
      ${this.trouble === '' ? nothing : html`<p class="alert" role="alert">${this.trouble}</p>`}
      ${this.unavailable ? html`<p class="caution">${words.unavailable}</p>` : nothing}
      ${figures === undefined ? nothing : figures.at === null ? html`<p class="caution">${words.none}</p>` : this.all(figures, figures.at)}
    `;
  }

  private all({ open, late, decided, weeks, stages, clauses }: Figures, at: number): TemplateResult {
    const { words, language, keepsLists } = this;
    const number = (name: string, value: number | null): TemplateResult => html`<div>
      <dt class="soft">${name}</dt>
      <dd class=${value === null ? 'withheld soft' : ''}>${value ?? words.withheld}</dd>
    </div>`;
    const ofClauses = clausePlots(clauses, language);
    const unclear = clauses.filter((clause) => clause.unclear).length;
    return html`
      <p class="soft">${words.asOf(moment(at, language))}${words.space}${words.withheldWhy}</p>
      ${keepsLists ? html`<p class=${unclear > 0 ? 'alert' : 'caution'}>${unclear > 0 ? words.toldFirst(unclear) : words.allClear}</p> ${ofClauses}` : nothing}
      <dl class="card numbers">${number(words.open, open)} ${number(words.late, late)} ${number(words.decided, decided)}</dl>
      ${this.ofWeeks(weeks)} ${this.ofStages(stages)} ${keepsLists ? nothing : ofClauses}
    `;
  }

  private ofWeeks(weeks: readonly WeekFigure[]): TemplateResult {
    const { words, language } = this;
    const told = (range: Range | null): string => (range === null ? words.gap : spanWord(range));
    const named = weeks.map((week) => ({ ...week, name: shortDay(week.end, language) }));
    const label = named.map(({ name, open, late }) => words.weekSaid(name, told(open), told(late))).join(words.pause);
    return html`<section class="card" aria-labelledby="weeks">
      <h2 id="weeks">${words.weeks}</h2>
      <p class="soft">${words.weeksNote}</p>
      ${
        weeks.every(({ open }) => open === null)
          ? html`<p>${words.weeksEmpty}</p>`
          : html`<ul class="legend soft" aria-hidden="true">
                <li>${swatch('open')}${words.openShort}</li>
                <li>${swatch('late')}${words.lateShort}</li>
                <li>${swatch('pale open')}${words.atMost}</li>
                <li>– ${words.gap}</li>
              </ul>
              ${columns(named, `${words.weeks}${words.pause}${label}`)}
              <details>
                <summary>${words.asTable}</summary>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">${words.week}</th>
                      <th scope="col">${words.openShort}</th>
                      <th scope="col">${words.lateShort}</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${named.map(
                      ({ name, open, late }) => html`<tr>
                        <th scope="row">${name}</th>
                        <td>${told(open)}</td>
                        <td>${told(late)}</td>
                      </tr>`,
                    )}
                  </tbody>
                </table>
              </details>`
      }
    </section>`;
  }

  /** All on one scale, which reaches a little beyond the longest bar and the furthest limit. */
  private ofStages(stages: readonly StageFigure[]): TemplateResult {
    const { words } = this;
    const top =
      Math.max(1, ...stages.flatMap(({ medianDays, limit }) => [medianDays ?? 0, limit?.workingDays ?? 0])) * 1.03;
    return html`<section class="card" aria-labelledby="stages">
      <h2 id="stages">${words.stages}</h2>
      <p class="soft">${words.stagesNote}</p>
      <ul class="rows">
        ${stages.map(
          ({ stage, matters, medianDays, limit }) => html`<li>
            <div class="head">
              <h3>${words.stageNames[stage]}</h3>
              <span>
                ${
                  medianDays === null || matters === null
                    ? html`<span class="soft">${words.daysUnknown}</span>`
                    : html`<span class="value">${words.days(medianDays)}</span> <span class="soft">${words.ofMatters(matters)}</span>`
                }
              </span>
            </div>
            ${bar({ from: medianDays ?? 0, to: medianDays ?? 0 }, top, limit?.workingDays ?? null)}
            <p class="soft">${limit === null ? words.noLimit : html`${words.limit(limit.workingDays)}<span lang="zh-CN">${limit.rule}</span>`}</p>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  override focus(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }
}

customElements.define('desk-figures', FiguresPage);
