/** <desk-account>: one's own password. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Lang } from '../../core/text.ts';
import type { Api, Me } from './api.ts';
import { shared } from './styles.ts';
import { type Words, wordsIn } from './words.ts';

/** Until the server has told. */
const LEAST = 12;

export class Account extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    me: { attribute: false },
    least: { state: true },
    shown: { state: true },
    busy: { state: true },
    trouble: { state: true },
  };

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 1rem;
        max-width: 34rem;
      }

      form {
        display: grid;
        gap: 0.875rem;
      }

      .field {
        display: grid;
        gap: 0.25rem;
      }

      .field label {
        font-weight: 600;
      }

      .show {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-height: 2.5rem;
      }

      .show input {
        width: 1.125rem;
        height: 1.125rem;
        accent-color: var(--accent);
      }
    `,
  ];

  declare api: Api;
  declare language: Lang;
  declare me: Me;
  declare private least: number;
  declare private shown: boolean;
  declare private busy: boolean;
  declare private trouble: string;

  constructor() {
    super();
    this.least = LEAST;
    this.shown = false;
    this.busy = false;
    this.trouble = '';
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('h1')?.focus();
    void this.api.ways().then((answered) => {
      if (answered.ok) this.least = answered.body.passwordLeast;
    });
  }

  protected override render(): TemplateResult {
    const words = wordsIn(this.language).account;
    const { hasPassword, mustKnowPassword } = this.me;
    return html`
      <h1 tabindex="-1">${words.title}</h1>
      <form class="card" novalidate @submit=${this.submit}>
        <h2>${words.legend(hasPassword)}</h2>
        <p class="soft">${hasPassword ? words.has : words.none}${hasPassword && !mustKnowPassword ? words.forgotten : ''}</p>
        <p class="soft" id="rule">${words.rule(this.least)}</p>
        <input type="text" autocomplete="username" .value=${this.me.name} readonly hidden />
        ${mustKnowPassword ? this.field('current', 'current-password', words) : nothing}
        ${this.field('password', 'new-password', words)} ${this.field('again', 'new-password', words)}
        <label class="show">
          <input
            type="checkbox"
            .checked=${this.shown}
            @change=${(event: Event) => {
              this.shown = (event.target as HTMLInputElement).checked;
            }}
          />
          ${words.show}
        </label>
        <p class="soft">${words.ends}</p>
        ${this.trouble === '' ? nothing : html`<p class="alert" role="alert">${this.trouble}</p>`}
        <div><button class="main" aria-disabled=${this.busy}>${this.busy ? words.busy : words.button}</button></div>
      </form>
    `;
  }

  private field(
    id: 'current' | 'password' | 'again',
    autocomplete: 'current-password' | 'new-password',
    words: Words['account'],
  ): TemplateResult {
    return html`<div class="field">
      <label for=${id}>${words[id]}</label>
      <input
        id=${id}
        type=${this.shown ? 'text' : 'password'}
        autocomplete=${autocomplete}
        maxlength="200"
        spellcheck="false"
        aria-describedby=${id === 'password' ? 'rule' : nothing}
      />
    </div>`;
  }

  private input(id: string): HTMLInputElement | null {
    return this.renderRoot.querySelector(`#${id}`);
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const words = wordsIn(this.language).account;
    const fields = [...this.renderRoot.querySelectorAll<HTMLInputElement>('.field input')];
    const empty = fields.find(({ value }) => value === '');
    const [current, password, again] = ['current', 'password', 'again'].map((id) => this.input(id)?.value);
    if (empty !== undefined) {
      this.trouble = words.missing;
      empty.focus();
      return;
    }
    if (password !== again) {
      this.trouble = words.differs;
      this.input('again')?.focus();
      return;
    }
    this.busy = true;
    this.trouble = '';
    const answered = await this.api.setPassword(password ?? '', current);
    this.busy = false;
    if (answered.ok) {
      for (const field of fields) field.value = '';
      this.dispatchEvent(new CustomEvent('password-set'));
    } else this.trouble = answered.message;
  }
}

customElements.define('desk-account', Account);
