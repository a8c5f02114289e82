/**
 * Spans of requests to an OpenTelemetry collector, in OTLP over HTTP as JSON (opentelemetry-proto 1.x). A span says method,
 * pattern of the route, status and how long; never an address, an id of ours or a word. When the collector is away, spans
 * are dropped: nothing waits for it, and memory stays bounded.
 */
import { randomBytes } from 'node:crypto'
import type { Answered } from './metrics.ts'

export type Traced = Answered & {
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** The W3C `traceparent` of whoever asked, if they sent one. */
  readonly parent: string | undefined
}

type Traces = { answered(one: Traced): void; close(): Promise<void> }

export type TraceOptions = {
  /** As in OTEL_EXPORTER_OTLP_ENDPOINT: without the path of the signal. */
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
  readonly version: string
  readonly log: { warn(fields: object, message: string): void }
}

const maxWaiting = 2_048
const batch = 512
const everyMs = 5_000
const timeoutMs = 10_000
// SpanKind SERVER and StatusCode ERROR of the protocol.
const server = 2
const failed = 2

export function openTraces({ endpoint, headers, version, log }: TraceOptions): Traces {
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`
  let waiting: object[] = []
  let dropped = 0
  let sending: Promise<void> = Promise.resolve()
  let lost = false

  async function send(): Promise<void> {
    while (waiting.length > 0) {
      const spans = waiting.splice(0, batch)
      const delivered = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(envelope(spans, version)),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
      }).then(
        (answer) => answer.ok,
        () => false,
      )
      if (!delivered) dropped += spans.length
      // Told once for each time that it goes away, not for each batch.
      if (!delivered && !lost)
        log.warn({ dropped }, 'The collector of traces does not take spans; they are dropped until it does')
      lost = !delivered
      if (!delivered) return
    }
  }
  const push = () => (sending = sending.then(send))
  const timer = setInterval(push, everyMs)
  timer.unref()

  return {
    answered(one) {
      if (waiting.length >= maxWaiting) {
        dropped += 1
        return
      }
      waiting.push(spanOf(one))
      if (waiting.length === batch) void push()
    },
    async close() {
      clearInterval(timer)
      await push()
      waiting = []
    },
  }
}

function spanOf({ method, route, status, ms, startedAt, parent }: Traced): object {
  // Version, trace, parent, flags (W3C Trace Context). Anything else is not believed.
  const [, traceId, parentSpanId] =
    /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/.exec(parent ?? '') ?? []
  return {
    traceId: traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    ...(parentSpanId ? { parentSpanId } : {}),
    name: `${method} ${route}`,
    kind: server,
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(startedAt + ms),
    attributes: [
      text('http.request.method', method),
      text('http.route', route),
      { key: 'http.response.status_code', value: { intValue: String(status) } },
    ],
    status: status >= 500 ? { code: failed } : {},
  }
}

function envelope(spans: readonly object[], version: string): object {
  return {
    resourceSpans: [
      {
        resource: { attributes: [text('service.name', 'underseal'), text('service.version', version)] },
        scopeSpans: [{ scope: { name: 'underseal', version }, spans }],
      },
    ],
  }
}

function text(key: string, value: string): object {
  return { key, value: { stringValue: value } }
}

/** As a string: the protocol's JSON writes 64-bit numbers so, and a double could not hold them. */
function nanoseconds(ms: number): string {
  return (BigInt(Math.round(ms * 1_000)) * 1_000n).toString()
}
