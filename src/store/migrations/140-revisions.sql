-- What several people change has a revision, which If-Match asks for.
alter table teams add column revision integer not null default 0;
alter table views add column revision integer not null default 0;
alter table webhooks add column revision integer not null default 0;
alter table teammates add column revision integer not null default 0;
