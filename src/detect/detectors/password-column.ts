import { codeAt, isLetter } from '../characters.ts'
import { isPlaceholder } from '../checks/entropy.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

/** What heads a column: the whole cell, with words of whom it is. */
const heads =
  /^(?:[\p{L}_]{1,14}[ _-])?(?:(?<pin>pin|pincode|pin-?code)|password|passwort|kennwort|passwd|pwd|pw|mot de passe|mdp|contrase[nñ]a|clave|senha|palavra-passe|wachtwoord)$/iu
/** A cell of a heading: a few words, no sentence. */
const heading = /^[\p{L}_ #().-]{0,30}$/u
/** What stands behind a heading's name. */
const cellEnds = ['\t', ';', ',', '|', ' |', '"', "'", '\n', '\r']
/** So much of a table is read at a time. */
const most = 8000
const longestLine = 400

/** A table that somebody pasted: the name stands once, over all values. */
export const passwordColumn: Detector = {
  name: 'password/column',
  kind: 'password',
  source: 'a column of a table with tabs, semicolons, commas or strokes, headed as a password or PIN',
  anchors: {
    literals: [
      'password',
      'passwd',
      '^pwd$',
      '^pw$',
      'passwort',
      'kennwort',
      'mot de passe',
      '^mdp$',
      'contrasena',
      '^clave$',
      '^senha$',
      'palavra-passe',
      'wachtwoord',
      // A bare « pin » would stop the pass at each one that is talked of.
      ...cellEnds.map((sign) => `^pin${sign}`),
      '^pincode$',
    ],
  },
  at: columnsAt,
  hits: [
    'Benutzername\tPasswort\nhans\tWint3r' + 'fell9',
    'user;password;pin\nbo;Tulip' + '44;4471\nan;Rose' + '55x;9034',
    '| User | Password |\n| --- | --- |\n| bo | Tulip' + '44 |',
    '"name","password"\n"bo","Tulip' + '44"',
  ],
  misses: [
    'I lost my password, sorry\nThanks, Bo',
    'user;password\nplease;help me',
    'name,password\nbo,<secret>',
    'Password\tExpires\nnever set\t2024',
    'pin, needle\n12, 13',
  ],
}

function columnsAt(view: View): Match[] | undefined {
  const { text, start, end } = view
  if (start < view.tableTo) return undefined
  let after = end
  while (!isLetter(codeAt(text, after - 1))) after--
  while (after < end + 12 && isLetter(codeAt(text, after))) after++
  if (!/^["' ]{0,2}(?:[\t;,|]|\r?\n)/.test(text.slice(after, after + 4))) return undefined
  const from = lineStart(text, start)
  let stop = lineEnd(text, start)
  view.steps += stop - from
  const head = text.slice(from, stop)
  const sign = ['\t', ';', '|', ','].find((one) => head.includes(one))
  if (!sign || stop >= text.length) return undefined
  const cells = head.split(sign)
  if (!cells.every((cell) => heading.test(plain(cell)))) return undefined
  const columns = cells.flatMap((cell, column) => {
    const found = heads.exec(plain(cell))
    return found ? [{ column, pin: found.groups?.['pin'] !== undefined }] : []
  })
  const found: Match[] = []
  while (columns.length > 0 && stop < text.length && stop < from + most) {
    const begin = stop + 1
    const last = lineEnd(text, begin)
    const row = text.slice(begin, last).split(sign)
    view.steps += last - begin
    if (row.length !== cells.length) break
    for (const { column, pin } of columns) {
      const cell = row[column] ?? ''
      const value = plain(cell)
      if (!(pin ? /^\d{4,8}$/ : /^(?=.*\d|.*[!#$%&*?@^])\S{5,60}$/).test(value) || isPlaceholder(value)) continue
      const at = begin + row.slice(0, column).reduce((sum, one) => sum + one.length + 1, 0) + cell.indexOf(value)
      found.push({ start: at, end: at + value.length, confidence: 0.75, hint: '', kind: pin ? 'pin' : 'password' })
    }
    stop = last
    view.tableTo = last
  }
  return found.length > 0 ? found : undefined
}

function plain(cell: string): string {
  return cell.replace(/^[\s"'*]+|[\s"'*]+$/g, '')
}

function lineStart(text: string, at: number): number {
  const least = Math.max(0, at - longestLine)
  while (at > least && codeAt(text, at - 1) !== 10) at--
  return at
}

function lineEnd(text: string, at: number): number {
  const most = Math.min(text.length, at + longestLine)
  while (at < most && codeAt(text, at) !== 10) at++
  return at
}
