/** The name that was probably meant, if one is at most two slips away. */
export function nearest(typed: readonly string[], names: readonly string[]): string | undefined {
  const near = names.map((name) => {
    const words = name.split(' ')
    return { name, slips: slips(typed.slice(0, words.length).join(' '), name) }
  })
  return near.filter((one) => one.slips <= 2).toSorted((one, other) => one.slips - other.slips)[0]?.name
}

/** How many letters must be put in, left out or changed (Levenshtein). */
function slips(typed: string, name: string): number {
  let row = Array.from({ length: name.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...typed].entries()) {
    const above = row
    row = [i + 1]
    for (let j = 1; j <= name.length; j++) {
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (letter === name[j - 1] ? 0 : 1)))
    }
  }
  return row.at(-1)!
}
