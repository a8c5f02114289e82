-- Who is told what. Address and secrets are encrypted under the workspace's key.
create table webhooks (
  workspace_id ident not null references workspaces,
  id ident not null,
  url_locked bytea not null,
  secrets_locked bytea not null,
  topics jsonb not null,
  content boolean not null,
  created_by ident not null,
  created_at timestamptz not null,
  paused_at timestamptz,
  primary key (workspace_id, id)
);

-- One message to one of them: written in the transaction of the act it tells of, so none is lost and none is told that did
-- not happen. Ids only; what is sent beyond them is read when it is sent. Within an ordering key one goes after the other.
create table webhook_deliveries (
  workspace_id ident not null references workspaces,
  webhook_id ident not null,
  id ident not null,
  arrival bigint generated always as identity,
  topic text not null,
  data jsonb not null,
  contact_id ident,
  ordering_key ident not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null,
  next_at timestamptz not null,
  created_at timestamptz not null,
  settled_at timestamptz,
  last_status integer,
  last_failure text,
  primary key (workspace_id, webhook_id, id),
  foreign key (workspace_id, webhook_id) references webhooks on delete cascade
);
create index webhook_deliveries_due on webhook_deliveries (next_at) where state = 'waiting';
create index webhook_deliveries_in_order on webhook_deliveries (workspace_id, webhook_id, ordering_key, arrival) where state = 'waiting';
create index webhook_deliveries_by_arrival on webhook_deliveries (workspace_id, webhook_id, arrival desc);
create index webhook_deliveries_by_contact on webhook_deliveries (workspace_id, contact_id);

-- That a person's data was handed out; the data itself is not kept a second time.
create table exports (
  workspace_id ident not null references workspaces,
  id ident not null,
  contact_id ident not null,
  requested_by ident not null,
  notes boolean not null,
  opened boolean not null,
  counts jsonb not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create index exports_by_contact on exports (workspace_id, contact_id);

-- Built-in roles of workspaces that are already there.
update roles set permits = permits || '[{"permission": "webhook:read"}, {"permission": "webhook:write"}]' where built_in in ('owner', 'admin');
update roles set permits = permits || '[{"permission": "export:create"}]' where built_in = 'owner';

grant select, insert, update, delete on webhooks, webhook_deliveries, exports to underseal_app;
