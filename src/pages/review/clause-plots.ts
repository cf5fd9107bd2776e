/** Clauses and how far decisions followed them: a bar each, and for whoever edits the lists, where it is written and what went otherwise. */
import { html, nothing, type TemplateResult } from 'lit';
import { type Lang, say } from '../../core/text.ts';
import { CLEAR } from '../../review/few.ts';
import type { ClauseFigure } from '../../review/figures.ts';
import { outcomeWord } from './outcome.ts';
import { bar } from './plots.ts';
import { figuresWordsIn, spanWord } from './words-figures.ts';

/** The unclear ones first. */
export function clausePlots(clauses: readonly ClauseFigure[], lang: Lang): TemplateResult {
  const words = figuresWordsIn(lang);
  const inOrder = clauses.toSorted((a, b) => Number(b.unclear) - Number(a.unclear));
  return html`<section class="card" aria-labelledby="clauses">
    <h2 id="clauses">${words.clauses}</h2>
    <p class="soft">${words.clausesNote}</p>
    ${clauses.length === 0 ? html`<p>${words.noClauses}</p>` : html`<ul class="rows clauses">${inOrder.map((clause) => clausePlot(clause, lang))}</ul>`}
  </section>`;
}

function clausePlot(clause: ClauseFigure, lang: Lang): TemplateResult {
  const { instrument, article, decided, agreed, unclear } = clause;
  const words = figuresWordsIn(lang);
  return html`<li class=${unclear ? 'unclear' : ''}>
    <div class="head">
      <h3 lang="zh-CN">《${instrument}》${article}</h3>
      ${unclear ? html`<span class="chip adverse"><span aria-hidden="true">▼</span>${words.unclear}</span>` : nothing}
    </div>
    ${bar(agreed, decided, decided * CLEAR)}
    <p class="soft">${words.agreed(spanWord(agreed), decided)}</p>
    ${unclear ? whatToEdit(clause, lang) : nothing}
  </li>`;
}

/** Names no matter and no person: what the lists say, and ways of at least five matters. */
function whatToEdit({ article, otherwise, uncited, written }: ClauseFigure, lang: Lang): TemplateResult {
  const words = figuresWordsIn(lang);
  const ways = [
    ...otherwise.map(({ judged, decided, times }) =>
      words.otherwise(outcomeWord(judged, lang), outcomeWord(decided, lang), spanWord(times)),
    ),
    ...(uncited === null ? [] : [words.uncited(spanWord(uncited))]),
  ];
  const names = (written?.situations ?? []).map(
    ({ id, name }) => `${id.slice(id.lastIndexOf('/') + 1)} ${say(name, lang)}`,
  );
  const edit = written && words.edit(written.file, article);
  return html`<div class="what">
    ${ways.length === 0 ? html`<p>${words.scattered}</p>` : ways.map((way) => html`<p>${way}</p>`)}
    ${
      edit === null
        ? html`<p>${words.gone}</p>`
        : html`<p>${edit[0]}<code>${edit[1]}</code>${edit[2]}</p>
            <p>${names.length === 0 ? words.noSituations : words.situations(names)}</p>`
    }
  </div>`;
}
