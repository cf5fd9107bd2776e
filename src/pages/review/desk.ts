/** <liukan-desk>: the reviewers' console. Who is signed in, which language, and which part of it is shown. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Lang } from '../../core/text.ts';
import { look } from '../look.ts';
import { type Api, apiOf, type Me } from './api.ts';
import './matter.ts';
import { dropDrafts } from './drafts.ts';
import { hrefOf, linkIn, type Place, placeIn } from './place.ts';
import './queue.ts';
import './sign-in.ts';
import { shared } from './styles.ts';
import { type Words, wordsIn } from './words.ts';

const LANGUAGE = 'liukan-desk-language';

export class Desk extends LitElement {
  static override properties = {
    language: { state: true },
    me: { state: true },
    place: { state: true },
    said: { state: true },
  };

  static override styles = [
    look,
    shared,
    css`
      :host {
        display: block;
        min-height: 100vh;
        min-height: 100dvh;
      }

      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.25rem 0.75rem;
        padding: 0.5rem clamp(0.75rem, 3vw, 2rem);
        background: var(--card);
        border-block-end: 1px solid var(--line);
      }

      .seal {
        flex: none;
        display: grid;
        place-items: center;
        width: 2.5rem;
        height: 2.5rem;
        border-radius: 5px;
        background: var(--seal);
        color: #fff;
        font: 700 1rem / 1.05 var(--serif);
      }

      .brand {
        font: 700 1.3125rem / 1.3 var(--serif);
        letter-spacing: 0.04em;
      }

      .who {
        flex: 1;
        text-align: end;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .gap {
        flex: 1;
      }

      .who + .gap {
        flex: 0;
      }

      main {
        max-width: 78rem;
        margin: 0 auto;
        padding: 1.25rem clamp(0.75rem, 3vw, 2rem) 4rem;
      }

      .toast {
        position: fixed;
        inset-block-start: 0.5rem;
        inset-inline: 1rem;
        margin-inline: auto;
        width: fit-content;
        max-width: calc(100% - 2rem);
        padding: 0.625rem 1.125rem;
        border-radius: var(--radius);
        background: var(--ink);
        color: var(--paper);
        z-index: 1;
        pointer-events: none;
      }

      .toast:empty {
        display: none;
      }

      @media (max-width: 40rem) {
        header {
          column-gap: 0.25rem;
        }

        .brand {
          margin-inline-start: 0.5rem;
        }

        .who {
          order: 1;
          flex-basis: 100%;
          text-align: start;
        }

        .who + .gap {
          flex: 1;
        }

      }

      @media print {
        header,
        .toast {
          display: none;
        }
      }
    `,
  ];

  declare private language: Lang;
  /** 'unknown' until the server has answered. */
  declare private me: Me | undefined | 'unknown';
  declare private place: Place;
  /** What has just been done, for everybody's ears. */
  declare private said: string;

  private readonly api: Api;
  private readonly onHash = () => void this.moved();
  /** Who was signed in last in this window: what they were writing is for nobody else. */
  private last: string | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.language = localStorage.getItem(LANGUAGE) === 'en' ? 'en' : 'zh';
    this.me = 'unknown';
    this.place = placeIn('');
    this.said = '';
    this.api = apiOf(
      () => this.language,
      () => {
        this.me = undefined;
      },
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.onHash);
    void this.moved();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.onHash);
  }

  /** The fragment has changed. One that holds a link's secret is taken out of the address at once. */
  private async moved(): Promise<void> {
    const link = linkIn(location.hash.startsWith('#link=') ? location.hash : '');
    if (link !== undefined)
      history.replaceState(null, '', `${location.pathname}${hrefOf({ at: 'queue', status: 'open' })}`);
    this.place = placeIn(location.hash);
    if (this.me === 'unknown' || link !== undefined) {
      const answered = await this.api.me();
      this.me = answered.ok ? answered.body : undefined;
      if (answered.ok) this.last = answered.body.name;
    }
    if (link !== undefined && this.me === undefined) {
      await this.updateComplete;
      await this.renderRoot.querySelector('desk-sign-in')?.use(link);
    }
  }

  private get words(): Words {
    return wordsIn(this.language);
  }

  override willUpdate(): void {
    document.documentElement.lang = this.language === 'en' ? 'en' : 'zh-CN';
    document.title = this.words.documentTitle;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const me = this.me === 'unknown' ? undefined : this.me;
    return html`
      <header>
        <span class="seal" aria-hidden="true">六<br />看</span>
        <span class="brand">${words.desk}</span>
        ${me ? html`<span class="who soft">${words.signedInAs(me.name, me.unit)}</span>` : nothing}
        <span class="gap"></span>
        <button class="quiet" lang=${this.language === 'en' ? 'zh-CN' : 'en'} @click=${this.switchLanguage}>${words.otherLanguage}</button>
        ${me ? html`<button class="quiet" @click=${this.signOut}>${words.signOut}</button>` : nothing}
      </header>
      <main @said=${this.say}>${this.shown()}</main>
      <p class="toast" role="status">${this.said}</p>
    `;
  }

  private shown(): TemplateResult {
    const { words, api, language, place } = this;
    if (this.me === 'unknown') return html`<p class="soft">${words.loading}</p>`;
    if (!this.me)
      return html`<desk-sign-in .api=${api} .language=${language} @signed-in=${this.signedIn}></desk-sign-in>`;
    if (this.me.role !== 'reviewer') return html`<p class="alert">${words.signIn.notReviewer}</p>`;
    return place.at === 'queue'
      ? html`<desk-queue .api=${api} .language=${language} .status=${place.status}></desk-queue>`
      : html`<desk-matter .api=${api} .language=${language} .matterId=${place.id} .unit=${this.me.unit}></desk-matter>`;
  }

  private switchLanguage(): void {
    this.language = this.language === 'en' ? 'zh' : 'en';
    localStorage.setItem(LANGUAGE, this.language);
  }

  private signedIn({ detail }: CustomEvent<Me>): void {
    if (this.last !== undefined && this.last !== detail.name) dropDrafts();
    this.last = detail.name;
    this.me = detail;
  }

  private async signOut(): Promise<void> {
    const answered = await this.api.signOut();
    if (answered.ok)
      location.reload(); // nothing of what was read stays in memory
    else this.tell(answered.message);
  }

  private say({ detail }: CustomEvent<string>): void {
    this.tell(detail);
  }

  private tell(what: string): void {
    this.said = what;
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      this.said = '';
    }, 6000);
  }
}

customElements.define('liukan-desk', Desk);
