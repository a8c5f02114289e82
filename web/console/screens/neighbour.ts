import { useEffect, useRef } from 'react'

type One = { readonly id: string }

/**
 * The one after or before another in a list; the first one when nothing is chosen yet; undefined past the ends. One that has left the
 * list, since somebody else closed it, is looked for in `before`: its neighbours there are still its neighbours.
 */
export function neighbour<T extends One>(
  items: readonly T[],
  id: string | undefined,
  step: 1 | -1,
  before: readonly One[] = [],
): T | undefined {
  const index = items.findIndex((one) => one.id === id)
  if (index >= 0) return items[index + step]
  const was = before.findIndex((one) => one.id === id)
  if (was < 0) return items[0]
  const here = new Map(items.map((one) => [one.id, one]))
  const rest = step === 1 ? before.slice(was + 1) : before.slice(0, was).toReversed()
  return here.get(rest.find((one) => here.has(one.id))?.id ?? '')
}

/** The same in a list that changes under the hands. */
export function useNeighbour<T extends One>(
  items: readonly T[],
  id: string | undefined,
): (step: 1 | -1) => T | undefined {
  const before = useRef(items)
  useEffect(() => {
    if (items.some((one) => one.id === id)) before.current = items
  }, [items, id])
  return (step) => neighbour(items, id, step, before.current)
}
