import { codeAt, isDigit, isLetter } from '../characters.ts'
import { beginsMonth, dateAt } from '../read-date.ts'
import type { View } from '../scan/view.ts'

/** So far behind a word for birth a day is looked for, and at so many places. */
const reach = 60
const mostTries = 4

/** The first full date behind a word for birth. */
export function dayAhead(view: View): ReturnType<typeof dateAt> {
  const { text, end, dayless } = view
  const { tried } = dayless
  const stop = Math.min(text.length, end + reach)
  if (end < dayless.from || end > dayless.to) {
    tried.length = 0
    dayless.to = end
  }
  dayless.from = end
  while (tried.length > 0 && (tried[0] as number) < end) tried.shift()
  view.steps += Math.max(0, stop - dayless.to)
  let inWord = isWordCode(codeAt(text, dayless.to - 1))
  for (let at = dayless.to; at < stop && tried.length < mostTries; dayless.to = ++at) {
    const c = text.charCodeAt(at)
    const within = inWord
    inWord = isWordCode(c)
    // The next line of a form is about something else, unless it begins with the date.
    if (c === 10 && !/^\s{1,4}\d/.test(text.slice(at, at + 6))) return undefined
    if (within || !inWord || !(isDigit(c) || beginsMonth(text, at))) continue
    const seen = dateAt(text, at)
    if (seen) return seen
    const first = at
    if (isDigit(c)) while (at < stop && isDigit(text.charCodeAt(at + 1))) at++
    // A longer number is a machine's, and so is the day behind it.
    if (at - first > 7) return undefined
    tried.push(first)
  }
  return undefined
}

function isWordCode(c: number): boolean {
  return isDigit(c) || isLetter(c)
}
