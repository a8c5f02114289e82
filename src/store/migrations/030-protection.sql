-- Why a value was sealed, the review queue, answering times, and what reports and the log are asked for.

alter table findings
  add column token ident,
  -- The place of the policy's rule that decided, from 0.
  add column rule integer,
  -- Where a flagged value stands in the safe text.
  add column start_at integer,
  add column end_at integer,
  add column verdict text check (verdict in ('seal', 'harmless')),
  add column reviewed_by ident,
  add column reviewed_at timestamptz;
create index findings_open on findings (workspace_id, created_at desc, id desc) where action = 'flag' and verdict is null;
create index findings_by_token on findings (workspace_id, token) where token is not null;
create index findings_by_place on findings (workspace_id, place_row) where action = 'flag' and verdict is null;
create index findings_by_time on findings (workspace_id, created_at) include (action, kind);

-- For trying a policy on the newest messages.
create index parts_recent on parts (workspace_id, created_at desc, id desc) where kind = 'message';

alter table conversations
  -- The team's first message, and the last time it was closed.
  add column answered_at timestamptz,
  add column closed_at timestamptz;
update conversations c set
  answered_at = (select p.created_at from parts p
    where p.workspace_id = c.workspace_id and p.conversation_id = c.id and p.kind = 'message' and p.author_type in ('teammate', 'api-key')
    order by p.position limit 1),
  closed_at = case when c.state = 'closed' then c.updated_at end;
create index conversations_by_start on conversations (workspace_id, created_at) include (answered_at, closed_at, merged_into);

create index activity_by_action on activity (workspace_id, action, at desc, id desc);
create index activity_reveals on activity (workspace_id, (details ->> 'reveal')) where action = 'value.revealed';

-- When a teammate put the first steps away.
alter table teammates add column checklist_dismissed_at timestamptz;

-- Built-in roles of workspaces that are already there.
update roles set permits = permits || '[{"permission": "value:keep"}, {"permission": "value:destroy"}, {"permission": "report:read"}]'
where built_in in ('owner', 'admin');
