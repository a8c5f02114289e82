/**
 * The timetable. Of all processes on a database one holds the lock and runs the tasks; if it dies or loses the database, the
 * lock is free with its connection, and whoever asks next goes on. Nothing is written down, so nothing can be left over.
 */
import pg from 'pg'
import { Failure } from '../core/errors.ts'

/** Calls one flow, or one piece of housekeeping. May be run twice, and by any process. */
export type Task = () => Promise<unknown>

export type JobLog = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

type JobOptions = {
  readonly url: string
  /** Each is run at the start and then every minute, in one process of all; never beside itself in one process. */
  readonly tasks: Readonly<Record<string, Task>>
  readonly log: JobLog
  /** Told of each run, for numbers. */
  readonly observe?: (name: string, outcome: 'done' | 'failed', ms: number) => void
  readonly everyMs?: number
}

export type Jobs = { stop(): Promise<void> }

// Any number will do, as long as nothing else on this database uses it.
const lockKey = 7_368_112_098
/** A connection that does not answer for so long is not there any more, and neither is its lock. */
const answerMs = 10_000

export async function openJobs({ url, tasks, log, observe = () => {}, everyMs = 60_000 }: JobOptions): Promise<Jobs> {
  const turn = makeTurn(url)
  const running = new Map<string, Promise<void>>()
  let missed = false
  let looking: Promise<void> | undefined
  let stopping: Promise<void> | undefined

  const runAll = () => {
    for (const [name, task] of Object.entries(tasks)) {
      if (running.has(name)) continue
      running.set(
        name,
        runOne(name, task, log, observe).finally(() => running.delete(name)),
      )
    }
  }
  const tick = async () => {
    try {
      const mine = await turn.isMine()
      if (missed) log.info({}, 'The timetable goes on')
      missed = false
      if (mine && !stopping) runAll()
    } catch {
      if (!missed && !stopping)
        log.warn({}, 'The timetable waits for the database; what has expired is hidden all the same')
      missed = true
    }
  }

  // The first time a database that is away is a mistake in the settings, and the caller's to tell.
  if (await turn.isMine()) runAll()
  const timer = setInterval(() => {
    looking ??= tick().finally(() => (looking = undefined))
  }, everyMs)
  return {
    stop() {
      clearInterval(timer)
      return (stopping ??= (async () => {
        await looking
        await Promise.all(running.values())
        await turn.end()
      })())
    },
  }
}

type Turn = {
  /** Whether this process runs the timetable. Rejects while the database is away. */
  isMine(): Promise<boolean>
  end(): Promise<void>
}

function makeTurn(url: string): Turn {
  let client: pg.Client | undefined
  let held = false

  const drop = async () => {
    const old = client
    client = undefined
    held = false
    await old?.end().catch(() => undefined)
  }
  const connect = async () => {
    const fresh = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      application_name: 'underseal-jobs',
    })
    // Without this a connection that breaks while it rests would end the process.
    fresh.on('error', () => {
      if (client === fresh) client = undefined
      held = false
    })
    await fresh.connect()
    client = fresh
    return fresh
  }
  return {
    async isMine() {
      try {
        const asking = client ?? (await connect())
        // Asked also while it is held: a lock whose connection is gone is not ours. A second taking would have to be given back twice.
        const { rows } = await asking.query<{ taken: boolean }>(
          held ? 'select true as taken' : `select pg_try_advisory_lock(${lockKey}) as taken`,
        )
        held = rows[0]!.taken
        return held
      } catch (error) {
        // Not waited for: the other side may never answer.
        void drop()
        throw error
      }
    },
    end: drop,
  }
}

/** Never rejects, and tells a failure by its name and not by its words. */
async function runOne(
  name: string,
  task: Task,
  log: JobLog,
  observe: NonNullable<JobOptions['observe']>,
): Promise<void> {
  const started = performance.now()
  const code = await Promise.resolve()
    .then(task)
    .then(() => undefined, codeOf)
  observe(name, code === undefined ? 'done' : 'failed', performance.now() - started)
  if (code === undefined) return
  // What does not answer may do so in a minute; so it is also told of a thread that was too busy to hear the answer.
  log[code.startsWith('unavailable') ? 'warn' : 'error']({ task: name, code }, 'A job failed and will be tried again')
}

function codeOf(error: unknown): string {
  if (error instanceof Failure) {
    // A SQLSTATE says more than «internal», and quotes nothing.
    const [, state] = /from the database: (\w+)/.exec(error.stack ?? '') ?? []
    return state === undefined ? error.code : `${error.code} (${state})`
  }
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'internal'
}
