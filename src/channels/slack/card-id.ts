/**
 * Which card a tap came from. It stands in the id of the block, so that every kind of element (button, list, boxes, date) brings it
 * along: a tap on a card that is out of date is recognised, never applied to another question.
 */

export interface CardId {
  readonly caseId: string;
  /** The turn that showed the card. */
  readonly seq: number;
}

/** `n` tells the blocks of one message apart: Slack wants every block id only once. */
export const blockId = ({ caseId, seq }: CardId, n: number | string): string => `liukan:${caseId}:${seq}:${n}`;

/** Undefined for a block that is not one of ours. */
export function cardIdOf(block: string): CardId | undefined {
  const [, caseId, seq] = /^liukan:([^:]*):(\d+):/.exec(block) ?? [];
  return caseId !== undefined && seq ? { caseId, seq: Number(seq) } : undefined;
}
