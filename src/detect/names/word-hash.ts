import { plainLetter } from '../characters.ts'

/** Words are numbers here: lower-case, without accents, hashed while they are read, so that no string is made. */
export function hashStep(hash: number, c: number): number {
  if (c < 128) return (Math.imul(hash ^ (c >= 65 && c <= 90 ? c | 32 : c), 16777619) + (hash >>> 15)) | 0
  const letters = plainLetter(c)
  let next = hash
  for (let i = 0; i < letters.length; i++)
    next = (Math.imul(next ^ letters.charCodeAt(i), 16777619) + (next >>> 15)) | 0
  return next
}

export const hashSeed = 0x11c9dc5

export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = hashSeed
  for (let i = from; i < to; i++) hash = hashStep(hash, text.charCodeAt(i))
  return hash
}

export function mix(a: number, b: number): number {
  const h = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b)
  return h ^ (h >>> 15)
}
