/** Shortest prefix that can be searched for. Shorter words are indexed whole. */
export const minPrefix = 3
/** Longer words are cut: a longer prefix tells no more. */
export const maxTermLength = 20
/** Of one text; a text with more different words is found by its first ones. */
export const maxTerms = 2_000

/** Lower case, without accents and invisible characters; German sharp s as ss. The same fold serves texts and queries. */
export function foldWords(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[\p{M}\p{Cf}]/gu, '')
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Every word and each of its prefixes of 3 or more letters: what a keyed hash is made of. */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>()
  for (const word of foldWords(text)) {
    const short = word.slice(0, maxTermLength)
    terms.add(short)
    for (let length = minPrefix; length < short.length; length++) terms.add(short.slice(0, length))
    if (terms.size >= maxTerms) break
  }
  return [...terms]
}

/** All of these must be there. Words of a query are prefixes; one of fewer than 3 letters must be a whole word. */
export function queryTerms(query: string): string[] {
  return [...new Set(foldWords(query).map((word) => word.slice(0, maxTermLength)))].slice(0, 20)
}
