import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { backUpHouse, drillBackup, restoreHouse } from './backup-house.ts'
import { makeBackupPair } from './backup/file-lock.ts'
import type { Connection } from './cli/command.ts'
import { runCommand } from './cli/run-command.ts'
import { terminal } from './cli/terminal.ts'
import { ConfigMistakes, readConfig, type Config } from './config.ts'
import { invalid } from './core/errors.ts'
import { examineHouse } from './doctor-house.ts'
import { openDemo } from './demo/open-demo.ts'
import { unnamed } from './core/workspace.ts'
import { resumeErasures } from './flows/erase-contact.ts'
import { foundWorkspace, makeSignInLink } from './flows/found-workspace.ts'
import { openChatUpstream } from './connectors/chat-completions/send.ts'
import { openCourier } from './connectors/webhook/send.ts'
import { deliverDue } from './flows/deliver-webhooks.ts'
import { openDoors } from './http/open-doors.ts'
import { sendDigests } from './flows/send-digests.ts'
import { openMail } from './mail/open-mail.ts'
import { openJobs, type Task } from './jobs/open-jobs.ts'
import { openLoop } from './jobs/open-loop.ts'
import { openHouse, type House, type Progress } from './open-house.ts'
import { oneAtATime } from './store/one-at-a-time.ts'
import { verifyExport } from './store/verify-activity.ts'
import { openTelemetry } from './telemetry/open-telemetry.ts'
import { rotateMasterKey } from './vault/rotate-master-key.ts'
import { sha256Hex, verifyStatement } from './vault/signing.ts'

/** Introduces the rooms to each other. The only file that knows them all; importing it starts nothing. */
export function main(argv: readonly string[]): Promise<number> {
  const version = readVersion()
  return runCommand(argv, terminal(), {
    version,
    start: serve,
    connect,
    migrate: async () => (await openHouse({ config: readConfig(), log: pino({ level: 'silent' }), share: true, migrate: true })).close(),
    examine: (options) => examineHouse(readConfig, options),
    backUp: (order) => withHouse((house) => backUpHouse(house, order, version)),
    restore: (order) => restoreHouse(readConfig(), order),
    drill: (order) => drillBackup(readConfig(), order),
    makeBackupPair,
    verifySignature: verifyStatement,
    verifyExport: (lines, publicKey) => verifyExport(lines, { sha256: sha256Hex, verify: verifyStatement, publicKey }),
  })
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  return version
}

/** For the command line: the house without doors, also beside a running server. */
function openQuietly(): Promise<House> {
  return openHouse({ config: readConfig(), log: pino({ level: 'silent' }), share: true, migrate: false })
}

async function withHouse<T>(act: (house: House) => Promise<T>): Promise<T> {
  const house = await openQuietly()
  try {
    return await act(house)
  } finally {
    await house.close()
  }
}

async function connect(): Promise<Connection> {
  const house = await openQuietly()
  const { config } = house
  return {
    deps: house.deps,
    publicUrl: config.publicUrl,
    exportActivity: (workspaceId) => house.kept.exportActivity(workspaceId),
    verifyActivity: (workspaceId) => house.kept.verifyActivity(workspaceId),
    rotateWorkspaceKey: (workspaceId, options) => house.vault.rotate(workspaceId, options),
    rotateMasterKey: () => {
      if (config.masterKey.text === undefined || config.masterKey.service) return rotateMasterKey(house.keysUrl, config.masterKey)
      throw invalid('master', 'The master key stands in the setting MASTER_KEY, which only you can change: docs/keys.md says how.')
    },
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

  const house = await openHouse({ config, log, share: false, migrate: true, progress })
  try {
    let doors: Awaited<ReturnType<typeof openDoors>> | undefined
    const demo = wanted && config.demo ? openDemo(house.deps) : undefined
    const link = await oneAtATime(house.databaseUrl, () => settleIn(house, progress, demo))
    const courier = openCourier({ anyAddress: config.webhooksAnywhere })
    const deliveries = openLoop({ name: 'deliver-webhooks', act: () => deliverDue(house.deps, courier), idleMs: 500, log })
    const telemetry = openTelemetry({ config, version: readVersion(), log, house: house.kept, liveSockets: () => doors?.liveSockets() ?? 0 })
    const mail = config.mail && openMail(config.mail)
    const digests: Readonly<Record<string, Task>> = mail ? { 'send-digests': () => sendDigests(house.deps, mail, config.publicUrl) } : {}
    // The queue makes its own tables, and several that do so at once would trip over each other.
    const jobs = await oneAtATime(house.databaseUrl, () =>
      openJobs({ url: house.databaseUrl, log, tasks: { ...house.kept.tasks, ...digests }, observe: telemetry.job }),
    )
    const forget = house.kept.live.subscribe((workspaceId, event) => {
      if (event.type === 'contact.erased') house.vault.forget(workspaceId, event.contactId)
    })
    doors = await openDoors({
      deps: house.deps,
      publicUrl: config.publicUrl,
      trustProxy: config.trustProxy,
      rateLimits: config.rateLimits,
      loggerInstance: log,
      live: house.kept.live,
      sendsMail: mail !== null,
      exportActivity: house.kept.exportActivity,
      verifyActivity: house.kept.verifyActivity,
      web: { folder: fileURLToPath(new URL('./web', import.meta.url)) },
      ready: () => readiness(house),
      observe: telemetry.answered,
      webhooks: { anyAddress: config.webhooksAnywhere },
      ...(config.chatProxy ? { chat: openChatUpstream(config.chatProxy) } : {}),
      ...(demo ? { demo: demo.doors } : {}),
    })
    await telemetry.listen()
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
    await deliveries.stop()
    await jobs.stop()
    await telemetry.close()
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
  const founding = demo?.founding ?? { name: unnamed, owner: { name: 'Owner', email: 'owner@localhost' } }
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
