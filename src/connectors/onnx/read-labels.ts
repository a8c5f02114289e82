import type { Finding } from '../../detect/finding.ts'

/** What the model says of one word. */
export type Tagged = {
  readonly start: number
  readonly end: number
  readonly label: string
  readonly probability: number
}

const personLabel = /^(?:[BIELSU]-)?(?:PER|PERSON|NAME|(?:GIVEN|FIRST|MIDDLE|LAST|SUR|FULL)_?NAME)$/i

export function isPerson(label: string): boolean {
  return personLabel.test(label)
}

/** Words that go on a name become one with it: `B-` begins one, `I-` goes on. All other labels are left to the engine. */
export function namesOf(words: readonly Tagged[]): Finding[] {
  const names: { start: number; end: number; sum: number; words: number }[] = []
  let inName = false
  for (const { start, end, label, probability } of words) {
    const last = names.at(-1)
    const person = isPerson(label)
    if (person && last && inName && !/^[BSU]-/i.test(label)) {
      last.end = end
      last.sum += probability
      last.words++
    } else if (person) names.push({ start, end, sum: probability, words: 1 })
    inName = person
  }
  return names.map(({ start, end, sum, words: count }) => ({
    kind: 'person-name',
    class: 'identity',
    start,
    end,
    confidence: Math.round(Math.min(0.99, sum / count) * 100) / 100,
    detector: 'person-name/onnx',
    hint: '',
  }))
}
