import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { pino } from 'pino'
import { ConfigMistakes, readConfig, type Config } from './config/config.ts'
import { openChatUpstream } from './connectors/chat-completions/send.ts'
import { openCourier } from './connectors/webhook/send.ts'
import { unnamed } from './core/workspace.ts'
import { openDemo } from './demo/open-demo.ts'
import { openDeliveries } from './flows/deliver-webhooks.ts'
import { finishErasures, resumeErasures } from './flows/erase-contact.ts'
import { openErasing } from './flows/erase-resting.ts'
import { addMissingRoles, foundWorkspace, makeSignInLink } from './flows/found-workspace.ts'
import { openSweeping } from './flows/run-sweeps.ts'
import { sendDigests } from './flows/send-digests.ts'
import { openTelling } from './flows/tell-contacts.ts'
import { openDoors } from './http/open-doors.ts'
import { openJobs, type Task } from './jobs/open-jobs.ts'
import { openLoop } from './jobs/open-loop.ts'
import { openHouse, type House, type Progress } from './open-house.ts'
import { oneAtATime } from './store/one-at-a-time.ts'
import { openTelemetry } from './telemetry/open-telemetry.ts'

/** Opens all of the house and serves until it is told to stop. */
export async function serve({ demo: wanted }: { readonly demo: boolean }, version: string): Promise<number> {
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
    const { nameModel } = house
    if (nameModel) await progress('Loading the model for names', () => nameModel.ready())
    let doors: Awaited<ReturnType<typeof openDoors>> | undefined
    let answers = 0
    let leaving = false
    const demo = wanted && config.demo ? openDemo(house.deps) : undefined
    const link = await oneAtATime(house.databaseUrl, () => settleIn(house, progress, demo))
    const telemetry = openTelemetry({
      config,
      version,
      log,
      house: house.kept,
      liveSockets: () => doors?.liveSockets() ?? 0,
    })
    // Most installations send none, and what sends it is large.
    const mail = config.mail && (await import('./mail/open-mail.ts')).openMail(config.mail)
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
      ready: async () => ({ ...(await readiness(house)), serving: !leaving }),
      observe: (one) => {
        answers += 1
        telemetry.answered(one)
      },
      webhooks: { anyAddress: config.webhooksAnywhere },
      ...(config.chatProxy ? { chat: openChatUpstream(config.chatProxy) } : {}),
      ...(demo ? { demo: demo.doors } : {}),
    })
    // Not before the doors are hung and every shape is compiled: that keeps the thread busy, on a busy machine for seconds, and to
    // whoever connects meanwhile the database seems not to answer.
    await doors.ready()
    const courier = openCourier({ anyAddress: config.webhooksAnywhere })
    const deliveries = openDeliveries(house.deps, courier)
    const delivering = openLoop({ name: 'deliver-webhooks', act: deliveries.begin, idleMs: 500, log })
    const sweeping = openLoop({ name: 'sweep', act: openSweeping(house.deps), idleMs: 500, log })
    const letters: Readonly<Record<string, Task>> = mail
      ? {
          'send-digests': () => sendDigests(house.deps, mail, config.publicUrl),
          'tell-contacts': openTelling(house.deps, mail),
        }
      : {}
    const jobs = await openJobs({
      url: house.databaseUrl,
      log,
      tasks: {
        ...house.kept.tasks,
        'finish-erasures': () => finishErasures(house.deps),
        'erase-resting': openErasing(house.deps),
        ...letters,
      },
      observe: telemetry.job,
    })
    await telemetry.listen()
    await doors.listen({ host: config.host, port: config.port })
    const resting = restWhenIdle(() => answers)
    say('')
    say(`  Console    ${config.publicUrl}/`)
    if (link) say(`  Sign in    ${config.publicUrl}/sign-in#${link}   (the owner's link: works once, within the hour)`)
    if (demo) say(`  Demo page  ${config.publicUrl}/demo   (chat there as a customer)`)
    say(`  API        ${config.publicUrl}/docs`)
    say('')

    await stopped
    resting()
    leaving = true
    if (config.drainSeconds > 0) {
      say(`· Saying that it is not ready, for ${config.drainSeconds} s`)
      await sleep(config.drainSeconds * 1000)
    }
    say('· Finishing what is in flight')
    await doors.close()
    forget()
    await delivering.stop()
    await deliveries.end()
    await sweeping.stop()
    await jobs.stop()
    await telemetry.close()
    return 0
  } finally {
    await house.close()
  }
}

/** What must be true before a door opens: erasures finished, a workspace to open. Returns the owner's link while they need one. */
async function settleIn(
  house: House,
  progress: Progress,
  demo: ReturnType<typeof openDemo> | undefined,
): Promise<string | undefined> {
  const { deps } = house
  const ids = await deps.store.workspaceIds()
  for (const workspaceId of ids) {
    await resumeErasures(deps, workspaceId)
    await addMissingRoles(deps, workspaceId)
  }
  const founding = demo?.founding ?? { name: unnamed, owner: { name: 'Owner', email: 'owner@localhost' } }
  const founded =
    ids.length === 0 ? await progress('Making the workspace', () => foundWorkspace(deps, founding)) : undefined
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
    // Not once: npm hands its signal on and is gone, which start.js tells again. A second one must not end us before our database.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve())
  })
}

const idleMs = 5_000
const worthAnswers = 50

/**
 * Gives back what nothing needs any more while nobody waits for an answer: after the start that is some 70 MB, which would else lie there
 * until there is enough to do. It takes a tenth of a second, so not under load, and not after a few answers; and twice, since V8 hands
 * most of what it has emptied to the system only when it looks again.
 */
function restWhenIdle(answers: () => number): () => void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void // what the flag has just put there
  let rests = 2
  let seen = -1
  let rested = 0
  const timer = setInterval(() => {
    const isIdle = seen === answers()
    seen = answers()
    if (seen - rested >= worthAnswers) rests = 2
    if (!isIdle || rests === 0) return
    collect()
    rests--
    rested = seen
  }, idleMs)
  timer.unref()
  return () => clearInterval(timer)
}
