import type { SafeText, Seal } from './seal.ts'

/**
 * Somebody worked on a safe text as plain text: which of its placeholders are still there, and where. What stands before and after
 * the change is matched from both ends, so that of two placeholders that read alike the right one is kept; what was moved is looked
 * for in between, once each.
 */
export function keepSeals(before: SafeText, text: string): SafeText {
  const head = commonHead(before.text, text)
  const tail = commonTail(before.text, text, head)
  const shift = text.length - before.text.length
  const seals: Seal[] = []
  let reached = 0
  for (const seal of before.seals) {
    if (seal.end <= head) {
      seals.push(seal)
      reached = seal.end
    } else if (seal.start >= before.text.length - tail)
      seals.push({ ...seal, start: seal.start + shift, end: seal.end + shift })
    else {
      const mark = before.text.slice(seal.start, seal.end)
      const at = text.indexOf(mark, reached)
      if (at < 0) continue
      seals.push({ ...seal, start: at, end: at + mark.length })
      reached = at + mark.length
    }
  }
  return { text, seals: apart(seals).toSorted((a, b) => a.start - b.start) }
}

/** Never two at one place: a placeholder that was matched from the end counts, one that was looked for does not. */
function apart(seals: readonly Seal[]): Seal[] {
  const kept: Seal[] = []
  for (const seal of seals.toReversed())
    if (!kept.some((one) => seal.start < one.end && one.start < seal.end)) kept.unshift(seal)
  return kept
}

function commonHead(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  return at
}

function commonTail(a: string, b: string, head: number): number {
  const most = Math.min(a.length, b.length) - head
  let length = 0
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length++
  return length
}
