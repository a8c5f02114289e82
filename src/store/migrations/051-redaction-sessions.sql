-- Numbered placeholders ([payment card 2]): within a session the same value has the same number. The values themselves are
-- in sealed_values, under the workspace's key; here are keyed hashes, to know a value again. The job deletes both at the hour.
create table redaction_sessions (
  workspace_id ident not null references workspaces,
  id ident not null,
  created_by ident not null,
  counts jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace_id, id)
);
create index redaction_sessions_by_expiry on redaction_sessions (expires_at);

create table redaction_values (
  workspace_id ident not null references workspaces,
  session_id ident not null,
  hash bytea not null,
  label text not null,
  number integer not null,
  token ident not null,
  primary key (workspace_id, session_id, hash),
  unique (workspace_id, session_id, label, number),
  foreign key (workspace_id, session_id) references redaction_sessions on delete cascade
);

grant select, insert, update, delete on redaction_sessions, redaction_values to underseal_app;
