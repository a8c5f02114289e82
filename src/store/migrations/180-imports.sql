-- Old conversations of another desk: what their author was called there, under the contact's key.
alter table parts add column author_locked bytea;
-- Which ids an import has made of the names of the other desk, and whose they are: so that an erased person is not brought back by
-- the next page. The ids are keyed hashes; this outlives an erasure and says who of nobody.
create table imported (
  workspace_id ident not null references workspaces,
  id ident not null,
  contact_id ident not null,
  primary key (workspace_id, id)
);
grant select, insert on imported to underseal_app;
update roles set permits = permits || '[{"permission": "conversation:import"}]' where built_in in ('owner', 'admin');
