-- When this house looked at its clock last, and until when it destroys nothing because the clock had gone ahead of that by more than a day.
-- Of no workspace, and one row.
create table house_clock (
  one boolean primary key default true check (one),
  seen_at timestamptz not null,
  wait_until timestamptz
);
grant select, insert, update on house_clock to underseal_app;
