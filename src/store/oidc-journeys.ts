/** Ways to the identity provider and back that are under way. Each is taken once. */
import { text } from './columns.ts';
import type { Database, Statement } from './database.ts';

export interface Journey {
  /** Of the secret that the browser keeps meanwhile. */
  readonly hash: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Those that have run out are swept on the way. */
export function addJourney({ hash, state, nonce, verifier }: Journey, expiresAt: number, now: number): Statement[] {
  return [
    { sql: 'delete from oidc_journeys where expires_at <= $1', params: [now] },
    {
      sql: 'insert into oidc_journeys (hash, state, nonce, verifier, expires_at) values ($1, $2, $3, $4, $5)',
      params: [hash, state, nonce, verifier, expiresAt],
    },
  ];
}

export async function journeyByHash(db: Database, hash: string, now: number): Promise<Journey | undefined> {
  const [row] = await db.query(
    'select hash, state, nonce, verifier from oidc_journeys where hash = $1 and expires_at > $2',
    [hash, now],
  );
  return (
    row && {
      hash: text(row, 'hash'),
      state: text(row, 'state'),
      nonce: text(row, 'nonce'),
      verifier: text(row, 'verifier'),
    }
  );
}

/** Conflicts on `oidc_journeys` when it was taken already. */
export function takeJourney(hash: string): Statement[] {
  return [{ sql: 'delete from oidc_journeys where hash = $1', params: [hash], expect: 1 }];
}
