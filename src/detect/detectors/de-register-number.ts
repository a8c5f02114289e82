import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import type { View } from '../scan/view.ts'

export const deRegisterNumber: Detector = {
  name: 'de-register-number',
  kind: 'de-register-number',
  source: 'HGB, § 8: departments A and B of the commercial register',
  anchors: { literals: ['^hra', '^hrb'] },
  at: registerAt,
  hits: ['Amtsgericht München HRB 12345.', 'HRA12345', 'Handelsregister: HRB 123456'],
  misses: ['HRB 1234567', 'HRB noch nicht bekannt', 'HRBACH 12', 'hrb12x'],
}

function registerAt(view: View): Match | undefined {
  const { text } = view
  const found = /^ {0,2}(?:nr\.? {0,2}|nummer {0,2})?[1-9]\d{0,5}(?![\w])/i.exec(text.slice(view.end, view.end + 18))
  view.steps += 18
  if (!found) return undefined
  const end = view.end + found[0].length
  return { start: view.start, end, confidence: found[0].length > 4 ? 0.85 : 0.6, hint: '' }
}
