-- An id whose session is over stays taken: begun anew, its numbers would stand for other values in texts that are out already.
-- What is left of it is the id, whose it was, and when it ended.
alter table redaction_sessions add column ended_at timestamptz;
drop index redaction_sessions_by_expiry;
create index redaction_sessions_to_end on redaction_sessions (expires_at) where ended_at is null;
