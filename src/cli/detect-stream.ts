import { detect } from '../detect/detect.ts'
import type { Finding } from '../detect/finding.ts'
import type { DetectOptions } from '../detect/options.ts'

/** A stretch of the text, in order and without gaps; the findings lie wholly in it, their offsets are its own. */
export type Stretch = { readonly text: string; readonly findings: readonly Finding[] }

/** The overlap holds the longest thing the engine knows, a private key of 16,384 bits in PEM (about 12,700 characters). */
const sizes = { window: 256 * 1024, overlap: 16 * 1024 }

/**
 * Detection of a text of any length in bounded memory. Each window is looked at with its neighbourhood on both sides,
 * so that a value across a boundary is found once and context words count; stretches end at line ends.
 */
export async function* detectStream(
  texts: AsyncIterable<string>,
  options: DetectOptions,
  { window, overlap } = sizes,
): AsyncIterable<Stretch> {
  let buffer = ''
  // What stands before it was handed out already and is only context now.
  let done = 0
  for await (const text of texts) {
    buffer += text
    while (buffer.length >= done + window + overlap) {
      const findings = detect(buffer, options).filter(({ start }) => start >= done)
      const end = endOfStretch(buffer, done, buffer.length - overlap, findings)
      yield stretch(buffer, done, end, findings)
      const contextFrom = lineStart(buffer, Math.max(0, end - overlap), end)
      buffer = buffer.slice(contextFrom)
      done = end - contextFrom
    }
  }
  yield stretch(
    buffer,
    done,
    buffer.length,
    detect(buffer, options).filter(({ start }) => start >= done),
  )
}

function stretch(buffer: string, start: number, end: number, findings: readonly Finding[]): Stretch {
  return {
    text: buffer.slice(start, end),
    findings: findings
      .filter((one) => one.end <= end)
      .map((one) => ({ ...one, start: one.start - start, end: one.end - start })),
  }
}

function endOfStretch(buffer: string, done: number, wanted: number, findings: readonly Finding[]): number {
  const lineEnd = buffer.lastIndexOf('\n', wanted - 1) + 1
  const end = lineEnd > done ? lineEnd : wholeCharacter(buffer, wanted)
  const across = findings.find((one) => one.start < end && end < one.end)
  if (!across) return end
  return across.start > done ? across.start : across.end
}

/** The first line start in the range, so that no word is cut in two; a text without lines is cut where it is. */
function lineStart(buffer: string, from: number, to: number): number {
  const lineEnd = buffer.indexOf('\n', from)
  return lineEnd !== -1 && lineEnd < to - 1 ? lineEnd + 1 : wholeCharacter(buffer, from)
}

/** Not between the two halves of a surrogate pair. */
function wholeCharacter(buffer: string, at: number): number {
  const code = buffer.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
