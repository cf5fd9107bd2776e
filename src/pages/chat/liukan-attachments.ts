/** <liukan-attachments>: the files of a submitted matter, and sending more. Nothing is sent before it was chosen, seen and agreed to. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { sizeWord } from '../../core/attached.ts';
import type { Lang } from '../../core/text.ts';
import type { OfficersFile } from '../../review/officer-files.ts';
import { ACCEPTED, newKey, type Sending } from '../upload.ts';
import { type Api, type Attachments, Refused } from './api.ts';
import { remembered } from './memory.ts';
import { attachmentsStyles } from './styles/attachments.ts';
import { controls } from './styles/controls.ts';
import { attachmentsWordsIn } from './words-attachments.ts';

export class LiukanAttachments extends LitElement {
  static override styles = [controls, attachmentsStyles];
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    at: { attribute: false },
    known: { state: true },
    chosen: { state: true },
    sending: { state: true },
    trouble: { state: true },
    said: { state: true },
  };

  declare api: Api;
  declare language: Lang;
  /** Which consultation, and its latest turn: when it changes there may be other files. */
  declare at: string;
  declare private known: Attachments | undefined;
  /** Not sent before the button is pressed that says so. */
  declare private chosen: readonly Sending[];
  declare private sending: readonly Sending[];
  declare private trouble: string;
  declare private said: string;

  #isBusy = false;

  constructor() {
    super();
    this.known = undefined;
    this.chosen = [];
    this.sending = [];
    this.trouble = '';
    this.said = '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('at')) void this.#look();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { known } = this;
    if (known === undefined || (!known.mayAttach && known.files.length === 0)) return nothing;
    const words = attachmentsWordsIn(this.language);
    return html`<button class="small" type="button" aria-haspopup="dialog" @click=${() => this.#dialog?.showModal()}>
        ${words.open(known.files.length)}
      </button>
      <dialog aria-labelledby="attachments-title">
        <div class="inside">
          <div class="top">
            <h2 id="attachments-title">${words.title}</h2>
            <button class="small" type="button" @click=${() => this.#dialog?.close()}>${words.close}</button>
          </div>
          ${known.files.length === 0 ? html`<p class="soft">${words.none}</p>` : this.#files(known.files)}
          ${known.mayAttach ? this.#adding(known) : nothing}
          ${this.trouble === '' ? nothing : html`<p class="trouble" role="alert">${this.trouble}</p>`}
          <p class="soft" role="status">${this.said}</p>
        </div>
      </dialog>`;
  }

  #files(files: readonly OfficersFile[]): TemplateResult {
    const words = attachmentsWordsIn(this.language);
    return html`<ul role="list">
        ${repeat(
          files,
          ({ id }) => id,
          (file) => html`<li>
            <span class="named">${file.name}<br /><span class="soft">${file.kind.toUpperCase()} · ${sizeWord(file.size)} · ${this.#moment(file.at)} · ${words[file.from === 'me' ? 'mine' : 'desk']}</span></span>
            <span class="row">
              <button class="small" type="button" aria-label=${words.downloadNamed(file.name)} @click=${() => void this.#download(file)}>${words.download}</button>
              ${file.mayTakeBack ? html`<button class="small danger" type="button" aria-label=${words.takeBackNamed(file.name)} @click=${() => void this.#takeBack(file)}>${words.takeBack}</button>` : nothing}
            </span>
          </li>`,
        )}
      </ul>
      ${files.some(({ mayTakeBack }) => mayTakeBack) ? html`<p class="soft">${words.takeBackHint}</p>` : nothing}`;
  }

  #adding({ limit }: Attachments): TemplateResult {
    const words = attachmentsWordsIn(this.language);
    return html`<p class="consent">${words.consent}</p>
      <div class="row">
        <button type="button" @click=${() => this.#field?.click()}>${words.choose}</button>
        <input type="file" multiple hidden aria-label=${words.choose} accept=${ACCEPTED} @change=${this.#choose} />
        <span class="soft">${words.limit(sizeWord(limit.bytes), limit.files)}</span>
      </div>
      ${
        this.chosen.length === 0
          ? nothing
          : html`<h3>${words.chosen}</h3>
              <ul role="list">
                ${this.chosen.map(
                  ({ key, file }) => html`<li>
                    <span class="named">${file.name} <span class="soft">${sizeWord(file.size)}</span></span>
                    <button class="small" type="button" aria-label=${words.removeNamed(file.name)} @click=${() => (this.chosen = this.chosen.filter((one) => one.key !== key))}>${words.remove}</button>
                  </li>`,
                )}
              </ul>
              <div class="row"><button class="primary" type="button" @click=${this.#agree}>${words.send(this.chosen.length)}</button></div>`
      }
      ${repeat(
        this.sending,
        ({ key }) => key,
        (one) => this.#onItsWay(one),
      )}`;
  }

  #onItsWay({ key, file, progress, reason }: Sending): TemplateResult {
    const words = attachmentsWordsIn(this.language);
    if (progress !== undefined) {
      const word = words.sending(file.name, Math.floor(progress * 100));
      return html`<div><span>${word}</span><progress aria-label=${word} max="1" .value=${progress}></progress></div>`;
    }
    return html`<div>
      <p class="trouble" role="alert">${words.failed(file.name)}${reason}</p>
      <div class="row">
        <button
          class="small"
          type="button"
          @click=${() => {
            this.#change(key, { progress: 0, reason: '' });
            void this.#send();
          }}
        >
          ${words.again}
        </button>
        <button class="small" type="button" @click=${() => (this.sending = this.sending.filter((one) => one.key !== key))}>${words.remove}</button>
      </div>
    </div>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input[type=file]');
  }

  #moment(at: number): string {
    const lang = this.language === 'en' ? 'en-GB' : 'zh-CN';
    return new Date(at).toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short' });
  }

  async #look(): Promise<void> {
    const { key } = remembered();
    if (key === undefined) return;
    this.known = (await this.api.attachments(key, this.language).catch(() => undefined)) ?? this.known;
  }

  #choose = (): void => {
    const field = this.#field;
    const words = attachmentsWordsIn(this.language);
    const limit = this.known?.limit.bytes ?? Number.POSITIVE_INFINITY;
    const files = [...(field?.files ?? [])].map((file) => ({ key: newKey(), file, progress: 0, reason: '' }));
    if (field) field.value = ''; // the same file may be chosen again
    this.said = '';
    this.chosen = [...this.chosen, ...files.filter(({ file }) => file.size <= limit)];
    const large = files.find(({ file }) => file.size > limit);
    this.trouble = large === undefined ? '' : words.failed(large.file.name) + words.tooLarge(sizeWord(limit));
  };

  #agree = (): void => {
    this.sending = [...this.sending, ...this.chosen];
    this.chosen = [];
    void this.#send();
  };

  #change(key: string, change: Partial<Sending>): void {
    this.sending = this.sending.map((one) => (one.key === key ? { ...one, ...change } : one));
  }

  /** One after another. */
  async #send(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (;;) {
        const next = this.sending.find(({ progress }) => progress !== undefined);
        if (next === undefined) return;
        await this.#sendOne(next);
      }
    } finally {
      this.#isBusy = false;
    }
  }

  async #sendOne(one: Sending): Promise<void> {
    const words = attachmentsWordsIn(this.language);
    const { key } = remembered();
    if (key === undefined) {
      this.sending = [];
      return;
    }
    const answered = await this.api.attach(key, one, this.language, (progress) => this.#change(one.key, { progress }));
    if (!answered.ok) return this.#change(one.key, { progress: undefined, reason: answered.message || words.offline });
    this.sending = this.sending.filter((each) => each.key !== one.key);
    this.known = answered.body as Attachments;
    this.said = words.done(one.file.name);
  }

  async #takeBack({ id }: OfficersFile): Promise<void> {
    const { key } = remembered();
    if (key !== undefined) await this.#try(async () => (this.known = await this.api.takeBack(key, id, this.language)));
  }

  async #download({ id, name }: OfficersFile): Promise<void> {
    const { key } = remembered();
    if (key === undefined) return;
    await this.#try(async () => {
      const url = URL.createObjectURL(await this.api.download(key, id, this.language));
      const link = document.createElement('a');
      link.href = url;
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    });
  }

  async #try(what: () => Promise<unknown>): Promise<void> {
    this.trouble = '';
    this.said = '';
    try {
      await what();
    } catch (error) {
      this.trouble = error instanceof Refused ? error.message : attachmentsWordsIn(this.language).offline;
      void this.#look();
    }
  }
}

customElements.define('liukan-attachments', LiukanAttachments);
