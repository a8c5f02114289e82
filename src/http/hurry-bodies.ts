import type { Doors } from './doors.ts'

/**
 * Who sends a body a byte a minute would keep their connection for as long as they like: Fastify sets Node's own limit to none.
 * A body has to be whole in this time; lines of JSON, which may go on for hours, have to move.
 */
export function hurryBodies(app: Doors, withinMs = 60_000): void {
  app.addHook('onRequest', async (request) => {
    const { raw } = request
    const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers
    if (coding === undefined && Number(length) === 0) return
    const giveUp = () => void raw.destroy()
    if (request.routeOptions.config.ndjson === true) {
      raw.setTimeout(withinMs, giveUp)
      return
    }
    const tooLate = setTimeout(giveUp, withinMs)
    for (const over of ['end', 'close']) raw.once(over, () => clearTimeout(tooLate))
  })
}
