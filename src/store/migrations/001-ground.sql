-- breaking
-- Every table is keyed by workspace first, so that a workspace can be moved to another database whole.
-- Columns named *_locked hold ciphertext; no other column holds a word that a person wrote.
-- Ids are made by the app. Collation "C" keeps their order the same on every server.

create domain ident as text collate "C" check (length(value) between 1 and 64);

create table workspaces (
  workspace_id ident primary key,
  name_locked bytea not null,
  messenger_locked bytea not null,
  created_at timestamptz not null
);

create table identity_secrets (
  workspace_id ident not null references workspaces,
  id ident not null,
  secret_locked bytea not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);

create table roles (
  workspace_id ident not null references workspaces,
  id ident not null,
  name_locked bytea not null,
  built_in text,
  permits jsonb not null,
  primary key (workspace_id, id)
);

create table teammates (
  workspace_id ident not null references workspaces,
  id ident not null,
  name_locked bytea not null,
  email_locked bytea not null,
  email_hash bytea not null,
  password_hash text,
  role_id ident not null,
  language text not null,
  deactivated_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  constraint teammates_email unique (workspace_id, email_hash),
  foreign key (workspace_id, role_id) references roles
);
-- Signing in starts with an address and no workspace.
create index teammates_by_email on teammates (email_hash);

create table invitations (
  workspace_id ident not null references workspaces,
  id ident not null,
  email_locked bytea not null,
  role_id ident not null,
  invited_by ident not null,
  hash bytea not null unique,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, role_id) references roles
);

create table sign_in_links (
  workspace_id ident not null,
  hash bytea not null,
  teammate_id ident not null,
  expires_at timestamptz not null,
  primary key (hash),
  foreign key (workspace_id, teammate_id) references teammates
);
create index sign_in_links_by_expiry on sign_in_links (expires_at);

create table sessions (
  workspace_id ident not null,
  id ident not null,
  teammate_id ident not null,
  hash bytea not null unique,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, teammate_id) references teammates
);
create index sessions_by_teammate on sessions (workspace_id, teammate_id);
create index sessions_by_expiry on sessions (expires_at);

create table api_keys (
  workspace_id ident not null references workspaces,
  id ident not null,
  name_locked bytea not null,
  hash bytea not null unique,
  permits jsonb not null,
  created_by ident not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (workspace_id, id)
);

create table policies (
  workspace_id ident not null references workspaces,
  version integer not null,
  body_locked bytea not null,
  created_by ident not null,
  created_at timestamptz not null,
  primary key (workspace_id, version)
);

create table allowed_values (
  workspace_id ident not null references workspaces,
  hash bytea not null,
  created_by ident not null,
  created_at timestamptz not null,
  primary key (workspace_id, hash)
);

create table contacts (
  workspace_id ident not null references workspaces,
  id ident not null,
  kind text not null check (kind in ('visitor', 'contact')),
  name_locked bytea,
  email_locked bytea,
  phone_locked bytea,
  external_id_locked bytea,
  attributes_locked bytea,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  last_seen_at timestamptz,
  primary key (workspace_id, id)
);
create index contacts_by_age on contacts (workspace_id, created_at desc, id desc);

create table contact_lookups (
  workspace_id ident not null,
  kind text not null check (kind in ('email', 'phone', 'external-id')),
  hash bytea not null,
  contact_id ident not null,
  primary key (workspace_id, contact_id, kind),
  foreign key (workspace_id, contact_id) references contacts
);
-- A telephone may be shared by several people, an address or the customer's own id may not.
create unique index contact_lookups_email on contact_lookups (workspace_id, hash) where kind = 'email';
create unique index contact_lookups_external_id on contact_lookups (workspace_id, hash) where kind = 'external-id';
create index contact_lookups_phone on contact_lookups (workspace_id, hash) where kind = 'phone';

create table visitor_sessions (
  workspace_id ident not null,
  id ident not null,
  contact_id ident not null,
  hash bytea not null unique,
  verified boolean not null,
  expires_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts
);
create index visitor_sessions_by_contact on visitor_sessions (workspace_id, contact_id);
create index visitor_sessions_by_expiry on visitor_sessions (expires_at);

create table conversations (
  workspace_id ident not null,
  id ident not null,
  contact_id ident not null,
  title_locked bytea,
  state text not null check (state in ('open', 'snoozed', 'closed')),
  assignee_id ident,
  snoozed_until timestamptz,
  last_position integer not null default 0,
  read_by_contact integer not null default 0,
  read_by_team integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts,
  foreign key (workspace_id, assignee_id) references teammates
);
create index conversations_by_activity on conversations (workspace_id, updated_at desc, id desc);
create index conversations_by_state on conversations (workspace_id, state, updated_at desc, id desc);
create index conversations_by_assignee on conversations (workspace_id, assignee_id, updated_at desc, id desc);
create index conversations_by_contact on conversations (workspace_id, contact_id, updated_at desc, id desc);

create table parts (
  workspace_id ident not null,
  id ident not null,
  conversation_id ident not null,
  contact_id ident not null,
  position integer not null check (position > 0),
  kind text not null check (kind in ('message', 'note', 'event')),
  author_type text not null check (author_type in ('contact', 'teammate', 'api-key', 'system')),
  author_id ident not null,
  body_locked bytea not null,
  event jsonb,
  policy_version integer not null,
  revision integer not null default 0,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, conversation_id, position),
  foreign key (workspace_id, conversation_id) references conversations,
  foreign key (workspace_id, contact_id) references contacts
);
create index parts_by_contact on parts (workspace_id, contact_id);

create table tags (
  workspace_id ident not null references workspaces,
  id ident not null,
  name_locked bytea not null,
  name_hash bytea not null,
  primary key (workspace_id, id),
  constraint tags_name unique (workspace_id, name_hash)
);

create table conversation_tags (
  workspace_id ident not null,
  conversation_id ident not null,
  tag_id ident not null,
  contact_id ident not null,
  primary key (workspace_id, conversation_id, tag_id),
  foreign key (workspace_id, conversation_id) references conversations,
  foreign key (workspace_id, contact_id) references contacts,
  foreign key (workspace_id, tag_id) references tags on delete cascade
);
create index conversation_tags_by_tag on conversation_tags (workspace_id, tag_id);
create index conversation_tags_by_contact on conversation_tags (workspace_id, contact_id);

create table macros (
  workspace_id ident not null references workspaces,
  id ident not null,
  name_locked bytea not null,
  body_locked bytea not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);

-- Deferred: what is cut out of a new contact's name is kept in the same transaction, perhaps before the contact.
create table sealed_values (
  workspace_id ident not null references workspaces,
  token ident not null,
  contact_id ident,
  place_table text not null,
  place_row ident not null,
  place_field text not null,
  kind text not null,
  class text not null,
  locked bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (workspace_id, token),
  foreign key (workspace_id, contact_id) references contacts deferrable initially deferred
);
create index sealed_values_by_contact on sealed_values (workspace_id, contact_id);
create index sealed_values_by_place on sealed_values (workspace_id, place_row);
create index sealed_values_by_expiry on sealed_values (expires_at);

create table findings (
  workspace_id ident not null references workspaces,
  id ident not null,
  kind text not null,
  class text not null,
  confidence real not null,
  detector text not null,
  action text not null,
  place_table text not null,
  place_row ident not null,
  place_field text not null,
  contact_id ident,
  conversation_id ident,
  policy_version integer not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contacts deferrable initially deferred,
  foreign key (workspace_id, conversation_id) references conversations on delete cascade deferrable initially deferred
);
create index findings_by_contact on findings (workspace_id, contact_id);
create index findings_by_conversation on findings (workspace_id, conversation_id);

-- One row a text; terms are keyed hashes of its words and their prefixes.
create table search_entries (
  workspace_id ident not null,
  place text collate "C" not null,
  contact_id ident not null,
  conversation_id ident,
  part_id ident,
  note boolean not null,
  at timestamptz not null,
  terms bigint[] not null,
  primary key (workspace_id, place),
  foreign key (workspace_id, contact_id) references contacts,
  foreign key (workspace_id, conversation_id) references conversations,
  foreign key (workspace_id, part_id) references parts
);
-- Without the pending list of GIN, which each search would have to read through: adding is no slower, searching twice as fast.
create index search_entries_by_term on search_entries using gin (terms) with (fastupdate = off);
create index search_entries_by_contact on search_entries (workspace_id, contact_id);
create index search_entries_by_conversation on search_entries (workspace_id, conversation_id);
create index search_entries_by_part on search_entries (workspace_id, part_id);

-- No foreign key to the contact: this row tells that the contact is no more.
create table erasures (
  workspace_id ident not null references workspaces,
  id ident not null,
  contact_id ident not null,
  requested_by ident not null,
  started_at timestamptz not null,
  completed_at timestamptz,
  receipt jsonb,
  primary key (workspace_id, id)
);

-- Milliseconds, because that is what is hashed: a change below would go unseen.
create table activity (
  workspace_id ident not null,
  id ident not null,
  at timestamptz(3) not null,
  action text not null,
  actor_type text not null,
  actor_id ident not null,
  object_type text,
  object_id ident,
  details jsonb not null,
  locked bytea,
  locked_by ident,
  primary key (workspace_id, id)
);
create index activity_by_time on activity (workspace_id, at desc, id desc);
create index activity_by_actor on activity (workspace_id, actor_id, at desc, id desc);
create index activity_by_object on activity (workspace_id, object_id, at desc, id desc);

create table activity_pending (
  workspace_id ident not null,
  activity_id ident not null,
  arrival bigint generated always as identity,
  primary key (workspace_id, arrival),
  foreign key (workspace_id, activity_id) references activity
);

create table activity_chain (
  workspace_id ident not null,
  position bigint not null check (position > 0),
  activity_id ident not null,
  previous bytea not null,
  hash bytea not null,
  primary key (workspace_id, position),
  unique (workspace_id, activity_id),
  foreign key (workspace_id, activity_id) references activity
);

create table activity_checkpoints (
  workspace_id ident not null,
  position bigint not null,
  hash bytea not null,
  at timestamptz(3) not null,
  key_id ident not null,
  signature text not null,
  primary key (workspace_id, position),
  foreign key (workspace_id, position) references activity_chain
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'activity is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger append_only before update or delete or truncate on activity
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on activity_chain
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on activity_checkpoints
  for each statement execute function refuse_change();

-- The role that serves requests. The migrator has made it; it owns nothing and so can change no table's shape.
grant usage on schema public to underseal_app;
grant select, insert, update, delete on
  workspaces, identity_secrets, roles, teammates, invitations, sign_in_links, sessions, api_keys, policies, allowed_values,
  contacts, contact_lookups, visitor_sessions, conversations, parts, tags, conversation_tags, macros, sealed_values,
  findings, search_entries, erasures, activity_pending
  to underseal_app;
grant select, insert on activity, activity_chain, activity_checkpoints to underseal_app;
