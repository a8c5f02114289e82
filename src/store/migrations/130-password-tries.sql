-- How fast passwords may be tried, by a keyed hash of what they are tried for: an address nobody has is counted like any other, and
-- neither can be told from it.
create table password_tries (
  name_hash bytea primary key,
  free_at timestamptz not null
);
create index password_tries_by_time on password_tries (free_at);
grant select, insert, update, delete on password_tries to underseal_app;
