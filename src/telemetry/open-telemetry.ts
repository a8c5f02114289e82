import { openMetricsDoor } from './metrics-door.ts'
import { openMetrics, type HouseNumbers } from './metrics.ts'
import { openTraces, type Traced, type TraceOptions } from './traces.ts'

type TelemetryOptions = {
  readonly config: {
    readonly host: string
    readonly telemetry: {
      readonly metricsPort: number | null
      readonly traces: Pick<TraceOptions, 'endpoint' | 'headers'> | null
    }
  }
  readonly version: string
  readonly log: TraceOptions['log']
  readonly house: {
    connections(): { readonly total: number; readonly idle: number; readonly waiting: number }
    numbers(): Promise<HouseNumbers>
  }
  readonly liveSockets: () => number
}

export type Telemetry = {
  readonly answered: (one: Traced) => void
  readonly job: (name: string, outcome: 'done' | 'failed', ms: number) => void
  listen(): Promise<void>
  close(): Promise<void>
}

/** What is not asked for costs nothing. */
export function openTelemetry({ config, version, log, house, liveSockets }: TelemetryOptions): Telemetry {
  const { metricsPort, traces: wanted } = config.telemetry
  const metrics =
    metricsPort === null
      ? undefined
      : openMetrics(version, { liveSockets, connections: () => house.connections(), house: () => house.numbers() })
  const traces = wanted === null ? undefined : openTraces({ ...wanted, version, log })
  let door: Awaited<ReturnType<typeof openMetricsDoor>> | undefined
  return {
    answered(one) {
      metrics?.answered(one)
      traces?.answered(one)
    },
    job: (name, outcome, ms) => metrics?.job(name, outcome, ms),
    async listen() {
      if (metrics && metricsPort !== null)
        door = await openMetricsDoor(metrics, { host: config.host, port: metricsPort })
    },
    async close() {
      await door?.close()
      metrics?.close()
      await traces?.close()
    },
  }
}
