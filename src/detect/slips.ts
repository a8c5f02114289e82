/**
 * A word as people mistype it: a letter left out, doubled, or in the place of its neighbour. Where the first letter is wrong
 * too, nobody reads the word any more.
 */
export function slipsOf(word: string): string[] {
  const slips = new Set<string>()
  for (let i = 1; i < word.length; i++) {
    slips.add(word.slice(0, i) + word.slice(i + 1))
    slips.add(word.slice(0, i) + word.slice(i - 1))
    slips.add(word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2))
  }
  // What only goes on or breaks off is found as the word itself, or begins others.
  return [...slips].filter((one) => !one.startsWith(word) && !word.startsWith(one))
}
