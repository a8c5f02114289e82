-- What a part was asked to be, so that a retry can be told from another text under the same id. Under the contact's key:
-- a hash alone would let whoever has the workspace's key try card numbers on it, long after they were cut out.
alter table parts add column request_locked bytea;

-- What stands there now, for If-Match: it grows with each change that a person makes.
alter table contacts add column revision integer not null default 0;
alter table conversations add column revision integer not null default 0;
alter table tags add column revision integer not null default 0;
alter table macros add column revision integer not null default 0;
alter table workspaces add column revision integer not null default 0;

-- Idempotency-Key, for a day. `holder` is the key or person who sent it; without an answer the first request is still running.
create table request_repeats (
  workspace_id ident not null references workspaces,
  holder ident not null,
  key_hash bytea not null,
  request_hash bytea not null,
  status integer,
  answer_locked bytea,
  contact_id ident,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace_id, holder, key_hash)
);
create index request_repeats_by_expiry on request_repeats (expires_at);
create index request_repeats_by_contact on request_repeats (workspace_id, contact_id) where contact_id is not null;

grant select, insert, update, delete on request_repeats to underseal_app;
