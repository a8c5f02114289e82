import { codeAt } from '../characters.ts'
import { numberIn } from '../scan/take-run.ts'
import type { View } from '../scan/view.ts'

/** Day, month and year in any order and with any signs, perhaps with an hour behind; or another row of numbers. */
export function isDate(text: string): boolean {
  const [a = '', b = '', c = ''] = text.match(/\d+/g) ?? []
  const isDay = (one: string) => one.length <= 2 && Number(one) >= 1 && Number(one) <= 31
  const isYear = (one: string) => /^(?:19|20)\d\d$/.test(one)
  // Years in a row, sums of money in a row.
  if ((isYear(a) && isYear(b) && a[0] === '2') || /^\s*(?:\d+\.\d\d[ -]+)+\d+\.\d\d\s*$/.test(text)) return true
  if (/\D(?:19|20)\d\d-[01]\d-[0-3]\d\D*$/.test(text)) return true
  return (isYear(a) && isDay(b) && isDay(c)) || (isDay(a) && isDay(b) && isYear(c))
}

/** « 2.1.0 / 2024-06-15 », « beta.1 (2024-06-15 », « 04820 15.06.2024 »: a day of a calendar stands behind. */
export function beginsDay(text: string, { chain }: View, k: number): boolean {
  const start = chain.starts[k] as number
  return (
    k + 2 < chain.n &&
    (chain.ends[k + 2] as number) - start === 10 &&
    /^(?:\D(?:19|20)\d\d([-/.])[01]\d\1[0-3]\d|[ ,(][0-3]\d([-/.])[0-3]\d\2(?:19|20)\d\d)$/.test(
      text.slice(start - 1, start + 10),
    )
  )
}

/** `2024-06-15 10:45:33 INFO`: a machine wrote it. */
export function isLogged(text: string): boolean {
  return /^\W?\d{4}-\d\d-\d\d[ T]\d\d:\d\d|(?:^|\s)\d\d:\d\d:\d\d/.test(text)
}

/** How many groups from `from` on are a date or a dotted address, 0 if none. */
export function dateGroups(text: string, view: View, from: number): number {
  const { chain } = view
  if (from + 2 >= chain.n) return 0
  const size = (k: number) => (chain.ends[k] ?? 0) - (chain.starts[k] ?? 0)
  const sign = signIn(text, chain.ends[from] as number, chain.starts[from + 1] as number)
  if (sign !== 45 && sign !== 47 && sign !== 46) return 0
  if (sign !== signIn(text, chain.ends[from + 1] as number, chain.starts[from + 2] as number)) return 0
  const a = size(from)
  const b = size(from + 1)
  const c = size(from + 2)
  const value = (k: number) => numberIn(text, chain.starts[k] as number, chain.ends[k] as number)
  if (a === 4 && b <= 2 && c <= 2)
    return value(from) > 1900 && value(from) < 2100 && value(from + 1) <= 12 && value(from + 2) <= 31 ? 3 : 0
  if (a <= 2 && b <= 2 && (c === 4 || (c === 2 && from + 3 >= chain.n)))
    return value(from) <= 31 && value(from + 1) <= 31 && (c === 2 || (value(from + 2) > 1890 && value(from + 2) < 2100))
      ? 3
      : 0
  return 0
}

/** The one sign between two groups, blanks round it or not: `26 / 12`; 0 if there is more. */
function signIn(text: string, from: number, to: number): number {
  const first = codeAt(text, from) === 32 ? from + 1 : from
  const last = codeAt(text, to - 1) === 32 ? to - 1 : to
  return last - first === 1 ? codeAt(text, first) : 0
}
