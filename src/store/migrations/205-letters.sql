-- How many letters an address got in a day, by a keyed hash of it: so that a restart or a second process does not begin to count anew.
-- Of no workspace: an address is told by all of them together.
create table letters (
  address_hash bytea primary key,
  count integer not null,
  until timestamptz not null
);
create index letters_by_time on letters (until);
grant select, insert, update, delete on letters to underseal_app;
