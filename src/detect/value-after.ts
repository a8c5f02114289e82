import { isLetter, plainLetters } from './characters.ts'
import type { View } from './view.ts'

/** Words that may stand between what a value is and the value: `number is`, `lautet`, `es el`. Without accents. */
const joining = new Set(
  (
    'is are was be it its that this the a an my your our his her their for of on to in at number numbers no num nr code value equals follows following below here ' +
    'new old current set changed still now just also called ' +
    'ist war lautet heisst sind das der die den mein meine meiner dein deine ihr ihre unser nummer neu neue neues jetzt folgende folgendes wie folgt am fur zu von ' +
    'est c mon ma votre le la les numero suivant voici de du pour el mi su tu es nueva nuevo actual siguiente ' +
    'e o minha meu seu sua il mio mia tuo suo numero nummer mijn uw je'
  ).split(' '),
)

export type After = {
  /** Where the value may begin. */
  readonly at: number
  /** The strongest joint seen: `:` and `=` bind closest, then a word such as `is`, then mere neighbourhood. */
  readonly joint: 'sign' | 'word' | 'none'
  /** The quote that opens the value, or ''. */
  readonly quote: string
}

const linking = new Set(['is', 'ist', 'lautet', 'heisst', 'est', 'es', 'e', 'was', 'war', 'equals', 'to'])

/** Steps over joining words and signs after a keyword, at most 48 characters. */
export function valueAfter(view: View, from: number): After | undefined {
  const { text } = view
  const stop = Math.min(text.length, from + 48)
  let at = from
  let joint: After['joint'] = 'none'
  let words = 0
  while (at < stop) {
    const c = text[at] ?? ''
    if (c === ' ' || c === '\t' || c === '\n' || c === '\r') at++
    else if (c === ':' || c === '=' || (c === '-' && joint === 'none' && text[at + 1] === ' ') || c === '>') {
      if (c !== '-') joint = 'sign'
      at++
    } else if (c === '"' || c === "'" || c === '`') {
      // `"password": "x"`: a quote before the sign closes the keyword, one after it opens the value.
      const next = text[at + 1] ?? ''
      const closes = joint !== 'sign' && (next === ':' || next === '=' || next === ' ' || next === ']') && at === from
      if (!closes) return { at: at + 1, joint, quote: c }
      at++
    } else if (
      c === '(' ||
      c === '[' ||
      c === ']' ||
      c === ')' ||
      c === '#' ||
      c === '*' ||
      (c === '.' && text[at + 1] === ' ') ||
      c === '…'
    )
      at++
    else {
      const end = wordEnd(text, at, stop)
      const word = plainLetters(text.slice(at, end).toLowerCase())
      if (end === at || !joining.has(word) || isValueChar(text[end] ?? '') || ++words > 5) break
      if (joint === 'none' && linking.has(word)) joint = 'word'
      at = end
    }
  }
  view.steps += at - from
  return at >= text.length || at >= stop ? undefined : { at, joint, quote: '' }
}

function wordEnd(text: string, at: number, stop: number): number {
  let end = at
  while (end < stop && isLetter(text.charCodeAt(end))) end++
  return end
}

function isValueChar(c: string): boolean {
  return c !== '' && /[\p{N}_@#$%^&*+~]/u.test(c)
}
