const newest = new Map<string, Promise<unknown>>()

/** Acts on one conversation reach the server in the order in which they were done: sent side by side, a tag put on and taken off could end as put on. */
export function inTurn<T>(id: string, call: () => Promise<T>): Promise<T> {
  const before = newest.get(id)
  // The answer of one before is its own caller's; here only its end counts.
  const mine = before ? before.then(call, call) : call()
  newest.set(id, mine)
  const leave = () => {
    if (newest.get(id) === mine) newest.delete(id)
  }
  mine.then(leave, leave)
  return mine
}

/** Whether more is on its way: what the server tells of it until then is older than what is shown. */
export const isUnderWay = (id: string): boolean => newest.has(id)
