import type { Doors } from './doors.ts'

const yearMs = 365 * 86_400_000

/** Says so in the description and with each answer (RFC 9745, RFC 8594), and lets no door go within a year. */
export function announceLeaving(app: Doors): void {
  app.addHook('onRoute', (route) => {
    const leaving = route.config?.leaving
    if (leaving === undefined) return
    if (Date.parse(leaving.until) - Date.parse(leaving.since) < yearMs)
      throw new Error(`${route.url} would go within a year`)
    route.schema = { ...route.schema, deprecated: true }
  })
  app.addHook('onSend', async (request, reply) => {
    const leaving = request.routeOptions.config.leaving
    if (leaving === undefined) return
    reply.headers({
      deprecation: `@${Date.parse(leaving.since) / 1000}`,
      sunset: new Date(leaving.until).toUTCString(),
      link: `<${leaving.successor}>; rel="successor-version"`,
    })
  })
}
