domain ident text collate C CHECK (((length(VALUE) >= 1) AND (length(VALUE) <= 64)))

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'activity is append-only' using errcode = 'insufficient_privilege';
end $function$


table activity
  workspace_id ident not null
  id ident not null
  at timestamp(3) with time zone not null
  action text not null
  actor_type text not null
  actor_id ident not null
  object_type text
  object_id ident
  details jsonb not null
  locked bytea
  locked_by ident
table activity_chain
  workspace_id ident not null
  position bigint not null
  activity_id ident not null
  previous bytea not null
  hash bytea not null
table activity_checkpoints
  workspace_id ident not null
  position bigint not null
  hash bytea not null
  at timestamp(3) with time zone not null
  key_id ident not null
  signature text not null
table activity_pending
  workspace_id ident not null
  activity_id ident not null
  arrival bigint not null generated always as identity
table allowed_values
  workspace_id ident not null
  hash bytea not null
  created_by ident not null
  created_at timestamp with time zone not null
table api_keys
  workspace_id ident not null
  id ident not null
  name_locked bytea not null
  hash bytea not null
  permits jsonb not null
  created_by ident not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone
  revoked_at timestamp with time zone
  last_used_at timestamp with time zone
table contact_events
  workspace_id ident not null
  contact_id ident not null
  name_hash bytea not null
  name_locked bytea not null
  count integer not null
  first_at timestamp with time zone not null
  last_at timestamp with time zone not null
table contact_lookups
  workspace_id ident not null
  kind text not null
  hash bytea not null
  contact_id ident not null
table contacts
  workspace_id ident not null
  id ident not null
  kind text not null
  name_locked bytea
  email_locked bytea
  phone_locked bytea
  external_id_locked bytea
  attributes_locked bytea
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  last_seen_at timestamp with time zone
  blocked_at timestamp with time zone
  revision integer not null default 0
  attribute_terms bigint[]
  held_at timestamp with time zone
table conversation_tags
  workspace_id ident not null
  conversation_id ident not null
  tag_id ident not null
  contact_id ident not null
table conversations
  workspace_id ident not null
  id ident not null
  contact_id ident not null
  title_locked bytea
  state text not null
  assignee_id ident
  snoozed_until timestamp with time zone
  last_position integer not null default 0
  read_by_contact integer not null default 0
  read_by_team integer not null default 0
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  team_id ident
  merged_into ident
  answered_at timestamp with time zone
  closed_at timestamp with time zone
  revision integer not null default 0
  told_contact integer not null default 0
  waiting_since timestamp with time zone
table drafts
  workspace_id ident not null
  conversation_id ident not null
  teammate_id ident not null
  contact_id ident not null
  mode text not null
  body_locked bytea not null
  updated_at timestamp with time zone not null
table erasures
  workspace_id ident not null
  id ident not null
  contact_id ident not null
  requested_by ident not null
  started_at timestamp with time zone not null
  completed_at timestamp with time zone
  receipt jsonb
table export_files
  workspace_id ident not null
  id ident not null
  contact_id ident not null
  requested_by ident not null
  notes boolean not null
  opened boolean not null
  classes jsonb not null
  state text not null
  bytes integer
  file_locked bytea
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
table exports
  workspace_id ident not null
  id ident not null
  contact_id ident not null
  requested_by ident not null
  notes boolean not null
  opened boolean not null
  counts jsonb not null
  created_at timestamp with time zone not null
table findings
  workspace_id ident not null
  id ident not null
  kind text not null
  class text not null
  confidence real not null
  detector text not null
  action text not null
  place_table text not null
  place_row ident not null
  place_field text not null
  contact_id ident
  conversation_id ident
  policy_version integer not null
  created_at timestamp with time zone not null
  token ident
  rule integer
  start_at integer
  end_at integer
  verdict text
  reviewed_by ident
  reviewed_at timestamp with time zone
table house_clock
  one boolean not null default true
  seen_at timestamp with time zone not null
  wait_until timestamp with time zone
table identity_secrets
  workspace_id ident not null
  id ident not null
  secret_locked bytea not null
  created_at timestamp with time zone not null
  revoked_at timestamp with time zone
table imported
  workspace_id ident not null
  id ident not null
  contact_id ident not null
table invitations
  workspace_id ident not null
  id ident not null
  email_locked bytea not null
  role_id ident not null
  invited_by ident not null
  hash bytea not null
  expires_at timestamp with time zone not null
  accepted_at timestamp with time zone
table letters
  address_hash bytea not null
  count integer not null
  until timestamp with time zone not null
table macros
  workspace_id ident not null
  id ident not null
  name_locked bytea not null
  body_locked bytea not null
  updated_at timestamp with time zone not null
  revision integer not null default 0
table mentions
  workspace_id ident not null
  teammate_id ident not null
  part_id ident not null
  conversation_id ident not null
  contact_id ident not null
  created_at timestamp with time zone not null
  read_at timestamp with time zone
table one_time_secrets
  workspace_id ident not null
  part_id ident not null
  contact_id ident not null
  secret_locked bytea not null
  created_by ident not null
  expires_at timestamp with time zone not null
table parts
  workspace_id ident not null
  id ident not null
  conversation_id ident not null
  contact_id ident not null
  position integer not null
  kind text not null
  author_type text not null
  author_id ident not null
  body_locked bytea not null
  event jsonb
  policy_version integer not null
  revision integer not null default 0
  created_at timestamp with time zone not null
  hidden jsonb
  handover jsonb
  request_locked bytea
  author_locked bytea
table password_tries
  name_hash bytea not null
  free_at timestamp with time zone not null
table policies
  workspace_id ident not null
  version integer not null
  body_locked bytea not null
  created_by ident not null
  created_at timestamp with time zone not null
table redaction_sessions
  workspace_id ident not null
  id ident not null
  created_by ident not null
  counts jsonb not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone
table redaction_values
  workspace_id ident not null
  session_id ident not null
  hash bytea not null
  label text not null
  number integer not null
  token ident not null
table request_repeats
  workspace_id ident not null
  holder ident not null
  key_hash bytea not null
  request_hash bytea not null
  status integer
  answer_locked bytea
  contact_id ident
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  begun boolean not null default false
table roles
  workspace_id ident not null
  id ident not null
  name_locked bytea not null
  built_in text
  permits jsonb not null
table sealed_values
  workspace_id ident not null
  token ident not null
  contact_id ident
  place_table text not null
  place_row ident not null
  place_field text not null
  kind text not null
  class text not null
  locked bytea not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  same_as bytea
  sweep_id ident
table search_entries
  workspace_id ident not null
  place text not null
  contact_id ident not null
  conversation_id ident
  part_id ident
  note boolean not null
  at timestamp with time zone not null
  terms bigint[] not null
table sessions
  workspace_id ident not null
  id ident not null
  teammate_id ident not null
  hash bytea not null
  last_seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
table sign_in_links
  workspace_id ident not null
  hash bytea not null
  teammate_id ident not null
  expires_at timestamp with time zone not null
table sweeps
  workspace_id ident not null
  id ident not null
  token ident not null
  kind text not null
  class text not null
  state text not null
  step text not null
  after text not null
  read integer not null default 0
  found integer not null default 0
  sealed integer not null default 0
  failed integer not null default 0
  restored integer not null default 0
  started_by ident not null
  started_at timestamp with time zone not null
  decided_by ident
  ended_at timestamp with time zone
  claimed_until timestamp with time zone
table tags
  workspace_id ident not null
  id ident not null
  name_locked bytea not null
  name_hash bytea not null
  revision integer not null default 0
table team_members
  workspace_id ident not null
  team_id ident not null
  teammate_id ident not null
table teammates
  workspace_id ident not null
  id ident not null
  name_locked bytea not null
  email_locked bytea not null
  email_hash bytea not null
  password_hash text
  role_id ident not null
  language text not null
  deactivated_at timestamp with time zone
  created_at timestamp with time zone not null
  notify boolean not null default false
  digest text not null default 'off'::text
  digest_at timestamp with time zone
  checklist_dismissed_at timestamp with time zone
  revision integer not null default 0
table teams
  workspace_id ident not null
  id ident not null
  name_locked bytea not null
  name_hash bytea not null
  created_at timestamp with time zone not null
  revision integer not null default 0
table underseal_migrations
  number integer not null
  name text not null
  breaking boolean not null
  applied_at timestamp with time zone not null default now()
table views
  workspace_id ident not null
  id ident not null
  name_locked bytea not null
  filter_locked bytea not null
  shared boolean not null
  created_by ident not null
  created_at timestamp with time zone not null
  revision integer not null default 0
table visitor_sessions
  workspace_id ident not null
  id ident not null
  contact_id ident not null
  hash bytea not null
  verified boolean not null
  expires_at timestamp with time zone not null
table webhook_deliveries
  workspace_id ident not null
  webhook_id ident not null
  id ident not null
  arrival bigint not null generated always as identity
  topic text not null
  data jsonb not null
  contact_id ident
  ordering_key ident not null
  state text not null
  attempts integer not null
  next_at timestamp with time zone not null
  created_at timestamp with time zone not null
  settled_at timestamp with time zone
  last_status integer
  last_failure text
table webhooks
  workspace_id ident not null
  id ident not null
  url_locked bytea not null
  secrets_locked bytea not null
  topics jsonb not null
  content boolean not null
  created_by ident not null
  created_at timestamp with time zone not null
  paused_at timestamp with time zone
  revision integer not null default 0
table workspaces
  workspace_id ident not null
  name_locked bytea not null
  messenger_locked bytea not null
  created_at timestamp with time zone not null
  data_uses_locked bytea
  revision integer not null default 0
  retention_days integer
  retention_from timestamp with time zone

constraint activity_pkey on activity: PRIMARY KEY (workspace_id, id)
constraint activity_chain_pkey on activity_chain: PRIMARY KEY (workspace_id, "position")
constraint activity_chain_position_check on activity_chain: CHECK (("position" > 0))
constraint activity_chain_workspace_id_activity_id_fkey on activity_chain: FOREIGN KEY (workspace_id, activity_id) REFERENCES activity(workspace_id, id)
constraint activity_chain_workspace_id_activity_id_key on activity_chain: UNIQUE (workspace_id, activity_id)
constraint activity_checkpoints_pkey on activity_checkpoints: PRIMARY KEY (workspace_id, "position")
constraint activity_checkpoints_workspace_id_position_fkey on activity_checkpoints: FOREIGN KEY (workspace_id, "position") REFERENCES activity_chain(workspace_id, "position")
constraint activity_pending_pkey on activity_pending: PRIMARY KEY (workspace_id, arrival)
constraint activity_pending_workspace_id_activity_id_fkey on activity_pending: FOREIGN KEY (workspace_id, activity_id) REFERENCES activity(workspace_id, id)
constraint allowed_values_pkey on allowed_values: PRIMARY KEY (workspace_id, hash)
constraint allowed_values_workspace_id_fkey on allowed_values: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint api_keys_hash_key on api_keys: UNIQUE (hash)
constraint api_keys_pkey on api_keys: PRIMARY KEY (workspace_id, id)
constraint api_keys_workspace_id_fkey on api_keys: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint contact_events_count_check on contact_events: CHECK ((count > 0))
constraint contact_events_pkey on contact_events: PRIMARY KEY (workspace_id, contact_id, name_hash)
constraint contact_events_workspace_id_contact_id_fkey on contact_events: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint contact_events_workspace_id_fkey on contact_events: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint contact_lookups_kind_check on contact_lookups: CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text, 'external-id'::text])))
constraint contact_lookups_pkey on contact_lookups: PRIMARY KEY (workspace_id, contact_id, kind)
constraint contact_lookups_workspace_id_contact_id_fkey on contact_lookups: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint contacts_kind_check on contacts: CHECK ((kind = ANY (ARRAY['visitor'::text, 'contact'::text])))
constraint contacts_pkey on contacts: PRIMARY KEY (workspace_id, id)
constraint contacts_workspace_id_fkey on contacts: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint conversation_tags_pkey on conversation_tags: PRIMARY KEY (workspace_id, conversation_id, tag_id)
constraint conversation_tags_workspace_id_contact_id_fkey on conversation_tags: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint conversation_tags_workspace_id_conversation_id_fkey on conversation_tags: FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id)
constraint conversation_tags_workspace_id_tag_id_fkey on conversation_tags: FOREIGN KEY (workspace_id, tag_id) REFERENCES tags(workspace_id, id) ON DELETE CASCADE
constraint conversations_pkey on conversations: PRIMARY KEY (workspace_id, id)
constraint conversations_state_check on conversations: CHECK ((state = ANY (ARRAY['open'::text, 'snoozed'::text, 'closed'::text])))
constraint conversations_workspace_id_assignee_id_fkey on conversations: FOREIGN KEY (workspace_id, assignee_id) REFERENCES teammates(workspace_id, id)
constraint conversations_workspace_id_contact_id_fkey on conversations: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint conversations_workspace_id_merged_into_fkey on conversations: FOREIGN KEY (workspace_id, merged_into) REFERENCES conversations(workspace_id, id)
constraint conversations_workspace_id_team_id_fkey on conversations: FOREIGN KEY (workspace_id, team_id) REFERENCES teams(workspace_id, id) ON DELETE SET NULL (team_id)
constraint drafts_mode_check on drafts: CHECK ((mode = ANY (ARRAY['message'::text, 'note'::text])))
constraint drafts_pkey on drafts: PRIMARY KEY (workspace_id, conversation_id, teammate_id)
constraint drafts_workspace_id_contact_id_fkey on drafts: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint drafts_workspace_id_conversation_id_fkey on drafts: FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id)
constraint drafts_workspace_id_teammate_id_fkey on drafts: FOREIGN KEY (workspace_id, teammate_id) REFERENCES teammates(workspace_id, id)
constraint erasures_pkey on erasures: PRIMARY KEY (workspace_id, id)
constraint erasures_workspace_id_fkey on erasures: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint export_files_pkey on export_files: PRIMARY KEY (workspace_id, id)
constraint export_files_state_check on export_files: CHECK ((state = ANY (ARRAY['running'::text, 'ready'::text, 'failed'::text])))
constraint export_files_workspace_id_contact_id_fkey on export_files: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint export_files_workspace_id_fkey on export_files: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint exports_pkey on exports: PRIMARY KEY (workspace_id, id)
constraint exports_workspace_id_contact_id_fkey on exports: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint exports_workspace_id_fkey on exports: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint findings_pkey on findings: PRIMARY KEY (workspace_id, id)
constraint findings_verdict_check on findings: CHECK ((verdict = ANY (ARRAY['seal'::text, 'harmless'::text])))
constraint findings_workspace_id_contact_id_fkey on findings: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id) DEFERRABLE INITIALLY DEFERRED
constraint findings_workspace_id_conversation_id_fkey on findings: FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
constraint findings_workspace_id_fkey on findings: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint house_clock_one_check on house_clock: CHECK (one)
constraint house_clock_pkey on house_clock: PRIMARY KEY (one)
constraint identity_secrets_pkey on identity_secrets: PRIMARY KEY (workspace_id, id)
constraint identity_secrets_workspace_id_fkey on identity_secrets: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint imported_pkey on imported: PRIMARY KEY (workspace_id, id)
constraint imported_workspace_id_fkey on imported: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint invitations_hash_key on invitations: UNIQUE (hash)
constraint invitations_pkey on invitations: PRIMARY KEY (workspace_id, id)
constraint invitations_workspace_id_fkey on invitations: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint invitations_workspace_id_role_id_fkey on invitations: FOREIGN KEY (workspace_id, role_id) REFERENCES roles(workspace_id, id)
constraint letters_pkey on letters: PRIMARY KEY (address_hash)
constraint macros_pkey on macros: PRIMARY KEY (workspace_id, id)
constraint macros_workspace_id_fkey on macros: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint mentions_pkey on mentions: PRIMARY KEY (workspace_id, teammate_id, part_id)
constraint mentions_workspace_id_contact_id_fkey on mentions: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint mentions_workspace_id_conversation_id_fkey on mentions: FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id)
constraint mentions_workspace_id_part_id_fkey on mentions: FOREIGN KEY (workspace_id, part_id) REFERENCES parts(workspace_id, id)
constraint mentions_workspace_id_teammate_id_fkey on mentions: FOREIGN KEY (workspace_id, teammate_id) REFERENCES teammates(workspace_id, id)
constraint one_time_secrets_pkey on one_time_secrets: PRIMARY KEY (workspace_id, part_id)
constraint one_time_secrets_workspace_id_contact_id_fkey on one_time_secrets: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint one_time_secrets_workspace_id_fkey on one_time_secrets: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint one_time_secrets_workspace_id_part_id_fkey on one_time_secrets: FOREIGN KEY (workspace_id, part_id) REFERENCES parts(workspace_id, id)
constraint parts_author_type_check on parts: CHECK ((author_type = ANY (ARRAY['contact'::text, 'teammate'::text, 'api-key'::text, 'system'::text])))
constraint parts_kind_check on parts: CHECK ((kind = ANY (ARRAY['message'::text, 'note'::text, 'event'::text])))
constraint parts_pkey on parts: PRIMARY KEY (workspace_id, id)
constraint parts_position_check on parts: CHECK (("position" > 0))
constraint parts_workspace_id_contact_id_fkey on parts: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint parts_workspace_id_conversation_id_fkey on parts: FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id)
constraint parts_workspace_id_conversation_id_position_key on parts: UNIQUE (workspace_id, conversation_id, "position")
constraint password_tries_pkey on password_tries: PRIMARY KEY (name_hash)
constraint policies_pkey on policies: PRIMARY KEY (workspace_id, version)
constraint policies_workspace_id_fkey on policies: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint redaction_sessions_pkey on redaction_sessions: PRIMARY KEY (workspace_id, id)
constraint redaction_sessions_workspace_id_fkey on redaction_sessions: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint redaction_values_pkey on redaction_values: PRIMARY KEY (workspace_id, session_id, hash)
constraint redaction_values_workspace_id_fkey on redaction_values: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint redaction_values_workspace_id_session_id_fkey on redaction_values: FOREIGN KEY (workspace_id, session_id) REFERENCES redaction_sessions(workspace_id, id) ON DELETE CASCADE
constraint redaction_values_workspace_id_session_id_label_number_key on redaction_values: UNIQUE (workspace_id, session_id, label, number)
constraint request_repeats_pkey on request_repeats: PRIMARY KEY (workspace_id, holder, key_hash)
constraint request_repeats_workspace_id_contact_id_fkey on request_repeats: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint request_repeats_workspace_id_fkey on request_repeats: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint roles_pkey on roles: PRIMARY KEY (workspace_id, id)
constraint roles_workspace_id_fkey on roles: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint sealed_values_pkey on sealed_values: PRIMARY KEY (workspace_id, token)
constraint sealed_values_workspace_id_contact_id_fkey on sealed_values: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id) DEFERRABLE INITIALLY DEFERRED
constraint sealed_values_workspace_id_fkey on sealed_values: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint search_entries_pkey on search_entries: PRIMARY KEY (workspace_id, place)
constraint search_entries_workspace_id_contact_id_fkey on search_entries: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint search_entries_workspace_id_conversation_id_fkey on search_entries: FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id)
constraint search_entries_workspace_id_part_id_fkey on search_entries: FOREIGN KEY (workspace_id, part_id) REFERENCES parts(workspace_id, id)
constraint sessions_hash_key on sessions: UNIQUE (hash)
constraint sessions_pkey on sessions: PRIMARY KEY (workspace_id, id)
constraint sessions_workspace_id_teammate_id_fkey on sessions: FOREIGN KEY (workspace_id, teammate_id) REFERENCES teammates(workspace_id, id)
constraint sign_in_links_pkey on sign_in_links: PRIMARY KEY (hash)
constraint sign_in_links_workspace_id_teammate_id_fkey on sign_in_links: FOREIGN KEY (workspace_id, teammate_id) REFERENCES teammates(workspace_id, id)
constraint sweeps_pkey on sweeps: PRIMARY KEY (workspace_id, id)
constraint sweeps_state_check on sweeps: CHECK ((state = ANY (ARRAY['looking'::text, 'found'::text, 'sealing'::text, 'done'::text, 'undoing'::text, 'undone'::text, 'lost'::text])))
constraint sweeps_workspace_id_fkey on sweeps: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint tags_name on tags: UNIQUE (workspace_id, name_hash)
constraint tags_pkey on tags: PRIMARY KEY (workspace_id, id)
constraint tags_workspace_id_fkey on tags: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint team_members_pkey on team_members: PRIMARY KEY (workspace_id, team_id, teammate_id)
constraint team_members_workspace_id_team_id_fkey on team_members: FOREIGN KEY (workspace_id, team_id) REFERENCES teams(workspace_id, id) ON DELETE CASCADE
constraint team_members_workspace_id_teammate_id_fkey on team_members: FOREIGN KEY (workspace_id, teammate_id) REFERENCES teammates(workspace_id, id) ON DELETE CASCADE
constraint teammates_digest_check on teammates: CHECK ((digest = ANY (ARRAY['off'::text, 'hourly'::text, 'daily'::text])))
constraint teammates_email on teammates: UNIQUE (workspace_id, email_hash)
constraint teammates_pkey on teammates: PRIMARY KEY (workspace_id, id)
constraint teammates_workspace_id_fkey on teammates: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint teammates_workspace_id_role_id_fkey on teammates: FOREIGN KEY (workspace_id, role_id) REFERENCES roles(workspace_id, id)
constraint teams_name on teams: UNIQUE (workspace_id, name_hash)
constraint teams_pkey on teams: PRIMARY KEY (workspace_id, id)
constraint teams_workspace_id_fkey on teams: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint underseal_migrations_pkey on underseal_migrations: PRIMARY KEY (number)
constraint views_pkey on views: PRIMARY KEY (workspace_id, id)
constraint views_workspace_id_fkey on views: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint visitor_sessions_hash_key on visitor_sessions: UNIQUE (hash)
constraint visitor_sessions_pkey on visitor_sessions: PRIMARY KEY (workspace_id, id)
constraint visitor_sessions_workspace_id_contact_id_fkey on visitor_sessions: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint webhook_deliveries_pkey on webhook_deliveries: PRIMARY KEY (workspace_id, webhook_id, id)
constraint webhook_deliveries_state_check on webhook_deliveries: CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
constraint webhook_deliveries_workspace_id_contact_id_fkey on webhook_deliveries: FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts(workspace_id, id)
constraint webhook_deliveries_workspace_id_fkey on webhook_deliveries: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint webhook_deliveries_workspace_id_webhook_id_fkey on webhook_deliveries: FOREIGN KEY (workspace_id, webhook_id) REFERENCES webhooks(workspace_id, id) ON DELETE CASCADE
constraint webhooks_pkey on webhooks: PRIMARY KEY (workspace_id, id)
constraint webhooks_workspace_id_fkey on webhooks: FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id)
constraint workspaces_pkey on workspaces: PRIMARY KEY (workspace_id)

CREATE INDEX activity_about ON public.activity USING btree (workspace_id, locked_by, at DESC, id DESC) WHERE ((actor_type <> 'contact'::text) AND (locked_by IS NOT NULL))
CREATE INDEX activity_by_action ON public.activity USING btree (workspace_id, action, at DESC, id DESC)
CREATE INDEX activity_by_actor ON public.activity USING btree (workspace_id, actor_id, at DESC, id DESC)
CREATE INDEX activity_by_object ON public.activity USING btree (workspace_id, object_id, at DESC, id DESC)
CREATE INDEX activity_by_time ON public.activity USING btree (workspace_id, at DESC, id DESC)
CREATE INDEX activity_reveals ON public.activity USING btree (workspace_id, ((details ->> 'reveal'::text))) WHERE (action = 'value.revealed'::text)
CREATE UNIQUE INDEX contact_lookups_email ON public.contact_lookups USING btree (workspace_id, hash) WHERE (kind = 'email'::text)
CREATE UNIQUE INDEX contact_lookups_external_id ON public.contact_lookups USING btree (workspace_id, hash) WHERE (kind = 'external-id'::text)
CREATE INDEX contact_lookups_phone ON public.contact_lookups USING btree (workspace_id, hash) WHERE (kind = 'phone'::text)
CREATE INDEX contacts_by_age ON public.contacts USING btree (workspace_id, created_at DESC, id DESC)
CREATE INDEX contacts_by_attribute ON public.contacts USING gin (attribute_terms) WITH (fastupdate=off)
CREATE INDEX contacts_by_change ON public.contacts USING btree (workspace_id, updated_at, id)
CREATE INDEX contacts_held ON public.contacts USING btree (workspace_id, held_at) WHERE (held_at IS NOT NULL)
CREATE INDEX contacts_to_index ON public.contacts USING btree (workspace_id, id) WHERE ((attribute_terms IS NULL) AND (attributes_locked IS NOT NULL))
CREATE INDEX conversation_tags_by_contact ON public.conversation_tags USING btree (workspace_id, contact_id)
CREATE INDEX conversation_tags_by_tag ON public.conversation_tags USING btree (workspace_id, tag_id, conversation_id)
CREATE INDEX conversations_by_activity ON public.conversations USING btree (workspace_id, updated_at DESC, id DESC)
CREATE INDEX conversations_by_assignee ON public.conversations USING btree (workspace_id, assignee_id, updated_at DESC, id DESC)
CREATE INDEX conversations_by_contact ON public.conversations USING btree (workspace_id, contact_id, updated_at DESC, id DESC)
CREATE INDEX conversations_by_start ON public.conversations USING btree (workspace_id, created_at) INCLUDE (answered_at, closed_at, merged_into)
CREATE INDEX conversations_by_state ON public.conversations USING btree (workspace_id, state, updated_at DESC, id DESC)
CREATE INDEX conversations_by_team ON public.conversations USING btree (workspace_id, team_id, updated_at DESC, id DESC) WHERE (team_id IS NOT NULL)
CREATE INDEX conversations_merged ON public.conversations USING btree (workspace_id, merged_into) WHERE (merged_into IS NOT NULL)
CREATE INDEX conversations_open_by_assignee ON public.conversations USING btree (workspace_id, assignee_id, updated_at DESC, id DESC) WHERE ((state = 'open'::text) AND (merged_into IS NULL))
CREATE INDEX conversations_open_by_team ON public.conversations USING btree (workspace_id, team_id, updated_at DESC, id DESC) WHERE ((state = 'open'::text) AND (merged_into IS NULL) AND (team_id IS NOT NULL))
CREATE INDEX conversations_snoozed ON public.conversations USING btree (workspace_id) WHERE ((state = 'snoozed'::text) AND (merged_into IS NULL))
CREATE INDEX conversations_waiting ON public.conversations USING btree (workspace_id, waiting_since, id) WHERE ((waiting_since IS NOT NULL) AND (merged_into IS NULL))
CREATE INDEX drafts_by_contact ON public.drafts USING btree (workspace_id, contact_id)
CREATE INDEX export_files_by_contact ON public.export_files USING btree (workspace_id, contact_id)
CREATE INDEX export_files_by_expiry ON public.export_files USING btree (expires_at)
CREATE INDEX exports_by_contact ON public.exports USING btree (workspace_id, contact_id)
CREATE INDEX findings_by_contact ON public.findings USING btree (workspace_id, contact_id)
CREATE INDEX findings_by_conversation ON public.findings USING btree (workspace_id, conversation_id)
CREATE INDEX findings_by_kind ON public.findings USING btree (workspace_id, class, kind, conversation_id) WHERE (conversation_id IS NOT NULL)
CREATE INDEX findings_by_place ON public.findings USING btree (workspace_id, place_row) WHERE ((action = 'flag'::text) AND (verdict IS NULL))
CREATE INDEX findings_by_time ON public.findings USING btree (workspace_id, created_at) INCLUDE (action, kind)
CREATE INDEX findings_by_token ON public.findings USING btree (workspace_id, token) WHERE (token IS NOT NULL)
CREATE INDEX findings_open ON public.findings USING btree (workspace_id, created_at DESC, id DESC) WHERE ((action = 'flag'::text) AND (verdict IS NULL))
CREATE INDEX letters_by_time ON public.letters USING btree (until)
CREATE INDEX mentions_by_contact ON public.mentions USING btree (workspace_id, contact_id)
CREATE INDEX mentions_by_conversation ON public.mentions USING btree (workspace_id, conversation_id, teammate_id)
CREATE INDEX mentions_by_part ON public.mentions USING btree (workspace_id, part_id)
CREATE INDEX mentions_unread ON public.mentions USING btree (workspace_id, teammate_id) WHERE (read_at IS NULL)
CREATE INDEX one_time_secrets_by_contact ON public.one_time_secrets USING btree (workspace_id, contact_id)
CREATE INDEX one_time_secrets_by_expiry ON public.one_time_secrets USING btree (expires_at)
CREATE INDEX parts_by_contact ON public.parts USING btree (workspace_id, contact_id)
CREATE INDEX parts_recent ON public.parts USING btree (workspace_id, created_at DESC, id DESC) WHERE (kind = 'message'::text)
CREATE INDEX password_tries_by_time ON public.password_tries USING btree (free_at)
CREATE INDEX redaction_sessions_to_end ON public.redaction_sessions USING btree (expires_at) WHERE (ended_at IS NULL)
CREATE INDEX request_repeats_by_contact ON public.request_repeats USING btree (workspace_id, contact_id) WHERE (contact_id IS NOT NULL)
CREATE INDEX request_repeats_by_expiry ON public.request_repeats USING btree (expires_at)
CREATE UNIQUE INDEX roles_built_in ON public.roles USING btree (workspace_id, built_in) WHERE (built_in IS NOT NULL)
CREATE INDEX sealed_values_by_contact ON public.sealed_values USING btree (workspace_id, contact_id)
CREATE INDEX sealed_values_by_expiry ON public.sealed_values USING btree (expires_at)
CREATE INDEX sealed_values_by_place ON public.sealed_values USING btree (workspace_id, place_row)
CREATE INDEX sealed_values_by_sweep ON public.sealed_values USING btree (workspace_id, sweep_id, token) WHERE (sweep_id IS NOT NULL)
CREATE INDEX search_entries_by_contact ON public.search_entries USING btree (workspace_id, contact_id)
CREATE INDEX search_entries_by_conversation ON public.search_entries USING btree (workspace_id, conversation_id)
CREATE INDEX search_entries_by_part ON public.search_entries USING btree (workspace_id, part_id)
CREATE INDEX search_entries_by_term ON public.search_entries USING gin (terms) WITH (fastupdate=off)
CREATE INDEX search_entries_by_time ON public.search_entries USING brin (at timestamptz_minmax_multi_ops (values_per_range='16')) WITH (pages_per_range='16')
CREATE INDEX search_entries_of_contacts ON public.search_entries USING gin (terms) WITH (fastupdate=off) WHERE (conversation_id IS NULL)
CREATE INDEX sessions_by_expiry ON public.sessions USING btree (expires_at)
CREATE INDEX sessions_by_teammate ON public.sessions USING btree (workspace_id, teammate_id)
CREATE INDEX sign_in_links_by_expiry ON public.sign_in_links USING btree (expires_at)
CREATE INDEX sweeps_by_time ON public.sweeps USING btree (workspace_id, started_at DESC, id DESC)
CREATE INDEX sweeps_under_way ON public.sweeps USING btree (started_at) WHERE (state = ANY (ARRAY['looking'::text, 'sealing'::text, 'undoing'::text]))
CREATE INDEX teammates_by_email ON public.teammates USING btree (email_hash)
CREATE INDEX visitor_sessions_by_contact ON public.visitor_sessions USING btree (workspace_id, contact_id)
CREATE INDEX visitor_sessions_by_expiry ON public.visitor_sessions USING btree (expires_at)
CREATE INDEX webhook_deliveries_by_arrival ON public.webhook_deliveries USING btree (workspace_id, webhook_id, arrival DESC)
CREATE INDEX webhook_deliveries_by_contact ON public.webhook_deliveries USING btree (workspace_id, contact_id)
CREATE INDEX webhook_deliveries_due ON public.webhook_deliveries USING btree (next_at) WHERE (state = 'waiting'::text)
CREATE INDEX webhook_deliveries_in_order ON public.webhook_deliveries USING btree (workspace_id, webhook_id, ordering_key, arrival) WHERE (state = 'waiting'::text)

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.activity FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.activity_chain FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.activity_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()

grant insert, select on activity to underseal_app
grant insert, select on activity_chain to underseal_app
grant insert, select on activity_checkpoints to underseal_app
grant delete, insert, select, update on activity_pending to underseal_app
grant delete, insert, select, update on allowed_values to underseal_app
grant delete, insert, select, update on api_keys to underseal_app
grant delete, insert, select, update on contact_events to underseal_app
grant delete, insert, select, update on contact_lookups to underseal_app
grant delete, insert, select, update on contacts to underseal_app
grant delete, insert, select, update on conversation_tags to underseal_app
grant delete, insert, select, update on conversations to underseal_app
grant delete, insert, select, update on drafts to underseal_app
grant delete, insert, select, update on erasures to underseal_app
grant delete, insert, select, update on export_files to underseal_app
grant delete, insert, select, update on exports to underseal_app
grant delete, insert, select, update on findings to underseal_app
grant insert, select, update on house_clock to underseal_app
grant delete, insert, select, update on identity_secrets to underseal_app
grant insert, select on imported to underseal_app
grant delete, insert, select, update on invitations to underseal_app
grant delete, insert, select, update on letters to underseal_app
grant delete, insert, select, update on macros to underseal_app
grant delete, insert, select, update on mentions to underseal_app
grant delete, insert, select, update on one_time_secrets to underseal_app
grant delete, insert, select, update on parts to underseal_app
grant delete, insert, select, update on password_tries to underseal_app
grant delete, insert, select, update on policies to underseal_app
grant delete, insert, select, update on redaction_sessions to underseal_app
grant delete, insert, select, update on redaction_values to underseal_app
grant delete, insert, select, update on request_repeats to underseal_app
grant delete, insert, select, update on roles to underseal_app
grant delete, insert, select, update on sealed_values to underseal_app
grant delete, insert, select, update on search_entries to underseal_app
grant delete, insert, select, update on sessions to underseal_app
grant delete, insert, select, update on sign_in_links to underseal_app
grant insert, select, update on sweeps to underseal_app
grant delete, insert, select, update on tags to underseal_app
grant delete, insert, select, update on team_members to underseal_app
grant delete, insert, select, update on teammates to underseal_app
grant delete, insert, select, update on teams to underseal_app
grant select on underseal_migrations to underseal_app
grant delete, insert, select, update on views to underseal_app
grant delete, insert, select, update on visitor_sessions to underseal_app
grant delete, insert, select, update on webhook_deliveries to underseal_app
grant delete, insert, select, update on webhooks to underseal_app
grant delete, insert, select, update on workspaces to underseal_app
