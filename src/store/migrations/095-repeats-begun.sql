-- Set in the transaction that does what was asked: without it a request whose process was lost has done nothing and may be done now.
alter table request_repeats add column begun boolean not null default false;
