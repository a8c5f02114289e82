// What would bound several app processes, where the cores of this machine do not show it: the processor time of each part, and what
// PostgreSQL waits for; and what two are to one where each may use a small part of a core only, so that PostgreSQL and clients have
// enough. node bin/run-ts.js bench/server-parts.ts [-- SECONDS]. Needs a built dist/.
import { readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { newId, say } from '../test/withstand/clients.ts'
import { cpuMsOf } from './cpu-time.ts'
import { generatedChat } from './detect-inputs.ts'
import { holdBack } from './hold-back.ts'
import { openGround, quantile } from './server-ground.ts'

const lastsMs = Number(process.argv[2] ?? 8) * 1_000
const clients = 16
/** Of a core, for each app process: small enough that two of them, PostgreSQL and the clients have room on two. */
const part = Number(process.argv[3] ?? 0.25)
const texts = generatedChat(20_000)
let nextText = 0
const ground = await openGround(clients * 8)
const watcher = new pg.Client({ connectionString: ground.postgres.url, application_name: 'watcher' })
await watcher.connect()
try {
  await ground.addHouse()
  await postFor(12_000, 2)
  await ground.postgres.tidy('analyze')
  await postFor(3_000, 2)
  console.log(
    'load',
    loadavg()
      .map((load) => load.toFixed(1))
      .join(' '),
  )
  for (const processes of [1, 2]) {
    const before = { ...read(), cpu: process.cpuUsage() }
    const begun = performance.now()
    const watched = watch(begun + lastsMs)
    const count = await postFor(lastsMs, processes)
    const waits = await watched
    await sleep(700)
    const after = { ...read(), cpu: process.cpuUsage(before.cpu) }
    const each = (ms: number) => `${Math.round((ms / count) * 1000)} µs`
    console.log(
      `\n${processes} app process${processes > 1 ? 'es' : ''}: ${Math.round(count / (lastsMs / 1000))} messages a second`,
    )
    console.log('  app, the thread that answers', each(after.main - before.main))
    console.log(
      '  app, compiler and collector on threads beside it',
      each(after.app - before.app - (after.main - before.main)),
    )
    for (const [name, ms] of Object.entries(after.database))
      console.log(`  PostgreSQL, ${name}`, each(ms - (before.database[name] ?? 0)))
    console.log('  clients', each((after.cpu.user + after.cpu.system) / 1000))
    console.log('  backends at a glance', waits)
  }
  await compareHeldBack()
} finally {
  await watcher.end()
  await ground.close()
}

/** Each process has the same part of a core whether it is alone or not, as it would have on a machine with enough of them. */
async function compareHeldBack(): Promise<void> {
  const letGo = ground.houses.map(({ pid }) => holdBack(pid, part))
  try {
    if (letGo.includes(undefined))
      return console.log('\nThis user cannot hold processes back here (as root, with cgroups, one can).')
    await postFor(2_000, 2)
    // With few people two processes have smaller groups than one, and those cost more a message; many fill the groups of both.
    for (const people of [clients, clients * 4]) {
      const rates: Record<1 | 2, number[]> = { 1: [], 2: [] }
      for (let round = 0; round < 5; round++) {
        for (const processes of [1, 2] as const)
          rates[processes].push((await postFor(lastsMs, processes, people)) / (lastsMs / 1000))
      }
      const [one, two] = [quantile(rates[1], 0.5), quantile(rates[2], 0.5)]
      const each = rates[1].map((rate, i) => (rates[2][i]! / rate).toFixed(2)).join(', ')
      console.log(
        `\n${people} people, each app process held to ${part} of a core: ${one.toFixed(0)} a second with one, ${two.toFixed(0)} with two: ${(two / one).toFixed(2)} times (rounds ${each})`,
      )
    }
    console.log(
      'load',
      loadavg()
        .map((load) => load.toFixed(1))
        .join(' '),
    )
  } finally {
    for (const free of letGo) free?.()
  }
}

async function postFor(ms: number, processes: number, people = clients): Promise<number> {
  const until = performance.now() + ms
  let count = 0
  const client = async (nr: number) => {
    for (let i = 0; performance.now() < until; i++) {
      const who = ground.visitors[(nr + i * people) % ground.visitors.length]!
      const { status } = await say(ground.calls[nr % processes]!, who, newId('part'), texts[nextText++ % texts.length]!)
      if (status !== 201) throw new Error(`a message was answered with ${status}`)
      count += 1
    }
  }
  await Promise.all(Array.from({ length: people }, (_, nr) => client(nr)))
  return count
}

function read() {
  const pids = ground.houses.map(({ pid }) => pid)
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)
  const postmaster = ground.postgres.pid()
  const database: Record<string, number> = {}
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const kind = kindOf(pid, postmaster)
    if (kind !== undefined) database[kind] = (database[kind] ?? 0) + cpuMsOf(Number(pid))
  }
  return { app: sum(pids.map((pid) => cpuMsOf(pid))), main: sum(pids.map(mainThreadMs)), database }
}

/** The name PostgreSQL gives its processes: those that serve a connection, and each of its helpers. */
function kindOf(pid: string, postmaster: number): string | undefined {
  try {
    const parent = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
    if (parent !== postmaster) return undefined
    const [, name = ''] =
      /^postgres: (\S+(?: \S+)?)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')) ?? []
    return name.startsWith('underseal') ? 'what serves connections' : name.trim()
  } catch {
    return undefined
  }
}

function mainThreadMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
    .map(Number)
  return (fields[11]! + fields[12]!) * 10
}

/** What backends that are in the middle of something wait for, a look every 20 ms. */
async function watch(until: number): Promise<string> {
  const seen = new Map<string, number>()
  let looks = 0
  while (performance.now() < until) {
    const { rows } = await watcher.query<{ what: string }>(`
      select case when state = 'idle in transaction' then 'the app' else coalesce(wait_event_type || ' ' || wait_event, 'nothing: runs') end as what
      from pg_stat_activity where state <> 'idle' and backend_type = 'client backend' and pid <> pg_backend_pid()`)
    for (const { what } of rows) seen.set(what, (seen.get(what) ?? 0) + 1)
    looks += 1
    await sleep(20)
  }
  return [...seen]
    .toSorted((a, b) => b[1] - a[1])
    .map(([what, times]) => `${what} ${(times / looks).toFixed(2)}`)
    .join(', ')
}
