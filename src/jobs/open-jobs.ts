import { Logger, parseCronItems, run } from 'graphile-worker'
import { Pool } from 'pg'
import { Failure } from '../core/errors.ts'

/** Calls one flow, or one piece of housekeeping. May be run twice, and by any process. */
export type Task = () => Promise<unknown>

export type JobLog = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export type JobOptions = {
  /** Of the owner of the database: the queue has its own schema, in which the serving role has no rights at all. */
  readonly url: string
  /** Each is run at the start and then every minute, in one process of all. */
  readonly tasks: Readonly<Record<string, Task>>
  readonly log: JobLog
  /** Told of each run, for numbers. */
  readonly observe?: (name: string, outcome: 'done' | 'failed', ms: number) => void
}

export type Jobs = { stop(): Promise<void> }

const pollIntervalMs = 2_000
const concurrency = 2

export async function openJobs({ url, tasks, log, observe = () => {} }: JobOptions): Promise<Jobs> {
  // One connection listens for new jobs, one keeps the timetable; the rest work.
  const pool = new Pool({ connectionString: url, max: concurrency + 2, application_name: 'underseal-jobs' })
  pool.on('error', () => {})
  const names = Object.keys(tasks)
  try {
    const runner = await run({
      pgPool: pool,
      concurrency,
      pollInterval: pollIntervalMs,
      noHandleSignals: true,
      logger: quietLogger(log),
      taskList: Object.fromEntries(names.map((name) => [name, harmless(name, tasks[name]!, log, observe)])),
      parsedCronItems: parseCronItems(
        names.map((name) => ({ task: name, match: '* * * * *', options: { ...onceAtATime(name), backfillPeriod: 0 } })),
      ),
    })
    let stopping = false
    const ended = runner.promise.catch(() => {
      if (!stopping)
        log.error({}, 'The timetable has stopped. Start the server again; what has expired is hidden all the same.')
    })
    // What came due while nobody was here does not wait for the next minute.
    for (const name of names) await runner.addJob(name, {}, onceAtATime(name))
    return {
      async stop() {
        if (stopping) return ended
        stopping = true
        await runner.stop().catch(() => undefined)
        await ended
        await pool.end()
      },
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** One row in the queue for one task, however often it was asked for; the next minute tries again anyway. */
function onceAtATime(name: string) {
  return { jobKey: name, queueName: name, maxAttempts: 1 }
}

/** The queue keeps the error of a failed job in its table, so it gets a name and never the words of the error. */
function harmless(name: string, task: Task, log: JobLog, observe: NonNullable<JobOptions['observe']>): () => Promise<void> {
  return async () => {
    const started = performance.now()
    const code = await task().then(() => undefined, codeOf)
    observe(name, code === undefined ? 'done' : 'failed', performance.now() - started)
    if (code === undefined) return
    log.error({ task: name, code }, 'A job failed and will be tried again')
    throw new Error(`failed with ${code}`)
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Failure) return error.code
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'internal'
}

/** Of the queue's own messages only warnings and errors are worth a line, and never what it attaches to them. */
function quietLogger(log: JobLog): Logger {
  return new Logger((scope) => (level, message) => {
    // Their enum is ambient and const, which this compiler mode cannot read; its members are these words.
    const word: string = level
    if (word === 'error') log.error({ task: scope.taskIdentifier }, message)
    if (word === 'warning') log.warn({ task: scope.taskIdentifier }, message)
  })
}
