import { setTimeout as sleep } from 'node:timers/promises'

/** Until it holds; for steps that are taken outside of a test runner as well. */
export async function until(holds: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<void> {
  for (let waited = 0; !(await holds()); waited += 50) {
    if (waited > withinMs) throw new Error('It did not come to pass.')
    await sleep(50)
  }
}
