/** The words and, where one is several, how settings and JSON write it: `account_number`, `accountNumber`. */
export function asKeys(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const joined = word.replace(/(?<=\w) (?=\w)/g, '_')
    return joined === word ? [word] : [word, joined, joined.replaceAll('_', '')]
  })
}
