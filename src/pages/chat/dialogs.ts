/** The menu of a narrow screen, and the two questions that the page itself asks. Closed, they are not there for anybody. */
import { html, type TemplateResult } from 'lit';
import type { Words } from './words.ts';

const dialogOf = (event: Event): HTMLDialogElement | null | undefined =>
  event.currentTarget instanceof Element ? event.currentTarget.closest('dialog') : undefined;

const close = (event: Event): void => dialogOf(event)?.close();

export const menuDialog = (words: Words, content: TemplateResult): TemplateResult =>
  html`<dialog id="menu" aria-label=${words.menu}>
    <div class="top">
      <h2>${words.menu}</h2>
      <button type="button" class="small" @click=${close}>${words.close}</button>
    </div>
    ${content}
  </dialog>`;

export const codeDialog = (words: Words, resume: (code: string) => void): TemplateResult =>
  html`<dialog id="code" aria-labelledby="code-title">
    <form
      method="dialog"
      @submit=${(event: SubmitEvent) => {
        const field = event.target instanceof HTMLFormElement ? event.target.querySelector('input') : undefined;
        const code = field?.value.trim() ?? '';
        if (field) field.value = '';
        if (code !== '') resume(code);
      }}
    >
      <h2 id="code-title">${words.enterCode}</h2>
      <label for="code-field">${words.enterCodeLabel}</label>
      <input id="code-field" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="100" aria-describedby="code-hint" />
      <p id="code-hint">${words.enterCodeHint}</p>
      <div class="row">
        <button type="button" @click=${close}>${words.cancel}</button>
        <button class="primary">${words.resume}</button>
      </div>
    </form>
  </dialog>`;

export const clearDialog = (words: Words, clear: () => void): TemplateResult =>
  html`<dialog id="clear" aria-labelledby="clear-title">
    <div class="stack">
      <h2 id="clear-title">${words.clearTitle}</h2>
      <p>${words.clearText}</p>
      <div class="row">
        <button type="button" @click=${close}>${words.cancel}</button>
        <button
          type="button"
          class="danger"
          @click=${(event: Event) => {
            close(event);
            clear();
          }}
        >
          ${words.clearYes}
        </button>
      </div>
    </div>
  </dialog>`;
