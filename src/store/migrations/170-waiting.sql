-- Since when the customer waits for an answer: their first message after the team's last one, while it is not closed. Who was
-- closed without one and wrote again waits from then on.
alter table conversations add column waiting_since timestamptz;
update conversations c set waiting_since = (
    select min(p.created_at) from parts p
    where p.workspace_id = c.workspace_id and p.conversation_id = c.id and p.kind = 'message' and p.author_type = 'contact'
      and p.position > coalesce((
        select max(a.position) from parts a
        where a.workspace_id = c.workspace_id and a.conversation_id = c.id
          and (a.kind = 'message' and a.author_type in ('teammate', 'api-key')
            or a.event ->> 'what' = 'closed' and a.position < (
              select max(l.position) from parts l
              where l.workspace_id = c.workspace_id and l.conversation_id = c.id and l.kind = 'message' and l.author_type = 'contact'))), 0))
  where c.state <> 'closed' and c.merged_into is null;
create index conversations_waiting on conversations (workspace_id, waiting_since, id)
  where waiting_since is not null and merged_into is null;

-- Conversations in which a kind of value was found; a kind belongs to one class.
create index findings_by_kind on findings (workspace_id, class, kind, conversation_id) where conversation_id is not null;
