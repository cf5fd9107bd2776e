/** <desk-sign-in>: in by name and password, by the office's own account, or by a one-time link, pasted here or followed. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Lang } from '../../core/text.ts';
import type { Api, Ways } from './api.ts';
import { linkIn } from './place.ts';
import { shared } from './styles.ts';
import { type Words, wordsIn } from './words.ts';

export class SignIn extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    ways: { attribute: false },
    busy: { state: true },
    leaving: { state: true },
    trouble: { state: true },
    at: { state: true },
  };

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 1rem;
        max-width: 30rem;
        margin: clamp(1rem, 8vh, 5rem) auto 0;
      }

      form,
      div.card {
        display: grid;
        gap: 0.875rem;
      }

      label {
        font-weight: 600;
      }

      .field {
        display: grid;
        gap: 0.25rem;
      }

      summary {
        cursor: pointer;
      }

      details form {
        margin-block-start: 0.75rem;
      }
    `,
  ];

  declare api: Api;
  declare language: Lang;
  declare ways: Ways | undefined;
  declare private busy: boolean;
  declare private leaving: boolean;
  declare private trouble: string;
  /** Which of the forms the trouble belongs to. */
  declare private at: 'password' | 'link' | 'oidc';

  constructor() {
    super();
    this.ways = undefined;
    this.busy = false;
    this.leaving = false;
    this.trouble = '';
    this.at = 'password';
  }

  /** Whoever comes back from the provider by the browser's own button finds the page as it was left. */
  private readonly onShow = () => {
    this.leaving = false;
  };

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pageshow', this.onShow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pageshow', this.onShow);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language')) this.trouble = '';
  }

  protected override render(): TemplateResult {
    const words = wordsIn(this.language).signIn;
    const oidc = this.ways?.oidc ?? null;
    return html`
      <h1>${words.title}</h1>
      ${
        oidc === null
          ? nothing
          : html`<div class="card">
              ${this.alert('oidc')}
              <button class="main" aria-disabled=${this.leaving} @click=${this.depart}>${this.leaving ? words.leaving : words.oidc(oidc)}</button>
            </div>`
      }
      ${this.byPassword(words)} ${this.byLink(words)}
      <p class="soft">${words.ends}</p>
    `;
  }

  private byPassword(words: Words['signIn']): TemplateResult {
    return html`<form class="card" novalidate @submit=${this.withPassword}>
      <div class="field">
        <label for="name">${words.name}</label>
        <input id="name" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="200" />
      </div>
      <div class="field">
        <label for="password">${words.password}</label>
        <input id="password" type="password" autocomplete="current-password" maxlength="200" />
      </div>
      ${this.alert('password')}
      <button class=${this.ways?.oidc ? '' : 'main'} aria-disabled=${this.busy}>${this.busy ? words.busy : words.button}</button>
    </form>`;
  }

  private byLink(words: Words['signIn']): TemplateResult {
    return html`<details class="card" ?open=${this.at === 'link'}>
      <summary>${words.withLink}</summary>
      <form novalidate @submit=${this.withLink}>
        <p class="soft" id="how">${words.how}</p>
        <div class="field">
          <label for="link">${words.link}</label>
          <input id="link" type="text" autocomplete="off" spellcheck="false" aria-describedby="how" placeholder="…/review#link=…" />
        </div>
        ${this.alert('link')}
        <button aria-disabled=${this.busy}>${this.busy ? words.busy : words.linkButton}</button>
      </form>
    </details>`;
  }

  private alert(at: 'password' | 'link' | 'oidc'): TemplateResult | typeof nothing {
    return this.trouble === '' || this.at !== at ? nothing : html`<p class="alert" role="alert">${this.trouble}</p>`;
  }

  protected override firstUpdated(): void {
    this.input('name').focus();
  }

  private input(id: 'name' | 'password' | 'link'): HTMLInputElement {
    return this.renderRoot.querySelector(`#${id}`) as HTMLInputElement;
  }

  private async withPassword(event: Event): Promise<void> {
    event.preventDefault();
    const [name, password] = [this.input('name').value.trim(), this.input('password').value];
    if (name === '' || password === '') {
      this.say('password', wordsIn(this.language).signIn.missing);
      this.input(name === '' ? 'name' : 'password').focus();
    } else await this.use({ name, password });
  }

  private async withLink(event: Event): Promise<void> {
    event.preventDefault();
    const link = linkIn(this.input('link').value);
    if (link === undefined) {
      this.say('link', wordsIn(this.language).signIn.linkMissing);
      this.input('link').focus();
    } else await this.use({ link });
  }

  /** A link is used up by it. */
  async use(by: Parameters<Api['signIn']>[0]): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.trouble = '';
    const answered = await this.api.signIn(by);
    this.busy = false;
    if (answered.ok) this.dispatchEvent(new CustomEvent('signed-in', { detail: answered.body }));
    else this.say('link' in by ? 'link' : 'password', answered.message);
  }

  private async depart(): Promise<void> {
    if (this.leaving) return;
    this.leaving = true;
    this.trouble = '';
    const answered = await this.api.depart();
    if (answered.ok) location.assign(answered.body.to);
    else {
      this.leaving = false;
      this.say('oidc', answered.message);
    }
  }

  private say(at: 'password' | 'link' | 'oidc', trouble: string): void {
    this.at = at;
    this.trouble = trouble;
  }
}

customElements.define('desk-sign-in', SignIn);

declare global {
  interface HTMLElementTagNameMap {
    'desk-sign-in': SignIn;
  }
}
