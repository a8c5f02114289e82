/** Full jitter on the upper half, so that a thousand messengers do not come back in the same second after a restart. */
export function backoffMs(attempt: number, chance: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 10))
  return Math.round(ceiling / 2 + (ceiling / 2) * chance)
}

const firstMs = 1000
const longestMs = 30_000
