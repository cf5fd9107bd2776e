/**
 * <liukan-chat>: the whole consultation in one element.
 *
 *   lang="en"    begins in English (Chinese otherwise); follows the conversation's language afterwards
 *   server=""    where the API is; the page's own server otherwise
 */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { COMMANDS } from '../../core/commands.ts';
import { say, type Lang } from '../../core/text.ts';
import type { Status } from '../../message.ts';
import { look } from '../look.ts';
import { Api } from './api.ts';
import { codeDialog, clearDialog, menuDialog } from './dialogs.ts';
import { Conversation } from './conversation.ts';
import type { Done } from './doing.ts';
import { entry } from './entry.ts';
import './liukan-attachments.ts';
import { LiukanComposer } from './liukan-composer.ts';
import './liukan-question.ts';
import type { LiukanQuestion } from './liukan-question.ts';
import { progressBar, progressIn } from './progress.ts';
import { side } from './side.ts';
import { spoken } from './spoken.ts';
import { cards } from './styles/cards.ts';
import { controls } from './styles/controls.ts';
import { print } from './styles/print.ts';
import { shell } from './styles/shell.ts';
import { side as sideStyles } from './styles/side.ts';
import { talk } from './styles/talk.ts';
import { tokens } from './styles/tokens.ts';
import { isAsked, liveEntry, wantedIn } from './transcript.ts';
import { unsent } from './unsent.ts';
import { wordsIn, type Words } from './words.ts';

/** Where there is a matter that files can belong to. */
const SUBMITTED: readonly Status[] = ['submitted', 'claimed', 'decided'];

const isAtEnd = ({ scrollTop, clientHeight, scrollHeight }: Element): boolean =>
  scrollTop + clientHeight >= scrollHeight - 8;

/** What is typed while a matter is with the desk goes there. */
const placeholderIn = ({ transcript }: Conversation): keyof Words['composerPlaceholders'] => {
  const wanted = wantedIn(liveEntry(transcript));
  return wanted === 'more' && ['submitted', 'claimed'].includes(transcript.status) ? 'desk' : wanted;
};

export class LiukanChat extends LitElement {
  static override styles = [look, tokens, controls, shell, talk, cards, sideStyles, print];
  static override properties = { server: {}, announcement: { state: true } };

  declare server: string;
  /** What the live region says. */
  declare announcement: string;

  #conversation: Conversation | undefined;
  #api = new Api('');
  /** The end was in sight: it stays there when the line below grows, as it does when files can be attached. */
  #atEnd = false;
  #sized = new ResizeObserver(() => this.#keepEnd());
  #watched: Element | undefined;
  /** The last entry that was drawn: a later one is new. */
  #drawn: string | undefined;

  constructor() {
    super();
    this.server = '';
    this.announcement = '';
    this.addEventListener('liukan-say', (event) => this.#say((event as CustomEvent<Done>).detail));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const lang = this.lang === 'en' ? 'en' : 'zh';
    this.#api = new Api(this.server);
    this.#conversation = new Conversation(this.#api, lang, () => this.requestUpdate());
    void this.#conversation.begin();
    addEventListener('online', this.#retry);
    addEventListener('offline', this.#redraw);
    addEventListener('beforeprint', this.#unfold);
    addEventListener('afterprint', this.#fold);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#conversation?.end();
    removeEventListener('online', this.#retry);
    removeEventListener('offline', this.#redraw);
    removeEventListener('beforeprint', this.#unfold);
    removeEventListener('afterprint', this.#fold);
  }

  protected override render(): TemplateResult | typeof nothing {
    const conversation = this.#conversation;
    if (!conversation) return nothing;
    const { phase, lang } = conversation;
    const words = wordsIn(lang);
    return html`<div class="shell">
        <button class="skip primary" type="button" @click=${this.#skip}>${words.skip}</button>
        ${this.#header(words, conversation)}
        ${phase === 'talking' ? this.#talk(words, conversation) : this.#instead(words, conversation)}
      </div>
      <div class="unseen" role="status" aria-live="polite">${this.announcement}</div>
      ${menuDialog(words, this.#side(words, conversation))} ${codeDialog(words, (code) => this.#say({ said: { text: code }, label: words.enterCodeLabel }))}
      ${clearDialog(words, () => conversation.clear())}`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const lang = this.#conversation?.lang;
    if (lang && this.lang !== lang) this.lang = lang;
  }

  protected override updated(): void {
    if (this.getAttribute('data-language') !== this.lang) {
      this.setAttribute('data-language', this.lang);
      this.dispatchEvent(new CustomEvent('liukan-language', { bubbles: true, composed: true }));
    }
    const transcript = this.renderRoot.querySelector('.transcript') ?? undefined;
    if (transcript !== this.#watched) {
      this.#sized.disconnect();
      if (transcript) this.#sized.observe(transcript);
      this.#watched = transcript;
    }
    void this.#showNews();
  }

  #header(words: Words, { phase, transcript, lang }: Conversation): TemplateResult {
    return html`<header>
      <span class="seal" aria-hidden="true">六<br />看</span>
      <div class="title">
        <h1>${words.name} <small>${words.tagline}</small></h1>
        ${phase === 'talking' ? html`<p class="status">${isAsked(transcript) ? words.asked : words.statuses[transcript.status]}</p>` : nothing}
      </div>
      ${phase === 'talking' && !SUBMITTED.includes(transcript.status) ? progressBar(progressIn(transcript.entries, words), words) : html`<div></div>`}
      <div class="tools">
        <button class="plain small" type="button" lang=${lang === 'en' ? 'zh-CN' : 'en'} @click=${this.#switchLanguage}>${words.otherLanguage}</button>
        <button class="small narrow" type="button" @click=${() => this.#dialog('menu')?.showModal()}>${words.menu}</button>
      </div>
    </header>`;
  }

  #talk(words: Words, conversation: Conversation): TemplateResult {
    const { transcript, lang, pending } = conversation;
    const live = liveEntry(transcript);
    const judged = transcript.entries.findLast(({ replies }) => replies.some(({ card }) => card?.kind === 'judgment'));
    return html`<div class="body">
        <div class="transcript" @scroll=${this.#scrolled} role="region" tabindex="0" aria-label=${words.transcript}>
          <div class="column">
            <ol class="entries" role="list">
              ${transcript.entries.map((shown) =>
                entry(shown, {
                  words,
                  lang,
                  live: shown === live,
                  busy: pending.length > 0,
                  superseded: shown !== judged,
                }),
              )}
            </ol>
            ${unsent(conversation, words, (text) => this.#composer?.takeBack(text))}
          </div>
        </div>
        <footer>
          ${this.#banner(words, conversation)}
          ${
            SUBMITTED.includes(transcript.status)
              ? html`<liukan-attachments .api=${this.#api} .language=${lang} .at=${`${transcript.caseId}.${transcript.seq}`}></liukan-attachments>`
              : nothing
          }
          <liukan-composer .language=${lang} .placeholder=${words.composerPlaceholders[placeholderIn(conversation)]}></liukan-composer>
        </footer>
        <aside>${this.#side(words, conversation)}</aside>
      </div>`;
  }

  /** Where there is no talk to show. */
  #instead(words: Words, conversation: Conversation): TemplateResult {
    const anew = () => void conversation.anew();
    switch (conversation.phase) {
      case 'opening':
      case 'talking':
        return html`<div class="page" aria-busy="true"><p class="dots">${words.opening}</p></div>`;
      case 'unreachable':
        return html`<div class="page">
          <h2>${words.openFailed}</h2>
          <button class="primary" type="button" @click=${this.#retry}>${words.tryAgain}</button>
        </div>`;
      case 'gone':
        return html`<div class="page">
          <h2>${words.goneTitle}</h2>
          <p>${conversation.farewell}</p>
          <button class="primary" type="button" @click=${anew}>${words.begin}</button>
        </div>`;
      case 'cleared':
        return html`<div class="page">
          <h2>${words.clearedTitle}</h2>
          <p>${words.clearedText}</p>
          <button class="primary" type="button" @click=${anew}>${words.begin}</button>
        </div>`;
    }
  }

  #banner(words: Words, conversation: Conversation): TemplateResult | typeof nothing {
    if (!navigator.onLine) return html`<p class="banner" role="status">${words.offline}</p>`;
    if (conversation.line === 'lost') return html`<p class="banner" role="status">${words.reconnecting}</p>`;
    if (conversation.line === 'elsewhere')
      return html`<p class="banner">
        <button class="small" type="button" @click=${() => conversation.takeOver()}>${words.elsewhere}</button>
      </p>`;
    return nothing;
  }

  #side(words: Words, { lang, transcript }: Conversation): TemplateResult {
    return side({
      words,
      lang,
      transcript,
      command: (name) => {
        this.#dialog('menu')?.close();
        this.#say({
          said: { choice: COMMANDS[name].value, seq: transcript.seq },
          label: say(COMMANDS[name].label, lang),
        });
      },
      enterCode: () => {
        this.#dialog('menu')?.close();
        this.#dialog('code')?.showModal();
      },
      clear: () => {
        this.#dialog('menu')?.close();
        this.#dialog('clear')?.showModal();
      },
    });
  }

  #say({ said, label }: Done): void {
    this.#conversation?.say(said, label);
    void this.updateComplete.then(() => this.#scrollTo(this.renderRoot.querySelector('.pending')));
  }

  #skip = (): void => {
    if (this.#question) this.#question.focusQuestion();
    else this.#composer?.focus();
  };

  #switchLanguage = (): void => {
    const conversation = this.#conversation;
    if (!conversation) return;
    const lang: Lang = conversation.lang === 'en' ? 'zh' : 'en';
    const command = lang === 'en' ? COMMANDS.english : COMMANDS.chinese;
    conversation.speak(lang);
    if (conversation.phase === 'talking') {
      this.#say({ said: { choice: command.value, seq: conversation.transcript.seq }, label: say(command.label, lang) });
    }
  };

  #retry = (): void => this.#conversation?.retry();

  #redraw = (): void => this.requestUpdate();

  get #composer(): LiukanComposer | null {
    return this.renderRoot.querySelector<LiukanComposer>('liukan-composer');
  }

  get #question(): LiukanQuestion | null {
    return this.renderRoot.querySelector<LiukanQuestion>('liukan-question');
  }

  #dialog(id: 'menu' | 'code' | 'clear'): HTMLDialogElement | null {
    return this.renderRoot.querySelector<HTMLDialogElement>(`dialog#${id}`);
  }

  /** What came since the last drawing is scrolled to and said; the focus goes to it unless the person is typing. */
  async #showNews(): Promise<void> {
    const entries = this.#conversation?.transcript.entries ?? [];
    const last = entries.at(-1);
    if (!last || last.key === this.#drawn) return;
    const first = this.#drawn === undefined;
    this.#drawn = last.key;
    await this.#question?.updateComplete;
    this.#scrollTo(this.renderRoot.querySelector('.entries > li:last-child'), first);
    if (first) return;
    const moved = this.#focusNews();
    this.announcement = spoken(
      last.replies.filter(({ card }) => !moved || card === undefined || card.kind === 'notice'),
    );
  }

  /** True when the focus went to the new card, which a screen reader then reads by itself. */
  #focusNews(): boolean {
    const active = this.shadowRoot?.activeElement;
    if (active instanceof LiukanComposer || active?.closest('dialog')) return false;
    const last = this.renderRoot.querySelector('.entries > li:last-child');
    const question = last?.querySelector<LiukanQuestion>('liukan-question');
    if (question) question.focusQuestion();
    // the words, never a button: a key pressed once too often must not consent or destroy
    else [...(last?.querySelectorAll<HTMLElement>('.spoken') ?? [])].at(-1)?.focus({ preventScroll: true });
    return last?.contains(this.shadowRoot?.activeElement ?? null) === true;
  }

  /** To the end, but never past the beginning of what is new. */
  #scrollTo(news: Element | null, atOnce = false): void {
    const transcript = this.renderRoot.querySelector('.transcript');
    if (!transcript || !news) return;
    const top = news.getBoundingClientRect().top - transcript.getBoundingClientRect().top + transcript.scrollTop - 16;
    const bottom = transcript.scrollHeight - transcript.clientHeight;
    this.#atEnd = top >= bottom;
    transcript.scrollTo({ top: Math.min(top, bottom), behavior: atOnce ? 'instant' : 'auto' });
  }

  #scrolled = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof Element) this.#atEnd = isAtEnd(currentTarget);
  };

  #keepEnd(): void {
    if (this.#atEnd) this.#watched?.scrollTo({ top: this.#watched.scrollHeight, behavior: 'instant' });
  }

  #unfold = (): void => {
    for (const details of this.renderRoot.querySelectorAll<HTMLDetailsElement>('.sheet details:not([open])')) {
      details.open = true;
      details.dataset.folded = '';
    }
  };

  #fold = (): void => {
    for (const details of this.renderRoot.querySelectorAll<HTMLDetailsElement>('details[data-folded]')) {
      details.open = false;
      delete details.dataset.folded;
    }
  };
}

customElements.define('liukan-chat', LiukanChat);
