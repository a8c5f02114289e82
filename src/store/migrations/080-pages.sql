-- For pages of lists and search that cost no more where a hundred times as much is stored. None of these is touched by a message:
-- the first two are about tags and mentions, a snoozed conversation is rare, and a person's name is indexed when it is given.

-- Whether a conversation has the tag, or names the teammate, and which ones do, is answered from the index alone.
drop index conversation_tags_by_tag;
create index conversation_tags_by_tag on conversation_tags (workspace_id, tag_id, conversation_id);
drop index mentions_by_conversation;
create index mentions_by_conversation on mentions (workspace_id, conversation_id, teammate_id);

-- Counted beside the views; the index of states does not know who was merged.
create index conversations_snoozed on conversations (workspace_id) where state = 'snoozed' and merged_into is null;

-- Whose name or address says a word; the index of all terms would have to be asked for every message that says it.
create index search_entries_of_contacts on search_entries using gin (terms) with (fastupdate = off) where conversation_id is null;
