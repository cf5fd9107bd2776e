/** The steps of putting right, as they are planned: what, who, until when. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Days } from '../../core/matter-days.ts';
import type { ActsWords } from './words-acts.ts';

export interface PlannedStep {
  readonly what: string;
  readonly owner: string;
  readonly due: string;
}

/** Until which day, by whose rule. */
export interface Usual {
  readonly until: string;
  readonly rule: string;
}

interface About {
  readonly words: ActsWords;
  /** On which days a step may be due. */
  readonly days: Days | undefined;
  /** A step that is due later is allowed, and remarked upon. */
  readonly usual: Usual | undefined;
  /** What the situations say is to be put right. */
  readonly suggested: readonly string[];
}

export const blankStep = (): PlannedStep => ({ what: '', owner: '', due: '' });

/** As many as the server takes. */
const MOST = 50;

export function stepsFields(
  steps: readonly PlannedStep[],
  { words, days, usual, suggested }: About,
  change: (steps: readonly PlannedStep[]) => void,
): TemplateResult {
  const field = (name: keyof PlannedStep, index: number, step: PlannedStep): TemplateResult => {
    const id = `${name}-${index}`;
    return html`<div class="field">
      <label for=${id}>${words.fields[name]}</label>
      <input
        id=${id}
        name=${id}
        type=${name === 'due' ? 'date' : 'text'}
        min=${(name === 'due' && days?.from) || nothing}
        autocomplete="off"
        required
        maxlength="500"
        .value=${live(step[name])}
        @input=${(event: Event) => change(steps.map((each, n) => (n === index ? { ...step, [name]: (event.target as HTMLInputElement).value } : each)))}
      />
      ${name === 'due' && usual !== undefined && step.due > usual.until ? html`<p class="caution">${words.dueBeyond(usual.until, usual.rule)}</p>` : nothing}
    </div>`;
  };
  const left = suggested.filter((what) => steps.every((step) => step.what !== what));
  /** In the place of a row that nothing was written in. */
  const take = (what: string): void =>
    change([...steps.filter((step) => `${step.what}${step.owner}${step.due}` !== ''), { ...blankStep(), what }]);
  return html`
    ${
      left.length === 0
        ? nothing
        : html`<div class="suggested">
            <p class="soft">${words.suggested}</p>
            ${left.map((what) => html`<button type="button" class="quiet" lang="zh-CN" @click=${() => take(what)}><span aria-hidden="true">＋ </span>${what}</button>`)}
          </div>`
    }
    ${steps.map(
      (step, index) => html`<fieldset class="field" aria-label=${`${index + 1} / ${steps.length}`}>
        ${field('what', index, step)} ${field('owner', index, step)} ${field('due', index, step)}
        ${steps.length === 1 ? nothing : html`<button type="button" class="quiet" @click=${() => change(steps.filter((_, n) => n !== index))}>${words.remove}</button>`}
      </fieldset>`,
    )}
    ${steps.length >= MOST ? nothing : html`<button type="button" @click=${() => change([...steps, blankStep()])}><span aria-hidden="true">＋ </span>${words.add}</button>`}
  `;
}
