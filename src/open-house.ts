import { setImmediate as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Config } from './config/config.ts'
import type { NameModel } from './connectors/onnx/open-name-model.ts'
import { fail } from './core/errors.ts'
import { loadNames } from './detect/load-names.ts'
import { lookWithNames } from './flows/own-detectors.ts'
import type { Deps } from './flows/ports.ts'
import { openIdentity } from './identity/open-identity.ts'
import { startEmbeddedPostgres } from './store/embedded-postgres.ts'
import { oneAtATime } from './store/one-at-a-time.ts'
import { openStore, type OpenStore } from './store/open-store.ts'
import { openMasterKey } from './vault/master-key-file.ts'
import { openVault, type OpenVault } from './vault/open-vault.ts'
import { freshBytes } from './vault/random-bytes.ts'

export type House = {
  readonly config: Config
  readonly log: Logger
  readonly deps: Deps
  readonly kept: OpenStore
  readonly vault: OpenVault
  readonly nameModel: NameModel | undefined
  readonly databaseUrl: string
  readonly keysUrl: string
  close(): Promise<void>
}

export type Progress = <T>(what: string, act: () => Promise<T>) => Promise<T>

type HouseOptions = {
  readonly config: Config
  readonly log: Logger
  /** Beside a server that is running: use its database. */
  readonly share: boolean
  /** Else tables that are older than this program are refused and stay as they are. */
  readonly migrate: boolean
  readonly progress?: Progress
}

export type Ground = { readonly databaseUrl: string; readonly keysUrl: string; stop(): Promise<void> }

/** Where the databases are; the embedded one is started if there is no other. */
export async function openGround(
  config: Config,
  log: Logger,
  share: boolean,
  settings: Readonly<Record<string, string>> = {},
): Promise<Ground> {
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log, share, settings })
  const databaseUrl = config.databaseUrl ?? embedded!.url
  return { databaseUrl, keysUrl: config.keysDatabaseUrl ?? databaseUrl, stop: async () => embedded?.stop() }
}

/** Database, keys, store: what everything that works on data needs. What was opened is closed again if the rest fails. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { config, log, share, progress = (_what, act) => act() } = options
  const ground = await progress(config.databaseUrl ? 'Reaching the database' : 'Starting the database', () =>
    openGround(config, log, share),
  )
  const { databaseUrl, keysUrl } = ground
  // Before the first message: a policy that asks for names must not let one through because the lists were not read yet.
  lookWithNames(await loadNames())
  const nameModel = await nameModelOf(config, log)
  const clock = { now: () => new Date() }
  const random = { bytes: freshBytes }
  const open: (() => Promise<void>)[] = [ground.stop, async () => nameModel?.close()]
  const close = async () => {
    for (const shut of open.splice(0).toReversed()) await shut()
  }
  try {
    const vault = openVault({ keysUrl, masterKey: openMasterKey(config.masterKey), clock, poolSize: config.poolSize })
    open.push(() => vault.close())
    const what = options.migrate ? 'Bringing tables and keys up to date' : 'Looking at tables and keys'
    // Several that start at once do it one after the other, whichever tables they are about.
    const inTurn = <T>(act: () => Promise<T>) => (options.migrate ? oneAtATime(databaseUrl, act) : act())
    const kept = await progress(what, () =>
      inTurn(async () => {
        // Keys first: a store whose sequencer runs without them would keep this process alive and complaining.
        if (options.migrate) await vault.migrate()
        else await mustBeMigrated(vault)
        await vault.ready()
        return openStore({
          url: databaseUrl,
          cipher: vault,
          vault,
          clock,
          random,
          log,
          poolSize: config.poolSize,
          migrate: options.migrate,
        })
      }),
    )
    open.push(() => kept.close())
    const deps: Deps = {
      store: kept.store,
      vault,
      identity: openIdentity(),
      clock,
      random,
      pause,
      ...(nameModel ? { nameModel } : {}),
    }
    return { config, log, deps, kept, vault, nameModel, databaseUrl, keysUrl, close }
  } catch (error) {
    await close().catch(() => log.error({}, 'What had been opened could not be closed'))
    throw error
  }
}

/** Most installations have none, and then nothing of it is read. */
async function nameModelOf({ nameModel: folder }: Config, log: Logger): Promise<NameModel | undefined> {
  if (folder === null) return undefined
  const { openNameModel } = await import('./connectors/onnx/open-name-model.ts')
  return openNameModel({
    folder,
    onFailure: (why) => log.warn({ why }, 'The model for names gave no answer, so a text was refused'),
  })
}

async function mustBeMigrated(vault: OpenVault): Promise<void> {
  if (await vault.isMigrated()) return
  throw fail(
    'conflict',
    'The tables of the keys are older than this program. Run: underseal migrate (or start this version of the server).',
  )
}
