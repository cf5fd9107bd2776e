/**
 * What a person is told. Every reply is complete in its text, so that a terminal or a screen reader loses nothing;
 * choices and cards let a richer channel draw the same thing better. Already in the asker's language.
 */

export interface Reply {
  readonly text: string;
  readonly choices?: readonly Choice[];
  readonly card?: Card;
}

export interface Choice {
  /**
   * What the channel sends back as `choice`: 性质=先行先试或探索中的失误 for an option, :why for a command.
   * Of a multi-select several values may be sent in one message: 身份=中共党员|公务员或参公人员.
   */
  readonly value: string;
  readonly label: string;
  /** An option answers the question; a command is a way around it (为什么, 上一步, 转人工 …). */
  readonly role: 'option' | 'command';
  /** Drawn as dangerous (destroying, withdrawing) or as the main act (consent). */
  readonly tone?: 'danger' | 'primary';
}

export type Card = QuestionCard | JudgmentCard | TreeCard | RecordCard | DecisionCard | NoticeCard;

export interface QuestionCard {
  readonly kind: 'question';
  /** the question's id; choices of this card are `id=option` */
  readonly question: string;
  readonly ask: string;
  /** how it is answered: one option, several, or typed */
  readonly input: 'one' | 'many' | 'amount' | 'date' | 'place' | 'account' | 'line';
  /** 第三看 · 5/16 */
  readonly progress: { readonly label: string; readonly done: number; readonly total: number };
  readonly look?: {
    readonly number: number;
    readonly title: string;
    readonly about: string;
    /** said where a look is reconstructed; absent otherwise */
    readonly provenance?: string;
  };
  /** options (labels) that cannot be combined with others in a multi-select */
  readonly alone: readonly string[];
  /** the answer given before, when a question is asked again */
  readonly before?: string;
  readonly placeholder?: string;
}

export interface JudgmentCard {
  readonly kind: 'judgment';
  /** 初步研判:可容错 */
  readonly headline: string;
  readonly settled: boolean;
  /** outcome words, e.g. 可容错; several when open */
  readonly outcomes: readonly string[];
  readonly tone: 'favourable' | 'adverse' | 'person' | 'open';
  /** what must stand first: 如所述属实并有证据 …, 转引 …, 初步研判 … */
  readonly cautions: readonly string[];
  readonly strip: readonly StripItem[];
  /** In order. `brief` ones are shown at once, the others on demand. */
  readonly sections: readonly Section[];
}

export interface StripItem {
  readonly look: number;
  readonly title: string;
  readonly state: 'for' | 'against' | 'mixed' | 'open';
  /** ▲ ▼ ◆ ○: the state by shape */
  readonly mark: string;
  /** the state in a word: 有利, 不利, 有利有弊, 待查 */
  readonly word: string;
  readonly provenance?: string;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly brief: boolean;
  readonly lines: readonly string[];
}

/** 逐条说明: every situation of the lists that apply, asked for by a tap; long. */
export interface TreeCard {
  readonly kind: 'tree';
  readonly title: string;
  /** what the marks mean */
  readonly legend: string;
  /** highest level first */
  readonly packs: readonly TreePack[];
}

export interface TreePack {
  readonly title: string;
  readonly situations: readonly TreeSituation[];
  /** how many more there are that are not listed */
  readonly notes: readonly string[];
}

export interface TreeSituation {
  /** ✓ ✗ ? by shape, and the same in a word */
  readonly mark: string;
  readonly word: string;
  readonly name: string;
  /** its conditions, with ✓ ✗ ? – */
  readonly tests: readonly { readonly mark: string; readonly said: string }[];
  readonly clauses: string;
}

/** Exactly what would be sent to a reviewer, before consent. */
export interface RecordCard {
  readonly kind: 'record';
  readonly title: string;
  readonly sections: readonly Section[];
  readonly warning: string;
}

export interface DecisionCard {
  readonly kind: 'decision';
  readonly headline: string;
  readonly sections: readonly Section[];
}

/** A sentence that must be noticed: out of date, not understood, a warning, a hotline. */
export interface NoticeCard {
  readonly kind: 'notice';
  readonly tone: 'info' | 'warning' | 'care';
}
