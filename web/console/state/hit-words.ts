import { foldWords, queryTerms } from '../../../src/core/search-terms.ts'

type Piece = { readonly text: string; readonly hit: boolean }

/** The words of a text that a search found it by: those that begin like one of the query's, folded as the index folds them. */
export function hitWords(text: string, query: string): Piece[] {
  // The words of an address are looked for together: whoever asks for « jo@example.com » does not mean « come ».
  const isMeant = (part: string) => !part.includes('@') || text.toLowerCase().includes(part.toLowerCase())
  const terms = queryTerms(query.split(/\s+/).filter(isMeant).join(' '))
  if (terms.length === 0) return [{ text, hit: false }]
  const pieces: Piece[] = []
  let at = 0
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}\p{Cf}]+/gu)) {
    if (!foldWords(word).some((folded) => terms.some((term) => folded.startsWith(term)))) continue
    if (index > at) pieces.push({ text: text.slice(at, index), hit: false })
    pieces.push({ text: word, hit: true })
    at = index + word.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false })
  return pieces
}
