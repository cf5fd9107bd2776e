/** What was proposed and decided, as the officer reads it; the decision that stands first, superseded ones marked. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { decisionCard } from '../../core/decision-card.ts';
import type { CitedClause } from '../../core/decision.ts';
import type { Decision } from '../../core/decision.ts';
import type { Lang } from '../../core/text.ts';
import type { Whole } from '../../review/view.ts';
import { clauseOf, tagIn } from './record.ts';
import { moment } from './time.ts';
import { matterWordsIn } from './words-matter.ts';

export const decisionStyles = css`
  .decision {
    border-color: var(--accent);
  }

  .decision h2 {
    margin-block: 0.25rem 0.875rem;
  }

  .decision .caution {
    margin-block: 0.5rem;
  }

  .objection {
    display: grid;
    gap: 0.375rem;
    margin-block-end: 1rem;
    border-inline-start: 4px solid var(--adverse);
  }

  .objection summary {
    color: var(--accent);
    cursor: pointer;
    line-height: 2.75rem;
  }

  .objected {
    padding: 0.875rem;
    background: var(--paper);
    border-radius: var(--radius);
  }

  @media print {
    .objection details:not([open]) {
      display: none;
    }
  }

  .objected h2 {
    margin-block-end: 0.75rem;
  }

  .decision li + li {
    margin-block-start: 0.5rem;
  }

  .superseded {
    border-color: var(--line);
    border-style: dashed;
    color: var(--soft);
  }

  .superseded h2 {
    text-decoration: line-through;
  }
`;

/**
 * A decision to be read at the desk: headings and fixed words in the reader's language, what was typed as it was typed, and clauses
 * as the officer reads them.
 */
export function decisionText(decision: Decision, lang: Lang): TemplateResult | typeof nothing {
  const { card } = decisionCard(decision, lang, []);
  if (card?.kind !== 'decision') return nothing;
  const cited: Partial<Record<string, readonly CitedClause[]>> = {
    clauses: decision.clauses,
    means: decision.means ?? [],
  };
  const lines = (id: string, given: readonly string[]): TemplateResult => {
    const clauses = cited[id] ?? [];
    return clauses.length > 0
      ? html`<ul>
          ${clauses.map((clause) => html`<li>${clauseOf(clause, lang)}</li>`)}
        </ul>`
      : html`${given.map((line) => html`<p class="text" lang=${tagIn(line, lang)}>${line}</p>`)}`;
  };
  return html`<h2>${card.headline}</h2>
    <div class="sections">
      ${card.sections.map((section) => html`<section><h3>${section.title}</h3>${lines(section.id, section.lines)}</section>`)}
    </div>`;
}

/** The second person's objection, above all else, with what they objected to at hand. */
export function objectionOf(whole: Whole, lang: Lang): TemplateResult | typeof nothing {
  const { objection } = whole;
  if (objection === undefined) return nothing;
  const words = matterWordsIn(lang);
  const { reason, who, byName, at, decision } = objection;
  return html`<section class="card objection" aria-labelledby="objection-title">
    <h2 id="objection-title"><span aria-hidden="true">✕ </span>${words.objection}</h2>
    <p class="soft">${byName ?? words.secondBy[who === 'me' ? 'me' : 'colleague']} · ${moment(at, lang)}</p>
    <p class="text" lang=${tagIn(reason)}>${reason}</p>
    <p class="soft no-print">${words.objectionNote}</p>
    <details>
      <summary>${words.objectedTo}</summary>
      <div class="objected">${decisionText(decision, lang)}</div>
    </details>
  </section>`;
}

export function decisionsOf(whole: Whole, isWaiting: boolean, lang: Lang): TemplateResult {
  const words = matterWordsIn(lang);
  const { record, proposal, decisions, appeal } = whole;
  const shown = (decision: Decision, kind: string, title: string, note?: string): TemplateResult | typeof nothing => {
    return html`<section class="card decision ${kind}">
      <p class="soft">
        ${title} · ${(kind === 'proposal' ? words.proposedAt : words.decidedAt)(moment(decision.at, lang))}${decision.agrees ? nothing : html` · <span class="chip open">${words.departs}</span>`}${record.lang === lang ? nothing : ` · ${words.readIn[record.lang]}`}
      </p>
      ${note === undefined ? nothing : html`<p class="caution">${note}</p>`}
      ${decisionText(decision, lang)}
    </section>`;
  };
  return html`
    ${appeal === undefined ? nothing : html`<section class="card"><h2>${words.appealGrounds}</h2><p class="text">${appeal}</p></section>`}
    ${proposal === undefined ? nothing : shown(proposal, 'proposal', words.proposal, words.proposalNote)}
    ${decisions.map((decision, index) =>
      index === 0
        ? shown(decision, '', isWaiting ? `${words.decision} · ${words.appealed}` : words.decision)
        : shown(decision, 'superseded', `${words.decision} · ${words.superseded}`),
    )}
  `;
}
