/** The clauses that a decision may cite: those the judgment rests on at hand, the others to be found. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Lang } from '../../core/text.ts';
import type { Whole } from '../../review/view.ts';
import { clauseOf } from './record.ts';
import { decideWordsIn } from './words-decide.ts';

type Clause = Whole['record']['clauses'][number];

export interface Picker {
  readonly title: string;
  readonly hint?: string;
  /** Whether the outcome that was chosen departs from the judgment. */
  readonly departs?: boolean;
  /** Whether those that the judgment rests on are at hand. */
  readonly reliedFirst: boolean;
  readonly whole: Whole;
  readonly chosen: ReadonlySet<string>;
  /** What is looked for among the others. */
  readonly sought: string;
  readonly lang: Lang;
  readonly choose: (chosen: ReadonlySet<string>) => void;
  readonly seek: (sought: string) => void;
}

export const clauseStyles = css`
  .clause {
    display: flex;
    gap: 0.625rem;
    padding-block: 0.5rem;
    cursor: pointer;
  }

  .clause input {
    margin-block-start: 0.25rem;
  }

  summary {
    line-height: 2.75rem;
    cursor: pointer;
    color: var(--accent);
  }
`;

/** From how many on one looks for a clause rather than reads them all. */
export const MANY = 6;

export function clausePicker(picker: Picker): TemplateResult | typeof nothing {
  const { title, hint, departs, reliedFirst, whole, chosen, sought, lang, choose, seek } = picker;
  const words = decideWordsIn(lang);
  const isAtHand = ({ id }: Clause): boolean => reliedFirst && whole.reliedOn.includes(id);
  const relied = whole.record.clauses.filter(isAtHand);
  const others = whole.record.clauses.filter((clause) => !isAtHand(clause));
  if (whole.record.clauses.length === 0) return nothing;
  const kept = relied.filter(({ id }) => chosen.has(id)).length;
  const chosenHere = others.filter(({ id }) => chosen.has(id)).length;
  const found = others.filter((clause) => matches(clause, sought) || chosen.has(clause.id));
  const row = (clause: Clause): TemplateResult => html`<label class="clause">
    <input
      type="checkbox"
      value=${clause.id}
      .checked=${live(chosen.has(clause.id))}
      @change=${() => choose(toggled(chosen, clause.id))}
    />
    ${clauseOf(clause, lang)}
  </label>`;
  return html`<fieldset>
    <legend>${title}</legend>
    ${hint === undefined ? nothing : html`<p class="soft">${hint}</p>`}
    ${departs && kept > 0 ? html`<p class="caution" role="status">${words.departsClauses(kept)}</p>` : nothing}
    ${relied.length > 0 && reliedFirst ? html`<p class="soft">${words.relied}</p>` : nothing} ${relied.map(row)}
    ${
      others.length === 0
        ? nothing
        : html`<details ?open=${relied.length === 0 && reliedFirst}>
            <summary>${reliedFirst ? words.others(others.length) : words.citable(others.length)}${chosenHere === 0 ? nothing : ` · ${words.chosen(chosenHere)}`}</summary>
            ${others.length < MANY ? nothing : html`<input type="search" aria-label=${words.find} placeholder=${words.find} .value=${live(sought)} @input=${(event: InputEvent) => seek((event.target as HTMLInputElement).value)} />`}
            ${found.length === 0 ? html`<p class="soft">${words.noneFound}</p>` : found.map(row)}
          </details>`
    }
  </fieldset>`;
}

const toggled = (chosen: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]);

export const matches = ({ instrument, article, gist }: Clause, sought: string): boolean =>
  sought
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => `${instrument}${article}${gist}`.toLowerCase().includes(word));
