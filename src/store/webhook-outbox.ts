/**
 * The outbox: for each act that is logged, a row for each webhook that asked for it. A part of the statement that writes the
 * log, on the rows it calls `given`, of the workspace that is its first parameter: where nobody asked, it costs one look at an empty index. The id is that of the act, so
 * the same act has the same id everywhere. What tells of an erasure is no longer about anybody.
 */
export const putDown = `
      insert into webhook_deliveries (workspace_id, webhook_id, id, topic, data, contact_id, ordering_key, state, attempts,
        next_at, created_at)
      select w.workspace_id, w.id, 'msg_' || right(g.id, 26), g.action,
        jsonb_strip_nulls(jsonb_build_object(
          'object', case when g.object_id is not null then jsonb_build_object('type', g.object_type, 'id', g.object_id) end,
          'actor', jsonb_build_object('type', g.actor_type, 'id', g.actor_id),
          'conversationId', conversation, 'contactId', contact, 'activityId', g.id)),
        contact, coalesce(conversation, g.about, g.object_id, g.id), 'waiting', 0, g.at, g.at
      from webhooks w cross join given g
      cross join lateral (select
        coalesce(g.details ->> 'conversation', case when g.object_type = 'conversation' then g.object_id end) as conversation,
        case when g.action <> 'contact.erased' then g.about end as contact) as who
      where w.workspace_id = $1 and w.paused_at is null and w.topics ? g.action
      order by g.place, w.id`
