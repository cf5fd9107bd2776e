/** What was proposed and decided, as the officer reads it; the decision that stands first, superseded ones marked. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { decisionCard } from '../../core/decision-card.ts';
import type { Decision } from '../../core/decision.ts';
import type { Lang } from '../../core/text.ts';
import type { Whole } from '../../review/view.ts';
import { sectionsOf } from './record.ts';
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

  .superseded {
    border-color: var(--line);
    border-style: dashed;
    color: var(--soft);
  }

  .superseded h2 {
    text-decoration: line-through;
  }
`;

export function decisionsOf(whole: Whole, isWaiting: boolean, lang: Lang): TemplateResult {
  const words = matterWordsIn(lang);
  const { record, proposal, decisions, appeal } = whole;
  const shown = (decision: Decision, kind: string, title: string, note?: string): TemplateResult | typeof nothing => {
    const { card } = decisionCard(decision, record.lang, []);
    if (card?.kind !== 'decision') return nothing;
    return html`<section class="card decision ${kind}">
      <p class="soft">
        ${title} · ${(kind === 'proposal' ? words.proposedAt : words.decidedAt)(moment(decision.at, lang))}${decision.agrees ? nothing : html` · <span class="chip open">${words.departs}</span>`}
      </p>
      ${note === undefined ? nothing : html`<p class="caution">${note}</p>`}
      <h2>${card.headline}</h2>
      ${sectionsOf(card.sections, record.lang)}
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
