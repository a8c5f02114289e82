import { codeAt, isDigit } from './characters.ts'
import { dateAt } from './read-date.ts'
import type { Seen } from './scan/seen.ts'

/** One person's day alone is a birth if it is so long ago, and several if one of them is. */
const longAgo = 2005
const someTimeAgo = 2019
const latest = 2025
/** What stands between a name and the day behind it: « , », « - », « (* », a tab. */
const joint = /^(?:[ \t]{0,2}[,;|(–—-]|[ \t])[ \t*]{0,3}(?=\d)/
/** Behind it a time or a message follows: it is the day of that. */
const ofMessage = /^[\])]?(?:,|\s| um| at| à| a las| às| alle| om){0,2} ?\d{1,2}[:.h]\d\d|^[\])]?:/

/** « Ann Field 14.08.1992, Tom Field 02.11.2014 »: persons in a row, each with a day behind the name, and nothing else said of it. */
export function birthsOf(persons: readonly Seen[], text: string): Seen[] {
  const days: { start: number; end: number; year: number; full: boolean }[] = []
  for (const { start, end } of persons) {
    const gap = joint.exec(text.slice(end, end + 6))?.[0].length ?? 0
    const seen = gap > 0 && isDigit(codeAt(text, end + gap)) ? dateAt(text, end + gap) : undefined
    if (!seen || seen.year > latest || ofMessage.test(text.slice(seen.end, seen.end + 14))) continue
    days.push({ start: seen.start, end: seen.end, year: seen.year, full: text.slice(start, end).includes(' ') })
  }
  const years = days.map((one) => one.year)
  const oldest = Math.min(...years)
  // Days of one year are those of meetings, or of messages.
  const inRow = days.length > 1 && oldest <= someTimeAgo && new Set(years).size > 1
  return days
    .filter((one) => inRow || (one.full && one.year <= longAgo))
    .map(({ start, end }) => ({
      kind: 'date-of-birth',
      class: 'identity',
      start,
      end,
      confidence: inRow ? 0.75 : 0.7,
      detector: 'date-of-birth/of-name',
      hint: '',
      rank: 0,
    }))
}
