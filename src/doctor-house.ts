import { statfs } from 'node:fs/promises'
import { connect } from 'node:net'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import type { Check } from './cli/command.ts'
import { ConfigMistakes, type Config } from './config/config.ts'
import { Failure } from './core/errors.ts'
import { openGround, openHouse, type Ground } from './open-house.ts'
import { areTablesMigrated, servingRole } from './store/migrate.ts'
import { openMasterKey } from './vault/master-key-file.ts'
import { areKeysMigrated } from './vault/migrate-keys.ts'

const log = pino({ level: 'silent' })
const oldestPostgres = 150_000
const skewMs = 2_000
const littleSpace = 2e9
const noSpace = 2e8
const rights = 'rights'

/** By codes of the system and of PostgreSQL (its appendix A). */
const away: Readonly<Record<string, readonly [says: string, mend: string]>> = {
  ECONNREFUSED: ['nothing listens there', 'Look whether it runs, and at the address in the setting.'],
  ENOTFOUND: ['there is no machine of that name', 'Look at the address in the setting.'],
  '28P01': ['refuses the password', 'Look at user and password in the setting.'],
  '28000': ['lets this user not in from here', 'Look at the user in the setting, and at pg_hba.conf of the database.'],
  '3D000': [
    'there is no database of that name',
    'Look at the end of the setting, or make it: create database … owner …',
  ],
  '53300': ['has no connection left', 'Raise its max_connections, or lower POOL_SIZE.'],
  '57P03': ['is starting or stopping', 'Wait a moment, and ask again.'],
}

/** Everything is looked at, also after something was found wrong; what cannot be looked at without it is left out. */
export async function examineHouse(read: () => Config, { quick }: { readonly quick: boolean }): Promise<Check[]> {
  let config: Config
  try {
    config = read()
  } catch (error) {
    if (!(error instanceof ConfigMistakes)) throw error
    return error.mistakes.map((mistake) => ({
      what: 'Settings',
      state: 'wrong',
      says: mistake,
      mend: 'docs/configuration.md lists them all.',
    }))
  }
  const checks: Check[] = [{ what: 'Settings', state: 'fine', says: 'read' }]
  for (const warning of config.warnings) checks.push({ what: 'Settings', state: 'worth', says: warning })
  checks.push(masterKeyCheck(config), await diskCheck(config), await portCheck(config))

  let ground: Ground | undefined
  try {
    ground = await openGround(config, log, true)
    checks.push(...(await databaseChecks('Database', ground.databaseUrl)))
    if (ground.keysUrl !== ground.databaseUrl) checks.push(...(await databaseChecks('Keys database', ground.keysUrl)))
    const isAway = checks.some(
      ({ what, state }) => state === 'wrong' && (what === 'Database' || what === 'Keys database'),
    )
    const ready = isAway ? undefined : await tablesCheck(ground)
    if (ready) checks.push(ready)
    // What a house that cannot be opened would say of its keys has been said better.
    const isShut = ({ what, state }: Check) => what.endsWith(rights) && state !== 'fine'
    if (ready?.state === 'fine' && checks.some(isShut))
      return checks.map((check) => (isShut(check) ? { ...check, state: 'wrong' } : check))
    const hasKey = !checks.some(({ what, state }) => what === 'Master key' && state === 'wrong')
    if (ready?.state === 'fine' && hasKey) {
      await ground.stop()
      ground = undefined
      checks.push(...(await houseChecks(config, quick)))
    }
  } catch (error) {
    const code = error instanceof Failure ? error.code : undefined
    const mend = config.databaseUrl
      ? 'Look at DATABASE_URL, and whether the database runs and takes connections from here.'
      : `What PostgreSQL said last is in ${join(config.dataDir, 'postgres.log')}.`
    if (code === 'not_found') checks.push({ what: 'Database', state: 'worth', says: sayOf(error) })
    // Somebody else's house: what it says is what to do.
    else if (code === 'conflict') checks.push({ what: 'Database', state: 'wrong', says: sayOf(error) })
    else checks.push({ what: 'Database', state: 'wrong', says: sayOf(error), mend })
  } finally {
    await ground?.stop()
  }
  return checks
}

function masterKeyCheck(config: Config): Check {
  const what = 'Master key'
  if (config.masterKey.text === undefined && config.masterKey.create && !existsSync(config.masterKey.file)) {
    return {
      what,
      state: 'worth',
      says: `${config.masterKey.file} is not there yet; the first start makes it`,
      mend: 'If this house is not new, put the copy of its key there before it is started.',
    }
  }
  try {
    const { id, olderIds } = openMasterKey({ ...config.masterKey, create: false })
    return {
      what,
      state: 'fine',
      says: `${id}${olderIds.length > 0 ? `, and older ones: ${olderIds.join(', ')}` : ''}`,
    }
  } catch (error) {
    return {
      what,
      state: 'wrong',
      says: sayOf(error),
      mend: 'docs/keys.md says how to keep it, and what to do when it is lost.',
    }
  }
}

async function diskCheck({ dataDir }: Config): Promise<Check> {
  const what = 'Disk'
  if (!existsSync(dataDir))
    return { what, state: 'fine', says: `${dataDir} is not there yet; the first start makes it` }
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  const says = `${(free / 1e9).toFixed(1)} GB free at ${dataDir}`
  if (free > littleSpace) return { what, state: 'fine', says }
  return {
    what,
    state: free > noSpace ? 'worth' : 'wrong',
    says,
    mend: 'Make space before it is full: a full disk refuses every message until then.',
  }
}

async function portCheck({ host, port }: Config): Promise<Check> {
  const what = 'Port'
  const address = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host
  const taken = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: address, port, timeout: 2_000 })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false))
  })
  if (!taken) return { what, state: 'fine', says: `${port} is free; no server runs here` }
  const ready = await fetch(`http://${address.includes(':') ? `[${address}]` : address}:${port}/ready`, {
    signal: AbortSignal.timeout(3_000),
  }).catch(() => undefined)
  const state: unknown = await ready?.json().catch(() => undefined)
  if (typeof state !== 'object' || state === null || !('vault' in state)) {
    return {
      what,
      state: 'wrong',
      says: `${port} is taken by another program`,
      mend: 'Stop it, or set PORT to another number.',
    }
  }
  if (ready?.ok) return { what, state: 'fine', says: `a server answers at ${port} and is ready` }
  return {
    what,
    state: 'wrong',
    says: `a server answers at ${port}, but is not ready: ${JSON.stringify(state)}`,
    mend: 'Its log says why; what is false above is what it misses.',
  }
}

async function databaseChecks(what: string, url: string): Promise<Check[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const before = Date.now()
    const { rows } = await client.query<{ version: string; number: number; now: Date }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number, clock_timestamp() as now`,
    )
    const { version, number, now } = rows[0]!
    const skew = now.getTime() - (before + Date.now()) / 2
    const role = await client.query('select set_config($1, $2, false)', ['role', servingRole]).then(
      () => true,
      () => false,
    )
    return [
      number >= oldestPostgres
        ? { what, state: 'fine', says: `PostgreSQL ${version}` }
        : { what, state: 'wrong', says: `PostgreSQL ${version} is too old`, mend: 'Version 15 or newer is needed.' },
      Math.abs(skew) < skewMs
        ? { what: `${what} clock`, state: 'fine', says: 'goes with ours' }
        : {
            what: `${what} clock`,
            state: 'wrong',
            says: `is ${Math.round(skew / 1000)} s off ours`,
            mend: 'Let both machines keep time by NTP: sessions, links and expiry go by it.',
          },
      role
        ? { what: `${what} ${rights}`, state: 'fine', says: `requests are served as ${servingRole}` }
        : {
            what: `${what} ${rights}`,
            state: 'worth',
            says: `the user may not act as ${servingRole} yet`,
            mend: `The first start sees to it; if that is refused: create role ${servingRole} nologin; grant ${servingRole} to the user in the setting.`,
          },
    ]
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code'
    const [says, mend] = away[code] ?? [
      'does not answer',
      'Look whether it runs, and at the address and password in the setting.',
    ]
    return [{ what, state: 'wrong', says: `${says} (${code})`, mend }]
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function tablesCheck({ databaseUrl, keysUrl }: Ground): Promise<Check> {
  const what = 'Tables'
  const mend = 'Run: underseal migrate (each start does it, too).'
  try {
    if (!(await areTablesMigrated(databaseUrl)))
      return { what, state: 'worth', says: 'are older than this version, or not made yet', mend }
    if (await areKeysMigrated(keysUrl)) return { what, state: 'fine', says: 'are as this version knows them' }
    return { what, state: 'worth', says: 'those of the keys are older than this version', mend }
  } catch (error) {
    return {
      what,
      state: 'wrong',
      says: sayOf(error),
      mend: 'No server starts on them until then; docs/operations.md has more on upgrades and on restoring.',
    }
  }
}

async function houseChecks(config: Config, quick: boolean): Promise<Check[]> {
  try {
    const house = await openHouse({ config, log, share: true, migrate: false })
    try {
      const checks: Check[] = [{ what: 'Keys', state: 'fine', says: 'open with this master key' }]
      for (const workspaceId of quick ? [] : await house.deps.store.workspaceIds()) {
        const { rows, broken } = await house.kept.verifyActivity(workspaceId)
        checks.push(
          broken
            ? {
                what: 'Activity',
                state: 'wrong',
                says: `${workspaceId}: broken at row ${broken.position}: ${broken.why}`,
                mend: 'Keep a copy of the database as it is, and compare with an export or a backup from before.',
              }
            : { what: 'Activity', state: 'fine', says: `${workspaceId}: the chain holds, ${rows} rows` },
        )
      }
      return checks
    } finally {
      await house.close()
    }
  } catch (error) {
    return [
      {
        what: 'Keys',
        state: 'wrong',
        says: sayOf(error),
        mend: 'Give the master key that this house was made with: docs/keys.md.',
      },
    ]
  }
}

function sayOf(error: unknown): string {
  if (!(error instanceof Failure))
    return error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be looked at'
  return error.cause instanceof Error ? error.cause.message : error.message
}
