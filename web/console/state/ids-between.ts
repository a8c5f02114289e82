/** Everything from one to the other, both included, in the order of the list; undefined where one of them is not in it. */
export function idsBetween(
  ids: readonly string[],
  one: string | undefined,
  other: string,
): readonly string[] | undefined {
  const [at, end] = [ids.findIndex((id) => id === one), ids.indexOf(other)]
  return at < 0 || end < 0 ? undefined : ids.slice(Math.min(at, end), Math.max(at, end) + 1)
}
