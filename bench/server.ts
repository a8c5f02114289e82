// The server under load, each figure beside its yardstick in one run: npm run bench:server [-- SECONDS]
// Needs a built dist/. Everything runs on this machine: clients, app processes and PostgreSQL share its cores.
import { execFileSync } from 'node:child_process'
import { loadavg } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { newId, say, type Call, type Visitor } from '../test/withstand/clients.ts'
import { cpuMsOf } from './cpu-time.ts'
import { generatedChat } from './detect-inputs.ts'
import { measureGuardStep } from './guard-step.ts'
import { makeYardstick } from './plain-inserts.ts'
import { masterKey, openGround, quantile, residentOf } from './server-ground.ts'

const windowMs = Number(process.argv[2] ?? 5) * 1_000
const rounds = 3
const warmUp = 6_000
const clients = 16
const texts = generatedChat(20_000)
let nextText = 0
const text = () => texts[nextText++ % texts.length]!
const told = (name: string, value: string) => console.log(`${name.padEnd(64)} ${value}`)
const whole = (value: number) => Math.round(value).toLocaleString('en')
const ms = (value: number) => `${value.toFixed(1)} ms`

told(
  'load of the machine before',
  loadavg()
    .map((load) => load.toFixed(1))
    .join(' '),
)
const ground = await openGround(clients * 8)
try {
  // Idle is when there has been nothing to do for a while.
  await sleep(15_000)
  told('idle, without the database', `${Math.round(residentOf(ground.houses[0]!.pid))} MB resident`)

  // By number and not by time: a program is as fast as its compiler has had the chance to make it.
  await postMany(warmUp)
  // As PostgreSQL does it by itself within a minute. Until then it plans for empty tables, and reads whole indexes for one row.
  await ground.postgres.tidy('analyze')
  // Before the yardstick, whose tables would be vacuumed and analyzed meanwhile, on the same cores.
  const alone = await postAll(ground.calls, windowMs * 2)
  await sleep(2_000)
  await tellHalf('at half load, after full load', alone.perSecond / 2)

  const yardstick = await makeYardstick(ground.postgres.url, clients)
  await yardstick.run(1_000, clients)
  const ours: number[] = []
  const plain: number[] = []
  const full: number[] = []
  const spent = { ours: spending(), plain: spending() }
  for (let round = 0; round < rounds; round++) {
    const posted = await spent.ours.during(async () => {
      const all = await postAll(ground.calls, windowMs)
      // What is done after the answer belongs to the message: the chain, the news of it.
      await sleep(700)
      return { ...all, count: all.waits.length }
    })
    ours.push(posted.perSecond)
    full.push(...posted.waits)
    const written = await spent.plain.during(async () => {
      const all = await yardstick.run(windowMs, clients)
      return { ...all, count: all.written }
    })
    plain.push(written.perSecond)
  }
  const rate = quantile(ours, 0.5)
  told(
    'messages a second, 16 clients, everything on',
    `${whole(rate)} (p50 ${ms(quantile(full, 0.5))}, p99 ${ms(quantile(full, 0.99))})`,
  )
  told('the same rows by plain inserts', `${whole(quantile(plain, 0.5))} a second`)
  told('ratio', (rate / quantile(plain, 0.5)).toFixed(2))
  const [a, b] = [spent.ours.each(), spent.plain.each()]
  told(
    'CPU time a message',
    `server ${whole(a.app)} µs, PostgreSQL ${whole(a.database)} µs (clients ${whole(a.here)} µs)`,
  )
  told('CPU time of its rows by plain inserts', `driver ${whole(b.here)} µs, PostgreSQL ${whole(b.database)} µs`)
  told('ratio of CPU time', ((b.here + b.database) / (a.app + a.database)).toFixed(2))
  await yardstick.close()
  // The worst that PostgreSQL does of itself every five minutes: the first touch of each page after a checkpoint writes all of it into
  // the journal. Here with the yardstick's tables as well, to be vacuumed and analyzed.
  await ground.postgres.tidy('checkpoint')
  await tellHalf('the same from a checkpoint on, beside the tables of the yardstick', rate / 2)

  const second = await ground.addHouse()
  const live = await deliver(ground.calls[0]!, second.url, ground.visitors[0]!, rate / 2, windowMs)
  told(
    'from POST here to a frame on another process, at half load',
    `p50 ${ms(quantile(live, 0.5))}, p99 ${ms(quantile(live, 0.99))}`,
  )

  const both: number[] = []
  const one: number[] = []
  await postAll(ground.calls, 2_000)
  for (let round = 0; round < rounds; round++) {
    one.push((await postAll(ground.calls.slice(0, 1), windowMs)).perSecond)
    both.push((await postAll(ground.calls, windowMs)).perSecond)
  }
  told(
    'two app processes to one',
    `${(quantile(both, 0.5) / quantile(one, 0.5)).toFixed(2)} (${whole(quantile(both, 0.5))} to ${whole(quantile(one, 0.5))} a second, ${cores()} cores for all)`,
  )

  const flooded = await flood(ground.calls[0]!, rate / 4)
  told(
    'p99 of the others while one visitor floods',
    `${ms(flooded.during)} to ${ms(flooded.before)} without, ${(flooded.during / flooded.before).toFixed(2)} times`,
  )

  const guard = await measureGuardStep(
    ground.postgres.url,
    masterKey,
    ground.owner.workspaceId,
    ground.visitors[0]!.contactId,
    texts,
  )
  told(
    'guard step: fold, detect, decide, seal, encrypt, index',
    `median ${guard.median.toFixed(0)} µs, p99 ${guard.p99.toFixed(0)} µs`,
  )
  told(
    'load of the machine after',
    loadavg()
      .map((load) => load.toFixed(1))
      .join(' '),
  )
} finally {
  await ground.close()
}

/** How much of a pause was our own is said as well: one process drives all clients, and an answer that lies there unread is counted as late. */
async function tellHalf(name: string, perSecond: number): Promise<void> {
  const own = monitorEventLoopDelay({ resolution: 1 })
  own.enable()
  const journal = await ground.postgres.journal()
  const half = await postAt(ground.calls, perSecond, windowMs * 2)
  own.disable()
  const { bytes, pages } = await ground.postgres.journal()
  const late = half.waits.filter((wait) => wait > 50).length
  told(
    `${name} (${whole(half.perSecond)} a second)`,
    `p50 ${ms(quantile(half.waits, 0.5))}, p99 ${ms(quantile(half.waits, 0.99))}; ${late} of ${whole(half.waits.length)} above 50 ms`,
  )
  told(
    '  journal a message, whole pages in it; the bench’s own pauses',
    `${((bytes - journal.bytes) / half.waits.length / 1_000).toFixed(1)} kB, ${((pages - journal.pages) / half.waits.length).toFixed(2)}; p99 ${ms(own.percentile(99) / 1e6)}, most ${ms(own.max / 1e6)}`,
  )
}

/** What was spent where, by the kernel's count, in microseconds a message. */
function spending() {
  const sum = { app: 0, database: 0, here: 0 }
  let messages = 0
  const read = () => {
    const { user, system } = process.cpuUsage()
    return {
      app: cpuMsOf(ground.houses[0]!.pid),
      database: cpuMsOf(ground.postgres.pid(), { children: true }),
      here: (user + system) / 1_000,
    }
  }
  return {
    async during<T extends { readonly count: number }>(act: () => Promise<T>): Promise<T> {
      const before = read()
      const answer = await act()
      const after = read()
      for (const name of ['app', 'database', 'here'] as const) sum[name] += after[name] - before[name]
      messages += answer.count
      return answer
    },
    each: () => ({
      app: (sum.app / messages) * 1_000,
      database: (sum.database / messages) * 1_000,
      here: (sum.here / messages) * 1_000,
    }),
  }
}

async function postMany(count: number): Promise<void> {
  let left = count
  const client = async (nr: number) => {
    for (let i = 0; left-- > 0; i++)
      await post(ground.calls[0]!, ground.visitors[(nr + i * clients) % ground.visitors.length]!)
  }
  await Promise.all(Array.from({ length: clients }, (_, nr) => client(nr)))
}

type Posted = { readonly perSecond: number; readonly waits: readonly number[] }

async function post(call: Call, who: Visitor): Promise<number> {
  const { status, ms: took } = await say(call, who, newId('part'), text())
  if (status !== 201) throw new Error(`a message was answered with ${status}`)
  return took
}

/** As fast as sixteen people at a time can; each message goes to another conversation, as in life. */
async function postAll(calls: readonly Call[], lastsMs: number): Promise<Posted> {
  const begun = performance.now()
  const waits: number[] = []
  const client = async (nr: number) => {
    for (let i = 0; performance.now() - begun < lastsMs; i++) {
      const who = ground.visitors[(nr + i * clients) % ground.visitors.length]!
      waits.push(await post(calls[nr % calls.length]!, who))
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, nr) => client(nr)))
  return { perSecond: (waits.length / (performance.now() - begun)) * 1000, waits }
}

/** At a given pace, whether or not the one before is answered: a slow answer does not spare the next one. */
async function postAt(
  calls: readonly Call[],
  perSecond: number,
  lastsMs: number,
  who?: (nr: number) => Visitor,
): Promise<Posted> {
  const begun = performance.now()
  const running: Promise<number>[] = []
  while (performance.now() - begun < lastsMs) {
    const due = ((performance.now() - begun) / 1000) * perSecond
    for (; running.length < due;) {
      const nr = running.length
      running.push(post(calls[nr % calls.length]!, who?.(nr) ?? ground.visitors[nr % ground.visitors.length]!))
    }
    await sleep(1)
  }
  const waits = await Promise.all(running)
  return { perSecond: (waits.length / (performance.now() - begun)) * 1000, waits }
}

async function deliver(call: Call, url: string, who: Visitor, perSecond: number, lastsMs: number): Promise<number[]> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/live`)
  const waits: number[] = []
  let sent: number | undefined
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', token: who.token })))
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { type: string }
      if (frame.type === 'ready') resolve()
      if (frame.type === 'conversation' && sent !== undefined) {
        waits.push(performance.now() - sent)
        sent = undefined
      }
    })
  })
  const others = ground.visitors.slice(1)
  const load = postAt([call], perSecond, lastsMs, (nr) => others[nr % others.length]!)
  const until = performance.now() + lastsMs
  while (performance.now() < until) {
    sent = performance.now()
    await post(call, who)
    await sleep(20)
  }
  await load
  socket.close()
  return waits
}

/** One visitor posts sixteen at a time without a pause; limits are on as a new installation has them. */
async function flood(call: Call, perSecond: number): Promise<{ before: number; during: number }> {
  const [flooder, ...others] = ground.visitors
  const pick = (nr: number) => others[nr % others.length]!
  const before = await postAt([call], perSecond, windowMs, pick)
  let over = false
  const floods = Array.from({ length: 16 }, async () => {
    while (!over) await say(call, flooder!, newId('part'), text())
  })
  const during = await postAt([call], perSecond, windowMs, pick)
  over = true
  await Promise.all(floods)
  return { before: quantile(before.waits, 0.99), during: quantile(during.waits, 0.99) }
}

function cores(): string {
  return execFileSync('nproc', { encoding: 'utf8' }).trim()
}
