/**
 * Numbers for Prometheus. Invariants:
 * - labels are words of closed lists: methods, patterns of routes, statuses, names of jobs and of kinds. No id, no address
 *   and no word of anybody is ever a label, so the page may lie in the open of the inner network;
 * - reading the page costs the same however busy the house is: what has to be counted in the database is counted once a
 *   minute.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What a request was, once it was answered. */
export type Answered = {
  readonly method: string
  /** The pattern, such as `/v1/contacts/:id`. */
  readonly route: string
  readonly status: number
  readonly ms: number
}

/** What is looked up when somebody reads the page. */
type Gauges = {
  readonly liveSockets: () => number
  readonly connections: () => { readonly total: number; readonly idle: number; readonly waiting: number }
  readonly house: () => Promise<HouseNumbers>
}

export type HouseNumbers = {
  /** Rows of the activity log that have no place in the chain yet, and how old the oldest is. */
  readonly unchained: number
  readonly unchainedSeconds: number
  readonly sealed: readonly { readonly kind: string; readonly count: number }[]
}

export type Metrics = {
  answered(one: Answered): void
  job(name: string, outcome: 'done' | 'failed', ms: number): void
  page(): Promise<string>
  close(): void
}

// Prometheus' own advice for latencies, with one step more below.
const bucketsSeconds = [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const houseEveryMs = 60_000

type Histogram = { readonly counts: number[]; sum: number; count: number }
type Labels = Readonly<Record<string, string | number>>

export function openMetrics(version: string, gauges: Gauges): Metrics {
  const requests = new Map<string, number>()
  const durations = new Map<string, Histogram>()
  const jobs = new Map<string, number>()
  const jobSeconds = new Map<string, number>()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  let house: { readonly numbers: HouseNumbers; readonly until: number } | undefined

  async function houseNumbers(): Promise<HouseNumbers | undefined> {
    if (!house || house.until < Date.now()) {
      const numbers = await gauges.house().catch(() => undefined)
      house = numbers && { numbers, until: Date.now() + houseEveryMs }
    }
    return house?.numbers
  }

  return {
    answered({ method, route, status, ms }) {
      add(requests, labelled({ method, route, status }), 1)
      observe(durations, labelled({ method, route }), ms / 1000)
    },

    job(name, outcome, ms) {
      add(jobs, labelled({ job: name, outcome }), 1)
      add(jobSeconds, labelled({ job: name }), ms / 1000)
    },

    async page() {
      const { total, idle, waiting } = gauges.connections()
      const { user, system } = process.cpuUsage()
      const numbers = await houseNumbers()
      const lines = [
        ...family('underseal_info', 'gauge', 'Which version runs.', [
          [labelled({ version, node: process.version }), 1],
        ]),
        ...family('underseal_requests_total', 'counter', 'Requests answered.', [...requests]),
        ...histogram('underseal_request_seconds', 'How long answers took.', durations),
        ...family('underseal_live_sockets', 'gauge', 'Open live channels.', [['', gauges.liveSockets()]]),
        ...family('underseal_database_connections', 'gauge', 'Connections of the pool, and who waits for one.', [
          [labelled({ state: 'open' }), total],
          [labelled({ state: 'idle' }), idle],
          [labelled({ state: 'waited-for' }), waiting],
        ]),
        ...family('underseal_jobs_total', 'counter', 'Runs of the timetable in this process.', [...jobs]),
        ...family('underseal_job_seconds_total', 'counter', 'Time they took.', [...jobSeconds]),
        ...family('underseal_house_readable', 'gauge', 'Whether the figures of the whole house below could be read.', [
          ['', numbers ? 1 : 0],
        ]),
        ...(numbers
          ? [
              ...family(
                'underseal_activity_unchained',
                'gauge',
                'Rows of the activity log without a place in the chain yet.',
                [['', numbers.unchained]],
              ),
              ...family('underseal_activity_unchained_seconds', 'gauge', 'How old the oldest of them is.', [
                ['', numbers.unchainedSeconds],
              ]),
              ...family(
                'underseal_sealed_values',
                'gauge',
                'Values in the vault, by kind.',
                numbers.sealed.map(({ kind, count }) => [labelled({ kind }), count]),
              ),
            ]
          : []),
        ...family('process_resident_memory_bytes', 'gauge', 'Resident memory.', [['', process.memoryUsage.rss()]]),
        ...family('process_cpu_seconds_total', 'counter', 'Processor time.', [['', (user + system) / 1e6]]),
        ...family(
          'underseal_event_loop_delay_seconds',
          'gauge',
          'By how much turns of the event loop were late since the last reading.',
          [
            [labelled({ quantile: '0.5' }), delay.percentile(50) / 1e9],
            [labelled({ quantile: '0.99' }), delay.percentile(99) / 1e9],
          ],
        ),
      ]
      delay.reset()
      return `${lines.join('\n')}\n`
    },

    close: () => void delay.disable(),
  }
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}

function observe(all: Map<string, Histogram>, key: string, seconds: number): void {
  const one = all.get(key) ?? { counts: bucketsSeconds.map(() => 0), sum: 0, count: 0 }
  all.set(key, one)
  const bucket = bucketsSeconds.findIndex((upTo) => seconds <= upTo)
  if (bucket !== -1) one.counts[bucket]! += 1
  one.sum += seconds
  one.count += 1
}

function labelled(labels: Labels): string {
  return Object.entries(labels)
    .map(
      ([name, value]) =>
        `${name}="${String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
    )
    .join(',')
}

function family(
  name: string,
  type: 'gauge' | 'counter',
  about: string,
  samples: readonly (readonly [string, number])[],
): string[] {
  return [
    `# HELP ${name} ${about}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(([labels, value]) => sample(name, labels, value)),
  ]
}

function histogram(name: string, about: string, all: ReadonlyMap<string, Histogram>): string[] {
  const lines = [`# HELP ${name} ${about}`, `# TYPE ${name} histogram`]
  for (const [labels, { counts, sum, count }] of all) {
    let below = 0
    for (const [i, upTo] of bucketsSeconds.entries()) {
      below += counts[i]!
      lines.push(sample(`${name}_bucket`, `${labels},le="${upTo}"`, below))
    }
    lines.push(
      sample(`${name}_bucket`, `${labels},le="+Inf"`, count),
      sample(`${name}_sum`, labels, sum),
      sample(`${name}_count`, labels, count),
    )
  }
  return lines
}

function sample(name: string, labels: string, value: number): string {
  return `${name}${labels === '' ? '' : `{${labels}}`} ${value}`
}
