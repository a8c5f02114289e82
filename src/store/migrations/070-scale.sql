-- For workspaces of a hundred thousand conversations: the open ones of a person or a team are listed and counted from an index
-- alone, and a search within a time reads only the pages of that time.

drop index conversations_open;
create index conversations_open_by_assignee on conversations (workspace_id, assignee_id, updated_at desc, id desc)
  where state = 'open' and merged_into is null;
create index conversations_open_by_team on conversations (workspace_id, team_id, updated_at desc, id desc)
  where state = 'open' and merged_into is null and team_id is not null;

-- Entries are appended as messages come, so a thousandth of the size of a btree is enough.
create index search_entries_by_time on search_entries using brin (at) with (pages_per_range = 32);
