import type { FastifyRateLimitStore } from '@fastify/rate-limit'

type Told = Parameters<FastifyRateLimitStore['incr']>[1]
type Window = { count: number; readonly endsAt: number }

/** So many callers are remembered; beyond that the one whose window began first is forgotten. */
const mostCallers = 10_000

/**
 * Counts requests by caller in windows of time. The store of the package hands out the very object that it counts in, and looks
 * into it a moment later: of a hundred requests that come through the guard at once each would read the count of the last, and
 * all be refused.
 */
export class RequestCounts implements FastifyRateLimitStore {
  readonly #windows = new Map<string, Window>()

  incr(caller: string, told: Told, timeWindow = 60_000): void {
    const now = Date.now()
    let window = this.#windows.get(caller)
    if (window === undefined || window.endsAt <= now) {
      this.#windows.delete(caller)
      window = { count: 0, endsAt: now + timeWindow }
      this.#windows.set(caller, window)
      if (this.#windows.size > mostCallers) this.#windows.delete(this.#windows.keys().next().value!)
    }
    window.count += 1
    told(null, { current: window.count, ttl: window.endsAt - now })
  }

  /** A door with a limit of its own counts by itself. */
  child(): RequestCounts {
    return new RequestCounts()
  }
}
