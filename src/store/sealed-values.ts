import type { Selectable } from 'kysely'
import type { Place, SealedValue } from '../core/seal.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import { onlyContact, type Act, type Ground } from './ground.ts'
import type { Tables } from './tables.ts'
import { boxesFor, isoOf } from './words.ts'

export function sealedValueReads(ground: Ground): Pick<Store, 'sealedFor' | 'sealedValuesFor'> {
  const { db, clock } = ground
  return {
    async sealedFor(viewer, token) {
      const contactId = onlyContact(viewer)
      const row = await db
        .selectFrom('sealed_values as v')
        .selectAll('v')
        .where('v.workspace_id', '=', viewer.workspaceId)
        .where('v.token', '=', token)
        // The job deletes later; at the hour it is already gone.
        .where('v.expires_at', '>', clock.now())
        .$if(contactId !== undefined, (query) =>
          query
            .where('v.contact_id', '=', contactId!)
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom('parts as p')
                    .select('p.id')
                    .whereRef('p.workspace_id', '=', 'v.workspace_id')
                    .whereRef('p.id', '=', 'v.place_row')
                    .where('p.kind', '=', 'note'),
                ),
              ),
            ),
        )
        .executeTakeFirst()
      if (!row) return undefined
      if (!(await boxesFor(ground, viewer.workspaceId, [row.contact_id])).has(row.contact_id)) return undefined
      return sealedOf(row)
    },

    async sealedValuesFor(viewer, tokens) {
      const found = new Map<string, SealedValue>()
      for (const some of batches(tokens)) {
        const rows = await db
          .selectFrom('sealed_values')
          .selectAll()
          .where('workspace_id', '=', viewer.workspaceId)
          .where('token', 'in', some)
          .where('expires_at', '>', clock.now())
          .execute()
        const boxes = await boxesFor(
          ground,
          viewer.workspaceId,
          rows.map((row) => row.contact_id),
        )
        for (const row of rows) if (boxes.has(row.contact_id)) found.set(row.token, sealedOf(row))
      }
      return found
    },
  }
}

export function sealedOf(row: Selectable<Tables['sealed_values']>): SealedValue {
  return {
    token: row.token,
    kind: row.kind,
    class: row.class as SealedValue['class'], // written by keepSealed from this very type, as the place
    contactId: row.contact_id,
    place: { table: row.place_table as SealedValue['place']['table'], row: row.place_row, field: row.place_field },
    locked: row.locked,
    ...(row.same_as ? { sameAs: row.same_as } : {}),
    createdAt: isoOf(row.created_at),
    expiresAt: isoOf(row.expires_at),
  }
}

export function sealedValueWrites(
  act: Act,
): Pick<Writing, 'keepSealed' | 'sealedAmong' | 'destroySealed' | 'extendSealed' | 'addFindings'> {
  const { db, clock, workspaceId } = act
  return {
    async keepSealed(values) {
      const rows = values.map((value) => ({
        token: value.token,
        contact_id: value.contactId,
        ...placed(value.place),
        kind: value.kind,
        class: value.class,
        locked: base64(value.locked),
        same_as: value.sameAs ? base64(value.sameAs) : null,
        sweep_id: value.sweepId ?? null,
        created_at: value.createdAt,
        expires_at: value.expiresAt,
      }))
      putSoon(act, sealing, rows)
    },

    async sealedAmong(tokens) {
      const rows = await db
        .selectFrom('sealed_values')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('token', 'in', tokens)
        .where('expires_at', '>', clock.now())
        .execute()
      return rows.map(sealedOf)
    },

    async destroySealed(tokens) {
      if (tokens.length === 0) return 0
      const { numDeletedRows } = await db
        .deleteFrom('sealed_values')
        .where('workspace_id', '=', workspaceId)
        .where('token', 'in', tokens)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },

    async extendSealed(token, until) {
      const { numUpdatedRows } = await db
        .updateTable('sealed_values')
        .set({ expires_at: until })
        .where('workspace_id', '=', workspaceId)
        .where('token', '=', token)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async addFindings(findings) {
      const rows = findings.map((finding) => ({
        id: finding.id,
        kind: finding.kind,
        class: finding.class,
        confidence: finding.confidence,
        detector: finding.detector,
        action: finding.action,
        ...placed(finding.place),
        contact_id: finding.contactId,
        conversation_id: finding.conversationId,
        policy_version: finding.policyVersion,
        created_at: finding.createdAt,
        token: finding.token ?? null,
        rule: finding.rule ?? null,
        start_at: finding.span?.[0] ?? null,
        end_at: finding.span?.[1] ?? null,
      }))
      putSoon(act, noting, rows)
    },
  }
}

const sealing = `
  insert into sealed_values (workspace_id, token, contact_id, place_table, place_row, place_field, kind, class, locked, same_as,
    sweep_id, created_at, expires_at)
  select $1, token, contact_id, place_table, place_row, place_field, kind, class, decode(locked, 'base64'),
    decode(same_as, 'base64'), sweep_id, created_at, expires_at
  from json_to_recordset($2::json) as g(token text, contact_id text, place_table text, place_row text, place_field text, kind text,
    class text, locked text, same_as text, sweep_id text, created_at timestamptz, expires_at timestamptz)`
const noting = `
  insert into findings (workspace_id, id, kind, class, confidence, detector, action, place_table, place_row, place_field, contact_id,
    conversation_id, policy_version, created_at, token, rule, start_at, end_at)
  select $1, id, kind, class, confidence, detector, action, place_table, place_row, place_field, contact_id, conversation_id,
    policy_version, created_at, token, rule, start_at, end_at
  from json_to_recordset($2::json) as g(id text, kind text, class text, confidence real, detector text, action text,
    place_table text, place_row text, place_field text, contact_id text, conversation_id text, policy_version integer,
    created_at timestamptz, token text, rule integer, start_at integer, end_at integer)`

/** One statement however many there are, and one text, so that it is kept planned. It travels with the next one, which is refused if this one is. */
function putSoon(act: Act, statement: string, rows: readonly object[]): void {
  if (rows.length > 0) void act.soon(statement, [act.workspaceId, JSON.stringify(rows)])
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

function placed({ table, row, field }: Place) {
  return { place_table: table, place_row: row, place_field: field }
}

/** A statement has 65,535 parameters at most; a text of nothing but findings would have more. */
export function batches<T>(rows: readonly T[]): T[][] {
  const size = 1_000
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
}
