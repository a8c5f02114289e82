// Processor time a message of this version and of another one, in turn on the same machine, each with its own PostgreSQL:
// node bin/run-ts.js bench/server-versions.ts OTHER [ROUNDS]. OTHER is a built checkout; this one has to be built as well.
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId, say } from '../test/withstand/clients.ts'
import { cpuMsOf } from './cpu-time.ts'
import { generatedChat } from './detect-inputs.ts'
import { openGround, quantile, type Ground } from './server-ground.ts'

const [, , other, rounds = '10', clientsGiven = '16', options] = process.argv
if (other === undefined) throw new Error('Say where the other version lies.')
const clients = Number(clientsGiven)
const warmUp = 6_000
const perRound = 600
const texts = generatedChat(20_000)
let nextText = 0

type Spent = {
  readonly main: number
  readonly beside: number
  readonly database: number
  readonly journal: number
  readonly rate: number
}
const grounds: Ground[] = []
try {
  const versions = []
  for (const [name, program] of [
    ['this', undefined],
    ['other', resolve(other, 'bin/underseal')],
  ] as const) {
    const ground = await openGround(clients * 8, {
      program,
      ...(program && options && { env: { NODE_OPTIONS: options } }),
    })
    grounds.push(ground)
    await post(ground, warmUp / 2)
    await ground.postgres.tidy('analyze')
    await post(ground, warmUp / 2)
    versions.push({ name, ground, spent: [] as Spent[] })
  }
  for (let round = 0; round < Number(rounds); round++) {
    for (const { ground, spent } of round % 2 ? versions.toReversed() : versions) spent.push(await measure(ground))
  }
  const load = loadavg().map((one) => one.toFixed(1))
  console.log('load', load.join(' '))
  for (const { name, spent } of versions) {
    const of = (key: keyof Spent) =>
      spent
        .map((one) => one[key])
        .toSorted((a, b) => a - b)
        .map((one) => one.toFixed(key === 'journal' ? 1 : 0))
    const median = (key: keyof Spent) =>
      quantile(
        spent.map((one) => one[key]),
        0.5,
      )
    console.log(
      `${name.padEnd(6)} answering thread ${median('main').toFixed(0)} µs, threads beside it ${median('beside').toFixed(0)}, PostgreSQL ${median('database').toFixed(0)}, journal ${median('journal').toFixed(1)} kB, ${median('rate').toFixed(0)} a second`,
    )
    console.log(`       answering: ${of('main').join(' ')}`)
    console.log(`       PostgreSQL: ${of('database').join(' ')}`)
  }
} finally {
  for (const ground of grounds) await ground.close()
}

async function measure(ground: Ground): Promise<Spent> {
  const { pid } = ground.houses[0]!
  const read = async () => ({
    app: cpuMsOf(pid),
    main: answeringMs(pid),
    database: cpuMsOf(ground.postgres.pid(), { children: true }),
    journal: (await ground.postgres.journal()).bytes,
  })
  const before = await read()
  const begun = performance.now()
  await post(ground, perRound)
  const took = performance.now() - begun
  // What is done after the answer belongs to the message: the chain, the news of it.
  await sleep(400)
  const after = await read()
  const each = (key: keyof typeof before) => ((after[key] - before[key]) / perRound) * 1_000
  return {
    main: each('main'),
    beside: each('app') - each('main'),
    database: each('database'),
    journal: each('journal') / 1e6,
    rate: (perRound / took) * 1_000,
  }
}

async function post(ground: Ground, count: number): Promise<void> {
  let left = count
  const client = async (nr: number) => {
    for (let i = 0; left-- > 0; i++) {
      const who = ground.visitors[(nr + i * clients) % ground.visitors.length]!
      const { status } = await say(ground.calls[0]!, who, newId('part'), texts[nextText++ % texts.length]!)
      if (status !== 201) throw new Error(`a message was answered with ${status}`)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, nr) => client(nr)))
}

/** Of the thread that answers; by nanoseconds, which its ticks are too coarse for. */
function answeringMs(pid: number): number {
  const [ran] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')
  return Number(ran) / 1e6
}
