/**
 * The words and, where one is several, how settings and JSON write it: `account_number`, `accountNumber`. A short end is the
 * whole end there: `account_notes` is no number.
 */
export function asKeys(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const last = word.slice(word.lastIndexOf(' ') + 1)
    const joined = word.replace(/(?<=\w) (?=\w)/g, '_') + (last.length === 2 ? '$' : '')
    return joined === word || /^(?:.|is)$/.test(last) ? [word] : [word, joined, joined.replaceAll('_', '')]
  })
}
