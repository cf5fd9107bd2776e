/** One field of a small form, with its label. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { FORMS } from '../../core/matter-acts.ts';
import type { Days } from '../../core/matter-days.ts';
import type { Lang } from '../../core/text.ts';
import type { Field } from './act-forms.ts';
import type { Colleague } from './api.ts';
import { actsWordsIn } from './words-acts.ts';
import { matterWordsIn } from './words-matter.ts';

export interface Shown {
  readonly field: Field;
  readonly value: string | readonly string[];
  readonly wrong: boolean;
  readonly colleagues: readonly Colleague[] | undefined;
  readonly lang: Lang;
  readonly days: Days | undefined;
  readonly change: (value: string | readonly string[]) => void;
}

export const fieldStyles = css`
  .field {
    display: grid;
    gap: 0.25rem;
  }

  .field > label,
  .field > legend {
    font-weight: 600;
  }

  .field > button {
    justify-self: start;
  }

  textarea {
    min-height: 5.5rem;
    resize: vertical;
  }

  .check {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-height: 2.25rem;
  }

  .check input {
    flex: none;
    width: 1.125rem;
    height: 1.125rem;
    accent-color: var(--accent);
  }
`;

const valueIn = (event: Event): string => (event.target as HTMLInputElement).value;

export function fieldOf(shown: Shown): TemplateResult {
  const { field, lang } = shown;
  const label = actsWordsIn(lang).fields[field.label];
  if (field.kind === 'forms') return formsField(shown, label);
  const usual = field.label === 'toldTo' ? actsWordsIn(lang).toldToUsual : undefined;
  return html`<div class="field">
    <label for=${field.name}>${label}</label>
    ${control(shown)}
    ${usual === undefined || shown.value === usual ? nothing : html`<button type="button" class="quiet" @click=${() => shown.change(usual)}>${actsWordsIn(lang).fill(usual)}</button>`}
  </div>`;
}

function control({
  field: { name, kind, optional },
  value,
  wrong,
  colleagues,
  lang,
  days,
  change,
}: Shown): TemplateResult {
  const words = actsWordsIn(lang);
  const forms = matterWordsIn(lang);
  const required = optional === undefined;
  const select = (options: readonly (readonly [value: string, label: string])[]): TemplateResult =>
    html`<select id=${name} name=${name} ?required=${required} aria-invalid=${wrong || nothing} @change=${(event: Event) => change(valueIn(event))}>
      ${options.map(([id, label]) => html`<option value=${id} .selected=${value === id}>${label}</option>`)}
    </select>`;
  switch (kind) {
    case 'prose':
      return html`<textarea id=${name} name=${name} ?required=${required} aria-invalid=${wrong || nothing} .value=${live(String(value))} @input=${(event: Event) => change(valueIn(event))}></textarea>`;
    case 'form':
      return select(FORMS.map((form) => [form, forms.forms[form]]));
    case 'look':
      return select([
        ['', words.noLook],
        ...forms.looks.map((look, index) => [String(index + 1), `${forms.look(index + 1)} ${look}`] as const),
      ]);
    case 'colleague':
      return colleagues?.length === 0
        ? html`<p class="caution" id=${name}>${words.noColleague}</p>`
        : select([['', words.choose], ...(colleagues ?? []).map((each) => [each.id, named(each)] as const)]);
    default:
      return html`<input
        id=${name}
        name=${name}
        type=${kind === 'day' ? 'date' : 'text'}
        min=${(kind === 'day' && days?.from) || nothing}
        max=${(kind === 'day' && days?.to) || nothing}
        autocomplete="off"
        ?required=${required}
        aria-invalid=${wrong || nothing}
        .value=${live(String(value))}
        @input=${(event: Event) => change(valueIn(event))}
      />`;
  }
}

const named = ({ name, unit }: Colleague): string => (unit === '' ? name : `${name}（${unit}）`);

/** 书面 is always among them. */
function formsField({ field, value, lang, change }: Shown, label: string): TemplateResult {
  const chosen = new Set(typeof value === 'string' ? ['written'] : value);
  return html`<fieldset class="field">
    <legend>${label}</legend>
    ${FORMS.map(
      (form) => html`<label class="check">
        <input
          type="checkbox"
          name=${field.name}
          value=${form}
          ?disabled=${form === 'written'}
          .checked=${live(form === 'written' || chosen.has(form))}
          @change=${() => change(FORMS.filter((each) => each === 'written' || (each === form ? !chosen.has(each) : chosen.has(each))))}
        />
        ${matterWordsIn(lang).forms[form]}
        ${form === 'written' ? html`<span class="soft">${actsWordsIn(lang).alwaysWritten}</span>` : nothing}
      </label>`,
    )}
  </fieldset>`;
}
