-- Teams, saved views, mentions, drafts; merged conversations, blocked contacts, and what a teammate wants to be told.

create table teams (
  workspace_id ident not null references workspaces,
  id ident not null,
  name_locked bytea not null,
  name_hash bytea not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  constraint teams_name unique (workspace_id, name_hash)
);

create table team_members (
  workspace_id ident not null,
  team_id ident not null,
  teammate_id ident not null,
  primary key (workspace_id, team_id, teammate_id),
  foreign key (workspace_id, team_id) references teams on delete cascade,
  foreign key (workspace_id, teammate_id) references teammates on delete cascade
);

create table views (
  workspace_id ident not null references workspaces,
  id ident not null,
  name_locked bytea not null,
  filter_locked bytea not null,
  shared boolean not null,
  created_by ident not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);

alter table conversations
  add column team_id ident,
  -- Where its parts went. It stays, so that a reader or a retry with the old id finds them.
  add column merged_into ident,
  add foreign key (workspace_id, team_id) references teams on delete set null (team_id),
  add foreign key (workspace_id, merged_into) references conversations;
create index conversations_by_team on conversations (workspace_id, team_id, updated_at desc, id desc) where team_id is not null;
create index conversations_merged on conversations (workspace_id, merged_into) where merged_into is not null;
-- For the numbers beside the views.
create index conversations_open on conversations (workspace_id, assignee_id) where state = 'open' and merged_into is null;

create table mentions (
  workspace_id ident not null,
  teammate_id ident not null,
  part_id ident not null,
  conversation_id ident not null,
  contact_id ident not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (workspace_id, teammate_id, part_id),
  foreign key (workspace_id, teammate_id) references teammates,
  foreign key (workspace_id, part_id) references parts,
  foreign key (workspace_id, conversation_id) references conversations,
  foreign key (workspace_id, contact_id) references contacts
);
create index mentions_by_conversation on mentions (workspace_id, conversation_id);
create index mentions_by_contact on mentions (workspace_id, contact_id);
create index mentions_by_part on mentions (workspace_id, part_id);
create index mentions_unread on mentions (workspace_id, teammate_id) where read_at is null;

create table drafts (
  workspace_id ident not null,
  conversation_id ident not null,
  teammate_id ident not null,
  contact_id ident not null,
  mode text not null check (mode in ('message', 'note')),
  body_locked bytea not null,
  updated_at timestamptz not null,
  primary key (workspace_id, conversation_id, teammate_id),
  foreign key (workspace_id, conversation_id) references conversations,
  foreign key (workspace_id, teammate_id) references teammates,
  foreign key (workspace_id, contact_id) references contacts
);
create index drafts_by_contact on drafts (workspace_id, contact_id);

alter table contacts add column blocked_at timestamptz;

alter table teammates
  -- Whether browsers tell of new messages, and how often an e-mail counts what waits.
  add column notify boolean not null default false,
  add column digest text not null default 'off' check (digest in ('off', 'hourly', 'daily')),
  add column digest_at timestamptz;

-- What is known of people, for what and by which law, where it differs from the defaults.
alter table workspaces add column data_uses_locked bytea;

-- Built-in roles of workspaces that are already there.
update roles set permits = permits || '[{"permission": "team:read"}]' where built_in is not null;
update roles set permits = permits || '[{"permission": "team:write"}]' where built_in in ('owner', 'admin');

grant select, insert, update, delete on teams, team_members, views, mentions, drafts to underseal_app;
