/** How our own messages are known again in Slack: by what is attached to them, which nobody sees. */

const eventType = 'liukan_turn';

export interface Mark {
  /** The outbox row. */
  readonly row: string;
  /** Which of its messages, from 0 on. */
  readonly part: number;
}

export const marked = ({ row, part }: Mark) => ({ event_type: eventType, event_payload: { row, part } });

/** Undefined for a message of anybody else's. */
export function markOf(metadata: { event_type?: string; event_payload?: unknown } | undefined): Mark | undefined {
  const payload = metadata?.event_payload;
  if (metadata?.event_type !== eventType || typeof payload !== 'object' || payload === null) return undefined;
  return { row: String(Reflect.get(payload, 'row')), part: Number(Reflect.get(payload, 'part')) };
}
