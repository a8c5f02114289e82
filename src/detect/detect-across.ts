import type { Finding } from './finding.ts'

/** Kinds whose own check makes a joint value believable. A password or a date over two messages is not. */
const joinable = new Set(['payment-card', 'iban', 'us-ssn', 'us-itin', 'uk-nhs-number', 'de-tax-id', 'in-aadhaar', 'br-cpf', 'ca-sin'])

/** Joined with a line break, which the detectors read as a separator inside a number. */
export function detectAcrossTexts(texts: readonly string[], detect: (text: string) => Finding[]): Finding[][] {
  const alone = texts.map(detect)
  if (texts.length < 2) return alone
  const begins: number[] = []
  let length = 0
  for (const text of texts) {
    begins.push(length)
    length += text.length + 1
  }
  for (const joint of detect(texts.join('\n'))) {
    if (!joinable.has(joint.kind)) continue
    const pieces: { index: number; finding: Finding }[] = []
    for (let index = 0; index < texts.length; index++) {
      const begin = begins[index] ?? 0
      const start = Math.max(joint.start, begin)
      const end = Math.min(joint.end, begin + (texts[index]?.length ?? 0))
      if (start < end) pieces.push({ index, finding: { ...joint, start: start - begin, end: end - begin, hint: '' } })
    }
    if (pieces.length < 2) continue
    pieces.forEach(({ index, finding }, nth) => {
      const piece = nth === pieces.length - 1 ? { ...finding, hint: joint.hint } : finding
      const rest = (alone[index] ?? []).filter((one) => one.end <= piece.start || one.start >= piece.end)
      alone[index] = [...rest, piece].sort((a, b) => a.start - b.start)
    })
  }
  return alone
}
