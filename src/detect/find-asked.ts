import { isFiller } from './checks/check-digits.ts'
import { kindOf } from './kinds.ts'
import { isOfRegion } from './checks/phone-rules.ts'
import type { Seen } from './scan/seen.ts'
import type { Kind } from './finding.ts'
import { askedForms, type AskedForm } from './asked-forms.ts'

/** A field of a form is short; in a longer text only words near a value can tell. */
const longest = 400

/**
 * Numbers of documents have forms that half of all order numbers share, so they need a word beside them. Whoever asks for
 * `passport` or `passport/de` alone has said the word.
 */
export function findAsked(text: string, asked: readonly Kind[]): Seen[] {
  const out: Seen[] = []
  if (text.length > longest) return out
  for (const name of asked) if (/^phone\/[a-z]{2}$/.test(name)) phonesOf(out, text, name)
  for (const form of askedForms) if (asked.includes(form.name) || asked.includes(form.kind)) look(out, text, form)
  return out
}

const numbers = /(?<![\d+])\+?\d?[\d ().-]{6,20}\d(?!\d)/g

/** `phone/ph`: numbers as the plan of one country has them. */
function phonesOf(out: Seen[], text: string, name: string): void {
  for (const found of text.matchAll(numbers)) {
    const value = found[0].trimStart()
    const start = found.index + found[0].length - value.length
    const digits = value.replace(/\D/g, '')
    if (!isOfRegion(name.slice(6).toUpperCase(), digits, value.startsWith('+'))) continue
    const hint = `•••• ${digits.slice(-2)}`
    out.push({
      kind: 'phone',
      class: 'contact',
      start,
      end: start + value.length,
      confidence: 0.8,
      detector: name,
      hint,
      rank: 0,
    })
  }
}

function look(out: Seen[], text: string, form: AskedForm): void {
  for (const found of text.matchAll(form.shape)) {
    const start = found.index
    const end = start + found[0].length
    const token = found[0].toUpperCase().replace(/[^A-Z\dÄÖÜ]/g, '')
    if (form.check ? !form.check(token) : isFiller(token)) continue
    const whole = /^[\s.,:;]*$/.test(text.slice(0, start) + text.slice(end))
    out.push({
      kind: form.kind,
      class: kindOf(form.kind)?.class ?? 'custom',
      start,
      end,
      confidence: whole ? 0.65 : 0.55,
      detector: form.name,
      hint: `•••• ${token.slice(-2)}`,
      rank: 0,
    })
  }
}
