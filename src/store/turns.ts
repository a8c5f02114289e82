/**
 * What would wait for the same row in the database waits here instead, where waiting costs no connection: one who floods their
 * own conversation would otherwise hold every connection of the pool, and all others would stand behind them.
 */
export type Turns = <T>(key: string, act: () => Promise<T>) => Promise<T>

export function makeTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return async (key, act) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(act, act)
    last.set(key, mine)
    try {
      return await mine
    } finally {
      if (last.get(key) === mine) last.delete(key)
    }
  }
}
