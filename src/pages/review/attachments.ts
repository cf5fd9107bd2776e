/** <desk-attachments>: the files of a matter, and adding to them where that is possible. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { type FileReader as Reader, sizeWord } from '../../core/attached.ts';
import type { Lang } from '../../core/text.ts';
import type { Attachment, View, Whole } from '../../review/view.ts';
import { ACCEPTED, newKey, type Sending } from '../upload.ts';
import type { Api } from './api.ts';
import { attachmentsStyles } from './attachments-styles.ts';
import { shared } from './styles.ts';
import { moment } from './time.ts';
import { attachmentsWordsIn } from './words-attachments.ts';
import { matterWordsIn } from './words-matter.ts';

/** A file on its way, and to whom. `isFinal`: sent again it would come back for the same reason. */
type Going = Sending & { readonly reader: Reader; readonly isFinal?: boolean };

/** Whether another try of the same file would be refused for the same reason: for what it is, not for how it came. */
const staysRefused = (code: string): boolean => code.startsWith('file_') && code !== 'file_interrupted';

export class Attachments extends LitElement {
  static override properties = {
    api: { attribute: false },
    language: { attribute: false },
    matterId: { attribute: false },
    whole: { attribute: false },
    chosen: { state: true },
    reader: { state: true },
    sending: { state: true },
    limit: { state: true },
    isOver: { state: true },
  };

  static override styles = [shared, attachmentsStyles];

  declare api: Api;
  declare language: Lang;
  declare matterId: string;
  declare whole: Whole;
  /** Not sent before the button is pressed that says to whom. */
  declare private chosen: readonly Sending[];
  declare private reader: Reader;
  declare private sending: readonly Going[];
  declare private limit: { readonly bytes: number; readonly files: number } | undefined;
  declare private isOver: boolean;

  private isBusy = false;

  constructor() {
    super();
    this.chosen = [];
    this.reader = 'desk';
    this.sending = [];
    this.limit = undefined;
    this.isOver = false;
  }

  protected override render(): TemplateResult {
    const words = attachmentsWordsIn(this.language);
    const { attachments, may } = this.whole;
    return html`<section class="card" aria-labelledby="attachments-title">
      <h2 id="attachments-title">${words.title}</h2>
      ${
        attachments.length === 0
          ? html`<p class="soft">${words.none}</p>`
          : html`<p class="soft no-print">${words.caution}</p>
              <ul class="files" role="list">
                ${repeat(
                  attachments,
                  ({ id }) => id,
                  (file) => this.row(file),
                )}
              </ul>`
      }
      ${may.includes('attached') ? this.adding() : nothing}
    </section>`;
  }

  private row({ id, name, kind, size, sha256, reader, who, byName, at, takenBackAt }: Attachment): TemplateResult {
    const { language: lang } = this;
    const words = attachmentsWordsIn(lang);
    const isGone = takenBackAt !== undefined;
    const href = `/api/review/reviews/${encodeURIComponent(this.matterId)}/attachments/${encodeURIComponent(id)}`;
    return html`<li class=${isGone ? 'gone' : ''}>
      <span class="name">${name}</span>
      <span class="about soft">
        <span>${kind.toUpperCase()} · ${sizeWord(size)}</span>
        <span>${words.added(byName ?? matterWordsIn(lang).by[who], moment(at, lang))}</span>
        ${who === 'officer' ? nothing : html`<span>${reader === 'officer' ? words.forOfficer : words.forDesk}</span>`}
        ${isGone ? html`<span>${words.takenBack}</span>` : html`<code title=${sha256}>${words.hash(sha256.slice(0, 12))}</code>`}
      </span>
      ${isGone ? nothing : html`<a href=${href} download=${name} aria-label=${words.downloadNamed(name)}>${words.download}</a>`}
    </li>`;
  }

  private adding(): TemplateResult {
    const words = attachmentsWordsIn(this.language);
    if (this.limit === undefined) void this.askLimit();
    return html`<div
      class="adding ${this.isOver ? 'over' : ''}"
      @dragover=${(event: DragEvent) => {
        event.preventDefault();
        this.isOver = true;
      }}
      @dragleave=${() => (this.isOver = false)}
      @drop=${(event: DragEvent) => {
        event.preventDefault();
        this.isOver = false;
        this.take(event.dataTransfer?.files);
      }}
    >
      <div class="choosing">
        <button type="button" @click=${() => this.field?.click()}>${words.choose}</button>
        <input type="file" multiple hidden aria-label=${words.add} accept=${ACCEPTED} @change=${this.choose} />
        <span class="soft">${words.drop}</span>
      </div>
      ${this.limit === undefined ? nothing : html`<p class="soft">${words.limit(sizeWord(this.limit.bytes), this.limit.files)}</p>`}
      ${this.chosen.length === 0 ? nothing : this.confirming()}
      ${repeat(
        this.sending,
        ({ key }) => key,
        (one) => this.onItsWay(one),
      )}
    </div>`;
  }

  /** What was chosen, and who may have it: nothing has been sent. */
  private confirming(): TemplateResult {
    const words = attachmentsWordsIn(this.language);
    const choice = (reader: Reader, word: string): TemplateResult => html`<label>
      <input type="radio" name="reader" .checked=${live(this.reader === reader)} @change=${() => (this.reader = reader)} />${word}
    </label>`;
    return html`<section class="confirming" aria-labelledby="confirming-title">
      <h3 id="confirming-title" tabindex="-1">${words.chosen}</h3>
      <ul role="list">
        ${repeat(
          this.chosen,
          ({ key }) => key,
          ({ key, file }) => html`<li>
            <span class="name">${file.name}</span> <span class="soft">${sizeWord(file.size)}</span>
            <button type="button" class="quiet" aria-label=${words.leaveOut(file.name)} @click=${() => (this.chosen = this.chosen.filter((one) => one.key !== key))}>${words.leave}</button>
          </li>`,
        )}
      </ul>
      <fieldset>
        <legend>${words.readers}</legend>
        ${choice('desk', words.forDesk)} ${choice('officer', words.forOfficer)}
      </fieldset>
      ${this.reader === 'officer' ? html`<p class="caution">${words.officerIsTold}</p>` : nothing}
      <div class="choosing">
        <button type="button" class="main" @click=${this.agree}>${(this.reader === 'officer' ? words.sendForOfficer : words.sendForDesk)(this.chosen.length)}</button>
        <button type="button" @click=${this.forget}>${words.cancel}</button>
      </div>
    </section>`;
  }

  private onItsWay({ key, file, progress, reason, isFinal }: Going): TemplateResult {
    const words = attachmentsWordsIn(this.language);
    if (progress !== undefined) {
      const word = words.sending(file.name, Math.floor(progress * 100));
      return html`<div class="sending"><span>${word}</span><progress aria-label=${word} max="1" .value=${progress}></progress></div>`;
    }
    return html`<div class="sending">
      <p class="alert" role="alert">${words.failed(file.name)}${reason}</p>
      <div class="choosing">
        ${isFinal ? nothing : html`<button type="button" @click=${() => this.again(key)}>${words.again}</button>`}
        <button type="button" class="quiet" @click=${() => (this.sending = this.sending.filter((one) => one.key !== key))}>${words.discard}</button>
      </div>
    </div>`;
  }

  private get field(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input[type=file]');
  }

  private async askLimit(): Promise<void> {
    const answered = await this.api.attachments(this.matterId);
    if (answered.ok) this.limit = answered.body.limit;
  }

  private choose(): void {
    const { field } = this;
    this.take(field?.files);
    if (field) field.value = ''; // the same file may be chosen again
  }

  private take(files: FileList | null | undefined): void {
    const words = attachmentsWordsIn(this.language);
    const limit = this.limit?.bytes ?? Number.POSITIVE_INFINITY;
    const all = [...(files ?? [])].map((file) => ({ key: newKey(), file, progress: 0, reason: '' }));
    const reason = words.tooLarge(sizeWord(limit));
    this.chosen = [...this.chosen, ...all.filter(({ file }) => file.size <= limit)];
    this.sending = [
      ...this.sending,
      ...all
        .filter(({ file }) => file.size > limit)
        .map((one) => ({ ...one, progress: undefined, reason, reader: this.reader, isFinal: true })),
    ];
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#confirming-title')?.focus());
  }

  private agree(): void {
    const { reader } = this;
    this.sending = [...this.sending, ...this.chosen.map((one) => ({ ...one, reader }))];
    this.forget();
    void this.send();
  }

  /** What was chosen for one file is not chosen for the next. */
  private forget(): void {
    this.chosen = [];
    this.reader = 'desk';
  }

  private again(key: string): void {
    this.change(key, { progress: 0, reason: '' });
    void this.send();
  }

  private change(key: string, change: Partial<Going>): void {
    this.sending = this.sending.map((one) => (one.key === key ? { ...one, ...change } : one));
  }

  /** One after another. */
  private async send(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      for (;;) {
        const next = this.sending.find(({ progress }) => progress !== undefined);
        if (next === undefined) return;
        await this.sendOne(next);
      }
    } finally {
      this.isBusy = false;
    }
  }

  private async sendOne(one: Going): Promise<void> {
    const words = attachmentsWordsIn(this.language);
    const answered = await this.api.attach(this.matterId, one, one.reader, (progress) =>
      this.change(one.key, { progress }),
    );
    if (!answered.ok) {
      const isFinal = staysRefused(answered.code);
      this.change(one.key, { progress: undefined, reason: answered.message || words.offline, isFinal });
      return;
    }
    this.sending = this.sending.filter(({ key }) => key !== one.key);
    const detail: View = answered.body.review;
    this.dispatchEvent(new CustomEvent('attached', { detail }));
    this.dispatchEvent(new CustomEvent('said', { detail: words.done(one.file.name), bubbles: true, composed: true }));
  }
}

customElements.define('desk-attachments', Attachments);
