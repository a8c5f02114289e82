import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { readBackupFile, writeBackupFile } from './backup/backup-file.ts'
import { restoreBackup } from './backup/restore-backup.ts'
import { takeBackup } from './backup/take-backup.ts'
import type { BackupOrder, RestoreOrder, RestoreReport } from './cli/command.ts'
import type { Config } from './config/config.ts'
import { fail } from './core/errors.ts'
import { resumeErasures } from './flows/erase-contact.ts'
import { openGround, openHouse, type House } from './open-house.ts'
import { sampleHouse } from './flows/sample-house.ts'
import { migrate, readMigrations } from './store/migrate.ts'
import { openMasterKey } from './vault/master-key-file.ts'
import { migrationNames, prepareKeyTables } from './vault/migrate-keys.ts'

const log = pino({ level: 'silent' })

/** Tables that are filled in the transaction that empties them are written once and not into the journal as well; they are on the disk before that ends. */
export const restoringSettings = { wal_level: 'minimal', max_wal_senders: '0' }

/** First the tables, then the keys: whoever comes in between has a key and no row, and never a row without a key. */
export async function backUpHouse(
  house: House,
  order: BackupOrder,
  version: string,
): Promise<{ rows: number; workspaces: number }> {
  const { dataFile, keysFile, target, progress } = order
  const ids = await house.deps.store.workspaceIds()
  for (const workspaceId of ids) {
    await house.deps.store.write(workspaceId, (tx) =>
      tx.log(
        { type: 'system', id: 'command-line', workspaceId, address: null },
        {
          action: 'backup.made',
          object: { type: 'workspace', id: workspaceId },
          details: { data: dataFile !== undefined, keys: keysFile !== undefined },
        },
      ),
    )
  }
  const common = { backup: randomUUID(), version, at: new Date() }
  let rows = 0
  if (dataFile !== undefined) {
    const told = (count: number, estimate: number) => {
      rows = count
      progress(count, estimate)
    }
    await writeBackupFile(
      dataFile,
      'data',
      target,
      takeBackup({ ...common, url: house.databaseUrl, schema: 'public', progress: told }),
    )
  }
  if (keysFile !== undefined) {
    await writeBackupFile(keysFile, 'keys', target, takeBackup({ ...common, url: house.keysUrl, schema: 'keys' }))
  }
  return { rows, workspaces: ids.length }
}

export async function restoreHouse(config: Config, order: RestoreOrder): Promise<RestoreReport> {
  // An empty machine must not make a key of its own here: what comes back is under the old one.
  const masterKey = openMasterKey({ ...config.masterKey, create: false })
  const ground = await openGround(config, log, false, restoringSettings)
  const read = (path: string | undefined, holds: 'data' | 'keys') =>
    path === undefined ? undefined : readBackupFile(path, holds, order.secret)
  let restored
  try {
    restored = await restoreBackup({
      databaseUrl: ground.databaseUrl,
      keysUrl: ground.keysUrl,
      data: readBackupFile(order.dataFile, 'data', order.secret),
      keys: read(order.keysFile, 'keys'),
      ledger: read(order.ledgerFile, 'keys'),
      masterIds: [masterKey.id, ...masterKey.olderIds],
      prepareTables: (names) => prepareTables(ground.databaseUrl, names),
      prepareKeyTables: (names) => {
        mustKnow(names, migrationNames())
        return prepareKeyTables(ground.keysUrl, names)
      },
      progress: order.progress,
    })
  } finally {
    await ground.stop()
  }
  const house = await openHouse({ config, log, share: false, migrate: true })
  try {
    return { madeAt: restored.manifest.madeAt, rows: restored.rows, ...(await settle(house)) }
  } finally {
    await house.close()
  }
}

/** A whole restoration in a database that nobody else sees. */
export async function drillBackup(config: Config, order: RestoreOrder): Promise<RestoreReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'underseal-drill-'))
  try {
    return await restoreHouse({ ...config, dataDir, databaseUrl: null, keysDatabaseUrl: null }, order)
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Erased people go again, the log says what happened, and what came back is looked at. */
async function settle({
  deps,
  kept,
}: House): Promise<Pick<RestoreReport, 'erasedAgain' | 'chains' | 'tried' | 'opened'>> {
  const chains: RestoreReport['chains'][number][] = []
  let erasedAgain = 0
  let tried = 0
  let opened = 0
  for (const workspaceId of await deps.store.workspaceIds()) {
    erasedAgain += await resumeErasures(deps, workspaceId)
    await deps.store.write(workspaceId, (tx) =>
      tx.log(
        { type: 'system', id: 'command-line', workspaceId, address: null },
        { action: 'backup.restored', object: { type: 'workspace', id: workspaceId } },
      ),
    )
    // What had waited for its signature when the backup was made has waited long by now.
    await kept.sequencer.flush({ sign: true })
    chains.push({ workspaceId, verdict: await kept.verifyActivity(workspaceId) })
    const sample = await sampleHouse(deps, workspaceId)
    tried += sample.tried
    opened += sample.opened
  }
  return { erasedAgain, chains, tried, opened }
}

/** The tables as they were when the backup was made; opening the house brings them on from there. */
async function prepareTables(url: string, names: readonly string[]): Promise<void> {
  const known = readMigrations()
  mustKnow(
    names,
    known.map(({ name }) => name),
  )
  await migrate(
    url,
    log,
    known.filter(({ name }) => names.includes(name)),
    { restoring: true },
  )
}

function mustKnow(names: readonly string[], known: readonly string[]): void {
  const strange = names.filter((name) => !known.includes(name))
  if (strange.length > 0)
    throw fail(
      'conflict',
      `This backup was made by a newer version of Underseal (${strange[0]}). Restore it with that one.`,
    )
}
