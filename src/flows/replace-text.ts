import type { Place, SafeText, Seal } from '../core/seal.ts'
import { announce } from './post-part.ts'
import type { Writing } from './writing.ts'

/** A text changes in its place, whatever that is; who is looking at a conversation is told. */
export async function replaceText(tx: Writing, place: Place, text: SafeText): Promise<void> {
  if (place.table !== 'parts') return tx.replaceTextAt(place, text)
  const part = await tx.replaceBody(place.row, text)
  if (part) announce(tx, part)
}

/** In the text that holds a seal. False where it no longer does: somebody has taken the placeholder out. */
export async function changeSeal(tx: Writing, place: Place, token: string, change: Partial<Seal>): Promise<boolean> {
  // Texts that were handed in by a program are not kept, so there is none to change.
  if (place.table === 'texts') return true
  const text = await tx.textAt(place)
  if (!text?.seals.some((seal) => seal.token === token)) return false
  await replaceText(tx, place, {
    ...text,
    seals: text.seals.map((seal) => (seal.token === token ? { ...seal, ...change } : seal)),
  })
  return true
}
