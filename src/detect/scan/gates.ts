import { foldClass, noLetter, otherLetter } from './scanner-classes.ts'
import type { Hit, Scanner } from './scanner-shape.ts'
import { digitNear, type View } from './view.ts'

/**
 * What all literals that end at one step ask for, so that the pass goes on where none of them can stand: the state that the
 * step leads to; two times 32 bits, one for each class that the next sign may have, 0 where the text ends; how many signs
 * must follow without a blank, and `needsDigit` more if a digit must stand near. Until somebody has come there all are -1,
 * which is open.
 */
export const gateSize = 4
const needsDigit = 64

/** The classes from 1 to 26. */
const letters = 0x07fffffe

export function gateOf(hits: readonly Hit[], to: number): readonly number[] {
  let [low, high] = [0, 0]
  for (const { rest } of hits) {
    const next = rest?.[0]
    if (next === undefined) [low, high] = [-1, -1]
    else if (next === noLetter) [low, high] = [low | ~letters, high | ~(1 << (otherLetter - 32))]
    else if (next < 32) low |= 1 << next
    else high |= 1 << (next - 32)
  }
  // What folding may change is looked at by whoever compares the rest.
  high |= 1 << (foldClass - 32)
  const unbroken = Math.min(...hits.map(({ detector, length }) => (detector.anchors.unbroken ?? 0) - length))
  const digit = hits.every(({ detector }) => detector.needsDigit)
  return [to, low, high, Math.max(unbroken, 0) + (digit ? needsDigit : 0)]
}

/** Mostly an everyday word goes on here otherwise than a literal: nobody, who lies far apart, need be fetched for it. */
export function isShut({ gates, classes }: Scanner, view: View, gate: number, i: number): boolean {
  const { text } = view
  const next = i < text.length ? (classes[text.charCodeAt(i)] as number) : 0
  if ((((gates[gate + 1 + (next >> 5)] as number) >>> (next & 31)) & 1) === 0) return true
  const more = gates[gate + 3] as number
  if (more <= 0) return false
  const end = i + (more & (needsDigit - 1))
  for (let at = i; at < end; at++) if (at >= text.length || text.charCodeAt(at) <= 32) return true
  return more >= needsDigit && !digitNear(view, i)
}
