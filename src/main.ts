import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { pino, type Logger } from 'pino'
import type { Connection } from './cli/command.ts'
import { runCommand } from './cli/run-command.ts'
import { terminal } from './cli/terminal.ts'
import { ConfigMistakes, readConfig, type Config } from './config.ts'
import { openDemo } from './demo/open-demo.ts'
import { resumeErasures } from './flows/erase-contact.ts'
import { foundWorkspace, makeSignInLink } from './flows/found-workspace.ts'
import type { Deps } from './flows/ports.ts'
import { openDoors } from './http/open-doors.ts'
import { openIdentity } from './identity/open-identity.ts'
import { openJobs } from './jobs/open-jobs.ts'
import { startEmbeddedPostgres } from './store/embedded-postgres.ts'
import { openStore, type OpenStore } from './store/open-store.ts'
import { verifyExport } from './store/verify-activity.ts'
import { openMasterKey } from './vault/master-key-file.ts'
import { openVault, type OpenVault } from './vault/open-vault.ts'
import { sha256Hex, verifyStatement } from './vault/signing.ts'

/** Introduces the rooms to each other. The only file that knows them all; importing it starts nothing. */
export function main(argv: readonly string[]): Promise<number> {
  return runCommand(argv, terminal(), {
    version: (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version,
    start: serve,
    connect,
    verifySignature: verifyStatement,
    verifyExport: (lines, publicKey) => verifyExport(lines, { sha256: sha256Hex, verify: verifyStatement, publicKey }),
  })
}

type House = {
  readonly config: Config
  readonly log: Logger
  readonly deps: Deps
  readonly kept: OpenStore
  readonly vault: OpenVault
  readonly databaseUrl: string
  close(): Promise<void>
}

type Progress = <T>(what: string, act: () => Promise<T>) => Promise<T>

/** Database, keys, store: what every command that works on data needs. `share`: beside a server that is running. */
async function openHouse(config: Config, log: Logger, share: boolean, progress: Progress): Promise<House> {
  const embedded = config.databaseUrl
    ? undefined
    : await progress('Starting the database', () => startEmbeddedPostgres({ dataDir: config.dataDir, log, share }))
  const databaseUrl = config.databaseUrl ?? embedded!.url
  const clock = { now: () => new Date() }
  const random = { bytes: (count: number) => randomBytes(count) }
  let vault: OpenVault | undefined
  try {
    const opened = openVault({ keysUrl: config.keysDatabaseUrl ?? databaseUrl, masterKey: openMasterKey(config.masterKey), clock, poolSize: config.poolSize })
    vault = opened
    const kept = await progress('Bringing tables and keys up to date', async () => {
      // Keys first: a store whose sequencer runs without them would keep this process alive and complaining.
      await opened.migrate()
      await opened.ready()
      return openStore({ url: databaseUrl, cipher: opened, vault: opened, clock, random, log, poolSize: config.poolSize })
    })
    const deps: Deps = { store: kept.store, vault: opened, identity: openIdentity(), clock, random }
    const close = async () => {
      await kept.close()
      await opened.close()
      await embedded?.stop()
    }
    return { config, log, deps, kept, vault: opened, databaseUrl, close }
  } catch (error) {
    await vault?.close()
    await embedded?.stop()
    throw error
  }
}

/** For the command line: the house without doors. */
async function connect(): Promise<Connection> {
  const config = readConfig()
  const log = pino({ level: 'silent' })
  const house = await openHouse(config, log, true, (_what, act) => act())
  return {
    deps: house.deps,
    publicUrl: config.publicUrl,
    exportActivity: (workspaceId) => house.kept.exportActivity(workspaceId),
    verifyActivity: (workspaceId) => house.kept.verifyActivity(workspaceId),
    close: house.close,
  }
}

async function serve({ demo: wanted }: { readonly demo: boolean }): Promise<number> {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  let config: Config
  try {
    config = readConfig()
  } catch (error) {
    if (!(error instanceof ConfigMistakes)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
  for (const warning of config.warnings) say(`! ${warning}`)
  const log = pino({ level: config.logLevel }, pino.destination(2))
  const stopped = untilToldToStop()
  const progress: Progress = async (what, act) => {
    say(`· ${what}`)
    return act()
  }

  const house = await openHouse(config, log, false, progress)
  try {
    const demo = wanted && config.demo ? openDemo(house.deps) : undefined
    const link = await settleIn(house, progress, demo)
    const jobs = await openJobs({ url: house.databaseUrl, log, tasks: house.kept.tasks })
    const forget = house.kept.live.subscribe((workspaceId, event) => {
      if (event.type === 'contact.erased') house.vault.forget(workspaceId, event.contactId)
    })
    const doors = await openDoors({
      deps: house.deps,
      publicUrl: config.publicUrl,
      trustProxy: config.trustProxy,
      rateLimits: config.rateLimits,
      loggerInstance: log,
      live: house.kept.live,
      exportActivity: house.kept.exportActivity,
      web: { folder: fileURLToPath(new URL('./web', import.meta.url)) },
      ready: () => readiness(house),
      ...(demo ? { demo: demo.doors } : {}),
    })
    await doors.listen({ host: config.host, port: config.port })
    say('')
    say(`  Console    ${config.publicUrl}/`)
    if (link) say(`  Sign in    ${config.publicUrl}/sign-in#${link}   (the owner's link: works once, within the hour)`)
    if (demo) say(`  Demo page  ${config.publicUrl}/demo   (chat there as a customer)`)
    say(`  API        ${config.publicUrl}/docs`)
    say('')

    await stopped
    say('· Finishing what is in flight')
    await doors.close()
    forget()
    await jobs.stop()
    return 0
  } finally {
    await house.close()
  }
}

/** What must be true before a door opens: erasures finished, a workspace to open. Returns the owner's link while they need one. */
async function settleIn(house: House, progress: Progress, demo: ReturnType<typeof openDemo> | undefined): Promise<string | undefined> {
  const { deps } = house
  const ids = await deps.store.workspaceIds()
  for (const workspaceId of ids) await resumeErasures(deps, workspaceId)
  const founding = demo?.founding ?? { name: 'My workspace', owner: { name: 'Owner', email: 'owner@localhost' } }
  const founded = ids.length === 0 ? await progress('Making the workspace', () => foundWorkspace(deps, founding)) : undefined
  if (demo) await progress('Looking after the demo', () => demo.fill(founded))

  const [workspaceId] = await deps.store.workspaceIds()
  if (workspaceId === undefined) return undefined
  const owner = await deps.store.ownerWithoutPassword(workspaceId)
  return owner === undefined ? undefined : makeSignInLink(deps, workspaceId, owner)
}

async function readiness(house: House) {
  const vault = await house.vault.ready().then(
    () => true,
    () => false,
  )
  return { ...(await house.kept.health()), vault }
}

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
}
