import type { Ask } from './ask.ts'

export type TelemetryConfig = {
  /** Null: no page of numbers. */
  readonly metricsPort: number | null
  /** Null: no traces. */
  readonly traces: { readonly endpoint: string; readonly headers: Readonly<Record<string, string>> } | null
}

export function readTelemetry(ask: Ask): TelemetryConfig {
  const { given, mistakes } = ask
  const port = given('METRICS_PORT')
  const metricsPort = port === undefined || port === 'off' ? null : /^\d+$/.test(port) ? Number(port) : Number.NaN
  if (metricsPort !== null && !(metricsPort >= 1 && metricsPort <= 65_535)) {
    mistakes.push('METRICS_PORT is not a port. Write a whole number from 1 to 65535, such as 9464, or off.')
  }
  if (metricsPort !== null && metricsPort === Number(given('PORT') ?? 8484)) {
    mistakes.push('METRICS_PORT is the same as PORT. Give it a port of its own.')
  }
  const endpoint = given('OTEL_EXPORTER_OTLP_ENDPOINT')
  if (endpoint === undefined) return { metricsPort, traces: null }
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    mistakes.push('OTEL_EXPORTER_OTLP_ENDPOINT is not an address. Write it like http://localhost:4318.')
  }
  const headers: Record<string, string> = {}
  for (const pair of (ask.secret('OTEL_EXPORTER_OTLP_HEADERS') ?? '').split(',').filter((one) => one.trim() !== '')) {
    const [, name, value] = /^\s*([\w-]+)=(.*)$/.exec(pair) ?? []
    if (name === undefined)
      mistakes.push('OTEL_EXPORTER_OTLP_HEADERS is not a list. Write it like name=value,name=value.')
    else headers[name] = (value ?? '').trim()
  }
  return { metricsPort, traces: { endpoint, headers } }
}
