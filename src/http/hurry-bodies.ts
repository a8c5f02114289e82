import type { Readable } from 'node:stream'
import type { Doors } from './doors.ts'

const usualMs = 60_000

/**
 * Who sends a body a byte a minute would keep their connection for as long as they like: Fastify sets Node's own limit to none.
 * A body has to be whole in this time; of lines of JSON, which may go on for hours, see `moving`.
 */
export function hurryBodies(app: Doors, withinMs = usualMs): void {
  app.addHook('onRequest', async (request) => {
    const { raw } = request
    const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers
    if ((coding === undefined && Number(length) === 0) || request.routeOptions.config.ndjson === true) return
    // Of a request that asked for another protocol neither end comes: a house that stops does not wait for it.
    const tooLate = setTimeout(() => raw.destroy(), withinMs).unref()
    for (const over of ['end', 'close']) raw.once(over, () => clearTimeout(tooLate))
  })
}

/** A body that is taken piece by piece: given up when the next does not come. What is done with a piece may take its time. */
export async function* moving(body: Readable, withinMs = usualMs): AsyncIterable<Uint8Array> {
  const wait = () => setTimeout(() => body.destroy(), withinMs)
  let tooLate = wait()
  try {
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      clearTimeout(tooLate)
      yield piece
      tooLate = wait()
    }
  } finally {
    clearTimeout(tooLate)
  }
}
