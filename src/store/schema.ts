/**
 * The tables, as the list of steps that lead to them. A step that was ever released is never edited: add another.
 * What belongs to a case goes with it (`on delete`): a new table that holds anything of a case must say so too.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    `create table contents (
      hash text not null primary key,
      body text not null,
      created_at bigint not null
    )`,

    // seq is the number of turns taken; a turn raises it by one or conflicts
    `create table cases (
      id text not null primary key,
      content text not null references contents (hash),
      lang text not null,
      status text not null,
      owner text,
      seq integer not null,
      created_at bigint not null,
      updated_at bigint not null
    )`,
    `create index cases_owner on cases (owner) where owner is not null`,

    `create table turns (
      case_id text not null references cases (id) on delete cascade,
      seq integer not null,
      inbound_id text not null unique,
      thread text not null,
      event text not null,
      replies text not null,
      judgment text,
      engine text not null,
      at bigint not null,
      primary key (case_id, seq)
    )`,

    `create table threads (
      channel text not null,
      address text not null,
      case_id text references cases (id) on delete set null,
      token_hash text,
      created_at bigint not null,
      primary key (channel, address)
    )`,
    `create index threads_case on threads (case_id)`,

    // outlives its case, so that a redelivery after a destruction is known and does not begin a new matter
    `create table inbound (
      id text not null primary key,
      case_id text references cases (id) on delete set null,
      seq integer not null,
      at bigint not null
    )`,
    `create index inbound_case on inbound (case_id)`,

    // leased_until: until then nobody else takes it up, because it is being sent or has just failed
    `create table outbox (
      id text not null primary key,
      case_id text not null references cases (id) on delete cascade,
      seq integer not null,
      n integer not null,
      channel text not null,
      address text not null,
      body text not null,
      due_at bigint not null,
      sent_at bigint,
      abandoned_at bigint,
      tries integer not null,
      leased_until bigint,
      lease_owner text,
      error text,
      unique (case_id, seq, n)
    )`,
    `create index outbox_waiting on outbox (channel, due_at) where sent_at is null and abandoned_at is null`,

    `create table codes (
      hash text not null primary key,
      case_id text not null references cases (id) on delete cascade,
      expires_at bigint not null,
      used_at bigint
    )`,
    `create index codes_case on codes (case_id)`,

    // a withdrawn review keeps no record: consent was taken back
    `create table reviews (
      id text not null primary key,
      case_id text not null references cases (id) on delete cascade,
      status text not null check (status in ('open', 'claimed', 'decided', 'withdrawn')),
      unit text not null,
      excluded text not null,
      record text,
      opened_at bigint not null,
      claimed_by text,
      claimed_at bigint,
      decided_by text,
      decided_at bigint,
      decision text
    )`,
    `create index reviews_case on reviews (case_id)`,
    `create index reviews_status on reviews (status, opened_at)`,
    // asked for twice at the same moment, a review is opened once
    `create unique index reviews_pending on reviews (case_id) where status in ('open', 'claimed')`,

    `create table users (
      id text not null primary key,
      name text not null unique,
      unit text not null,
      role text not null,
      slack_user text unique,
      created_at bigint not null,
      disabled integer not null check (disabled in (0, 1))
    )`,

    `create table signin_links (
      hash text not null primary key,
      user_id text not null references users (id) on delete cascade,
      expires_at bigint not null,
      used_at bigint
    )`,

    `create table sessions (
      hash text not null primary key,
      user_id text not null references users (id) on delete cascade,
      expires_at bigint not null,
      created_at bigint not null
    )`,
  ],

  [
    // only ever added to: who approved what is a record, and going back is another row. The newest is what is served.
    `create table publications (
      number integer not null primary key,
      content text not null references contents (hash),
      at bigint not null,
      approved_by text not null check (approved_by <> ''),
      why text not null check (why <> ''),
      difference text not null,
      certificate text,
      restores integer references publications (number)
    )`,
  ],

  [
    // stage, holder, formerly and acts (how many) are worked out from the acts; a withdrawn review keeps no record
    `create table matters (
      id text not null primary key,
      case_id text not null references cases (id) on delete cascade,
      stage text not null,
      unit text not null,
      excluded text not null,
      record text,
      opened_at bigint not null,
      holder text,
      formerly text not null,
      acts integer not null,
      changed_at bigint not null
    )`,
    `insert into matters (id, case_id, stage, unit, excluded, record, opened_at, holder, formerly, acts, changed_at)
      select id, case_id, case status when 'open' then 'submitted' else status end, unit, excluded, record, opened_at, claimed_by, '[]',
        case status when 'claimed' then 2 when 'decided' then 3 else 0 end, coalesce(decided_at, claimed_at, opened_at)
        from reviews`,
    // what was done to a submitted matter, one act after another; none is ever changed. `reviews` says where that has led
    `create table acts (
      review_id text not null references matters (id) on delete cascade,
      n integer not null,
      by_user text,
      act text not null,
      at bigint not null,
      primary key (review_id, n)
    )`,
    `insert into acts (review_id, n, by_user, act, at)
      select id, 0, claimed_by, '{"type":"accepted","by":{"kind":"user","id":"' || claimed_by || '","unit":""},"at":' || claimed_at || '}', claimed_at
        from reviews where status in ('claimed', 'decided')`,
    `insert into acts (review_id, n, by_user, act, at)
      select id, 1, claimed_by, '{"type":"claimed","by":{"kind":"user","id":"' || claimed_by || '","unit":""},"at":' || claimed_at || '}', claimed_at
        from reviews where status in ('claimed', 'decided')`,
    `insert into acts (review_id, n, by_user, act, at)
      select id, 2, decided_by, '{"type":"decided","by":{"kind":"user","id":"' || decided_by || '","unit":""},"at":' || decided_at || ',"decision":' || decision || '}', decided_at
        from reviews where status = 'decided'`,

    `drop table reviews`,
    `alter table matters rename to reviews`,
    `create index reviews_case on reviews (case_id)`,
    `create index reviews_stage on reviews (stage, opened_at)`,
    // asked for twice at the same moment, a review is opened once
    `create unique index reviews_pending on reviews (case_id) where stage not in ('returned', 'withdrawn', 'expired')`,

    // what a user declared: from matters of these units and persons they stand aside
    `create table interests (
      id text not null primary key,
      user_id text not null references users (id) on delete cascade,
      kind text not null,
      value text not null,
      at bigint not null,
      ended_at bigint
    )`,
    `create index interests_user on interests (user_id)`,

    // reasons and clauses not signed yet, one for each matter and person
    `create table drafts (
      review_id text not null references reviews (id) on delete cascade,
      user_id text not null references users (id) on delete cascade,
      body text not null,
      at bigint not null,
      primary key (review_id, user_id)
    )`,

    // the office's numbers as they were worked out last
    `create table figures (
      at bigint not null,
      body text not null
    )`,

    // who looked at a whole record
    `create table looks (
      review_id text not null references reviews (id) on delete cascade,
      user_id text not null,
      at bigint not null
    )`,
    `create index looks_review on looks (review_id, at)`,
  ],

  [
    // which files lie in the folder of attachments; what is known of each stands in the act by which it came
    `create table attachments (
      id text not null primary key,
      review_id text not null references reviews (id) on delete cascade,
      upload text not null,
      unique (review_id, upload)
    )`,
    // of no case: it outlives its matter until the file is off the disk
    `create table files_to_remove (
      id text not null primary key
    )`,
  ],

  [
    // a session that lies idle ends
    `alter table sessions add column seen_at bigint not null default 0`,
    `update sessions set seen_at = created_at`,
  ],

  [
    // by what it was begun: a link, a password or the office's own accounts
    `alter table sessions add column begun_by text not null default 'link'`,
    // the account at the office's identity provider (OpenID Connect: sub)
    `alter table users add column oidc_subject text`,
    `create unique index users_oidc on users (oidc_subject)`,

    `create table passwords (
      user_id text not null primary key references users (id) on delete cascade,
      hash text not null,
      set_at bigint not null
    )`,
    // by hash of the name that was typed, whether or not somebody is called so: a lock tells nothing of who has an account
    `create table password_tries (
      who text not null primary key,
      tries integer not null,
      last_at bigint not null
    )`,

    // ways to the identity provider and back that are still under way; hash of the browser's secret
    `create table oidc_journeys (
      hash text not null primary key,
      state text not null,
      nonce text not null,
      verifier text not null,
      expires_at bigint not null
    )`,
  ],
];
