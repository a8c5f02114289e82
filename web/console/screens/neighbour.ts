/** The one after or before another in a list; the first one when nothing is chosen yet; undefined past the ends. */
export function neighbour<T extends { readonly id: string }>(
  items: readonly T[],
  id: string | undefined,
  step: 1 | -1,
): T | undefined {
  const index = items.findIndex((one) => one.id === id)
  return index < 0 ? items[0] : items[index + step]
}
