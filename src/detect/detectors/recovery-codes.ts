import { isLetter } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { valueAfter, valueApart } from '../value-after.ts'
import type { View } from '../scan/view.ts'

/** What opens an account when nothing else does: printed once, in groups of letters and digits, often several in a row. */
const codes = [
  'backup code',
  'back-up code',
  'recovery code',
  'backupcode',
  'wiederherstellungscode',
  'wiederherstellungs-code',
  'code de secours',
  'codes de secours',
  'code de recuperation',
  'codes de recuperation',
  'codigo de respaldo',
  'codigos de respaldo',
  'codigo de recuperacion',
  'codigo de recuperacao',
  'codigos de recuperacao',
  'codice di backup',
  'codici di backup',
  'codice di recupero',
  'herstelcode',
  'activation code',
  'aktivierungscode',
  "code d'activation",
  'codigo de activacion',
  'codigo de ativacao',
  'codice di attivazione',
  'activatiecode',
]
const keys = [
  'recovery key',
  'wiederherstellungsschlussel',
  'cle de recuperation',
  'clave de recuperacion',
  'chave de recuperacao',
  'chiave di recupero',
  'herstelsleutel',
]

const grouped = /^[A-Za-z\d]{4,6}(?:[- ][A-Za-z\d]{4,6}){1,7}(?![\w-])/
const joined = /^(?:\d{4} \d{4}(?!\d)|[A-Za-z\d]{4,6}(?:-[A-Za-z\d]{4,6}){1,7}|\d{6,10}|[A-Za-z\d]{8,12})(?![\w-])/
const between = /^[\s,;/]{1,3}(?:(?:and|und|et|y|e|en) )?/
/** As many as are printed at a time. */
const most = 16

export const recoveryCodes: Detector = {
  name: 'one-time-code/recovery',
  kind: 'one-time-code',
  source: 'codes and keys by which an account is recovered, named as such in seven languages',
  anchors: { literals: codes },
  needsDigit: true,
  at: codesAt,
  hits: [
    'Backup codes: 8842-1193, 7710-5528',
    'my recovery code is a1b2c-d3e4f',
    'Wiederherstellungscode 48219377',
    'code de secours : 8842 1193',
    'backup code they gave me: x7kq-29mv',
    'Aktivierungscode kam per Brief: H7KQ-22LM-9ZPA',
    'el código de respaldo es 88421193',
  ],
  misses: ['the backup code was lost in 2024', 'recovery code from 2024-05-06', 'backup codes are missing'],
}

export const recoveryKey: Detector = {
  name: 'password/recovery-key',
  kind: 'password',
  source: 'keys by which an account or a drive is recovered, named as such in seven languages',
  anchors: { literals: keys },
  needsDigit: true,
  at: keyAt,
  hits: [
    'recovery key 7KQ2-M9XB-4RT8-' + 'WLZ3-HC6P',
    'mein Wiederherstellungsschlüssel: 7KQ2-M9XB-4RT8-' + 'WLZ3-HC6P',
  ],
  misses: ['recovery key stage 4', 'the recovery key is lost since 2024-05-06'],
}

/** Eight groups of six digits, each of which eleven divides: the key of an encrypted drive. */
export const driveKey: Detector = {
  name: 'password/drive-key',
  kind: 'password',
  source: 'Microsoft: the recovery password of BitLocker',
  check: 'each group is divisible by 11 and below 720,896',
  anchors: { groupings: ['6-6-6-6-6-6-6-6'] },
  at: driveKeyAt,
  rank: 1,
  hits: ['it asks for 110011-220022-330033-440044-550055-660066-' + '120021-230032'],
  misses: ['110012-220022-330033-440044-550055-660066-120021-230032'],
}

function driveKeyAt({ text, start, end }: View): Match | undefined {
  const groups = text.slice(start, end).split(/\D+/)
  if (!groups.every((one) => Number(one) % 11 === 0 && Number(one) < 720896)) return undefined
  return { start, end, confidence: 0.95, hint: '' }
}

function codesAt(view: View): Match[] | undefined {
  const found: Match[] = []
  let at = beginning(view, joined)
  while (at >= 0 && found.length < most) {
    const ahead = view.text.slice(at, at + 60)
    view.steps += ahead.length
    const value = joined.exec(ahead)?.[0] ?? ''
    if (!isDrawn(value)) break
    found.push({ start: at, end: at + value.length, confidence: 0.8, hint: '' })
    const gap = between.exec(view.text.slice(at + value.length, at + value.length + 8))
    at = gap ? at + value.length + gap[0].length : -1
  }
  return found.length > 0 ? found : undefined
}

function keyAt(view: View): Match | undefined {
  const at = beginning(view, grouped)
  const value = at < 0 ? '' : (grouped.exec(view.text.slice(at, at + 60))?.[0] ?? '')
  view.steps += 60
  if (value.length < 14 || !isDrawn(value)) return undefined
  return { start: at, end: at + value.length, confidence: 0.85, hint: '' }
}

/** Behind the word, which may be in the plural, and behind others: where a value of this form begins, or -1. */
function beginning(view: View, form: RegExp): number {
  let from = view.end
  while (from < view.end + 3 && from < view.text.length && isLetter(view.text.charCodeAt(from))) from++
  const places = [valueAfter(view, from)?.at ?? -1, valueApart(view, from)]
  return places.find((at) => at > 0 && isDrawn(form.exec(view.text.slice(at, at + 60))?.[0] ?? '')) ?? -1
}

/** Two digits at least, and no date. */
function isDrawn(value: string): boolean {
  return (value.match(/\d/g)?.length ?? 0) > 1 && !/^(?:19|20)\d\d(?:-\d\d-\d\d)?$/.test(value)
}
