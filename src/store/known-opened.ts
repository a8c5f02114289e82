/**
 * What a workspace has set down for everybody, and what is read with each message: opened once and not each time. Only after
 * the caller has got the box, so that with the vault away nothing is known here either, and only while exactly the ciphertext
 * that was opened stands in the row. Never for what is of a person: that is opened for one act and kept nowhere.
 */
const most = 500
const opened = new Map<string, { readonly locked: Buffer; readonly value: unknown }>()

/** `place`: with the workspace in it. What it has is for the caller to know, who wrote it. */
export function openedOnce(place: string, locked: Buffer, open: () => string): unknown {
  const known = opened.get(place)
  if (known?.locked.equals(locked)) return known.value
  const value = frozen(JSON.parse(open()))
  const [oldest] = opened.keys()
  if (opened.size >= most && oldest !== undefined) opened.delete(oldest)
  // A copy: the driver's buffer is a view of all that came in the same packet.
  opened.set(place, { locked: Buffer.from(locked), value })
  return value
}

/** Many requests have the same object in hand, and none of them may change it for the others. */
function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  Object.values(value).forEach(frozen)
  return Object.freeze(value)
}
