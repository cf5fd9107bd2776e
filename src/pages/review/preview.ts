/** What the officer will read, made by what will make it in their thread, from the same decision; to be signed. */
import { html, nothing, type TemplateResult } from 'lit';
import { takesSecond } from '../../core/decision.ts';
import { decisionCard } from '../../core/decision-card.ts';
import type { Lang } from '../../core/text.ts';
import { decisionOf, type Draft } from '../../review/draft.ts';
import type { Whole } from '../../review/view.ts';
import { sectionsOf } from './record.ts';
import { decideWordsIn } from './words-decide.ts';

export interface Sheet {
  readonly whole: Whole;
  readonly draft: Draft;
  readonly unit: string;
  readonly lang: Lang;
  readonly trouble: string;
  readonly busy: boolean;
  readonly sign: () => void;
  readonly change: () => void;
}

export function decisionSheet({ whole, draft, unit, lang, trouble, busy, sign, change }: Sheet): TemplateResult {
  const words = decideWordsIn(lang);
  const { record, asks, decisions } = whole;
  const decision = decisionOf(record, asks, draft, unit, Date.now(), decisions[0]);
  const isForTwo = takesSecond(decision);
  const { card } = decisionCard(decision, record.lang, []);
  const caution = (text: string): TemplateResult => html`<p class="caution">${text}</p>`;
  return html`<div class="sheet">
    <h2 id="will-read" tabindex="-1" autofocus>${words.confirmTitle}</h2>
    ${card?.kind === 'decision' ? html`<div class="preview"><p class="instrument">${card.headline}</p>${sectionsOf(card.sections, record.lang)}</div>` : nothing}
    ${isForTwo ? html`${caution(words.secondNote)}${caution(words.departs)}` : nothing}
    ${decision.clauses.length > 0 ? nothing : caution(words.noClause)}
    ${asks.some(({ answer, droppedAt }) => answer === undefined && droppedAt === undefined) ? caution(words.openAsks) : nothing}
    ${isForTwo ? nothing : html`<p class="soft">${words.confirmNote}</p>`}
    ${trouble === '' ? nothing : html`<p class="alert" role="alert">${trouble}</p>`}
    <div class="buttons">
      <button class="main" aria-disabled=${busy} @click=${sign}>${busy ? words.deciding : isForTwo ? words.propose : words.confirm}</button>
      <button @click=${change}>${words.change}</button>
    </div>
  </div>`;
}
