import type { Seal, SafeText } from '../../../src/http/wire/shapes.ts'
import { kindOfTitle } from './kind-names.ts'

type BodyPiece =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'seal'; readonly seal: Seal }
  | { readonly is: 'removed'; readonly kind: string; readonly hint: string }

/** A safe text in pieces: plain words, seals, and what was removed for good (which leaves only its name in brackets). */
export function piecesOf({ text, seals }: SafeText): readonly BodyPiece[] {
  const pieces: BodyPiece[] = []
  let at = 0
  for (const seal of seals.toSorted((a, b) => a.start - b.start)) {
    if (seal.start < at || seal.end > text.length) continue
    pieces.push(...plain(text.slice(at, seal.start)), { is: 'seal', seal })
    at = seal.end
  }
  pieces.push(...plain(text.slice(at)))
  return pieces
}

/** Only what is spelled exactly as we write it counts; anybody may type brackets, and then they are just brackets. */
function plain(text: string): BodyPiece[] {
  const pieces: BodyPiece[] = []
  let at = 0
  for (const match of text.matchAll(/\[([A-Za-z][A-Za-z -]{1,40}?)(?: (••••[^\]\n]{0,20}))?\]/g)) {
    const kind = kindOfTitle(match[1] ?? '')
    if (!kind) continue
    if (match.index > at) pieces.push({ is: 'text', text: text.slice(at, match.index) })
    pieces.push({ is: 'removed', kind, hint: match[2] ?? '' })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push({ is: 'text', text: text.slice(at) })
  return pieces
}
