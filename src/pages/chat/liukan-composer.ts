/** <liukan-composer>: the line in which anything can be typed, at any time. */
import { html, LitElement, type TemplateResult } from 'lit';
import type { Lang } from '../../core/text.ts';
import { doing, isEnter } from './doing.ts';
import { MESSAGE_LIMIT } from './limit.ts';
import { remember, remembered } from './memory.ts';
import { composerStyles } from './styles/composer.ts';
import { controls } from './styles/controls.ts';
import { wordsIn } from './words.ts';

export class LiukanComposer extends LitElement {
  static override styles = [controls, composerStyles];
  static override properties = {
    language: { attribute: false },
    placeholder: { attribute: false },
    draft: { state: true },
  };

  declare language: Lang;
  declare placeholder: string;
  /** Kept over a reload. */
  declare draft: string;

  constructor() {
    super();
    this.language = 'zh';
    this.placeholder = '';
    this.draft = remembered().draft ?? '';
  }

  /** Puts a message back that was not accepted, before what has been typed since. */
  takeBack(text: string): void {
    this.#keep(this.draft === '' ? text : `${text}\n${this.draft}`);
    this.#field?.focus();
  }

  override focus(): void {
    this.#field?.focus();
  }

  protected override render(): TemplateResult {
    const words = wordsIn(this.language);
    const over = this.draft.length > MESSAGE_LIMIT;
    return html`<form @submit=${this.#submit}>
      <textarea
        rows="1"
        aria-label=${words.composerLabel}
        aria-describedby="hint"
        placeholder=${this.placeholder}
        enterkeyhint="send"
        .value=${this.draft}
        @input=${() => this.#keep(this.#field?.value ?? '')}
        @keydown=${this.#key}
      ></textarea>
      <button class="primary" aria-disabled=${over || this.draft.trim() === ''}>${words.send}</button>
      <p id="hint" class=${over ? 'over' : 'unseen'}>${over ? words.tooLong(MESSAGE_LIMIT) : words.composerHint}</p>
    </form>`;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  #key = (event: KeyboardEvent): void => {
    if (!isEnter(event) || event.shiftKey) return;
    event.preventDefault();
    this.#send();
  };

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.#send();
  };

  #send(): void {
    const text = this.draft.trim();
    if (text === '' || text.length > MESSAGE_LIMIT) return this.#field?.focus();
    this.#keep('');
    this.dispatchEvent(doing({ text }, text));
  }

  #keep(draft: string): void {
    this.draft = draft;
    remember({ draft });
  }
}

customElements.define('liukan-composer', LiukanComposer);
