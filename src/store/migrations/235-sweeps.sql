-- A sealed value is looked for in all texts, and sealed there as well. Which value it is stands nowhere but in the vault: the token names it.
create table sweeps (
  workspace_id ident not null references workspaces,
  id ident not null,
  token ident not null,
  kind text not null,
  class text not null,
  state text not null check (state in ('looking', 'found', 'sealing', 'done', 'undoing', 'undone', 'lost')),
  -- How far it has come: which kind of place, and after which row of it.
  step text not null,
  after text not null,
  read integer not null default 0,
  found integer not null default 0,
  sealed integer not null default 0,
  failed integer not null default 0,
  restored integer not null default 0,
  started_by ident not null,
  started_at timestamptz not null,
  decided_by ident,
  ended_at timestamptz,
  -- Until when it is somebody's, who goes on with it.
  claimed_until timestamptz,
  primary key (workspace_id, id)
);
create index sweeps_by_time on sweeps (workspace_id, started_at desc, id desc);
create index sweeps_under_way on sweeps (started_at) where state in ('looking', 'sealing', 'undoing');
grant select, insert, update on sweeps to underseal_app;
-- What a sweep has sealed, so that all of it can be put back.
alter table sealed_values add column sweep_id ident;
create index sealed_values_by_sweep on sealed_values (workspace_id, sweep_id, token) where sweep_id is not null;
update roles set permits = permits || '[{"permission": "value:sweep"}]' where built_in in ('owner', 'admin');
