-- A row here is written again with each message, so that the table's last pages stand empty again and again. To give them back, PostgreSQL
-- takes the whole table for itself, and whoever writes a message waits; they are filled again within seconds anyway.
alter table conversations set (vacuum_truncate = off);
