/** What the outbox holds for Slack. We wrote it ourselves; an older or newer program's row is not half understood. */
import { z } from 'zod';
import { NOTICE_WORDS, type NoticeName } from '../../core/words.ts';
import { NotDelivered } from './api.ts';
import type { RepliesBody } from './messages.ts';

/** A row of the outbox, as `due` returns it. */
export interface Row {
  readonly id: string;
  readonly address: string;
  readonly body: unknown;
  readonly dueAt: number;
  /** How often it was tried before. */
  readonly tries: number;
}

const body = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('replies') }),
  /** For a reviewer. */
  z.object({
    kind: z.literal('notice'),
    review: z.string(),
    notice: z.enum(Object.keys(NOTICE_WORDS) as [NoticeName, ...NoticeName[]]),
  }),
  /** What was told of a matter is taken back from one who now stands aside. `since`: nothing was told before. */
  z.object({ kind: z.literal('takeBack'), review: z.string(), since: z.number() }),
]);

export type DeskBody = Exclude<z.infer<typeof body>, { kind: 'replies' }>;
export type RowBody = RepliesBody | DeskBody;

export function bodyOf(row: Row): RowBody {
  const read = body.safeParse(row.body);
  if (!read.success) throw new NotDelivered('unknown_kind_of_message', { permanent: true });
  return read.data.kind === 'replies' ? (row.body as RepliesBody) : read.data;
}
