-- Only wrapped (encrypted) keys stand here. The master key that opens them never enters a database.

create table keys.installation (
  purpose text primary key,
  master_id text not null,
  wrapped bytea not null,
  created_at timestamptz not null
);

create table keys.workspace_keys (
  workspace_id text not null,
  version integer not null check (version > 0),
  master_id text not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (workspace_id, version)
);

-- What must stay the same when the workspace key is rotated: it is wrapped anew, and nothing under it changes.
create table keys.workspace_secrets (
  workspace_id text not null,
  purpose text not null check (purpose in ('content', 'hashes')),
  workspace_key_version integer not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (workspace_id, purpose),
  foreign key (workspace_id, workspace_key_version) references keys.workspace_keys (workspace_id, version)
);

create table keys.contact_keys (
  workspace_id text not null,
  contact_id text not null,
  workspace_key_version integer not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (workspace_id, contact_id),
  foreign key (workspace_id, workspace_key_version) references keys.workspace_keys (workspace_id, version)
);

create table keys.signing_keys (
  workspace_id text not null,
  key_id text not null,
  public_key text not null,
  workspace_key_version integer not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (workspace_id, key_id),
  foreign key (workspace_id, workspace_key_version) references keys.workspace_keys (workspace_id, version)
);

-- The ledger: whose key was destroyed. It outlives every backup of the rest.
create table keys.erasures (
  workspace_id text not null,
  contact_id text not null,
  erasure_id text not null,
  destroyed_at timestamptz not null,
  primary key (workspace_id, contact_id)
);

create function keys.lock_contact(workspace text, contact text) returns void
  language sql
  as $$ select pg_advisory_xact_lock(hashtextextended(workspace || '/' || contact, 7221)) $$;

-- Without the lock, a key being made while it is being destroyed could appear after the ledger has been written.
create function keys.refuse_erased_contact() returns trigger
  language plpgsql
  as $$
begin
  perform keys.lock_contact(new.workspace_id, new.contact_id);
  if exists (select from keys.erasures e where e.workspace_id = new.workspace_id and e.contact_id = new.contact_id) then
    raise exception 'the key of this contact was destroyed' using errcode = 'UE001';
  end if;
  return new;
end $$;

create trigger refuse_erased_contact
  before insert or update on keys.contact_keys
  for each row execute function keys.refuse_erased_contact();
