import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { fail } from '../core/errors.ts'
import { makeTestDatabase, type TestDatabase } from '../../test/database.ts'
import { makeOuterPostgres } from '../../test/withstand/outer-postgres.ts'
import { openJobs, type Jobs, type Task } from './open-jobs.ts'

let database: TestDatabase
let open: Jobs[] = []
let lines: string[] = []

const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`)
const log = { info: note, warn: note, error: (fields: object, message: string) => note(fields, `error: ${message}`) }

beforeAll(async () => {
  database = await makeTestDatabase({ migrated: false })
})

afterEach(async () => {
  await Promise.all(open.splice(0).map((jobs) => jobs.stop()))
  lines = []
})

afterAll(() => database.drop())

async function start(tasks: Record<string, Task>, url = database.url, everyMs = 20): Promise<Jobs> {
  const jobs = await openJobs({ url, tasks, log, everyMs })
  open.push(jobs)
  return jobs
}

/** Resolves at the nth run, so that nothing has to wait for a clock. */
function counter(fails?: Error) {
  let runs = 0
  const waiting: { upTo: number; done: () => void }[] = []
  const task = async () => {
    runs += 1
    for (const { upTo, done } of waiting) if (runs >= upTo) done()
    if (fails) throw fails
  }
  const reached = (upTo: number) => new Promise<void>((done) => (runs >= upTo ? done() : waiting.push({ upTo, done })))
  return { task, reached, runs: () => runs }
}

/** Begins, and ends when told to. */
function slow() {
  let release = () => {}
  const gate = new Promise<void>((resolve) => (release = resolve))
  const begun = counter()
  const task = async () => {
    await begun.task()
    await gate
  }
  return { task, begun, release: () => release() }
}

describe('the timetable', () => {
  test('runs each task at the start, long before its time comes', async () => {
    const [a, b] = [counter(), counter()]
    await start({ 'delete-expired': a.task, 'end-sessions': b.task }, database.url, 3_600_000)
    await Promise.all([a.reached(1), b.reached(1)])
  })

  test('and then again and again', async () => {
    const { task, reached } = counter()
    await start({ 'delete-expired': task })
    await reached(3)
  })

  test('starts no task that is still running, and lets it hold up no other', async () => {
    const [long, short] = [slow(), counter()]
    await start({ long: long.task, short: short.task })
    await short.reached(4)
    expect(long.begun.runs()).toBe(1)
    long.release()
    await long.begun.reached(2)
  })

  test('is run by one process of two, and by the other when that one stops', async () => {
    const [first, second] = [counter(), counter()]
    const one = await start({ 'delete-expired': first.task })
    await start({ 'delete-expired': second.task })
    await first.reached(4)
    expect(second.runs()).toBe(0)
    await one.stop()
    const after = first.runs()
    await second.reached(2)
    expect(first.runs()).toBe(after)
  })

  test('stopping waits for what is running, and twice is harmless', async () => {
    const { task, begun, release } = slow()
    let stopped = false
    const jobs = await start({ slow: task })
    await begun.reached(1)
    const stopping = jobs.stop().then(() => (stopped = true))
    await new Promise((resolve) => setImmediate(resolve))
    expect(stopped).toBe(false)
    release()
    await stopping
    await jobs.stop()
    expect(begun.runs()).toBe(1)
  })
})

describe('a task that fails', () => {
  const canary = 'green' + 'chair'

  test('is tried again, and its words are not in the log', async () => {
    const { task, reached } = counter(new Error(`could not delete ${canary}`))
    await start({ 'delete-expired': task })
    await reached(2)
    await expect.poll(() => lines.join('\n')).toContain('"task":"delete-expired","code":"internal"')
    expect(lines.join('\n')).not.toContain(canary)
  })

  test('is told by its code', async () => {
    const { task, reached } = counter(fail('vault_unavailable', canary))
    await start({ 'resume-erasures': task })
    await reached(1)
    await expect.poll(() => lines.join('\n')).toContain('vault_unavailable')
    expect(lines.join('\n')).not.toContain(canary)
  })

  test('is an error, unless it only has to wait for the database', async () => {
    const [bad, waiting] = [counter(fail('internal')), counter(fail('unavailable'))]
    await start({ bad: bad.task, waiting: waiting.task })
    await Promise.all([bad.reached(2), waiting.reached(2)])
    expect(lines.filter((line) => line.includes('waiting')).every((line) => !line.startsWith('error'))).toBe(true)
    expect(lines.find((line) => line.includes('bad'))).toMatch(/^error/)
  })

  test('does not keep another one from running', async () => {
    const [bad, good] = [counter(new Error('no')), counter()]
    await start({ bad: bad.task, good: good.task })
    await Promise.all([bad.reached(2), good.reached(2)])
  })
})

describe('the database', () => {
  test('that is away refuses the start', async () => {
    await expect(start({}, 'postgresql://nobody@127.0.0.1:1/nothing')).rejects.toThrow()
  })

  test('that cuts the connection is asked again', async () => {
    const { task, reached, runs } = counter()
    await start({ 'delete-expired': task })
    await reached(1)
    const client = new Client({ connectionString: database.url })
    await client.connect()
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'underseal-jobs'`,
    )
    await client.end()
    await reached(runs() + 3)
  })

  test('that gives the turn to another process when it cuts the connection has it run nothing beside that one', async () => {
    const { task, reached, runs } = counter()
    await start({ 'delete-expired': task })
    await reached(1)
    const other = new Client({ connectionString: database.url })
    const looking = new Client({ connectionString: database.url })
    await Promise.all([other.connect(), looking.connect()])
    try {
      type Standing = { pid: number; key: string | null; asked: Date }
      const standing = async () =>
        (
          await looking.query<Standing>(
            `select a.pid, ((l.classid::bigint << 32) | l.objid::bigint)::text as key, a.query_start as asked
              from pg_stat_activity a left join pg_locks l on l.pid = a.pid and l.locktype = 'advisory' and l.granted
              where a.datname = current_database() and a.application_name = 'underseal-jobs'`,
          )
        ).rows[0]
      const before = (await standing())!
      // Waits for the turn, and has it as soon as the connection that holds it is gone.
      const taken = other.query('select pg_advisory_lock($1)', [before.key])
      await looking.query('select pg_terminate_backend($1)', [before.pid])
      await taken
      await expect.poll(async () => (await standing())?.pid ?? before.pid).not.toBe(before.pid)
      const ran = runs()
      for (let asks = 0; asks < 3; asks++) {
        const last = (await standing())?.asked.getTime()
        await expect.poll(async () => (await standing())?.asked.getTime(), { interval: 5 }).not.toBe(last)
      }
      expect(runs()).toBe(ran)
      await other.end()
      await reached(ran + 1)
    } finally {
      await Promise.all([other.end(), looking.end()])
    }
  })

  test(
    'that goes away for many turns is waited for, with one line, and the timetable goes on by itself',
    { timeout: 60_000 },
    async () => {
      const outer = await makeOuterPostgres()
      try {
        const { task, reached, runs } = counter()
        const jobs = await start({ 'delete-expired': task }, outer.url)
        await reached(1)
        await outer.stop()
        await expect.poll(() => lines.join('\n')).toContain('waits for the database')
        const before = runs()
        await new Promise((resolve) => setTimeout(resolve, 500))
        expect(runs()).toBe(before)
        await outer.start()
        await reached(before + 2)
        expect(lines.map((line) => line.replace(/ \{.*/, ''))).toEqual([
          'The timetable waits for the database; what has expired is hidden all the same',
          'The timetable goes on',
        ])
        await jobs.stop()
      } finally {
        await outer.clean()
      }
    },
  )
})
