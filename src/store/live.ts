/**
 * Tells every app process what has changed, by LISTEN and NOTIFY on a connection of its own. Invariants:
 * - a notify is never inside a write: commits would queue behind it and writing would slow down two- to threefold;
 * - only ids travel; who may see what is decided when it is fetched;
 * - after a lost connection something may have been missed, and `onGap` says so.
 */
import pg from 'pg'
import type { LiveEvent } from '../core/live-event.ts'
import type { Log } from './log.ts'

export type Live = {
  announce(workspaceId: string, events: readonly LiveEvent[]): void
  /** Returns what ends it. */
  subscribe(tell: (workspaceId: string, event: LiveEvent) => void): () => void
  /** Called when events may have been missed: clients should fetch again. */
  onGap(tell: () => void): () => void
  close(): Promise<void>
}

const channel = 'underseal_live'
const batchMs = 10
// PostgreSQL's limit is 7,999 bytes; ids are ASCII, so a character is a byte.
const maxPayload = 7_900
// What waits while the database is away. Beyond it the oldest are dropped: clients fetch again after the gap anyway.
const maxWaiting = 10_000
const retryMs = 500

export async function openLive(url: string, options: string, log: Log): Promise<Live> {
  const tellers = new Set<(workspaceId: string, event: LiveEvent) => void>()
  const gapTellers = new Set<() => void>()
  let waiting: string[] = []
  let timer: NodeJS.Timeout | undefined
  let client: pg.Client | undefined
  let sending: Promise<void> = Promise.resolve()
  let closed = false

  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, options, keepAlive: true, connectionTimeoutMillis: 5_000 })
    // Both an error and an end may be told of one loss.
    const lost = () => {
      if (client !== fresh) return
      client = undefined
      if (!closed) void reconnect()
    }
    fresh.on('error', lost).on('end', lost)
    fresh.on('notification', ({ payload }) => hear(payload ?? ''))
    try {
      await fresh.connect()
      await fresh.query(`listen ${channel}`)
    } catch (error) {
      await fresh.end().catch(() => undefined)
      throw error
    }
    client = fresh
  }

  const reconnect = async () => {
    log.warn({}, 'The live connection to the database is lost')
    while (!closed) {
      await new Promise((resolve) => setTimeout(resolve, retryMs))
      try {
        await connect()
        break
      } catch {
        // Tried again in half a second, for as long as it takes.
      }
    }
    if (closed) return void client?.end().catch(() => undefined)
    log.info({}, 'The live connection to the database is back')
    for (const tell of gapTellers) tell()
    schedule()
  }

  const hear = (payload: string) => {
    for (const { workspaceId, event } of readPayload(payload)) {
      for (const tell of tellers) {
        try {
          tell(workspaceId, event)
        } catch {
          log.error({}, 'A live subscriber failed')
        }
      }
    }
  }

  const schedule = () => {
    if (waiting.length > 0) timer ??= setTimeout(() => void send(), batchMs)
  }

  const send = (): Promise<void> => {
    timer = undefined
    sending = sending.then(async () => {
      if (!client || waiting.length === 0) return
      const entries = waiting
      waiting = []
      try {
        await client.query({
          name: 'tell',
          text: 'select pg_notify($1, payload) from unnest($2::text[]) payload',
          values: [channel, packed(entries)],
        })
      } catch {
        waiting = [...entries, ...waiting].slice(-maxWaiting)
      }
    })
    return sending
  }

  await connect()
  return {
    announce(workspaceId, events) {
      waiting.push(...events.map((event) => JSON.stringify([workspaceId, event])))
      if (waiting.length > maxWaiting) waiting = waiting.slice(-maxWaiting)
      schedule()
    },
    subscribe(tell) {
      tellers.add(tell)
      return () => tellers.delete(tell)
    },
    onGap(tell) {
      gapTellers.add(tell)
      return () => gapTellers.delete(tell)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await send()
      await client?.end().catch(() => undefined)
    },
  }
}

/** Entries joined into as few payloads as the limit allows. */
function packed(entries: readonly string[]): string[] {
  const payloads: string[] = []
  let current = ''
  for (const entry of new Set(entries)) {
    if (current !== '' && current.length + entry.length + 3 > maxPayload) {
      payloads.push(`[${current}]`)
      current = ''
    }
    current += current === '' ? entry : `,${entry}`
  }
  return current === '' ? payloads : [...payloads, `[${current}]`]
}

function readPayload(payload: string): { workspaceId: string; event: LiveEvent }[] {
  try {
    // Only the serving role can notify on this database; the shape is the one announce wrote.
    return (JSON.parse(payload) as [string, LiveEvent][]).map(([workspaceId, event]) => ({ workspaceId, event }))
  } catch {
    return []
  }
}
