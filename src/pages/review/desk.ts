/** <liukan-desk>: the reviewers' console. Who is signed in, which language, and which part of it is shown. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Lang } from '../../core/text.ts';
import { look } from '../look.ts';
import './account.ts';
import { type Api, apiOf, type Me, type OfficeRules, type Ways } from './api.ts';
import { dropDrafts } from './drafts.ts';
import './figures.ts';
import './interests.ts';
import './matter.ts';
import { hrefOf, linkIn, type Place, placeIn } from './place.ts';
import './queue.ts';
import './sign-in.ts';
import { shared } from './styles.ts';
import { type Words, wordsIn } from './words.ts';

const LANGUAGE = 'liukan-desk-language';
/** Who was signed in last in this window. */
const LAST = 'liukan-desk-last';

const seesMatters = ({ role }: Me): boolean => role === 'reviewer' || role === 'senior' || role === 'auditor';

export class Desk extends LitElement {
  static override properties = {
    language: { state: true },
    me: { state: true },
    place: { state: true },
    rules: { state: true },
    said: { state: true },
    ways: { state: true },
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

      .pages {
        display: flex;
        gap: 0.25rem;
        margin-inline-start: 0.75rem;
      }

      .pages a {
        padding: 0.375rem 0.625rem;
        color: var(--soft);
        text-decoration: none;
        border-radius: var(--radius);
      }

      .pages a[aria-current] {
        color: var(--ink);
        background: var(--accent-wash);
        font-weight: 600;
      }

      .pages a:hover {
        background: var(--accent-wash);
      }

      main {
        max-width: 78rem;
        margin: 0 auto;
        padding: 1.25rem clamp(0.75rem, 3vw, 2rem) 4rem;
      }

      .narrow {
        display: none;
      }

      .caution + desk-figures {
        margin-block-start: 1rem;
      }

      .hint {
        margin-block-end: 1rem;
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
          gap: 0 0.25rem;
          padding-block: 0.25rem;
        }

        .seal {
          width: 2rem;
          height: 2rem;
          font-size: 0.8125rem;
        }

        .brand {
          margin-inline-start: 0.5rem;
          font-size: 1.125rem;
        }

        /* who one is, and signing out everywhere, stand at the foot of the page */
        .who,
        header .wide {
          display: none;
        }

        .narrow {
          display: flex;
          flex-wrap: wrap;
          align-items: center;
          justify-content: space-between;
          gap: 0 1rem;
          padding: 0.5rem 0.75rem;
          border-block-start: 1px solid var(--line);
        }

        .who + .gap {
          flex: 1;
        }

        .pages {
          order: 2;
          flex-basis: 100%;
          margin-inline-start: -0.625rem;
        }

        main {
          padding-block-start: 0.75rem;
        }
      }

      @media print {
        header,
        footer,
        .hint,
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
  /** The office's templates; none where it has none, or cannot be asked. */
  declare private rules: OfficeRules | undefined;
  /** How one signs in here; undefined until the server has told. */
  declare private ways: Ways | undefined;
  /** What has just been done, for everybody's ears. */
  declare private said: string;

  private readonly api: Api;
  private readonly onHash = () => void this.moved();
  /** Who was signed in last in this window: what they were writing is for nobody else. */
  private last: string | undefined;
  /** The list to go back to. */
  private back = '#/waiting';
  private silence: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.language = localStorage.getItem(LANGUAGE) === 'en' ? 'en' : 'zh';
    this.me = 'unknown';
    this.place = placeIn('');
    this.rules = undefined;
    this.said = '';
    this.ways = undefined;
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
    void this.api.ways().then((answered) => {
      if (answered.ok) this.ways = answered.body;
    });
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
      history.replaceState(null, '', `${location.pathname}${hrefOf({ at: 'queue', shelf: 'waiting' })}`);
    this.place = placeIn(location.hash);
    if (this.place.at === 'queue') this.back = hrefOf(this.place);
    if (this.me === 'unknown' || link !== undefined) {
      const answered = await this.api.me();
      if (answered.ok) this.take(answered.body);
      else this.me = undefined;
    }
    if (link !== undefined && this.me === undefined) {
      await this.updateComplete;
      await this.renderRoot.querySelector('desk-sign-in')?.use({ link });
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
        ${me ? this.nav(me) : nothing}
        ${me ? html`<span class="who soft">${words.signedInAs(me.name, me.unit)}</span>` : nothing}
        <span class="gap"></span>
        <button class="quiet" lang=${this.language === 'en' ? 'zh-CN' : 'en'} @click=${this.switchLanguage}>${words.otherLanguage}</button>
        ${
          me
            ? html`<button class="quiet" @click=${() => this.signOut('here')}>${words.signOut}</button>
            <button class="quiet wide" @click=${() => this.signOut('everywhere')}>${words.signOutEverywhere}</button>`
            : nothing
        }
      </header>
      <main @said=${this.say}>${me && !me.hasPassword && this.place.at !== 'account' ? this.hint() : nothing}${this.shown()}</main>
      ${
        me
          ? html`<footer class="narrow soft">
              ${words.signedInAs(me.name, me.unit)}
              <button class="quiet" @click=${() => this.signOut('everywhere')}>${words.signOutEverywhere}</button>
            </footer>`
          : nothing
      }
      <p class="toast" role="status">${this.said}</p>
    `;
  }

  private shown(): TemplateResult {
    const { words, api, language, place } = this;
    if (this.me === 'unknown') return html`<p class="soft">${words.loading}</p>`;
    if (!this.me)
      return html`<desk-sign-in .api=${api} .language=${language} .ways=${this.ways} @signed-in=${this.signedIn}></desk-sign-in>`;
    if (place.at === 'account')
      return html`<desk-account .api=${api} .language=${language} .me=${this.me} @password-set=${this.passwordSet}></desk-account>`;
    const figures = html`<desk-figures .api=${api} .language=${language} .keepsLists=${this.me.role === 'policy'}></desk-figures>`;
    if (!seesMatters(this.me))
      return html`<p class="caution">${words.seesNothing(words.roles[this.me.role])}</p>${figures}`;
    switch (place.at) {
      case 'queue':
        return html`<desk-queue .api=${api} .language=${language} .me=${this.me} .shelf=${place.shelf}></desk-queue>`;
      case 'matter':
        return html`<desk-matter .api=${api} .language=${language} .matterId=${place.id} .me=${this.me} .rules=${this.rules} .back=${this.back}></desk-matter>`;
      case 'interests':
        return html`<desk-interests .api=${api} .language=${language}></desk-interests>`;
      case 'figures':
        return figures;
    }
  }

  /** Whoever comes by the office's own accounts needs no password. */
  private hint(): TemplateResult | typeof nothing {
    if (this.ways === undefined || this.ways.oidc !== null) return nothing;
    const { hint, hintLink } = this.words.account;
    return html`<p class="hint soft">${hint}<a href="#/account">${hintLink}</a></p>`;
  }

  private nav(me: Me): TemplateResult {
    const { words, place } = this;
    const page = (at: 'queue' | 'interests' | 'figures' | 'account', href: string): TemplateResult => {
      const here = at === place.at || (at === 'queue' && place.at === 'matter');
      return html`<a href=${href} aria-current=${here ? 'page' : nothing}>${words.pages[at]}</a>`;
    };
    return html`<nav class="pages" aria-label=${words.nav}>
      ${seesMatters(me) ? html`${page('queue', this.back)} ${page('interests', '#/interests')}` : nothing}
      ${page('figures', '#/figures')} ${page('account', '#/account')}
    </nav>`;
  }

  private switchLanguage(): void {
    this.language = this.language === 'en' ? 'zh' : 'en';
    localStorage.setItem(LANGUAGE, this.language);
  }

  private signedIn({ detail }: CustomEvent<Me>): void {
    this.take(detail);
  }

  /** Whoever is signed in now. What another was writing in this window is not for them. */
  private take(me: Me): void {
    const before = this.last ?? sessionStorage.getItem(LAST);
    if (before !== null && before !== me.name) dropDrafts();
    this.last = me.name;
    sessionStorage.setItem(LAST, me.name);
    this.me = me;
    if (seesMatters(me))
      void this.api.office().then((answered) => {
        if (answered.ok) this.rules = answered.body;
      });
  }

  private async passwordSet(): Promise<void> {
    this.tell(this.words.account.done);
    const answered = await this.api.me();
    if (answered.ok) this.me = answered.body;
  }

  private async signOut(where: 'here' | 'everywhere'): Promise<void> {
    const answered = await (where === 'here' ? this.api.signOut() : this.api.signOutEverywhere());
    if (answered.ok) {
      dropDrafts();
      location.reload(); // nothing of what was read stays in memory
    } else this.tell(answered.message);
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
