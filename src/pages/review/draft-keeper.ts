/** Keeps a draft while it is written: in this window at each stroke, on the server a moment later. */
import type { LitElement } from 'lit';
import type { Api } from './api.ts';
import { type Draft, draftFrom, dropDraft, inPart, keepHere, newDraft, unsaved } from './drafts.ts';

const PAUSE = 800;

export class DraftKeeper {
  readonly id: string;
  draft: Draft;
  /** new: nothing of it is kept anywhere. */
  state: 'new' | 'keeping' | 'kept' | 'keptHere' = 'new';
  private readonly host: LitElement;
  private readonly api: Api;
  private readonly reliedOn: readonly string[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Something was written that the server does not have. */
  private dirty = false;

  constructor(host: LitElement, api: Api, id: string, reliedOn: readonly string[]) {
    this.host = host;
    this.api = api;
    this.id = id;
    this.reliedOn = reliedOn;
    const here = unsaved(id);
    this.draft = here === undefined ? newDraft(reliedOn) : draftFrom(here, reliedOn);
    if (here !== undefined) this.later();
  }

  /** What the server has, unless something newer was written here. */
  async fetch(): Promise<void> {
    const answered = await this.api.draft(this.id);
    if (this.dirty || !answered.ok || answered.body.draft === null) return;
    this.draft = draftFrom(answered.body.draft, this.reliedOn);
    this.show('kept');
  }

  keep(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
    keepHere(this.id, inPart(this.draft));
    this.later();
    this.show('keeping');
  }

  private later(): void {
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), PAUSE);
  }

  async flush(): Promise<void> {
    if (!this.dirty) return;
    clearTimeout(this.timer);
    const { draft } = this;
    const answered = await this.api.keepDraft(this.id, inPart(draft));
    if (!answered.ok) return this.show('keptHere');
    if (this.draft !== draft || !this.dirty) return; // written on meanwhile, or signed
    this.dirty = false;
    dropDraft(this.id);
    this.show('kept');
  }

  /** Signed: there is nothing to keep. */
  stop(): void {
    this.dirty = false;
    clearTimeout(this.timer);
  }

  private show(state: DraftKeeper['state']): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
