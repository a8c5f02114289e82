-- The file of an export, for a day, so that it outlives the page that asked for it: under the person's key, gone with it.
create table export_files (
  workspace_id ident not null references workspaces,
  id ident not null,
  contact_id ident not null,
  requested_by ident not null,
  notes boolean not null,
  opened boolean not null,
  classes jsonb not null,
  state text not null check (state in ('running', 'ready', 'failed')),
  bytes integer,
  file_locked bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace_id, id)
);
create index export_files_by_contact on export_files (workspace_id, contact_id);
create index export_files_by_expiry on export_files (expires_at);

grant select, insert, update, delete on export_files to underseal_app;
