/** Answers and the facts that they establish. */

/** What a person answered. "不清楚" is an answer, not a gap. */
export type Answer =
  | { readonly kind: 'chosen'; readonly options: readonly string[] }
  | { readonly kind: 'amount'; readonly yuan: number }
  | { readonly kind: 'date'; readonly day: string }
  | { readonly kind: 'place'; readonly place: string }
  | { readonly kind: 'account'; readonly text: string }
  | { readonly kind: 'unknown' };

/** Answers by question id. Absent: not answered yet. */
export type Answers = Readonly<Record<string, Answer>>;
