import type { JobLog } from './open-jobs.ts'

/** Calls one flow again and again: at once while there is something to do, otherwise after a pause. */
export function openLoop({
  name,
  act,
  idleMs,
  log,
}: {
  name: string
  act: () => Promise<number>
  idleMs: number
  log: JobLog
}): { stop(): Promise<void> } {
  let stopping = false
  let wake: () => void = () => undefined
  let failing = false
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const running = (async () => {
    while (!stopping) {
      const done = await act().then(
        (count) => {
          failing = false
          return count
        },
        () => {
          // The database may be away for a while; said once, and tried on.
          if (!failing) log.warn({ task: name }, 'A job could not be done; it is tried again')
          failing = true
          return 0
        },
      )
      if (done === 0 && !stopping) await pause(failing ? idleMs * 5 : idleMs)
    }
  })()

  return {
    stop() {
      stopping = true
      wake()
      return running
    },
  }
}
