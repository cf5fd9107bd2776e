/** What a number of matters may tell: nothing below FEW, and of the parts of a whole nothing nearer than to steps of FEW. */

/** Fewer than this could be somebody: withheld. */
export const FEW = 5;

/** A clause that decisions followed less often than this is unclear, and told to the policy officer. */
export const CLEAR = 0.6;

/** From so many up to so many. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A number that stands for itself; null where it is withheld. */
export const shown = (many: number): number | null => (many < FEW ? null : many);

/** To a step of FEW: stepped(7) → 5 to 9. */
const stepped = (many: number): Range => {
  const from = many - (many % FEW);
  return { from, to: from + FEW - 1 };
};

/**
 * A number that can be held against another (the week before, the other ways in which it went): between two such numbers
 * nobody can count one matter. band(13) → 10 to 14; band(4) → null.
 */
export const band = (many: number): Range | null => (many < FEW ? null : stepped(many));

/** A part of a whole that is told: partOf(4, 7) → 0 to 4; partOf(6, 7) → 5 to 7. What is left of the whole is no nearer. */
export const partOf = (many: number, whole: number): Range => {
  const { from, to } = stepped(many);
  return { from, to: Math.min(to, whole) };
};
