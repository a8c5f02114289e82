import { detect, type DetectOptions } from '../detect/detect.ts'
import type { Finding } from '../detect/finding.ts'

/** A field's name is the word in front of its value: `password` makes of «Quokka-7» a password. */
export function detectNamed(name: string, value: string, options: DetectOptions): Finding[] {
  const lead = `${name.replaceAll('_', ' ')}: `
  const named = detect(lead + value, options)
    .filter((finding) => finding.start >= lead.length)
    .map((finding) => ({ ...finding, start: finding.start - lead.length, end: finding.end - lead.length }))
  const plain = detect(value, options).filter(
    (finding) => !named.some((other) => other.start < finding.end && finding.start < other.end),
  )
  return [...named, ...plain].toSorted((a, b) => a.start - b.start)
}
