-- Up to which part the contact was told by e-mail that an answer waits: once, until they have read it.
alter table conversations add column told_contact integer not null default 0;
