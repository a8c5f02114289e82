/** The tables as `migrations/` makes them. `Bytes` in a `*_locked` column is ciphertext. */
import type { ColumnType } from 'kysely'

type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>
type MaybeBytes = ColumnType<Buffer | null, Uint8Array | null, Uint8Array | null>
type Json = ColumnType<unknown, string, string>
type MaybeJson = ColumnType<unknown, string | null, string | null>
/** The driver reads bigint as text, because not every bigint is a safe number. */
type Big = ColumnType<string, number | string, never>
type Filled<T> = ColumnType<T, T | undefined, T>

type Placed = { place_table: string; place_row: string; place_field: string }

export type Tables = {
  workspaces: {
    workspace_id: string
    name_locked: Bytes
    data_uses_locked: ColumnType<Buffer | null, Uint8Array | null | undefined, Uint8Array | null>
    messenger_locked: Bytes
    created_at: Date
    revision: Filled<number>
    retention_days: ColumnType<number | null, number | null | undefined, number | null>
    retention_from: ColumnType<Date | null, Date | null | undefined, Date | null>
  }
  request_repeats: {
    workspace_id: string
    holder: string
    key_hash: Bytes
    request_hash: Bytes
    status: number | null
    answer_locked: MaybeBytes
    contact_id: string | null
    created_at: Date
    expires_at: Date
    begun: ColumnType<boolean, boolean | undefined, boolean>
  }
  identity_secrets: {
    workspace_id: string
    id: string
    secret_locked: Bytes
    created_at: Date
    revoked_at: Date | null
  }
  roles: { workspace_id: string; id: string; name_locked: Bytes; built_in: string | null; permits: Json }
  teammates: {
    workspace_id: string
    id: string
    name_locked: Bytes
    email_locked: Bytes
    email_hash: Bytes
    password_hash: string | null
    role_id: string
    language: string
    notify: Filled<boolean>
    digest: Filled<string>
    digest_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    checklist_dismissed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    deactivated_at: Date | null
    created_at: Date
    revision: Filled<number>
  }
  invitations: {
    workspace_id: string
    id: string
    email_locked: Bytes
    role_id: string
    invited_by: string
    hash: Bytes
    expires_at: Date
    accepted_at: Date | null
  }
  password_tries: { name_hash: Bytes; free_at: Date }
  house_clock: { one: boolean; seen_at: Date; wait_until: Date | null }
  letters: { address_hash: Bytes; count: number; until: Date }
  sign_in_links: { workspace_id: string; hash: Bytes; teammate_id: string; expires_at: Date }
  sessions: {
    workspace_id: string
    id: string
    teammate_id: string
    hash: Bytes
    last_seen_at: Date
    expires_at: Date
  }
  api_keys: {
    workspace_id: string
    id: string
    name_locked: Bytes
    hash: Bytes
    permits: Json
    created_by: string
    created_at: Date
    expires_at: Date | null
    revoked_at: Date | null
    last_used_at: Date | null
  }
  policies: { workspace_id: string; version: number; body_locked: Bytes; created_by: string; created_at: Date }
  allowed_values: { workspace_id: string; hash: Bytes; created_by: string; created_at: Date }
  contacts: {
    workspace_id: string
    id: string
    kind: string
    name_locked: MaybeBytes
    email_locked: MaybeBytes
    phone_locked: MaybeBytes
    external_id_locked: MaybeBytes
    attributes_locked: MaybeBytes
    attribute_terms: ColumnType<string[] | null, string[] | undefined, string[]>
    created_at: Date
    updated_at: Date
    last_seen_at: Date | null
    blocked_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    held_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    revision: Filled<number>
  }
  contact_lookups: { workspace_id: string; kind: string; hash: Bytes; contact_id: string }
  visitor_sessions: {
    workspace_id: string
    id: string
    contact_id: string
    hash: Bytes
    verified: boolean
    expires_at: Date
  }
  conversations: {
    workspace_id: string
    id: string
    contact_id: string
    title_locked: MaybeBytes
    state: string
    assignee_id: string | null
    team_id: ColumnType<string | null, string | null | undefined, string | null>
    merged_into: ColumnType<string | null, string | null | undefined, string | null>
    snoozed_until: Date | null
    waiting_since: ColumnType<Date | null, Date | null | undefined, Date | null>
    answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    last_position: Filled<number>
    read_by_contact: Filled<number>
    read_by_team: Filled<number>
    told_contact: Filled<number>
    revision: Filled<number>
    created_at: Date
    updated_at: Date
  }
  parts: {
    workspace_id: string
    id: string
    conversation_id: string
    contact_id: string
    position: number
    kind: string
    author_type: string
    author_id: string
    body_locked: Bytes
    event: MaybeJson
    policy_version: number
    revision: Filled<number>
    created_at: Date
    request_locked: ColumnType<Buffer | null, Uint8Array | null | undefined, Uint8Array | null>
    hidden: ColumnType<unknown, string | null | undefined, string>
    handover: ColumnType<unknown, string | null | undefined, string>
    author_locked: ColumnType<Buffer | null, Uint8Array | null | undefined, Uint8Array | null>
  }
  imported: { workspace_id: string; id: string; contact_id: string }
  one_time_secrets: {
    workspace_id: string
    part_id: string
    contact_id: string
    secret_locked: Bytes
    created_by: string
    expires_at: Date
  }
  contact_events: {
    workspace_id: string
    contact_id: string
    name_hash: Bytes
    name_locked: Bytes
    count: number
    first_at: Date
    last_at: Date
  }
  tags: { workspace_id: string; id: string; name_locked: Bytes; name_hash: Bytes; revision: Filled<number> }
  conversation_tags: { workspace_id: string; conversation_id: string; tag_id: string; contact_id: string }
  teams: {
    workspace_id: string
    id: string
    name_locked: Bytes
    name_hash: Bytes
    created_at: Date
    revision: Filled<number>
  }
  team_members: { workspace_id: string; team_id: string; teammate_id: string }
  views: {
    workspace_id: string
    id: string
    name_locked: Bytes
    filter_locked: Bytes
    shared: boolean
    created_by: string
    created_at: Date
    revision: Filled<number>
  }
  mentions: {
    workspace_id: string
    teammate_id: string
    part_id: string
    conversation_id: string
    contact_id: string
    created_at: Date
    read_at: Date | null
  }
  drafts: {
    workspace_id: string
    conversation_id: string
    teammate_id: string
    contact_id: string
    mode: string
    body_locked: Bytes
    updated_at: Date
  }
  macros: {
    workspace_id: string
    id: string
    name_locked: Bytes
    body_locked: Bytes
    updated_at: Date
    revision: Filled<number>
  }
  sweeps: {
    workspace_id: string
    id: string
    token: string
    kind: string
    class: string
    state: string
    step: string
    after: string
    read: number
    found: number
    sealed: number
    failed: number
    restored: number
    started_by: string
    started_at: Date
    decided_by: string | null
    ended_at: Date | null
    claimed_until: Date | null
  }
  sealed_values: Placed & {
    workspace_id: string
    token: string
    contact_id: string | null
    kind: string
    class: string
    locked: Bytes
    same_as: ColumnType<Buffer | null, Uint8Array | null | undefined, Uint8Array | null>
    sweep_id: ColumnType<string | null, string | null | undefined, string | null>
    created_at: Date
    expires_at: Date
  }
  redaction_sessions: {
    workspace_id: string
    id: string
    created_by: string
    counts: Json
    created_at: Date
    expires_at: Date
    ended_at: Filled<Date | null>
  }
  redaction_values: {
    workspace_id: string
    session_id: string
    hash: Bytes
    label: string
    number: number
    token: string
  }
  webhooks: {
    workspace_id: string
    id: string
    url_locked: Bytes
    secrets_locked: Bytes
    topics: Json
    content: boolean
    created_by: string
    created_at: Date
    paused_at: Date | null
    revision: Filled<number>
  }
  webhook_deliveries: {
    workspace_id: string
    webhook_id: string
    id: string
    arrival: ColumnType<string, never, never>
    topic: string
    data: Json
    contact_id: string | null
    ordering_key: string
    state: string
    attempts: number
    next_at: Date
    created_at: Date
    settled_at: Date | null
    last_status: number | null
    last_failure: string | null
  }
  exports: {
    workspace_id: string
    id: string
    contact_id: string
    requested_by: string
    notes: boolean
    opened: boolean
    counts: Json
    created_at: Date
  }
  export_files: {
    workspace_id: string
    id: string
    contact_id: string
    requested_by: string
    notes: boolean
    opened: boolean
    classes: Json
    state: string
    bytes: number | null
    file_locked: MaybeBytes
    created_at: Date
    expires_at: Date
  }
  findings: Placed & {
    workspace_id: string
    id: string
    kind: string
    class: string
    confidence: number
    detector: string
    action: string
    contact_id: string | null
    conversation_id: string | null
    policy_version: number
    created_at: Date
    token: Filled<string | null>
    rule: Filled<number | null>
    start_at: Filled<number | null>
    end_at: Filled<number | null>
    verdict: Filled<string | null>
    reviewed_by: Filled<string | null>
    reviewed_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  }
  search_entries: {
    workspace_id: string
    place: string
    contact_id: string
    conversation_id: string | null
    part_id: string | null
    note: boolean
    at: Date
    terms: ColumnType<string[], readonly string[], readonly string[]>
  }
  erasures: {
    workspace_id: string
    id: string
    contact_id: string
    requested_by: string
    started_at: Date
    completed_at: Date | null
    receipt: MaybeJson
  }
  activity: {
    workspace_id: string
    id: string
    at: Date
    action: string
    actor_type: string
    actor_id: string
    object_type: string | null
    object_id: string | null
    details: Json
    locked: MaybeBytes
    locked_by: string | null
  }
  activity_pending: { workspace_id: string; activity_id: string; arrival: ColumnType<string, never, never> }
  activity_chain: { workspace_id: string; position: Big; activity_id: string; previous: Bytes; hash: Bytes }
  activity_checkpoints: {
    workspace_id: string
    position: Big
    hash: Bytes
    at: Date
    key_id: string
    signature: string
  }
}
