import { calibrated } from './calibrate.ts'
import type { Finding } from './finding.ts'

/** Kinds whose own check or shape makes a joint value believable. A password or a date over two messages is not. */
const joinable = new Set([
  'payment-card',
  'iban',
  'us-ssn',
  'us-itin',
  'uk-nhs-number',
  'uk-nino',
  'de-tax-id',
  'in-aadhaar',
  'br-cpf',
  'br-cnpj',
  'ca-sin',
  'ch-ahv',
  'fr-nir',
  'be-nrn',
  'es-dni',
  'it-codice-fiscale',
])

/** A card whose issuer's range is known: seven tenths by the detector's own measure. */
const sure = Math.round(calibrated('payment-card', 'payment', 0.7) * 100) / 100

type Look = (text: string) => Finding[]

/** One piece of a text that stands in a joined text: from `at` on in the joined one, from `start` to `end` in its own. */
type Piece = { readonly index: number; readonly at: number; readonly start: number; readonly end: number }

/**
 * First the texts joined with a line break, which the detectors read as a separator inside a number; then only the one number
 * that each text holds, so that « first part 4242 4242 » and « then 4242 4242 » meet as well.
 */
export function detectAcrossTexts(texts: readonly string[], detect: Look): Finding[][] {
  return layOver(texts.map(detect), texts, detect)
}

/** Only what shows once the texts are read together: they are not looked through one by one, which costs as much again. */
export function joinedIn(texts: readonly string[], detect: Look): Finding[][] {
  return layOver(
    texts.map(() => []),
    texts,
    detect,
  )
}

function layOver(found: Finding[][], texts: readonly string[], detect: Look): Finding[][] {
  if (texts.length < 2) return found
  const whole = joined(
    texts,
    texts.map((text, index) => ({ index, start: 0, end: text.length })),
    '\n',
  )
  for (const joint of detect(whole.text)) if (joinable.has(joint.kind)) place(found, joint, whole.pieces)
  for (const run of runsOfNumbers(texts)) {
    const numbers = joined(texts, run, ' ')
    for (const joint of detect(numbers.text)) {
      if (joint.kind === 'payment-card' && joint.end - joint.start > 11 && joint.confidence >= sure)
        place(found, joint, numbers.pieces)
    }
  }
  return found
}

function joined(
  texts: readonly string[],
  parts: readonly Omit<Piece, 'at'>[],
  separator: string,
): { text: string; pieces: Piece[] } {
  let text = ''
  const pieces = parts.map((part) => {
    const at = text.length
    text += texts[part.index]?.slice(part.start, part.end) + separator
    return { ...part, at }
  })
  return { text, pieces }
}

/** Consecutive texts that hold exactly one number of two to eight digits, at most six texts together. */
function runsOfNumbers(texts: readonly string[]): Omit<Piece, 'at'>[][] {
  const runs: Omit<Piece, 'at'>[][] = []
  let run: Omit<Piece, 'at'>[] = []
  const close = () => {
    const numbers = run.map(({ index, start, end }) => numberIn(texts[index] as string, start, end))
    if (run.length > 1 && run.length <= 6 && !isCounting(numbers)) runs.push(run)
    run = []
  }
  texts.forEach((text, index) => {
    const numbers = text.length > 200 ? [] : [...text.matchAll(/(?<![\d.,:/-])\d(?:[ -]?\d){1,13}(?![\d:/-]|[.,]\d)/g)]
    const [one] = numbers
    if (numbers.length !== 1 || !one) return close()
    run.push({ index, start: one.index, end: one.index + one[0].length })
  })
  close()
  return runs
}

function numberIn(text: string, start: number, end: number): number {
  return Number(text.slice(start, end).replace(/\D/g, ''))
}

/** « ticket 400 », « ticket 401 », « ticket 402 »: no card goes on in small even steps. */
function isCounting(numbers: readonly number[]): boolean {
  const steps = numbers.slice(1).map((one, i) => one - (numbers[i] as number))
  return steps.some((step, i) => step !== 0 && Math.abs(step) <= 10 && steps[i + 1] === step)
}

/** Lays a joint finding over the texts it spans. It replaces what a text alone seemed to hold there. */
function place(found: Finding[][], joint: Finding, pieces: readonly Piece[]): void {
  const touched = pieces.flatMap((piece) => {
    const start = Math.max(joint.start, piece.at)
    const end = Math.min(joint.end, piece.at + piece.end - piece.start)
    return start < end
      ? [{ index: piece.index, start: start - piece.at + piece.start, end: end - piece.at + piece.start }]
      : []
  })
  if (touched.length < 2) return
  touched.forEach(({ index, start, end }, nth) => {
    const piece: Finding = { ...joint, start, end, hint: nth === touched.length - 1 ? joint.hint : '' }
    const others = (found[index] ?? []).filter((one) => one.end <= start || one.start >= end)
    found[index] = [...others, piece].sort((a, b) => a.start - b.start)
  })
}
