import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import { fail } from '../core/errors.ts'
import type { Policy, PolicyBody, PolicyVersion } from '../core/policy.ts'
import { canonicalValue } from '../detect/detect.ts'
import type { Box } from '../flows/ports.ts'
import type { Store } from '../flows/store-port.ts'
import type { Writing } from '../flows/writing.ts'
import type { Act, Ground } from './ground.ts'
import { openedOnce } from './known-opened.ts'
import type { Tables } from './tables.ts'
import { boxFor, hashOf, isoOf, wordsOf, workspaceBox } from './words.ts'

export function policyReads(ground: Ground): Pick<Store, 'policyOf' | 'policies' | 'allowed'> {
  const { db } = ground
  return {
    async policyOf(workspaceId) {
      const row = await db
        .selectFrom('policies')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (!row) throw fail('not_found')
      return policyIn(row, await workspaceBox(ground, workspaceId))
    },

    async policies(viewer) {
      const rows = await db
        .selectFrom('policies')
        .selectAll()
        .where('workspace_id', '=', viewer.workspaceId)
        .orderBy('version', 'desc')
        .execute()
      const box = await workspaceBox(ground, viewer.workspaceId)
      return rows.map((row) => versionOf(row, box))
    },

    async allowed(workspaceId, values) {
      if (values.length === 0) return []
      const texts = values.map(({ kind, value }) => allowText(kind, value))
      const hashes = (await ground.cipher.hashes(workspaceId, 'allow', texts)).map((hash) => Buffer.from(hash))
      const rows = await db
        .selectFrom('allowed_values')
        .select('hash')
        .where('workspace_id', '=', workspaceId)
        .where('hash', 'in', hashes)
        .execute()
      return hashes.map((hash) => rows.some((row) => row.hash.equals(hash)))
    },
  }
}

export function policyWrites(act: Act): Pick<Writing, 'addPolicy' | 'allowValue' | 'allowed'> {
  const { db, workspaceId } = act
  return {
    allowed: (values) => policyReads(act).allowed(workspaceId, values),

    async addPolicy({ name, rules, minConfidence, detectors }, by, at) {
      const box = await boxFor(act, null)
      // Two new versions at once would take the same number; the workspace's row is what they wait at.
      await db
        .selectFrom('workspaces')
        .select('workspace_id')
        .where('workspace_id', '=', workspaceId)
        .forUpdate()
        .execute()
      const { rows } = await sql<{ version: number }>`
        select coalesce(max(version), 0) + 1 as version from policies where workspace_id = ${workspaceId}`.execute(db)
      const version = rows[0]!.version
      const body: PolicyBody = { name, rules, minConfidence, ...(detectors?.length ? { detectors } : {}) }
      await db
        .insertInto('policies')
        .values({
          workspace_id: workspaceId,
          version,
          body_locked: wordsOf(box, 'policies', String(version)).lock('body', JSON.stringify(body)),
          created_by: by,
          created_at: at,
        })
        .execute()
      return { ...body, version, createdBy: by, createdAt: isoOf(at) }
    },

    async allowValue(kind, value, by, at) {
      const hash = await hashOf(act, workspaceId, 'allow', allowText(kind, value))
      await db
        .insertInto('allowed_values')
        .values({ workspace_id: workspaceId, hash, created_by: by, created_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  }
}

/** Two spellings of one value are one entry. */
function allowText(kind: string, value: string): string {
  return `${kind}:${canonicalValue(kind, value)}`
}

type PolicyRow = Pick<Selectable<Tables['policies']>, 'workspace_id' | 'version' | 'body_locked'>

export function policyIn({ workspace_id, version, body_locked }: PolicyRow, box: Box): Policy {
  // Written by addPolicy from a parsed PolicyBody.
  const open = () => wordsOf(box, 'policies', String(version)).open('body', body_locked)
  const body = openedOnce(`${workspace_id}/policies/${version}`, body_locked, open) as PolicyBody
  return { ...body, version }
}

function versionOf(row: Selectable<Tables['policies']>, box: Box): PolicyVersion {
  // Written by addPolicy from a parsed PolicyBody.
  const body = JSON.parse(wordsOf(box, 'policies', String(row.version)).open('body', row.body_locked)) as PolicyBody
  return { ...body, version: row.version, createdBy: row.created_by, createdAt: isoOf(row.created_at) }
}
