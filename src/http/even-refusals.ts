import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../core/errors.ts'

/**
 * A refusal for somebody who is known is written to their log, and one for nobody is not: some milliseconds that would tell who
 * has an account. So refusals are answered on the beat only, longer than either takes on an idle machine.
 */
const beatMs = 250

export async function evenRefusals<T>(act: () => Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await act()
  } catch (error) {
    if (error instanceof Failure && (error.code === 'unauthenticated' || error.code === 'rate_limited'))
      await sleep(untilBeat(performance.now() - began))
    throw error
  }
}

/** What is left of the beat that has begun. */
export function untilBeat(tookMs: number): number {
  return Math.ceil(Math.max(tookMs, 1) / beatMs) * beatMs - tookMs
}
