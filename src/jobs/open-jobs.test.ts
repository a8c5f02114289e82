import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { fail } from '../core/errors.ts'
import { makeTestDatabase, type TestDatabase } from '../../test/database.ts'
import { openJobs, type Jobs, type Task } from './open-jobs.ts'

let database: TestDatabase
let open: Jobs[] = []
let lines: string[] = []

const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`)
const log = { info: note, warn: note, error: note }

beforeAll(async () => {
  database = await makeTestDatabase({ migrated: false })
})

afterEach(async () => {
  await Promise.all(open.splice(0).map((jobs) => jobs.stop()))
  await sql('truncate graphile_worker._private_jobs, graphile_worker._private_known_crontabs')
  lines = []
})

afterAll(() => database.drop())

async function start(tasks: Record<string, Task>, url = database.url): Promise<Jobs> {
  const jobs = await openJobs({ url, tasks, log })
  open.push(jobs)
  return jobs
}

async function sql(text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

const askFor = (name: string) =>
  sql(
    `select from graphile_worker.add_job('${name}', '{}', queue_name := '${name}', max_attempts := 1, job_key := '${name}')`,
  )

const emptied = () =>
  expect.poll(async () => (await sql('select from graphile_worker._private_jobs')).length, { timeout: 5_000 }).toBe(0)

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

describe('the timetable', () => {
  test('runs each task at the start and has it down for every minute', async () => {
    const [a, b] = [counter(), counter()]
    await start({ 'delete-expired': a.task, 'end-sessions': b.task })
    await Promise.all([a.reached(1), b.reached(1)])
    const known = await sql('select identifier from graphile_worker._private_known_crontabs order by identifier')
    expect(known.map(({ identifier }) => identifier)).toEqual(['delete-expired', 'end-sessions'])
  })

  test('a task that is asked for again runs again', async () => {
    const { task, reached, runs } = counter()
    await start({ 'delete-expired': task })
    await reached(1)
    await emptied()
    await askFor('delete-expired')
    await reached(2)
    expect(runs()).toBe(2)
  })

  test('however often it is asked for, it stands in the queue once', async () => {
    await start({})
    for (let i = 0; i < 5; i++) await askFor('delete-expired')
    expect(await sql('select from graphile_worker._private_jobs')).toHaveLength(1)
  })

  test('two processes share one queue, and both stop', async () => {
    const { task, reached } = counter()
    await start({ 'delete-expired': task })
    await start({ 'delete-expired': task })
    await reached(1)
    await Promise.all(open.splice(0).map((jobs) => jobs.stop()))
  })

  test('stopping waits for what is running, and twice is harmless', async () => {
    let release = () => {}
    let finished = false
    const begun = new Promise<void>((resolve) => {
      void start({
        slow: async () => {
          resolve()
          await new Promise<void>((done) => (release = done))
          finished = true
        },
      })
    })
    await begun
    await expect.poll(() => open.length).toBe(1)
    const jobs = open[0]!
    const stopping = jobs.stop()
    release()
    await stopping
    expect(finished).toBe(true)
    await jobs.stop()
  })
})

describe('a task that fails', () => {
  const canary = 'green' + 'chair'

  test('is tried again later, and its words are neither in the log nor in the queue', async () => {
    const { task, reached } = counter(new Error(`could not delete ${canary}`))
    await start({ 'delete-expired': task })
    await reached(1)
    await expect
      .poll(async () => (await sql('select last_error from graphile_worker._private_jobs'))[0]?.['last_error'], {
        timeout: 5_000,
      })
      .toContain('internal')
    const kept = JSON.stringify(await sql('select * from graphile_worker._private_jobs'))
    expect(kept + lines.join('\n')).not.toContain(canary)
    expect(lines.join('\n')).toContain('"task":"delete-expired","code":"internal"')
    await askFor('delete-expired')
    await reached(2)
  })

  test('is told by its code', async () => {
    const { task, reached } = counter(fail('vault_unavailable', canary))
    await start({ 'resume-erasures': task })
    await reached(1)
    await expect.poll(() => lines.join('\n')).toContain('vault_unavailable')
    expect(lines.join('\n')).not.toContain(canary)
  })

  test('does not keep another one from running', async () => {
    const [bad, good] = [counter(new Error('no')), counter()]
    await start({ bad: bad.task, good: good.task })
    await Promise.all([bad.reached(1), good.reached(1)])
  })
})

describe('the database', () => {
  test('that is away refuses the start', async () => {
    await expect(start({}, 'postgresql://nobody@127.0.0.1:1/nothing')).rejects.toThrow()
  })

  test('gives nobody but its owner a right in the queue', async () => {
    await start({})
    const rights = await sql(
      `select from information_schema.table_privileges where table_schema = 'graphile_worker' and grantee in ('PUBLIC', 'underseal_app')`,
    )
    expect(rights).toEqual([])
  })
})
