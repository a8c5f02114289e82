/**
 * One line for one step: what is being done, and how long it took once it is.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function step(title, act) {
  const startedAt = performance.now()
  process.stdout.write(`· ${title} … `)
  try {
    const result = await act()
    process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`)
    return result
  } catch (error) {
    process.stdout.write('failed\n')
    throw error
  }
}

/**
 * For the last catch of a script: a foreseen failure is its sentence alone, anything else keeps its stack.
 * @param {unknown} error
 */
export function giveUp(error) {
  console.error(error instanceof StepFailed ? `\n${error.message}` : error)
  process.exit(1)
}

/** What went wrong, in words for the person at the terminal. */
export class StepFailed extends Error {}
