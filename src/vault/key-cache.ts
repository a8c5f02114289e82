/**
 * Opened keys, for a moment. The time is short because another process may have destroyed a key and its message may have
 * been lost: from then on a key lives here no longer than this.
 */
export const keyLifeMs = 10_000
const maxCachedKeys = 10_000

type KeyCache<T> = {
  get(id: string): T | undefined
  /** True once for each that is set, when half its time is over: to be read again now, while nobody has to wait for it. */
  isAging(id: string): boolean
  set(id: string, value: T): void
  drop(id: string): void
  clear(): void
}

export function makeKeyCache<T>(now: () => number, maxKeys = maxCachedKeys, lifeMs = keyLifeMs): KeyCache<T> {
  const entries = new Map<string, { readonly value: T; readonly until: number; told: boolean }>()
  return {
    get(id) {
      const entry = entries.get(id)
      if (entry === undefined) return undefined
      if (entry.until > now()) return entry.value
      entries.delete(id)
      return undefined
    },
    isAging(id) {
      const entry = entries.get(id)
      if (entry === undefined || entry.told || entry.until - now() > lifeMs / 2) return false
      return (entry.told = true)
    },
    set(id, value) {
      entries.delete(id)
      entries.set(id, { value, until: now() + lifeMs, told: false })
      // A map keeps its order, so the first is the oldest and the nearest to its end.
      while (entries.size > maxKeys) entries.delete(entries.keys().next().value!)
    },
    drop: (id) => void entries.delete(id),
    clear: () => entries.clear(),
  }
}
