-- People of whom nothing is heard any more are erased after so many days, unless they are on hold.
alter table workspaces add column retention_days int, add column retention_from timestamptz;
alter table contacts add column held_at timestamptz;
create index contacts_held on contacts (workspace_id, held_at) where held_at is not null;
