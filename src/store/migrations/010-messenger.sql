-- What the messenger asks for and hands over: values straight into the vault, secrets that open once, counted events.

alter table parts
  -- Which kinds were hidden in it and how, so that its author is told again after a reload. Never a value.
  add column hidden jsonb,
  -- Of a message that asks for a value or hands over a secret: how it stands, when it ends. Ids and closed words only.
  add column handover jsonb;

-- The row is deleted when it is opened or has ended; the part in the thread stays and says so.
create table one_time_secrets (
  workspace_id ident not null references workspaces,
  part_id ident not null,
  contact_id ident not null,
  secret_locked bytea not null,
  created_by ident not null,
  expires_at timestamptz not null,
  primary key (workspace_id, part_id),
  foreign key (workspace_id, part_id) references parts,
  foreign key (workspace_id, contact_id) references contacts
);
create index one_time_secrets_by_contact on one_time_secrets (workspace_id, contact_id);
create index one_time_secrets_by_expiry on one_time_secrets (expires_at);

-- What a site tells of a person by name: how often and when, no content.
create table contact_events (
  workspace_id ident not null references workspaces,
  contact_id ident not null,
  name_hash bytea not null,
  name_locked bytea not null,
  count integer not null check (count > 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (workspace_id, contact_id, name_hash),
  foreign key (workspace_id, contact_id) references contacts
);

grant select, insert, update, delete on one_time_secrets, contact_events to underseal_app;
