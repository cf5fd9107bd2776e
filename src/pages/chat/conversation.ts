/**
 * The page's side of a conversation: opens or continues it, sends one message at a time in order, keeps what could not be
 * sent, and listens for what happens by itself. It draws nothing: `changed` is called when there is something to draw.
 */
import type { Lang } from '../../core/text.ts';
import { Refused, type Api, type Key, type Message, type Turns } from './api.ts';
import { listen, type Line } from './listen.ts';
import { forget, remember, remembered, type Unsent } from './memory.ts';
import {
  languageIn,
  liveEntry,
  missesTurnsBefore,
  nothing,
  withAnswer,
  withTurns,
  type Transcript,
} from './transcript.ts';

/** A message on its way: the first is being sent, the others wait. */
export interface Pending extends Unsent {
  readonly state: 'waiting' | 'sending' | 'retrying';
}

/** A message that the server did not take, and why. */
export interface Returned extends Unsent {
  readonly reason: string;
}

export type Phase = 'opening' | 'unreachable' | 'talking' | 'gone' | 'cleared';

/** What a person does. */
export type Said = { readonly text: string } | { readonly choice: string; readonly seq: number };

export class Conversation {
  phase: Phase = 'opening';
  /** Why it is gone, in the server's words. */
  farewell = '';
  lang: Lang;
  transcript: Transcript = nothing;
  pending: readonly Pending[] = [];
  returned: Returned | undefined;
  line: Line = 'quiet';

  readonly #api: Api;
  readonly #changed: () => void;
  #key: Key | undefined;
  /** The sending under way. */
  #sending: Promise<void> | undefined;
  /** Turns heard while an answer of ours is awaited: that answer comes first. */
  #heard: Turns[] = [];
  #listening = new AbortController();
  #ended = false;
  #wake: () => void = () => undefined;

  constructor(api: Api, lang: Lang, changed: () => void) {
    this.#api = api;
    this.#changed = changed;
    this.lang = remembered().lang ?? lang;
  }

  /** Goes on where this tab left off, else opens a conversation. */
  async begin(): Promise<void> {
    const { key, unsent = [] } = remembered();
    this.#ended = false;
    this.#set({ phase: 'opening' });
    try {
      if (key) await this.#continue(key, unsent);
      else await this.#open();
    } catch (error) {
      if (error instanceof Refused && error.code === 'unknown_conversation') return this.#gone(error.message);
      this.#set({ phase: 'unreachable' });
    }
  }

  /** Puts a message into the queue. `label`: what the person's bubble says. */
  say(said: Said, label: string): void {
    const message: Message = { id: newId(), ...said };
    this.#set({ pending: [...this.pending, { message, label, state: 'waiting' }], returned: undefined });
    this.#keepUnsent();
    this.#send();
  }

  speak(lang: Lang): void {
    this.lang = lang;
    remember({ lang });
    this.#changed();
  }

  /** Tries at once what waits for its next try. */
  retry(): void {
    if (this.phase === 'unreachable') void this.begin();
    this.#wake();
  }

  /** Takes the listening back from another window of the same consultation. */
  takeOver(): void {
    this.#listen();
  }

  dropReturned(): void {
    this.#set({ returned: undefined });
  }

  /** Forgets everything here; the server keeps what it has. */
  clear(): void {
    this.end();
    forget();
    this.#key = undefined;
    this.#set({ phase: 'cleared', transcript: nothing, pending: [], returned: undefined, line: 'quiet' });
  }

  /** Opens another conversation, in place of this one. */
  async anew(): Promise<void> {
    const { lang } = this;
    this.clear();
    remember({ lang });
    await this.begin();
  }

  /** Stops listening and trying. */
  end(): void {
    this.#ended = true;
    this.#listening.abort();
    this.#wake();
  }

  async #open(): Promise<void> {
    const { id, token, ...answer } = await this.#api.open(this.lang);
    remember({ key: { id, token }, lang: this.lang });
    this.#key = { id, token };
    this.#set({ phase: 'talking', transcript: withAnswer(nothing, answer, undefined, `${answer.case}.${answer.seq}`) });
    this.#listen();
  }

  async #continue(key: Key, unsent: readonly Unsent[]): Promise<void> {
    const turns = await this.#api.turns(key, 0, undefined, this.lang);
    this.#key = key;
    const pending = unsent.map((waiting): Pending => ({ ...waiting, state: 'waiting' }));
    this.#set({ phase: 'talking', transcript: withTurns(nothing, turns), pending });
    this.#listen();
    this.#send();
  }

  #send(): void {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
    });
  }

  /** Sends what waits, one at a time; what cannot be sent is tried again with the same id until it can. */
  async #sendAll(): Promise<void> {
    for (let failures = 0; this.pending[0] && this.#key && !this.#ended; ) {
      const first = this.pending[0];
      this.#mark(failures === 0 ? 'sending' : 'retrying');
      try {
        const answer = await this.#api.say(this.#key, first.message, this.lang);
        if (this.#ended) break;
        if (missesTurnsBefore(this.transcript, answer)) {
          this.#hear(
            await this.#api.turns(this.#key, this.transcript.seq, this.transcript.caseId, this.lang),
            answer.seq,
          );
        }
        this.#sent(withAnswer(this.transcript, answer, first.label, first.message.id));
        failures = 0;
      } catch (error) {
        if (this.#ended) break;
        if (error instanceof Refused && error.code === 'unknown_conversation') {
          this.#gone(error.message);
          break;
        }
        if (error instanceof Refused && !error.mayRetry) {
          this.#sent(this.transcript);
          this.#set({ returned: { message: first.message, label: first.label, reason: error.message } });
          continue;
        }
        failures += 1;
        this.#mark('retrying');
        await this.#nap(Math.min(1000 * 2 ** (failures - 1), 15_000));
      }
    }
  }

  /** The first message is off our hands; what was heard meanwhile of the same consultation comes after its answer. */
  #sent(answered: Transcript): void {
    const another = answered.caseId !== this.transcript.caseId;
    const heard = this.#heard.filter((turns) => turns.case === answered.caseId);
    this.#heard = [];
    const transcript = heard.reduce(withTurns, answered);
    // what was destroyed is not to be looked for after a reload
    remember({ key: transcript.status === 'destroyed' ? undefined : this.#key });
    this.#set({ transcript, pending: this.pending.slice(1) });
    this.#keepUnsent();
    if (transcript.status === 'destroyed') this.#listening.abort();
    else if (another) this.#listen();
  }

  #mark(state: Pending['state']): void {
    this.#set({ pending: this.pending.map((waiting, index) => (index === 0 ? { ...waiting, state } : waiting)) });
  }

  /** Turns up to, but not including, `before`: that one's answer is at hand and says more. */
  #hear(turns: Turns, before = Number.POSITIVE_INFINITY): void {
    const earlier = turns.turns.filter(({ seq }) => seq < before);
    const seq = earlier.at(-1)?.seq ?? 0;
    this.#set({ transcript: withTurns(this.transcript, { ...turns, seq, turns: earlier }) });
  }

  #listen(): void {
    this.#listening.abort();
    this.#listening = new AbortController();
    if (!this.#key) return;
    void listen({
      api: this.#api,
      key: this.#key,
      signal: this.#listening.signal,
      settled: async () => this.#sending,
      known: () => ({ after: this.transcript.seq, caseId: this.transcript.caseId, lang: this.lang }),
      turns: (turns) => {
        if (this.#sending) this.#heard.push(turns);
        else this.#set({ transcript: withTurns(this.transcript, turns) });
      },
      line: (line) => this.#set({ line }),
      gone: (reason) => this.#gone(reason),
    });
  }

  #gone(reason: string): void {
    if (this.transcript.status === 'destroyed') return; // it was told in the conversation
    this.end();
    forget();
    this.#set({ phase: 'gone', farewell: reason, pending: [] });
  }

  #nap(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #keepUnsent(): void {
    remember({ unsent: this.pending.map(({ message, label }) => ({ message, label })) });
  }

  #set(change: Partial<Pick<this, 'phase' | 'farewell' | 'transcript' | 'pending' | 'returned' | 'line'>>): void {
    Object.assign(this, change);
    const spoken = change.transcript && languageIn(liveEntry(change.transcript));
    if (spoken && spoken !== this.lang && this.pending.length === 0) {
      this.lang = spoken;
      remember({ lang: spoken });
    }
    this.#changed();
  }
}

/** 128 random bits. Not crypto.randomUUID: that exists over https only, and an office may serve plain http inside. */
const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
