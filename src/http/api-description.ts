import type { Deps } from '../flows/ports.ts'
import { openDoors } from './open-doors.ts'

/** The description without a house behind it: routes are only registered, so nothing is asked of what is not there. */
export async function apiDescription(): Promise<object> {
  const nothing = () => {
    throw new Error('There is no house behind this description.')
  }
  const app = await openDoors({
    // Only handlers use them, and none is called.
    deps: {} as Deps,
    publicUrl: 'http://localhost:8484',
    trustProxy: false,
    rateLimits: { perMinute: 1, attemptsPerMinute: 1 },
    live: { subscribe: () => () => undefined, onGap: () => () => undefined, announce: () => undefined },
    exportActivity: nothing,
    verifyActivity: nothing,
    web: { folder: '/nonexistent' },
    ready: nothing,
  })
  await app.ready()
  const description = app.swagger()
  await app.close()
  return description
}
