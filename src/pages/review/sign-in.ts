/** <desk-sign-in>: in by a one-time link, pasted here or followed. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Lang } from '../../core/text.ts';
import type { Api } from './api.ts';
import { linkIn } from './place.ts';
import { shared } from './styles.ts';
import { wordsIn } from './words.ts';

export class SignIn extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    busy: { state: true },
    trouble: { state: true },
  };

  static override styles = [
    shared,
    css`
      form {
        display: grid;
        gap: 0.875rem;
        max-width: 30rem;
        margin: clamp(1rem, 10vh, 6rem) auto 0;
      }

      label {
        font-weight: 600;
      }
    `,
  ];

  declare api: Api;
  declare language: Lang;
  declare private busy: boolean;
  declare private trouble: string;

  constructor() {
    super();
    this.busy = false;
    this.trouble = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language')) this.trouble = '';
  }

  protected override render(): TemplateResult {
    const words = wordsIn(this.language).signIn;
    return html`
      <form class="card" @submit=${this.submit}>
        <h1>${words.title}</h1>
        <p class="soft" id="how">${words.how}</p>
        <label for="link">${words.label}</label>
        <input id="link" type="text" autocomplete="off" spellcheck="false" aria-describedby="how" placeholder="…/review#link=…" />
        ${this.trouble === '' ? nothing : html`<p class="alert" role="alert">${this.trouble}</p>`}
        <button class="main" aria-disabled=${this.busy}>${this.busy ? words.busy : words.button}</button>
      </form>
    `;
  }

  protected override firstUpdated(): void {
    this.input?.focus();
  }

  private get input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const link = linkIn(this.input?.value ?? '');
    if (link === undefined) {
      this.trouble = wordsIn(this.language).signIn.missing;
      this.input?.focus();
    } else await this.use(link);
  }

  /** Uses the link up. */
  async use(link: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.trouble = '';
    const answered = await this.api.signIn(link);
    this.busy = false;
    if (answered.ok) this.dispatchEvent(new CustomEvent('signed-in', { detail: answered.body }));
    else this.trouble = answered.message;
  }
}

customElements.define('desk-sign-in', SignIn);

declare global {
  interface HTMLElementTagNameMap {
    'desk-sign-in': SignIn;
  }
}
