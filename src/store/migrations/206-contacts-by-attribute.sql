-- By which attributes a contact is found: keyed hashes of name and value, of those in which nothing is sealed. Null where they were
-- not looked at yet; a job does that for who was there before.
alter table contacts add column attribute_terms bigint[];
create index contacts_by_attribute on contacts using gin (attribute_terms) with (fastupdate = off);
create index contacts_to_index on contacts (workspace_id, id) where attribute_terms is null and attributes_locked is not null;
