/** The judgment, the record that would be sent, the decision. */
import { html, nothing, type TemplateResult } from 'lit';
import type {
  DecisionCard,
  JudgmentCard,
  RecordCard,
  Section,
  StripItem,
  TreeCard,
  TreePack,
  TreeSituation,
} from '../../core/reply.ts';
import type { Words } from './words.ts';

export const judgmentSheet = (card: JudgmentCard, words: Words, superseded: boolean): TemplateResult => {
  const [brief, more] = [card.sections.filter((part) => part.brief), card.sections.filter((part) => !part.brief)];
  return html`<article class="sheet judgment ${card.tone} ${superseded ? 'earlier' : ''}">
    <header>
      ${!superseded ? nothing : html`<p class="kicker">${words.earlierJudgment}</p>`}
      <h2 class="spoken" tabindex="-1">${card.headline}</h2>
      ${card.cautions.map((caution) => html`<p class="caution">${caution}</p>`)}
    </header>
    <div class="content">
      ${card.strip.length > 0 ? strip(card.strip, words) : nothing} ${brief.map(section)} ${more.map(folded)}
      ${
        superseded
          ? nothing
          : html`<div class="row"><button class="small" type="button" @click=${() => print()}>${words.print}</button></div>`
      }
    </div>
  </article>`;
};

/** Each look says which way it leans three times: by its mark, in a word, and by colour. */
const strip = (items: readonly StripItem[], words: Words): TemplateResult => {
  const notes = items.flatMap(({ provenance }) => provenance ?? []);
  return html`<section aria-label=${words.strip}>
    <ul class="strip" role="list">
      ${items.map(
        ({ title, state, mark, word, provenance }) => html`<li class=${state}>
          <span class="mark" aria-hidden="true">${mark}</span>
          <b>${word}</b>
          <span class="which">${title}</span>
          ${provenance ? html`<span class="tag">${words.reconstructed}</span>` : nothing}
        </li>`,
      )}
    </ul>
    ${notes.map((note) => html`<p class="provenance">${note}</p>`)}
  </section>`;
};

/** Long: the lists are folded, and one of which something is met is open. */
export const treeSheet = (card: TreeCard): TemplateResult =>
  html`<article class="sheet tree">
    <header>
      <h2 class="spoken" tabindex="-1">${card.title}</h2>
      <p class="caution">${card.legend}</p>
    </header>
    <div class="content">${card.packs.map(treePack)}</div>
  </article>`;

const treePack = ({ title, situations, notes }: TreePack): TemplateResult =>
  html`<details ?open=${situations.some(({ mark }) => mark === MET)}>
    <summary>${title} <span class="count">${situations.length}</span></summary>
    <ul class="weighed" role="list">${situations.map(treeSituation)}</ul>
    ${notes.map((note) => html`<p class="provenance">${note}</p>`)}
  </details>`;

const MET = '✓';

/** The verdict by its mark, and in a word for who cannot see it. */
const treeSituation = ({ mark, word, name, tests, clauses }: TreeSituation): TemplateResult =>
  html`<li class=${mark === MET ? 'met' : ''}>
    <p><span class="mark" aria-hidden="true">${mark}</span><span class="unseen">${word} </span><b>${name}</b></p>
    ${
      tests.length === 0
        ? nothing
        : html`<ul class="tests" role="list">
          ${tests.map(({ mark, said }) => html`<li><span class="mark">${mark}</span>${said}</li>`)}
        </ul>`
    }
    ${clauses === '' ? nothing : html`<p class="provenance">${clauses}</p>`}
  </li>`;

export const recordSheet = (card: RecordCard): TemplateResult =>
  html`<article class="sheet record">
    <header>
      <h2 class="spoken" tabindex="-1">${card.title}</h2>
      <p class="caution">${card.warning}</p>
    </header>
    <div class="content">${card.sections.map(section)}</div>
  </article>`;

export const decisionSheet = (card: DecisionCard): TemplateResult =>
  html`<article class="sheet decision">
    <header><h2 class="spoken" tabindex="-1">${card.headline}</h2></header>
    <div class="content">${card.sections.map(section)}</div>
  </article>`;

const section = ({ title, lines }: Section): TemplateResult =>
  html`<section><h3>${title}</h3>${linesOf(lines)}</section>`;

const folded = ({ title, lines }: Section): TemplateResult =>
  html`<details><summary>${title}</summary>${linesOf(lines)}</details>`;

const linesOf = (lines: readonly string[]): TemplateResult =>
  lines.length === 1 ? html`<p>${lines[0]}</p>` : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
