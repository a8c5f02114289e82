-- Contacts in the order in which they were changed, for who keeps a copy of them.
create index contacts_by_change on contacts (workspace_id, updated_at, id);
