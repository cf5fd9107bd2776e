/**
 * What is to be sent, written in the commit that decided it. A sender takes a message on lease, sends it and marks it; if it dies
 * in between, the lease runs out and another sends it again: repeated at worst, never lost.
 */
import { integer, integerOrNull, json, text, textOrNull, toJson } from './columns.ts';
import type { Database, Row, Statement } from './database.ts';

export interface NewMessage {
  /** `case:seq:n` unless given. Give one to what may be called off later, such as a reminder. */
  readonly id?: string;
  readonly caseId: string;
  readonly seq: number;
  /** 0, 1, 2 … within the turn, whatever the channel: the order in which they are said. */
  readonly n: number;
  readonly channel: string;
  readonly address: string;
  readonly body: unknown;
  /** The time of the turn, or later for a reminder. */
  readonly dueAt: number;
}

export interface Message extends Required<NewMessage> {
  readonly sentAt: number | null;
  /** When it was given up. */
  readonly abandonedAt: number | null;
  /** How often it was taken up. */
  readonly tries: number;
  /** Nobody else takes it up before. */
  readonly leasedUntil: number | null;
  readonly leaseOwner: string | null;
  /** Why the last try failed. */
  readonly error: string | null;
}

export function addMessage(message: NewMessage): Statement[] {
  const { caseId, seq, n, channel, address, body, dueAt } = message;
  return [
    {
      sql: `insert into outbox (id, case_id, seq, n, channel, address, body, due_at, tries)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 0)`,
      params: [message.id ?? `${caseId}:${seq}:${n}`, caseId, seq, n, channel, address, toJson(body), dueAt],
    },
  ];
}

export interface Asking {
  readonly channel: string;
  readonly now: number;
  readonly limit: number;
}

/**
 * What may be sent now. Of what one case has to say to one address only the first is returned, until it is sent or given up: so
 * nothing overtakes. A reminder that is not due yet holds nothing up, and a dead review channel does not silence the officer's.
 */
export async function due(db: Database, { channel, now, limit }: Asking): Promise<readonly Message[]> {
  const rows = await db.query(
    `select ${columns} from outbox
      where channel = $1 and sent_at is null and abandoned_at is null and due_at <= $2
        and (leased_until is null or leased_until <= $2)
        and not exists (
          select 1 from outbox earlier
          where earlier.case_id = outbox.case_id
            and earlier.channel = outbox.channel and earlier.address = outbox.address
            and earlier.sent_at is null and earlier.abandoned_at is null and earlier.due_at <= $2
            and (earlier.seq < outbox.seq or (earlier.seq = outbox.seq and earlier.n < outbox.n)))
      order by due_at, case_id, seq, n limit $3`,
    [channel, now, limit],
  );
  return rows.map(toMessage);
}

/** Everything of a case that was ever to be sent, in order. */
export async function messagesOfCase(db: Database, caseId: string): Promise<readonly Message[]> {
  const rows = await db.query(`select ${columns} from outbox where case_id = $1 order by seq, n`, [caseId]);
  return rows.map(toMessage);
}

/** Whether there is one with this id, sent or not. */
export const messageExists = async (db: Database, id: string): Promise<boolean> =>
  (await db.query('select id from outbox where id = $1', [id])).length > 0;

/** A name for the sender that no other has, and the time by which it will be done. */
export interface Lease {
  readonly owner: string;
  readonly now: number;
  readonly until: number;
}

/** Conflicts when another sender has it, or it is sent. One commit for each message: they share a transaction anyway. */
export function lease(id: string, { owner, now, until }: Lease): Statement[] {
  return [
    {
      sql: `update outbox set lease_owner = $2, leased_until = $4, tries = tries + 1
        where id = $1 and sent_at is null and abandoned_at is null and (leased_until is null or leased_until <= $3)`,
      params: [id, owner, now, until],
      expect: 1,
    },
  ];
}

/** Sent is a fact, whoever holds the lease by now, and even if the case was destroyed meanwhile: never conflicts. */
export function markSent(id: string, at: number): Statement[] {
  return [
    {
      sql: `update outbox set sent_at = $2, leased_until = null, lease_owner = null, error = null
        where id = $1 and sent_at is null`,
      params: [id, at],
    },
  ];
}

export interface Failure {
  readonly owner: string;
  readonly at: number;
  /** Why, without anything of what was to be sent. */
  readonly error: string;
}

/** What was sent once and must not be kept (a resume code) gives way to what may be, in the file too. */
export function blotOut(id: string, body: unknown): Statement[] {
  return [{ sql: 'update outbox set body = $2 where id = $1', params: [id, toJson(body)], scrub: true }];
}

/** To be tried again after `backoff`. `message` is as `due` returned it. A lease that another has taken over is left alone. */
export function markFailed(message: Message, { owner, at, error }: Failure): Statement[] {
  return [
    {
      sql: 'update outbox set leased_until = $3, lease_owner = null, error = $4 where id = $1 and lease_owner = $2',
      params: [message.id, owner, at + backoff(message.tries), error],
    },
  ];
}

/** Never to be tried again (the account is gone); what comes after it for this address is no longer held up. */
export function abandon(id: string, { owner, at, error }: Failure): Statement[] {
  return [
    {
      sql: `update outbox set abandoned_at = $3, leased_until = null, lease_owner = null, error = $4
        where id = $1 and lease_owner = $2`,
      params: [id, owner, at, error],
    },
  ];
}

/** Calls off what was not sent yet: a reminder of what has been done since. */
export function cancel(id: string): Statement[] {
  return [{ sql: 'delete from outbox where id = $1 and sent_at is null', params: [id] }];
}

/** Milliseconds to wait after so many earlier failures: 1 s, 2 s, 4 s … an hour at most. */
export function backoff(failures: number): number {
  return Math.min(1000 * 2 ** failures, 3_600_000);
}

const columns = `id, case_id, seq, n, channel, address, body, due_at,
  sent_at, abandoned_at, tries, leased_until, lease_owner, error`;

function toMessage(row: Row): Message {
  return {
    id: text(row, 'id'),
    caseId: text(row, 'case_id'),
    seq: integer(row, 'seq'),
    n: integer(row, 'n'),
    channel: text(row, 'channel'),
    address: text(row, 'address'),
    body: json(row, 'body'),
    dueAt: integer(row, 'due_at'),
    sentAt: integerOrNull(row, 'sent_at'),
    abandonedAt: integerOrNull(row, 'abandoned_at'),
    tries: integer(row, 'tries'),
    leasedUntil: integerOrNull(row, 'leased_until'),
    leaseOwner: textOrNull(row, 'lease_owner'),
    error: textOrNull(row, 'error'),
  };
}
