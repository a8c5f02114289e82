-- Who looked at this person, and what was done that concerns them. What they did themselves, which is most rows, is not in it.
create index activity_about on activity (workspace_id, locked_by, at desc, id desc) where actor_type <> 'contact' and locked_by is not null;
