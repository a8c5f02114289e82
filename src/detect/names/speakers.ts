/** Who writes in a chat that somebody exported: « 04/11/25, 20:15 - Remedios: », « [2.10.25, 9:41:05] Loris B.: ». */
import { everyday, firm, flagsOf, frequent, given, type NameList, place, roleWord } from './name-list.ts'
import { hashOf } from './word-hash.ts'

const line =
  /^(?:\[\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?\] ?|\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2},? \d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)? - )(\p{Lu}[\p{L}.'’-]{1,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){0,3}) ?: /gmu

/** `told` is given the place of each. A log is dated by the year first, and who is somebody's aunt or of a team has no name in the word that says so. */
export function speakersIn(list: NameList, text: string, told: (start: number, end: number) => void): void {
  if (!text.includes('] ') && !text.includes(' - ')) return
  for (const found of text.matchAll(line)) {
    const name = found[1] as string
    let start = found.index + found[0].lastIndexOf(name)
    const end = start + name.length
    for (const word of name.split(' ')) {
      const flags = flagsOf(list, hashOf(word))
      if (flags & given || !(flags & (everyday | frequent | roleWord | firm | place))) break
      start += word.length + 1
    }
    if (start < end) told(start, end)
  }
}
