/** <desk-interests>: 回避申报, what one declares of oneself. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Lang } from '../../core/text.ts';
import type { Answered, Api, Interest } from './api.ts';
import { shared } from './styles.ts';
import { moment } from './time.ts';
import { wordsIn } from './words.ts';
import { actsWordsIn } from './words-acts.ts';
import { type OfficeWords, officeWordsIn } from './words-office.ts';

const KINDS = ['unit', 'command', 'person'] as const satisfies readonly Interest['kind'][];

export class Interests extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    interests: { state: true },
    unavailable: { state: true },
    kind: { state: true },
    value: { state: true },
    ending: { state: true },
    busy: { state: true },
    trouble: { state: true },
  };

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 1rem;
        max-width: 44rem;
      }

      form {
        display: grid;
        gap: 0.875rem;
      }

      legend,
      form > div > label {
        font-weight: 600;
      }

      .choice {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        min-height: 2.5rem;
      }

      .choice input {
        flex: none;
        width: 1.125rem;
        height: 1.125rem;
        accent-color: var(--accent);
      }

      .declared {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem 1rem;
        padding-block: 0.625rem;
        border-block-end: 1px solid var(--line);
      }

      .buttons {
        display: flex;
        gap: 0.5rem;
      }
    `,
  ];

  declare api: Api;
  declare language: Lang;
  declare private interests: readonly Interest[] | undefined;
  declare private unavailable: boolean;
  declare private kind: Interest['kind'];
  declare private value: string;
  /** Asked once more before it ends. */
  declare private ending: string;
  declare private busy: boolean;
  declare private trouble: string;

  constructor() {
    super();
    this.interests = undefined;
    this.unavailable = false;
    this.kind = 'unit';
    this.value = '';
    this.ending = '';
    this.busy = false;
    this.trouble = '';
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('h1')?.focus();
    void this.api.interests().then((answered) => this.take(answered));
  }

  private take(answered: Answered<{ readonly interests: readonly Interest[] }>, done?: string): boolean {
    this.busy = false;
    this.trouble = answered.ok || answered.code === 'not_found' ? '' : answered.message;
    this.unavailable = !answered.ok && answered.code === 'not_found';
    if (answered.ok) this.interests = answered.body.interests;
    if (answered.ok && done !== undefined)
      this.dispatchEvent(new CustomEvent('said', { detail: done, bubbles: true, composed: true }));
    return answered.ok;
  }

  protected override render(): TemplateResult {
    const words = officeWordsIn(this.language).interests;
    return html`
      <h1 tabindex="-1">${words.title}</h1>
      <p class="soft">${words.intro}</p>
      ${this.unavailable ? html`<p class="caution">${words.unavailable}</p>` : this.form(words)}
      ${this.interests === undefined ? nothing : this.list(this.interests, words)}
    `;
  }

  private form(words: OfficeWords['interests']): TemplateResult {
    return html`<form class="card" novalidate @submit=${this.add}>
      <fieldset>
        <legend>${words.kind}</legend>
        ${KINDS.map(
          (kind) => html`<label class="choice">
            <input
              type="radio"
              name="kind"
              value=${kind}
              .checked=${live(this.kind === kind)}
              @change=${() => {
                this.kind = kind;
              }}
            />
            ${words.kinds[kind]}
          </label>`,
        )}
      </fieldset>
      <div>
        <label for="value">${words.value}</label>
        <input
          id="value"
          type="text"
          maxlength="500"
          autocomplete="off"
          required
          .value=${live(this.value)}
          @input=${(event: Event) => {
            this.value = (event.target as HTMLInputElement).value;
            this.trouble = '';
          }}
        />
      </div>
      ${this.trouble === '' ? nothing : html`<p class="alert" role="alert">${this.trouble}</p>`}
      <div><button class="main" aria-disabled=${this.busy}>${this.busy ? words.adding : words.add}</button></div>
    </form>`;
  }

  private list(interests: readonly Interest[], words: OfficeWords['interests']): TemplateResult {
    return html`<section class="card">
      <h2>${words.list}</h2>
      ${
        interests.length === 0
          ? html`<p class="soft">${words.none}</p>`
          : html`<ul>
              ${interests.map(
                ({ id, kind, value, at }) => html`<li class="declared">
                  <span><span class="chip">${words.kindsBrief[kind]}</span> <strong>${value}</strong><br /><span class="soft">${words.since(moment(at, this.language))}</span></span>
                  <span class="buttons">
                    ${
                      this.ending === id
                        ? html`<button class="main" @click=${() => this.end(id)}>${words.endConfirm}</button>
                            <button @click=${() => this.ask('')}>${actsWordsIn(this.language).cancel}</button>`
                        : html`<button aria-label=${`${words.end}${wordsIn(this.language).colon}${value}`} @click=${() => this.ask(id)}>${words.end}</button>`
                    }
                  </span>
                </li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  private ask(id: string): void {
    this.ending = id;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.declared button')?.focus());
  }

  private async add(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    const words = officeWordsIn(this.language).interests;
    if (this.value.trim() === '') {
      this.trouble = words.missing;
      this.renderRoot.querySelector<HTMLElement>('#value')?.focus();
      return;
    }
    this.busy = true;
    if (this.take(await this.api.declare(this.kind, this.value.trim()), words.added)) this.value = '';
  }

  private async end(id: string): Promise<void> {
    this.ending = '';
    this.take(await this.api.endInterest(id), officeWordsIn(this.language).interests.ended);
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
  }
}

customElements.define('desk-interests', Interests);
